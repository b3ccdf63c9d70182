/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's rows, which are formatted by several threads and with shortcuts, against a plain reading of
 * docs/tables.md that writes field by field. */
#include "analysis/coding-tables.h"
#include "fixture-coding.h"

/* Names and patterns that CSV and spreadsheets mind; "a.b" lies below "a". */
static const char book[] = "thema: 1\n"
                           "codes:\n"
                           "- code: a\n"
                           "  patterns: [alpha, beta gamma, \"caf\xC3\xA9\"]\n"
                           "  codes: [{code: a.b, patterns: [\"*mma\", \"-beta\"]}]\n"
                           "- {code: -x, patterns: [\"alpha beta\", \"1\"]}\n";

typedef struct
{
  const ThemaStore *store;
  const ThemaSegments *segments;
  guint context, n_threads;
} Ledger;

static void
write_plain_line (ThemaCsvWriter *csv, const char *text, guint32 from, guint32 to)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean space = FALSE;
  for (guint32 i = from; i < to; i++)
    {
      if (!g_ascii_isspace (text[i]) && space && line->len > 0)
        g_string_append_c (line, ' ');
      space = g_ascii_isspace (text[i]);
      if (!space)
        g_string_append_c (line, text[i]);
    }
  thema_csv_writer_text (csv, line->str);
}

static void
write_plain_row (const Ledger *self, const ThemaDocument *document, const ThemaSegment *segment,
                 const guint32 *places, const guint32 *characters, guint64 number, ThemaCsvWriter *csv)
{
  guint32 first = segment->first_token - MIN (segment->first_token, self->context);
  guint32 last = MIN (segment->end_token + self->context, document->n_tokens) - 1;
  thema_csv_writer_count (csv, number);
  thema_csv_writer_text (csv, thema_store_document_string (self->store, document->index, THEMA_STORE_ID));
  thema_csv_writer_text (csv, thema_segments_code_name (self->segments, segment->code));
  thema_csv_writer_text (csv, thema_segments_pattern_text (self->segments, segment->pattern));
  thema_csv_writer_count (csv, segment->sentence + 1);
  thema_csv_writer_count (csv, characters[segment->start]);
  thema_csv_writer_count (csv, characters[segment->end]);
  write_plain_line (csv, document->text, places[2 * first], segment->start);
  thema_csv_writer_bytes (csv, document->text + segment->start, segment->end - segment->start);
  write_plain_line (csv, document->text, segment->end, places[2 * last + 1]);
  thema_csv_writer_end_row (csv);
}

/* How many characters begin before each byte of the text, and before its end (transfer full). */
static guint32 *
count_characters (const ThemaDocument *document)
{
  guint32 *characters = g_new0 (guint32, document->text_length + 1);
  for (gsize i = 0; i < document->text_length; i++)
    characters[i + 1] = characters[i] + (((guint8) document->text[i] & 0xC0) != 0x80);
  return characters;
}

static void
write_plain (const Ledger *self, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "segment_id", "doc_id", "code", "pattern", "sentence", "start",
                                        "end",        "left",   "text", "right",   NULL };
  guint64 number = 0;
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < thema_store_n_documents (self->store); i++)
    {
      ThemaDocument document = fixture_document (self->store, i);
      g_autofree guint32 *places = g_new (guint32, 2 * document.n_tokens + 1);
      g_autofree guint32 *characters = count_characters (&document);
      const ThemaSegment *segments;
      gsize n;
      g_assert_true (thema_store_locate (self->store, &document, places, NULL));
      g_assert_true (thema_segments_document (self->segments, &document, &segments, &n, NULL));
      for (gsize k = 0; k < n; k++)
        write_plain_row (self, &document, &segments[k], places, characters, ++number, csv);
    }
}

static void
write_fast (const Ledger *self, ThemaCsvWriter *csv)
{
  g_autoptr (GError) error = NULL;
  thema_coded_segments_write (self->store, self->segments, self->context, self->n_threads, csv, &error);
  g_assert_no_error (error);
}

static char *
table_of (void (*write) (const Ledger *, ThemaCsvWriter *), const Ledger *ledger, gboolean excel)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (folder, "table.csv");
  char *text = NULL;
  g_autoptr (ThemaOutput) output = thema_output_new (path, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (output, excel);
  write (ledger, csv);
  thema_output_commit (output, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* The same table, plainly and by any number of threads. */
static void
compare_tables (Ledger *ledger, gboolean excel)
{
  g_autofree char *expected = table_of (write_plain, ledger, excel);
  g_assert_cmpuint (thema_segments_size (ledger->segments), >, 0);
  for (ledger->n_threads = 1; ledger->n_threads <= 3; ledger->n_threads++)
    {
      g_autofree char *table = table_of (write_fast, ledger, excel);
      if (strcmp (table, expected) != 0)
        g_error ("context %u: a plain reading gives\n%s\nand the program\n%s", ledger->context, expected,
                 table);
    }
}

/* Words, and between them all that CSV, white space and characters of several bytes can do. */
static char *
make_text (GRand *random, guint n_words)
{
  static const char *const words[] = { "alpha", "beta", "gamma",      "caf\xC3\xA9", "1",
                                       "x",     "an",   "\xE2\x82\xAC", "gramma",      "=1" };
  static const char *const gaps[] = { " ",  " ",    " ",  " ",   ", ",   "  ",   "\n",        "\n\n", "\t",
                                      ". ", " \"",  "\" ", "-",   "\xC2\xA0", " @", " -", ",", "\v", "   " };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, gaps[g_rand_int_range (random, 0, G_N_ELEMENTS (gaps))]);
    }
  return g_string_free (text, FALSE);
}

static void
test_plain_reading (void)
{
  enum { N_TEXTS = 200 };
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  FixtureText texts[N_TEXTS + 1] = { 0 };
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      char *id = g_strdup_printf ("%s%u", i % 3 == 0 ? "" : i % 3 == 1 ? "a,\"b\"" : "=", i);
      char *text = make_text (random, (guint) g_rand_int_range (random, 0, 60));
      g_ptr_array_add (strings, id);
      g_ptr_array_add (strings, text);
      texts[i] = (FixtureText) { id, text };
    }
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  static const guint contexts[] = { 0, 1, 2, 3, 10, 1000 };
  for (guint i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      Ledger ledger = { store, segments, contexts[i], 0 };
      compare_tables (&ledger, FALSE);
      compare_tables (&ledger, TRUE);
    }
}

/* Documents of many segments between small ones, and one whose rows are not kept in memory. */
static void
test_sizes (void)
{
  static const guint n_words[] = { 3, 70000, 0, 2, 2047, 1, 2048, 2, 2049, 9 };
  FixtureText texts[G_N_ELEMENTS (n_words) + 1] = { 0 };
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (n_words); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint w = 0; w < n_words[i]; w++)
        g_string_append (text, w % 50 == 0 ? "alpha.\n" : "alpha ");
      char *id = g_strdup_printf ("%u", i);
      g_ptr_array_add (strings, id);
      g_ptr_array_add (strings, text->str);
      texts[i] = (FixtureText) { id, text->str };
      g_string_free (g_steal_pointer (&text), FALSE);
    }
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  Ledger ledger = { store, segments, 2, 0 };
  compare_tables (&ledger, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/plain-reading", test_plain_reading);
  g_test_add_func ("/ledger/sizes", test_sizes);
  return g_test_run ();
}
