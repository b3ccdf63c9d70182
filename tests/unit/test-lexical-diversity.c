/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/lexical-diversity.h"

#include <math.h>
#include <string.h>

#define MAX_TOKENS 1024
#define MAX_TYPES 256

/* A text of one letter a word. */
static void
measure (const char *text, guint window, ThemaLexicalDiversity *out)
{
  g_autoptr (ThemaTypeCounter) counter = thema_type_counter_new (MAX_TYPES);
  guint32 tokens[MAX_TOKENS];
  gsize n = strlen (text);

  for (gsize i = 0; i < n; i++)
    tokens[i] = (guchar) text[i];
  thema_lexical_diversity_compute (counter, tokens, n, window, out);
}

static gboolean
near (double value, double expected)
{
  return fabs (value - expected) <= 1e-14 * fabs (expected);
}

/* The tests of LexicalRichness have these ten words, its MTLD, and its MATTR: "test text with some
   text numbers hyphenhere and text punctuations".  */
static void
test_ten_words (void)
{
  ThemaLexicalDiversity out;

  measure ("abcdbefgbh", 5, &out);
  g_assert_cmpuint (out.tokens, ==, 10);
  g_assert_cmpuint (out.types, ==, 8);
  g_assert_cmpuint (out.hapaxes, ==, 7);
  g_assert_cmpfloat (out.ttr, ==, 0.8);
  g_assert_true (near (out.guiraud_r, 2.5298221281347035));
  g_assert_true (near (out.herdan_c, 0.9030899869919434));
  g_assert_true (near (out.maas_a2, 0.04208748389057132 * log (10))); /* with natural logarithms */
  g_assert_cmpfloat (out.mattr, ==, 0.9);
  g_assert_true (near (out.mtld, 14));
  g_assert_true (isnan (out.hdd));
  measure ("abcdbefgbh", 1, &out);
  g_assert_cmpfloat (out.mattr, ==, 1);
  measure ("abcdbefgbh", 10, &out);
  g_assert_cmpfloat (out.mattr, ==, 0.8);
  measure ("abcdbefgbh", 11, &out);
  g_assert_true (isnan (out.mattr));
}

/* The windows that the tests of quanteda.textstats spell out: "one one two one one two one".  */
static void
test_windows (void)
{
  ThemaLexicalDiversity out;

  measure ("aabaaba", 2, &out);
  g_assert_true (near (out.mattr, 5.0 / 6));
  measure ("aabaaba", 3, &out);
  g_assert_true (near (out.mattr, 2.0 / 3));
  measure ("aabaaba", 4, &out);
  g_assert_cmpfloat (out.mattr, ==, 0.5);
}

/* "Of the people by the people for the people" has one full factor, at the sixth word, where the TTR
   is 4/6, and nothing of the next, for the rest has no repetition; backwards one at the fifth, 3/5,
   and nothing of the next.  */
static void
test_factors (void)
{
  ThemaLexicalDiversity out;

  measure ("otpbtpftp", 5, &out);
  g_assert_cmpfloat (out.mtld, ==, 9);
  /* Exactly at the threshold, 18 types of 25, a factor is full.  */
  measure ("abcdefghijklmnopqraaaaaaa", 5, &out);
  g_assert_true (near (out.mtld, (25 + 25 / (3 + (1 - 18.0 / 19) / 0.28)) / 2));
  measure ("aaaa", 5, &out); /* two a factor */
  g_assert_cmpfloat (out.mtld, ==, 2);
  measure ("abcdef", 5, &out); /* no repetition: no factor */
  g_assert_true (isnan (out.mtld));
}

/* Five words twenty times over, from the tests of Wordless; HD-D is 5/42 times the probability that
   42 of 100 tokens hold one of 20, in fractions.  */
static void
test_periodic (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ThemaLexicalDiversity out;

  for (int i = 0; i < 20; i++)
    g_string_append (text, "abcde");
  measure (text->str, 100, &out);
  g_assert_cmpfloat (out.ttr, ==, 0.05);
  g_assert_cmpfloat (out.mattr, ==, 0.05);
  g_assert_true (near (out.mtld, 100.0 / 14));
  g_assert_true (near (out.hdd, 0.11904720875292632));
  g_assert_true (near (out.yule_k, 1900));
  g_assert_true (near (out.simpson_d, 1900.0 / 9900));
  g_assert_true (near (out.herdan_c, log (5) / log (100)));
  g_assert_cmpfloat (out.guiraud_r, ==, 0.5);
}

/* Popescu 2009, Word Frequency Studies, p. 170: a text of 225 tokens and 124 types has the repeat
   rate 0.0153, the sum of squared shares: K / 10^4 + 1 / N.  */
static void
test_popescu (void)
{
  static const struct
  {
    guint32 types, frequency;
  } spectrum[]
      = { { 1, 11 }, { 2, 9 }, { 1, 7 }, { 2, 6 }, { 2, 5 }, { 7, 4 }, { 6, 3 }, { 18, 2 }, { 85, 1 } };
  g_autoptr (ThemaTypeCounter) counter = thema_type_counter_new (MAX_TYPES);
  guint32 tokens[MAX_TOKENS], type = 0;
  ThemaLexicalDiversity out;
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (spectrum); i++)
    for (guint32 t = 0; t < spectrum[i].types; t++, type++)
      for (guint32 f = 0; f < spectrum[i].frequency; f++)
        tokens[n++] = type;
  thema_lexical_diversity_compute (counter, tokens, n, 100, &out);
  g_assert_cmpuint (out.tokens, ==, 225);
  g_assert_cmpuint (out.types, ==, 124);
  g_assert_cmpuint (out.hapaxes, ==, 85);
  g_assert_true (fabs (out.yule_k / 1e4 + 1.0 / 225 - 0.0153) < 0.00005);
}

/* No token, one, and 42 of them.  */
static void
test_edges (void)
{
  ThemaLexicalDiversity out;

  measure ("", 1, &out);
  g_assert_cmpuint (out.tokens + out.types + out.hapaxes, ==, 0);
  g_assert_true (isnan (out.ttr) && isnan (out.mattr) && isnan (out.mtld) && isnan (out.hdd));
  g_assert_true (isnan (out.yule_k) && isnan (out.simpson_d) && isnan (out.guiraud_r));
  g_assert_true (isnan (out.herdan_c) && isnan (out.maas_a2));
  measure ("a", 1, &out);
  g_assert_cmpfloat (out.ttr, ==, 1);
  g_assert_cmpfloat (out.mattr, ==, 1);
  g_assert_cmpfloat (out.yule_k, ==, 0);
  g_assert_true (isnan (out.mtld) && isnan (out.simpson_d));
  g_assert_true (isnan (out.herdan_c) && isnan (out.maas_a2));
  measure ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 1, &out); /* the sample is the text */
  g_assert_true (near (out.hdd, 2.0 / 42));
}

/* Numbers of types, and of those that stand once.  */
static void
test_growth (void)
{
  static const guint64 at[] = { 1, 2, 4, 6, 6 };
  static const guint64 types[] = { 1, 2, 2, 3, 3 }, hapaxes[] = { 1, 2, 1, 2, 2 };
  static const guint32 tokens[] = { 4, 7, 4, 4, 9, 4 };
  guint64 found[5], once[5];
  gsize n_types;
  g_autoptr (ThemaTypeCounter) counter = thema_type_counter_new (10);
  g_autofree guint64 *ranked = NULL;

  thema_type_counter_follow (counter, tokens, 5, at, found, once);
  g_assert_cmpmem (found, sizeof found, types, sizeof types);
  g_assert_cmpmem (once, sizeof once, hapaxes, sizeof hapaxes);
  ranked = thema_rank_frequencies (counter, tokens, 6, &n_types);
  g_assert_cmpuint (n_types, ==, 3);
  g_assert_cmpuint (ranked[0], ==, 4);
  g_assert_cmpuint (ranked[1], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexical-diversity/ten-words", test_ten_words);
  g_test_add_func ("/lexical-diversity/windows", test_windows);
  g_test_add_func ("/lexical-diversity/factors", test_factors);
  g_test_add_func ("/lexical-diversity/periodic", test_periodic);
  g_test_add_func ("/lexical-diversity/popescu", test_popescu);
  g_test_add_func ("/lexical-diversity/edges", test_edges);
  g_test_add_func ("/lexical-diversity/growth", test_growth);
  return g_test_run ();
}
