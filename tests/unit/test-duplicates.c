/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/fingerprint.h"
#include "corpus/ids.h"

#include <math.h>
#include <string.h>

/* Texts of made-up words: numbers. */

static GArray *
text_new (GRand *random, guint n)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < n; i++)
    {
      /* As in a language, some words are much more frequent than others. */
      guint32 word = (guint32) (3000 * pow (g_rand_double (random), 3));
      guint64 hash = thema_fingerprint_hash ((const char *) &word, sizeof word);
      g_array_append_val (words, hash);
    }
  return words;
}

/* A copy in which `share` of the words are others, went or came. */
static GArray *
text_mutate (GRand *random, const GArray *text, double share)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < text->len; i++)
    {
      guint64 other = g_rand_int (random), word = g_array_index (text, guint64, i);
      if (g_rand_double (random) >= share)
        {
          g_array_append_val (copy, word);
          continue;
        }
      guint how = (guint) g_rand_int_range (random, 0, 3);
      if (how > 0)
        g_array_append_val (copy, other);
      if (how > 1)
        g_array_append_val (copy, word);
    }
  return copy;
}

/* The exact Jaccard index of the sets of shingles. */
static guint64
shingle_at (const GArray *text, guint i)
{
  return thema_fingerprint_hash ((const char *) &g_array_index (text, guint64, i),
                                 THEMA_MINHASH_SHINGLE * sizeof (guint64));
}

static GHashTable *
shingles_of (const GArray *text)
{
  GHashTable *set = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i + THEMA_MINHASH_SHINGLE <= text->len; i++)
    g_hash_table_add (set, (gpointer) (gsize) shingle_at (text, i));
  return set;
}

static double
jaccard (const GArray *a, const GArray *b)
{
  g_autoptr (GHashTable) x = shingles_of (a), y = shingles_of (b);
  guint both = 0;
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init (&iter, x);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    both += g_hash_table_contains (y, key);
  return (double) both / (g_hash_table_size (x) + g_hash_table_size (y) - both);
}

/* The estimate of one pair of texts is near the exact index, and on the average of many is it. */
static void
test_estimate (void)
{
  static const guint lengths[] = { 40, 150, 1000, 20000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
    {
      double sum = 0, squares = 0;
      guint n = lengths[l] > 1000 ? 20 : 200;
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GArray) a = text_new (random, lengths[l]);
          g_autoptr (GArray) b = text_mutate (random, a, 0.1 * g_rand_double (random));
          ThemaMinhash x, y;
          thema_minhash_sketch (&x, (const guint64 *) (gpointer) a->data, a->len);
          thema_minhash_sketch (&y, (const guint64 *) (gpointer) b->data, b->len);
          double off = thema_minhash_similarity (&x, &y) - jaccard (a, b);
          sum += off;
          squares += off * off;
          g_assert_cmpfloat (thema_minhash_similarity (&x, &x), ==, 1);
        }
      g_test_message ("%u words: off by %.4f, %.4f", lengths[l], sum / n, sqrt (squares / n));
      g_assert_cmpfloat (fabs (sum / n), <, 0.03);
      g_assert_cmpfloat (sqrt (squares / n), <, 0.08);
    }
}

/* What is found among copies, against the exact index. */
static void
test_recall (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);
  g_autoptr (ThemaDuplicates) duplicates = thema_duplicates_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  ThemaRecordKeys none = { 0 };
  ThemaFingerprint fingerprint;
  ThemaDuplicate duplicate;
  for (guint32 i = 0; i < 3000; i++)
    {
      GArray *text = text_new (random, (guint) g_rand_int_range (random, 60, 300));
      g_ptr_array_add (texts, text);
      thema_fingerprint_make (&fingerprint, &none, (const guint64 *) (gpointer) text->data, text->len);
      g_assert_false (thema_duplicates_find (duplicates, &fingerprint, &duplicate));
      thema_duplicates_add (duplicates, &fingerprint, i, i + 2);
    }
  g_test_message ("%" G_GSIZE_FORMAT " bytes each", thema_duplicates_memory (duplicates) / 3000);
  g_assert_cmpuint (thema_duplicates_memory (duplicates) / 3000, <, 300);
  guint n_above = 0, n_found_above = 0, n_found_below = 0;
  for (guint32 i = 0; i < 3000; i++)
    {
      const GArray *text = g_ptr_array_index (texts, i);
      g_autoptr (GArray) copy = text_mutate (random, text, 0.15 * g_rand_double (random));
      thema_fingerprint_make (&fingerprint, &none, (const guint64 *) (gpointer) copy->data, copy->len);
      double exact = jaccard (text, copy);
      gboolean found = thema_duplicates_find (duplicates, &fingerprint, &duplicate);
      if (found)
        {
          g_assert_cmpuint (duplicate.document, ==, i);
          g_assert_cmpuint (duplicate.line, ==, i + 2);
          g_assert_cmpint (duplicate.reason, ==, THEMA_DUPLICATE_TEXT);
          g_assert_true (duplicate.is_estimate);
          g_assert_cmpfloat (exact, >, THEMA_DUPLICATE_SIMILARITY - 0.15);
        }
      n_above += exact >= THEMA_DUPLICATE_SIMILARITY + 0.1;
      n_found_above += found && exact >= THEMA_DUPLICATE_SIMILARITY + 0.1;
      n_found_below += found && exact < THEMA_DUPLICATE_SIMILARITY - 0.1;
    }
  g_test_message ("%u of %u well above, %u well below", n_found_above, n_above, n_found_below);
  g_assert_cmpuint (n_above, >, 300);
  g_assert_cmpuint (n_found_above, >=, n_above * 99 / 100);
  g_assert_cmpuint (n_found_below, <=, 3);
}

/* Texts made from one form share bands; time must not grow with their square. */
static void
test_form_letters (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);
  g_autoptr (ThemaDuplicates) duplicates = thema_duplicates_new ();
  g_autoptr (GArray) form = text_new (random, 200);
  ThemaRecordKeys none = { 0 };
  for (guint32 i = 0; i < 20000; i++)
    {
      ThemaFingerprint fingerprint;
      ThemaDuplicate duplicate;
      g_autoptr (GArray) text = text_mutate (random, form, 0.15);
      thema_fingerprint_make (&fingerprint, &none, (const guint64 *) (gpointer) text->data, text->len);
      if (!thema_duplicates_find (duplicates, &fingerprint, &duplicate))
        thema_duplicates_add (duplicates, &fingerprint, i, 1);
    }
}

/* So do titles that differ in DOI and author alone. */
static void
test_one_title (void)
{
  g_autoptr (ThemaDuplicates) duplicates = thema_duplicates_new ();
  for (guint32 i = 0; i < 200000; i++)
    {
      ThemaDuplicate duplicate;
      ThemaRecordKeys keys = { .doi = i + 1, .title = G_MAXUINT64, .authors = (guint64) 1 << i % 64 };
      ThemaFingerprint fingerprint;
      thema_fingerprint_make (&fingerprint, &keys, NULL, 0);
      gboolean found = thema_duplicates_find (duplicates, &fingerprint, &duplicate);
      g_assert_cmpint (found, ==, i >= 64 && i % 64 < 32);
      if (found)
        g_assert_cmpuint (duplicate.document, ==, i % 64);
      else
        thema_duplicates_add (duplicates, &fingerprint, i, 1);
    }
}

static void
test_ids (void)
{
  g_autoptr (ThemaIds) ids = thema_ids_new ();
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaSlice a = { "a", 1 }, second = { "a~2", 3 };
  g_assert_true (thema_ids_add (ids, a));
  g_assert_false (thema_ids_add (ids, a));
  g_assert_cmpstr (thema_ids_make (ids, a, FALSE, arena).bytes, ==, "a~2");
  g_assert_cmpstr (thema_ids_make (ids, a, TRUE, arena).bytes, ==, "a~2");
  g_assert_false (thema_ids_add (ids, second));
  g_assert_cmpstr (thema_ids_make (ids, a, TRUE, arena).bytes, ==, "a~3");
  for (guint i = 4; i < 100000; i++)
    thema_ids_make (ids, a, TRUE, arena);
  g_assert_cmpstr (thema_ids_make (ids, a, TRUE, arena).bytes, ==, "a~100000");
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *id = g_strdup_printf ("id %u", i);
      g_assert_true (thema_ids_add (ids, (ThemaSlice){ id, strlen (id) }));
      g_assert_false (thema_ids_add (ids, (ThemaSlice){ id, strlen (id) }));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicates/estimate", test_estimate);
  g_test_add_func ("/duplicates/recall", test_recall);
  g_test_add_func ("/duplicates/form-letters", test_form_letters);
  g_test_add_func ("/duplicates/one-title", test_one_title);
  g_test_add_func ("/duplicates/ids", test_ids);
  return g_test_run ();
}
