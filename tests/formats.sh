#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The same eight abstracts as every kind of export give the same tables, byte for byte: what a paper says
# must not hang on the database that its abstracts came from. One command each.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || exit 99

# id TAB title TAB year TAB abstract, a line each.
awk -F, '
  NR > 1 {
    year = $NF
    title = $0
    sub (/^[^,]*,/, "", title)
    sub (/,[^,]*,[^,]*$/, "", title)
    gsub (/^"|"$/, "", title)
    file = folder "/" $1 ".txt"
    text = ""
    while ((getline line < file) > 0)
      if (line != "")
        text = text (text == "" ? "" : " ") line
    print $1 "\t" title "\t" year "\t" text
  }' folder="$top_srcdir/corpus/iom" "$top_srcdir/corpus/iom/documents.csv" > records
ok "there are eight records" test "$(wc -l < records)" -eq 8

# make FILE AWK: the records, each by an awk action with `id`, `title`, `year` and `text`.
make ()
{
  awk -F'\t' '
    function quoted (s) { gsub (/"/, "\"\"", s); return "\"" s "\"" }
    function xml (s) { gsub (/&/, "\\&amp;", s); gsub (/</, "\\&lt;", s); return s }
    # Words of a text at their positions, as OpenAlex has them: words that come again have several.
    function inverted (s,   word, n, i, at, list, out, order) {
      n = split (s, word, " ")
      for (i = 1; i <= n; i++)
        if (word[i] in at) at[word[i]] = at[word[i]] ", " (i - 1)
        else { at[word[i]] = i - 1; list[++order] = word[i] }
      for (i = 1; i <= order; i++)
        out = out (i > 1 ? ", " : "") "\"" list[i] "\": [" at[list[i]] "]"
      return "{" out "}"
    }
    # Lines of at most 70 characters, the others behind the first set in.
    function folded (s, indent,   word, n, i, line, out) {
      n = split (s, word, " ")
      line = word[1]
      for (i = 2; i <= n; i++)
        if (length (line " " word[i]) > 70) { out = out line "\n" indent; line = word[i] }
        else line = line " " word[i]
      return out line
    }
    { id = $1; title = $2; year = $3; text = $4 }
    '"$2" records > "$1"
}

make plain.csv 'BEGIN { print "doi,title,year,abstract" }
  { print "10.5555/" id "," quoted(title) "," year "," quoted(text) }'
make semicolons.csv 'BEGIN { printf "\357\273\277DOI;Title;Year;Abstract\r\n" }
  { printf "%s;%s;%s;%s\r\n", "10.5555/" id, quoted(title), year, quoted(text) }'
make scopus.csv 'BEGIN { print "\"Authors\",\"Title\",\"Year\",\"Source title\",\"DOI\",\"Abstract\",\"Author Keywords\",\"Document Type\",\"EID\"" }
  { print "\"A.\"," quoted(title) "," year ",\"J\",\"10.5555/" id "\"," quoted(text) ",\"\",\"Article\",\"2-s2.0-" NR "\"" }'
make savedrecs.txt 'BEGIN { printf "\357\273\277PT\tAU\tTI\tSO\tAB\tPY\tDI\tUT\t\r" }
  { printf "J\tA, B\t%s\tJ\t%s\t%s\t10.5555/%s\tWOS:%d\t\r", title, text, year, id, NR }'
make wos.txt 'BEGIN { print "FN Clarivate Analytics Web of Science\nVR 1.0" }
  { print "PT J\nAU A, B\nTI " folded(title, "   ") "\nSO J\nAB " folded(text, "   ")
    print "PY " year "\nDI 10.5555/" id "\nUT WOS:" NR "\nER\n" } END { print "EF" }'
make zotero.ris '{ print "TY  - JOUR\r\nTI  - " title "\r\nAU  - A, B\r\nPY  - " year "\r\nAB  - " text "\r\nDO  - 10.5555/" id "\r\nER  - \r\n\r" }'
make ovid.txt '{ print NR ".\nTY  - CHAP\nT1  - " title "\nA1  - A, B\nY1  - " year "//\nN2  - " text "\nDO  - http://dx.doi.org/10.5555/" id "\nER  -\n" }'
make pubmed.nbib '{ print "\nPMID- " NR "\nDP  - " year " Jan 15\nTI  - " folded(title, "      ") "\nAB  - " folded(text, "      ")
    print "LID - 10.5555/" id " [doi]" }'
make pubmed.xml 'BEGIN { print "<?xml version=\"1.0\"?>\n<PubmedArticleSet>" }
  { print "<PubmedArticle><MedlineCitation><PMID Version=\"1\">" NR "</PMID><Article><Journal><JournalIssue><PubDate><Year>" year
    print "</Year></PubDate></JournalIssue><Title>J</Title></Journal><ArticleTitle>" xml(title) "</ArticleTitle>"
    print "<ELocationID EIdType=\"doi\">10.5555/" id "</ELocationID><Abstract><AbstractText>" xml(text) "</AbstractText></Abstract>"
    print "</Article></MedlineCitation></PubmedArticle>" }
  END { print "</PubmedArticleSet>" }'
make refs.bib '{ print "@article{key" NR ",\n  title = {" title "},\n  author = {A, B},\n  year = " year ",\n  doi = {10.5555/" id "},\n  abstract = {" text "}\n}\n" }'
make zotero.json 'BEGIN { print "[" }
  { print (NR > 1 ? "," : "") "{\"id\": \"key" NR "\", \"type\": \"chapter\", \"title\": \"" title "\", \"DOI\": \"10.5555/" id "\","
    print "\"issued\": {\"date-parts\": [[" year ", 1]]}, \"abstract\": \"" text "\"}" } END { print "]" }'
make openalex.jsonl '{ print "{\"id\": \"https://openalex.org/W" NR "\", \"doi\": \"https://doi.org/10.5555/" id "\", \"title\": \"" title "\", \"publication_year\": " year ", \"abstract_inverted_index\": " inverted(text) "}" }'
gzip -c zotero.ris > zotero.ris.gz
command -v xz > /dev/null && xz -c plain.csv > plain.csv.xz
mkdir several
head -n 5 plain.csv > several/a.csv
{ head -n 1 plain.csv; tail -n +6 plain.csv; } > several/b.csv

run ()
{
  thema run --quiet --codebook "$top_srcdir/codebooks/iom-norms.yaml" --top=20 --output "$@"
}

# looks_same NAME FOLDER: the tables are those of plain.csv, and the documents have their title and year.
looks_same ()
{
  for table in code_frequencies code_cooccurrence coded_segments document_codes term_frequencies; do
    cmp "reference/$table.csv" "$2/$table.csv" || return 1
  done
}

run reference --corpus plain.csv
ok "something is coded" test "$(wc -l < reference/coded_segments.csv)" -gt 50
for file in semicolons.csv scopus.csv savedrecs.txt wos.txt zotero.ris ovid.txt pubmed.nbib pubmed.xml refs.bib \
  zotero.json openalex.jsonl zotero.ris.gz plain.csv.xz several; do
  if test ! -s "$file" && test ! -d "$file"; then
    skip "$file" "xz is not there"
    continue
  fi
  ok "$file is read" run "out-$file" --corpus "$file"
  ok "$file gives the tables of plain.csv" looks_same "$file" "out-$file"
done
ok "standard input is read" sh -c 'thema run --quiet --codebook "$1" --top=20 --output stdin --corpus - < wos.txt' \
  sh "$top_srcdir/codebooks/iom-norms.yaml"
ok "standard input gives the tables of plain.csv" looks_same - stdin
ok "documents have title and year" sh -c \
  'cut -d, -f1 < "$1"; grep -q "^10.5555/introduction,.*Studying IOM: obligations, accountability and growth.*2023" "$1"' \
  sh out-refs.bib/documents.csv

# The same records from two databases: all of the second are left out.
run both --corpus plain.csv --corpus zotero.ris --duplicates drop
ok "two exports of the same records, duplicates dropped, give the tables of one" looks_same both both
run reported --corpus plain.csv --corpus zotero.ris --duplicates report
ok "or all are listed" test "$(grep -c ',doi,' reported/duplicates.csv)" -eq 8

done_testing
