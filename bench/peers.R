# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript peers.R STEPS CORPUS.csv COLUMN DICTIONARY.yml THREADS: what bench/peers has quanteda do.
# STEPS: run (all of it, tables into the folder out), sentences, or check (counts with hyphens split).
# Prints "step NAME SECONDS PROCESSOR_SECONDS" and "count NAME NUMBER", parted by tabs.
suppressPackageStartupMessages(library(quanteda))
arguments <- commandArgs(TRUE)
steps <- arguments[1]
file <- arguments[2]
column <- arguments[3]
dictionary_file <- arguments[4]
threads <- as.integer(arguments[5])
quanteda_options(threads = threads)

say <- function(...) cat(paste(..., sep = "\t"), "\n", sep = "")

# The value comes as a promise: it is reckoned where force() asks for it.
timed <- function(step, value) {
  begin <- proc.time()
  force(value)
  used <- proc.time() - begin
  say("step", step, sprintf("%.3f", used[["elapsed"]]), sprintf("%.3f", sum(used[1:2])))
  invisible(value)
}

# The faster reader and writer where the user has it.
fast <- requireNamespace("data.table", quietly = TRUE)
read <- function() {
  if (fast) data.table::fread(file, encoding = "UTF-8", data.table = FALSE, nThread = threads)
  else read.csv(file, encoding = "UTF-8")
}
write <- function(table, name) {
  path <- file.path("out", name)
  if (fast) data.table::fwrite(table, path, nThread = threads)
  else write.csv(table, path, row.names = FALSE)
}

lookup <- function(words, dictionary) dfm(tokens_lookup(words, dictionary))

counts <- function(words, terms, codes) {
  say("count", "tokens", sum(ntoken(words)))
  say("count", "types", nfeat(terms))
  found <- colSums(codes)
  for (code in names(found)) say("count", code, found[[code]])
}

# The terms that thema-cooc takes by default: the 500 words of most documents, stop words left out.
commonest <- function(terms) {
  words <- dfm_remove(dfm_keep(terms, "^\\p{L}", valuetype = "regex"), stopwords("en"))
  dfm_select(words, names(topfeatures(words, 500, scheme = "docfreq")), valuetype = "fixed")
}

tables <- function(terms, codes, pairs) {
  write(data.frame(term = featnames(terms), frequency = colSums(terms), documents = docfreq(terms)),
        "term_frequencies.csv")
  write(convert(codes, "data.frame"), "document_codes.csv")
  write(data.frame(code = featnames(codes), segments = colSums(codes), documents = docfreq(codes)),
        "code_frequencies.csv")
  cells <- as(pairs, "TsparseMatrix")
  write(data.frame(term_a = rownames(cells)[cells@i + 1], term_b = colnames(cells)[cells@j + 1],
                   n_ab = cells@x), "term_cooccurrence.csv")
}

run <- function(texts) {
  dir.create("out")
  words <- timed("tokens", tokens(texts))
  terms <- timed("dfm", dfm(words))
  dictionary <- dictionary(file = dictionary_file)
  codes <- timed("lookup", lookup(words, dictionary))
  pairs <- timed("fcm", fcm(commonest(terms), count = "boolean"))
  timed("tables", tables(terms, codes, pairs))
  counts(words, terms, codes)
}

table <- timed("read", read())
texts <- timed("corpus", corpus(table, text_field = column))
if (steps == "run") {
  run(texts)
} else if (steps == "sentences") {
  say("count", "sentences", ndoc(timed("sentences", corpus_reshape(texts, to = "sentences"))))
} else {
  words <- tokens(texts, split_hyphens = TRUE)
  counts(words, dfm(words), lookup(words, dictionary(file = dictionary_file)))
}
