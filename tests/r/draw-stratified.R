# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

numbers <- function(text) lapply(strsplit(as.character(text), " "), as.numeric)
cube <- function(x, n, groups, strata) {
  x <- matrix(x, groups, strata); n <- matrix(n, groups, strata)
  aperm(array(c(x, n - x), c(groups, strata, 2)), c(1, 3, 2))
}
cubes <- Map(cube, numbers(drawn$events), numbers(drawn$trials), drawn$groups, drawn$strata)

# Strata that compare nothing have no variance; R stops at those of one trial only.
compares <- function(x) apply(x, 3, function(s) sum(rowSums(s) > 0) > 1 && min(colSums(s)) > 0)
used <- sapply(cubes, function(x) sum(compares(x)))
agree(drawn$used, used, "strata that compare")
ok(all(is.na(drawn$statistic) == (used == 0)), "a statistic where something is compared")

two <- which(drawn$groups == 2 & used > 0)
test <- lapply(cubes[two], function(x) {
  x <- x[, , apply(x, 3, sum) > 1, drop = FALSE]
  if (dim(x)[3] > 1) suppressWarnings(mantelhaen.test(x, correct = FALSE))
  else { # R wants two strata: one that says nothing beside it
    suppressWarnings(mantelhaen.test(array(c(x, 1, 0, 1, 0), c(2, 2, 2)), correct = FALSE))
  }
})
part <- function(name, i = 1) sapply(test, function(t) unname(t[[name]][i]))
agree(drawn$statistic[two], part("statistic"), "mantelhaen.test, two groups", 1e-9)
agree(drawn$p[two], pchisq(drawn$statistic[two], 1, lower.tail = FALSE), "its p")
finite <- function(x) ifelse(is.finite(x), x, NA)
agree(drawn$odds_ratio[two], finite(part("estimate")), "common odds ratio")
known <- drawn$odds_ratio[two] > 0 & !is.na(drawn$odds_ratio[two])
agree(drawn$odds_ratio_low[two][known], finite(part("conf.int"))[known], "its low end")
agree(drawn$odds_ratio_high[two][known], finite(part("conf.int", 2))[known], "its high end")

# mantelhaen.test () of more groups, by its formula: R's own stops where a group is empty.
general <- function(x) {
  x <- x[, , compares(x), drop = FALSE]
  x <- x[apply(x, 1, sum) > 0, , , drop = FALSE]
  k <- dim(x)[1]
  d <- rep(0, k); V <- matrix(0, k, k)
  for (s in seq_len(dim(x)[3])) {
    m <- x[, , s]; N <- sum(m); r <- rowSums(m); c <- colSums(m)
    d <- d + m[, 1] - r * c[1] / N
    V <- V + c[1] / N * (c[2] / N) / (N - 1) * (N * diag(r, k) - r %o% r)
  }
  tied <- V < 0; diag(tied) <- TRUE # groups that a chain of strata compares
  for (i in 1:k) tied <- tied %*% tied > 0
  df <- k - nrow(unique(tied))
  e <- eigen(V, symmetric = TRUE)
  v <- crossprod(e$vectors[, seq_len(df), drop = FALSE], d)
  c(sum(v^2 / e$values[seq_len(df)]), df)
}
more <- which(drawn$groups > 2 & used > 0)
want <- sapply(cubes[more], general)
agree(drawn$df[more], want[2, ], "df")
agree(drawn$statistic[more], want[1, ], "generalised statistic", 1e-9, 1e-7)
agree(drawn$p[more], pchisq(drawn$statistic[more], drawn$df[more], lower.tail = FALSE), "its p")
full <- more[sapply(cubes[more], function(x) all(apply(x, 3, sum) > 1) && dim(x)[3] > 1) & want[2, ] == drawn$groups[more] - 1]
theirs <- sapply(cubes[full], function(x) tryCatch(unname(mantelhaen.test(x)$statistic), error = function(e) NA))
ok(sum(!is.na(theirs)) > 50, "mantelhaen.test, more groups: enough", sum(!is.na(theirs)))
agree(drawn$statistic[full][!is.na(theirs)], theirs[!is.na(theirs)], "mantelhaen.test, more groups", 1e-9)
cat("done\n")
