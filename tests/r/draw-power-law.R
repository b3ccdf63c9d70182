# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

numbers <- function(cell)
  if (is.na(cell) || cell == "") numeric() else as.numeric(strsplit(as.character(cell), " ")[[1]])
frequencies <- lapply(drawn$frequencies, numbers)

line <- function(f) {
  out <- c(slope = NA, slope_se = NA, intercept = NA, intercept_se = NA, r_squared = NA)
  if (length(f) < 2) return(out)
  fit <- suppressWarnings(summary(lm(log10(f) ~ log10(seq_along(f)))))
  out[c("intercept", "slope")] <- coef(fit)[, 1]
  if (length(f) > 2) out[c("intercept_se", "slope_se")] <- coef(fit)[, 2]
  if (length(unique(f)) > 1) out["r_squared"] <- fit$r.squared
  out
}
want <- t(sapply(frequencies, line))
for (name in colnames(want)) agree(drawn[[name]], want[, name], paste("lm,", name), 1e-14)

likelihood <- function(f) {
  if (length(f) < 2) return(c(ml = NA, ml_se = NA))
  logs <- log(seq_along(f))
  moment <- function(alpha, k) sum(logs^k * exp(-alpha * logs)) / sum(exp(-alpha * logs))
  score <- function(alpha) moment(alpha, 1) - sum(f * logs) / sum(f)
  alpha <- if (score(0) <= 0) 0 else uniroot(score, c(0, 100), tol = 1e-14)$root
  c(ml = alpha, ml_se = 1 / sqrt(sum(f) * (moment(alpha, 2) - moment(alpha, 1)^2)))
}
want <- t(sapply(frequencies, likelihood))
for (name in colnames(want)) agree(drawn[[name]], want[, name], paste("likelihood,", name), 1e-12)

# The fit of the three parameters: for its beta R finds the other two and all errors, and one step of
# Gauss and Newton more leads nowhere.
mandelbrot <- function(f, beta) {
  out <- c(alpha = NA, alpha_se = NA, log_c = NA, log_c_se = NA, beta_se = NA,
           mandelbrot_r_squared = NA, step = NA)
  if (is.na(beta)) return(out)
  y <- log10(f)
  x <- log10(seq_along(f) + beta)
  fit <- lm(y ~ x)
  alpha <- -coef(fit)[2]
  slopes <- cbind(1, -x, -alpha / ((seq_along(f) + beta) * log(10)))
  errors <- sqrt(diag(solve(crossprod(slopes))) * sum(residuals(fit)^2) / (length(f) - 3))
  step <- qr.coef(qr(slopes), residuals(fit))[3]
  c(alpha = alpha[[1]], alpha_se = errors[2], log_c = coef(fit)[[1]], log_c_se = errors[1],
    beta_se = errors[3], mandelbrot_r_squared = summary(fit)$r.squared, step = step / errors[3])
}
want <- t(mapply(mandelbrot, frequencies, drawn$beta))
colnames(want) <- c("alpha", "alpha_se", "log_c", "log_c_se", "beta_se", "mandelbrot_r_squared", "step")
for (name in setdiff(colnames(want), "step"))
  agree(drawn[[name]], want[, name], paste("Mandelbrot,", name), 1e-12)
fitted <- !is.na(drawn$beta)
ok(abs(want[fitted, "step"]) < 1e-6, sprintf("Mandelbrot: beta came to rest (%d of %d)", sum(fitted),
                                             length(fitted)), want[fitted, "step"])
ok(sum(fitted) > 150, "Mandelbrot: most fits converge")
cat("done\n")
