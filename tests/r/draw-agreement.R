# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

# From the definitions: each standard error is the spread of what a unit moves the coefficient. What it
# moves of chance, and of alpha as a whole, is found here by the numerical derivative in the weights of the
# units, so that none of the program's formulas for it is used.
weight_matrix <- function(v, kind) {
  d <- abs(outer(v, v, "-")) / max(diff(range(v)), 1e-300)
  switch(kind + 1, 1 * (outer(v, v, "==")), 1 - d, 1 - d^2)
}

# x: units by coders, categories by number, NA; u: a weight for each unit.
observed <- function(x, w, u) {
  use <- which(rowSums(!is.na(x)) > 1)
  a <- sapply(use, function(i) {
    k <- x[i, !is.na(x[i, ])]
    p <- w[k, k]
    (sum(p) - sum(diag(p))) / (length(k) * (length(k) - 1))
  })
  sum(u[use] * a) / sum(u[use])
}
shares <- function(x, q, u) {
  p <- t(apply(x, 1, function(k) tabulate(k[!is.na(k)], q) / max(sum(!is.na(k)), 1)))
  if (q == 1) p <- t(p)
  rated <- rowSums(!is.na(x)) > 0
  colSums(u * p) / sum(u[rated])
}
expected <- list(
  percent = function(x, w, u) 0,
  kappa = function(x, w, u) {
    p <- sapply(seq_len(ncol(x)), function(g) {
      ok <- !is.na(x[, g])
      sapply(seq_len(nrow(w)), function(k) sum(u[ok] * (x[ok, g] == k)) / sum(u[ok]))
    })
    p <- matrix(p, nrow(w))
    p <- p[, colSums(!is.na(x)) > 0, drop = FALSE]
    m <- t(p) %*% w %*% p
    (sum(m) - sum(diag(m))) / (ncol(p) * (ncol(p) - 1))
  },
  fleiss = function(x, w, u) { p <- shares(x, nrow(w), u); c(p %*% w %*% p) },
  gwet = function(x, w, u) { p <- shares(x, nrow(w), u); q <- nrow(w); sum(w) * sum(p * (1 - p)) / (q * (q - 1)) },
  bp = function(x, w, u) sum(w) / nrow(w)^2)

coefficient <- function(x, w, u, name) {
  pe <- expected[[name]](x, w, u)
  if (!is.finite(pe) || 1 - pe < 1e-12) return(NA)
  (observed(x, w, u) - pe) / (1 - pe)
}
# The derivative of f in each weight, by Richardson's extrapolation of differences.
influence <- function(f, n) sapply(seq_len(n), function(i) {
  step <- function(h) { u <- rep(1, n); u[i] <- 1 + h; v <- rep(1, n); v[i] <- 1 - h; (f(u) - f(v)) / (2 * h) }
  h <- 2e-3
  a <- c(step(h), step(h / 2), step(h / 4))
  b <- (4 * a[-1] - a[-3]) / 3
  (16 * b[2] - b[1]) / 15
})
deviation <- function(part, n) if (n < 2) NA else sqrt(sum(part^2) / (n * (n - 1)))
# Gwet's (2014): agreement is a mean over all units, to which those without a pair add nothing.
gwet_error <- function(x, w, name) {
  n <- nrow(x)
  pe <- expected[[name]](x, w, rep(1, n))
  value <- coefficient(x, w, rep(1, n), name)
  pairs <- rowSums(!is.na(x)) > 1
  own <- sapply(seq_len(n), function(i) if (pairs[i]) observed(x[i, , drop = FALSE], w, 1) - pe else 0)
  moved <- n * influence(function(u) expected[[name]](x, w, u), n)
  deviation(n / sum(pairs) * own / (1 - pe) - (1 - value) * moved / (1 - pe) - value, n)
}

# Cohen's standard error as Fleiss, Cohen & Everitt (1969) print it, over the cells of the table.
cohen <- function(x, w) {
  x <- x[rowSums(!is.na(x)) == 2, , drop = FALSE]
  n <- nrow(x); q <- nrow(w)
  if (n == 0) return(c(NA, NA))
  p <- matrix(0, q, q)
  for (i in seq_len(n)) p[x[i, 1], x[i, 2]] <- p[x[i, 1], x[i, 2]] + 1 / n
  r <- rowSums(p); s <- colSums(p)
  po <- sum(w * p); pe <- sum(w * outer(r, s))
  if (1 - pe < 1e-12) return(c(NA, NA))
  wi <- c(w %*% s); wj <- c(r %*% w)
  v <- sum(p * (w * (1 - pe) - outer(wi, wj, "+") * (1 - po))^2) - (po * pe - 2 * pe + po)^2
  c((po - pe) / (1 - pe), if (n < 2) NA else sqrt(max(v, 0) / n) / (1 - pe)^2)
}

# Alpha by the matrix of coincidences; v: what categories stand for.
alpha <- function(x, v, level, correct = TRUE, u = rep(1, nrow(x))) {
  use <- rowSums(!is.na(x)) > 1
  u <- u[use]; x <- x[use, , drop = FALSE] # in this order: u begins as a promise
  q <- length(v); o <- matrix(0, q, q)
  for (i in seq_len(nrow(x))) {
    k <- x[i, !is.na(x[i, ])]; t <- tabulate(k, q)
    o <- o + u[i] * (outer(t, t) - diag(t, q)) / (length(k) - 1)
  }
  nk <- rowSums(o); n <- sum(nk)
  if (sum(nk > 0) < 2) return(NA)
  d <- outer(seq_len(q), seq_len(q), Vectorize(function(a, b) {
    if (a == b) return(0)
    switch(level,
           nominal = 1,
           ordinal = (sum(nk[a:b]) - (nk[a] + nk[b]) / 2)^2,
           interval = (v[a] - v[b])^2,
           ratio = ((v[a] - v[b]) / (v[a] + v[b]))^2)
  }))
  1 - (if (correct) n - 1 else n) * sum(o * d) / sum(outer(nk, nk) * d)
}

names <- c("percent", "kappa", "fleiss", "gwet", "bp")
levels <- c("nominal", "ordinal", "interval", "ratio")
got <- list()
for (d in split(drawn, drawn$case)) {
  v <- as.numeric(strsplit(trimws(d$categories[1]), " +")[[1]])
  x <- apply(as.matrix(d[, paste0("c", seq_len(d$coders[1]))]), 2, function(c) match(c, v))
  x <- matrix(x, nrow(d))
  w <- weight_matrix(v, d$weights[1])
  rated <- x[rowSums(!is.na(x)) > 0, , drop = FALSE]
  paired <- x[rowSums(!is.na(x)) > 1, , drop = FALSE]
  n <- nrow(rated)
  row <- c()
  for (name in names) {
    value <- error <- low <- NA
    if (nrow(paired) > 0 && (length(v) > 1 || name %in% c("percent", "kappa", "fleiss"))) {
      if (name == "kappa" && ncol(x) == 2) {
        both <- cohen(x, w)
        value <- both[1]; error <- both[2]
        if (!is.na(error) && error > 1e-6) low <- max(value - qnorm(0.975) * error, min(value, -1))
      } else {
        value <- coefficient(rated, w, rep(1, n), name)
        if (!is.na(value)) error <- gwet_error(rated, w, name)
        if (!is.na(error) && error > 1e-9) low <- max(value - qt(0.975, n - 1) * error, if (name == "percent") 0 else min(value, -1))
        if (name == "percent" && ncol(x) == 2 && d$weights[1] == 0)
          low <- suppressWarnings(prop.test(round(value * nrow(paired)), nrow(paired), correct = FALSE)$conf.int[1])
      }
    }
    row <- c(row, value, error, low)
  }
  for (level in levels) {
    value <- error <- NA
    if (nrow(paired) > 0) {
      value <- alpha(x, v, level)
      if (!is.na(value) && level != "ordinal")
        error <- deviation(nrow(paired) * influence(function(u) alpha(paired, v, level, FALSE, u), nrow(paired)), nrow(paired))
    }
    row <- c(row, value, error)
  }
  got[[as.character(d$case[1])]] <- row
}
got <- do.call(rbind, got)
first <- drawn[!duplicated(drawn$case), ]
columns <- names(first)[9:ncol(first)]
first <- first[match(rownames(got), first$case), ]
for (i in seq_along(columns)) {
  mine <- got[, i]
  # What differences leave of a spread that is none.
  if (grepl("_se$", columns[i])) mine[!is.na(mine) & mine < 1e-6] <- 0
  agree(first[[columns[i]]], mine, columns[i], 1e-9)
}
cat("done\n")
