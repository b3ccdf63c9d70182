/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/error.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Two paragraphs, three sentences, a form that differs from its type, a decomposed letter. */
#define CSV                                                                                        \
  "id,text,year,journal\n"                                                                         \
  "d1,\"The State agreed. States agree.\n\nThe end: 3 cafe\xCC\x81s!\",1999,\"A, B\"\n"            \
  "d2,\xC2\xA0,2000,\n"                                                                            \
  "d3,the STATE,,C\n"

static char *
string_of (ThemaSlice slice)
{
  return g_strndup (slice.bytes, slice.length);
}

static void
test_round_trip (void)
{
  FixtureOptions options = { .stemmer = "english" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CSV, &options);
  g_assert_true (thema_store_verify (store, &error));
  g_assert_cmpuint (thema_store_n_documents (store), ==, 3);
  g_assert_cmpuint (thema_store_n_sentences (store), ==, 4);
  g_assert_cmpuint (thema_store_n_paragraphs (store), ==, 3);
  g_assert_cmpuint (thema_store_n_words (store), ==, 10);
  g_assert_cmpuint (thema_store_n_tokens (store), ==, 15);
  g_assert_cmpuint (thema_store_n_rejected (store), ==, 0);
  g_assert_cmpint (thema_store_rules (store)->kind, ==, THEMA_TOKENIZER_UNICODE);
  g_assert_cmpstr (thema_store_language (store), ==, "en");
  g_assert_cmpstr (thema_store_stemmer (store), ==, "english");
  g_assert_cmpstr (thema_store_provenance (store), ==, "{}");

  /* Metadata, with the two columns that are not. */
  g_assert_cmpuint (thema_store_n_columns (store), ==, 2);
  g_assert_cmpstr (thema_store_columns (store)[0], ==, "year");
  g_assert_cmpstr (thema_store_columns (store)[1], ==, "source_title");
  g_assert_cmpstr (thema_store_document_string (store, 0, THEMA_STORE_ID), ==, "d1");
  g_assert_cmpstr (thema_store_document_string (store, 0, THEMA_STORE_SOURCE), ==, "corpus.csv");
  g_assert_cmpstr (thema_store_document_string (store, 0, THEMA_STORE_VALUES), ==, "1999");
  g_assert_cmpstr (thema_store_document_string (store, 0, THEMA_STORE_VALUES + 1), ==, "A, B");
  g_assert_cmpstr (thema_store_document_string (store, 1, THEMA_STORE_VALUES + 1), ==, "");
  g_assert_cmpstr (thema_store_document_string (store, 2, THEMA_STORE_VALUES), ==, "");

  /* The text is kept, in NFC. */
  ThemaDocument document = fixture_document (store, 0);
  g_autofree char *text = g_strndup (document.text, document.text_length);
  g_assert_cmpstr (text, ==, "The State agreed. States agree.\n\nThe end: 3 caf\xC3\xA9s!");
  g_assert_cmpuint (document.n_paragraphs, ==, 2);
  g_assert_cmpuint (document.paragraph_ends[0], ==, 2);
  g_assert_cmpuint (document.n_sentences, ==, 3);
  g_assert_cmpuint (document.sentence_ends[0], ==, 4);
  g_assert_cmpuint (document.n_words, ==, 8);
  ThemaDocument empty = fixture_document (store, 1);
  g_assert_cmpuint (empty.text_length - 2 + empty.n_tokens + empty.n_sentences + empty.n_paragraphs, ==,
                    0);
}

/* Every token is found where it stands. */
static void
test_tokens (void)
{
  static const char *const expected[]
      = { "The", "State", "agreed", ".", "States",       "agree", ".",
          "The", "end",   ":",      "3", "caf\xC3\xA9s", "!" };
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CSV, NULL);
  ThemaDocument document = fixture_document (store, 0);
  guint32 places[2 * G_N_ELEMENTS (expected)];
  g_assert_cmpuint (document.n_tokens, ==, G_N_ELEMENTS (expected));
  g_assert_true (thema_store_locate (store, &document, places, NULL));
  for (guint32 i = 0; i < document.n_tokens; i++)
    {
      g_autofree char *form = string_of (thema_store_form (store, document.forms[i]));
      g_autofree char *shown
          = g_strndup (document.text + places[2 * i], places[2 * i + 1] - places[2 * i]);
      g_assert_cmpstr (form, ==, expected[i]);
      g_assert_cmpstr (shown, ==, expected[i]);
    }
}

/* A stretch of blanks longer than a gap can say. */
static void
test_long_gap (void)
{
  g_autofree char *blanks = g_strnfill (1000, ' ');
  g_autofree char *text = g_strconcat ("a", blanks, "b", NULL);
  FixtureText texts[] = { { "1", text }, { NULL, NULL } };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  ThemaDocument document = fixture_document (store, 0);
  guint32 places[8];
  g_assert_cmpuint (document.n_tokens, ==, 3);
  g_assert_true (thema_store_locate (store, &document, places, NULL));
  g_assert_cmpuint (places[4], ==, 1001);
  g_assert_cmpuint (thema_store_n_words (store), ==, 2);
}

static char *
join_strings (const ThemaStore *store, ThemaSlice (*get) (const ThemaStore *, guint32), guint32 n)
{
  GString *out = g_string_new (NULL);
  for (guint32 i = 0; i < n; i++)
    {
      g_autofree char *string = string_of (get (store, i));
      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", string);
    }
  return g_string_free (out, FALSE);
}

/* Ids count by first occurrence; types are shared by forms, stems by types. */
static void
test_vocabulary (void)
{
  static const FixtureText texts[]
      = { { "1", "States state; the State" }, { "2", "THE states stated" }, { NULL, NULL } };
  FixtureOptions options = { .stemmer = "english" };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
  g_autofree char *forms = join_strings (store, thema_store_form, thema_store_n_forms (store));
  g_autofree char *types = join_strings (store, thema_store_type, thema_store_n_types (store));
  g_autofree char *stems = join_strings (store, thema_store_stem, thema_store_n_stems (store));
  g_assert_cmpstr (forms, ==, "States state ; the State THE states stated");
  g_assert_cmpstr (types, ==, "states state ; the stated");
  g_assert_cmpstr (stems, ==, "state ; the");
  const guint32 *of_form = thema_store_form_types (store),
                *of_type = thema_store_type_stems (store);
  static const guint32 form_types[] = { 0, 1, 2, 3, 1, 3, 0, 4 }, type_stems[] = { 0, 0, 1, 2, 0 };
  static const guint64 frequencies[] = { 2, 2, 1, 2, 1 };
  g_assert_cmpmem (of_form, sizeof form_types, form_types, sizeof form_types);
  g_assert_cmpmem (of_type, sizeof type_stems, type_stems, sizeof type_stems);
  g_assert_cmpmem (thema_store_type_frequencies (store), sizeof frequencies, frequencies,
                   sizeof frequencies);
  g_assert_cmpint (thema_store_type_classes (store)[2], ==, THEMA_CLASS_PUNCTUATION);

  g_autoptr (ThemaStore) plain = fixture_store_new (texts, NULL);
  g_assert_null (thema_store_type_stems (plain));
  g_assert_cmpuint (thema_store_n_stems (plain), ==, 0);
  g_assert_cmpuint (thema_store_checksum (plain), !=, thema_store_checksum (store));
}

static void
test_wrapped_lines (void)
{
  static const FixtureText texts[] = { { "1", "All states\nagreed.\n\nThe end." }, { NULL, NULL } };
  static const struct
  {
    FixtureOptions options;
    guint64 sentences, paragraphs;
  } cases[] = { { { .unwrap = FALSE }, 3, 2 }, { { .unwrap = TRUE }, 2, 2 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ThemaStore) store = fixture_store_new (texts, &cases[i].options);
      g_assert_cmpuint (thema_store_n_sentences (store), ==, cases[i].sentences);
      g_assert_cmpuint (thema_store_n_paragraphs (store), ==, cases[i].paragraphs);
    }
}

/* Enough text for several blocks: about 3 MB of made-up words. */
static char *
large_csv (void)
{
  GString *csv = g_string_new ("id,text,x\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  for (guint d = 0; d < 6000; d++)
    {
      g_string_append_printf (csv, "%u,", d);
      for (guint w = 0; w < 60; w++)
        g_string_append_printf (
            csv, "%s%c%u%s", w > 0 ? " " : "", 'A' + g_rand_int_range (random, 0, 6),
            (guint) g_rand_int_range (random, 0, 3000), w % 12 == 11 ? "." : "");
      g_string_append_printf (csv, ",%u\n", d % 7);
    }
  return g_string_free (csv, FALSE);
}

static void
assert_same_numbers (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b)
{
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint32 i = 0; i < n_a; i++)
    g_assert_cmpuint (a[i], ==, b[i]);
}

/* A reader hands out what the mapped store holds, in whatever order the documents are asked for. */
static void
check_reader (const ThemaStore *store)
{
  g_autoptr (ThemaStoreReader) reader = thema_store_reader_new (store),
                              whole_reader = thema_store_reader_new_whole (store);
  guint32 n = thema_store_n_documents (store);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 index = i % 50 == 0 ? n - 1 - i : i;
      g_autoptr (GError) error = NULL;
      ThemaDocument mapped = fixture_document (store, index), read, whole;
      g_assert_true (thema_store_reader_document (reader, index, &read, &error));
      g_assert_true (thema_store_reader_document (whole_reader, index, &whole, &error));
      g_assert_no_error (error);
      assert_same_numbers (mapped.forms, mapped.n_tokens, read.forms, read.n_tokens);
      assert_same_numbers (mapped.sentence_ends, mapped.n_sentences, read.sentence_ends,
                           read.n_sentences);
      assert_same_numbers (mapped.paragraph_ends, mapped.n_paragraphs, read.paragraph_ends,
                           read.n_paragraphs);
      g_assert_true (mapped.text == read.text && mapped.gaps == read.gaps);
      g_assert_true (mapped.n_tokens == whole.n_tokens && mapped.text_length == whole.text_length);
      g_assert_true (memcmp (mapped.forms, whole.forms, mapped.n_tokens * sizeof (guint32)) == 0
                     && memcmp (mapped.gaps, whole.gaps, mapped.n_tokens) == 0
                     && memcmp (mapped.text, whole.text, mapped.text_length) == 0);
      g_assert_true (mapped.index == read.index && mapped.n_words == read.n_words
                     && mapped.text_length == read.text_length);
    }
}

static void
test_threads (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *csv = large_csv ();
  g_autofree char *corpus = fixture_write (folder, "a.csv", csv, -1), *first = NULL;
  static const guint threads[] = { 1, 2, 5 };
  gsize first_length = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GError) error = NULL;
      FixtureOptions options = { .n_threads = threads[i], .stemmer = "english" };
      g_autofree char *path = fixture_path (folder, "a.tok"), *bytes = NULL;
      gsize length;
      fixture_ingest (corpus, path, &options, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_autoptr (ThemaStore) store = thema_store_open (path, &error);
      g_assert_true (thema_store_verify (store, &error));
      g_assert_cmpuint (thema_store_n_blocks (store), >, 1);
      check_reader (store);
      if (first != NULL)
        g_assert_true (length == first_length && memcmp (bytes, first, length) == 0);
      else
        first = g_steal_pointer (&bytes);
      first_length = length;
    }
}

static void
add_rejected (const char *const *strings, gpointer user_data)
{
  g_string_append_printf (user_data, "%s:%s|%s|%s\n", strings[0], strings[2], strings[3], strings[4]);
}

static const struct
{
  const char *name, *csv;
  gssize length;
  const char *source, *id, *reason; /* a pattern */
} not_text[] = {
  { "not UTF-8", "id,text\n0,a\n1,ab\xFF\n", -1, "a.csv:3", "1",
    "byte 2 of its text is not valid UTF-8*" },
  { "cut off", "id,text\n0,a\n1,ab\xC3\n", -1, "a.csv:3", "1",
    "byte 2 of its text is not valid UTF-8*" },
  { "overlong", "id,text\n0,a\n1,\xC0\x80\n", -1, "a.csv:3", "1",
    "byte 0 of its text is not valid UTF-8*" },
  { "surrogate", "id,text\n0,a\n1,a\xED\xA0\x80\n", -1, "a.csv:3", "1",
    "byte 1 of its text is not valid UTF-8*" },
  { "NUL", "id,text\n0,a\n1,a\0b\n", 18, "a.csv:3", "1", "byte 1 of its text is NUL*" },
  { "metadata", "id,x,text\n0,,a\n1,\xFF,b\n", -1, "a.csv:3", "1",
    "byte 0 of its metadata is not valid UTF-8*" },
  { "id", "id,text\n0,a\n1\xFF,b\n", -1, "a.csv:3", "1\xEF\xBF\xBD",
    "byte 1 of its id is not valid UTF-8*" },
  { "the second line of a record", "id,text\n0,a\n1,\"a\nb\xFF\"\n2,b\n", -1, "a.csv:3", "1",
    "byte 3 of its text is not valid UTF-8*" },
};

static void
test_not_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (not_text); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *corpus
          = fixture_write (folder, "a.csv", not_text[i].csv, not_text[i].length);
      g_autofree char *path = fixture_path (folder, "a.tok");
      g_test_message ("%s", not_text[i].name);
      g_assert_false (fixture_ingest (corpus, path, NULL, &error));
      g_assert_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_autofree char *message = fixture_strip (folder, error->message);
      g_autofree char *expected = g_strdup_printf ("%s: document '%s': %s", not_text[i].source,
                                                   not_text[i].id, not_text[i].reason);
      if (!g_pattern_match_simple (expected, message))
        g_error ("the message is '%s'", message);

      /* And with --keep-going a row. */
      g_clear_error (&error);
      FixtureOptions options = { .keep_going = TRUE };
      g_assert_true (fixture_ingest (corpus, path, &options, &error));
      g_autoptr (ThemaStore) store = thema_store_open (path, &error);
      g_autoptr (GString) rows = g_string_new (NULL);
      thema_store_foreach_rejected (store, add_rejected, rows);
      g_autofree char *row = fixture_strip (folder, rows->str);
      g_autofree char *expected_row
          = g_strdup_printf ("%s|%s|%s\n", not_text[i].source, not_text[i].id, not_text[i].reason);
      if (!g_pattern_match_simple (expected_row, row))
        g_error ("the row is '%s'", row);
      g_assert_cmpuint (thema_store_n_rejected (store), ==, 1);
      g_assert_cmpstr (thema_store_document_string (store, 0, THEMA_STORE_ID), ==, "0");
    }
}

static void
test_empty_corpus (void)
{
  static const struct
  {
    const char *name, *contents;
    FixtureOptions options;
  } cases[] = {
    { "a.csv", "id,text\n", { 0 } },
    { "a.txt", "", { 0 } },
    { "a.csv", "id,text\n1,too short\n", { .min_words = 3 } },
    { "a.csv", "id,text\n1,\xFF\n", { .keep_going = TRUE } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *corpus = fixture_write (folder, cases[i].name, cases[i].contents, -1);
      g_autofree char *path = fixture_write (folder, "a.tok", "what stood here", -1), *bytes = NULL;
      g_assert_false (fixture_ingest (corpus, path, &cases[i].options, &error));
      g_assert_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_EMPTY);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      g_assert_cmpstr (bytes, ==, "what stood here");
    }
}

/* What is promised of a document that is handed out. Whether its tokens lie within its text. */
static gboolean
check_document (const ThemaStore *store, const ThemaDocument *document, guint64 *sum)
{
  g_autofree guint32 *places = g_new (guint32, 2 * MAX (document->n_tokens, 1));
  guint32 before = 0;
  gboolean located = thema_store_locate (store, document, places, NULL);
  for (guint32 i = 0; i < document->n_tokens; i++)
    {
      g_assert_cmpuint (document->forms[i], <, thema_store_n_forms (store));
      if (!located)
        continue;
      g_assert_cmpuint (places[2 * i], <=, places[2 * i + 1]);
      g_assert_cmpuint (places[2 * i + 1], <=, document->text_length);
    }
  for (guint32 i = 0; i < document->n_sentences; i++)
    {
      g_assert_cmpuint (document->sentence_ends[i], >, before);
      before = document->sentence_ends[i];
    }
  g_assert_cmpuint (before, ==, document->n_tokens);
  for (gsize i = 0; i < document->text_length; i++)
    *sum += (guint8) document->text[i];
  return located;
}

static void
count_rejected (G_GNUC_UNUSED const char *const *strings, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
check_vocabulary (const ThemaStore *store, guint64 *sum)
{
  for (guint32 i = 0; i < thema_store_n_forms (store); i++)
    {
      ThemaSlice form = thema_store_form (store, i);
      *sum += form.length > 0 ? (guint8) form.bytes[form.length - 1] : 0;
      g_assert_cmpuint (thema_store_form_types (store)[i], <, thema_store_n_types (store));
    }
  for (guint32 i = 0; i < thema_store_n_types (store); i++)
    {
      ThemaSlice type = thema_store_type (store, i);
      *sum += type.length > 0 ? (guint8) type.bytes[type.length - 1] : 0;
      *sum += thema_store_type_classes (store)[i] + thema_store_type_frequencies (store)[i];
      if (thema_store_type_stems (store) != NULL)
        g_assert_cmpuint (thema_store_type_stems (store)[i], <, thema_store_n_stems (store));
    }
  for (guint32 i = 0; i < thema_store_n_stems (store); i++)
    *sum += thema_store_stem (store, i).length;
}

/* Reads everything there is; whatever the file holds, this ends with an error or with values in
 * range. */
static void
read_damaged (const char *path, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint *n_opened = user_data;
  guint64 sum = 0;
  guint n_rejected = 0;
  g_autoptr (ThemaStore) store = thema_store_open (path, &error);
  g_assert_true ((store == NULL) == (error != NULL));
  if (store == NULL)
    return;
  ++*n_opened;
  g_autoptr (ThemaStoreReader) reader = thema_store_reader_new (store);
  check_vocabulary (store, &sum);
  thema_store_foreach_rejected (store, count_rejected, &n_rejected);
  for (guint i = 0; i < thema_store_n_columns (store); i++)
    sum += strlen (thema_store_columns (store)[i]);
  sum += strlen (thema_store_language (store)) + strlen (thema_store_provenance (store));
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document;
      g_autoptr (GError) failure = NULL;
      for (guint s = 0; s < THEMA_STORE_VALUES + 3; s++)
        sum += strlen (thema_store_document_string (store, i, s));
      gboolean good = thema_store_document (store, i, &document, &failure);
      g_assert_true (good == (failure == NULL));
      g_assert_true (!good || check_document (store, &document, &sum));
      if (thema_store_reader_document (reader, i, &document, NULL))
        g_assert_true (check_document (store, &document, &sum) == good);
      else
        g_assert_false (good);
    }
  for (guint32 block = 0; block < thema_store_n_blocks (store); block++)
    {
      guint32 first, n;
      thema_store_block_documents (store, block, &first, &n);
      g_assert_cmpuint (first + n, <=, thema_store_n_documents (store));
    }
  /* Nothing was changed but the copy, so its checksum must tell. */
  g_assert_false (thema_store_verify (store, NULL));
}

static void
test_damage (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *corpus = fixture_write (folder, "a.csv", CSV "d4,\xFF,,\n", -1);
  g_autofree char *path = fixture_path (folder, "a.tok");
  FixtureOptions options = { .stemmer = "english", .keep_going = TRUE };
  guint n_opened = 0;
  g_assert_true (fixture_ingest (corpus, path, &options, &error));
  guint n = fixture_damage (path, folder, read_damaged, &n_opened);
  g_test_message ("%u damaged copies, %u of them opened", n, n_opened);
  g_assert_cmpuint (n_opened, >, 0);
  g_assert_cmpuint (n_opened, <, n);
}

static void
test_foreign_files (void)
{
  static const struct
  {
    const char *contents, *message;
  } cases[] = {
    { "", "*is not a thema token store" },
    { "id,text\n1,a\n", "*is not a thema token store" },
    { "THEMAtok", "*is not a thema token store" },
    { "THEMAseg                                                   ",
      "*is not a thema token store" },
    { "THEMAtok\x09                                                   ", "*version*make it again" },
  };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = fixture_write (folder, "a.tok", cases[i].contents, -1);
      g_assert_null (thema_store_open (path, &error));
      if (!g_pattern_match_simple (cases[i].message, error->message))
        g_error ("the message is '%s'", error->message);
    }
  g_assert_null (thema_store_open (folder->path, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/round-trip", test_round_trip);
  g_test_add_func ("/store/tokens", test_tokens);
  g_test_add_func ("/store/long-gap", test_long_gap);
  g_test_add_func ("/store/vocabulary", test_vocabulary);
  g_test_add_func ("/store/wrapped-lines", test_wrapped_lines);
  g_test_add_func ("/store/threads", test_threads);
  g_test_add_func ("/store/not-text", test_not_text);
  g_test_add_func ("/store/empty-corpus", test_empty_corpus);
  g_test_add_func ("/store/damage", test_damage);
  g_test_add_func ("/store/foreign-files", test_foreign_files);
  return g_test_run ();
}
