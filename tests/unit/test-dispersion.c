/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/dispersion.h"

#include <math.h>

enum
{
  MAX_PARTS = 5
};

/* DP = sum (abs (size / sum (size) - frequency / sum (frequency))) / 2  */
static double
dp_of (const guint64 *sizes, const guint64 *frequencies, gsize n)
{
  guint64 corpus = 0, term = 0;
  ThemaDp dp = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      corpus += sizes[i];
      term += frequencies[i];
    }
  for (gsize i = 0; i < n; i++)
    if (frequencies[i] > 0)
      thema_dp_add (&dp, sizes[i], frequencies[i], corpus, term);
  return thema_dp_value (&dp, corpus, term);
}

/* Gries 2008, International Journal of Corpus Linguistics 13(4): the corpus of 50 words in five
   parts, by term; then equal parts.  */
static const struct
{
  guint64 sizes[MAX_PARTS], frequencies[MAX_PARTS];
  double dp;
} dp_cases[] = {
  { { 9, 10, 10, 10, 11 }, { 1, 2, 3, 4, 5 }, 0.18 }, /* a */
  { { 9, 10, 10, 10, 11 }, { 2, 2, 2, 2, 2 }, 0.02 }, /* b */
  { { 9, 10, 10, 10, 11 }, { 1, 0, 0, 0, 0 }, 0.82 }, /* i */
  { { 9, 10, 10, 10, 11 }, { 0, 1, 0, 0, 0 }, 0.80 }, /* q */
  { { 9, 10, 10, 10, 11 }, { 0, 0, 0, 0, 1 }, 0.78 }, /* x */
  { { 3, 3, 3, 0, 0 }, { 3, 3, 3, 0, 0 }, 0 },
  { { 10, 10, 10, 0, 0 }, { 2, 1, 0, 0, 0 }, 1.0 / 3 },
  { { 7, 0, 0, 0, 0 }, { 3, 0, 0, 0, 0 }, 0 }, /* one document */
  { { 1, 999999, 0, 0, 0 }, { 1, 0, 0, 0, 0 }, 0.999999 },
};

static void
test_dp (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dp_cases); i++)
    {
      double dp = dp_of (dp_cases[i].sizes, dp_cases[i].frequencies, MAX_PARTS);

      g_test_message ("case %" G_GSIZE_FORMAT ": %.17g", i, dp);
      g_assert_true (fabs (dp - dp_cases[i].dp) <= 2e-16);
    }
}

static void
test_dp_missing (void)
{
  ThemaDp dp = { 0 };

  g_assert_true (isnan (thema_dp_value (&dp, 0, 0)));
  g_assert_true (isnan (thema_dp_value (&dp, 10, 0)));
}

/* Any split of the parts over states, merged in any order, gives the same bits.  */
static void
test_dp_merge (void)
{
  enum
  {
    PARTS = 300,
    STATES = 7
  };
  guint64 size[PARTS], frequency[PARTS], corpus = 0, term = 0;
  ThemaDp all = { 0 }, states[STATES] = { 0 }, merged = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gsize i = 0; i < PARTS; i++)
    {
      size[i] = g_rand_int (rand) % 5000 + 1;
      frequency[i] = g_rand_int (rand) % 5;
      corpus += size[i];
      term += frequency[i];
    }
  for (gsize i = 0; i < PARTS; i++)
    if (frequency[i] > 0)
      {
        thema_dp_add (&all, size[i], frequency[i], corpus, term);
        thema_dp_add (&states[g_rand_int (rand) % STATES], size[i], frequency[i], corpus, term);
      }
  for (gsize i = STATES; i > 0; i--)
    thema_dp_merge (&merged, &states[i - 1]);
  g_assert_cmpmem (&merged, sizeof merged, &all, sizeof all);
  g_assert_cmpfloat (thema_dp_value (&merged, corpus, term), ==,
                     thema_dp_value (&all, corpus, term));
}

/* Where 64 bits would overflow: two halves of 10^12 words, the term in one.  */
static void
test_dp_large (void)
{
  const guint64 half = G_GUINT64_CONSTANT (500000000000);
  ThemaDp dp = { 0 };

  thema_dp_add (&dp, half, half / 10, 2 * half, half / 10);
  g_assert_cmpfloat (thema_dp_value (&dp, 2 * half, half / 10), ==, 0.5);
}

/* Manning, Raghavan & Schuetze 2008, figure 6.8, prints the idf of four terms in 806,791 documents
   to two digits; the others are frequency * log10 (n_documents / documents) in R.  */
static void
test_tf_idf (void)
{
  g_assert_true (fabs (thema_tf_idf (1, 18165, 806791) - 1.65) < 0.005);
  g_assert_true (fabs (thema_tf_idf (1, 6723, 806791) - 2.08) < 0.005);
  g_assert_true (fabs (thema_tf_idf (1, 19241, 806791) - 1.62) < 0.005);
  g_assert_true (fabs (thema_tf_idf (1, 25235, 806791) - 1.5) < 0.05);
  g_assert_true (fabs (thema_tf_idf (14, 12, 16) - 1.749142312516199) < 1e-14);
  g_assert_true (fabs (thema_tf_idf (3, 2, 4) - 0.9030899869919435) < 1e-15);
  g_assert_cmpfloat (thema_tf_idf (1, 1, 100000), ==, 5);
  g_assert_cmpfloat (thema_tf_idf (9, 4, 4), ==, 0);
  g_assert_true (isnan (thema_tf_idf (0, 0, 4)));
  g_assert_true (isnan (thema_tf_idf (0, 0, 0)));
}

static void
test_rates (void)
{
  g_assert_cmpfloat (thema_per_1000 (3, 1500), ==, 2);
  g_assert_cmpfloat (thema_per_1000 (0, 10), ==, 0);
  g_assert_true (isnan (thema_per_1000 (0, 0)));
  g_assert_cmpfloat (thema_share (1, 4), ==, 0.25);
  g_assert_cmpfloat (thema_share (0, 4), ==, 0);
  g_assert_true (isnan (thema_share (0, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dispersion/dp", test_dp);
  g_test_add_func ("/dispersion/dp-missing", test_dp_missing);
  g_test_add_func ("/dispersion/dp-merge", test_dp_merge);
  g_test_add_func ("/dispersion/dp-large", test_dp_large);
  g_test_add_func ("/dispersion/tf-idf", test_tf_idf);
  g_test_add_func ("/dispersion/rates", test_rates);
  return g_test_run ();
}
