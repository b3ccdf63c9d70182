# SPDX-License-Identifier: GPL-3.0-or-later
# coded_segments.csv from the texts, and what is counted of it.

# The texts as stored, by document id.
read_texts <- function(corpus, ids) {
  if (!dir.exists(corpus)) {
    table <- read.csv(corpus)
    return(setNames(table$abstract, table$id)[ids])
  }
  vapply(ids, function(id) {
    path <- file.path(corpus, paste0(id, ".txt"))
    text <- readChar(path, file.size(path), useBytes = TRUE)
    Encoding(text) <- "UTF-8"
    text
  }, "")
}

# Words well enough for what is coded here; thema's are those of UAX #29.
count_words <- function(text)
  lengths(regmatches(text, gregexpr("[[:alnum:]]+(['’.][[:alnum:]]+)*", text)))

overlaps <- function(s) {
  s <- s[order(s$start), ]
  any(head(s$end, -1) > s$start[-1])
}

check_places <- function(s, d, codes, texts) {
  cut <- substring(texts[s$doc_id], s$start + 1, s$end)
  bad <- cut != s$text
  ok(!bad, "coded_segments: start and end are code points of the stored text",
     sprintf("segment %d: \"%s\" is not \"%s\"", s$segment_id, s$text, cut)[bad])
  document <- match(s$doc_id, d$doc_id)
  ok(s$sentence >= 1 & s$sentence <= d$sentences[document], "coded_segments: the sentence exists")
  ok(s$segment_id == seq_len(nrow(s)), "coded_segments: numbered from 1")
  ok(order(document, s$start, s$end, match(s$code, codes)) == seq_len(nrow(s)),
     "coded_segments: in the order of documents, places and codes")
  overlap <- vapply(split(s, paste(s$doc_id, s$code)), overlaps, NA)
  ok(!overlap, "coded_segments: no code overlaps itself", names(overlap)[overlap])
}

check_segments <- function(tables, texts) {
  s <- tables$coded_segments
  f <- tables$code_frequencies
  dc <- tables$document_codes
  ok(nrow(s) > 0, sprintf("coded_segments: there are some (%d)", nrow(s)))
  check_places(s, tables$documents, f$code, texts)
  want <- list(segments = table(factor(s$code, f$code)))
  ok_columns(f, want, "code_frequencies from coded_segments")
  key <- factor(paste(s$doc_id, s$code), paste(dc$doc_id, dc$code))
  once <- !duplicated(s[c("doc_id", "code", "sentence")])
  want <- list(segments = table(key), sentences = table(key[once]),
               words = xtabs(count_words(s$text) ~ key))
  ok_columns(dc, want, "document_codes from coded_segments")
}

check_coverage <- function(tables) {
  p <- tables$codebook_coverage
  f <- tables$code_frequencies
  want <- list(own_segments = xtabs(p$segments ~ factor(p$code, f$code)))
  ok_columns(f, want, "code_frequencies from codebook_coverage")
  ok(p$unique_segments <= p$segments & p$documents <= p$segments,
     "codebook_coverage: counts are in proportion")
  without <- is.na(p$example) | p$example == ""
  ok(without == (p$segments == 0), "codebook_coverage: an example where there is a segment")
}
