/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/break-cjk.h"
#include "text/cjk-dictionary.h"

#include <unicode/udata.h>

#define FINAL(value) ((guint16) (0x8000 | (value)))

static void
assert_step (ThemaCjkStep step, gint32 cost, gboolean goes_on)
{
  g_assert_cmpint (step.cost, ==, cost);
  g_assert_cmpint (step.node != THEMA_CJK_NOWHERE, ==, goes_on);
}

/* "a" 5, "ab" 7, "b" 9 */
static void
test_small (void)
{
  static const guint16 units[] = { 1, 'a', 2, 'b', FINAL (9), 6 << 6 | 0x30, 'b', FINAL (7) };
  g_autoptr (ThemaCjkDictionary) dictionary
      = thema_cjk_dictionary_new (units, G_N_ELEMENTS (units));
  ThemaCjkStep a = thema_cjk_dictionary_first (dictionary, 'a');

  assert_step (a, 5, TRUE);
  assert_step (thema_cjk_dictionary_next (dictionary, a.node, 'b'), 7, FALSE);
  assert_step (thema_cjk_dictionary_next (dictionary, a.node, 'a'), -1, FALSE);
  assert_step (thema_cjk_dictionary_next (dictionary, THEMA_CJK_ROOT, 'a'), 5, TRUE);
  assert_step (thema_cjk_dictionary_first (dictionary, 'b'), 9, FALSE);
  assert_step (thema_cjk_dictionary_first (dictionary, 'c'), -1, FALSE);
  assert_step (thema_cjk_dictionary_next (dictionary, THEMA_CJK_NOWHERE, 'a'), -1, FALSE);
}

/* A branch that is searched by halves, a chain, and values of one, two and three units. */
static void
test_branch (void)
{
  static const guint16 units[]
      = { /* eight units; those below "e" are seventeen units further */
          0, 8 - 1, 'e', 17,
          /* "e" 16, "f" 17, "g" 65536, "h" 18, "hijk" 3 */
          'e', FINAL (0x4000), 16, 'f', FINAL (0x7FFF), 0, 17, 'g', FINAL (0x4001), 0, 'h',
          0x4040 | 0x32, 18, 'i', 'j', 'k', FINAL (3),
          /* "a" 1, "b" 2, "c" 3, "d" 4 */
          'a', FINAL (1), 'b', FINAL (2), 'c', FINAL (3), 'd', FINAL (4)
        };
  g_autoptr (ThemaCjkDictionary) dictionary
      = thema_cjk_dictionary_new (units, G_N_ELEMENTS (units));
  ThemaCjkStep step;

  for (guint16 i = 0; i < 4; i++)
    assert_step (thema_cjk_dictionary_first (dictionary, (guint16) ('a' + i)), i + 1, FALSE);
  assert_step (thema_cjk_dictionary_next (dictionary, THEMA_CJK_ROOT, 'c'), 3, FALSE);
  assert_step (thema_cjk_dictionary_first (dictionary, 'e'), 16, FALSE);
  assert_step (thema_cjk_dictionary_first (dictionary, 'f'), 17, FALSE);
  assert_step (thema_cjk_dictionary_next (dictionary, THEMA_CJK_ROOT, 'f'), 17, FALSE);
  assert_step (thema_cjk_dictionary_first (dictionary, 'g'), THEMA_CJK_MAX_COST, FALSE);
  step = thema_cjk_dictionary_first (dictionary, 'h');
  assert_step (step, 18, TRUE);
  for (const char *p = "ij"; *p != '\0'; p++)
    {
      assert_step (thema_cjk_dictionary_next (dictionary, step.node, 'x'), -1, FALSE);
      step = thema_cjk_dictionary_next (dictionary, step.node, (guint16) *p);
      assert_step (step, -1, TRUE);
    }
  assert_step (thema_cjk_dictionary_next (dictionary, step.node, 'k'), 3, FALSE);
}

static void
test_icu (void)
{
  const ThemaCjkDictionary *dictionary = thema_cjk_dictionary_get ();
  ThemaCjkStep step;

  if (dictionary == NULL)
    {
      g_test_skip ("this ICU has no dictionary of the known format");
      return;
    }
  step = thema_cjk_dictionary_first (dictionary, 0x4E2D);
  g_assert_cmpint (step.cost, >, 0);
  step = thema_cjk_dictionary_next (dictionary, step.node, 0x56FD);
  g_assert_cmpint (step.cost, >, 0);
  assert_step (thema_cjk_dictionary_first (dictionary, 'a'), -1, FALSE);
}

/* The words of random text by a dictionary that makes no sense: each character in one of them. */
static void
assert_words (const guint16 *units, gsize n_units, GRand *random)
{
  const ThemaBreakTables *tables = thema_break_tables_get ();
  g_autoptr (ThemaCjkDictionary) dictionary = thema_cjk_dictionary_new (units, n_units);
  g_autoptr (ThemaCjkBreaker) breaker = thema_cjk_breaker_new (dictionary);
  g_autoptr (GString) text = g_string_new (NULL);
  ThemaSpans words = { 0 };
  guint32 end = 0;

  for (guint i = 0; i < 400; i++)
    g_string_append_unichar (text, g_rand_boolean (random)
                                       ? (gunichar) g_rand_int_range (random, 0x4E00, 0x4F00)
                                       : (gunichar) g_rand_int_range (random, 0x3041, 0x3097));
  g_assert_cmpuint (
      thema_cjk_breaker_read (breaker, &tables->words, (const guint8 *) text->str, 0, text->len),
      ==, text->len);
  thema_cjk_breaker_append_words (breaker, 0, &words);
  for (gsize i = 0; i < words.n; end = words.data[i++].end)
    {
      g_assert_cmpuint (words.data[i].start, ==, end);
      g_assert_cmpuint (words.data[i].end, >, end);
      g_assert_cmpuint (words.data[i].end - end, <=, 3 * 20);
    }
  g_assert_cmpuint (end, ==, text->len);
  g_free (words.data);
}

static void
test_senseless (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (43);

  for (guint i = 0; i < 300; i++)
    {
      gsize n_units = (gsize) g_rand_int_range (random, 0, 4000);
      g_autofree guint16 *units = g_new (guint16, n_units);

      for (gsize j = 0; j < n_units; j++)
        units[j] = (guint16) (g_rand_boolean (random) ? g_rand_int_range (random, 0, 0x80)
                                                      : g_rand_int_range (random, 0x3041, 0x10000));
      assert_words (units, n_units, random);
    }
}

/* The dictionary of ICU with some units changed, and cut short. */
static void
test_damaged (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UDataMemory *memory = udata_open (U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &status);
  g_autoptr (GRand) random = g_rand_new_with_seed (47);

  if (U_FAILURE (status) || thema_cjk_dictionary_get () == NULL)
    {
      g_test_skip ("this ICU has no dictionary of the known format");
      return;
    }
  for (guint i = 0; i < 60; i++)
    {
      const gint32 *indexes = udata_getMemory (memory);
      gint32 n_units = (indexes[1] - indexes[0]) / 2;
      gint32 n_kept = i % 2 == 0 ? n_units : g_rand_int_range (random, 1, n_units);
      g_autofree guint16 *units
          = g_memdup2 ((const guint8 *) indexes + indexes[0], 2 * (gsize) n_kept);

      for (gint32 j = 0; j < 1 << (i % 18); j++)
        units[g_rand_int_range (random, 0, n_kept)] = (guint16) g_rand_int (random);
      assert_words (units, (gsize) n_kept, random);
    }
  udata_close (memory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cjk-dictionary/small", test_small);
  g_test_add_func ("/cjk-dictionary/branch", test_branch);
  g_test_add_func ("/cjk-dictionary/icu", test_icu);
  g_test_add_func ("/cjk-dictionary/senseless", test_senseless);
  g_test_add_func ("/cjk-dictionary/damaged", test_damaged);
  return g_test_run ();
}
