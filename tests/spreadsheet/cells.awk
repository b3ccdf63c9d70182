# SPDX-License-Identifier: GPL-3.0-or-later
# Takes a CSV file apart: one cell a line, as ROW.COLUMN, tab, whether it stood in quotes (t, for
# text) or not (n), tab, its text. A line break in a cell is written \n, a tab \t.

{
  if (NR == 1)
    sub(/^\357\273\277/, "")
  if (quoted)
    text = text "\\n"
  else
    start_row()
  take($0)
  if (!quoted)
    end_cell()
}

function start_row() {
  row++
  column = 0
  start_cell()
}

function start_cell() {
  column++
  kind = "n"
  text = ""
}

function end_cell() {
  gsub(/\t/, "\\t", text)
  printf "%d.%d\t%s\t%s\n", row, column, kind, text
}

# A piece of a line, up to the next quote or comma that means something.
function take(line,   at) {
  while (line != "") {
    if (quoted) {
      at = index(line, "\"")
      if (at == 0) {
        text = text line
        return
      }
      text = text substr(line, 1, at - 1)
      line = substr(line, at + 1)
      if (substr(line, 1, 1) == "\"") {
        text = text "\""
        line = substr(line, 2)
      } else
        quoted = 0
    } else if (substr(line, 1, 1) == "\"") {
      quoted = 1
      kind = "t"
      line = substr(line, 2)
    } else if (substr(line, 1, 1) == ",") {
      end_cell()
      start_cell()
      line = substr(line, 2)
    } else {
      at = match(line, /[",]/)
      text = text (at ? substr(line, 1, at - 1) : line)
      line = at ? substr(line, at) : ""
    }
  }
}
