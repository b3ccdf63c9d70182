/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at texts: concordances, single passages, a document with its codes in place. */
#include "analysis/error.h"
#include "analysis/explain.h"
#include "analysis/find-document.h"
#include "analysis/kwic.h"
#include "analysis/passage.h"
#include "codebook/error.h"
#include "fixture.h"

#include <string.h>

static const FixtureText texts[]
    = { { "one", "A right is a right. The Right, (Zeal) and rights!\nData right." },
        { "two", "Nothing here." },
        { "three", "right" },
        { "four", "\xC3\xA9t\xC3\xA9: a caf\xC3\xA9's right  to\tbe" },
        { NULL, NULL } };

/* What a pattern finds: "ID:LEFT|TEXT|RIGHT" with a word of context, "; " between. */
static char *
find (const ThemaStore *store, const char *pattern, const char *const *exclusions, ThemaMatch match,
      gboolean case_sensitive, const ThemaKwicQuery *query, ThemaKwicCounts *counts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodebook) codebook
      = thema_kwic_codebook_new (pattern, exclusions, match, case_sensitive, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaMatcher) matcher = thema_kwic_matcher_new (codebook, store, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) segments = thema_kwic_find (matcher, store, query, counts, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaPassageReader) reader = thema_passage_reader_new (store, 1);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < segments->len; i++)
    {
      ThemaPassageView passage;
      thema_passage_reader_get (reader, &g_array_index (segments, ThemaSegment, i), &passage, &error);
      g_assert_no_error (error);
      g_string_append_printf (found, "%s%s:%.*s|%.*s|%.*s", i > 0 ? "; " : "", passage.id,
                              (int) passage.left.length, passage.left.bytes, (int) passage.text.length,
                              passage.text.bytes, (int) passage.right.length, passage.right.bytes);
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
assert_finds (const ThemaStore *store, const char *pattern, const ThemaKwicQuery *query, const char *expected)
{
  ThemaKwicCounts counts;
  g_autofree char *found = find (store, pattern, NULL, THEMA_MATCH_WORD, FALSE, query, &counts);
  g_assert_cmpstr (found, ==, expected);
}

static const ThemaKwicQuery everything = { .document = THEMA_NO_ID };

static void
test_patterns (void)
{
  static const char *const nots[] = { "data right", "a right", NULL };
  const FixtureOptions options = { .stemmer = "english" };
  g_autoptr (ThemaStore) store = fixture_store_new (texts, &options);
  ThemaKwicCounts counts;
  assert_finds (store, " right* ", &everything,
                "one:A|right|is; one:a|right|.; one:The|Right|,; one:and|rights|!; one:Data|right|.; "
                "three:|right|; four:caf\xC3\xA9's|right|to");
  assert_finds (store, "a right", &everything, "one:|A right|is; one:is|a right|.");
  assert_finds (store, "cafe\xCC\x81?s", &everything, "four:a|caf\xC3\xA9's|right");
  assert_finds (store, "absent", &everything, "");
  g_autofree char *capital = find (store, "Right", NULL, THEMA_MATCH_WORD, TRUE, &everything, &counts);
  g_assert_cmpstr (capital, ==, "one:The|Right|,");
  g_autofree char *stems = find (store, "rights", nots, THEMA_MATCH_STEM, FALSE, &everything, &counts);
  g_assert_cmpstr (stems, ==,
                   "one:The|Right|,; one:and|rights|!; three:|right|; four:caf\xC3\xA9's|right|to");
  g_assert_cmpuint (counts.passages, ==, 4);
  g_assert_cmpuint (counts.documents, ==, 3);
}

static void
test_order (void)
{
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  ThemaKwicQuery query = everything;
  query.sort = THEMA_KWIC_RIGHT;
  /* None, data, is, the, to, zeal. */
  assert_finds (store, "right*", &query,
                "one:Data|right|.; three:|right|; one:and|rights|!; one:A|right|is; one:a|right|.; "
                "four:caf\xC3\xA9's|right|to; one:The|Right|,");
  query.sort = THEMA_KWIC_LEFT;
  assert_finds (store, "right*", &query,
                "three:|right|; one:A|right|is; one:a|right|.; one:and|rights|!; four:caf\xC3\xA9's|right|to; "
                "one:Data|right|.; one:The|Right|,");
  query.limit = 2;
  assert_finds (store, "right*", &query, "three:|right|; one:A|right|is");
  query.sort = THEMA_KWIC_DOCUMENT;
  assert_finds (store, "right*", &query, "one:A|right|is; one:a|right|.");
  query.limit = 0;
  query.document = 3;
  assert_finds (store, "right*", &query, "four:caf\xC3\xA9's|right|to");
}

/* Many documents, of a word and its number. */
static ThemaStore *
make_many (guint n)
{
  g_autoptr (GString) csv = g_string_new ("id,text\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "%u,\"word %u. word again\"\n", i, i % 7);
  return fixture_store_from_csv (csv->str, NULL);
}

static void
test_sample (void)
{
  enum { N = 3000, SIZE = 100 };
  g_autoptr (ThemaStore) store = make_many (N);
  ThemaKwicQuery query = { .document = THEMA_NO_ID, .sample = SIZE, .seed = 1, .n_threads = 4 };
  ThemaKwicCounts counts;
  g_autofree char *one = find (store, "word", NULL, THEMA_MATCH_WORD, FALSE, &query, &counts);
  g_assert_cmpuint (counts.passages, ==, 2 * N);
  g_assert_cmpuint (counts.documents, ==, N);
  g_assert_cmpuint (counts.sampled, ==, SIZE);
  query.n_threads = 1;
  g_autofree char *same = find (store, "word", NULL, THEMA_MATCH_WORD, FALSE, &query, &counts);
  g_assert_cmpstr (one, ==, same);
  g_auto (GStrv) rows = g_strsplit (one, "; ", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, SIZE);
  /* These numbers hold on every machine. */
  g_assert_cmpstr (rows[0], ==, "4:|word|4");
  query.seed = 2;
  g_autofree char *other = find (store, "word", NULL, THEMA_MATCH_WORD, FALSE, &query, &counts);
  g_assert_cmpstr (one, !=, other);
  query.sample = 100000;
  query.limit = 3;
  g_autofree char *all = find (store, "word", NULL, THEMA_MATCH_WORD, FALSE, &query, &counts);
  g_assert_cmpstr (all, ==, "0:|word|0; 0:.|word|again; 1:|word|1");
  g_assert_cmpuint (counts.sampled, ==, 2 * N);
}

static void
test_faults (void)
{
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  static const struct
  {
    const char *pattern;
    ThemaMatch match;
    const char *message;
  } faults[] = {
    { "norms, rules", THEMA_MATCH_WORD, "the pattern 'norms, rules' *" },
    { "", THEMA_MATCH_WORD, "the pattern '' *" },
    { "right", THEMA_MATCH_STEM, "the pattern 'right' *--stemmer" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCodebook) codebook
          = thema_kwic_codebook_new (faults[i].pattern, NULL, faults[i].match, FALSE, &error);
      g_assert_no_error (error);
      g_assert_null (thema_kwic_matcher_new (codebook, store, &error));
      g_assert_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN);
      if (!g_pattern_match_simple (faults[i].message, error->message))
        g_error ("the message is '%s'", error->message);
    }
  g_autoptr (GError) error = NULL;
  g_assert_null (thema_kwic_codebook_new ("\xFFx", NULL, THEMA_MATCH_WORD, FALSE, &error));
  g_assert_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY);
}

static void
test_find_document (void)
{
  g_autoptr (ThemaStore) store = fixture_store_new (texts, NULL);
  g_autoptr (GError) error = NULL;
  guint32 index;
  g_assert_true (thema_find_document (store, "three", &index, NULL));
  g_assert_cmpuint (index, ==, 2);
  g_assert_true (thema_find_document (store, "#4", &index, NULL));
  g_assert_cmpuint (index, ==, 3);
  g_assert_false (thema_find_document (store, "#5", &index, NULL));
  g_assert_false (thema_find_document (store, "#0", &index, NULL));
  g_assert_false (thema_find_document (store, "Tree", &index, &error));
  g_assert_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY);
  g_assert_nonnull (strstr (error->message, "the nearest: 'three';"));
}

static void
test_explain (void)
{
  static const struct
  {
    const char *codes, *text, *marked;
  } cases[] = {
    { "{code: a, patterns: [x]}", "", "" },
    { "{code: a, patterns: [x]}", "y  y\ny", "y y\ny" },
    { "{code: a, patterns: [x]}", "x y x", "[x]{a} y [x]{a}" },
    { "{code: a, patterns: [x]}, {code: b, patterns: [x]}", "y x", "y [x]{a, b}" },
    { "{code: a, patterns: [x y]}, {code: b, patterns: [x]}, {code: c, patterns: [y]}", "x y",
      "[[x]{b} [y]{c}]{a}" },
    { "{code: a, patterns: [x y]}, {code: b, patterns: [y z]}", "x y z", "[1:x [2:y:1]{a} z:2]{b}" },
    { "{code: a, patterns: [x y]}, {code: b, patterns: [y z]}, {code: c, patterns: [y]}", "x y z.",
      "[1:x [3:[y]{c}:1]{a} z:3]{b}." },
    { "{code: a, patterns: [x], codes: [{code: a.b, patterns: [y]}]}", "x,\n y",
      "[x]{a},\n[y]{a, a.b}" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FixtureText text[] = { { "1", cases[i].text }, { NULL, NULL } };
      g_autofree char *yaml = g_strdup_printf ("thema: 1\ncodes: [%s]\n", cases[i].codes);
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaStore) store = fixture_store_new (text, NULL);
      g_autoptr (ThemaCodebook) codebook = thema_codebook_parse ("b.yaml", yaml, strlen (yaml), &error);
      g_assert_no_error (error);
      g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (ThemaExplanation) explanation = thema_explanation_new (matcher, store, codebook, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (explanation->text->str, ==, cases[i].marked);
      gsize end = 0;
      for (guint k = 0; k < explanation->runs->len; k++)
        {
          const ThemaMarkRun *run = &g_array_index (explanation->runs, ThemaMarkRun, k);
          g_assert_cmpuint (run->end, >, end);
          end = run->end;
        }
      g_assert_cmpuint (end, ==, explanation->text->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kwic/patterns", test_patterns);
  g_test_add_func ("/kwic/order", test_order);
  g_test_add_func ("/kwic/sample", test_sample);
  g_test_add_func ("/kwic/faults", test_faults);
  g_test_add_func ("/kwic/find-document", test_find_document);
  g_test_add_func ("/kwic/explain", test_explain);
  return g_test_run ();
}
