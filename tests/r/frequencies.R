# SPDX-License-Identifier: GPL-3.0-or-later
# documents.csv, term_frequencies.csv and code_frequencies.csv from the tables with a row a
# document.

check_documents <- function(tables) {
  d <- tables$documents
  terms <- tables$document_terms
  by_document <- factor(terms$doc_id, d$doc_id)
  # Without stop words to leave out, all words are terms.
  want <- list(words = xtabs(terms$frequency ~ by_document), types = table(by_document))
  ok_columns(d, want, "documents")
  ok(d$words >= d$types & d$sentences >= d$paragraphs & (d$paragraphs >= 1 | d$words == 0),
     "documents: counts are in proportion")
}

# Gries's DP of each term.
dispersion <- function(frequency, words) {
  parts <- words / sum(words)
  colSums(abs(parts - t(t(frequency) / colSums(frequency)))) / 2
}

check_term_frequencies <- function(tables) {
  d <- tables$documents
  f <- tables$term_frequencies
  terms <- tables$document_terms
  n <- nrow(d)
  by_document <- factor(terms$doc_id, d$doc_id)
  bag <- unclass(xtabs(terms$frequency ~ by_document + factor(terms$term, f$term)))
  documents <- colSums(bag > 0)
  ok_columns(f, list(
    frequency = colSums(bag), per_1000 = 1000 * colSums(bag) / sum(d$words),
    documents = documents, document_share = documents / n,
    dispersion_dp = dispersion(bag, d$words),
    tf_idf = colSums(bag) * log10(n / documents)), "term_frequencies")
  ok(f$sentences >= f$documents & f$sentences <= f$frequency,
     "term_frequencies: sentences are in proportion")
  ok(order(-f$frequency, f$term, method = "radix") == seq_len(nrow(f)),
     "term_frequencies: the most frequent first, then by code points")
}

# One row a count: the interval's ends.
wilson <- function(x, n)
  t(vapply(x, function(k) as.numeric(prop.test(k, n, correct = FALSE)$conf.int), c(0, 0)))

# A parent has at most its own segments and its children's, and no fewer documents than any child.
check_parents <- function(f) {
  children <- split(f, f$parent)
  for (name in setdiff(names(children), "")) {
    parent <- f[f$code == name, ]
    ok(parent$segments <= parent$own_segments + sum(children[[name]]$segments) &&
         parent$documents >= max(children[[name]]$documents),
       paste("code_frequencies: parent", name))
  }
}

check_code_frequencies <- function(tables) {
  d <- tables$documents
  f <- tables$code_frequencies
  m <- tables$document_code_matrix
  dc <- tables$document_codes
  counts <- as.matrix(m[make.names(f$code)])
  documents <- colSums(counts > 0)
  limits <- suppressWarnings(wilson(documents, nrow(d)))  # it warns of small counts
  ok_columns(f, list(
    segments = colSums(counts), documents = documents, document_share = documents / nrow(d),
    share_ci_low = limits[, 1], share_ci_high = limits[, 2],
    sentences = xtabs(dc$sentences ~ factor(dc$code, f$code)),
    per_1000 = 1000 * colSums(counts) / sum(d$words)), "code_frequencies")
  check_parents(f)

  own <- metadata(d)
  ok(identical(m$doc_id, d$doc_id) && identical(m[own], d[own]),
     "document_code_matrix: documents and their metadata")
  ok(nrow(dc) == nrow(d) * nrow(f), "document_codes: zeros included")
  long <- xtabs(dc$segments ~ factor(dc$doc_id, d$doc_id) + factor(dc$code, f$code))
  ok(long == counts, "document_codes: segments as in document_code_matrix")
}
