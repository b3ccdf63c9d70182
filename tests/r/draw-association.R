# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

d <- drawn
cells <- 1.0 * with(d, cbind(both, b - both, a - both, units - a - b + both))
expected <- as.numeric(d$a) * d$b / d$units
agree(d$expected, expected, "expected")
spread <- sqrt(d$a) * sqrt(d$b) * sqrt(d$units - d$a) * sqrt(d$units - d$b)
agree(d$phi, ifelse(spread > 0, (as.numeric(d$both) * d$units - as.numeric(d$a) * d$b) / spread, NA),
      "phi", 1e-14)
g <- function(o, e) ifelse(o > 0, o * log(o / e), 0)
n <- as.numeric(d$units); a <- as.numeric(d$a); b <- as.numeric(d$b)
agree(d$log_likelihood, 2 * (g(cells[, 1], a * b / n) + g(cells[, 2], (n - a) * b / n) +
                               g(cells[, 3], a * (n - b) / n) + g(cells[, 4], (n - a) * (n - b) / n)),
      "log_likelihood", 1e-9) # R's sum of terms of about n loses digits
agree(d$odds_ratio, ifelse(cells[, 2] * cells[, 3] > 0, cells[, 1] * cells[, 4] / (cells[, 2] * cells[, 3]), NA),
      "odds ratio")
agree(d$p_fisher, apply(cells, 1, function(x) fisher.test(matrix(x, 2), conf.int = FALSE)$p.value),
      "fisher.test")
cat("done\n")
