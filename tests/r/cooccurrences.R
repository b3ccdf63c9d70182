# SPDX-License-Identifier: GPL-3.0-or-later
# code_cooccurrence.csv, term_cooccurrence.csv and code_terms.csv: their counts from documents.csv,
# document_terms.csv and coded_segments.csv, their measures from the counts. docs/statistics.md has
# the formulas.

g_squared <- function(o11, o12, o21, o22) {
  n <- o11 + o12 + o21 + o22
  part <- function(o, row, column) ifelse(o > 0, o * log(o * n / (row * column)), 0)
  2 * (part(o11, o11 + o12, o11 + o21) + part(o12, o11 + o12, o12 + o22) +
         part(o21, o21 + o22, o11 + o21) + part(o22, o21 + o22, o12 + o22))
}

# R's own test, once for each different table.
fisher <- function(o11, o12, o21, o22) {
  cells <- cbind(o11, o12, o21, o22)
  key <- apply(cells, 1, paste, collapse = " ")
  first <- !duplicated(key)
  p <- apply(cells[first, , drop = FALSE], 1, function(x)
    fisher.test(matrix(x[c(1, 3, 2, 4)], 2), conf.int = FALSE)$p.value)
  setNames(p, key[first])[key]
}

cells <- function(d) {
  # as.numeric: the products do not fit R's integers
  a <- as.numeric(d$n_a)
  b <- as.numeric(d$n_b)
  both <- as.numeric(d$n_ab)
  list(o11 = both, o12 = a - both, o21 = b - both, o22 = d$units - a - b + both)
}

measures <- function(d) with(cells(d), {
  n <- o11 + o12 + o21 + o22
  a <- o11 + o12
  b <- o11 + o21
  pmi <- ifelse(o11 > 0, log2(o11 * n / (a * b)), NA)
  npmi <- ifelse(o11 > 0, ifelse(o11 == n, 1, pmi / -log2(o11 / n)), -1)
  npmi[a == 0 | b == 0] <- NA
  odds <- ifelse(o12 * o21 > 0, o11 * o22 / (o12 * o21), NA)
  se <- ifelse(o11 * o12 * o21 * o22 > 0, sqrt(1 / o11 + 1 / o12 + 1 / o21 + 1 / o22), NA)
  spread <- a * (n - a) * b * (n - b)
  list(expected = a * b / n,
       jaccard = ifelse(a + b > 0, o11 / (a + b - o11), NA),
       dice = ifelse(a + b > 0, 2 * o11 / (a + b), NA),
       phi = ifelse(spread > 0, (o11 * n - a * b) / sqrt(spread), NA),
       pmi = pmi, npmi = npmi, odds_ratio = odds,
       odds_ratio_low = odds * exp(-qnorm(0.975) * se),
       odds_ratio_high = odds * exp(qnorm(0.975) * se))
})

# At least 500 rows of each unit, those with the smallest p among them.
sample_rows <- function(d) {
  pick <- function(rows) {
    spread <- rows[round(seq(1, length(rows), length.out = min(length(rows), 500)))]
    unique(c(spread, head(rows[order(d$p_fisher[rows])], 200)))
  }
  sort(unlist(lapply(split(seq_len(nrow(d)), d$unit), pick)))
}

check_measures <- function(name, d) {
  ok(d$n_ab <= pmin(d$n_a, d$n_b) & d$n_a + d$n_b - d$n_ab <= d$units,
     paste0(name, ": counts are in proportion"))
  ok_columns(d, measures(d), name)
  # The sum of four large numbers leaves a rest of rounding where the true value is zero.
  want <- list(log_likelihood = do.call(g_squared, cells(d)))
  ok_columns(d, want, name, slack = 1e-13 * max(d$units))
  some <- if (name == "code_cooccurrence") d else d[sample_rows(d), ]
  ok_columns(some, list(p_fisher = do.call(fisher, cells(some))), name, slack = 0)
  # From p as written: eight digits are enough, and do not change the ranks.
  adjusted <- ave(d$p_fisher, d$unit, FUN = function(p) p.adjust(p, "BH"))
  ok_columns(d, list(p_adjusted = adjusted), name, slack = 0)
}

# The counts of one unit; `left` and `right` are incidence tables over the same units.
check_counts <- function(name, d, a, b, left, right) {
  both <- crossprod(left, right)
  place <- cbind(match(a, colnames(left)), match(b, colnames(right)))
  ok(d$units == nrow(left), paste0(name, ": units"))
  want <- list(n_a = colSums(left)[place[, 1]], n_b = colSums(right)[place[, 2]],
               n_ab = both[place])
  ok_columns(d, want, name)
  phi <- suppressWarnings(cor(left, right))  # it warns of what is in every unit or none
  ok_columns(d, list(phi = phi[place]), paste(name, "by cor ()"))
}

# Is `a` above `b`, or the other way round?
related <- function(a, b, frequencies) {
  parents <- setNames(frequencies$parent, frequencies$code)
  above <- function(code) {
    line <- character()
    while (!is.na(parents[[code]]) && parents[[code]] != "")
      line <- c(line, code <- parents[[code]])
    line
  }
  mapply(function(x, y) x %in% above(y) || y %in% above(x), a, b)
}

check_code_rows <- function(tables) {
  codes <- tables$code_frequencies$code
  d <- tables$code_cooccurrence
  pairs <- t(combn(codes, 2))
  pairs <- pairs[!related(pairs[, 1], pairs[, 2], tables$code_frequencies), , drop = FALSE]
  for (unit in unique(d$unit)) {
    rows <- d[d$unit == unit, ]
    ok(setequal(paste(rows$code_a, rows$code_b), paste(pairs[, 1], pairs[, 2])),
       sprintf("code_cooccurrence, %s: all but a code and its ancestor (%d)", unit, nrow(pairs)))
  }
}

check_term_rows <- function(tables) {
  terms <- unique(tables$code_terms$term)
  for (unit in unique(tables$term_cooccurrence$unit)) {
    rows <- tables$term_cooccurrence[tables$term_cooccurrence$unit == unit, ]
    ok(nrow(rows) == choose(length(terms), 2) && setequal(c(rows$term_a, rows$term_b), terms),
       sprintf("term_cooccurrence, %s: every pair of %d terms", unit, length(terms)))
    ok(order(-rows$n_ab, rows$term_a, rows$term_b, method = "radix") == seq_len(nrow(rows)),
       sprintf("term_cooccurrence, %s: the most frequent pairs first", unit))
    ok(sum(tables$code_terms$unit == unit) == length(terms) * nrow(tables$code_frequencies),
       sprintf("code_terms, %s: every code with every term", unit))
  }
}

check_document_units <- function(tables) {
  ids <- tables$documents$doc_id
  s <- tables$coded_segments
  codes <- incidence(s$doc_id, s$code, ids, tables$code_frequencies$code)
  terms <- incidence(tables$document_terms$doc_id, tables$document_terms$term, ids,
                     unique(tables$code_terms$term))
  of <- function(name) subset(tables[[name]], unit == "document")
  d <- of("code_cooccurrence")
  check_counts("code_cooccurrence, documents", d, d$code_a, d$code_b, codes, codes)
  d <- of("term_cooccurrence")
  check_counts("term_cooccurrence, documents", d, d$term_a, d$term_b, terms, terms)
  d <- of("code_terms")
  check_counts("code_terms, documents", d, d$code, d$term, codes, terms)
}

check_sentence_units <- function(tables) {
  s <- tables$coded_segments
  n <- tables$documents$sentences
  sentences <- paste(rep(tables$documents$doc_id, n), sequence(n))
  codes <- incidence(paste(s$doc_id, s$sentence), s$code, sentences, tables$code_frequencies$code)
  d <- subset(tables$code_cooccurrence, unit == "sentence")
  check_counts("code_cooccurrence, sentences", d, d$code_a, d$code_b, codes, codes)

  # Which terms share a sentence no other table tells; how many sentences hold each does.
  f <- tables$term_frequencies
  held <- setNames(f$sentences, f$term)
  d <- subset(tables$term_cooccurrence, unit == "sentence")
  want <- list(units = rep(sum(n), nrow(d)), n_a = held[d$term_a], n_b = held[d$term_b])
  ok_columns(d, want, "term_cooccurrence, sentences")
  d <- subset(tables$code_terms, unit == "sentence")
  want <- list(units = rep(sum(n), nrow(d)), n_a = colSums(codes)[d$code], n_b = held[d$term])
  ok_columns(d, want, "code_terms, sentences")
}

check_pairs <- function(tables) {
  check_code_rows(tables)
  check_term_rows(tables)
  check_document_units(tables)
  check_sentence_units(tables)
  for (name in c("code_cooccurrence", "term_cooccurrence", "code_terms")) {
    d <- tables[[name]]
    ok(d$units[d$unit == "paragraph"] == sum(tables$documents$paragraphs),
       paste0(name, ", paragraphs: units"))
    check_measures(name, d)
    cat(sprintf("# %s: %d rows, least p %g\n", name, nrow(d), min(d$p_fisher)))
  }
}

# The terms that are paired: those in most documents, ties by code points.
check_selection <- function(tables, top) {
  f <- tables$term_frequencies[tables$term_frequencies$documents >= 2, ]
  f <- f[order(-f$documents, f$term, method = "radix"), ]
  ok(setequal(unique(tables$code_terms$term), head(f$term, top)),
     sprintf("the %d terms in most documents are paired", top))
}
