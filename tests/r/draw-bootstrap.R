# SPDX-License-Identifier: GPL-3.0-or-later
# The intervals by Efron & Tibshirani (1993), chapter 14.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

want <- lapply(split(drawn, drawn$case), function(d) {
  out <- d[nrow(d), ]
  left <- d$left[!is.na(d$left)]
  away <- mean(left) - left
  a <- if (is.na(out$acceleration) && out$case %% 7 == 6) NA else sum(away^3) / (6 * sum(away^2)^1.5)
  t <- d$replicate[!is.na(d$replicate)]
  z0 <- qnorm((sum(t < out$estimate) + sum(t == out$estimate) / 2) / length(t))
  z <- z0 + qnorm(c(0.025, 0.975))
  bca <- is.finite(z0) && !is.na(a)
  p <- if (bca) pnorm(z0 + z / (1 - a * z)) else c(0.025, 0.975)
  q <- if (length(unique(t)) > 1) quantile(t, p, type = 6, names = FALSE) else c(NA, NA)
  data.frame(acceleration = a, std_error = sd(t), low = q[1], high = q[2],
             bca = bca, got_bca = out$method == "bca", out[c("acceleration", "std_error", "low", "high")])
})
want <- do.call(rbind, want)
agree(want$acceleration.1, want$acceleration, "acceleration", 1e-14)
agree(want$std_error.1, want$std_error, "standard error")
agree(want$low.1, want$low, "lower limit")
agree(want$high.1, want$high, "upper limit")
ok(want$bca == want$got_bca, "the method")
ok(any(want$bca) && any(!want$bca), "both methods are there")
cat("done\n")
