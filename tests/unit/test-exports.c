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
