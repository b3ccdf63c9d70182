# SPDX-License-Identifier: GPL-3.0-or-later
# make-words.R CORPUS.csv: texts of made-up words with blanks between them, always the same; some
# words are everywhere, many in one text only.

set.seed(1935)
vocabulary <- c(outer(c("ba", "de", "ki", "lo", "mu"), letters, paste0), outer(letters, letters, paste0))
weights <- 1 / (seq_along(vocabulary) + 2)
make_text <- function(i) {
  near <- abs(seq_along(vocabulary) - i * 6) < 30  # words that neighbouring texts share
  paste(sample(vocabulary, 1 + rpois(1, if (i %% 5 == 0) 8 else 90), replace = TRUE,
               prob = weights * ifelse(near, 20, 1)), collapse = " ")
}
corpus <- data.frame(id = sprintf("t%03d", 1:120), part = c("x", "y", "z")[1 + 1:120 %% 3],
                     abstract = vapply(1:120, make_text, ""))
write.csv(corpus, commandArgs(trailingOnly = TRUE)[1], row.names = FALSE, eol = "\n")
