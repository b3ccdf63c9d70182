# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

d <- drawn
o <- as.numeric(d$both); r1 <- as.numeric(d$a); c1 <- as.numeric(d$b); n <- as.numeric(d$units)
r2 <- n - r1; c2 <- n - c1
o12 <- r1 - o; o21 <- c1 - o; o22 <- r2 - o21
e <- ifelse(n > 0, r1 * c1 / n, NA)
defined <- function(condition, x) ifelse(!is.na(condition) & condition, x, NA)
agree(d$expected, e, "expected")
agree(d$mi, defined(o > 0, log2(o / e)), "mi", 1e-13)
agree(d$mi3, defined(o > 0, log2(o^3 / e)), "mi3", 1e-13)
# The differences are of numbers that may be nearly equal.
agree(d$t_score, defined(o > 0, (o - e) / sqrt(o)), "t_score", 1e-9)
agree(d$z_score, defined(e > 0, (o - e) / sqrt(e)), "z_score", 1e-8)
agree(d$delta_p_forward, defined(r1 > 0 & r2 > 0, o / r1 - o21 / r2), "delta_p_forward", 1e-14)
agree(d$delta_p_backward, defined(c1 > 0 & c2 > 0, o / c1 - o12 / c2), "delta_p_backward", 1e-14)
both <- o > 0 & o21 > 0
ratio <- log2((o / r1) / (o21 / r2))
reach <- qnorm(0.975) * sqrt(pmax(1 / o - 1 / r1 + 1 / o21 - 1 / r2, 0)) / log(2)
agree(d$log_ratio, defined(both, ratio), "log_ratio", 1e-13)
agree(d$log_ratio_low, defined(both, ratio - reach), "log_ratio_low", 1e-7)
agree(d$log_ratio_high, defined(both, ratio + reach), "log_ratio_high", 1e-7)
g <- function(o, e) ifelse(o > 0, o * log(o / e), 0)
g2 <- 2 * (g(o, e) + g(o12, r1 * c2 / n) + g(o21, r2 * c1 / n) + g(o22, r2 * c2 / n))
agree(d$log_likelihood, defined(n > 0, g2), "log_likelihood", 1e-6) # R's sum of great terms loses digits
agree(d$p_log_likelihood, pchisq(d$log_likelihood, 1, lower.tail = FALSE), "p_log_likelihood")
agree(d$log_dice, defined(o > 0, 14 + log2(2 * o / (d$nodes + c1))), "log_dice", 1e-13)
cat("done\n")
