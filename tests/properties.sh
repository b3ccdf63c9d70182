#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What must not change a result does not: the number of threads, the order of documents, of codes and of
# patterns, what stood in the output folder before. Shown on a made-up corpus large enough for many blocks.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

# corpus.csv: 2,400 documents of words that follow a rough Zipf law, in several scripts, some of several
# paragraphs. The generator is a linear congruential one, since awk's rand () differs from awk to awk.
awk '
  function random (below) { seed = (seed * 16807) % 2147483647; return seed % below }
  function pick () { i = random (n); return words[1 + random (i + 1)] }
  BEGIN {
    seed = 20240229
    n = split ("the of to and in states protect protection people duty duties obligation obligations law " \
               "migrants migrant human-rights norm norms US us don\047t IOM e.g. Dr. office committee " \
               "stra\303\237e caf\303\251 cafe\314\201 \316\264\316\271\316\272\316\261\316\271\317\216" \
               "\316\274\316\261\317\204\316\261 \320\277\321\200\320\260\320\262\320\260 " \
               "\346\235\203\345\210\251 \327\226\327\233\327\225\327\252 " \
               "\340\270\252\340\270\264\340\270\227\340\270\230\340\270\264 \304\260stanbul \357\254\201nd " \
               "\360\237\231\202 2020 1,500 3.5% data refugees camp border sea boat port asylum court", words, " ")
    print "id,title,year,text"
    for (d = 1; d <= 2400; d++) {
      text = ""
      length_of = 30 + random (400)
      for (w = 1; w <= length_of; w++) {
        text = text pick ()
        r = random (100)
        if (r < 6) text = text ". "
        else if (r < 12) text = text ", "
        else if (r < 13) text = text ".\n\n"
        else if (r < 14) text = text " \"\"quoted\"\" "
        else text = text " "
      }
      printf "d%04d,Title %d,%d,\"%s\"\n", d, random (50), 1990 + random (30), text
    }
  }' > corpus.csv

cat > book.yaml << 'END'
thema: 1
codes:
  - code: protection
    label: Protection
    patterns:
      - protect*
      - {pattern: duty to protect, match: word}
      - human rights
    not:
      - data protection
      - protect the us
    codes:
      - code: actors
        patterns:
          - {pattern: US, case: sensitive}
          - states protect
          - {pattern: migrants, match: stem}
  - code: law
    patterns:
      - obligation*
      - "* law"
      - law of *
      - norm?
      - право
END

# The same codes and patterns, stated in another order.
cat > shuffled.yaml << 'END'
thema: 1
codes:
  - code: law
    patterns:
      - право
      - norm?
      - law of *
      - "* law"
      - obligation*
  - code: actors
    parent: protection
    patterns:
      - {pattern: migrants, match: stem}
      - states protect
      - {pattern: US, case: sensitive}
  - code: protection
    patterns:
      - human rights
      - {pattern: duty to protect, match: word}
      - protect*
    label: Protection
    not:
      - protect the us
      - data protection
END

# run OUTPUT OPTION...: the whole chain over a corpus and a codebook that may be named anew.
run ()
{
  output=$1
  shift
  corpus="--corpus corpus.csv"
  case " $* " in *" --corpus "*) corpus= ;; esac
  # shellcheck disable=SC2086
  thema run --quiet $corpus --codebook book.yaml --document-terms --top=60 --threads 2 \
    --unit=document,paragraph,sentence --output "$output" "$@"
}

ok "the corpus has many blocks" test "$(wc -c < corpus.csv)" -gt 2500000
run one --threads 1
ok "something is coded" test "$(wc -l < one/coded_segments.csv)" -gt 10000
for threads in 2 3 8; do
  run "threads-$threads" --threads $threads
  is_same "$threads threads write what one does" one "threads-$threads"
done

thema-tokenize --quiet corpus.csv --output structured.thema
for threads in 1 3; do
  thema-structure --quiet structured.thema --top=60 --unit=sentence --threads=$threads \
    --output "structure-$threads"
done
is_same "3 threads find the structure that one does" structure-1 structure-3

# sum_of TABLE COLUMN: the column's sum.
sum_of ()
{
  awk -F, -v column="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i; next }
                          { sum += $at } END { print sum }' "$1"
}
ok "words by document are words by term" \
  test "$(sum_of one/documents.csv words)" -eq "$(sum_of one/term_frequencies.csv frequency)"
ok "words by document and term are as many" \
  test "$(sum_of one/documents.csv words)" -eq "$(sum_of one/document_terms.csv frequency)"
ok "segments by code are the rows of the ledger" \
  test "$(sum_of one/code_frequencies.csv segments)" -eq \
       "$(awk 'END { print NR - 1 }' one/coded_segments.csv)"
ok "segments by document and code are as many" \
  test "$(sum_of one/code_frequencies.csv segments)" -eq "$(sum_of one/document_codes.csv segments)"

# Documents in another order. A record of the corpus spans lines, so they are numbered first.
awk '
  NR == 1 { print > "head.csv"; next }
  /^d[0-9][0-9][0-9][0-9],Title / { record++ }
  { file = sprintf ("part-%02d.csv", (record * 7919) % 31); print > file }' corpus.csv
cat head.csv part-*.csv > other.csv
ok "the order is another" sh -c 'test "$(wc -c < other.csv)" -eq "$(wc -c < corpus.csv)" && ! cmp -s other.csv corpus.csv'
mkdir shuffled-corpus
mv other.csv shuffled-corpus/corpus.csv
run shuffled --corpus shuffled-corpus/corpus.csv
for table in one/*.csv; do
  name=${table#one/}
  drop=0
  test $name != coded_segments.csv || drop=1
  for folder in one shuffled; do
    awk -v drop=$drop 'drop { sub (/^[^,]*,/, "") } { print }' $folder/$name | sort > $folder.sorted
  done
  is_same "documents in another order: $name" one.sorted shuffled.sorted
done
for name in term_frequencies code_frequencies code_cooccurrence term_cooccurrence code_terms; do
  is_same "documents in another order: $name.csv, rows in place" one/$name.csv shuffled/$name.csv
done

run reordered --codebook shuffled.yaml
rm -rf tables
mkdir tables
cp one/*.csv tables
rm reordered/manifest.json reordered/datapackage.json
is_same "codes and patterns in another order" tables reordered

# The same for all that the language has beside patterns, with every match in the ledger.
cat > language.yaml << 'END'
thema: 1
negation: {cues: [not, "no", don't, "the * of", of], window: 3}
codes:
  - code: protection
    negated: mark
    exclusive: true
    patterns:
      - {pattern: protect*, weight: 2}
      - near: {words: [states, protect*, people], within: 4, order: any}
    not:
      - near: {words: [data, protect*], within: 3, unit: paragraph}
      - data protection
      - data *
    codes:
      - {code: actors, negated: drop, patterns: [{pattern: US, case: sensitive}, states protect, {pattern: "m.*s", match: regex}]}
      - {code: duties, patterns: [dut*, duty *, states *, {near: {words: [duty, protect], within: 5, order: before}, weight: -0.5}]}
  - code: law
    patterns: [obligation*, "* law", law of *, {near: {words: [law, court], within: 6, unit: document}}]
  - {code: meeting, rule: 'near(law, protection or "norm*", 5) and not count(duties) > 2'}
  - {code: outcome, rule: 'meeting or seq(actors, law, 3)', unit: paragraph}
END
cat > language-shuffled.yaml << 'END'
thema: 1
codes:
  - {code: outcome, rule: 'meeting or seq(actors, law, 3)', unit: paragraph}
  - code: duties
    parent: protection
    patterns: [{near: {words: [duty, protect], within: 5, order: before}, weight: -0.5}, states *, duty *, dut*]
  - {code: meeting, rule: 'near(law, protection or "norm*", 5) and not count(duties) > 2'}
  - code: law
    patterns: [{near: {words: [law, court], within: 6, unit: document}}, law of *, "* law", obligation*]
  - code: actors
    negated: drop
    parent: protection
    patterns: [{pattern: "m.*s", match: regex}, states protect, {pattern: US, case: sensitive}]
  - code: protection
    not:
      - data *
      - data protection
      - near: {words: [data, protect*], within: 3, unit: paragraph}
    patterns:
      - near: {words: [states, protect*, people], within: 4, order: any}
      - {pattern: protect*, weight: 2}
    exclusive: true
    negated: mark
negation: {cues: [of, "the * of", don't, "no", not], window: 3}
END
for overlap in leftmost codebook; do
  run language --codebook language.yaml --ledger --overlap=$overlap --threads=1
  for threads in 2 3; do
    run language-threads --codebook language.yaml --ledger --overlap=$overlap --threads=$threads
    is_same "--overlap=$overlap, $threads threads" language language-threads
  done
  for fate in kept not negated exclusive tie; do
    ok "--overlap=$overlap: a match is $fate" grep -q ",$fate" language/match_ledger.csv
  done
  run language-shuffled --codebook language-shuffled.yaml --ledger --overlap=$overlap
  rm language/manifest.json language-shuffled/manifest.json
  is_same "--overlap=$overlap, codes and patterns in another order" language language-shuffled
  rm -rf language language-threads language-shuffled
done

cp -r one again
run again
is_same "a run over an existing folder" one again
run again --unit=document
run again
is_same "a run over a folder of other options" one again

# A foreign file stays, a stale table goes.
echo mine > again/notes.txt
mkdir -p expected
cp one/* expected
cp again/notes.txt expected
echo stale > again/rejected.csv
run again
is_same "a foreign file stays, a stale table of thema goes" expected again

# What each stage leaves in a folder that other stages have written to.
store=corpus.thema
thema-tokenize --quiet corpus.csv --output $store
code () { thema-code --quiet $store --codebook "$1" --segments corpus.segments --output staged; }
freq () { thema-freq --quiet $store --segments corpus.segments --output staged; }
cooc () { thema-cooc --quiet $store --segments corpus.segments --top=20 --output staged; }
tables () { (cd staged && echo *.csv); }
code_tables="codebook_coverage.csv coded_segments.csv"
all_tables="code_cooccurrence.csv code_frequencies.csv code_terms.csv codebook_coverage.csv \
coded_segments.csv document_code_matrix.csv document_codes.csv documents.csv term_cooccurrence.csv \
term_frequencies.csv"
code book.yaml && freq && cooc
ok "three stages: all tables" test "$(tables)" = "$all_tables"
cp -r staged before
code book.yaml
is_same "the same codebook again changes nothing" before staged
sed 's/- norm?/- norm*/' book.yaml > changed.yaml
code changed.yaml
ok "another codebook: tables of later stages go" test "$(tables)" = "$code_tables"
ok "another codebook: verify finds no stranger" thema verify staged
freq && cooc
ok "another codebook: later stages again" test "$(tables)" = "$all_tables"
ok "another codebook: its tables are others" \
  sh -c "! cmp -s before/code_frequencies.csv staged/code_frequencies.csv"
thema-tokenize --quiet corpus.csv --min-words=100 --output $store
code changed.yaml
ok "another store: tables of later stages go" test "$(tables)" = "$code_tables"

# The statistics: the same bytes from any number of threads, beside the tables of the stages.
thema-tokenize --quiet corpus.csv --output $store
code book.yaml && freq
for threads in 1 2 3; do
  thema-dispersion --quiet $store --segments corpus.segments --threads $threads --output spread-$threads
  thema-diversity --quiet $store --window=20 --threads $threads --output spread-$threads
  thema-freq --quiet $store --tf=share --document-terms --threads $threads --output spread-$threads
done
is_same "dispersion, diversity and weights on two threads" spread-1 spread-2
is_same "dispersion, diversity and weights on three" spread-1 spread-3
thema-dispersion --quiet $store --segments corpus.segments --output staged
thema-diversity --quiet $store --output staged
ok "tables of statistics stand beside those of stages" test -e staged/term_frequencies.csv \
  -a -e staged/code_dispersion.csv -a -e staged/zipf_heaps.csv
ok "they are in the manifest" thema verify staged
thema-tokenize --quiet corpus.csv --min-words=100 --output $store
code changed.yaml
ok "another store: tables of statistics go" test "$(tables)" = "$code_tables"
# Codes over groups and years, by one thread and by several.
for threads in 1 3; do
  thema-crosstab --quiet $store --segments corpus.segments --by=title --time=year --threads=$threads \
    --output "crosstab-$threads"
done
ok "thema-crosstab: there are tables" test -s crosstab-1/code_regression.csv
is_same "thema-crosstab: three threads write what one does" crosstab-1 crosstab-3

# rejected.csv is a table like any other: what it says depends on no folder.
printf 'id,text\na,They protect.\nb,caf\351\n,nameless\na,twice\n' > bad.csv
run rejected --corpus bad.csv --keep-going
mkdir away
(cd away && run ../rejected-elsewhere --corpus "$scratch/bad.csv" --codebook ../book.yaml --keep-going --root ..)
is_same "rejected documents from another folder" rejected rejected-elsewhere

# Collocations: threads and the order of documents.
for corpus in corpus.csv shuffled-corpus/corpus.csv; do
  thema-tokenize --quiet $corpus --output words.thema
  thema-code --quiet words.thema --codebook book.yaml --segments words.segments --output coded
  for threads in 1 2 3 8; do
    rm -rf together
    thema-collocations --quiet words.thema --segments words.segments --size=2,3,4,5 --top=0 \
      --node='protect*,law' --threads=$threads --output together
    rm together/manifest.json
    test -e together-once || cp -r together together-once
    is_same "collocations of $corpus, $threads threads" together-once together
  done
done
ok "there are collocations" test "$(wc -l < together/collocations.csv)" -gt 10000

ok "no temporary file is left" no_litter "$scratch"

done_testing
