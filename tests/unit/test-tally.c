/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keyness counts: terms of two corpora as one, documents group by group, and permutations of documents
 * whose p can be told without a computer. */
#include "analysis/contrast.h"
#include "analysis/error.h"
#include "analysis/keyness.h"
#include "analysis/scan.h"
#include "analysis/term-union.h"
#include "fixture-coding.h"

/* Of group a: d1, d4. Of b: d2. Of none: d3. */
#define CORPUS                                                                                          \
  "id,text,kind\n"                                                                                      \
  "d1,beta alpha alpha,a\n"                                                                             \
  "d2,alpha gamma 1,b\n"                                                                                \
  "d3,alpha alpha alpha,\n"                                                                             \
  "d4,beta gamma,a\n"

static void
free_pass (gpointer pass)
{
  thema_pass_free (pass);
}

static ThemaTerms *
words_of (const ThemaStore *store)
{
  return thema_terms_new (store, FALSE, THEMA_CLASS_MASK_WORDS, NULL, NULL);
}

static ThemaContrast *
contrast_by (const ThemaStore *store, const char *by, const char *target, const char *reference)
{
  g_autoptr (GError) error = NULL;
  const ThemaContrastQuery query = { .by = by, .target = target, .reference = reference };
  ThemaContrast *contrast = thema_contrast_new (store, &query, &error);
  g_assert_no_error (error);
  return contrast;
}

/* Scans for one pass (transfer full) and makes the tally of it. */
static ThemaTally *
tally_of (ThemaPass *pass, const ThemaContrast *contrast, guint32 n_things, guint64 min_frequency,
          guint32 min_documents, guint n_threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) passes = g_ptr_array_new_with_free_func (free_pass);
  g_ptr_array_add (passes, pass);
  thema_scan (pass->store, pass->segments, passes, n_threads, NULL, &error);
  g_assert_no_error (error);
  return thema_tally_new (passes, contrast->n_groups, n_things, min_frequency, min_documents);
}

static void
assert_name (const ThemaTermUnion *names, guint32 i, const char *expected)
{
  const ThemaSlice wanted = { expected, strlen (expected) };
  g_assert_cmpint (thema_slice_compare (names->names[i], wanted), ==, 0);
}

static void
test_union (void)
{
  g_autoptr (ThemaStore) one = fixture_store_from_csv ("id,text\n1,delta beta alpha beta\n", NULL);
  g_autoptr (ThemaStore) two = fixture_store_from_csv ("id,text\n1,gamma beta zeta zeta\n", NULL);
  g_autoptr (ThemaTerms) terms_one = words_of (one);
  g_autoptr (ThemaTerms) terms_two = words_of (two);
  const ThemaTerms *const both[] = { terms_one, terms_two };
  g_autoptr (ThemaTermUnion) all = thema_term_union_new (both, 2, 1);
  static const char *const sorted[] = { "alpha", "beta", "delta", "gamma", "zeta" };
  g_assert_cmpuint (all->n, ==, G_N_ELEMENTS (sorted));
  for (guint32 i = 0; i < all->n; i++)
    assert_name (all, i, sorted[i]);
  for (guint s = 0; s < 2; s++)
    for (guint32 term = 0; term < both[s]->n_terms; term++)
      {
        ThemaSlice string = thema_terms_string (both[s], term);
        g_assert_cmpint (thema_slice_compare (string, all->names[all->of_term[s][term]]), ==, 0);
      }
  /* beta thrice in both together, zeta twice. */
  g_autoptr (ThemaTermUnion) frequent = thema_term_union_new (both, 2, 2);
  g_assert_cmpuint (frequent->n, ==, 2);
  assert_name (frequent, 0, "beta");
  assert_name (frequent, 1, "zeta");
  g_autoptr (ThemaTermUnion) alone = thema_term_union_new (both, 1, 2);
  g_assert_cmpuint (alone->n, ==, 1);
}

static void
assert_posting (const ThemaPosting *posting, guint32 document, guint32 count)
{
  g_assert_cmpuint (posting->document, ==, document);
  g_assert_cmpuint (posting->count, ==, count);
}

/* The documents of the tally: d1, d4, d2. The things: alpha, beta, gamma. */
static void
test_tally (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  const ThemaTerms *const list[] = { terms };
  g_autoptr (ThemaTermUnion) names = thema_term_union_new (list, 1, 1);
  g_autoptr (ThemaContrast) contrast = contrast_by (store, "kind", NULL, NULL);
  g_assert_cmpuint (contrast->n_comparisons, ==, 2);
  g_assert_cmpuint (contrast->n_left_out, ==, 1);
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      const ThemaPosting *postings;
      g_autoptr (ThemaTally) tally
          = tally_of (thema_tally_terms_pass_new (terms, names->of_term[0], contrast->groups),
                      contrast, names->n, 1, 1, n_threads);
      g_assert_cmpuint (tally->n_documents, ==, 3);
      g_assert_cmpuint (thema_tally_group_documents (tally, 0), ==, 2);
      g_assert_cmpuint (tally->group_sizes[0], ==, 5);
      g_assert_cmpuint (tally->group_sizes[1], ==, 2);
      g_assert_cmpuint (tally->size, ==, 7);
      g_assert_cmpuint (tally->n_things, ==, 3);
      g_assert_cmpuint (thema_tally_find (tally, 0, 0, &postings), ==, 1);
      assert_posting (postings, 0, 2);
      g_assert_cmpuint (thema_tally_find (tally, 0, 1, &postings), ==, 1);
      assert_posting (postings, 2, 1);
      g_assert_cmpuint (thema_tally_find (tally, 1, 0, &postings), ==, 2);
      assert_posting (postings, 0, 1);
      assert_posting (postings + 1, 1, 1);
      g_assert_cmpuint (thema_tally_find (tally, 1, 1, &postings), ==, 0);
    }
}

/* What is rare is left out by its documents that are compared, not by those of the corpus. */
static void
test_rare (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  const ThemaTerms *const list[] = { terms };
  g_autoptr (ThemaTermUnion) names = thema_term_union_new (list, 1, 3);
  g_autoptr (ThemaContrast) contrast = contrast_by (store, "kind", "a", "b");
  g_assert_cmpuint (names->n, ==, 1);
  g_autoptr (ThemaTally) some
      = tally_of (thema_tally_terms_pass_new (terms, names->of_term[0], contrast->groups), contrast,
                  names->n, 3, 2, 1);
  g_assert_cmpuint (some->n_things, ==, 1);
  g_autoptr (ThemaTally) none
      = tally_of (thema_tally_terms_pass_new (terms, names->of_term[0], contrast->groups), contrast,
                  names->n, 4, 2, 1);
  g_assert_cmpuint (none->n_things, ==, 0);
}

/* The field `column` of the row of `thing` (transfer full). */
static char *
field_of (const ThemaKeyness *keyness, const char *thing, const char *column)
{
  gsize length;
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  thema_keyness_write_header (keyness, csv);
  thema_keyness_write_rows (keyness, 0, thema_keyness_n_rows (keyness), csv);
  const char *rows = thema_csv_writer_rows (csv, &length);
  g_autofree char *text = g_strndup (rows, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0], ",", -1);
  guint at = 0;
  while (header[at] != NULL && strcmp (header[at], column) != 0)
    at++;
  g_assert_nonnull (header[at]);
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, ",", -1);
      if (strcmp (fields[2], thing) == 0)
        return g_strdup (fields[at]);
    }
  g_assert_not_reached ();
}

static void
assert_field (const ThemaKeyness *keyness, const char *thing, const char *column,
              const char *expected)
{
  g_autofree char *value = field_of (keyness, thing, column);
  g_assert_cmpstr (value, ==, expected);
}

/* Four documents of one length, one of them the target. A word that it alone has is as far from the others
 * in one deal of four; a word that all have equally often is never nearer. */
static void
test_permutations (void)
{
  g_autoptr (ThemaStore) store
      = fixture_store_from_csv ("id,text,kind\n1,mine ours,a\n2,x ours,b\n3,y ours,b\n4,z ours,b\n",
                                NULL);
  g_autoptr (ThemaTerms) terms = words_of (store);
  const ThemaTerms *const list[] = { terms };
  g_autoptr (ThemaTermUnion) names = thema_term_union_new (list, 1, 1);
  g_autoptr (ThemaContrast) contrast = contrast_by (store, "kind", "a", NULL);
  g_autoptr (ThemaTally) tally
      = tally_of (thema_tally_terms_pass_new (terms, names->of_term[0], contrast->groups), contrast,
                  names->n, 1, 1, 1);
  ThemaKeynessOptions options
      = { .adjust = THEMA_ADJUST_HOLM, .n_permutations = 9999, .seed = 3, .n_threads = 1 };
  g_autoptr (ThemaKeyness) one = thema_keyness_terms_new (tally, contrast, names->names, &options);
  options.n_threads = 3;
  g_autoptr (ThemaKeyness) three = thema_keyness_terms_new (tally, contrast, names->names, &options);
  g_autofree char *p = field_of (one, "mine", "p_permutation");
  g_autofree char *same = field_of (three, "mine", "p_permutation");
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (p, NULL), 0.25, 0.015);
  g_assert_cmpstr (p, ==, same);
  assert_field (one, "ours", "p_permutation", "1");
  assert_field (one, "ours", "direction", "same");
  assert_field (one, "ours", "log_ratio", "0");
  assert_field (one, "mine", "documents_target", "1");
  assert_field (one, "mine", "all_documents_reference", "3");
  assert_field (one, "mine", "dispersion_target", "0");
  assert_field (one, "mine", "dispersion_reference", "");
}

/* All documents coded, none coded: tested, with nothing to show. */
static void
test_codes (void)
{
  g_autoptr (ThemaStore) store = fixture_store_from_csv (CORPUS, NULL);
  g_autoptr (ThemaSegments) segments = fixture_code (
      store, "thema: 1\ncodes:\n- {code: all, patterns: ['*a']}\n- {code: none, patterns: [omega]}\n");
  g_autoptr (ThemaContrast) contrast = contrast_by (store, "kind", "a", "b");
  g_autoptr (ThemaTally) tally = tally_of (
      thema_tally_codes_pass_new (store, segments, contrast->groups), contrast, 2, 0, 0, 2);
  const ThemaKeynessOptions options = { .top = 1, .n_threads = 1 };
  g_autoptr (ThemaKeyness) keyness = thema_keyness_codes_new (tally, contrast, segments, &options);
  g_assert_cmpuint (thema_keyness_n_rows (keyness), ==, 2);
  assert_field (keyness, "all", "segments_target", "5");
  assert_field (keyness, "all", "segments_reference", "2");
  assert_field (keyness, "all", "log_likelihood", "0");
  assert_field (keyness, "all", "p_fisher", "1");
  assert_field (keyness, "all", "chi_squared", "");
  assert_field (keyness, "all", "p_permutation", "");
  assert_field (keyness, "none", "documents_target", "0");
  assert_field (keyness, "none", "log_ratio", "");
  assert_field (keyness, "none", "p_adjusted", "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally/union", test_union);
  g_test_add_func ("/tally/tally", test_tally);
  g_test_add_func ("/tally/rare", test_rare);
  g_test_add_func ("/tally/permutations", test_permutations);
  g_test_add_func ("/tally/codes", test_codes);
  return g_test_run ();
}
