#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Bad corpora: whatever comes as a file or through a pipe, thema-tokenize says what is wrong with its name, or
# reads it. It ends in bounded time and memory, leaves the old store as it was, and leaves nothing behind. The
# bounds here are wide: they tell a hang from a slow machine.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

# Sanitizers reserve more memory than a bound would allow, and are slow.
memory=1200000
if ! (ulimit -v $memory && thema --version) > said 2>&1; then
  memory=unlimited
fi
patience=
if timeout 5 true 2> /dev/null; then
  patience="timeout 300"
fi

bounded ()
{
  (
    ulimit -c 0
    test $memory = unlimited || ulimit -v $memory
    exec $patience "$@"
  )
}

# zeros N: so many megabytes of one line.
zeros ()
{
  head -c "$1"000000 /dev/zero | tr '\0' a
}

awk 'BEGIN { print "id,text"; for (d = 1; d <= 2000; d++) print d ",They protect the people of " d * d % 997 "." }' \
  > good.csv
thema-tokenize --quiet good.csv --output corpus.thema
cp corpus.thema kept.thema

untouched ()
{
  cmp corpus.thema kept.thema && no_litter .
}

# ends STATUS TEXT [OPTION...] FILE: whether thema-tokenize ends so and says the text. With - it reads what
# comes by standard input. A store that it made is that of good.csv when the text is "same".
ends ()
{
  wanted=$1 text=$2
  shift 2
  rm -f new.thema
  if test "$wanted" -eq 0; then
    bounded thema-tokenize --quiet --output new.thema "$@" > output 2>&1
  else
    bounded thema-tokenize --quiet --output corpus.thema "$@" > output 2>&1
  fi
  got=$?
  cat output
  echo "status $got"
  test $got -eq "$wanted" || return 1
  if test "$text" = same; then
    # The files' names stand in the stores.
    test "$(thema verify new.thema | cut -d , -f 1)" = "$(thema verify kept.thema | cut -d , -f 1)"
  else
    grep -q -e "$text" output
  fi && untouched
}

# What it is packed in.

for packer in 'gzip gz' 'xz xz' 'zstd zst' 'bzip2 bz2'; do
  program=${packer% *} suffix=${packer#* }
  if ! command -v "$program" > said 2>&1; then
    skip "$program" "it is not installed"
    continue
  fi
  # From standard input, so that no name is in it.
  "$program" -c < good.csv > "good.csv.$suffix"
  size=$(wc -c < "good.csv.$suffix")
  ok "$program" ends 0 same "good.csv.$suffix"
  ok "$program by a pipe" ends 0 same --from table - < "good.csv.$suffix"
  for cut in 20 100 $((size / 3)) $((size / 2)) $((size - 9)) $((size - 1)); do
    head -c $cut "good.csv.$suffix" > "cut.csv.$suffix"
    ok "$program: cut off after $cut bytes" ends 1 "cut.csv.$suffix: " "cut.csv.$suffix"
  done
  for at in 15 200 $((size / 4)) $((size / 2)) $((size - 6)); do
    head -c $at "good.csv.$suffix" > "flipped.csv.$suffix"
    head -c $((at + 1)) "good.csv.$suffix" | tail -c 1 | tr '\000-\377' '\001-\377\000' >> "flipped.csv.$suffix"
    tail -c +$((at + 2)) "good.csv.$suffix" >> "flipped.csv.$suffix"
    ok "$program: byte $at has changed" ends 1 "flipped.csv.$suffix: " "flipped.csv.$suffix"
  done
  (cat "good.csv.$suffix"; echo more) > "longer.csv.$suffix"
  ok "$program: followed by a line" ends 1 "longer.csv.$suffix: " "longer.csv.$suffix"
  "$program" -c < /dev/null > "none.csv.$suffix"
  ok "$program: of nothing" ends 1 "none.csv.$suffix: is empty" "none.csv.$suffix"
done
(head -n 1000 good.csv | gzip -c; tail -n +1001 good.csv | gzip -c) > two.csv.gz
ok "gzip: two, one behind the other" ends 0 same two.csv.gz
gzip -c good.csv.gz > twice.csv.gz
ok "gzip: twice" ends 1 "twice.csv.gz: is packed twice" twice.csv.gz
(printf 'id,text\n1,"'; zeros 150; echo '"') | gzip -c > bomb.csv.gz
ok "gzip: a bomb" ends 1 "bomb.csv.gz.* becomes more than 250 times as large\|bomb.csv.gz:2: a quote opens here" bomb.csv.gz
head -c 150000000 /dev/zero | tr '\0' '\n' | gzip -c > lines.txt.gz
ok "gzip: a bomb of blank lines" ends 1 "lines.txt.gz: becomes more than 250 times" --split line lines.txt.gz
ok "the same by a pipe" ends 1 "standard input: becomes more than 250 times" --split line - < lines.txt.gz

if command -v zip > said 2>&1; then
  mkdir folder
  cp good.csv folder
  (cd folder && zip -q -r ../good.zip .)
  size=$(wc -c < good.zip)
  ok "zip" ends 0 same good.zip
  ok "zip by a pipe" ends 0 same --from table - < good.zip
  for cut in 20 $((size / 2)) $((size - 30)) $((size - 1)); do
    head -c $cut good.zip > cut.zip
    ok "zip: cut off after $cut bytes" ends 1 "cut.zip" cut.zip
  done
  head -c 3000 good.zip > flipped.zip
  printf '\000\000' >> flipped.zip
  tail -c +3003 good.zip >> flipped.zip
  ok "zip: two bytes have changed" ends 1 "flipped.zip.*damaged" flipped.zip
  zip -q -P secret locked.zip good.csv
  ok "zip: encrypted" ends 1 "locked.zip/good.csv: is encrypted" locked.zip
  (cd folder && zip -q ../climbing.zip ../good.csv)
  ok "zip: a member that leads out" ends 1 "climbing.zip: has a member whose name leads out" climbing.zip
  cp good.csv more.csv
  zip -q two.zip good.csv more.csv
  ok "zip: two files by a pipe" ends 1 "standard input: is an archive of several files" --from table - < two.zip
  ok "zip: the same ids in two files" ends 1 "two.zip/more.csv:2: the id '1'" two.zip
else
  skip "zip" "it is not installed"
fi

# What is no file.

mkfifo pipe
mkdir empty
ok "a pipe by its name" ends 1 "pipe: is not a regular file; .*standard input" pipe
ok "a device" ends 1 "/dev/zero: is not a regular file" /dev/zero
ok "an empty folder" ends 1 "empty: there is no document" empty
ok "a folder by standard input" ends 1 "standard input: could not read" --from table - < empty
ok "standard input twice" ends 1 "standard input: can be read only once" - -
ok "nothing by standard input" ends 1 "there is no document" - < /dev/null
for name in a.csv a.txt a.ris a.json a.gz a.zip a.unknown; do
  : > "$name"
  ok "$name of nothing" ends 1 "$name: " "$name"
done
printf '\377\376' > mark.csv
ok "nothing but a mark" ends 1 "mark.csv: " mark.csv

# Large.

zeros 300 > long.txt
ok "a line that does not end, as a document" ends 1 "long.txt:1: what starts here is longer than 256 MiB" long.txt
rm long.txt
zeros 300 | ends 1 "standard input:1: .* longer than 256 MiB" --split line - > heard
ok "the same by a pipe" tail -n 1 heard
(printf 'id,text\n1,'; zeros 300) | ends 1 "standard input:2: .* longer than\|standard input:1: .* longer than" --from table - > heard
ok "the same as a table" grep -q 'status 1' heard
awk 'BEGIN { printf "id,text"; for (i = 0; i < 1000000; i++) printf ",c" i; print ""; print "1,a" }' > wide.csv
ok "a header of a million columns" ends 1 "wide.csv:1: has more than 16384 fields" wide.csv
awk 'BEGIN { print "id,text"; printf "1,a"; for (i = 0; i < 1000000; i++) printf ","; print "" }' > wide.csv
ok "a row of a million columns" ends 1 "wide.csv:2: has 1000002 fields, the header has 2\|wide.csv:2: " wide.csv

# Encodings.

printf 'id,text\n1,caf\351 cr\350me br\373l\351e p\342t\351\n' > latin.csv
ok "an encoding that is guessed" ends 0 "latin.csv: is not UTF-8; it is read as windows-1252" latin.csv
cp good.csv late.csv
awk 'BEGIN { for (i = 3000; i < 12000; i++) print i ",They protect them." }' >> late.csv
printf '20000,caf\351\n' >> late.csv
ok "a byte that is not UTF-8, far behind" ends 1 "late.csv:11002: .*--encoding" late.csv

ok "in the end the old store stands" untouched

done_testing
