#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The numbers that quanteda gives for two dictionaries over the inaugural addresses, cell for cell, from
# the dictionary files as they are in the wild, by the options that docs/codebook.md calls comparable.
. "$(dirname "$0")/lib.sh"

data=$THEMA_SHARED_DATA
if ! test -e "$data/reference/lookup_inaug_mfd1.csv"; then
  echo "1..0 # SKIP no reference figures: THEMA_SHARED_DATA ($data) is not there"
  exit 0
fi

# count NAME DICTIONARY OPTION...: codes the addresses into the folder NAME.
count ()
{
  name=$1 dictionary=$2
  shift 2
  thema run --corpus "$data/abstracts/inaugural59.csv" --text-column text --id-column doc_id \
    --codebook "$data/codebooks/$dictionary" --output "$scratch/$name" --quiet "$@"
}

# cells NAME REFERENCE [PASSAGES]: compares document_codes.csv with the reference, whose header names
# codes in small letters; of each cell the passages in a list of "document,code" are taken off first.
# Prints the cells that differ, then how many there are in all.
cells ()
{
  awk -F, -v q='"' '
    function bare (s) { gsub (q, "", s); sub (/\r$/, "", s); return s }
    FILENAME ~ /passages$/ { off[$1 "," tolower ($2)]++; next }
    FILENAME ~ /document_codes.csv$/ { if (FNR > 1) got[bare ($1) "," tolower (bare ($2))] = $3; next }
    FNR == 1 { for (i = 2; i <= NF; i++) code[i] = bare ($i); next }
    { for (i = 2; i <= NF; i++)
        {
          key = bare ($1) "," code[i]
          n++
          if (!(key in got) || got[key] - off[key] != $i)
            { print key ": " (key in got ? got[key] : "no such cell") ", not " $i; wrong++ }
        } }
    END { print n " cells, " wrong + 0 " differ" }' \
    "${3:-/dev/null}" "$scratch/$1/document_codes.csv" "$data/reference/$2"
}

# equal NAME REFERENCE NUMBER [PASSAGES]
equal ()
{
  cells "$1" "$2" ${4:+"$4"} > "$scratch/cells"
  tail -n 20 "$scratch/cells"
  test "$(tail -n 1 "$scratch/cells")" = "$3 cells, 0 differ"
}

comparable='--keep-hyphens --no-entities --phrase-gap=punctuation --overlap=longest --parents=own'

ok "the Moral Foundations Dictionary is coded" count mfd moral_foundations_dictionary.dic $comparable
ok "its counts are quanteda's" equal mfd lookup_inaug_mfd1.csv 649

# WordStat writes a phrase with underscores, CIVIL_WAR. quanteda keeps them, so that no text has such a
# word; what these two patterns find is the one difference.
ok "the Laver-Garry dictionary is coded" count lg laver-garry.cat $comparable
awk -F, 'tolower ($4) == "civil war" || tolower ($4) == "war in iraq" { print $2 "," $3 }' \
  "$scratch/lg/coded_segments.csv" > "$scratch/passages"
ok "there are passages of its phrases" test -s "$scratch/passages"
ok "but for them its counts are quanteda's" equal lg lookup_inaug_lgcat.csv 1180 "$scratch/passages"

# That the comparison can fail: by our own rules other cells differ.
ok "the Laver-Garry dictionary is coded by thema's rules" count own laver-garry.cat
cells own lookup_inaug_lgcat.csv | tail -n 1 > "$scratch/cells"
ok "which give other counts" grep -q '^1180 cells, [1-9][0-9]* differ$' "$scratch/cells"
diagnose < "$scratch/cells"

done_testing
