/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exports as databases and reference managers wrote them, below THEMA_SHARED_DATA/exports: the format that
 * each is taken for, its records, those with an abstract, and some fields as anybody can read them in the
 * file. */
#include "corpus/parts.h"
#include "fixture.h"

#include <string.h>

/* What a record says: fields[field] of the record `number` (from 1), all of it or, with `...` at the end,
 * what it begins with. */
typedef struct
{
  guint number;
  ThemaField field;
  const char *value;
} Spot;

typedef struct
{
  const char *file; /* below exports/ */
  const char *format;
  guint n_records, n_abstracts;
  Spot spots[8];
} Export;

static const Export exports[] = {
  { "scopus.csv", "table", 8, 8,
    { { 1, THEMA_FIELD_SOURCE_TITLE, "Digital Health" },
      { 1, THEMA_FIELD_AUTHORS, "Liu F.; Li C.; Liu Y.; Li Y." },
      { 1, THEMA_FIELD_KEYWORDS, "Artificial intelligence; bibliometrics; citeSpace; spinal diseases; VOSviewer" },
      { 4, THEMA_FIELD_TITLE, "FROM ALGORITHMS TO ACOUSTICS: A SCIENTIFIC MAPPING..." },
      { 5, THEMA_FIELD_ACCESSION, "2-s2.0-105005111872" },
      { 8, THEMA_FIELD_DOI, "10.1097/MD.0000000000046229" },
      { 8, THEMA_FIELD_TYPE, "Article" } } },
  { "openalex.csv", "table", 8, 5,
    { { 1, THEMA_FIELD_TITLE, "bibliometrix : An R-tool for comprehensive science mapping analysis" },
      { 1, THEMA_FIELD_AUTHORS, "Massimo Aria; Corrado Cuccurullo" },
      { 1, THEMA_FIELD_ACCESSION, "https://openalex.org/W2755950973" },
      { 4, THEMA_FIELD_YEAR, "2020" },
      { 4, THEMA_FIELD_SOURCE_TITLE, "Land Use Policy" },
      { 8, THEMA_FIELD_ABSTRACT, "The bibliometrix package in R programming language,..." },
      { 8, THEMA_FIELD_LANGUAGE, "en" } } },
  { "lens.csv", "table", 8, 8,
    { { 1, THEMA_FIELD_ACCESSION, "000-360-106-493-122" },
      { 2, THEMA_FIELD_AUTHORS, "Filomena Izzo; Ida Camminatiello" },
      { 2, THEMA_FIELD_SOURCE_TITLE, "International Business Research" },
      { 4, THEMA_FIELD_DOI, "10.1007/s10639-021-10630-z" },
      { 8, THEMA_FIELD_TITLE, "Un análisis bibliométrico del brand equity 1991 - 2018" },
      { 8, THEMA_FIELD_YEAR, "2019" } } },
  { "wos_tab_cr.txt", "table", 20, 20,
    { { 1, THEMA_FIELD_AUTHORS, "Roach, MC; Thompson, FR; Jones-Farrand, T" },
      { 1, THEMA_FIELD_KEYWORDS, "Woodland; Distance sampling; Canopy cover;..." },
      { 2, THEMA_FIELD_DOI, "10.1674/0003-0031-181.1.1" },
      { 10, THEMA_FIELD_ACCESSION, "WOS:000425578000041" },
      { 20, THEMA_FIELD_SOURCE_TITLE, "CONDOR" },
      { 20, THEMA_FIELD_YEAR, "2016" },
      { 20, THEMA_FIELD_ABSTRACT, "Following wildfire, forest managers are challenged with..." } } },
  { "wos_tab_lf.txt", "table", 20, 20,
    { { 1, THEMA_FIELD_TITLE, "Predictors of Bachman's Sparrow Occupancy at its Northern Range Limit" },
      { 1, THEMA_FIELD_ACCESSION, "BCI:BCI201800383274" },
      { 2, THEMA_FIELD_DOI, "10.1242/jeb.167270" },
      { 20, THEMA_FIELD_KEYWORDS, "feed conversion rate; meat quality" },
      { 20, THEMA_FIELD_SOURCE_TITLE, "Poultry Science" },
      { 20, THEMA_FIELD_LANGUAGE, "English" } } },
  { "asreview/duplicate_records.csv", "table", 14, 10,
    { { 1, THEMA_FIELD_TITLE, "a" },
      { 1, THEMA_FIELD_DOI, "10.1" },
      { 14, THEMA_FIELD_TITLE, "" },
      { 14, THEMA_FIELD_DOI, "10.7" } } },
  { "asreview/embase.csv", "table", 6, 6,
    { { 1, THEMA_FIELD_YEAR, "2014" },
      { 1, THEMA_FIELD_SOURCE_TITLE, "Endoscopic Ultrasound" },
      { 4, THEMA_FIELD_TITLE, "Congenital Neck Masses" },
      { 6, THEMA_FIELD_AUTHORS, "Faraj K.; Edwards L.; Gupta A.; Seifman B." },
      { 6, THEMA_FIELD_SOURCE_TITLE, "Journal of Endourology Case Reports" },
      { 6, THEMA_FIELD_YEAR, "2017" } } },
  { "asreview/embase_newpage.csv", "table", 6, 6,
    { { 1, THEMA_FIELD_ABSTRACT, "TEST\n\nGastrointestinal tract duplication cysts are..." },
      { 2, THEMA_FIELD_ABSTRACT, "TEST\n\nBACKGROUND. The management of foregut duplication cysts..." },
      { 1, THEMA_FIELD_AUTHORS, "Liu R.; Adler D.G." } } },
  { "asreview/generic.csv", "table", 2, 2,
    { { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 1, THEMA_FIELD_AUTHORS, "Marx, Karl; Lindgren, Astrid" },
      { 1, THEMA_FIELD_KEYWORDS, "Pippi; Nordwind; Piraten" },
      { 2, THEMA_FIELD_TITLE, "The title of the reference" },
      { 2, THEMA_FIELD_YEAR, "2006//" } } },
  { "asreview/generic_column_names_with_spaces.csv", "table", 2, 2,
    { { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 1, THEMA_FIELD_AUTHORS, "Marx, Karl; Lindgren, Astrid" },
      { 1, THEMA_FIELD_KEYWORDS, "Pippi; Nordwind; Piraten" },
      { 2, THEMA_FIELD_TITLE, "The title of the reference" },
      { 2, THEMA_FIELD_YEAR, "2006//" } } },
  { "asreview/generic_semicolon.csv", "table", 2, 2,
    { { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 1, THEMA_FIELD_AUTHORS, "Marx, Karl; Lindgren, Astrid" },
      { 1, THEMA_FIELD_KEYWORDS, "Pippi; Nordwind; Piraten" },
      { 2, THEMA_FIELD_TITLE, "The title of the reference" },
      { 2, THEMA_FIELD_YEAR, "2006//" } } },
  { "asreview/generic_tab.csv", "table", 2, 2,
    { { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 1, THEMA_FIELD_AUTHORS, "Marx, Karl; Lindgren, Astrid" },
      { 1, THEMA_FIELD_KEYWORDS, "Pippi; Nordwind; Piraten" },
      { 2, THEMA_FIELD_TITLE, "The title of the reference" },
      { 2, THEMA_FIELD_YEAR, "2006//" } } },
  { "asreview/generic_tab.tab", "table", 2, 2,
    { { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 1, THEMA_FIELD_AUTHORS, "Marx, Karl; Lindgren, Astrid" },
      { 1, THEMA_FIELD_KEYWORDS, "Pippi; Nordwind; Piraten" },
      { 2, THEMA_FIELD_TITLE, "The title of the reference" },
      { 2, THEMA_FIELD_YEAR, "2006//" } } },
  { "pubmed.nbib", "nbib", 5, 5,
    { { 1, THEMA_FIELD_DOI, "10.1016/j.gene.2015.10.064" },
      { 1, THEMA_FIELD_KEYWORDS, "ABC transporters; Dermatophytes; Drug resistance; Phylogenetics" },
      { 1, THEMA_FIELD_ABSTRACT, "ATP binding cassette (ABC) transporters constitute a very large and ubiquitous superfamily of membrane..." },
      { 2, THEMA_FIELD_TITLE, "Assessment of the ABC/2 Method of Epidural Hematoma Volume Measurement as Compared to Computer-Assisted Planimetric Analysis." },
      { 2, THEMA_FIELD_SOURCE_TITLE, "Biological research for nursing" },
      { 2, THEMA_FIELD_AUTHORS, "Hu, Ting-Ting; Yan, Ling; Yan, Peng-Fei; Wang, Xuan; Yue, Ge-Fen" } } },
  { "scielo_bilingual.ris", "ris", 38, 38,
    { { 1, THEMA_FIELD_AUTHORS, "Campos, Leila F. A. S.; Teixeira, Bruno P.; Efe, Márcio A." },
      { 1, THEMA_FIELD_ABSTRACT, "ABSTRACT The Atlantic Forest has been..." },
      { 1, THEMA_FIELD_OTHER_ABSTRACT, "RESUMO A Mata Atlântica está..." },
      { 2, THEMA_FIELD_LANGUAGE, "es" },
      { 37, THEMA_FIELD_ACCESSION, "S0101-81752001000400005-scl" },
      { 37, THEMA_FIELD_OTHER_ABSTRACT, "" },
      { 38, THEMA_FIELD_SOURCE_TITLE, "Acta Amazonica" } } },
  { "wos_tagged.txt", "wos", 8, 7,
    { { 1, THEMA_FIELD_AUTHORS, "Toh, Ming Liang" },
      { 1, THEMA_FIELD_TYPE, "Article; Early Access" },
      { 1, THEMA_FIELD_KEYWORDS, "Word; GIS; Real Estate; bibliometric analysis; bibliometrix; QGIS; TEMPORALLY WEIGHTED REGRESSION; URBAN EXPANSION; HOUSING-MARKET; MODELS" },
      { 1, THEMA_FIELD_TITLE, "Mapping the application of Geographic Information System (GIS) in real estate: a bibliometric analysis using bibliometrix and QGIS" },
      { 8, THEMA_FIELD_ACCESSION, "WOS:001492673800001" } } },
  { "wos_tagged_2.isi", "wos", 34, 12,
    { { 1, THEMA_FIELD_TITLE, "EXPERIMENTS IN PHENOMENOLOGICAL ELECTRODYNAMICS AND THE ELECTROMAGNETIC ENERGY-MOMENTUM TENSOR" },
      { 1, THEMA_FIELD_TYPE, "Review" },
      { 8, THEMA_FIELD_ACCESSION, "" },
      { 8, THEMA_FIELD_DOI, "10.1364/JOSAB.22.001290" },
      { 34, THEMA_FIELD_ACCESSION, "WOS:A1974S801100007" } } },
  { "zotero.bib", "bibtex", 9, 9,
    { { 1, THEMA_FIELD_TITLE, "Reshaping Reasoning in LLMs: A Theoretical Analysis of RL Training Dynamics through Pattern Selection" },
      { 1, THEMA_FIELD_KEYWORDS, "Computer Science - Artificial Intelligence; Computer Science - Machine Learning; Statistics - Machine Learning" },
      { 3, THEMA_FIELD_AUTHORS, "Esteban, Cristóbal; Hyland, Stephanie L.; Rätsch, Gunnar" },
      { 4, THEMA_FIELD_YEAR, "" },
      { 4, THEMA_FIELD_ACCESSION, "ongaroSearchUnderstandableConsensus" },
      { 9, THEMA_FIELD_SOURCE_TITLE, "Proceedings of the VLDB Endowment" },
      { 9, THEMA_FIELD_TYPE, "article" } } },
  { "asreview/baseline_empty_values.ris", "ris", 4, 2,
    { { 1, THEMA_FIELD_TITLE, "Title of reference" },
      { 1, THEMA_FIELD_ABSTRACT, "" },
      { 2, THEMA_FIELD_TITLE, "" },
      { 4, THEMA_FIELD_ABSTRACT, "Lorem ipsum dolor sit amet, consectetuer adipiscing elit." } } },
  { "asreview/baseline_reference_types.ris", "ris", 61, 0,
    { { 1, THEMA_FIELD_TYPE, "" },
      { 2, THEMA_FIELD_TYPE, "GEN" },
      { 4, THEMA_FIELD_TYPE, "ABST" },
      { 61, THEMA_FIELD_TYPE, "WEB" } } },
  { "asreview/baseline_tag-notes.ris", "ris", 12, 0,
    { { 1, THEMA_FIELD_TITLE, "Only title" },
      { 8, THEMA_FIELD_TYPE, "GEN" },
      { 12, THEMA_FIELD_TITLE, "" } } },
  { "asreview/baseline_tag-notes_labels.ris", "ris", 32, 0,
    { { 3, THEMA_FIELD_TITLE, "Record which has not been labeled (is \"not seen\")..." },
      { 5, THEMA_FIELD_TYPE, "GEN" },
      { 32, THEMA_FIELD_TITLE, "Record without a notes field." } } },
  { "asreview/baseline_tag-notes_zotero.ris", "ris", 4, 0,
    { { 1, THEMA_FIELD_TITLE, "Zotero: notes in records come with XHTML tags around them." },
      { 4, THEMA_FIELD_TITLE, "Zotero: notes..." },
      { 4, THEMA_FIELD_TYPE, "GEN" } } },
  { "asreview/baseline_tag_and_field_definitions.ris", "ris", 1, 1,
    { { 1, THEMA_FIELD_TITLE, "Title" },
      { 1, THEMA_FIELD_ABSTRACT, "Abstract" },
      { 1, THEMA_FIELD_OTHER_ABSTRACT, "" },
      { 1, THEMA_FIELD_AUTHORS, "First Authors; Authors" },
      { 1, THEMA_FIELD_ACCESSION, "Accession Number" },
      { 1, THEMA_FIELD_SOURCE_TITLE, "Alternate Title 3" },
      { 1, THEMA_FIELD_DOI, "DOI" } } },
  { "asreview/baseline_tag_and_field_definitions_lists.ris", "ris", 1, 0,
    { { 1, THEMA_FIELD_AUTHORS, "First Author 1; First Author 2; Author 1; Author 2" },
      { 1, THEMA_FIELD_KEYWORDS, "Keywords 1; Keywords 2" },
      { 1, THEMA_FIELD_TYPE, "GEN" } } },
  { "asreview/embase.ris", "ris", 6, 6,
    { { 1, THEMA_FIELD_ACCESSION, "L373791783" },
      { 1, THEMA_FIELD_DOI, "10.4103/2303-9027.138783" },
      { 1, THEMA_FIELD_ABSTRACT, "Gastrointestinal tract duplication cysts are rare..." },
      { 2, THEMA_FIELD_YEAR, "2004" },
      { 6, THEMA_FIELD_AUTHORS, "Faraj K.; Edwards L.; Gupta A.; Seifman B." },
      { 6, THEMA_FIELD_SOURCE_TITLE, "Journal of Endourology Case Reports" } } },
  { "asreview/faulty_year.ris", "ris", 1, 1,
    { { 1, THEMA_FIELD_YEAR, "10 15" },
      { 1, THEMA_FIELD_TITLE, "The Value of Radiologic Interventions..." },
      { 1, THEMA_FIELD_ABSTRACT, "This systematic review and meta-analysis aimed..." } } },
  { "asreview/ovid_psycinfo.ris", "ris", 6, 6,
    { { 1, THEMA_FIELD_ACCESSION, "2019-65183-001" },
      { 1, THEMA_FIELD_YEAR, "2019//" },
      { 1, THEMA_FIELD_ABSTRACT, "Considering that self-criticism is..." },
      { 2, THEMA_FIELD_KEYWORDS, "*Body Image; *Colon Disorders; *Human Sex Differences; *Self-Concept; *Sex Roles; Symptoms" },
      { 6, THEMA_FIELD_DOI, "http://dx.doi.org/10.1007/s10880-019-09649-9" },
      { 6, THEMA_FIELD_SOURCE_TITLE, "Journal of Clinical Psychology in Medical Settings" } } },
  { "asreview/ovid_zotero.ris", "ris", 6, 6,
    { { 1, THEMA_FIELD_YEAR, "2019" },
      { 1, THEMA_FIELD_DOI, "10.1002/cpp.2398" },
      { 2, THEMA_FIELD_SOURCE_TITLE, "Journal of Health Psychology" },
      { 6, THEMA_FIELD_ABSTRACT, "AbstractYouth with inflammatory..." } } },
  { "asreview/proquest.ris", "ris", 6, 6,
    { { 1, THEMA_FIELD_ACCESSION, "2214991469; 51887" },
      { 1, THEMA_FIELD_DOI, "http://dx.doi.org/10.1002/jts.22387" },
      { 1, THEMA_FIELD_LANGUAGE, "English" },
      { 6, THEMA_FIELD_SOURCE_TITLE, "Multivariate Behavioral Research" },
      { 6, THEMA_FIELD_YEAR, "2018" } } },
  { "asreview/pubmed_zotero.ris", "ris", 6, 6,
    { { 1, THEMA_FIELD_SOURCE_TITLE, "Przeglad gastroenterologiczny" },
      { 1, THEMA_FIELD_KEYWORDS, "biological treatment; Crohn's disease; mindfulness; quality of life; ulcerative colitis" },
      { 6, THEMA_FIELD_DOI, "10.1097/MD.0000000000016231" },
      { 6, THEMA_FIELD_AUTHORS, "Zhang, Jianying; Han, Gang; Yu, Zhenwei" } } },
  { "asreview/pubmed_endnote.txt", "ris", 6, 6,
    { { 1, THEMA_FIELD_ACCESSION, "21553931" },
      { 1, THEMA_FIELD_AUTHORS, "Abdel-Tawab, M.; Werz, O.; Schubert-Zsilavecz, M." },
      { 1, THEMA_FIELD_KEYWORDS, "Animals; Anti-Inflammatory Agents/adverse effects/pharmacokinetics/*pharmacology; Boswellia/*chemistry; Clinical Trials as Topic; Disease Models, Animal;..." },
      { 6, THEMA_FIELD_YEAR, "2017" },
      { 6, THEMA_FIELD_TITLE, "Indigo Naturalis Ameliorates..." } } },
  { "asreview/ris_issue_1099.txt", "ris", 7, 7,
    { { 1, THEMA_FIELD_SOURCE_TITLE, "Advances in Electrical and Electronic Engineering" },
      { 1, THEMA_FIELD_ABSTRACT, "The paper is about the design..." },
      { 2, THEMA_FIELD_TYPE, "BOOK" },
      { 6, THEMA_FIELD_DOI, "" },
      { 7, THEMA_FIELD_DOI, "10.1109/TLA.2005.1642429" },
      { 7, THEMA_FIELD_LANGUAGE, "Spanish" } } },
  { "asreview/ris_issue_992.txt", "ris", 19, 8,
    { { 1, THEMA_FIELD_ACCESSION, "rayyan-264552525" },
      { 1, THEMA_FIELD_KEYWORDS, "Health Facility Administration; Joint Commission; Standards; Medication Errors;..." },
      { 1, THEMA_FIELD_ABSTRACT, "" },
      { 2, THEMA_FIELD_YEAR, "2011" },
      { 19, THEMA_FIELD_SOURCE_TITLE, "Psychiatric Services" },
      { 19, THEMA_FIELD_DOI, "10.1176/appi.ps.202000115" } } },
  { "asreview/web_of_science.txt", "ris", 10, 10,
    { { 1, THEMA_FIELD_ACCESSION, "WOS:000444108200009" },
      { 1, THEMA_FIELD_AUTHORS, "Alceste, F; Luke, TJ; Kassin, SM" },
      { 2, THEMA_FIELD_TITLE, "When Self-Report Trumps Science: Effects..." },
      { 10, THEMA_FIELD_YEAR, "2014" },
      { 10, THEMA_FIELD_SOURCE_TITLE, "PSYCHOLOGY CRIME & LAW" } } },
  { "asreview/generic_tab.tsv", "table", 2, 2,
    { { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 1, THEMA_FIELD_AUTHORS, "Marx, Karl; Lindgren, Astrid" },
      { 1, THEMA_FIELD_KEYWORDS, "Pippi; Nordwind; Piraten" },
      { 2, THEMA_FIELD_TITLE, "The title of the reference" },
      { 2, THEMA_FIELD_YEAR, "2006//" } } },
  { "asreview/generic_bad_record_id.csv", "table", 6, 6,
    { { 1, THEMA_FIELD_TITLE, "Title of reference" },
      { 2, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem dammed ipsum dolor sit amet,..." },
      { 6, THEMA_FIELD_KEYWORDS, "Pippi Langstrumpf; Nordwind; Piraten" } } },
  { "asreview/generic_labels.csv", "table", 6, 6,
    { { 1, THEMA_FIELD_TITLE, "Title of reference" },
      { 2, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem dammed ipsum dolor sit amet,..." },
      { 6, THEMA_FIELD_KEYWORDS, "Pippi Langstrumpf; Nordwind; Piraten" } } },
  { "asreview/generic_partial_labels.csv", "table", 6, 6,
    { { 1, THEMA_FIELD_TITLE, "Title of reference" },
      { 2, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem dammed ipsum dolor sit amet,..." },
      { 6, THEMA_FIELD_KEYWORDS, "Pippi Langstrumpf; Nordwind; Piraten" } } },
  { "asreview/generic_labels_no_abs.csv", "table", 6, 0,
    { { 1, THEMA_FIELD_YEAR, "2014//" },
      { 6, THEMA_FIELD_TITLE, "The title of the reference" },
      { 6, THEMA_FIELD_TYPE, "JOUR" } } },
  { "asreview/generic_labels_no_title.csv", "table", 6, 6,
    { { 1, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." },
      { 2, THEMA_FIELD_TITLE, "" },
      { 6, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem dammed ipsum dolor sit amet,..." } } },
  { "asreview/missing_values.csv", "table", 4, 2,
    { { 1, THEMA_FIELD_TITLE, "Title of reference" },
      { 2, THEMA_FIELD_TITLE, "" },
      { 2, THEMA_FIELD_ABSTRACT, "BACKGROUND: Lorem ipsum dolor sit amet,..." } } },
  { "asreview/record_id.csv", "table", 10, 10,
    { { 1, THEMA_FIELD_TITLE, "Lorem Ipsum record_id 12 - row 0 (1 label)" },
      { 10, THEMA_FIELD_TITLE, "Lorem Ipsum record_id 3 - row 9" },
      { 10, THEMA_FIELD_ABSTRACT, "Lorem Ipsum" } } },
  { "openalex.jsonl", "openalex", 40, 40,
    { { 1, THEMA_FIELD_TITLE, "New generation anti-epileptics for facial pain and headache." },
      { 1, THEMA_FIELD_SOURCE_TITLE, "Acta Neurologica Belgica" }, /* of host_venue: primary_location is null */
      { 1, THEMA_FIELD_ABSTRACT, "The prophylactic management of recurrent head and facial pains may be..." },
      { 2, THEMA_FIELD_AUTHORS, "Chusana Suankratay; Henry Wilde; Pongpun Nunthapisud; Mayuree Khantipong" },
      { 2, THEMA_FIELD_YEAR, "2002" },
      { 40, THEMA_FIELD_DOI, "https://doi.org/10.1046/j.1468-2982.1995.1505430.x" },
      { 40, THEMA_FIELD_ABSTRACT, "Some clinical as well as pharmacological indications seem to suggest that a..." } } },
};

static void
check_spot (const Export *export, const Spot *spot, const ThemaEntry *entry)
{
  const ThemaSlice *value = &entry->fields[spot->field];
  g_autofree char *text = g_strndup (value->bytes, value->length);
  gsize length = strlen (spot->value);
  if (g_str_has_suffix (spot->value, "..."))
    {
      length -= 3;
      if (strlen (text) > length)
        text[length] = '\0';
    }
  g_autofree char *expected = g_strndup (spot->value, length);
  g_test_message ("%s, record %u, %s", export->file, spot->number, thema_field_names[spot->field]);
  g_assert_cmpstr (text, ==, expected);
}

static void
check_export (const Export *export, const char *path)
{
  const ThemaSourceOptions options = { .paths = (const char *const[]){ path, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaParts) parts = thema_parts_open (&options, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaEntry entry;
  guint n_records = 0, n_abstracts = 0;
  while (thema_parts_next (parts, arena, &entry, &error))
    {
      n_records++;
      n_abstracts += entry.fields[THEMA_FIELD_ABSTRACT].length > 0;
      g_assert_cmpstr (thema_parts_format (parts)->name, ==, export->format);
      g_assert_cmpstr (entry.fault, ==, NULL);
      for (const Spot *spot = export->spots; spot->value != NULL; spot++)
        if (spot->number == n_records)
          check_spot (export, spot, &entry);
    }
  g_assert_no_error (error);
  g_test_message ("%s: records, abstracts", export->file);
  g_assert_cmpuint (n_records, ==, export->n_records);
  g_assert_cmpuint (n_abstracts, ==, export->n_abstracts);
}

static void
test_export (gconstpointer data)
{
  const Export *export = data;
  const char *shared = g_getenv ("THEMA_SHARED_DATA");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "exports", export->file, NULL);
  if (shared == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no THEMA_SHARED_DATA with this export");
      return;
    }
  check_export (export, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exports/%s", exports[i].file);
      g_test_add_data_func (path, &exports[i], test_export);
    }
  return g_test_run ();
}
