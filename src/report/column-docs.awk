# SPDX-License-Identifier: GPL-3.0-or-later
# Reads docs/tables.md and writes its tables of columns as C: what a report's data package says of a
# column is what the page says, and is written nowhere else.

function quote (text)
{
  gsub (/\\/, "\\\\", text)
  gsub (/"/, "\\\"", text)
  return "\"" text "\""
}

# Links stay as their words: the page's addresses mean nothing beside a report.
function plain (text,   before, link)
{
  while (match (text, /\[[^]]*\]\([^)]*\)/)) {
    link = substr (text, RSTART + 1, RLENGTH - 1)
    before = substr (text, 1, RSTART - 1)
    text = substr (text, RSTART + RLENGTH)
    sub (/\].*/, "", link)
    text = before link text
  }
  return text
}

function trim (text)
{
  sub (/^ +/, "", text)
  sub (/ +$/, "", text)
  return text
}

function emit (name, cells, n,   t, tables, k)
{
  k = split (under[anchor], tables, " ")
  for (t = 1; t <= k; t++)
    columns[tables[t]] = columns[tables[t]] "  { " quote (tables[t]) ", " quote (name) ", " \
      quote (plain (trim (cells[3]))) ", " quote (n > 4 ? plain (trim (cells[4])) : "") " },\n"
}

BEGIN { FS = "\n" }

# The list of files: what a row is, and under which head the columns stand.
/^\| \[`[^`]*`\]\(#/ {
  split ($0, cells, "|")
  split (cells[2], part, "`")
  name = part[2]
  sub (/.*\(#/, "", cells[2])
  sub (/\).*/, "", cells[2])
  under[cells[2]] = under[cells[2]] " " name
  order[++n_tables] = name
  row[name] = plain (trim (cells[3]))
  next
}

/^##/ {
  anchor = tolower ($0)
  sub (/^#+ */, "", anchor)
  gsub (/[^a-z0-9_ -]/, "", anchor)
  gsub (/ /, "-", anchor)
  inside = 0
}

/^\| column \|/ { inside = 1; next }
!/^\|/ { inside = 0 }
/^\| *-/ { next }

inside && (anchor in under) {
  n = split ($0, cells, "|")
  names = cells[2]
  found = 0
  while (match (names, /`[^`]*`/)) {
    name = substr (names, RSTART + 1, RLENGTH - 2)
    names = substr (names, RSTART + RLENGTH)
    found = 1
    emit(name, cells, n)
  }
  # A column that the corpus, the codebook or the coders name.
  if (!found)
    emit("*", cells, n)
}

END {
  print "/* Made from docs/tables.md. */"
  print "#include \"report/column-docs.h\"\n"
  print "#include <stddef.h>\n"
  print "const ThemaTableDoc thema_table_docs[] = {"
  for (t = 1; t <= n_tables; t++)
    print "  { " quote (order[t]) ", " quote (row[order[t]]) " },"
  print "  { NULL, NULL },\n};\n"
  print "const ThemaColumnDoc thema_column_docs[] = {"
  for (t = 1; t <= n_tables; t++)
    printf "%s", columns[order[t]]
  print "  { NULL, NULL, NULL, NULL },\n};"
}
