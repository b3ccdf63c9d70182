/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of codings, thema as a coder, and samples that come back coded. */
#include "analysis/coder-sample.h"
#include "analysis/code-ratings.h"
#include "analysis/reliability.h"
#include "fixture-coding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const anna_ben[] = { "anna", "ben", NULL };

static gboolean
add_table (ThemaCodings *codings, const char *name, const char *csv, GError **error)
{
  ThemaSheet *sheet = thema_sheet_new (name, csv, strlen (csv), error);
  return sheet != NULL && thema_codings_read (codings, sheet, error);
}

static ThemaCodings *
read_codings (const ThemaCodingsOptions *options, const char *csv)
{
  g_autoptr (GError) error = NULL;
  ThemaCodings *codings = thema_codings_new (options);
  add_table (codings, "folder/carl.csv", csv, &error);
  g_assert_no_error (error);
  thema_codings_seal (codings, &error);
  g_assert_no_error (error);
  return codings;
}

/* All ratings, "code unit.sentence coder=value", with blanks between. */
static char *
list_ratings (const ThemaCodings *codings)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < codings->codings->len; i++)
    {
      const ThemaCoding *coding = &g_array_index (codings->codings, ThemaCoding, i);
      const ThemaCodedUnit *unit = &g_array_index (codings->units, ThemaCodedUnit, coding->unit);
      g_string_append_printf (list, "%s%s %s.%u %s=%s", i > 0 ? "; " : "",
                              thema_interner_string (codings->codes, coding->code), unit->id,
                              unit->sentence, thema_interner_string (codings->coders, coding->coder),
                              thema_interner_string (codings->values, coding->value));
    }
  return g_string_free (list, FALSE);
}

static void
check_ratings (const ThemaCodingsOptions *options, const char *csv, const char *wanted)
{
  g_autoptr (ThemaCodings) codings = read_codings (options, csv);
  g_autofree char *got = list_ratings (codings);
  g_assert_cmpstr (got, ==, wanted);
}

static void
test_shapes (void)
{
  static const ThemaCodingsOptions plain = { 0 }, wide = { .coders = anna_ben };
  const char *wanted = "hope a.0 anna=1; hope a.0 ben=0; hope b.0 anna=0";
  check_ratings (&plain, "unit,coder,code,value\na,anna,hope,yes\na,ben,hope,no\nb,anna,hope,0\nb,ben,hope,\n",
                 wanted);
  check_ratings (&wide, "anna,Unit,note,CODE,ben\nx,a,huh,hope,n\nfalse,b,,hope,NA\n", wanted);
  check_ratings (&plain, "doc_id,coder,text,hope\na,anna,words,TRUE\na,ben,words,-\nb,anna,more,0\n", wanted);
  /* The file's name is the coder's; notes are no code; a row of nothing is none. */
  check_ratings (&plain, "doc_id,sentence,text,hope,fear,notes\na,1,words,1,,huh\n,,,,,\na,2,words,0,1,\n",
                 "hope a.1 carl=1; hope a.2 carl=0; fear a.2 carl=1");
  /* A variable that is no code has any values. */
  check_ratings (&plain, "unit,coder,value\na,anna,good\na,ben,bad\n", " a.0 anna=good;  a.0 ben=bad");
}

/* What Excel makes of a table: semicolons, a mark, lines that end with CRLF, "sep=". */
static void
test_spreadsheets (void)
{
  static const ThemaCodingsOptions plain = { 0 };
  const char *wanted = "hope a, b.0 carl=1; hope c.0 carl=0";
  check_ratings (&plain, "\xEF\xBB\xBF" "doc_id;text;hope\r\n\"a, b\";\"two\r\nlines\";1\r\nc;;0\r\n", wanted);
  check_ratings (&plain, "doc_id\ttext\thope\na, b\ttwo; lines\t1\nc\t\t 0 \n", wanted);
  check_ratings (&plain, "sep=;\r\ndoc_id;text;hope\r\na, b;x;1\r\nc;;0\r\n", wanted);
  /* Excel ends rows before a last column that is empty in 16 of them. */
  check_ratings (&plain, "doc_id,text,hope,notes\n\"a, b\",x,1,\nc,x,0\n", wanted);
  /* What --excel put before an id that looks like a formula. */
  check_ratings (&plain, "doc_id,text,hope\n'-1,x,1\n'tis,x,0\n", "hope -1.0 carl=1; hope 'tis.0 carl=0");
}

static void
test_values (void)
{
  static const char *const three[] = { "1", "2", "3", NULL };
  static const ThemaCodingsOptions empty = { .empty_is_no = TRUE };
  static const ThemaCodingsOptions any = { .any = TRUE };
  static const ThemaCodingsOptions numbers = { .numbers = TRUE, .categories = three };
  check_ratings (&empty, "doc_id,hope,fear\na,x,\n", "hope a.0 carl=1; fear a.0 carl=0");
  check_ratings (&any, "unit,coder,code,value\na,anna,hope,much\n", "hope a.0 anna=much");
  check_ratings (&numbers, "unit,coder,value\na,anna,1.0\na,ben,1\n", " a.0 anna=1;  a.0 ben=1");
  g_autoptr (ThemaCodings) codings = read_codings (&numbers, "unit,coder,value\na,anna,3\na,ben,1\n");
  ThemaCodeRatings ratings;
  thema_code_ratings_init (&ratings, codings, 0, FALSE);
  g_assert_cmpuint (ratings.all.n_categories, ==, 3);
  g_assert_cmpuint (ratings.all.ratings[0].category, ==, 2);
  g_assert_cmpfloat (ratings.all.values[1], ==, 2);
  thema_code_ratings_clear (&ratings);
}

static void
check_fault (const ThemaCodingsOptions *options, const char *csv, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodings) codings = thema_codings_new (options);
  if (add_table (codings, "a.csv", csv, &error))
    thema_codings_seal (codings, &error);
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, wanted))
    g_assert_cmpstr (error->message, ==, wanted);
}

static void
test_faults (void)
{
  static const ThemaCodingsOptions plain = { 0 }, wide = { .coders = anna_ben };
  static const ThemaCodingsOptions numbers = { .numbers = TRUE };
  static const char *const anna_anna[] = { "Anna", "anna", NULL };
  static const ThemaCodingsOptions same = { .coders = anna_anna };
  static const char *const two[] = { "good", "bad", NULL };
  static const ThemaCodingsOptions categories = { .categories = two };
  check_fault (&plain, "", "a.csv:1: the table is empty");
  check_fault (&plain, "doc,hope\n", "a.csv:1: there is no column 'unit' or 'doc_id'");
  check_fault (&plain, "unit,hope,Hope\n", "a.csv:1: the column 'Hope' is there twice");
  check_fault (&plain, "unit,text\n", "a.csv:1: no column holds ratings");
  check_fault (&wide, "unit,anna,bert\n", "a.csv:1: there is no column 'ben' of --coders");
  check_fault (&wide, "unit,hope\n", "a.csv:1: the coder of this table is 'a' by the file's name");
  check_fault (&plain, "unit,hope\na,maybe\n", "a.csv:2: 'maybe' in the column 'hope' is neither yes nor no");
  check_fault (&plain, "unit,hope\n,1\n", "a.csv:2: the column 'unit' is empty");
  check_fault (&plain, "unit,coder,value\nb,,1\n", "a.csv:2: the column 'coder' is empty");
  check_fault (&plain, "unit,coder,code,value\nb,c,,1\n", "a.csv:2: the column 'code' is empty");
  check_fault (&plain, "unit,sentence,hope\nb,0,1\n", "a.csv:2: the sentence '0' is not a number");
  check_fault (&plain, "unit,hope,fear,notes\na,1,1,\nb,1\n", "a.csv:3: 2 fields, but the first row names 4");
  check_fault (&same, "unit,Anna\na,1\n", "a.csv:1: --coders names the column 'Anna' twice");
  check_fault (&plain, "unit,hope\na,1\n\nb,1,2\n", "a.csv:4: 3 fields, but the first row names 2");
  check_fault (&plain, "unit,hope\na,1\nb,\"1\n", "a.csv:3: a quote opens here");
  check_fault (&plain, "unit,hope\nb\xFC,1\n", "a.csv:2: this is not UTF-8");
  check_fault (&plain, "unit,hope\na,1\nb,1\na,0\n",
               "a.csv:4: the coder 'a' has rated the unit 'a' for the code 'hope' before, in a.csv:2");
  check_fault (&numbers, "unit,coder,value\na,x,1\na,y,\"1,5\"\n", "a.csv:3: '1,5' in the column 'value' is not a number");
  check_fault (&numbers, "unit,coder,value\na,x,inf\n", "a.csv:2: 'inf'");
  check_fault (&categories, "unit,coder,value\na,x,ugly\n", "a.csv:2: 'ugly' in the column 'value' is none of the --categories");
  g_autoptr (GString) many = g_string_new ("unit,coder,value\n");
  for (guint i = 0; i <= THEMA_MAX_CODERS; i++)
    g_string_append_printf (many, "a,c%u,x\n", i);
  check_fault (&plain, many->str, "201 coders, more than 200");
  /* Two people left the file its name. */
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodings) codings = thema_codings_new (&plain);
  g_assert_true (add_table (codings, "x/a.csv", "unit,hope\na,1\n", &error)
                 && add_table (codings, "y/a.csv", "unit,hope\na,1\n", &error));
  g_assert_false (thema_codings_seal (codings, &error));
  g_assert_cmpstr (error->message, ==,
                   "y/a.csv:2: the coder 'a' has rated the unit 'a' for the code 'hope' before, in x/a.csv:2; "
                   "where a table has no column 'coder' its file must have the coder's name");
}

static const char book[] = "thema: 1\n"
                           "codes:\n"
                           "- code: animals\n"
                           "  patterns: [creature]\n"
                           "  codes:\n"
                           "  - {code: cats, patterns: [cat]}\n"
                           "  - {code: dogs, patterns: [dog]}\n";

static const FixtureText texts[] = {
  { "a", "A cat. A dog. It rains." }, { "b", "A creature." }, { "c", "Rain." }, { NULL, NULL }
};

static void
test_machine (void)
{
  static const ThemaCodingsOptions plain = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autoptr (ThemaCodings) codings
      = read_codings (&plain, "doc_id,sentence,cats,animals,remarks\na,1,1,1,\na,2,1,,\nc,,,0,\n");
  thema_codings_add_segments (codings, store, segments, &error);
  g_assert_no_error (error);
  g_autofree char *got = list_ratings (codings);
  g_assert_cmpstr (got, ==,
                   "cats a.1 carl=1; cats a.1 thema=1; cats a.2 carl=1; cats a.2 thema=0; "
                   "animals a.1 carl=1; animals a.1 thema=1; animals c.0 carl=0; animals c.0 thema=0");
}

static void
check_machine_fault (const char *csv, const char *wanted)
{
  static const ThemaCodingsOptions plain = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autoptr (ThemaCodings) codings = read_codings (&plain, csv);
  g_assert_false (thema_codings_add_segments (codings, store, segments, &error));
  if (!g_str_has_prefix (error->message, wanted))
    g_assert_cmpstr (error->message, ==, wanted);
}

static void
test_machine_faults (void)
{
  check_machine_fault ("doc_id,cats\na,1\nz,0\n", "folder/carl.csv:3: the store has no document 'z'");
  check_machine_fault ("doc_id,sentence,cats\na,4,1\n", "folder/carl.csv:2: the store has no document 'a' or not that");
  check_machine_fault ("doc_id,mice\na,1\n", "the codebook has no code 'mice'");
  check_machine_fault ("doc_id,coder,cats\na,thema,1\n", "a coder is called 'thema'");
}

/* A corpus in which it is known what a reader would say. The code cats finds the word cat; a reader
 * finds felines, too, and knows that a cat scan is none. */

#define DOCUMENTS 1000

static gboolean
reader_sees_cat (const char *text)
{
  return strstr (text, "feline") != NULL || (strstr (text, "cat") != NULL && strstr (text, "scan") == NULL);
}

static const char *
text_of (guint i)
{
  if (i % 10 == 3)
    return "A cat."; /* 100, of which 20 are scans */
  if (i % 40 == 7)
    return "A feline."; /* 25 */
  return i % 5 == 1 ? "A dog." : "It rains."; /* 200 */
}

static ThemaStore *
make_corpus (void)
{
  g_autofree FixtureText *many = g_new0 (FixtureText, DOCUMENTS + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < DOCUMENTS; i++)
    {
      char *name = g_strdup_printf ("d%u", i);
      g_ptr_array_add (names, name);
      many[i] = (FixtureText){ name, i % 50 == 3 ? "A cat scan." : text_of (i) };
    }
  return fixture_store_new (many, NULL);
}

static char *
rows_of (const ThemaCoderSample *sample, gboolean key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  gsize length;
  if (key)
    thema_coder_sample_write_key (sample, csv, &error);
  else
    thema_coder_sample_write (sample, csv, &error);
  g_assert_no_error (error);
  const char *rows = thema_csv_writer_rows (csv, &length);
  return g_strndup (rows, length);
}

/* Whether the key says that thema found a cat. */
static gboolean
thema_sees_cat (const char *key, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaSheet) sheet = thema_sheet_new ("key.csv", key, strlen (key), &error);
  while (thema_sheet_next (sheet, &error))
    if (strcmp (thema_sheet_cell (sheet, 0), id) == 0)
      return strcmp (thema_sheet_cell (sheet, thema_sheet_find (sheet, "cats")), "1") == 0;
  g_assert_not_reached ();
}

/* The sample as a coder returns it: cats as a reader sees them, or with a key as thema does. */
static char *
fill_in (const char *sample, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaSheet) sheet = thema_sheet_new ("sample.csv", sample, strlen (sample), &error);
  g_assert_no_error (error);
  GString *filled = g_string_new ("doc_id;cats\r\n");
  while (thema_sheet_next (sheet, &error))
    {
      const char *id = thema_sheet_cell (sheet, 0);
      const char *text = thema_sheet_cell (sheet, thema_sheet_find (sheet, "text"));
      gboolean is_cat = key != NULL ? thema_sees_cat (key, id) : reader_sees_cat (text);
      g_assert_cmpstr (thema_sheet_cell (sheet, thema_sheet_find (sheet, "cats")), ==, "");
      g_string_append_printf (filled, "%s;%d\r\n", id, is_cat);
    }
  g_assert_no_error (error);
  return g_string_free (filled, FALSE);
}

/* The value of a rate in corpus_accuracy.csv of a sample and what came back. */
static void
estimate (const char *filled, const char *key, double values[THEMA_N_CORPUS_RATES])
{
  static const ThemaCodingsOptions plain = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodings) codings = read_codings (&plain, filled);
  ThemaSheet *key_sheet = thema_sheet_new ("key.csv", key, strlen (key), &error);
  g_assert_no_error (error);
  g_autoptr (ThemaSampleKey) sample_key = thema_codings_add_key (codings, key_sheet, &error);
  g_assert_no_error (error);
  ThemaReliability reliability = { .codings = codings, .key = sample_key, .gold = THEMA_NO_ID };
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  thema_reliability_write_corpus (&reliability, csv, &error);
  gsize length;
  const char *rows = thema_csv_writer_rows (csv, &length);
  g_autofree char *copy = g_strndup (rows, length);
  g_autoptr (ThemaSheet) table = thema_sheet_new ("corpus_accuracy.csv", copy, length, &error);
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    {
      g_assert_true (thema_sheet_next (table, &error));
      g_assert_cmpstr (thema_sheet_cell (table, thema_sheet_find (table, "measure")), ==, thema_corpus_rate_name (i));
      g_assert_cmpstr (thema_sheet_cell (table, thema_sheet_find (table, "corpus_units")), ==, "1000");
      values[i] = g_ascii_strtod (thema_sheet_cell (table, thema_sheet_find (table, "value")), NULL);
    }
  thema_sheet_free (key_sheet);
}

static ThemaCoderSample *
draw (const ThemaStore *store, const ThemaSegments *segments, guint size, guint64 seed)
{
  static const char *const codes[] = { "cats", "dogs", NULL };
  g_autoptr (GError) error = NULL;
  const ThemaCoderSampleOptions options
      = { .unit = THEMA_UNIT_DOCUMENT, .size = size, .seed = seed, .allocation = THEMA_ALLOCATION_SQRT, .by_code = TRUE, .codes = codes };
  ThemaCoderSample *sample = thema_coder_sample_new (store, segments, &options, &error);
  g_assert_no_error (error);
  return sample;
}

/* A sample that is filled in as thema coded it: precision and recall are 1. */
static void
test_round_trip (void)
{
  g_autoptr (ThemaStore) store = make_corpus ();
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autoptr (ThemaCoderSample) sample = draw (store, segments, 100, 1);
  gsize n;
  const ThemaCoderStratum *strata = thema_coder_sample_strata (sample, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (strata[0].name, ==, "cats");
  g_assert_cmpuint (strata[0].units, ==, 100);
  g_assert_cmpuint (strata[1].units, ==, 200);
  g_assert_cmpstr (strata[2].name, ==, "(none)");
  g_assert_cmpuint (strata[2].units, ==, 700);
  g_autofree char *rows = rows_of (sample, FALSE), *key = rows_of (sample, TRUE);
  g_assert_true (g_str_has_prefix (rows, "doc_id,text,cats,dogs,notes\n"));
  g_autofree char *filled = fill_in (rows, key);
  double values[THEMA_N_CORPUS_RATES];
  estimate (filled, key, values);
  g_assert_cmpfloat (values[THEMA_CORPUS_PRECISION], ==, 1);
  g_assert_cmpfloat (values[THEMA_CORPUS_RECALL], ==, 1);
  g_assert_cmpfloat (values[THEMA_CORPUS_F1], ==, 1);
  g_assert_cmpfloat (values[THEMA_CORPUS_PREVALENCE], ==, 0.1);
  /* The same seed, the same sample; another one, another. */
  g_autoptr (ThemaCoderSample) again = draw (store, segments, 100, 1);
  g_autoptr (ThemaCoderSample) other = draw (store, segments, 100, 2);
  g_autofree char *again_rows = rows_of (again, FALSE), *other_rows = rows_of (other, FALSE);
  g_assert_cmpstr (rows, ==, again_rows);
  g_assert_cmpstr (rows, !=, other_rows);
}

/* Over many samples the estimates have their mean at the truth: of 100 documents that thema codes
 * 80 are right, and 25 are missed. */
static void
test_unbiased (void)
{
  static const double truth[THEMA_N_CORPUS_RATES] = { 0.8, 80.0 / 105, 160.0 / 205, 0.105 };
  enum { SEEDS = 60 };
  double sums[THEMA_N_CORPUS_RATES] = { 0 }, squares[THEMA_N_CORPUS_RATES] = { 0 };
  g_autoptr (ThemaStore) store = make_corpus ();
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  for (guint64 seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (ThemaCoderSample) sample = draw (store, segments, 300, seed);
      g_autofree char *rows = rows_of (sample, FALSE), *key = rows_of (sample, TRUE);
      g_autofree char *filled = fill_in (rows, NULL);
      double values[THEMA_N_CORPUS_RATES];
      estimate (filled, key, values);
      for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
        {
          sums[i] += values[i];
          squares[i] += (values[i] - truth[i]) * (values[i] - truth[i]);
        }
    }
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    {
      g_test_message ("%s: mean %.5f of %.5f", thema_corpus_rate_name (i), sums[i] / SEEDS, truth[i]);
      g_assert_cmpfloat_with_epsilon (sums[i] / SEEDS, truth[i], 3.5 * sqrt (squares[i]) / SEEDS + 0.005);
    }
}

static void
check_sample_fault (const ThemaCoderSampleOptions *options, const char *yaml, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, yaml);
  g_assert_null (thema_coder_sample_new (store, segments, options, &error));
  if (!g_str_has_prefix (error->message, wanted))
    g_assert_cmpstr (error->message, ==, wanted);
}

static void
test_sample_faults (void)
{
  static const char *const mice[] = { "mice", NULL };
  check_sample_fault (&(ThemaCoderSampleOptions){ .size = 1, .by_code = TRUE }, book, "--n=1 is too few for 3 strata");
  check_sample_fault (&(ThemaCoderSampleOptions){ .size = 9, .codes = mice }, book, "--codes: the codebook has no code 'mice'");
  check_sample_fault (&(ThemaCoderSampleOptions){ .size = 9 }, "thema: 1\ncodes:\n- {code: text, patterns: [cat]}\n",
                      "the code 'text' has a name that the sample has for other things");
  check_sample_fault (&(ThemaCoderSampleOptions){ .size = 9 }, "thema: 1\ncodes:\n- {code: (none), patterns: [cat]}\n",
                      "the code '(none)' has a name");
  check_sample_fault (&(ThemaCoderSampleOptions){ .size = 9 },
                      "thema: 1\ncodes:\n- {code: Cat, patterns: [cat]}\n- {code: cat, patterns: [dog]}\n",
                      "the code 'cat' differs from another one in capital letters alone");
}

/* Sentences; more units asked for than there are. */
static void
test_sentences (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  const ThemaCoderSampleOptions options = { .unit = THEMA_UNIT_SENTENCE, .size = 99, .by_code = TRUE };
  g_autoptr (ThemaCoderSample) sample = thema_coder_sample_new (store, segments, &options, &error);
  g_assert_no_error (error);
  g_autofree char *key = rows_of (sample, TRUE), *rows = rows_of (sample, FALSE);
  g_assert_cmpstr (key, ==,
                   "doc_id,sentence,stratum,stratum_units,stratum_sampled,inclusion_probability,animals,cats,dogs,"
                   "stratum_units:animals,stratum_units:cats,stratum_units:dogs\n"
                   "a,1,cats,1,1,1,1,1,0,1,1,0\na,2,dogs,1,1,1,1,0,1,1,0,1\na,3,(none),2,2,1,0,0,0,0,0,0\n"
                   "b,1,animals,1,1,1,1,0,0,1,0,0\nc,1,(none),2,2,1,0,0,0,0,0,0\n");
  g_assert_nonnull (strstr (rows, "\na,2,A dog.,,,,\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codings/shapes", test_shapes);
  g_test_add_func ("/codings/spreadsheets", test_spreadsheets);
  g_test_add_func ("/codings/values", test_values);
  g_test_add_func ("/codings/faults", test_faults);
  g_test_add_func ("/codings/machine", test_machine);
  g_test_add_func ("/codings/machine-faults", test_machine_faults);
  g_test_add_func ("/sample/round-trip", test_round_trip);
  g_test_add_func ("/sample/unbiased", test_unbiased);
  g_test_add_func ("/sample/faults", test_sample_faults);
  g_test_add_func ("/sample/sentences", test_sentences);
  return g_test_run ();
}
