# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

numbers <- function(text) lapply(strsplit(as.character(text), " "), function(x) suppressWarnings(as.numeric(x)))
tables <- Map(function(x, r, c) matrix(x, r, c, byrow = TRUE), numbers(drawn$counts), drawn$rows, drawn$columns)
filled <- lapply(tables, function(x) x[rowSums(x) > 0, colSums(x) > 0, drop = FALSE])
agree(drawn$filled_rows, sapply(filled, nrow), "rows with a count")
agree(drawn$filled_columns, sapply(filled, ncol), "columns with a count")

tested <- which(sapply(filled, function(x) nrow(x) > 1 && ncol(x) > 1))
ok(all(is.na(drawn$chi_squared[-tested])) && all(drawn$df[-tested] == 0), "nothing to test is no test")
d <- drawn[tested, ]
test <- lapply(filled[tested], function(x) suppressWarnings(chisq.test(x, correct = FALSE)))
n <- sapply(filled[tested], sum)
chi <- sapply(test, function(t) as.numeric(t$statistic))
agree(d$chi_squared, chi, "chisq.test", 1e-9)
agree(d$df, sapply(test, function(t) t$parameter), "df")
agree(d$p, pchisq(d$chi_squared, d$df, lower.tail = FALSE), "p")
ok(abs(d$p - sapply(test, function(t) t$p.value)) < 1e-9, "p of chisq.test")
agree(d$least_expected, sapply(test, function(t) min(t$expected)), "least expected")
agree(d$cells_below_5, sapply(test, function(t) sum(t$expected < 5)), "expected below 5")
agree(d$is_approximate, sapply(test, function(t) min(t$expected) >= 1 && mean(t$expected < 5) <= 0.2),
      "Cochran's rule")
# The sum of terms as large as n loses digits in R.
agree(d$log_likelihood, sapply(test, function(t) {
  o <- t$observed; 2 * sum(ifelse(o > 0, o * log(o / t$expected), 0))
}), "log_likelihood", 1e-15 * max(n))
least <- pmin(d$filled_rows, d$filled_columns) - 1
agree(d$v, sqrt(chi / (n * least)), "Cramer's V", 1e-10)
# Bergsma 2013
r <- d$filled_rows; k <- d$filled_columns
phi2 <- pmax(0, chi / n - (r - 1) * (k - 1) / (n - 1))
small <- pmin(r - (r - 1)^2 / (n - 1), k - (k - 1)^2 / (n - 1)) - 1
corrected <- ifelse(small > 1e-12, pmin(sqrt(phi2 / small), 1), NA)
agree(d$v_corrected, corrected, "Bergsma's V", 1e-6)
# The interval's ends put 2.5 % beyond the statistic, by pchisq (ncp = ), which is not exact beyond.
ends <- data.frame(chi, df = d$df, low = d$v_low^2 * n * least, high = d$v_high^2 * n * least, cap = n * least)
inside <- ends$chi < 5e4 & ends$high < ends$cap * (1 - 1e-9)
x <- ends[inside & ends$low > 0, ]
agree(pchisq(x$chi, x$df, x$low, lower.tail = FALSE), rep(0.025, nrow(x)), "low end of V", 1e-9)
x <- ends[inside & ends$high > 0, ]
agree(pchisq(x$chi, x$df, x$high), rep(0.025, nrow(x)), "high end of V", 1e-9)
ok(ends$low > 0 | pchisq(ends$chi, ends$df, lower.tail = FALSE) >= 0.025 * (1 - 1e-9), "ends at 0")

whole <- lapply(tables, function(x) suppressWarnings(if (min(dim(x)) > 1 && sum(x) > 0) chisq.test(x, correct = FALSE)))
square <- which(!sapply(whole, is.null))
flat <- function(column, part) {
  got <- numbers(drawn[[column]][square])
  want <- lapply(whole[square], function(t) as.vector(t(t[[part]])))
  agree(unlist(got), ifelse(is.finite(unlist(want)), unlist(want), NA), column, 1e-8)
}
flat("expected", "expected")
flat("residuals", "stdres")
cat("done\n")
