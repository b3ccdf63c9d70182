# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

numbers <- function(text) lapply(strsplit(as.character(text), " "), as.numeric)
t <- numbers(drawn$times); x <- numbers(drawn$events); n <- numbers(drawn$trials)
y <- Map(`/`, x, n)
many <- lengths(t) > 1
ok(all(is.na(drawn$s[!many])), "one year has no trend")

pairs <- function(v, t) { p <- combn(length(t), 2); list(d = v[p[2, ]] - v[p[1, ]], t = t[p[2, ]] - t[p[1, ]]) }
kendall <- t(mapply(function(t, y) {
  m <- length(y); p <- pairs(y, t); S <- sum(sign(p$d))
  ties <- table(match(y, unique(y)))
  V <- (m * (m - 1) * (2 * m + 5) - sum(ties * (ties - 1) * (2 * ties + 5))) / 18
  z <- if (V > 0) (S - sign(S)) / sqrt(V) else NA
  tau <- if (V > 0) suppressWarnings(cor(t, y, method = "kendall")) else NA
  slopes <- sort(p$d / p$t); N <- length(slopes); C <- qnorm(0.975) * sqrt(V)
  rank <- function(r) if (r < 1 || r > N) NA else approx(seq_len(max(N, 2)), if (N > 1) slopes else rep(slopes, 2), r)$y
  ends <- if (V > 0) c(rank((N - C) / 2), rank((N + C) / 2 + 1)) else c(0, 0)
  c(S, V, z, 2 * pnorm(-abs(z)), tau, median(slopes), ends)
}, t[many], y[many]))
for (i in 1:8) {
  name <- c("s", "variance", "z", "p", "tau_b", "slope", "slope_low", "slope_high")[i]
  agree(drawn[[name]][many], kendall[, i], c("Mann-Kendall S", "its variance", "its z", "its p",
    "cor (method = kendall)", "Sen's slope", "its low end", "its high end")[i], 1e-15)
}

armitage <- t(mapply(function(t, x, n) {
  p <- sum(x) / sum(n)
  if (p == 0 || p == 1 || length(t) < 2) return(rep(NA, 5))
  chi <- unname(prop.trend.test(x, n, t)$statistic)
  s <- t - weighted.mean(t, n)
  b <- unname(coef(lm(x / n ~ s, weights = n))[2])
  se <- sqrt(sum(n * (x / n) * (1 - x / n) * s^2)) / sum(n * s^2)
  if (se == 0) se <- NA # nothing varies within years
  c(chi, 2 * pnorm(-sqrt(chi)), b, b - qnorm(0.975) * se, b + qnorm(0.975) * se)
}, t, x, n))
agree(drawn$ca_chi_squared, armitage[, 1], "prop.trend.test", 1e-12)
agree(drawn$ca_p, armitage[, 2], "its p", 1e-15, 1e-7)
agree(drawn$ca_slope, armitage[, 3], "slope of lm ()", 1e-14)
agree(drawn$ca_slope_low, armitage[, 4], "its low end", 1e-14)
agree(drawn$ca_slope_high, armitage[, 5], "its high end", 1e-14)
ok(sign(drawn$ca_z) == sign(drawn$ca_slope) | is.na(drawn$ca_z), "z has the sign of the slope")
cat("done\n")
