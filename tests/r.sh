#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The tables feed R: read.csv () with its defaults reads each, and base R computes every number
# again, for the founding corpus and for a made-up one of some 300 documents.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/r/lib.sh"

ok "iom: thema run" thema run --quiet "$top_srcdir/iom.ini" --work="$scratch/work" --output="$scratch/iom"
run_r iom "$top_srcdir/tests/r/tables.R" "$scratch/iom" "$top_srcdir/corpus/iom"

# With more documents Fisher's p is not always 1; with all words as terms, R can tell which of them
# are paired.
codebook=$top_srcdir/codebooks/iom-norms.yaml
run_r made "$top_srcdir/tests/r/make-corpus.R" "$codebook" "$scratch/made.csv" "$scratch/stored.csv"
ok "made: thema run" thema run --quiet --corpus="$scratch/made.csv" --codebook="$codebook" \
  --output="$scratch/made" --document-terms --unit=document,paragraph,sentence --top=45 \
  --stopwords=none --threads=2
run_r made "$top_srcdir/tests/r/tables.R" "$scratch/made" "$scratch/stored.csv" 45

# What the commands that try a codebook count, against what the stages count.
tried=$scratch/tried
ok "tried: thema-tokenize" thema-tokenize --quiet "$scratch/made.csv" --output="$scratch/made.thema"
ok "tried: thema-code" thema-code --quiet "$scratch/made.thema" --codebook="$codebook" \
  --segments="$scratch/made.segments" --output="$tried"
ok "tried: thema-freq" thema-freq --quiet "$scratch/made.thema" --segments="$scratch/made.segments" \
  --output="$tried"
for command in coverage sensitivity; do
  ok "tried: thema codebook $command" thema codebook $command --quiet "$scratch/made.thema" \
    --codebook="$codebook" --output="$tried"
done
run_r tried "$top_srcdir/tests/r/instrument.R" "$tried"

# What stands together, in a corpus that R can cut into words itself.
lines=$scratch/lines.txt
"$RSCRIPT" --vanilla "$top_srcdir/tests/r/make-lines.R" "$lines"
ok "lines: thema-tokenize" thema-tokenize --quiet "$lines" --split=paragraph --tokenizer=whitespace \
  --stemmer=none --output="$scratch/lines.thema"
echo of > "$scratch/of"
# collocations NAME STOP GAP WITHIN LEFT RIGHT OPTION...
collocations ()
{
  name=$1 stop=$2 gap=$3 within=$4 left=$5 right=$6
  shift 6
  ok "$name: thema-collocations" thema-collocations --quiet "$scratch/lines.thema" --top=0 \
    --node='tea,w2*' --phrase-gap="$gap" --within="$within" --span="$left,$right" \
    --output="$scratch/$name" "$@"
  run_r "$name" "$top_srcdir/tests/r/collocations.R" "$lines" "$scratch/$name" "$stop" "$gap" \
    "$within" "$left" "$right"
}
collocations neighbours none words sentence 5 5
collocations longer of punctuation document 4 2 --size=2,3,4,5 --stopwords="$scratch/of" --threads=2
collocations skipping none words sentence 0 3 --size=3,5 --threads=1

# How codes and terms lie to each other, from the counts of their pairs.
structure ()
{
  name=$1
  linkage=$2
  shift 2
  ok "$name: thema-structure" thema-structure --quiet "$scratch/made.thema" \
    --segments="$scratch/made.segments" --output="$scratch/$name" --clusters=4 "$@"
  run_r "$name" "$top_srcdir/tests/r/structure.R" "$scratch/$name" "$linkage"
}

structure codes average --by=topic
structure sentences ward.D2 --by=year --unit=sentence --linkage=ward --distance=hellinger --weight=count
structure terms complete --by=topic --things=terms --linkage=complete --weight=npmi --min-weight=0.05 --top=40

# What groups of documents have more or less of, against the same counts.
keyness=$scratch/keyness
ok "keyness: thema-freq" thema-freq --quiet "$scratch/made.thema" --document-terms \
  --segments="$scratch/made.segments" --output="$keyness"
ok "keyness: thema-keyness" thema-keyness --quiet "$scratch/made.thema" --by=topic --top=0 \
  --segments="$scratch/made.segments" --min-frequency=1 --min-documents=1 --permutations=999 \
  --output="$keyness"
run_r keyness "$top_srcdir/tests/r/keyness.R" "$keyness"

# How evenly words are spread, how rich texts are, and what terms weigh.
words=$scratch/words
LC_ALL=C.UTF-8 "$RSCRIPT" --vanilla "$top_srcdir/tests/r/make-words.R" "$scratch/words.csv"
ok "words: thema-tokenize" thema-tokenize --quiet "$scratch/words.csv" --output="$scratch/words.thema"
for command in freq dispersion diversity; do
  ok "words: thema-$command" thema-$command --quiet "$scratch/words.thema" --output="$words"
done
run_r words "$top_srcdir/tests/r/spread.R" "$words" "$scratch/words.csv"
for scheme in "count inverse 10" "share inversesmooth 2" "boolean inverseprob e" "log inversemax 10" \
  "augmented count 2" "log unary 2"; do
  set -- $scheme
  ok "weights: thema-freq, $scheme" thema-freq --quiet "$scratch/words.thema" --document-terms \
    --tf="$1" --idf="$2" --tf-idf-base="$3" --output="$scratch/weights"
  run_r weights "$top_srcdir/tests/r/weights.R" "$scratch/weights" "$@"
done

# Codes over groups and years; in the second corpus some documents have none.
few=$top_srcdir/tests/golden/thema-crosstab/ordinary
ok "few: thema run" thema run --quiet --corpus="$few/corpus.csv" --codebook="$few/book.yaml" \
  --output="$scratch/few"
ok "few: thema-tokenize" thema-tokenize --quiet "$few/corpus.csv" --output="$scratch/few.thema"
ok "few: thema-code" thema-code --quiet "$scratch/few.thema" --codebook="$few/book.yaml" \
  --segments="$scratch/few.segments" --output="$scratch/few"
for columns in "tried topic year" "few topic published" "few topic -" "few - published"; do
  # shellcheck disable=SC2086 # words
  set -- $columns
  by=${2#-} time=${3#-}
  store=$scratch/$1
  test $1 = few || store=$scratch/made
  ok "$columns: thema-crosstab" thema-crosstab --quiet "$store.thema" --segments="$store.segments" \
    ${by:+--by=$by} ${time:+--time=$time} --output="$scratch/$1"
  run_r "$columns" "$top_srcdir/tests/r/crosstab.R" "$scratch/$1" "$2" "$3"
done

done_testing
