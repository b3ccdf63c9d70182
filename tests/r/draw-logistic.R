# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

fates <- c("estimated", "no trials", "no events", "all events", "collinear", "separated")
drawn$what <- fates[drawn$fate + 1]

# Groups whose trials are all alike have no finite estimate, and R no way of saying so; the others do
# not depend on them.
fit <- function(d) {
  g <- tapply(d$events, d$index, sum) / tapply(d$trials, d$index, sum)
  d <- d[d$index %in% names(g)[g > 0 & g < 1], ]
  if (nrow(d) == 0) return(NULL)
  d$group <- factor(d$index)
  covariates <- c("x", "z")[c(!all(is.na(d$x)), !all(is.na(d$z)))]
  terms <- c(if (nlevels(d$group) > 1) "0 + group", covariates)
  f <- reformulate(if (length(terms)) terms else "1", "cbind(events, trials - events)")
  control <- glm.control(epsilon = 1e-12, maxit = 100)
  m <- suppressWarnings(glm(f, binomial, d, control = control))
  # Standard errors are those of the step before the last.
  suppressWarnings(glm(f, binomial, d, control = control, etastart = m$linear.predictors))
}

all <- list()
for (case in unique(drawn$case)) {
  d <- drawn[drawn$case == case & drawn$kind == "cell", ]
  out <- drawn[drawn$case == case & drawn$kind != "cell", ]
  m <- fit(d)
  n <- sum(d$trials); k <- sum(d$events)
  l <- function(y, m, p) -2 * sum(ifelse(y > 0, y * log(p), 0) + ifelse(m > y, (m - y) * log(1 - p), 0))
  out$want_null <- l(k, n, k / n)
  out$want_estimate <- out$want_error <- out$want_deviance <- NA
  out$size <- n
  out$finite <- TRUE
  out$leapt <- FALSE
  if (!is.null(m)) {
    b <- coef(m); V <- vcov(m, complete = TRUE)
    # Infinite estimates: R stops somewhere on the way. It has no halving of steps, and leaps from
    # some that are finite.
    out$finite <- min(fitted(m)) > 1e-9 && max(fitted(m)) < 1 - 1e-9
    out$leapt <- max(abs(b), na.rm = TRUE) > 1e6
    out$want_deviance <- l(m$model[[1]][, 1], rowSums(m$model[[1]]), fitted(m))
    at <- function(g) if (any(grepl("group", names(b)))) match(paste0("group", g), names(b)) else
      ifelse(g %in% m$data$index, 1, NA)
    for (i in seq_len(nrow(out))) {
      a <- rep(0, length(b)); base <- at(0)
      if (out$kind[i] == "slope") a[match(c("x", "z")[out$index[i] + 1], names(b))] <- 1
      else if (is.na(at(out$index[i])) || (out$kind[i] == "contrast" && is.na(base))) next
      else { a[at(out$index[i])] <- 1; if (out$kind[i] == "contrast") a[base] <- a[base] - 1 }
      if (anyNA(b[a != 0])) next
      use <- !is.na(b)
      out$want_estimate[i] <- sum(a[use] * b[use])
      out$want_error[i] <- sqrt(max(0, drop(a[use] %*% V[use, use] %*% a[use])))
    }
  }
  all[[length(all) + 1]] <- out
}
all <- do.call(rbind, all)

agree(all$null_deviance, all$want_null, "null deviance", 1e-9)
done <- all$converged == 1 & all$finite & !all$leapt & !is.na(all$want_deviance)
ok(length(unique(all$case[done])) > 120, "enough models", length(unique(all$case[done])))
x <- all[done, ]
agree(x$estimate, x$want_estimate, "estimates of glm ()", 1e-9)
agree(x$std_error, x$want_error, "standard errors of glm ()", 1e-7)
agree(x$deviance, x$want_deviance, "deviance", 1e-9)
ok(x$aic > x$deviance, "AIC")
ok(sum(all$leapt) < 0.02 * nrow(all) && all(all$deviance <= all$want_deviance * (1 + 1e-9), na.rm = TRUE),
   "never a worse fit")
y <- all[!all$finite & !all$leapt, ]
ok(all(is.na(y$estimate) | y$what == "estimated"), "no estimate without a maximum")
one <- tapply(all$kind == "slope", all$case, sum)
one <- as.numeric(names(one)[one == 1])
parted <- unique(all$case[all$what == "separated"])
odd <- unique(all$case[!all$finite & !all$leapt & all$case %in% one & all$converged == 1])
ok(length(odd) == 0, "one covariate: separation is recognised", odd)
ok(length(parted) > 5, "separated models", length(parted))
ok(all(is.na(all$estimate[all$case %in% parted])), "separated: no estimates")
ok(any(all$what == "collinear") && all(is.na(all$estimate[all$what == "collinear"])), "collinear: no estimate")
cat("done\n")
