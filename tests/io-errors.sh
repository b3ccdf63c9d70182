#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Full disks, closed streams, places that cannot be written and runs that are killed: the program says so and
# ends with status 1, what stood there before stands there still, and nothing is left behind.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

awk 'BEGIN {
  print "id,text"
  for (d = 1; d <= 400; d++) {
    printf "%d,\"", d
    for (w = 1; w <= 60; w++) printf "word%d protects people%d. ", (d * w) % 997, (d + w) % 401
    print "\""
  }
}' > corpus.csv
cat > book.yaml << 'END'
thema: 1
codes:
  - code: protection
    patterns: [protect*]
    examples:
      positive: [They protect.]
END
thema-tokenize --quiet corpus.csv --output corpus.thema
thema-code --quiet corpus.thema --codebook book.yaml --segments corpus.segments --output report
thema-freq --quiet corpus.thema --segments corpus.segments --output report
echo mine > report/notes.txt
mkdir kept
cp -r report corpus.thema corpus.segments kept
run="thema run --corpus corpus.csv --codebook book.yaml --output other"

# fails TEXT COMMAND: whether the shell command ends with status 1 and says the text on standard error.
fails ()
{
  sh -c "$2" 2> errors
  got=$?
  cat errors
  echo "status $got"
  test $got -eq 1 && grep -q -e "$1" errors
}

# untouched: whether all is as it was, with nothing new beside it.
untouched ()
{
  for file in report corpus.thema corpus.segments; do
    diff -r "kept/$file" "$file" || return 1
  done
  no_litter .
}

# Standard output. The store and the tables are whole even so: only the summary is lost.

full_or_closed ()
{
  ok "$1: thema run" fails "could not write" "$run $2"
  ok "$1: thema-tokenize" fails "could not write" "thema-tokenize corpus.csv --output summary.thema $2"
  is_same "$1: the store is whole" corpus.thema summary.thema
  ok "$1: thema run --quiet has nothing to say" status 0 sh -c "$run --quiet $2"
  ok "$1: thema verify" fails "could not write" "thema verify report $2"
  ok "$1: thema codebook test" fails "could not write" "thema codebook test book.yaml $2"
  ok "$1: thema --help" fails "could not write" "thema --help $2"
  ok "$1: thema run --help" fails "could not write" "thema run --help $2"
  ok "$1: thema --version" fails "could not write" "thema --version $2"
  ok "$1: thema run --version" fails "could not write" "thema run --version $2"
}

if test -c /dev/full; then
  full_or_closed "a full standard output" '> /dev/full'
else
  skip "a full standard output" "there is no /dev/full"
fi
full_or_closed "a closed standard output" '>&-'
sh -c 'thema-tokenize --quiet corpus.csv --output streamless.thema <&- >&- 2>&-'
is_same "all streams closed: the store is whole" corpus.thema streamless.thema
ok "standard error closed: the status tells" status 1 sh -c 'thema-tokenize none.csv --output none.thema 2>&-'

# A disk that is full after some bytes: a limit on the size of files stands for it.

limited ()
{
  ok "$1" fails "could not write it: File too large" "trap '' XFSZ; ulimit -f $2 && $3"
  ok "$1: the old files stand" untouched
}

if (trap '' XFSZ; ulimit -f 8 2> /dev/null && ! head -c 100000 /dev/zero > limited) 2> /dev/null; then
  limited "no room for a store" 8 "thema-tokenize corpus.csv --output corpus.thema"
  limited "no room for the segments" 8 \
    "thema-code corpus.thema --codebook book.yaml --segments corpus.segments --output report"
  limited "no room for tables of frequency" 8 \
    "thema-freq corpus.thema --segments corpus.segments --document-terms --output report"
  limited "no room for tables of co-occurrence" 8 \
    "thema-cooc corpus.thema --segments corpus.segments --output report"
  limited "no room for tables of collocations" 8 \
    "thema-collocations corpus.thema --segments corpus.segments --output report"
  limited "no room for trees and networks" 8 \
    "thema-structure corpus.thema --output report"
  limited "no room for tables of dispersion" 8 \
    "thema-dispersion corpus.thema --segments corpus.segments --output report"
  limited "no room for tables of diversity" 8 "thema-diversity corpus.thema --output report"
  limited "no room for a sample" 8 "thema-sample corpus.thema --n=5000 --output report"
  limited "no room for the store of thema run" 8 \
    "thema run --corpus corpus.csv --codebook book.yaml --output report"
  limited "no room for the tables of thema run" 2000 \
    "thema run --corpus corpus.csv --codebook book.yaml --document-terms --top 1300 --output report"
else
  skip "no room on the disk" "this shell cannot limit the size of files"
fi
ok "no room: nothing is left in TMPDIR" no_litter "$TMPDIR"

# Places.

ok "no temporary folder" fails "/none" "TMPDIR=$scratch/none $run"
ok "an output in no folder that can be made" fails "could not create" \
  "thema run --corpus corpus.csv --codebook book.yaml --output corpus.csv/report"
# Root may write everywhere, so for root this is tried as nobody, with programs that nobody can reach.
nobody=
mkdir locked
cp corpus.csv secret.csv
chmod a-w locked
chmod a-r secret.csv
if test "$(id -u)" -eq 0; then
  nobody="setpriv --reuid=65534 --regid=65534 --clear-groups env PATH=$scratch/reach:$PATH"
  mkdir reach
  cp "$top_builddir/thema" "$top_builddir/thema-tokenize" reach
  chmod 1777 "$TMPDIR"
  chmod a+rx "$scratch"
fi
if $nobody thema --version > /dev/null 2>&1; then
  ok "a folder that cannot be written" fails "could not create" \
    "$nobody thema run --corpus corpus.csv --codebook book.yaml --output locked/report"
  ok "a store in a folder that cannot be written" fails "could not create" \
    "$nobody thema-tokenize corpus.csv --output locked/corpus.thema"
  ok "a corpus that cannot be read" fails "could not open" \
    "$nobody thema-tokenize secret.csv --output secret.thema"
else
  skip "what must not be written or read" "there is no setpriv to stop being root with"
fi

# A pipe or a device has bytes of its own: a store must not take its place.
mkfifo pipe
ok "a pipe in the place of a store" fails "pipe: " "thema-tokenize corpus.csv --output pipe"
ok "a pipe in the place of a store: it stands" test -p pipe
rm -f pipe
mkfifo pipe
ok "a pipe in the place of the segments" fails "pipe: " \
  "thema-code corpus.thema --codebook book.yaml --segments pipe --output report"
ok "a pipe in the place of the segments: it stands" test -p pipe

# A name that leads to another folder: what lies in it stays there.
mkdir elsewhere
echo mine > elsewhere/notes.txt
ln -s elsewhere link
ok "an output folder by a symbolic link" thema run --quiet --corpus corpus.csv --codebook book.yaml --output link
ok "a symbolic link: it stands" test -h link
ok "a symbolic link: what it leads to stands" test -e elsewhere/notes.txt
ok "a symbolic link: the tables are where it leads" test -e elsewhere/manifest.json
ok "a symbolic link: nothing is left behind" no_litter .
rm -rf link elsewhere .link*

# Killed between the first table and the last. Enough terms make the last stage slow.

cp -r report killed
thema run --quiet --corpus corpus.csv --codebook book.yaml --top 1300 --threads 1 --output killed &
pid=$!
tries=0
while test -z "$(ls -d .killed.tmp-*/*.csv 2> /dev/null)" && kill -0 $pid 2> /dev/null \
      && test $tries -lt 2000; do
  tries=$((tries + 1))
done
kill -KILL $pid 2> /dev/null
wait $pid 2> /dev/null
got=$?
if test $got -eq 0; then
  skip "a killed run leaves the old folder as it was" "the run was over before it could be killed"
  skip "a run after a killed one" "the run was over before it could be killed"
else
  is_same "a killed run leaves the old folder as it was" report killed
  ok "a run after a killed one" thema run --quiet --corpus corpus.csv --codebook book.yaml --output killed
fi
rm -rf .killed.tmp-* "$TMPDIR"/thema-*

ok "in the end the old files stand" untouched

done_testing
