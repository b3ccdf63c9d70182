# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

# The highest interaction of the saturated Poisson model, as glm () fits it: the last coefficient.
# Bit k of a cell's number is whether word k + 1 matches.
interaction <- function(n, counts) {
  d <- as.data.frame(lapply(setNames(seq_len(n), paste0("w", seq_len(n))),
                            function(k) bitwAnd(bitwShiftR(seq_along(counts) - 1, k - 1), 1)))
  d$count <- counts
  fit <- suppressWarnings(glm(reformulate(paste(names(d)[seq_len(n)], collapse = "*"), "count"),
                              poisson, d, control = glm.control(epsilon = 1e-14, maxit = 100)))
  c(coef(fit)[[length(counts)]], sqrt(diag(vcov(fit)))[[length(counts)]])
}

closed <- function(n, counts) {
  bits <- sapply(seq_along(counts) - 1, function(i) sum(bitwAnd(bitwShiftR(i, 0:4), 1)))
  c(sum((-1)^(n - bits) * log(counts)), sqrt(sum(1 / counts)))
}

rows <- seq_len(nrow(drawn))
counts <- lapply(rows, function(i)
  as.numeric(drawn[i, paste0("c", seq_len(2^drawn$n[i]) - 1)]) + drawn$smoothing[i])
defined <- vapply(counts, function(x) all(x > 0), NA)
want <- vapply(rows, function(i) if (defined[i]) closed(drawn$n[i], counts[[i]]) else c(NA, NA), c(0, 0))
agree(drawn$lambda, want[1, ], "lambda", 1e-12)
agree(drawn$se, want[2, ], "standard error")
agree(drawn$low, want[1, ] - qnorm(0.975) * want[2, ], "low", 1e-12)
agree(drawn$high, want[1, ] + qnorm(0.975) * want[2, ], "high", 1e-12)
agree(drawn$z, want[1, ] / want[2, ], "z", 1e-12)

some <- head(which(defined), 300)
fitted <- vapply(some, function(i) interaction(drawn$n[i], counts[[i]]), c(0, 0))
agree(drawn$lambda[some], fitted[1, ], "lambda of glm ()", 1e-7, 1e-7)
agree(drawn$se[some], fitted[2, ], "standard error of glm ()", 0, 1e-6)
cat("done\n")
