#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# reports/iom comes out again, byte for byte: with any number of threads, in one program or in four, in any
# locale and time zone, from any folder. And `thema verify` tells when something has changed since.
. "$(dirname "$0")/lib.sh"

reference=$scratch/reference
cp -r "$top_srcdir/reports/iom" "$reference"
chmod -R u+w "$reference"

# Another Unicode cuts these texts no differently, but the manifest says which it was.
same_unicode=true
thema --version | grep -q 'Unicode 15\.0)' || same_unicode=false

strip_unicode ()
{
  sed '/^  "unicode" : /d' "$1/manifest.json" > "$1/manifest.tmp" && mv "$1/manifest.tmp" "$1/manifest.json"
}

$same_unicode || strip_unicode "$reference"

# reproduces NAME FOLDER: whether the folder has the bytes of reports/iom.
reproduces ()
{
  $same_unicode || test ! -e "$2/manifest.json" || strip_unicode "$2"
  is_same "$1" "$reference" "$2"
}

# The commands are run from the project's folder unless it is said otherwise.
cd "$top_srcdir" || exit 99

for threads in 1 2; do
  thema run iom.ini --quiet --force --threads $threads --work "$scratch/work" --output "$scratch/threads-$threads"
  reproduces "thema run with --threads $threads" "$scratch/threads-$threads"
done

staged=$scratch/staged
thema-tokenize --quiet corpus/iom --language=en --stemmer=english --output "$scratch/iom.thema"
thema-code --quiet "$scratch/iom.thema" --codebook codebooks/iom-norms.yaml \
  --segments "$scratch/iom.segments" --output "$staged"
thema-freq --quiet "$scratch/iom.thema" --segments "$scratch/iom.segments" --document-terms \
  --output "$staged"
thema-cooc --quiet "$scratch/iom.thema" --segments "$scratch/iom.segments" \
  --unit document,sentence --top 50 --min-documents 2 --output "$staged"
reproduces "the four stages one by one" "$staged"

thema-cooc --quiet "$scratch/iom.thema" --segments "$scratch/iom.segments" \
  --unit document,sentence --top 50 --min-documents 2 --output "$scratch/other-order"
thema-freq --quiet "$scratch/iom.thema" --segments "$scratch/iom.segments" --document-terms \
  --output "$scratch/other-order"
thema-code --quiet "$scratch/iom.thema" --codebook codebooks/iom-norms.yaml \
  --segments "$scratch/iom.segments" --output "$scratch/other-order"
reproduces "the four stages, tables in another order" "$scratch/other-order"

# `locale -a` spells UTF-8 as it likes.
for locale in C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
  plain=$(echo $locale | tr -d -)
  if test $locale = C || locale -a 2> /dev/null | tr -d - | grep -qix "$plain"; then
    LC_ALL=$locale LANG=$locale thema run iom.ini --quiet --force --work "$scratch/work" --output "$scratch/$locale"
    reproduces "thema run in the locale $locale" "$scratch/$locale"
  else
    skip "thema run in the locale $locale" "the system has no such locale"
  fi
done

TZ=Pacific/Chatham thema run iom.ini --quiet --force --work "$scratch/work" --output "$scratch/zone"
reproduces "thema run in another time zone" "$scratch/zone"

(cd / && thema run "$top_srcdir/iom.ini" --quiet --force --work "$scratch/work" --output "$scratch/elsewhere")
reproduces "thema run from another folder, study by path" "$scratch/elsewhere"

(cd / && thema run --quiet --root "$top_srcdir" --corpus "$top_srcdir/corpus/iom" \
   --codebook "$top_srcdir/codebooks/iom-norms.yaml" --document-terms --top=50 \
   --output "$scratch/options")
reproduces "thema run by options alone, with --root" "$scratch/options"

# A copy of the project, in which files may be changed.
project=$scratch/project
mkdir -p "$project/reports"
cp -r corpus codebooks iom.ini "$project"
cp -r reports/iom "$project/reports"
chmod -R u+w "$project"
cd "$project" || exit 99

# says TEXT STATUS COMMAND...: whether the command ends so and prints the line.
says ()
{
  text=$1
  wanted=$2
  shift 2
  "$@" > "$scratch/verified" 2>&1
  got=$?
  cat "$scratch/verified"
  test $got -eq "$wanted" && grep -qxF -e "$text" "$scratch/verified"
}

ok "verify: all is as it was" \
  says "22 files are as the manifest says, 0 differ, 0 are missing" 0 thema verify reports/iom
ok "verify from another folder with --root" \
  says "22 files are as the manifest says, 0 differ, 0 are missing" 0 \
  sh -c 'cd / && thema verify "$0/reports/iom" --root "$0"' "$project"
ok "verify from another folder misses the inputs" \
  says "12 files are as the manifest says, 0 differ, 10 are missing" 1 \
  sh -c 'cd / && thema verify "$0/reports/iom"' "$project"

# changed NAME FILE TEXT: one byte of the file is another, and verify says so until it is put back.
changed ()
{
  cp "$2" "$scratch/before"
  printf '#' | dd of="$2" bs=1 seek=50 conv=notrunc 2> /dev/null
  ok "$1" says "$3" 1 thema verify reports/iom
  cp "$scratch/before" "$2"
}

changed "verify: a changed table" reports/iom/documents.csv \
  "differs: output of stage freq: documents.csv"
changed "verify: a changed text" corpus/iom/introduction.txt \
  "differs: input of stage tokenize: corpus/iom/introduction.txt"
changed "verify: a changed table of metadata" corpus/iom/documents.csv \
  "differs: input of stage tokenize: corpus/iom/documents.csv"
changed "verify: a changed codebook" codebooks/iom-norms.yaml \
  "differs: input of stage code: codebooks/iom-norms.yaml"

changed "verify: a changed data package" reports/iom/datapackage.json "differs: datapackage.json"

# Tables that were made to look right: the manifest's digest is that of the file, the data package's is not.
sed 's/^doc_id,source,/doc_id,origin,/' reports/iom/documents.csv > "$scratch/before"
cp reports/iom/documents.csv reports/iom/manifest.json "$scratch"
cp "$scratch/before" reports/iom/documents.csv
old=$(sha256sum < "$scratch/documents.csv" | cut -c 1-64)
new=$(sha256sum < reports/iom/documents.csv | cut -c 1-64)
sed "s/$old/$new/" "$scratch/manifest.json" > reports/iom/manifest.json
ok "verify: columns that are not those of the data package" \
  says "data package: documents.csv has other columns than datapackage.json says" 1 thema verify reports/iom
cp "$scratch/documents.csv" "$scratch/manifest.json" reports/iom
ok "verify --quiet says nothing" sh -c 'test -z "$(thema verify --quiet reports/iom)"'

mv reports/iom/code_terms.csv "$scratch"
ok "verify: a missing table" \
  says "missing: output of stage cooc: code_terms.csv" 1 thema verify reports/iom
mv "$scratch/code_terms.csv" reports/iom
mv corpus/iom/introduction.txt "$scratch"
ok "verify: a missing text" \
  says "missing: input of stage tokenize: corpus/iom/introduction.txt" 1 thema verify reports/iom
mv "$scratch/introduction.txt" corpus/iom
echo "source,doc_id,reason" > reports/iom/rejected.csv
ok "verify: a table that the manifest does not know" \
  says "unknown: the manifest does not list rejected.csv" 1 thema verify reports/iom
rm reports/iom/rejected.csv
ok "verify: all is put back" \
  says "22 files are as the manifest says, 0 differ, 0 are missing" 0 thema verify reports/iom

ok "a run from the copy says all is the same" sh -c 'thema run iom.ini --quiet && thema verify reports/iom'
ok "no temporary file is left" no_litter "$scratch"

# The codebooks that come with thema hold what they promise.
for book in "$top_srcdir"/codebooks/*.yaml; do
  name=${book##*/}
  ok "the examples of $name" thema codebook test "$book"
  ok "nothing in $name that cannot be meant" thema codebook check "$book"
done

done_testing
