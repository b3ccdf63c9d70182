#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The tables feed spreadsheets: LibreOffice opens each, saves it as XLSX, opens that, and no cell has
# changed. Tables written with --excel open with their guarded cells as text.
. "$(dirname "$0")/lib.sh"
: "${SOFFICE:=$(command -v soffice || echo no)}"

if test "$SOFFICE" = no || ! test -x "$SOFFICE"; then
  echo "1..0 # SKIP LibreOffice is not installed (Debian: apt-get install libreoffice-calc-nogui)"
  exit 0
fi

# Comma, double quote, UTF-8, from line 1, English (USA), then: quote text alone, which on the way in
# is "quoted is text"; ...
csv='Text - txt - csv (StarCalc):44,34,76,1,,1033'
# ... no detection of dates and the like.
opens="$csv,false,false"
# ... numbers as numbers, in full and not as shown.
saves="$csv,true,true,false"

# office ARGUMENT...: without a display, with a profile of its own.
office ()
{
  HOME=$scratch "$SOFFICE" "-env:UserInstallation=file://$scratch/profile" --headless --norestore \
    "$@" > "$scratch/office.log" 2>&1
}

# same_cells BEFORE.csv AFTER.csv
same_cells ()
{
  awk -f "$top_srcdir/tests/spreadsheet/cells.awk" "$1" > "$scratch/before.cells" || return 1
  awk -f "$top_srcdir/tests/spreadsheet/cells.awk" "$2" > "$scratch/after.cells" || return 1
  awk -f "$top_srcdir/tests/spreadsheet/compare.awk" "$scratch/before.cells" "$scratch/after.cells"
}

# round_trip NAME: the tables in folder NAME, to XLSX and back.
round_trip ()
{
  office --infilter="$opens" --convert-to xlsx --outdir "$scratch/$1.xlsx" "$scratch/$1"/*.csv
  office --convert-to "csv:$saves" --outdir "$scratch/$1.back" "$scratch/$1.xlsx"/*.xlsx
  for table in "$scratch/$1"/*.csv; do
    ok "$1: ${table##*/} unchanged" same_cells "$table" "$scratch/$1.back/${table##*/}"
  done
}

# guarded FOLDER: no cell begins a formula, and some would have.
guarded ()
{
  for table in "$1"/*.csv; do
    awk -f "$top_srcdir/tests/spreadsheet/cells.awk" "$table"
  done > "$scratch/guarded.cells"
  ! grep '	[nt]	[=+@]' "$scratch/guarded.cells" || return 1
  ! grep '	[nt]	-[^0-9]' "$scratch/guarded.cells" || return 1
  grep "	[nt]	'=1+1" "$scratch/guarded.cells"
}

ok "iom: thema run" thema run --quiet "$top_srcdir/iom.ini" --work="$scratch/work" --output="$scratch/iom"
round_trip iom

ok "excel: thema run" thema run --quiet --corpus="$top_srcdir/tests/spreadsheet/formulas.csv" \
  --codebook="$top_srcdir/codebooks/iom-norms.yaml" --output="$scratch/excel" --document-terms \
  --excel
ok "excel: cells are guarded" guarded "$scratch/excel"
round_trip excel

done_testing
