# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

z <- qnorm(0.975)
wilson <- function(p, n) {
  if (!is.finite(n)) return(c(p, p))
  r <- sort(Re(polyroot(c(p^2, -(2 * p + z^2 / n), 1 + z^2 / n))))
  c(if (p == 0) 0 else r[1], if (p == 1) 1 else r[2])
}
# Unit by unit: the sample as it was drawn, each unit with its weight.
expand <- function(d) {
  one <- function(i) {
    k <- c(d$tp[i], d$fp[i], d$fn[i], d$tn[i])
    n <- sum(k)
    data.frame(h = i, N = d$units[i], n = n, thema = rep(c(1, 1, 0, 0), k), gold = rep(c(1, 0, 1, 0), k))
  }
  do.call(rbind, lapply(seq_len(nrow(d)), one))
}
total <- function(s, y) sum(s$N / s$n * y)
# Cochran 1977, eq. 5.7: the covariance of two totals of a stratified sample.
cov_total <- function(s, x, y) sum(sapply(split(seq_along(x), s$h), function(i) {
  N <- s$N[i][1]; n <- length(i)
  if (N <= n) 0 else N^2 * (1 - n / N) * stats::cov(x[i], y[i]) / n
}))
ratio <- function(s, y, x) {
  r <- total(s, y) / total(s, x)
  v <- cov_total(s, y - r * x, y - r * x) / total(s, x)^2
  c(r, if (total(s, x) == 0) NA else sqrt(max(v, 0)))
}
# Limits of the number of units with y, of MOVER: by stratum, then the squares of the distances.
limits <- function(s, y, among = rep(1, nrow(s))) {
  parts <- lapply(split(seq_along(y), s$h), function(i) {
    N <- s$N[i][1]; n <- length(i); p <- mean(y[i])
    if (sum(among[i]) == 0) return(c(0, 0, 0, 0, 0))
    l <- wilson(p, if (N == n) Inf else n * (N - 1) / (N - n))
    c(N * p, (N * (p - l[1]))^2, (N * (l[2] - p))^2, sum(y[i]), N - sum(1 - y[i]))
  })
  t <- Reduce(`+`, parts)
  c(t[1], max(t[1] - sqrt(t[2]), t[4]), min(t[1] + sqrt(t[3]), t[5]))
}
# Donner & Zou 2012: limits of a / b, then of b / (a + b).
mover <- function(a, b, rho) {
  low <- high <- NA
  m <- a[1] * b[1] - rho * (a[1] - a[2]) * (b[3] - b[1])
  p <- a[2] * (2 * a[1] - a[2]); q <- b[3] * (2 * b[1] - b[3])
  l <- if (p == 0) 0 else p / (m + sqrt(max(m^2 - p * q, 0)))
  m <- a[1] * b[1] - rho * (a[3] - a[1]) * (b[1] - b[2])
  p <- a[3] * (2 * a[1] - a[3]); q <- b[2] * (2 * b[1] - b[2])
  u <- if (q <= 0) Inf else (m + sqrt(max(m^2 - p * q, 0))) / q
  c(1 / (1 + u), 1 / (1 + l))
}
correlation <- function(s, x, y) {
  v <- cov_total(s, x, x) * cov_total(s, y, y)
  if (!is.na(v) && v > 0) cov_total(s, x, y) / sqrt(v) else 0
}
rates <- function(d) {
  s <- expand(d)
  tp <- s$thema * s$gold; fp <- s$thema * (1 - s$gold); fn <- (1 - s$thema) * s$gold
  out <- c()
  # precision
  r <- ratio(s, tp, s$thema)
  l <- c(NA, NA)
  if (!is.na(r[1]) && total(s, s$thema) > 0) {
    w <- s$N / s$n
    neff <- if (r[1] > 0 && r[1] < 1 && !is.na(r[2]) && r[2] > 1e-12) r[1] * (1 - r[1]) / r[2]^2
            else sum(w * s$thema)^2 / sum((w^2 * (1 - s$n / s$N) * s$thema))
    l <- wilson(r[1], neff)
  }
  out <- c(out, r, l)
  # recall, F1
  for (k in 1:2) {
    miss <- if (k == 1) fn else fp + fn
    r <- ratio(s, k * tp, k * tp + miss)
    l <- c(NA, NA)
    if (!is.na(r[1]) && sum(s$thema) > 0) l <- mover(limits(s, miss), k * limits(s, tp, s$thema), correlation(s, tp, miss))
    out <- c(out, r, l)
  }
  r <- ratio(s, s$gold, rep(1, nrow(s)))
  c(out, r, limits(s, s$gold)[2:3] / total(s, rep(1, nrow(s))))
}
got <- t(sapply(split(drawn, drawn$case), rates))
first <- drawn[!duplicated(drawn$case), ]
columns <- names(first)[7:22]
for (i in seq_along(columns)) {
  mine <- got[, i]
  mine[is.nan(mine)] <- NA
  if (grepl("_se$", columns[i])) mine[!is.na(mine) & mine < 1e-7] <- 0
  agree(first[[columns[i]]], mine, columns[i], 1e-12)
}
limit <- function(x, n, side) mapply(function(x, n) if (n == 0) NA else wilson(x / n, n)[side], x, n)
agree(drawn$own_precision_low, limit(drawn$tp, drawn$tp + drawn$fp, 1), "precision, Wilson", 1e-12)
agree(drawn$own_recall_high, limit(drawn$tp, drawn$tp + drawn$fn, 2), "recall, Wilson", 1e-12)
d <- drawn
agree(d$own_f1, ifelse(d$tp + d$fp + d$fn > 0, 2 * d$tp / (2 * d$tp + d$fp + d$fn), NA), "F1")
j <- limit(d$tp, d$tp + d$fp + d$fn, 1); k <- limit(d$tp, d$tp + d$fp + d$fn, 2)
agree(d$own_f1_low, 2 * j / (1 + j), "F1, low", 1e-12)
agree(d$own_f1_high, 2 * k / (1 + k), "F1, high", 1e-12)
cat("done\n")
