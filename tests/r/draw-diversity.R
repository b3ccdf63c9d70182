# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

# Factors of MTLD of a text read forwards.
factors <- function(text) {
  full <- 0
  start <- 1
  for (i in seq_along(text)) {
    ratio <- length(unique(text[start:i])) / (i - start + 1)
    if (ratio <= 0.72) { full <- full + 1; start <- i + 1 }
  }
  if (start > length(text)) full else full + (1 - ratio) / (1 - 0.72)
}

measure <- function(cell, window) {
  text <- if (is.na(cell) || cell == "") character() else strsplit(as.character(cell), " ")[[1]]
  n <- length(text)
  f <- as.numeric(table(text))
  v <- length(f)
  out <- c(tokens = n, types = v, hapaxes = sum(f == 1), ttr = NA, guiraud_r = NA, herdan_c = NA,
           maas_a2 = NA, yule_k = NA, simpson_d = NA, mattr = NA, mtld = NA, hdd = NA)
  if (n == 0) return(out)
  out[c("ttr", "guiraud_r", "yule_k")] <- c(v / n, v / sqrt(n), 1e4 * (sum(f^2) / n^2 - 1 / n))
  if (n > 1)
    out[c("herdan_c", "maas_a2", "simpson_d")] <-
      c(log(v) / log(n), (log10(n) - log10(v)) / log10(n)^2, sum(f * (f - 1)) / (n * (n - 1)))
  if (n >= window)
    out["mattr"] <- mean(sapply(seq_len(n - window + 1), function(i)
      length(unique(text[i:(i + window - 1)])) / window))
  if (v < n) out["mtld"] <- (n / factors(text) + n / factors(rev(text))) / 2
  if (n >= 42) out["hdd"] <- sum(1 - dhyper(0, f, n - f, 42)) / 42
  out
}

want <- t(mapply(measure, drawn$text, drawn$window, USE.NAMES = FALSE))
for (name in colnames(want)) agree(drawn[[name]], want[, name], name, 1e-12)
cat("done\n")
