#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Bad codebooks: whatever a file holds, each program that reads it says what is wrong with file and line, or
# does what the file asks for. It ends in bounded time and memory, leaves the old tables as they were, and
# leaves nothing behind. The bounds here are wide: they tell a hang from a slow machine.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

# Sanitizers reserve more memory than a bound would allow, and are slow.
memory=6000000
many=1000000 some=100000
if ! (ulimit -v $memory && thema --version) > said 2>&1; then
  memory=unlimited
  many=110000 some=10000
fi
patience=
if timeout 5 true 2> /dev/null; then
  patience="timeout 300"
fi

# bounded COMMAND...: within the bounds of time and memory, and without a core dump.
bounded ()
{
  (
    ulimit -c 0
    test $memory = unlimited || ulimit -v $memory
    exec $patience "$@"
  )
}

# repeat N TEXT
repeat ()
{
  awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}

# yaml LINE...: a codebook of ours with these lines below `codes:`.
yaml ()
{
  printf '%s\n' 'thema: 1' 'codes:' "$@"
}

# pattern TEXT: a codebook with this pattern alone, which stands on line 5.
pattern ()
{
  yaml '- code: a' '  patterns:' "  - $1"
}

cat > good.yaml << 'END'
thema: 1
codes:
  - code: a
    patterns: [protect*]
    examples:
      positive: [They protect.]
END
thema-tokenize --quiet --corpus "$top_srcdir/corpus/iom" --output corpus.thema
thema-code --quiet corpus.thema --codebook good.yaml --segments corpus.segments --output report
echo mine > report/notes.txt
mkdir kept new
cp -r report corpus.segments kept

# untouched: whether the old tables and segments are as they were, with nothing new beside them.
untouched ()
{
  diff -r kept/report report && cmp kept/corpus.segments corpus.segments && no_litter . \
    && test -z "$(ls "$TMPDIR")"
}

# ends STATUS TEXT COMMAND...: whether the command ends with the status within the bounds and says the text,
# a basic regular expression, on standard error; "" stands for anything.
ends ()
{
  ends_status=$1
  ends_text=$2
  shift 2
  bounded "$@" > printed 2> errors
  ends_got=$?
  head -c 2000 errors
  echo "status $ends_got, not $ends_status, or not '$ends_text'"
  test $ends_got -eq "$ends_status" && { test -z "$ends_text" || grep -q -e "$ends_text" errors; }
}

# refused FILE MESSAGE: the codebook is an error that begins with file and line, for every program. MESSAGE
# follows the name of the file.
refused ()
{
  ok "$1: thema-code" ends 1 "^thema-code: $1:$2" thema-code corpus.thema --codebook "$1" \
    --segments corpus.segments --output report
  ok "$1: the old tables stand" untouched
}

# refused_by_all FILE MESSAGE
refused_by_all ()
{
  refused "$1" "$2"
  ok "$1: thema run" ends 1 "^thema run: $1:$2" thema run --corpus "$top_srcdir/corpus/iom" \
    --codebook "$1" --output report
  ok "$1: check" ends 1 "^thema codebook check: $1:$2" thema codebook check "$1"
  ok "$1: check of a corpus" ends 1 "^thema codebook check: $1:$2" thema codebook check "$1" \
    --store corpus.thema
  ok "$1: convert" ends 1 "^thema codebook convert: $1:$2" thema codebook convert "$1" never.csv
  ok "$1: nothing is written" test ! -e never.csv
  ok "$1: test" ends 1 "^thema codebook test: $1:$2" thema codebook test "$1"
  for verb in coverage sensitivity; do
    ok "$1: $verb" ends 1 "^thema codebook $verb: $1:$2" thema codebook $verb --codebook "$1" corpus.thema \
      --output report
  done
  ok "$1: diff" ends 1 "^thema codebook diff: $1:$2" thema codebook diff good.yaml "$1" corpus.thema \
    --output report
  ok "$1: diff from it" ends 1 "^thema codebook diff: $1:$2" thema codebook diff "$1" good.yaml corpus.thema \
    --output report
  ok "$1: kwic" ends 1 "^thema kwic: $1:$2" thema kwic --code a --codebook "$1" corpus.thema
  ok "$1: explain" ends 1 "^thema explain: $1:$2" thema explain --codebook "$1" '#1' corpus.thema
  ok "$1: the old tables stand after all of them" untouched
}

# coded FILE: the codebook can be used, in bounded time and memory.
coded ()
{
  ok "$1: is coded" ends 0 "" thema-code --quiet corpus.thema --codebook "$1" --segments new/segments \
    --output new/report
  ok "$1: nothing is left behind" untouched
}

# Not what the format asks for.

printf 'thema: 1\ncodes: [\n' > open.yaml
refused_by_all open.yaml '3: this is not valid YAML'
printf '<dictionary>\n<cnode name="a">\n' > open.ykd
refused_by_all open.ykd '3: this is not valid XML'
printf '<CodeBook>\n<Codes>\n</CodeBook>' > crossed.qdc
refused crossed.qdc '3: this is not valid XML'
printf 'code,pattern\na,"x\n' > open.csv
refused open.csv '2: a quote opens here and is never closed'
printf '%%\n1\ta\n' > open.dic
refused_by_all open.dic '2: the second line of % alone is missing'
printf 'A\n\t (1)\n' > nameless.cat
refused nameless.cat '2: the name is missing here'
printf '+\nx\n' > nameless.lc3
refused nameless.lc3 '1: the name of the category is missing'
: > empty.yaml
refused empty.yaml '1: the codebook is empty'

# Bytes.

printf 'thema: 1\ncodes:\n- {code: a, patterns: [caf\351]}\n' > latin.yaml
refused latin.yaml '3: the bytes here are not UTF-8'
printf '<dictionary>\n<cnode name="\351"/></dictionary>' > latin.ykd
refused latin.ykd '2: the bytes here are not UTF-8'
printf '<CodeBook>\n<Codes><Code name="\351"/></Codes></CodeBook>' > latin.qdc
refused latin.qdc '2: the bytes here are not UTF-8'
for name in nul.yaml nul.csv nul.dic nul.cat nul.lc3 nul.ykd nul.qdc; do
  printf 'a\nb\000c\n' > $name
  refused $name '2: '
done
head -c 100000 /dev/zero > zeros.yaml
refused zeros.yaml '1: '
printf 'thema: 1\ncodes:\n- {code: "a\\0b", patterns: [x]}\n' > escaped-nul.yaml
refused escaped-nul.yaml '3: a NUL stands in the text'

# What is no file.

mkdir folder.yaml
mkfifo pipe.yaml
refused_by_all folder.yaml ' is a folder'
refused_by_all pipe.yaml ' is not a regular file'
if test -c /dev/zero; then
  ok "/dev/zero is no codebook" ends 1 '^thema-code: /dev/zero: is not a regular file' thema-code corpus.thema \
    --codebook /dev/zero --segments corpus.segments --output report
  ok "/dev/zero: the old tables stand" untouched
fi
refused_by_all none.yaml ' could not open it'
if (truncate -s 300M huge.yaml) 2> /dev/null; then
  refused huge.yaml '1: the file has more than 256 MiB'
  rm huge.yaml
else
  skip "a file that is too large" "there is no truncate"
fi
if test "$(id -u)" -ne 0; then
  cp good.yaml secret.yaml
  chmod a-r secret.yaml
  refused_by_all secret.yaml ' could not open it: Permission denied'
else
  skip "a codebook that cannot be read" "root can read all"
fi

# Nesting.

deep='the nesting is deeper than any codebook needs'
{ printf 'a: '; repeat 100000 '['; } > flow.yaml
refused_by_all flow.yaml "1: $deep"
{ printf 'a: '; repeat 100000 '{a: '; } > maps.yaml
refused maps.yaml "1: $deep"
repeat 100000 '- ' > sequences.yaml
refused sequences.yaml "1: $deep"
repeat 100000 '? ' > questions.yaml
refused questions.yaml "1: $deep"
awk 'BEGIN { for (i = 0; i < 3000; i++) { print indent "a:"; indent = indent " " } }' > block.yaml
refused block.yaml "66: $deep"
{ printf '<dictionary>'; repeat 100000 '<cnode name="a">'; } > deep.ykd
refused deep.ykd "1: $deep"
{ printf '<CodeBook><Codes>'; repeat 100000 '<Code name="a">'; } > deep.qdc
refused deep.qdc "1: $deep"
awk 'BEGIN { for (i = 0; i < 3000; i++) { print indent "A" i; indent = indent "\t" } }' > deep.cat
refused_by_all deep.cat '65: the category lies deeper than 64 others'
awk 'BEGIN { print "%"; for (i = 1; i < 3000; i++) { print indent i "\tA" i; indent = indent "\t" } print "%" }' \
  > deep.dic
refused deep.dic '66: the category lies deeper than 64 others'
{ echo A; repeat 100000 '\t'; echo 'protect* (1)'; } > indented.cat
coded indented.cat
awk 'BEGIN { print "code,parent,pattern"; for (i = 0; i < 90000; i++) print "c" i ",c" i + 1 ",x"
             print "c90000,,x" }' > deep.csv
refused_by_all deep.csv "2: the code 'c0' lies deeper than 64 codes"

# Cycles.

awk 'BEGIN { print "code,parent,pattern"; for (i = 0; i < 90000; i++) print "c" i ",c" (i + 1) % 90000 ",x" }' \
  > cycle.csv
refused cycle.csv "2: the code 'c0' lies deeper than 64 codes; is there a cycle?"
yaml '- {code: a, parent: b, patterns: [x]}' '- {code: b, parent: a}' > cycle.yaml
refused_by_all cycle.yaml "3: the code 'a' is its own ancestor"
awk 'BEGIN { print "thema: 1\ncodes:"
             for (i = 0; i < 50000; i++) print "- {code: c" i ", rule: c" (i + 1) % 50000 "}" }' > cycle-rules.yaml
refused cycle-rules.yaml "3: the rule of 'c0' depends on itself"
# A chain is none.
awk 'BEGIN { print "thema: 1\ncodes:"; for (i = 0; i < 1000; i++) print "- {code: c" i ", rule: c" i + 1 "}"
             print "- {code: c1000, patterns: [protect*]}" }' > chain-rules.yaml
coded chain-rules.yaml

# Rules.

{ yaml; printf -- '- {code: a, rule: "'; repeat 100000 '('; echo '"}'; } | grep . > parentheses.yaml
refused_by_all parentheses.yaml "3: the rule of 'a', at character 65: the rule is nested more than 64 deep"
{ yaml; printf -- '- {code: a, rule: "'; repeat 40000 'not '; echo 'x"}'; } | grep . > nots.yaml
refused nots.yaml "3: the rule of 'a', at character [0-9]*: the rule is nested more than 64 deep"
{ yaml; printf -- '- {code: a, rule: "'; repeat 1000000 'x or '; echo 'x"}'; } | grep . > long-rule.yaml
refused long-rule.yaml "3: the rule of 'a', at character 200001: the rule is longer than 200000 characters"
{ yaml; printf -- '- {code: a, rule: "'; repeat 20000 'x or '; echo 'x"}'; } | grep . > many-things.yaml
refused many-things.yaml "3: the rule of 'a', at character [0-9]*: the rule is made of more than 10000 things"
yaml '- {code: a, rule: not xyzzy}' > absent.yaml
coded absent.yaml
yaml '- {code: a, rule: "count(*) >= 1", unit: document}' > count.yaml
coded count.yaml
yaml '- {code: a, rule: "near(*, *, *, 255)", unit: document}' > near-rule.yaml
coded near-rule.yaml

# Entities and what lies elsewhere.

echo 'protect CANARY' > canary
awk 'BEGIN { print "a: &a [x, x]"; for (i = 98; i < 120; i++)
             printf "%c: &%c [*%c, *%c, *%c, *%c]\n", i, i, i - 1, i - 1, i - 1, i - 1 }' > bomb.yaml
refused_by_all bomb.yaml '1: a text that begins with & needs quotes'
awk 'BEGIN { print "<?xml version=\"1.0\"?>\n<!DOCTYPE d [<!ENTITY a0 \"ha\">"
             for (i = 1; i < 30; i++) printf "<!ENTITY a%d \"&a%d;&a%d;\">\n", i, i - 1, i - 1
             print "]>\n<dictionary><cnode name=\"&a29;\"/></dictionary>" }' > bomb.ykd
sed 's/dictionary/CodeBook/g' bomb.ykd > bomb.qdc
cat > outside.ykd << END
<?xml version="1.0"?>
<!DOCTYPE d [<!ENTITY x SYSTEM "file://$scratch/canary">]>
<dictionary><cnode name="a"><pnode name="&x;"/></cnode></dictionary>
END
cat > outside.qdc << END
<?xml version="1.0"?>
<!DOCTYPE d SYSTEM "$scratch/canary" [<!ENTITY % x SYSTEM "file://$scratch/canary"> %x;]>
<CodeBook><Codes/></CodeBook>
END
sed 's/dictionary/CodeBook/g; 2d' outside.ykd > undeclared.qdc
for name in bomb.ykd bomb.qdc outside.ykd outside.qdc; do
  refused $name '2: a document type declaration'
done
refused undeclared.qdc '2: this is not valid XML'
cat > included.ykd << END
<dictionary xmlns:xi="http://www.w3.org/2001/XInclude">
<xi:include href="$scratch/canary" parse="text"/>
<cnode name="a"><pnode name="protect"/></cnode></dictionary>
END
coded included.ykd
cat > style.ykd << END
<?xml version="1.0"?>
<?xml-stylesheet href="$scratch/canary"?>
<dictionary><cnode name="a"><pnode name="protect"/></cnode></dictionary>
END
coded style.ykd
for name in outside.ykd included.ykd style.ykd; do
  bounded thema codebook convert $name converted.yaml > said 2>&1
  ok "$name: the other file is not read" sh -c '! grep CANARY said converted.yaml 2> /dev/null'
done

# Words.

for text in '"*"' '"?"' '"**"' '"* * *"' "\"$(repeat 31 '* ')*\"" \
  '{near: {words: ["*", "*"], within: 255}}' '{near: {words: ["*", "*", "*"], within: 255, unit: document}}' \
  '{near: {words: ["*", "*", "*", "*", "*", "*", "*", "*"], within: 255, unit: document}}'; do
  n_words=$((${n_words:-0} + 1))
  pattern "$text" > stars$n_words.yaml
  coded stars$n_words.yaml
done
pattern "\"$(repeat 32 '* ')*\"" > phrase.yaml
refused phrase.yaml "5: the pattern '.*' has more than 32 words"
pattern "$(repeat 10000 'word ')" > long-phrase.yaml
refused long-phrase.yaml "5: the pattern 'word word .*' is longer than 10000 bytes"
ok "long-phrase.yaml: the message is short" test "$(wc -c < errors)" -lt 1000
{ yaml '- code: a' '  patterns:'; printf '  - '; repeat 1000000 x; echo; } > long-word.yaml
refused long-word.yaml "5: the pattern 'xxx.*' is longer than 10000 bytes"
for name in phrase.yaml long-phrase.yaml long-word.yaml; do
  ok "$name: check" ends 1 '' thema codebook check $name
  ok "$name: check shows no more than the beginning" test "$(wc -c < printed)" -lt 2000
done
{ yaml '- code: a' '  patterns:'; printf '  - "'; repeat 1000 'a*'; echo '"'; } > wild-word.yaml
coded wild-word.yaml
awk 'BEGIN { print "a:"; stars = "*"; for (i = 0; i < 300; i++) { print "- \"" stars "\""; stars = stars "*" } }' \
  > constellation.yaml
coded constellation.yaml
for weight in nan inf 1e3 1e999 0x10 1000001 -1000001 0.0000001 99999999999999999999; do
  pattern "{pattern: x, weight: $weight}" > weight.yaml
  refused weight.yaml "5: 'weight' must be a number"
  printf 'code,pattern,weight\na,x,%s\n' $weight > weight.csv
  refused weight.csv "2: '$weight' in the column 'weight' must be a number"
done
pattern '{near: {words: [a, b], within: 256}}' > within.yaml
refused within.yaml '5: '

# Regular expressions.

# regex STATUS TEXT EXPRESSION: STATUS 1 with a message about the expression, or 0.
n_regexes=0
regex ()
{
  n_regexes=$((n_regexes + 1))
  pattern "{match: regex, pattern: '$3'}" > regex$n_regexes.yaml
  if test "$1" -eq 0; then
    coded regex$n_regexes.yaml
  else
    refused regex$n_regexes.yaml "5: the regular expression '.*' $2"
  fi
}

printf 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaad' > a.txt
thema-tokenize --quiet a.txt --output a.thema
for expression in '(a+)+[bc]' '(a|a)*[bc]' '((((((((.*)*)*)*)*)*)*)*)*[bc]' '(a+)+\Z(?<!d)'; do
  pattern "{match: regex, pattern: '$expression'}" > steps.yaml
  ok "$expression takes too many steps" ends 1 \
    "^thema-code: steps.yaml:5: the regular expression '.*' takes too many steps on the word 'aaa" \
    thema-code a.thema --codebook steps.yaml --segments corpus.segments --output report
  ok "$expression: the old tables stand" untouched
done
regex 0 '' '(.*)*x'
regex 1 'takes too many steps' '(\w*\w*)*x'
regex 1 'takes too many steps' '(?R)'
regex 1 'takes too many steps' '(a|(?R)b)*'
regex 1 'takes too many steps' '(?(DEFINE)(?<x>(?&x)))(?&x)'
regex 1 'cannot be used' 'a{1000}{1000}'
regex 1 'cannot be used' '((((a{1000}){1000}){1000}){1000})'
regex 1 'cannot be used' "$(repeat 300 '(')a$(repeat 300 ')')"
regex 1 'cannot be used' '(?<=a+)b'
regex 1 'cannot be used' '\C'
regex 1 'cannot be used' 'caf\\\C'
regex 0 '' '\\C'
regex 1 'cannot be used' '(*LIMIT_MATCH=4000000000)(.*)*x'
regex 1 'cannot be used' '(*UTF)a'
regex 1 'cannot be used' 'a(*ACCEPT)b'
regex 1 'cannot be used' 'a)|(?:b'
regex 1 'cannot be used' '(?x)a #'
regex 1 'cannot be used' '\Qa'
regex 1 'cannot be used' '((a)'
regex 1 'cannot be used' '[a'
regex 1 'is longer than 1000 bytes' "$(repeat 1001 a)"
ok "kwic: a regular expression that takes too many steps" ends 1 'takes too many steps' \
  thema kwic --match regex '(a+)+[bc]' a.thema

# Names.

long=$(repeat 100000 n)
yaml "- {code: $long, patterns: [x]}" > long-name.yaml
refused_by_all long-name.yaml '3: the name of this code has more than 1024 bytes'
printf 'code,pattern\n%s,x\n' "$long" > long-name.csv
refused long-name.csv '2: the name of this code has more than 1024 bytes'
printf '%s: [x]\n' "$(repeat 1025 n)" > long-key.yaml
refused long-key.yaml '1: '
printf '+%s\nx\n' "$long" > long-name.lc3
refused long-name.lc3 '1: the name of this category, with those above it, has more than 1024 bytes'
yaml '- {code: a, patterns: [x]}' '- {code: a, patterns: [y]}' > twice.yaml
refused twice.yaml "4: the code 'a' is already defined on line 3"
for escape in '\n' '\t' '\r' '\e' '\x7f' '\u0085'; do
  yaml "- {code: \"a${escape}b\", patterns: [x]}" > control.yaml
  refused control.yaml "3: a code's name must stand on one line"
done
yaml '- {code: "=1+1", label: "@SUM(A1)", patterns: [protect*]}' '- {code: "+b", patterns: [right*]}' \
  '- {code: "-c", patterns: [the]}' '- {code: "@d", patterns: [of]}' > formulas.yaml
coded formulas.yaml
ok "formulas.yaml: tables for a spreadsheet" bounded thema-code --quiet --excel --ledger corpus.thema \
  --codebook formulas.yaml --segments new/segments --output new/excel
cut -d , -f 1-4 new/excel/*.csv > cells
ok "formulas.yaml: cells are guarded" sh -c "! grep -E '(^|,)\"?(=1|@SUM|[+]b|-c|@d)' cells && grep \"'=1+1\" cells"

# Many.

awk -v n=$many 'BEGIN { print "a:"; for (i = 0; i < n; i++) print "- w" i }' > words.yaml
coded words.yaml
awk -v n=$some 'BEGIN { print "a:"; for (i = 0; i < n; i++) print "- \"*" i "*\"" }' > globs.yaml
coded globs.yaml
awk -v n=$some 'BEGIN { print "code,pattern"; for (i = 0; i < n; i++) print "a,right w" i }' > phrases.csv
coded phrases.csv
for name in words.yaml globs.yaml phrases.csv; do
  ok "$name: check" ends 0 '' thema codebook check $name
  ok "$name: convert" ends 0 '' thema codebook convert $name new/converted.yaml
  rm -f new/converted.yaml
done
awk -v n=$many 'BEGIN { print "thema: 1\ncodes:"; for (i = 0; i < n; i++) print "- {code: c" i ", patterns: [w" i "]}" }' \
  > codes.yaml
refused codes.yaml '100003: the codebook has more than 100000 codes'
awk -v n=$many 'BEGIN { for (i = 0; i < n; i++) print "c" i ": [w" i "]" }' > keys.yaml
refused keys.yaml '100001: .* more than 100000 c'
awk -v n=$many 'BEGIN { print "code,pattern"; for (i = 0; i < n; i++) print "c" i ",w" i }' > codes.csv
refused codes.csv '100002: the codebook has more than 100000 codes'
awk 'BEGIN { print "thema: 1\ncodes:"; for (i = 0; i < 90000; i++) print "- {code: c" i ", patterns: [\"*\"]}" }' \
  > everywhere.yaml
refused everywhere.yaml "1: the patterns match too much: .* more than [0-9,]* matches"

ok "in the end the old tables stand" untouched

done_testing
