#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How the sources are written and what the pages say of them: licence lines, floors, size and white space;
# each option in its manual page, each column of a table in docs/tables.md.
. "$(dirname "$0")/lib.sh"

cd "$top_srcdir" || exit 99

# none LIST: whether nothing was listed; otherwise the list shows what is wrong.
none ()
{
  test ! -s "$1" || { cat "$1"; return 1; }
}

# Sources: those of ours that stand in the folders, not what a tool has made.
find src tests bench -name '*.[ch]' > "$scratch/c"
find src tests bench -name '*.sh' -o -name '*.mk' -o -name '*.R' > "$scratch/scripts"
for file in configure.ac Makefile.am autogen.sh; do
  test ! -e $file || echo $file
done >> "$scratch/scripts"
ok "there are sources" test "$(wc -l < "$scratch/c")" -gt 100

while read -r file; do
  head -n 1 "$file" | grep -qxF '/* SPDX-License-Identifier: GPL-3.0-or-later */' || echo "$file"
done < "$scratch/c" > "$scratch/list"
ok "the licence line is the first of each C source" none "$scratch/list"
while read -r file; do
  head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file"
done < "$scratch/scripts" > "$scratch/list"
ok "the licence line is at the head of each script" none "$scratch/list"

find src -name '*.h' -exec grep -L -x '#pragma once' {} + > "$scratch/list"
ok "each header is guarded" none "$scratch/list"

tab=$(printf '\t')
xargs grep -n "$tab" < "$scratch/c" > "$scratch/list"
ok "no tab in C" none "$scratch/list"
cat "$scratch/c" "$scratch/scripts" | xargs grep -nE "[ $tab]+\$" > "$scratch/list"
ok "no blank at the end of a line" none "$scratch/list"
# Tests may hold tables of data; the rest is to be read. Characters are counted, not bytes: in the C locale
# those that continue a character are left out.
find src -name '*.[ch]' > "$scratch/src"
xargs awk '{ line = $0; gsub (/[\200-\277]/, "", line) }
           length (line) > 110 { print FILENAME ":" FNR ": " length (line) }' \
  < "$scratch/src" > "$scratch/list"
ok "no line of src/ is longer than 110 columns" none "$scratch/list"
xargs awk 'FNR == 700 { print FILENAME }' < "$scratch/src" > "$scratch/list"
ok "no file of src/ has 700 lines" none "$scratch/list"
xargs awk '
  FNR == 1 { start = 0 }
  /^}$/ && start { if (FNR - start > 80) print FILENAME ":" start ": " FNR - start " lines"; start = 0 }
  /^{$/ { start = FNR }' < "$scratch/c" > "$scratch/list"
ok "no function is longer than 80 lines" none "$scratch/list"

# Floors. A file includes from its own folder and those below.
find src -name '*.[ch]' -exec grep -n '^ *# *include "' {} + | awk -F: '
  BEGIN {
    n = split ("base text corpus codebook stats analysis report programs", floors, " ")
    for (i = 1; i <= n; i++) floor[floors[i]] = i
  }
  {
    split ($1, from, "/")
    match ($3, /"[^"]*"/)
    include = substr ($3, RSTART + 1, RLENGTH - 2)
    if (include == "config.h") next
    if (split (include, to, "/") != 2 || !(to[1] in floor)) print $0 ": not relative to src/"
    else if (floor[to[1]] > floor[from[2]]) print $0 ": points up"
    else if (from[2] == "stats" && to[1] != "stats" && to[1] != "base") print $0 ": stats is pure"
  }' > "$scratch/list"
ok "includes point down" none "$scratch/list"
find src -name '*.c' | while read -r file; do
  own=${file#src/}
  own=${own%.c}
  test ! -e "src/$own.h" || grep '^#include "' "$file" | grep -v '"config.h"' | head -n 1 \
    | grep -qE "\"$own(-private)?\.h\"" || echo "$file"
done > "$scratch/list"
ok "each source includes its own header first" none "$scratch/list"

# code FILE: its lines without comments and texts, as FILE:LINE:TEXT.
code ()
{
  sed 's/"\([^"\\]\|\\.\)*"/""/g' "$1" | awk -v file="$1" '
    {
      out = ""
      for (rest = $0; rest != ""; ) {
        at = index (rest, inside ? "*/" : "/*")
        if (!inside) out = out (at ? substr (rest, 1, at - 1) : rest)
        rest = at ? substr (rest, at + 2) : ""
        if (at) inside = !inside
      }
      print file ":" FNR ":" out
    }'
}

# Below programs/ nothing prints, exits or asks the environment.
forbidden='v?f?printf|puts|fputs|putchar|fputc|putc|perror|g_print|g_printerr|g_getenv|secure_getenv|getenv'
forbidden="$forbidden|exit|_exit|quick_exit|abort|setlocale|stdout|stderr|argv"
find src -name '*.[ch]' ! -path 'src/programs/*' | while read -r file; do
  code "$file"
done | grep -E "[^a-z_](${forbidden})([^a-z_]|\$)" > "$scratch/list"
ok "only programs/ print, exit, and read arguments and environment" none "$scratch/list"

grep -rnE '/(home|root|tmp|Users|usr)/' src > "$scratch/list"
ok "no path of a machine in src/" none "$scratch/list"

# Each option of a program in its manual page. A page writes a hyphen as \-.
help_of ()
{
  "$@" --help
  case $* in
    "thema codebook")
      thema codebook --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p' | while read -r verb; do
        thema codebook "$verb" --help
      done ;;
  esac
}

options_of ()
{
  help_of "$@" | grep -oE -e '^ +(-[a-z], )?--[a-z][a-z-]*' | grep -oE -e '--[a-z-]+' | sort -u
}

documented ()
{
  manual=man/$1.1
  shift
  options_of "$@" > "$scratch/options"
  test -s "$scratch/options" || return 1
  sed 's/\\-/-/g; s/\\f[BIRP]//g' "$manual" > "$scratch/page"
  missing=$(while read -r option; do
    grep -qE -e "(^|[^a-z-])$option([^a-z-]|\$)" "$scratch/page" || echo "$option"
  done < "$scratch/options")
  test -z "$missing" || { echo "$manual has no" $missing; return 1; }
}

# The other way round: no page has an option that the program has not.
invented ()
{
  manual=man/$1.1
  shift
  options_of "$@" > "$scratch/options"
  sed -n '/^\.SH OPTIONS/,/^\.SH [^O]/p' "$manual" | grep '^\\fB\\-' | sed 's/\\-/-/g' \
    | grep -oE -e '--[a-z-]+' | sort -u > "$scratch/documented"
  extra=$(grep -vxF -f "$scratch/options" "$scratch/documented" | grep -vx -e --help -e --version)
  test -z "$extra" || { echo "$manual has" $extra; return 1; }
}

for command in $(thema --help | sed -n "s/^  \([a-z][a-z]*\)  .*/\1/p"); do
  page=thema-$command
  if test -e "man/$page.1"; then
    ok "each option of thema $command in man/$page.1" documented "$page" thema $command
    ok "each option in man/$page.1 one of thema $command" invented "$page" thema $command
  else
    skip "each option of thema $command in man/$page.1" "the page is not there"
  fi
done
awk '/^\\fB\\-/ && last !~ /^\.(TP|br)/ { print FILENAME, $0 } { last = $0 }' man/*.1 > "$scratch/list"
ok "each option in man/ begins a paragraph" none "$scratch/list"
if test -e man/thema.1; then
  ok "each command in man/thema.1" sh -c '
    sed "s/\\\\-/-/g" man/thema.1 > "$0"
    thema --help | sed -n "s/^  \([a-z][a-z]*\)  .*/\1/p" | while read -r command; do
      grep -qw "$command" "$0" || { echo "$command"; exit 1; }
    done' "$scratch/page"
else
  skip "each command in man/thema.1" "the page is not there"
fi

# Other versions of clang-format break lines elsewhere.
if "${CLANG_FORMAT:-no}" --version 2>/dev/null | grep -q "version 14\."; then
  ok "src/ is formatted as .clang-format says" "$CLANG_FORMAT" --dry-run -Werror src/*/*.c src/*/*.h
else
  skip "src/ is formatted as .clang-format says" "clang-format 14 is not there"
fi

# One version, one author and one title, wherever thema is cited.
version=$(sed -n 's/^AC_INIT(\[thema\], \[\(.*\)\])$/\1/p' configure.ac)
ok "CITATION.cff is of the version in configure.ac" grep -qx "version: $version" CITATION.cff
ok "thema methods cites thema as CITATION.cff says" sh -c '
  name=$(sed -n "s/^  - name: //p" CITATION.cff)
  title=$(sed -n "s/^title: //p" CITATION.cff)
  grep "OTHER (\"thema\"" src/report/works-table.c > "$0"
  grep -qF "{$name}" "$0" && grep -qF ", \"$title\"," "$0"' "$scratch/page"

# section TABLE: what docs/tables.md says under the head of that table.
section ()
{
  awk -v name="$1" '/^##/ { on = ($2 == name) } on' docs/tables.md
}

# Each column under the head of its table, or of one that is named there. Metadata and codes are columns of the
# corpus and the codebook.
if test -e docs/tables.md; then
  # Of each table the longest head that is there.
  find reports/iom tests/golden/*/*/expected -name '*.csv' | while read -r table; do
    echo "${table##*/} $(head -n 1 "$table" | tr -d '\357\273\277')"
  done | awk 'length ($2) > length (head[$1]) { head[$1] = $2 } END { for (name in head) print name, head[name] }' \
    | LC_ALL=C sort > "$scratch/heads"
  while read -r name head; do
    case $name in
      documents.csv | document_code_matrix.csv | sample.csv | sample_key.csv | disagreements.csv) continue ;;
    esac
    { section "$name"
      section "$name" | grep -o '[a-z_]*\.csv`' | tr -d '`' | sort -u | while read -r other; do section "$other"; done
    } > "$scratch/section"
    test -s "$scratch/section" || cp docs/tables.md "$scratch/section" # one head for several tables
    echo "$head" | tr , '\n' | while read -r column; do
      grep -qF "\`$column\`" "$scratch/section" || echo "$column"
    done > "$scratch/list"
    ok "each column of $name in docs/tables.md" none "$scratch/list"
  done < "$scratch/heads"
  # A table of the page begins with its head: rows that follow other text have lost theirs.
  awk '/^\|/ && !inside { inside = 1; head = NR; next }
    /^\|/ && NR == head + 1 && !/^\| *-/ { print head ": " $0 }
    /^[^|]|^$/ { if (inside && NR == head + 1) print head ": a row by itself"; inside = 0 }' docs/tables.md > "$scratch/list"
  ok "each table of docs/tables.md has a head" none "$scratch/list"
  grep -x '##*  *[a-z_]*\.csv' docs/tables.md | sort | uniq -d > "$scratch/list"
  ok "no table has two sections in docs/tables.md" none "$scratch/list"
  # A section of a table has rows before the next one begins.
  awk '/^##/ { if (name != "") print name; name = /\.csv$/ ? $2 : "" } /^\||columns/ { name = "" }' docs/tables.md > "$scratch/list"
  ok "each section of docs/tables.md that is called like a table has columns" none "$scratch/list"
  sed -n '/^const char \*const thema_report_tables/,/NULL/s/^ *"\(.*\)",$/\1/p' src/report/report.c > "$scratch/tables"
  ok "there are tables" test "$(wc -l < "$scratch/tables")" -gt 20
  while read -r name; do
    ok "$name itself in docs/tables.md" grep -qF "\`$name\`" docs/tables.md
  done < "$scratch/tables"
else
  skip "each column in docs/tables.md" "the page is not there"
fi

done_testing
