/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/error.h"
#include "codebook/segments.h"
#include "fixture-coding.h"

static const FixtureText texts[] = {
  { "1", "Human rights of migrants. Rights!" },
  { "2", "" },
  { "3", "Nothing." },
  { "4", "Caf\xC3\xA9 rights" },
  { NULL, NULL },
};

static const char book[] = "thema: 1\n"
                           "codes:\n"
                           "- code: rights\n"
                           "  label: All rights\n"
                           "  patterns: [right*, duty]\n"
                           "  codes:\n"
                           "  - code: human\n"
                           "    patterns: [human rights]\n"
                           "- code: who\n"
                           "  patterns: [migrant*]\n";

/* "document code pattern sentence passage" of every segment. */
static char *
describe (const ThemaStore *store, const ThemaSegments *segments)
{
  GString *out = g_string_new (NULL);
  for (guint32 d = 0; d < thema_store_n_documents (store); d++)
    {
      g_autoptr (GError) error = NULL;
      ThemaDocument document = fixture_document (store, d);
      const ThemaSegment *found;
      gsize n;
      thema_segments_document (segments, &document, &found, &n, &error);
      g_assert_no_error (error);
      for (gsize i = 0; i < n; i++)
        g_string_append_printf (out, "%u %s %s %u %.*s\n", found[i].document,
                                thema_segments_code_name (segments, found[i].code),
                                thema_segments_pattern_text (segments, found[i].pattern),
                                found[i].sentence, (int) (found[i].end - found[i].start),
                                document.text + found[i].start);
    }
  return g_string_free (out, FALSE);
}

static void
test_round_trip (void)
{
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_assert_cmpstr (thema_segments_provenance (segments), ==, "{\"made\": \"so\"}");
  g_assert_cmpuint (thema_segments_size (segments), ==, 5);
  g_autofree char *found = describe (store, segments);
  g_assert_cmpstr (found, ==,
                   "0 rights human rights 0 Human rights\n"
                   "0 human human rights 0 Human rights\n"
                   "0 who migrant* 0 migrants\n"
                   "0 rights right* 1 Rights\n"
                   "3 rights right* 0 rights\n");

  g_assert_cmpuint (thema_segments_n_codes (segments), ==, 3);
  g_assert_cmpstr (thema_segments_code_name (segments, 1), ==, "human");
  g_assert_cmpstr (thema_segments_code_label (segments, 0), ==, "All rights");
  g_assert_cmpstr (thema_segments_code_label (segments, 1), ==, "");
  g_assert_cmpuint (thema_segments_code_parent (segments, 1), ==, 0);
  g_assert_cmpuint (thema_segments_code_parent (segments, 2), ==, THEMA_NO_ID);
  g_assert_true (thema_segments_is_ancestor (segments, 0, 1));
  g_assert_false (thema_segments_is_ancestor (segments, 1, 0));
  g_assert_false (thema_segments_is_ancestor (segments, 0, 0));
  g_assert_false (thema_segments_is_ancestor (segments, 0, 2));
}

/* "code pattern segments documents unique example" */
static void
test_patterns (void)
{
  static const struct
  {
    guint32 code;
    const char *pattern;
    guint64 segments, documents, unique;
    const char *example;
  } expected[] = {
    { 0, "duty", 0, 0, 0, "" },
    { 0, "right*", 3, 2, 3, "rights" },
    { 1, "human rights", 1, 1, 1, "Human rights" },
    { 2, "migrant*", 1, 1, 1, "migrants" },
  };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (store, book);
  g_assert_cmpuint (thema_segments_n_patterns (segments), ==, G_N_ELEMENTS (expected));
  for (guint32 i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ThemaPatternCounts *counts = thema_segments_pattern_counts (segments, i);
      g_assert_cmpuint (counts->code, ==, expected[i].code);
      g_assert_cmpuint (counts->segments, ==, expected[i].segments);
      g_assert_cmpuint (counts->documents, ==, expected[i].documents);
      g_assert_cmpuint (counts->unique_segments, ==, expected[i].unique);
      g_assert_cmpstr (thema_segments_pattern_text (segments, i), ==, expected[i].pattern);
      g_assert_cmpstr (thema_segments_pattern_example (segments, i), ==, expected[i].example);
    }
}

/* Enough documents for several blocks. */
static ThemaStore *
large_store (void)
{
  static const char *const words[] = { "human", "rights", "migrants", "of", "the", "duty." };
  g_autoptr (GString) csv = g_string_new ("id,text\n");
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  for (guint d = 0; d < 9000; d++)
    {
      g_string_append_printf (csv, "%u,", d);
      for (guint w = 0; w < 12; w++)
        g_string_append_printf (csv, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_append_c (csv, '\n');
    }
  return fixture_store_from_csv (csv->str, NULL);
}

static void
test_threads (void)
{
  static const guint threads[] = { 1, 2, 5 };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_path (folder, "a.seg"), *first = NULL;
  g_autoptr (ThemaStore) store = large_store ();
  gsize first_length = 0, length;
  g_assert_cmpuint (thema_store_n_blocks (store), >, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *bytes = NULL;
      fixture_code_to (store, book, path, threads[i]);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      if (first != NULL)
        g_assert_true (length == first_length && memcmp (bytes, first, length) == 0);
      else
        first = g_steal_pointer (&bytes);
      first_length = length;
    }
}

static void
test_wrong_store (void)
{
  static const FixtureText others[] = { { "1", "Human rights." }, { NULL, NULL } };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (folder, "a.seg");
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaStore) other = fixture_store_new (others, NULL);
  g_autoptr (ThemaStore) same = fixture_store_new (texts, NULL);
  fixture_code_to (store, book, path, 1);
  g_assert_null (thema_segments_open (path, other, &error));
  g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_MISMATCH);
  g_autofree char *message = fixture_strip (folder, error->message);
  g_assert_true (g_str_has_prefix (message, "a.seg: "));

  /* A store made again from the same corpus is the same store. */
  g_autoptr (ThemaSegments) segments = thema_segments_open (path, same, NULL);
  g_assert_nonnull (segments);
}

static void
read_damaged (const char *path, gpointer user_data)
{
  const ThemaStore *store = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaSegments) segments = thema_segments_open (path, store, &error);
  g_assert_true ((segments == NULL) == (error != NULL));
  if (segments == NULL)
    return;
  gsize sum = strlen (thema_segments_provenance (segments));
  for (guint32 i = 0; i < thema_segments_n_codes (segments); i++)
    {
      guint32 parent = thema_segments_code_parent (segments, i);
      g_assert_true (parent == THEMA_NO_ID || parent < i);
      sum += strlen (thema_segments_code_name (segments, i));
      sum += strlen (thema_segments_code_label (segments, i));
    }
  for (guint32 i = 0; i < thema_segments_n_patterns (segments); i++)
    {
      g_assert_cmpuint (thema_segments_pattern_counts (segments, i)->code, <,
                        thema_segments_n_codes (segments));
      sum += strlen (thema_segments_pattern_text (segments, i));
      sum += strlen (thema_segments_pattern_example (segments, i));
    }
  for (guint32 d = 0; d < thema_store_n_documents (store); d++)
    {
      ThemaDocument document = fixture_document (store, d);
      const ThemaSegment *found;
      gsize n;
      g_autoptr (GError) failure = NULL;
      if (!thema_segments_document (segments, &document, &found, &n, &failure))
        continue;
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpuint (found[i].code, <, thema_segments_n_codes (segments));
          g_assert_cmpuint (found[i].pattern, <, thema_segments_n_patterns (segments));
          g_assert_cmpuint (found[i].end_token, <=, document.n_tokens);
          g_assert_cmpuint (found[i].start, <, found[i].end);
          g_assert_cmpuint (found[i].end, <=, document.text_length);
        }
    }
  g_assert_cmpuint (sum, <, G_MAXUINT32);
}

static void
test_damage (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_path (folder, "a.seg");
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  fixture_code_to (store, book, path, 1);
  g_assert_cmpuint (fixture_damage (path, folder, read_damaged, store), >, 500);
}

/* A pattern that cannot be used stops the stage before anything is written. */
static void
test_bad_pattern (void)
{
  static const char bad[] = "thema: 1\ncodes: [{code: a, patterns: ['x, y']}]\n";
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (folder, "a.seg");
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (ThemaCodebook) codebook = thema_codebook_parse ("b.yaml", bad, strlen (bad), NULL);
  const ThemaSegmentsOptions options = { 0 };
  g_assert_false (thema_segments_make (store, codebook, path, "", &options, NULL, &error));
  g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segments/round-trip", test_round_trip);
  g_test_add_func ("/segments/patterns", test_patterns);
  g_test_add_func ("/segments/threads", test_threads);
  g_test_add_func ("/segments/wrong-store", test_wrong_store);
  g_test_add_func ("/segments/damage", test_damage);
  g_test_add_func ("/segments/bad-pattern", test_bad_pattern);
  return g_test_run ();
}
