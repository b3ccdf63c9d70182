# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

d <- drawn
a <- as.numeric(d$target); b <- as.numeric(d$reference)
m <- as.numeric(d$target_size); n <- as.numeric(d$reference_size)
cells <- cbind(a, b, m - a, n - b)
expected <- cbind(m * (a + b), n * (a + b), m * (m + n - a - b), n * (m + n - a - b)) / (m + n)
agree(d$expected, expected[, 1], "expected")

# Sums of terms of about m + n lose digits in R: what is close to nothing may be off by so much.
slack <- 1e-14 * (m + n)
g <- function(k) ifelse(cells[, k] > 0, cells[, k] * log(cells[, k] / expected[, k]), 0)
agree(d$log_likelihood, 2 * (g(1) + g(2) + g(3) + g(4)), "log_likelihood", slack)
agree(d$log_likelihood_two_cells, 2 * (g(1) + g(2)), "log_likelihood_two_cells", slack)
agree(d$p_log_likelihood, pchisq(d$log_likelihood, 1, lower.tail = FALSE), "p_log_likelihood")
agree(d$bic, d$log_likelihood - log(m + n), "bic")

# chisq.test () gives NaN where a margin is nothing.
chi <- function(correct) t(apply(cells, 1, function(x) suppressWarnings({
  test <- chisq.test(matrix(x, 2, byrow = TRUE), correct = correct)
  c(test$statistic, test$p.value)
})))
plain <- chi(FALSE); yates <- chi(TRUE)
agree(d$chi_squared, plain[, 1], "chisq.test (correct = FALSE)", 1e-9)
agree(d$chi_squared_yates, yates[, 1], "chisq.test (correct = TRUE)", 1e-9)
agree(d$p_chi_squared, pchisq(d$chi_squared, 1, lower.tail = FALSE), "its p")
agree(d$p_chi_squared_yates, pchisq(d$chi_squared_yates, 1, lower.tail = FALSE), "its p, corrected")
seen <- !is.na(plain[, 2]) & plain[, 1] > 1e-6
agree(d$p_chi_squared[seen], plain[seen, 2], "p of chisq.test", 0, 1e-7)

none <- a + b == 0
agree(d$log_ratio, ifelse(a * b > 0, log2((a / m) / (b / n)), NA), "log_ratio", 1e-14)
agree(d$percent_diff, ifelse(b > 0, 100 * (a / m - b / n) / (b / n), NA), "percent_diff", 1e-11)
agree(d$difference_coefficient, ifelse(none, NA, (a / m - b / n) / (a / m + b / n)),
      "difference_coefficient", 1e-14)
agree(d$simple_maths, (1e6 * a / m + 1) / (1e6 * b / n + 1), "simple_maths")
or <- ifelse(cells[, 2] * cells[, 3] > 0, cells[, 1] * cells[, 4] / (cells[, 2] * cells[, 3]), NA)
reach <- ifelse(or > 0, exp(qnorm(0.975) * sqrt(rowSums(1 / cells))), NA)
agree(d$odds_ratio, or, "odds_ratio")
agree(d$odds_ratio_low, or / reach, "odds_ratio_low")
agree(d$odds_ratio_high, or * reach, "odds_ratio_high")

# Donner & Zou's equation as it is printed, from the limits of prop.test (). It subtracts, and where
# a limit of the denominator is twice the share it divides nothing by nothing: left out there.
limits <- function(x, size) t(mapply(function(x, size) suppressWarnings(
  prop.test(x, size, correct = FALSE)$conf.int), x, size))
p <- a / m; q <- b / n; l <- limits(a, m); k <- limits(b, n)
low <- (p * q - sqrt(pmax((p * q)^2 - l[, 1] * k[, 2] * (2 * p - l[, 1]) * (2 * q - k[, 2]), 0))) /
  (k[, 2] * (2 * q - k[, 2]))
high <- (p * q + sqrt(pmax((p * q)^2 - l[, 2] * k[, 1] * (2 * p - l[, 2]) * (2 * q - k[, 1]), 0))) /
  (k[, 1] * (2 * q - k[, 1]))
sound <- abs(2 * q - k[, 2]) > 1e-3 * q & a > 0
agree(d$log_ratio_low[sound], log2(low)[sound], "log_ratio_low", 1e-7)
agree(d$log_ratio_high[b > 0], log2(high)[b > 0], "log_ratio_high", 1e-7)
ok(all(is.na(d$log_ratio_low) == (a == 0)), "log_ratio_low is there where the target has some")
ok(all(is.na(d$log_ratio_high) == (b == 0)), "log_ratio_high is there where the reference has some")

# R's fisher.test () takes long for large tables, and loses digits below 1e-307.
small <- rowSums(cells) < 2e5
agree(d$p_fisher[small], apply(cells[small, ], 1, function(x)
  fisher.test(matrix(x, 2), conf.int = FALSE)$p.value), "fisher.test", 1e-307)
agree(d$direction, sign(a * n - b * m), "direction")
cat("done\n")
