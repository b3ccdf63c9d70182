# SPDX-License-Identifier: GPL-3.0-or-later
# keyness.R FOLDER
#
# Checks what thema-keyness --by=topic wrote into FOLDER, all rows of every topic against the rest
# with permutations, against the tables of thema-freq --document-terms there.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
for (file in c("lib.R", "frequencies.R"))
  source(file.path(here, file), encoding = "UTF-8")
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name)
  read.csv(file.path(folder, paste0(name, ".csv")), encoding = "UTF-8", na.strings = "")

documents <- read("documents")
document_terms <- read("document_terms")
document_codes <- read("document_codes")
by_document <- function(doc_id, thing, count)
  unclass(xtabs(count ~ factor(doc_id, documents$doc_id) + factor(thing, unique(thing))))
terms <- by_document(document_terms$doc_id, document_terms$term, document_terms$frequency)
codes <- by_document(document_codes$doc_id, document_codes$code, document_codes$segments)
topics <- sort(unique(documents$topic))

# What the documents of a topic hold, beside what those of all others hold.
sides <- function(counts, topic) {
  target <- documents$topic == topic
  data.frame(
    target = topic, thing = colnames(counts), f1 = colSums(counts[target, ]),
    f2 = colSums(counts[!target, ]), w1 = sum(documents$words[target]),
    w2 = sum(documents$words[!target]), d1 = colSums(counts[target, ] > 0),
    d2 = colSums(counts[!target, ] > 0), n1 = sum(target), n2 = sum(!target),
    s1 = dispersion(counts[target, ], documents$words[target]),
    s2 = dispersion(counts[!target, ], documents$words[!target]))
}
all_sides <- function(counts) do.call(rbind, lapply(topics, function(topic) sides(counts, topic)))

# MOVER-R (Donner & Zou 2012) of Wilson's limits.
log_ratios <- function(a, m, b, n) {
  p <- a / m; q <- b / n; l <- wilson2(a, m); k <- wilson2(b, n)
  limit <- function(sign, own, other)
    (p * q + sign * sqrt((p * q)^2 - own * other * (2 * p - own) * (2 * q - other))) /
      (other * (2 * q - other))
  list(log_ratio = ifelse(a * b > 0, log2(p / q), NA),
       log_ratio_low = ifelse(a == 0, NA, log2(limit(-1, l[, 1], k[, 2]))),
       log_ratio_high = ifelse(b == 0, NA, suppressWarnings(log2(limit(1, l[, 2], k[, 1])))))
}
wilson2 <- function(x, n)
  t(mapply(function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int), x, n))

# a of m in the target, b of n in the reference.
measures <- function(a, m, b, n) {
  cells <- cbind(a, b, m - a, n - b)
  expected <- cbind(m * (a + b), n * (a + b), m * (m + n - a - b), n * (m + n - a - b)) / (m + n)
  parts <- ifelse(cells > 0, cells * log(cells / expected), 0)
  chi <- function(correct) apply(cells, 1, function(x)
    suppressWarnings(chisq.test(matrix(x, 2, byrow = TRUE), correct = correct)$statistic))
  g2 <- 2 * rowSums(parts)
  or <- ifelse(cells[, 2] * cells[, 3] > 0, cells[, 1] * cells[, 4] / (cells[, 2] * cells[, 3]), NA)
  reach <- ifelse(or > 0, exp(qnorm(0.975) * sqrt(rowSums(1 / cells))), NA)
  c(list(expected = expected[, 1], log_likelihood = g2, bic = g2 - log(m + n),
         chi_squared = chi(FALSE), chi_squared_yates = chi(TRUE),
         p_log_likelihood = pchisq(g2, 1, lower.tail = FALSE),
         p_chi_squared = pchisq(chi(FALSE), 1, lower.tail = FALSE),
         p_chi_squared_yates = pchisq(chi(TRUE), 1, lower.tail = FALSE),
         p_fisher = apply(cells, 1, function(x) fisher.test(matrix(x, 2), conf.int = FALSE)$p.value),
         percent_diff = ifelse(b > 0, 100 * (a / m - b / n) / (b / n), NA),
         odds_ratio = or, odds_ratio_low = or / reach, odds_ratio_high = or * reach,
         difference_coefficient = ifelse(a + b > 0, (a / m - b / n) / (a / m + b / n), NA)),
    log_ratios(a, m, b, n))
}

counts_of <- function(want) list(
  words_target = want$w1, words_reference = want$w2, per_1000_target = 1000 * want$f1 / want$w1,
  per_1000_reference = 1000 * want$f2 / want$w2, documents_target = want$d1,
  documents_reference = want$d2, all_documents_target = want$n1, all_documents_reference = want$n2,
  dispersion_target = want$s1, dispersion_reference = want$s2)

# The rows of a table in their order, and the p of R's own permutations of the topics.
match_rows <- function(table, thing, counts, what) {
  want <- all_sides(counts)
  at <- match(paste(table$target, table[[thing]]), paste(want$target, want$thing))
  ok(nrow(table) == nrow(want) && !anyNA(at) && !anyDuplicated(at), paste(what, "all rows"))
  ok(order(match(table$target, topics), -table$log_likelihood, table[[thing]], method = "radix") ==
       seq_len(nrow(table)), paste(what, "in order"))
  ok(table$reference == "(rest)", paste(what, "reference"))
  ok(table$tests == ncol(counts), paste(what, "tests"))
  want[at, ]
}

permute <- function(table, thing, counts, what, n = 1000) {
  set.seed(2)
  total <- colSums(counts)
  difference <- function(topic) sapply(topics, function(one) {
    w <- sum(documents$words[topic == one])
    f <- colSums(counts[topic == one, ])
    abs(f / w - (total - f) / (sum(documents$words) - w))
  })
  observed <- difference(documents$topic)
  reached <- observed * 0
  for (i in seq_len(n))
    reached <- reached + (difference(sample(documents$topic)) >= observed * (1 - 1e-9))
  mine <- ((1 + reached) / (1 + n))[cbind(match(table[[thing]], rownames(observed)),
                                          match(table$target, topics))]
  p <- table$p_permutation
  share <- (mine + p) / 2
  spread <- sqrt(share * (1 - share) * (1 / n + 1 / table$permutations))
  ok(abs(mine - p) <= 5 * spread + 2 / n, paste(what, "p_permutation is that of other permutations"),
     paste(table$target, table[[thing]], p, mine)[abs(mine - p) > 5 * spread + 2 / n])
}

out <- read("keyness_terms")
want <- match_rows(out, "term", terms, "keyness_terms:")
m <- measures(want$f1, want$w1, want$f2, want$w2)
two <- function(f, e) ifelse(f > 0, f * log(f / e), 0)
ok_columns(out, c(
  list(frequency_target = want$f1, frequency_reference = want$f2), counts_of(want), m,
  list(log_likelihood_two_cells = 2 * (two(want$f1, m$expected) +
                                         two(want$f2, want$f1 + want$f2 - m$expected)),
       simple_maths = (1e6 * want$f1 / want$w1 + 1) / (1e6 * want$f2 / want$w2 + 1),
       p_adjusted = ave(m$p_log_likelihood, out$target, FUN = function(p) p.adjust(p, "BH")))),
  "keyness_terms", 1e-10)
ok(out$direction == c("less", "same", "more")[sign(want$f1 * want$w2 - want$f2 * want$w1) + 2],
   "keyness_terms: direction")
permute(out, "term", terms, "keyness_terms:")

out <- read("keyness_codes")
want <- match_rows(out, "code", codes, "keyness_codes:")
m <- measures(want$d1, want$n1, want$d2, want$n2)
ok_columns(out, c(
  list(segments_target = want$f1, segments_reference = want$f2), counts_of(want), m,
  list(document_share_target = want$d1 / want$n1, document_share_reference = want$d2 / want$n2,
       p_adjusted = ave(m$p_fisher, out$target, FUN = function(p) p.adjust(p, "BH")))),
  "keyness_codes", 1e-10)
ok(out$direction == c("less", "same", "more")[sign(want$d1 * want$n2 - want$d2 * want$n1) + 2],
   "keyness_codes: direction")
permute(out, "code", codes, "keyness_codes:")
cat("done\n")
