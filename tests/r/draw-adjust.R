# SPDX-License-Identifier: GPL-3.0-or-later
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "draw.R"))

for (how in c("BH", "holm", "bonferroni"))
  agree(drawn[[tolower(how)]], ave(drawn$p, drawn$family, FUN = function(p) p.adjust(p, how)),
        paste("p.adjust,", how))
cat("done\n")
