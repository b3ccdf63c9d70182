# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

numbers <- function(text) lapply(strsplit(as.character(text), " "), as.numeric)
tables <- Map(rbind, numbers(drawn$events), numbers(drawn$others))
want <- sapply(tables, function(x) {
  x <- x[, colSums(x) > 0, drop = FALSE]
  if (ncol(x) < 2 || min(rowSums(x)) == 0) return(NA)
  tryCatch(fisher.test(x, workspace = 2e7, conf.int = FALSE)$p.value, error = function(e) -1)
})
# R gives up some, thema others; a table that is computed by both must be the same.
both <- (is.na(want) | want >= 0) & drawn$too_large == 0
ok(mean(both) > 0.9, "most are computed", sprintf("%g", mean(both)))
agree(drawn$p[both], want[both], "fisher.test")
cat("done\n")
