# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks share: lines of TAP, comparing numbers, the tables as the documentation promises
# them.

ok <- function(holds, what, detail = NULL) {
  holds <- isTRUE(all(holds))
  cat(if (holds) "ok - " else "not ok - ", what, "\n", sep = "")
  if (!holds && length(detail) > 0)
    cat(paste0("#   ", head(unlist(strsplit(as.character(detail), "\n")), 10)), sep = "\n")
  invisible(holds)
}

# Both missing, or alike to a relative 1e-6: the tables have eight significant digits. `slack` is
# the rounding of R's own computation where the true value is zero.
near <- function(got, want, slack = 1e-12) {
  got <- as.numeric(got)
  want <- as.numeric(want)
  both <- !is.na(got) & !is.na(want)
  same <- is.na(got) == is.na(want)
  same[both] <- abs(got[both] - want[both]) <= 1e-6 * abs(want[both]) + slack
  length(got) == length(want) & same
}

# Columns of a table, each against what R makes of it; `want` is a list with the columns' names.
ok_columns <- function(table, want, what, slack = 1e-12) {
  for (name in names(want)) {
    got <- as.numeric(table[[name]])
    expected <- as.numeric(want[[name]])
    same <- near(got, expected, slack)
    bad <- which(!same)
    ok(same, sprintf("%s: %s (%d rows)", what, name, nrow(table)),
       sprintf("row %d: %.10g, R has %.10g", bad, got[bad], expected[bad]))
  }
}

metadata <- function(documents)
  setdiff(names(documents)[-(1:2)], c("paragraphs", "sentences", "words", "types"))

pair_columns <- c(
  "n_a", "n_b", "n_ab", "units", "expected", "jaccard", "dice", "phi", "pmi", "npmi",
  "log_likelihood", "odds_ratio", "odds_ratio_low", "odds_ratio_high", "p_fisher", "p_adjusted")

# The columns in order; `META` stands for the corpus's own, `CODES` for one column a code.
table_columns <- list(
  documents = c("doc_id", "source", "META", "paragraphs", "sentences", "words", "types"),
  term_frequencies = c("term", "frequency", "per_1000", "documents", "document_share",
                       "sentences", "dispersion_dp", "tf_idf"),
  document_terms = c("doc_id", "term", "frequency"),
  code_frequencies = c("code", "label", "parent", "segments", "own_segments", "documents",
                       "document_share", "share_ci_low", "share_ci_high", "sentences", "per_1000"),
  document_codes = c("doc_id", "code", "segments", "sentences", "words"),
  document_code_matrix = c("doc_id", "META", "CODES"),
  coded_segments = c("segment_id", "doc_id", "code", "pattern", "sentence", "start", "end", "left",
                     "text", "right"),
  code_cooccurrence = c("unit", "code_a", "code_b", pair_columns),
  term_cooccurrence = c("unit", "term_a", "term_b", pair_columns),
  code_terms = c("unit", "code", "term", pair_columns),
  codebook_coverage = c("code", "pattern", "segments", "documents", "unique_segments", "example"))

# What makes a row of each table unique.
table_keys <- list(
  documents = "doc_id", term_frequencies = "term", document_terms = c("doc_id", "term"),
  code_frequencies = "code", document_codes = c("doc_id", "code"), document_code_matrix = "doc_id",
  coded_segments = "segment_id", code_cooccurrence = c("unit", "code_a", "code_b"),
  term_cooccurrence = c("unit", "term_a", "term_b"), code_terms = c("unit", "code", "term"),
  codebook_coverage = c("code", "pattern"))

text_columns <- c(
  "doc_id", "source", "title", "topic", "term", "code", "label", "parent", "pattern", "left",
  "text", "right", "example", "unit", "code_a", "code_b", "term_a", "term_b")

# A column whose every cell is empty comes as logical, for read.csv () has nothing to tell its kind
# by: measures that are undefined where things never meet or never part, the parent in a codebook
# without sub-codes, the label in one without labels, the context of segments that fill their
# documents, the examples of patterns that found nothing.
may_be_empty <- c("phi", "pmi", "odds_ratio", "odds_ratio_low", "odds_ratio_high", "parent",
                  "label", "left", "right", "example")

read_tables <- function(folder) {
  path <- function(name) file.path(folder, paste0(name, ".csv"))
  sapply(names(table_columns), function(name) read.csv(path(name)), simplify = FALSE)
}

# Which of `things` (columns) stand in which of `units` (rows).
incidence <- function(unit, thing, units, things)
  unclass(table(factor(unit, units), factor(thing, things))) > 0
