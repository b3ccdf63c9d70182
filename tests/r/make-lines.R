# SPDX-License-Identifier: GPL-3.0-or-later
# make-lines.R TEXT: a corpus of documents parted by blank lines, whose lines are sentences of words
# parted by blanks, always the same. Some words go together, some stand in few documents.
set.seed(1905)
words <- c("the", "of", paste0("w", 1:30), "12", ",", "strong", "tea")
weights <- c(8, 6, 10 / (1:30), 2, 5, 1, 1)
make_line <- function() {
  line <- sample(words, 1 + rpois(1, 9), replace = TRUE, prob = weights)
  line <- unlist(lapply(line, function(w) if (w == "strong" && runif(1) < 0.7) c(w, "tea") else w))
  paste(line, collapse = " ")
}
documents <- replicate(120, paste(replicate(1 + rpois(1, 3), make_line()), collapse = "\n"))
writeLines(paste(documents, collapse = "\n\n"), commandArgs(trailingOnly = TRUE)[1])
