#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A study that is run again does only what is stale, says so, and has the bytes of a run from scratch.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

awk 'BEGIN {
  print "id,year,text"
  for (d = 1; d <= 40; d++) {
    printf "%d,%d,\"", d, 2019 + d % 3
    for (w = 1; w <= 30; w++) printf "word%d protects people%d. ", (d * w) % 97, (d + w) % 41
    print "\""
  }
}' > corpus.csv
cat > book.yaml << 'END'
thema: 1
codes:
  - code: protection
    patterns: [protect*]
  - code: people
    patterns: [people1*]
END
cat > study.ini << 'END'
[study]
corpus = corpus.csv
codebook = book.yaml
output = report
[cooc]
top = 20
[dispersion]
[crosstab]
time = year
END

stages="tokenize code freq cooc dispersion crosstab"

# not_fresh STAGES: whether thema status says that these and no others are not fresh.
not_fresh ()
{
  thema status study.ini > said.status
  tap_got=$?
  cat said.status
  test "$(awk '$2 != "fresh" { printf "%s%s", n++ ? " " : "", $1 }' said.status)" = "$1" || return 1
  test $tap_got -eq $(test -z "$1" && echo 0 || echo 1)
}

# runs STAGES: whether the run says that it did these.
runs ()
{
  thema run study.ini > said.run || return 1
  cat said.run
  test "$(sed -n 's/^done  *//p' said.run | tr -d ,)" = "$1"
}

# as_from_scratch: whether the report has the bytes of one that was written at once.
as_from_scratch ()
{
  rm -rf scratch-work scratch-report
  thema run --quiet study.ini --work scratch-work --output scratch-report && diff -r scratch-report report
}

# changed NAME REASON STAGES [DONE]: after a change these stages are stale for that reason, and are done, or of
# them those that turn out to be.
changed ()
{
  ok "$1: status" not_fresh "$3"
  ok "$1: the reason" grep -q -e "$2" said.status
  ok "$1: run" runs "${4-$3}"
  ok "$1: as from scratch" as_from_scratch
}

ok "at first" not_fresh "$stages"
ok "the first run does all" runs "$stages"
ok "then all is fresh" not_fresh ""
ls -i report/*.csv > before
touch corpus.csv book.yaml study.ini
ok "touched only: nothing is done" runs ""
ls -i report/*.csv > after
is_same "touched only: the tables are the same files" before after

sed 's/people1/people2/' book.yaml > new && mv new book.yaml
changed "another codebook" "code .* stale .*book.yaml changed" "code freq cooc dispersion crosstab"
sed 's/top = 20/top = 10/' study.ini > new && mv new study.ini
ls -i report/term_frequencies.csv > before
changed "another option" "cooc .* stale .*option top was 20 and is 10" "cooc"
ls -i report/term_frequencies.csv > after
is_same "another option: other tables are the same files" before after
echo '41,2020,"Nobody protects people27."' >> corpus.csv
changed "another corpus" "tokenize .* stale .*corpus.csv changed" "$stages"
echo '41,2020,1' >> report/documents.csv
rm -f report/code_years.csv
changed "tables damaged by hand" "documents.csv is not as it was written" "freq crosstab"
sed 's/"bytes"/"bites"/' report/manifest.json > new && mv new report/manifest.json
changed "a manifest damaged by hand" "by hand" "code freq cooc dispersion crosstab package"
sed 's/"identified": 41/"identified": 40/; s/"identified" : 41/"identified" : 40/' report/manifest.json > new && mv new report/manifest.json
changed "another number of records" "by hand" "code freq cooc dispersion crosstab"
rm report/datapackage.json
changed "no data package" "package .* stale .*datapackage.json is missing" "package"
echo >> report/datapackage.json
changed "a data package damaged by hand" "package .* stale .*datapackage.json is not as it was" "package"
sed 's/^ *"/"/' report/manifest.json > new && mv new report/manifest.json
changed "a manifest written anew by hand" "manifest.json is not" "code freq cooc dispersion crosstab"
rm -rf .thema
changed "no working folder" "tokenize .* missing .*no token store" "tokenize code"
printf x | dd of=.thema/study/corpus.thema bs=1 seek=3000 conv=notrunc 2> dd.said
changed "a damaged store" "tokenize .* stale .*damaged" "tokenize code" tokenize
echo "thema 0.0.1, Unicode 1.1.0, ICU 1.0" > .thema/study/version
changed "another version" "made by thema 0.0.1" "tokenize code"
printf '[diversity]\nwindow = 20\n' >> study.ini
changed "a stage more" "diversity .* missing" "diversity"
mv corpus.csv away.csv
ok "a missing input: status" not_fresh "tokenize code freq cooc dispersion diversity crosstab"
ok "a missing input: the reason" grep -q "tokenize .* stale .*corpus.csv: could not open" said.status
ok "a missing input: run" status 1 thema run study.ini
mv away.csv corpus.csv
ok "it is back" not_fresh ""
thema run --force study.ini > said.run
ok "--force does all" grep -q "^done  *tokenize, code, freq, cooc, dispersion, diversity, crosstab\$" said.run
ok "--force: as from scratch" as_from_scratch
ok "the working folder holds what is documented" test "$(ls -A .thema/study | tr '\n' ' ')" \
  = "corpus.segments corpus.thema lock version "
ok "nothing else is left" no_litter .
ok "nothing is left in TMPDIR" test -z "$(ls -A "$TMPDIR")"

# What thema init writes runs at once, and each of its keys may be uncommented: it is the default. The groups that
# need a column get one.
mkdir found
cp corpus.csv found
ok "thema init" thema init found
ok "thema init && thema run" thema run --quiet found/study.ini
sed -e 's/^#\([a-z-]* = [^A-Z]*\)$/\1/' -e 's/^#\(by = \).*/\1year/' -e 's/^#\(\[[a-z]*\]\)$/\1/' \
  found/study.ini > found/all.ini
ok "with each default written out" thema run --quiet found/all.ini --work found/.thema/study
thema run found/all.ini --work found/.thema/study > said.run
ok "all groups were turned on" grep -q \
  "^fresh  *tokenize, code, freq, cooc, keyness, collocations, dispersion, diversity, crosstab, structure\$" said.run
ok "the defaults are the defaults" thema status found/study.ini


# Two databases count their records alike, and share some; a researcher's own table that repeats an id is left out.
mkdir two bare own
for n in 1 2; do
  printf 'id,title,year,authors,keywords,abstract\n1,Number %d,2020,A%d,x,We ran experiment %d\n2,The same long title in both of them,2021,B,y,"A survey, twice"\n' $n $n $n \
    > two/database$n.csv
done
ok "two databases: thema init" thema init two
ok "two databases: thema run" sh -c 'thema run two/study.ini > said.two'
ok "two databases: all records are there" grep -q "4 identified\|^documents  *4\$" said.two
ok "two databases: the duplicate is reported" grep -q "^2~2," two/report/duplicates.csv
printf 'TY  - JOUR\nTI  - A method without an abstract\nER  - \n' > bare/titles.ris
ok "titles alone: thema init" thema init bare
ok "titles alone: thema run" thema run --quiet bare/study.ini
ok "titles alone: they are coded" grep -q "^method," bare/report/code_frequencies.csv
printf 'id,text\na,We ran an experiment\na,And a survey\n' > own/table.csv
ok "an id twice in a table of one's own" sh -c '! thema init own > said.own 2>&1'
ok "an id twice: the reason" grep -q "table.csv:3: the id 'a' is there twice" said.own
mkdir flat
for n in 1 2; do echo "We ran survey $n." > flat/t$n.txt; done
printf 'id,title,abstract\nt1,One,Of the first\nt2,Two,Of the second\n' > flat/documents.csv
thema init flat > said.flat
ok "texts and their table: one corpus" grep -q "^corpus = \.\$" flat/study.ini
ok "texts and their table: no word of the table" sh -c '! grep documents.csv said.flat'
ok "texts and their table: thema run" thema run --quiet flat/study.ini

done_testing
