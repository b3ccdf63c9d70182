# SPDX-License-Identifier: GPL-3.0-or-later
# awk -f compare.awk BEFORE AFTER, both of cells.awk: BEFORE as thema wrote it, AFTER from a
# spreadsheet that puts text in quotes, and nothing else. A number must have come back as a number
# of the same value, text as the same text, an empty cell empty. Prints what differs.

BEGIN { FS = "\t" }

function complain(what) {
  if (++complaints <= 10)
    printf "cell %s: %s\n", $1, what
}

FNR == NR {
  before[$1] = $3
  cells++
  next
}

!($1 in before) {
  complain("is new: " $3)
  next
}

{
  seen++
  was = before[$1]
  if (was == "") {
    if ($3 != "")
      complain("was empty, is " $3)
  } else if (was ~ /^-?[0-9]+(\.[0-9]+)?(e[-+][0-9]+)?$/) {
    difference = $3 - was
    size = was < 0 ? -was : was + 0
    if ($2 != "n" || difference > 1e-12 * size || -difference > 1e-12 * size)
      complain("the number " was " is " ($2 == "n" ? "" : "the text ") $3)
  } else if ($2 != "t" || was != $3)
    complain("the text " was " is " ($2 == "t" ? "" : "the number ") $3)
}

END {
  if (seen != cells)
    complain(cells - seen " cells are missing")
  printf "%d cells, %d differ\n", cells, complaints
  exit complaints > 0 || cells == 0
}
