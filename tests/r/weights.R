# SPDX-License-Identifier: GPL-3.0-or-later
# weights.R FOLDER TF IDF BASE: computes the tf-idf of document_terms.csv and term_frequencies.csv
# in FOLDER again, which were made with these schemes.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "lib.R"), encoding = "UTF-8")
arguments <- commandArgs(trailingOnly = TRUE)

cells <- read.csv(file.path(arguments[1], "document_terms.csv"))
terms <- read.csv(file.path(arguments[1], "term_frequencies.csv"))
n <- nrow(read.csv(file.path(arguments[1], "documents.csv")))
base <- if (arguments[4] == "e") exp(1) else as.numeric(arguments[4])

count <- cells$frequency
tf <- switch(arguments[2], count = count, share = count / ave(count, cells$doc_id, FUN = sum),
             boolean = 1, log = 1 + log(count, base),
             augmented = 0.5 + 0.5 * count / ave(count, cells$doc_id, FUN = max))
documents <- table(cells$term)
df <- as.numeric(documents[cells$term])
idf <- switch(arguments[3], count = df, inverse = log(n / df, base),
              inversemax = log(max(documents) / df, base), inversesmooth = log(1 + n / df, base),
              inverseprob = pmax(0, log((n - df) / df, base)), unary = 1)
weight <- tf * idf + 0 * count
what <- paste(arguments[2:4], collapse = ", ")
ok_columns(cells, list(tf_idf = weight), paste("document_terms:", what), 1e-9)
ok_columns(terms, list(tf_idf = tapply(weight, cells$term, sum)[terms$term]),
           paste("term_frequencies:", what), 1e-9)
cat("done\n")
