# SPDX-License-Identifier: GPL-3.0-or-later
# make-corpus.R CODEBOOK CORPUS.csv STORED.csv
#
# Writes a corpus of made-up abstracts, always the same. Their sentences are made of a small
# vocabulary, in which each of three topics prefers other words, and of the examples of the
# codebook, of which each topic prefers others: so codes and terms go together, or avoid each other.
# STORED.csv has the texts in NFC, as thema keeps them; in CORPUS.csv some letters are decomposed,
# so that offsets into the two differ.

arguments <- commandArgs(trailingOnly = TRUE)
set.seed(1951)
n_documents <- 300

lines <- readLines(arguments[1], encoding = "UTF-8")
examples <- sub('^ +- "(.*)"$', "\\1", grep('^ +- "[A-Z].*[.?!]"$', lines, value = TRUE))
# "na", "nan", "inf", "true" and the like are words too: R must not take them for anything else.
words <- c(
  "the", "of", "and", "migration", "border", "agency", "café", "naïve", "straße", "office’s",
  "aren't", "well-being", "\U0001F600", "移民", "na", "nan", "inf", "true", "null", "1e5", "3.14",
  paste0(rep(c("ba", "de", "ki", "lo", "mu"), each = 40),
         rep(c("nor", "tes", "vim", "rax"), 50), rep(letters[1:20], 10)))

prefer <- function(n, topic) ifelse(seq_len(n) %% 3 == topic %% 3, 3, 1) / seq_len(n)

make_example <- function(topic) {
  third <- ceiling(3 * seq_along(examples) / length(examples))
  sample(examples, 1, prob = ifelse(third == topic, 4, 1))
}

make_sentence <- function(topic) {
  if (runif(1) < 0.3)
    return(make_example(topic))
  n <- 4 + rpois(1, 6)
  chosen <- sample(words, n, replace = TRUE, prob = prefer(length(words), topic))
  comma <- sample(c(",", "", "", ""), n, replace = TRUE)
  comma[n] <- "."
  paste0("So ", paste0(chosen, comma, collapse = " "))
}

make_text <- function(topic) {
  sentences <- replicate(1 + rpois(1, 5), make_sentence(topic))
  parts <- c(" ", " ", " ", "\n", "\n\n")[sample(5, length(sentences), replace = TRUE)]
  parts[length(parts)] <- ""
  paste0(sentences, parts, collapse = "")
}

topic <- sample(3, n_documents, replace = TRUE)
corpus <- data.frame(
  id = sprintf("doc-%03d", seq_len(n_documents)),
  title = paste0("A \"study\", its scope and ", c("ends", "means", "limits")[topic]),
  topic = c("law", "data", "aid")[topic],
  year = 2000 + sample(24, n_documents, replace = TRUE),
  abstract = vapply(topic, make_text, ""))
corpus$abstract[7] <- ""  # a document without a word is counted all the same

write <- function(table, path)
  write.csv(table, path, row.names = FALSE, fileEncoding = "UTF-8", eol = "\n")
write(corpus, arguments[3])
corpus$abstract <- gsub("é", "e\u0301", corpus$abstract, fixed = TRUE)
corpus$abstract <- gsub("ï", "i\u0308", corpus$abstract, fixed = TRUE)
write(corpus, arguments[2])
cat("done\n")
