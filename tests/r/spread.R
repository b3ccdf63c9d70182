# SPDX-License-Identifier: GPL-3.0-or-later
# spread.R FOLDER TEXTS: the tables of thema-freq, thema-dispersion and thema-diversity in FOLDER
# against each other, and places and diversity against the texts: a CSV with the columns id and
# abstract whose words have blanks between them.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "lib.R"), encoding = "UTF-8")
arguments <- commandArgs(trailingOnly = TRUE)
table_of <- function(name) read.csv(file.path(arguments[1], paste0(name, ".csv")), na.strings = "")

texts <- read.csv(arguments[2])
words <- strsplit(texts$abstract, " ", fixed = TRUE)
running <- unlist(words)
size <- lengths(words)

d <- table_of("term_dispersion")
terms <- d$term
v <- unclass(table(factor(rep(seq_along(words), size)), factor(running, terms)))
f <- colSums(v)
p <- v / size
share <- size / sum(size)
n <- length(size)
sd_of <- function(x) sqrt(colMeans((x - rep(colMeans(x), each = n))^2))
part <- t(t(v) / f)
dp <- colSums(abs(part - share)) / 2
q <- t(t(p) / colSums(p))
gaps <- lapply(split(seq_along(running), factor(running, terms)), function(at)
  c(diff(at), length(running) - at[length(at)] + at[1]))
ok_columns(d, list(
  frequency = f, corpus_size = rep(length(running), length(f)), parts = rep(n, length(f)),
  range = colSums(v > 0), sd = sd_of(v), vc = sd_of(v) / colMeans(v),
  juilland_d = 1 - sd_of(p) / colMeans(p) / sqrt(n - 1),
  carroll_d2 = -colSums(ifelse(q > 0, q * log2(q), 0)) / log2(n),
  rosengren_s = colSums(sqrt(v * share))^2 / f,
  lyne_d3 = 1 - colSums((v - share %o% f)^2 / (share %o% f)) / (4 * f),
  dp = dp, dp_norm = dp / (1 - min(share)),
  kl_divergence = colSums(ifelse(v > 0, part * log2(part / share), 0)),
  arf = mapply(function(g, f) sum(pmin(g, length(running) / f)) * f / length(running), gaps, f),
  ald = sapply(gaps, function(g) sum(g * log10(g)) / length(running)),
  awt = sapply(gaps, function(g) (1 + sum(g^2) / length(running)) / 2)), "term_dispersion")

l <- table_of("lexical_diversity")
l <- l[l$unit == "document", ]
types <- sapply(words, function(x) length(unique(x)))
ok_columns(l, list(tokens = size, types = types, ttr = types / size,
                   hdd = sapply(words, function(x) {
                     f <- as.numeric(table(x))
                     if (length(x) < 42) NA else sum(1 - dhyper(0, f, length(x) - f, 42)) / 42
                   })), "lexical_diversity")

g <- table_of("vocabulary_growth")
g <- g[g$unit == "corpus", ]
ok_columns(g, list(tokens = floor(length(running) * 1:100 / 100),
                   types = sapply(g$tokens, function(n) length(unique(running[1:n]))),
                   hapaxes = sapply(g$tokens, function(n) sum(table(running[1:n]) == 1))),
           "vocabulary_growth")

laws <- table_of("zipf_heaps")
row <- function(law, method, parameter)
  laws[laws$unit == "corpus" & laws$law == law & laws$method == method & laws$parameter == parameter, ]
fit_is <- function(law, parameter, fit, k, sign = 1) {
  one <- row(law, "least_squares", parameter)
  ok_columns(one, list(estimate = sign * coef(fit)[k, 1], standard_error = coef(fit)[k, 2],
                       r_squared = fit$r.squared), paste("zipf_heaps:", law, parameter))
}
frequency <- sort(f, decreasing = TRUE)
zipf <- summary(lm(log10(frequency) ~ log10(seq_along(frequency))))
fit_is("zipf", "alpha", zipf, 2, -1)
fit_is("zipf", "log10_c", zipf, 1)
heaps <- summary(lm(log10(types) ~ log10(tokens), g))
fit_is("heaps", "beta", heaps, 2)
fit_is("heaps", "log10_k", heaps, 1)
beta <- row("zipf_mandelbrot", "least_squares", "beta")$estimate
if (!is.na(beta)) {
  shifted <- summary(lm(log10(frequency) ~ log10(seq_along(frequency) + beta)))
  ok_columns(row("zipf_mandelbrot", "least_squares", "alpha"),
             list(estimate = -coef(shifted)[2, 1], r_squared = shifted$r.squared),
             "zipf_heaps: zipf_mandelbrot alpha")
}
cat("done\n")
