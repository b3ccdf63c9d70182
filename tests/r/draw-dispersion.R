# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

numbers <- function(cell) if (is.na(cell)) numeric() else as.numeric(strsplit(as.character(cell), " ")[[1]])

# One term: sizes of the parts, and how often each has it.
disperse <- function(size, v) {
  out <- c(range = sum(v > 0 & size > 0), sd = NA, vc = NA, juilland_d = NA, carroll_d2 = NA, rosengren_s = NA,
           lyne_d3 = NA, dp = NA, dp_norm = NA, kl_divergence = NA)
  homeless <- any(v > 0 & size == 0)
  f <- sum(v)
  s <- size / sum(size)
  if (f == 0 || sum(size) == 0) return(out)
  out["rosengren_s"] <- sum(sqrt(s * v))^2 / f
  out["dp"] <- sum(abs(s - v / f)) / 2
  if (sum(size > 0) > 1) out["dp_norm"] <- min(1, out["dp"] / (1 - min(s[s > 0])))
  if (homeless) return(out)
  v <- v[size > 0]; s <- s[size > 0]; size <- size[size > 0]
  n <- length(v)
  out["sd"] <- sqrt(mean((v - mean(v))^2))
  out["vc"] <- out["sd"] / mean(v)
  out["lyne_d3"] <- 1 - sum((v - f * s)^2 / (f * s)) / (4 * f)
  share <- v / f
  out["kl_divergence"] <- sum(ifelse(v > 0, share * log2(share / s), 0))
  if (n < 2) return(out)
  p <- v / size
  out["juilland_d"] <- 1 - sqrt(mean((p - mean(p))^2)) / mean(p) / sqrt(n - 1)
  q <- p / sum(p)
  out["carroll_d2"] <- -sum(ifelse(q > 0, q * log2(q), 0)) / log2(n)
  out
}

want <- t(mapply(function(s, v) disperse(numbers(s), numbers(v)), drawn$sizes, drawn$frequencies,
                 USE.NAMES = FALSE))
for (name in colnames(want)) agree(drawn[[name]], want[, name], name, 1e-13)

reduce <- function(places, size) {
  f <- length(places)
  if (f == 0) return(c(arf = NA, ald = NA, awt = NA))
  d <- c(diff(places), size - places[f] + places[1])
  c(arf = sum(pmin(d, size / f)) / (size / f), ald = sum(ifelse(d > 0, d * log10(d), 0)) / size,
    awt = (1 + sum(d^2) / size) / 2)
}
want <- t(mapply(function(p, n) reduce(numbers(p), n), drawn$places, drawn$size, USE.NAMES = FALSE))
for (name in colnames(want)) agree(drawn[[name]], want[, name], name)
cat("done\n")
