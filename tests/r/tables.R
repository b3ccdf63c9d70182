# SPDX-License-Identifier: GPL-3.0-or-later
# tables.R FOLDER CORPUS [TOP]
#
# Checks the tables in FOLDER, made of CORPUS: a folder of .txt, or a CSV with the columns id and
# abstract, in NFC. With TOP the run had --stopwords=none --top=TOP, and which terms are paired is
# checked as well.

arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
for (file in c("lib.R", "frequencies.R", "cooccurrences.R", "segments.R"))
  source(file.path(here, file), encoding = "UTF-8")

check_header <- function(name, table, tables) {
  codes <- make.names(tables$code_frequencies$code)
  want <- unlist(lapply(table_columns[[name]], function(column)
    switch(column, META = metadata(tables$documents), CODES = codes, column)))
  ok(identical(names(table), want), paste0(name, ": columns in order"), names(table))
}

check_types <- function(name, table) {
  fits <- vapply(names(table), function(column) {
    cells <- table[[column]]
    if (is.logical(cells)) all(is.na(cells)) && column %in% may_be_empty
    else if (column %in% text_columns) is.character(cells)
    else is.numeric(cells)
  }, NA)
  ok(fits, paste0(name, ": numbers come as numbers, texts as texts"), names(table)[!fits])
}

# The cells as they stand in the file.
check_cells <- function(name, table, folder) {
  path <- file.path(folder, paste0(name, ".csv"))
  plain <- read.csv(path, colClasses = "character", na.strings = character())
  numbers <- unlist(plain[setdiff(names(plain), text_columns)])
  form <- grepl("^(-?[0-9]+(\\.[0-9]+)?(e[-+][0-9]+)?)?$", numbers)
  ok(form, paste0(name, ": no NaN, Inf or NA, no decimal comma"), numbers[!form])
  texts <- intersect(names(plain), text_columns)
  kept <- vapply(texts, function(column) {
    cells <- as.character(table[[column]])
    all(ifelse(is.na(cells), "", cells) == plain[[column]])
  }, NA)
  ok(kept, paste0(name, ": texts come unchanged"), texts[!kept])
}

check_keys <- function(name, table, tables) {
  key <- table[table_keys[[name]]]
  ok(!anyNA(key) && !anyDuplicated(key), paste0(name, ": keys are there and unique"))
  ids <- tables$documents$doc_id
  codes <- tables$code_frequencies$code
  terms <- tables$term_frequencies$term
  known <- list(doc_id = ids, code = codes, code_a = codes, code_b = codes, term = terms,
                term_a = terms, term_b = terms)
  for (column in intersect(names(known), names(table)))
    ok(table[[column]] %in% known[[column]], sprintf("%s: each %s is known", name, column))
}

tables <- read_tables(arguments[1])
for (name in names(tables)) {
  check_header(name, tables[[name]], tables)
  check_types(name, tables[[name]])
  check_cells(name, tables[[name]], arguments[1])
  check_keys(name, tables[[name]], tables)
}
check_documents(tables)
check_term_frequencies(tables)
check_code_frequencies(tables)
check_segments(tables, read_texts(arguments[2], tables$documents$doc_id))
check_coverage(tables)
check_pairs(tables)
if (length(arguments) > 2)
  check_selection(tables, as.integer(arguments[3]))
cat("done\n")
