# SPDX-License-Identifier: GPL-3.0-or-later
# instrument.R FOLDER
#
# Checks what `thema codebook coverage` and `thema codebook sensitivity` wrote into FOLDER against
# the tables of thema-code and thema-freq there: their counts are the same counts, and what follows
# from counts is computed again.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
for (file in c("lib.R", "cooccurrences.R"))
  source(file.path(here, file), encoding = "UTF-8")
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name)
  read.csv(file.path(folder, paste0(name, ".csv")), encoding = "UTF-8", na.strings = "")

codes <- read("code_frequencies")
terms <- read("term_frequencies")
documents <- read("documents")
segments <- read("coded_segments")
n <- nrow(documents)
sentences <- sum(documents$sentences)
of_code <- function(code, column) codes[match(code, codes$code), column]
of_term <- function(term, column) terms[match(term, terms$term), column]

out <- read("leave_one_out")
ok(nrow(out) > 10, "leave_one_out: there are rows")
ok_columns(out, list(
  documents = of_code(out$code, "documents"), share = out$documents / n,
  share_without = out$documents_without / n,
  change = (out$documents_without - out$documents) / n), "leave_one_out")

# The two tables of patterns tell the same.
coverage <- read("codebook_coverage")
own <- out[out$pattern_code == out$code, ]
lost <- own$documents - own$documents_without
key <- paste(own$code, own$pattern)
at <- match(paste(coverage$code, coverage$pattern), key)
ok_columns(coverage, list(
  documents_lost = ifelse(is.na(at), 0, lost[at]), share_change = -coverage$documents_lost / n),
  "codebook_coverage")
ok(coverage$documents_lost <= coverage$documents, "codebook_coverage: lost are some of those found")
ok(coverage$dead == 0 | coverage$segments == 0, "codebook_coverage: what is dead has no segment")

overlap <- read("code_overlap")
ok(overlap$tokens_both <= pmin(overlap$tokens_a, overlap$tokens_b), "code_overlap: both are in each")
ok_columns(overlap, list(
  jaccard = overlap$tokens_both / (overlap$tokens_a + overlap$tokens_b - overlap$tokens_both)),
  "code_overlap")
ok(!is.unsorted(-overlap$jaccard), "code_overlap: the greatest first")

uncoded <- read("uncoded_words")
ok_columns(uncoded, list(
  frequency = of_term(uncoded$word, "frequency"), documents = of_term(uncoded$word, "documents")),
  "uncoded_words")
ok(!is.unsorted(-uncoded$frequency), "uncoded_words: the most frequent first")
inside <- function(word, text) any(grepl(paste0("\\b", word, "\\b"), text, ignore.case = TRUE))
ok(!vapply(uncoded$word, inside, NA, text = segments$text), "uncoded_words: in no segment")

words <- read("candidate_words")
a <- as.numeric(words$sentences_both)
b <- words$sentences_with_code - a
c <- words$sentences_word - a
d <- words$sentences - a - b - c
ok_columns(words, list(
  sentences_with_code = of_code(words$code, "sentences"),
  sentences = rep(sentences, nrow(words)),
  sentences_word = of_term(words$word, "sentences"),
  log_likelihood = g_squared(a, b, c, d),
  odds_ratio = ifelse(b * c > 0, a * d / (b * c), NA)), "candidate_words")
ok(of_term(words$word, "documents") >= 3, "candidate_words: in three documents")
ok(a * words$sentences > (a + b) * (a + c), "candidate_words: more often than expected")
ok(!mapply(function(word, code) inside(word, segments$text[segments$code == code]),
           words$word, words$code), "candidate_words: in no segment of the code")

moves <- read("sensitivity")
units <- ifelse(moves$unit == "document", n, sentences)
base <- ifelse(moves$unit == "document", of_code(moves$code, "documents"),
               of_code(moves$code, "sentences"))
ok_columns(moves, list(share = moves$units / units, base_share = base / units,
                       change = (moves$units - base) / units), "sensitivity")
without <- moves[moves$setting == "without" & moves$unit == "document", ]
at <- match(paste(out$pattern_code, out$pattern, out$code),
            paste(without$pattern_code, without$value, without$code))
ok(nrow(without) == nrow(out) && without$units[at] == out$documents_without,
   "sensitivity: patterns left out as in leave_one_out.csv")

most <- read("sensitivity_summary")
rest <- moves[!(moves$setting == "base"), ]
ok_columns(most, list(change = vapply(seq_len(nrow(most)), function(i) {
  changes <- rest$change[rest$code == most$code[i] & rest$unit == most$unit[i]]
  changes[which.max(abs(changes))]
}, 0)), "sensitivity_summary")
cat("done\n")
