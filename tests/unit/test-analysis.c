/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of small corpora, counted by hand, and what all passes have in common: the order in which documents
 * are added and states are merged never shows. */
#include "analysis/code-frequency.h"
#include "analysis/coding-tables.h"
#include "analysis/cooccurrence.h"
#include "analysis/documents.h"
#include "analysis/error.h"
#include "analysis/lists.h"
#include "analysis/scan.h"
#include "analysis/term-frequency.h"
#include "fixture-coding.h"
#include "text/stop-words.h"

#define ALL_UNITS ((1u << THEMA_N_UNITS) - 1)

/* d1: alpha beta | Alpha gamma || beta beta. d2: gamma 1 delta. d3 is empty.
 * Sentences are parted by |, paragraphs by ||. */
#define CORPUS                                                                                          \
  "id,text,year\n"                                                                                      \
  "d1,\"alpha beta. Alpha gamma.\n\nbeta beta!\",1999\n"                                                \
  "d2,gamma 1 delta,2000\n"                                                                             \
  "d3,\xC2\xA0,2001\n"

/* In the order of the tables: w, x, y (below x), z. */
static const char book[] = "thema: 1\n"
                           "codes:\n"
                           "- {code: z, label: Zed, patterns: [gamma]}\n"
                           "- code: x\n"
                           "  patterns: [alpha]\n"
                           "  codes: [{code: y, patterns: [beta]}]\n"
                           "- {code: w, patterns: [nowhere]}\n";

/* What `write` writes, as a text (transfer full). */
static char *
table_of (void (*write) (gconstpointer data, ThemaCsvWriter *csv), gconstpointer data)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (folder, "table.csv");
  char *text = NULL;
  g_autoptr (ThemaOutput) output = thema_output_new (path, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (output, FALSE);
  write (data, csv);
  thema_output_commit (output, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
write_pass (gconstpointer data, ThemaCsvWriter *csv)
{
  thema_pass_write (data, csv);
}

static void
free_pass (gpointer data)
{
  thema_pass_free (data);
}

static void
scan (const ThemaStore *store, const ThemaSegments *segments, GPtrArray *passes, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  thema_scan (store, segments, passes, n_threads, NULL, &error);
  g_assert_no_error (error);
}

/* The table of one pass, which is taken (transfer full). */
static char *
run (ThemaPass *pass, guint n_threads)
{
  g_autoptr (GPtrArray) passes = g_ptr_array_new_with_free_func (free_pass);
  g_ptr_array_add (passes, pass);
  scan (pass->store, pass->segments, passes, n_threads);
  return table_of (write_pass, pass);
}

/* The first `n` fields of each line, for tables whose other columns the tests of stats/ check. */
static char *
cut (const char *table, guint n)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, ",", -1);
      g_assert_cmpuint (g_strv_length (fields), >=, n);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (out, "%s%s", fields[i], i + 1 < n ? "," : "\n");
    }
  return g_string_free (out, FALSE);
}

static ThemaTerms *
words_of (const ThemaStore *store)
{
  return thema_terms_new (store, FALSE, THEMA_CLASS_MASK_WORDS, NULL, NULL);
}

static ThemaTermSelection *
select_terms (const ThemaTerms *terms, guint top, guint min_documents)
{
  g_autoptr (GPtrArray) passes = g_ptr_array_new_with_free_func (free_pass);
  ThemaPass *pass = thema_document_frequency_pass_new (terms);
  g_ptr_array_add (passes, pass);
  scan (terms->store, NULL, passes, 1);
  return thema_term_selection_new (terms, thema_document_frequencies (pass), top, min_documents);
}

static void
test_documents (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autofree char *table = run (thema_documents_pass_new (store), 1);
  g_assert_cmpstr (table, ==,
                   "doc_id,source,year,paragraphs,sentences,words,types\n"
                   "d1,corpus.csv,1999,2,3,6,3\n"
                   "d2,corpus.csv,2000,1,1,2,2\n"
                   "d3,corpus.csv,2001,0,0,0,0\n");
}

/* Metadata columns whose names a table has already. */
static void
test_metadata_names (void)
{
  g_autoptr (ThemaStore) store
      = fixture_store_from_csv ("id,text,words,x,words,doc_id,meta_x\n1,a,p,q,r,s,t\n", NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autofree char *documents = run (thema_documents_pass_new (store), 1);
  g_autofree char *matrix = run (thema_document_code_matrix_pass_new (store, segments), 1);
  g_assert_cmpstr (documents, ==,
                   "doc_id,source,meta_words,x,words_2,meta_doc_id,meta_x,"
                   "paragraphs,sentences,words,types\n"
                   "1,corpus.csv,p,q,r,s,t,1,1,1,1\n");
  /* No two columns of a table have one name. */
  g_auto (GStrv) lines = g_strsplit (matrix, "\n", 2);
  g_auto (GStrv) names = g_strsplit (lines[0], ",", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (char **name = names; *name != NULL; name++)
    g_assert_true (g_hash_table_add (seen, *name));
}

static void
test_term_frequencies (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  g_autofree char *table = run (thema_term_frequency_pass_new (terms, NULL), 1);
  /* 8 words, 3 documents of 6, 2 and no words; log10 (3) = 0.47712125, log10 (3 / 2) = 0.17609126 */
  g_assert_cmpstr (table, ==,
                   "term,frequency,per_1000,documents,document_share,sentences,dispersion_dp,tf_idf\n"
                   "beta,3,375,1,0.33333333,2,0.25,1.4313638\n"
                   "alpha,2,250,1,0.33333333,2,0.25,0.95424251\n"
                   "gamma,2,250,2,0.66666667,2,0.25,0.35218252\n"
                   "delta,1,125,1,0.33333333,1,0.75,0.47712125\n");
}

static void
test_document_terms (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  g_autofree char *table = run (thema_document_terms_pass_new (terms, NULL), 1);
  g_assert_cmpstr (table, ==,
                   "doc_id,term,frequency\n"
                   "d1,alpha,2\nd1,beta,3\nd1,gamma,1\n"
                   "d2,delta,1\nd2,gamma,1\n");
}

/* Which terms are counted: "term frequency" by frequency, then by code points. */
static const struct
{
  const char *name, *text;
  gboolean stems;
  ThemaClassMask classes;
  const char *stop_words; /* parted by blanks */
  const char *terms;
} selections[] = {
  { "words alone", "B a, 2 a! \xE2\x82\xAC", FALSE, 1u << THEMA_CLASS_WORD, "", "a 2 b 1 " },
  { "numbers too", "b 3 a, 2 2!", FALSE, 1u << THEMA_CLASS_WORD | 1u << THEMA_CLASS_NUMBER, "",
    "2 2 3 1 a 1 b 1 " },
  { "punctuation", "b, a, 2!", FALSE, 1u << THEMA_CLASS_PUNCTUATION, "", "\",\" 2 ! 1 " },
  { "symbols", "5 \xE2\x82\xAC + \xE2\x82\xAC", FALSE, 1u << THEMA_CLASS_SYMBOL, "",
    "\xE2\x82\xAC 2 + 1 " },
  { "stop words", "The state and THE law", FALSE, 1u << THEMA_CLASS_WORD, "the and", "law 1 state 1 " },
  { "a type is folded", "Stra\xC3\x9F" "e STRASSE strasse", FALSE, 1u << THEMA_CLASS_WORD, "",
    "strasse 3 " },
  { "ties by code points", "\xC3\xA9 z B a", FALSE, 1u << THEMA_CLASS_WORD, "", "a 1 b 1 z 1 \xC3\xA9 1 " },
  { "stems", "States stated; a state, the statement", TRUE, 1u << THEMA_CLASS_WORD, "",
    "state 3 a 1 statement 1 the 1 " },
  { "a stem without its stop words", "states state state", TRUE, 1u << THEMA_CLASS_WORD, "state",
    "state 1 " },
  { "a stem of stop words alone", "states state law", TRUE, 1u << THEMA_CLASS_WORD, "state states",
    "law 1 " },
};

static void
test_selections (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (selections); i++)
    {
      FixtureText texts[] = { { "1", selections[i].text }, { NULL, NULL } };
      FixtureOptions options = { .stemmer = selections[i].stems ? "english" : NULL };
      g_autoptr (ThemaInterner) stop_words = thema_interner_new ();
      g_auto (GStrv) words = g_strsplit (selections[i].stop_words, " ", -1);
      for (char **word = words; *word != NULL; word++)
        thema_interner_add (stop_words, *word, strlen (*word));
      g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
      g_autoptr (ThemaTerms) terms = thema_terms_new (store, selections[i].stems, selections[i].classes,
                                                      stop_words, NULL);
      g_autofree char *table = run (thema_term_frequency_pass_new (terms, NULL), 1);
      g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
      g_autoptr (GString) found = g_string_new (NULL);
      for (char **line = lines + 1; **line != '\0'; line++)
        {
          /* A comma as a term is quoted. */
          const char *comma = strchr (*line + (**line == '"' ? 2 : 0), ',');
          g_string_append_len (found, *line, comma - *line);
          g_string_append_printf (found, " %d ", atoi (comma + 1));
        }
      g_test_message ("%s", selections[i].name);
      g_assert_cmpstr (found->str, ==, selections[i].terms);
    }
}

static void
test_no_stems (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (thema_terms_new (store, TRUE, THEMA_CLASS_MASK_WORDS, NULL, &error));
  g_assert_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_STEMMER);
}

/* gamma stands in two documents, the others in one. */
static void
test_term_selection (void)
{
  static const struct
  {
    guint top, min_documents;
    const char *terms;
  } cases[] = {
    { 10, 1, "alpha beta delta gamma" },
    { 10, 0, "alpha beta delta gamma" },
    { 3, 1, "alpha beta gamma" },
    { 2, 1, "alpha gamma" },
    { 1, 1, "gamma" },
    { 10, 2, "gamma" },
    { 10, 3, "" },
    { 0, 1, "" },
  };
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ThemaTermSelection) selection
          = select_terms (terms, cases[i].top, cases[i].min_documents);
      g_autoptr (GString) found = g_string_new (NULL);
      for (guint32 k = 0; k < selection->n; k++)
        g_string_append_printf (found, "%s%.*s", k > 0 ? " " : "", (int) selection->strings[k].length,
                                selection->strings[k].bytes);
      g_assert_cmpstr (found->str, ==, cases[i].terms);
    }
}

static void
test_code_frequencies (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autofree char *table = run (thema_code_frequency_pass_new (store, segments), 1);
  /* The intervals are R's: binom::binom.wilson (k, 3); that of 0 documents begins at 0. */
  g_assert_cmpstr (table, ==,
                   "code,label,parent,segments,own_segments,documents,document_share,share_ci_low,"
                   "share_ci_high,sentences,per_1000\n"
                   "w,,,0,0,0,0,0,0.56149703,0,0\n"
                   "x,,,5,2,1,0.33333333,0.061491945,0.7923404,3,625\n"
                   "y,,x,3,3,1,0.33333333,0.061491945,0.7923404,2,375\n"
                   "z,Zed,,2,2,2,0.66666667,0.2076596,0.93850806,2,250\n");
}

static void
test_code_counts (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autoptr (GPtrArray) passes = g_ptr_array_new_with_free_func (free_pass);
  ThemaPass *pass = thema_code_frequency_pass_new (store, segments);
  g_ptr_array_add (passes, pass);
  scan (store, segments, passes, 1);
  ThemaCodeCounts counts = thema_code_frequency_counts (pass, 1);
  g_assert_cmpuint (counts.segments, ==, 5);
  g_assert_cmpuint (counts.documents, ==, 1);
  g_assert_cmpuint (counts.sentences, ==, 3);
  g_assert_cmpuint (thema_code_frequency_coded_documents (pass), ==, 2);
}

static void
test_document_codes (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autofree char *table = run (thema_document_codes_pass_new (store, segments), 1);
  g_autofree char *matrix = run (thema_document_code_matrix_pass_new (store, segments), 1);
  g_assert_cmpstr (table, ==,
                   "doc_id,code,segments,sentences,words\n"
                   "d1,w,0,0,0\nd1,x,5,3,5\nd1,y,3,2,3\nd1,z,1,1,1\n"
                   "d2,w,0,0,0\nd2,x,0,0,0\nd2,y,0,0,0\nd2,z,1,1,1\n"
                   "d3,w,0,0,0\nd3,x,0,0,0\nd3,y,0,0,0\nd3,z,0,0,0\n");
  g_assert_cmpstr (matrix, ==,
                   "doc_id,year,w,x,y,z\nd1,1999,0,5,3,1\nd2,2000,0,0,0,1\nd3,2001,0,0,0,0\n");
}

typedef struct
{
  const ThemaStore *store;
  const ThemaSegments *segments;
} Coding;

static void
write_segments (gconstpointer data, ThemaCsvWriter *csv)
{
  const Coding *coding = data;
  g_autoptr (GError) error = NULL;
  thema_coded_segments_write (coding->store, coding->segments, 2, 2, csv, &error);
  g_assert_no_error (error);
}

static void
write_coverage (gconstpointer data, ThemaCsvWriter *csv)
{
  thema_codebook_coverage_write (((const Coding *) data)->segments, csv);
}

/* Offsets are code points from 0, sentences count from 1, the context is two tokens on one line. */
static void
test_coding_tables (void)
{
  static const FixtureText texts[]
      = { { "d1", "Caf\xC3\xA9s, as\nalpha gamma of the end. Beta" }, { NULL, NULL } };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  Coding coding = { store, segments };
  g_autofree char *ledger = table_of (write_segments, &coding);
  g_autofree char *coverage = table_of (write_coverage, &coding);
  g_assert_cmpstr (ledger, ==,
                   "segment_id,doc_id,code,pattern,sentence,start,end,left,text,right\n"
                   "1,d1,x,alpha,2,10,15,\", as\",alpha,gamma of\n"
                   "2,d1,z,gamma,2,16,21,as alpha,gamma,of the\n"
                   "3,d1,x,beta,3,34,38,end.,Beta,\n"
                   "4,d1,y,beta,3,34,38,end.,Beta,\n");
  g_assert_cmpstr (coverage, ==,
                   "code,pattern,segments,documents,unique_segments,example\n"
                   "w,nowhere,0,0,0,\nx,alpha,1,1,1,alpha\ny,beta,1,1,1,Beta\nz,gamma,1,1,1,gamma\n");
}

/* The counts of every pair; x and y, which lies below it, are no pair. */
static void
test_code_cooccurrence (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autofree char *table = run (thema_code_cooccurrence_pass_new (store, segments, ALL_UNITS), 1);
  g_autofree char *counts = cut (table, 7);
  g_assert_cmpstr (counts, ==,
                   "unit,code_a,code_b,n_a,n_b,n_ab,units\n"
                   "document,w,x,0,1,0,3\ndocument,w,y,0,1,0,3\ndocument,w,z,0,2,0,3\n"
                   "document,x,z,1,2,1,3\ndocument,y,z,1,2,1,3\n"
                   "paragraph,w,x,0,2,0,3\nparagraph,w,y,0,2,0,3\nparagraph,w,z,0,2,0,3\n"
                   "paragraph,x,z,2,2,1,3\nparagraph,y,z,2,2,1,3\n"
                   "sentence,w,x,0,3,0,4\nsentence,w,y,0,2,0,4\nsentence,w,z,0,2,0,4\n"
                   "sentence,x,z,3,2,1,4\nsentence,y,z,2,2,0,4\n");
}

/* A whole row: x and z in sentences, 3 and 2 of 4, together in 1. */
static void
test_cooccurrence_row (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autofree char *table
      = run (thema_code_cooccurrence_pass_new (store, segments, 1u << THEMA_UNIT_SENTENCE), 1);
  const char *row = strstr (table, "sentence,x,z,");
  g_assert_nonnull (row);
  /* expected 3 * 2 / 4, jaccard 1 / 4, dice 2 / 5, phi (1 * 0 - 2 * 1) / sqrt (3 * 1 * 2 * 2), pmi
   * log2 (1 / 1.5), npmi pmi / 2 */
  g_assert_true (g_str_has_prefix (row, "sentence,x,z,3,2,1,4,1.5,0.25,0.4,-0.57735027,-0.5849625,"
                                        "-0.29248125,"));
}

static void
test_term_cooccurrence (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  g_autoptr (ThemaTermSelection) selection = select_terms (terms, 3, 1);
  g_autofree char *table = run (thema_term_cooccurrence_pass_new (store, selection, ALL_UNITS), 1);
  g_autofree char *counts = cut (table, 7);
  g_assert_cmpstr (counts, ==,
                   "unit,term_a,term_b,n_a,n_b,n_ab,units\n"
                   "document,alpha,beta,1,1,1,3\ndocument,alpha,gamma,1,2,1,3\n"
                   "document,beta,gamma,1,2,1,3\n"
                   "paragraph,alpha,beta,1,2,1,3\nparagraph,alpha,gamma,1,2,1,3\n"
                   "paragraph,beta,gamma,2,2,1,3\n"
                   "sentence,alpha,beta,2,2,1,4\nsentence,alpha,gamma,2,2,1,4\n"
                   "sentence,beta,gamma,2,2,0,4\n");
}

static void
test_code_terms (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_autoptr (ThemaTerms) terms = words_of (store);
  g_autoptr (ThemaTermSelection) selection = select_terms (terms, 3, 1);
  g_autofree char *table
      = run (thema_code_terms_pass_new (store, segments, selection, 1u << THEMA_UNIT_DOCUMENT), 1);
  g_autofree char *counts = cut (table, 7);
  g_assert_cmpstr (counts, ==,
                   "unit,code,term,n_a,n_b,n_ab,units\n"
                   "document,w,alpha,0,1,0,3\ndocument,w,beta,0,1,0,3\ndocument,w,gamma,0,2,0,3\n"
                   "document,x,alpha,1,1,1,3\ndocument,x,beta,1,1,1,3\ndocument,x,gamma,1,2,1,3\n"
                   "document,y,alpha,1,1,1,3\ndocument,y,beta,1,1,1,3\ndocument,y,gamma,1,2,1,3\n"
                   "document,z,gamma,2,2,2,3\ndocument,z,alpha,2,1,1,3\ndocument,z,beta,2,1,1,3\n");
}

/* Nothing to pair is a table of a header. */
static void
test_no_pairs (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  for (guint top = 0; top < 2; top++)
    {
      g_autoptr (ThemaTermSelection) selection = select_terms (terms, top, 1);
      g_autofree char *table = run (thema_term_cooccurrence_pass_new (store, selection, ALL_UNITS), 1);
      g_assert_true (g_str_has_prefix (table, "unit,term_a,term_b,"));
      g_assert_true (strchr (table, '\n')[1] == '\0');
    }
}

static void
put_bag (ThemaBag *bag, const ThemaStore *store, guint32 index, GString *out)
{
  guint32 n;
  ThemaDocument document = fixture_document (store, index);
  thema_bag_fill (bag, &document);
  const ThemaBagEntry *entries = thema_bag_entries (bag, &n);
  for (guint32 i = 0; i < n; i++)
    {
      ThemaSlice type = thema_store_type (store, entries[i].thing);
      g_string_append_printf (out, "%.*s:%u:%u ", (int) type.length, type.bytes, thema_bag_tokens (&entries[i]),
                              thema_bag_sentences (&entries[i]));
    }
  g_string_append_c (out, '|');
}

/* Types by first occurrence, with their tokens and sentences; nothing is left of another document. */
static void
test_bag (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaBag) bag
      = thema_bag_new (thema_store_form_types (store), thema_store_n_types (store));
  g_autoptr (GString) out = g_string_new (NULL);
  static const guint32 order[] = { 0, 1, 0, 2, 1 };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    put_bag (bag, store, order[i], out);
  g_assert_cmpstr (out->str, ==,
                   "alpha:2:2 beta:3:2 .:2:2 gamma:1:1 !:1:1 |gamma:1:1 1:1:1 delta:1:1 |"
                   "alpha:2:2 beta:3:2 .:2:2 gamma:1:1 !:1:1 ||gamma:1:1 1:1:1 delta:1:1 |");
}

/* The selected terms of each unit, rising, as they are numbered: alpha 0, beta 1, gamma 2. */
static void
test_unit_sets (void)
{
  static const char *const expected[THEMA_N_UNITS]
      = { "012|2||", "012|1|2|", "01|02|1|2|" };
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  g_autoptr (ThemaTermSelection) selection = select_terms (terms, 3, 1);
  for (ThemaUnit unit = 0; unit < THEMA_N_UNITS; unit++)
    {
      g_autoptr (ThemaUnitSets) sets = thema_unit_sets_new (selection, 1u << unit);
      g_autoptr (GString) out = g_string_new (NULL);
      for (guint32 d = 0; d < thema_store_n_documents (store); d++)
        {
          ThemaDocument document = fixture_document (store, d);
          thema_unit_sets_fill (sets, &document);
          for (guint32 i = 0; i < thema_unit_count (unit, &document); i++)
            {
              guint32 n;
              const guint32 *present = thema_unit_sets_get (sets, unit, i, &n);
              for (guint32 k = 0; k < n; k++)
                g_string_append_printf (out, "%u", present[k]);
              g_string_append_c (out, '|');
            }
        }
      g_assert_cmpstr (out->str, ==, expected[unit]);
    }
}

/* Lists are those of their documents, after they were merged, too. */
static void
test_lists (void)
{
  ThemaLists *lists[3];
  for (guint i = 0; i < 3; i++)
    lists[i] = thema_lists_new (sizeof (guint32));
  for (guint32 d = 0; d < 3000; d++)
    {
      gsize n = d % 7 == 0 ? 0 : d % 400;
      guint32 *list = thema_lists_begin (lists[d % 3], n + 2); /* more than is kept */
      for (gsize i = 0; i < n + 2; i++)
        list[i] = d + (guint32) i;
      thema_lists_end (lists[d % 3], d, n);
    }
  for (guint i = 1; i < 3; i++)
    {
      thema_lists_merge (lists[0], lists[i]);
      thema_lists_free (lists[i]);
    }
  thema_lists_seal (lists[0], 3001);
  for (guint32 d = 0; d < 3001; d++)
    {
      gsize n;
      const guint32 *list = thema_lists_get (lists[0], d, &n);
      g_assert_cmpuint (n, ==, d % 7 == 0 || d == 3000 ? 0 : d % 400);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpuint (list[i], ==, d + i);
    }
  thema_lists_free (lists[0]);
}

/* All passes over one store. */

typedef struct
{
  ThemaStore *store;             /* owned, as is all here */
  ThemaSegments *segments;
  ThemaTerms *terms;
  ThemaTermSelection *selection;
  GPtrArray *passes; /* of ThemaPass */
} World;

static void
world_add_passes (World *self)
{
  ThemaPass *const passes[] = {
    thema_documents_pass_new (self->store),
    thema_term_frequency_pass_new (self->terms, NULL),
    thema_document_terms_pass_new (self->terms, NULL),
    thema_code_frequency_pass_new (self->store, self->segments),
    thema_document_codes_pass_new (self->store, self->segments),
    thema_document_code_matrix_pass_new (self->store, self->segments),
    thema_code_cooccurrence_pass_new (self->store, self->segments, ALL_UNITS),
    thema_term_cooccurrence_pass_new (self->store, self->selection, ALL_UNITS),
    thema_code_terms_pass_new (self->store, self->segments, self->selection, ALL_UNITS),
  };
  self->passes = g_ptr_array_new_with_free_func (free_pass);
  for (gsize i = 0; i < G_N_ELEMENTS (passes); i++)
    g_ptr_array_add (self->passes, passes[i]);
}

static void
world_clear (World *self)
{
  g_ptr_array_unref (self->passes);
  thema_term_selection_free (self->selection);
  thema_terms_free (self->terms);
  thema_segments_free (self->segments);
  thema_store_free (self->store);
}

/* Documents of random words, short and long, some empty. */
static void
world_init (World *self, guint n_documents)
{
  static const char *const words[]
      = { "alpha", "beta", "gamma", "delta", "Beta", "epsilon", "7", "stated", "states" };
  static const char *const ends[] = { " ", " ", " ", " ", ". ", "\n\n", ", " };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GString) csv = g_string_new ("id,text,year\n");
  for (guint d = 0; d < n_documents; d++)
    {
      g_string_append_printf (csv, "d%u,\"", d);
      for (guint n = (guint) g_rand_int_range (random, 0, 40); n > 0; n--)
        g_string_append_printf (csv, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                ends[g_rand_int_range (random, 0, G_N_ELEMENTS (ends))]);
      g_string_append_printf (csv, "\",%u\n", 1990 + d % 9);
    }
  FixtureOptions options = { .stemmer = "english" };
  self->store = fixture_store_from_csv (csv->str, &options);
  self->segments = fixture_code (self->store, book);
  self->terms = thema_terms_new (self->store, TRUE,
                                 THEMA_CLASS_MASK_WORDS | 1u << THEMA_CLASS_NUMBER, NULL, NULL);
  self->selection = select_terms (self->terms, 5, 1);
  world_add_passes (self);
}

static void
add_document (const World *world, const ThemaPass *pass, gpointer state, guint32 index)
{
  g_autoptr (GError) error = NULL;
  ThemaDocument document = fixture_document (world->store, index);
  g_autoptr (ThemaBag) types
      = thema_bag_new (thema_store_form_types (world->store), thema_store_n_types (world->store));
  g_autoptr (ThemaUnitSets) sets = thema_unit_sets_new (world->selection, ALL_UNITS);
  ThemaScanDocument view = { .document = &document, .types = types, .sets = sets };
  thema_bag_fill (types, &document);
  thema_unit_sets_fill (sets, &document);
  thema_segments_document (world->segments, &document, &view.segments, &view.n_segments, &error);
  g_assert_no_error (error);
  g_assert_true (pass->class->add (pass, state, &view, NULL));
}

/* Documents in any order over some states, which are merged in any order, also those that saw none. */
static void
count_split (const World *world, ThemaPass *pass, GRand *random)
{
  guint32 n = thema_store_n_documents (world->store);
  g_autofree guint32 *order = g_new (guint32, n);
  g_autoptr (GPtrArray) states = g_ptr_array_new ();
  for (gint32 k = g_rand_int_range (random, 1, 8); k > 0; k--)
    g_ptr_array_add (states, pass->class->state_new (pass));
  for (guint32 i = 0; i < n; i++)
    {
      guint32 k = (guint32) g_rand_int_range (random, 0, (gint32) i + 1);
      order[i] = order[k];
      order[k] = i;
    }
  for (guint32 i = 0; i < n; i++)
    add_document (world, pass,
                  g_ptr_array_index (states, g_rand_int_range (random, 0, (gint32) states->len)), order[i]);
  while (states->len > 1)
    {
      guint from = (guint) g_rand_int_range (random, 0, (gint32) states->len);
      gpointer other = g_ptr_array_remove_index_fast (states, from);
      gpointer into = g_ptr_array_index (states, g_rand_int_range (random, 0, (gint32) states->len));
      pass->class->merge (pass, into, other);
      pass->class->state_free (other);
    }
  if (pass->state != NULL)
    pass->class->state_free (pass->state);
  pass->state = g_ptr_array_index (states, 0);
}

static void
test_monoid (void)
{
  World world;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  world_init (&world, 60);
  scan (world.store, world.segments, world.passes, 1);
  for (guint i = 0; i < world.passes->len; i++)
    {
      ThemaPass *pass = g_ptr_array_index (world.passes, i);
      g_autofree char *expected = table_of (write_pass, pass);
      g_assert_cmpuint (strlen (expected), >, 100);
      for (guint round = 0; round < 10; round++)
        {
          count_split (&world, pass, random);
          g_autofree char *table = table_of (write_pass, pass);
          g_assert_cmpstr (table, ==, expected);
        }
    }
  world_clear (&world);
}

static void
test_threads (void)
{
  static const guint threads[] = { 1, 2, 5 };
  char *expected[16] = { NULL };
  World world;
  world_init (&world, 9000);
  g_assert_cmpuint (thema_store_n_blocks (world.store), >, 1);
  for (gsize t = 0; t < G_N_ELEMENTS (threads); t++)
    {
      if (t > 0)
        {
          g_ptr_array_unref (world.passes);
          world_add_passes (&world);
        }
      scan (world.store, world.segments, world.passes, threads[t]);
      for (guint i = 0; i < world.passes->len; i++)
        {
          g_autofree char *table = table_of (write_pass, g_ptr_array_index (world.passes, i));
          if (expected[i] != NULL)
            g_assert_true (strcmp (table, expected[i]) == 0);
          else
            expected[i] = g_steal_pointer (&table);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_free (expected[i]);
  world_clear (&world);
}

/* Damaged artefacts: tables may be wrong or an error, but nothing breaks. */

static void
write_segments_anyway (gconstpointer data, ThemaCsvWriter *csv)
{
  const Coding *coding = data;
  thema_coded_segments_write (coding->store, coding->segments, 2, 2, csv, NULL);
}

static void
write_rejected (gconstpointer data, ThemaCsvWriter *csv)
{
  thema_rejected_write (((const Coding *) data)->store, csv);
}

/* Runs all passes; takes both. */
static void
run_all (ThemaStore *store, ThemaSegments *segments, gboolean stems)
{
  World world = { .store = store, .segments = segments };
  Coding coding = { store, segments };
  g_autofree guint32 *documents = NULL;
  world.terms = thema_terms_new (store, stems, THEMA_CLASS_MASK_WORDS, NULL, NULL);
  documents = g_new0 (guint32, MAX (world.terms->n_terms, 1));
  for (guint32 i = 0; i < world.terms->n_terms; i++)
    documents[i] = 1;
  world.selection = thema_term_selection_new (world.terms, documents, 3, 1);
  world_add_passes (&world);
  g_free (table_of (write_segments_anyway, &coding));
  g_free (table_of (write_coverage, &coding));
  g_free (table_of (write_rejected, &coding));
  if (thema_scan (store, segments, world.passes, 1, NULL, NULL))
    for (guint i = 0; i < world.passes->len; i++)
      g_free (table_of (write_pass, g_ptr_array_index (world.passes, i)));
  world_clear (&world);
}

static void
read_damaged_segments (const char *path, gpointer user_data)
{
  const char *store_path = user_data;
  g_autoptr (ThemaStore) store = thema_store_open (store_path, NULL);
  ThemaSegments *segments = thema_segments_open (path, store, NULL);
  if (segments != NULL)
    run_all (g_steal_pointer (&store), segments, TRUE);
}

static void
read_damaged_store (const char *path, gpointer user_data)
{
  const char *segments_path = user_data;
  g_autoptr (ThemaStore) store = thema_store_open (path, NULL);
  ThemaSegments *segments = store != NULL ? thema_segments_open (segments_path, store, NULL) : NULL;
  gboolean stems = store != NULL && thema_store_type_stems (store) != NULL;
  if (segments != NULL)
    run_all (g_steal_pointer (&store), segments, stems);
}

static void
test_damage (void)
{
  static const char small[] = "thema: 1\ncodes: [{code: x, patterns: [alpha]}, "
                              "{code: y, parent: x, patterns: [beta]}]\n";
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *corpus = fixture_write (
      folder, "a.csv", "id,text,year\nd1,\"alpha beta. Alpha \xC3\xA9.\",1\nd2,\xC2\xA0,2\n", -1);
  g_autofree char *store_path = fixture_path (folder, "a.tok");
  g_autofree char *segments_path = fixture_path (folder, "a.seg");
  FixtureOptions options = { .stemmer = "english" };
  g_autoptr (GError) error = NULL;
  fixture_ingest (corpus, store_path, &options, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaStore) store = thema_store_open (store_path, &error);
  fixture_code_to (store, small, segments_path, 1);
  fixture_damage (store_path, folder, read_damaged_store, segments_path);
  fixture_damage (segments_path, folder, read_damaged_segments, store_path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/documents", test_documents);
  g_test_add_func ("/analysis/metadata-names", test_metadata_names);
  g_test_add_func ("/analysis/term-frequencies", test_term_frequencies);
  g_test_add_func ("/analysis/document-terms", test_document_terms);
  g_test_add_func ("/analysis/terms", test_selections);
  g_test_add_func ("/analysis/no-stems", test_no_stems);
  g_test_add_func ("/analysis/term-selection", test_term_selection);
  g_test_add_func ("/analysis/code-frequencies", test_code_frequencies);
  g_test_add_func ("/analysis/code-counts", test_code_counts);
  g_test_add_func ("/analysis/document-codes", test_document_codes);
  g_test_add_func ("/analysis/coding-tables", test_coding_tables);
  g_test_add_func ("/analysis/code-cooccurrence", test_code_cooccurrence);
  g_test_add_func ("/analysis/cooccurrence-row", test_cooccurrence_row);
  g_test_add_func ("/analysis/term-cooccurrence", test_term_cooccurrence);
  g_test_add_func ("/analysis/code-terms", test_code_terms);
  g_test_add_func ("/analysis/no-pairs", test_no_pairs);
  g_test_add_func ("/analysis/bag", test_bag);
  g_test_add_func ("/analysis/unit-sets", test_unit_sets);
  g_test_add_func ("/analysis/lists", test_lists);
  g_test_add_func ("/analysis/monoid", test_monoid);
  g_test_add_func ("/analysis/threads", test_threads);
  g_test_add_func ("/analysis/damage", test_damage);
  return g_test_run ();
}
