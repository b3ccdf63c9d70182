#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""exports.py CORPUS.csv FOLDER TEXT_COLUMN: writes a table of abstracts once in each format that databases
and reference managers export, as far as they differ for a reader. Titles and authors are made up where the
table has none. Prints the files' names."""
import csv
import json
import sys
from xml.sax.saxutils import escape

csv.field_size_limit(2**31 - 1)
source, folder, text_column = sys.argv[1:]


def wrapped(text, width, indent):
    """The text in lines of about `width` characters, as databases with tags write it."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    return ("\n" + indent).join(lines + [line])


def records():
    with open(source, newline="", encoding="utf-8-sig") as f:
        for n, row in enumerate(csv.DictReader(f), 1):
            text = " ".join(row[text_column].split())
            title = row.get("title") or " ".join(text.split()[:10])
            yield n, {
                "title": " ".join(title.split()), "abstract": text, "year": str(1990 + n % 35),
                "doi": "10.9999/bench.%d" % n, "journal": "Journal of Benchmarks %d" % (n % 400),
                "authors": ["Doe, Jane", "Roe, Richard %d" % (n % 999)], "keywords": ["norms", "bench"],
            }


def write_table(f):
    out = csv.writer(f)
    out.writerow(["doi", "title", "year", "authors", "journal", "keywords", "abstract"])
    for _, r in records():
        out.writerow([r["doi"], r["title"], r["year"], "; ".join(r["authors"]), r["journal"],
                      "; ".join(r["keywords"]), r["abstract"]])


def write_ris(f):
    for _, r in records():
        f.write("TY  - JOUR\n" + "".join("AU  - %s\n" % a for a in r["authors"]))
        f.write("TI  - %(title)s\nPY  - %(year)s\nJO  - %(journal)s\nDO  - %(doi)s\n" % r)
        f.write("".join("KW  - %s\n" % k for k in r["keywords"]) + "AB  - %s\nER  - \n\n" % r["abstract"])


def write_wos(f):
    f.write("FN Clarivate Analytics Web of Science\nVR 1.0\n")
    for n, r in records():
        f.write("PT J\nAU %s\nTI %s\nSO %s\n" % ("\n   ".join(r["authors"]), wrapped(r["title"], 75, "   "), r["journal"]))
        f.write("LA English\nDT Article\nDE %s\nAB %s\n" % ("; ".join(r["keywords"]), wrapped(r["abstract"], 75, "   ")))
        f.write("PY %s\nDI %s\nUT WOS:%015d\nER\n\n" % (r["year"], r["doi"], n))
    f.write("EF\n")


def write_nbib(f):
    for n, r in records():
        f.write("PMID- %d\nTI  - %s\nAB  - %s\n" % (n, wrapped(r["title"], 80, "      "), wrapped(r["abstract"], 80, "      ")))
        f.write("".join("FAU - %s\n" % a for a in r["authors"]) + "LA  - eng\nPT  - Journal Article\n")
        f.write("DP  - %(year)s\nJT  - %(journal)s\nAID - %(doi)s [doi]\n" % r)
        f.write("".join("OT  - %s\n" % k for k in r["keywords"]) + "\n")


def write_pubmed(f):
    f.write('<?xml version="1.0" ?>\n<PubmedArticleSet>\n')
    for n, r in records():
        r = {k: [escape(v) for v in values] if isinstance(values, list) else escape(values) for k, values in r.items()}
        f.write('<PubmedArticle>\n  <MedlineCitation Status="MEDLINE">\n    <PMID Version="1">%d</PMID>\n    <Article>\n' % n)
        f.write("      <Journal><Title>%(journal)s</Title><JournalIssue><PubDate><Year>%(year)s</Year></PubDate>" % r)
        f.write("</JournalIssue></Journal>\n      <ArticleTitle>%(title)s</ArticleTitle>\n" % r)
        f.write("      <Abstract><AbstractText>%(abstract)s</AbstractText></Abstract>\n      <AuthorList>\n" % r)
        f.write("".join("        <Author><LastName>%s</LastName><ForeName>%s</ForeName></Author>\n" % tuple(a.split(", "))
                        for a in r["authors"]))
        f.write('      </AuthorList>\n      <Language>eng</Language>\n      <ELocationID EIdType="doi">%(doi)s</ELocationID>\n' % r)
        f.write("    </Article>\n    <KeywordList>%s</KeywordList>\n  </MedlineCitation>\n</PubmedArticle>\n"
                % "".join("<Keyword>%s</Keyword>" % k for k in r["keywords"]))
    f.write("</PubmedArticleSet>\n")


def write_html(f):
    """One page, of fewer texts, as its reader takes 64 MiB of them."""
    f.write("<!DOCTYPE html>\n<html lang=en><head><title>Abstracts</title></head>\n<body>\n")
    for n, r in records():
        if n > 30000:
            break
        f.write('<div class="item"><h2><a href="/%d">%s</a></h2>\n<p>%s</p></div>\n'
                % (n, escape(r["title"]), escape(r["abstract"])))
    f.write("</body></html>\n")


def write_openalex(f):
    for n, r in records():
        index = {}
        for place, word in enumerate(r["abstract"].split()):
            index.setdefault(word, []).append(place)
        f.write(json.dumps({
            "id": "https://openalex.org/W%d" % n, "doi": "https://doi.org/" + r["doi"], "title": r["title"],
            "display_name": r["title"], "publication_year": int(r["year"]), "language": "en", "type": "article",
            "primary_location": {"source": {"display_name": r["journal"]}},
            "authorships": [{"author": {"display_name": a}} for a in r["authors"]],
            "keywords": [{"display_name": k} for k in r["keywords"]], "abstract_inverted_index": index,
        }, ensure_ascii=False) + "\n")


def write_csl(f):
    f.write("[")
    for n, r in records():
        f.write((",\n" if n > 1 else "\n") + json.dumps({
            "id": "bench%d" % n, "type": "article-journal", "title": r["title"], "abstract": r["abstract"],
            "DOI": r["doi"], "container-title": r["journal"], "issued": {"date-parts": [[int(r["year"])]]},
            "author": [dict(zip(("family", "given"), a.split(", "))) for a in r["authors"]],
            "keyword": ", ".join(r["keywords"]), "language": "en",
        }, ensure_ascii=False))
    f.write("\n]\n")


def write_bibtex(f):
    clean = str.maketrans({c: "" for c in "{}\\"} | {c: "\\" + c for c in "%&$#_"})
    for n, r in records():
        f.write("@article{bench%d,\n\ttitle = {%s},\n\tauthor = {%s},\n" % (n, r["title"].translate(clean), " and ".join(r["authors"])))
        f.write("\tjournal = {%(journal)s},\n\tyear = {%(year)s},\n\tdoi = {%(doi)s},\n" % r)
        f.write("\tkeywords = {%s},\n\tabstract = {%s},\n}\n\n" % (", ".join(r["keywords"]), r["abstract"].translate(clean)))


for name, write in (("table.csv", write_table), ("ris.ris", write_ris), ("wos.txt", write_wos), ("nbib.nbib", write_nbib),
                    ("openalex.jsonl", write_openalex), ("csl.json", write_csl), ("bibtex.bib", write_bibtex),
                    ("pubmed.xml", write_pubmed), ("html.html", write_html)):
    with open(folder + "/" + name, "w", encoding="utf-8", newline="\n") as out_file:
        write(out_file)
    print(name)
