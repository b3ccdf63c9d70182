# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks of single statistics share: draw-NAME.R FILE reads the table that the program
# draw-NAME printed, computes its columns again and compares them to a relative 1e-8.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "lib.R"), encoding = "UTF-8")
drawn <- read.csv(commandArgs(trailingOnly = TRUE)[1])

# `slack` is what a value that should be zero may be off.
agree <- function(got, want, what, slack = 0, relative = 1e-8) {
  got <- as.numeric(got)
  want <- as.numeric(want)
  same <- is.na(got) == is.na(want)
  both <- !is.na(got) & !is.na(want)
  same[both] <- abs(got[both] - want[both]) <= relative * abs(want[both]) + slack
  bad <- which(!same)
  ok(length(got) == length(want) && length(got) > 0 && all(same),
     sprintf("%s (%d values)", what, length(got)),
     sprintf("row %d: %.17g, R has %.17g", bad, got[bad], want[bad]))
}
