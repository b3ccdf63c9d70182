/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/weight.h"

#include <math.h>

#define NEAR 1e-15

static double
tf (ThemaTf scheme, ThemaLogBase base, guint64 count, guint64 total, guint64 most)
{
  ThemaWeighting weighting = { scheme, THEMA_IDF_UNARY, base };

  return thema_tf (&weighting, count, total, most);
}

static double
idf (ThemaIdf scheme, ThemaLogBase base, guint64 documents, guint64 n_documents, guint64 most)
{
  ThemaWeighting weighting = { THEMA_TF_COUNT, scheme, base };

  return thema_idf (&weighting, documents, n_documents, most);
}

static void
test_tf (void)
{
  g_assert_cmpfloat (tf (THEMA_TF_COUNT, THEMA_LOG_10, 3, 12, 6), ==, 3);
  g_assert_cmpfloat (tf (THEMA_TF_SHARE, THEMA_LOG_10, 3, 12, 6), ==, 0.25);
  g_assert_cmpfloat (tf (THEMA_TF_BOOLEAN, THEMA_LOG_10, 3, 12, 6), ==, 1);
  g_assert_cmpfloat (tf (THEMA_TF_AUGMENTED, THEMA_LOG_10, 3, 12, 6), ==, 0.75);
  g_assert_cmpfloat (tf (THEMA_TF_LOG, THEMA_LOG_10, 1, 12, 6), ==, 1);
  g_assert_cmpfloat (tf (THEMA_TF_LOG, THEMA_LOG_10, 100, 100, 100), ==, 3);
  g_assert_cmpfloat (tf (THEMA_TF_LOG, THEMA_LOG_2, 8, 12, 8), ==, 4);
  g_assert_true (fabs (tf (THEMA_TF_LOG, THEMA_LOG_E, 3, 12, 6) - (1 + log (3))) < NEAR);
}

/* The worked example of Wikipedia's tf-idf article, which quanteda's pages repeat: "example" three
   times in one of two documents, 0.301 * 3/7 = 0.129.  */
static void
test_worked_example (void)
{
  double weight = tf (THEMA_TF_SHARE, THEMA_LOG_10, 3, 7, 3)
                  * idf (THEMA_IDF_INVERSE, THEMA_LOG_10, 1, 2, 2);

  g_assert_true (fabs (weight - 0.129) < 0.0005);
}

static void
test_idf (void)
{
  g_assert_cmpfloat (idf (THEMA_IDF_COUNT, THEMA_LOG_10, 5, 100, 50), ==, 5);
  g_assert_cmpfloat (idf (THEMA_IDF_UNARY, THEMA_LOG_10, 5, 100, 50), ==, 1);
  g_assert_cmpfloat (idf (THEMA_IDF_INVERSE, THEMA_LOG_10, 1, 100, 50), ==, 2);
  g_assert_cmpfloat (idf (THEMA_IDF_INVERSE, THEMA_LOG_2, 25, 100, 50), ==, 2);
  g_assert_cmpfloat (idf (THEMA_IDF_INVERSEMAX, THEMA_LOG_10, 5, 100, 50), ==, 1);
  g_assert_cmpfloat (idf (THEMA_IDF_INVERSESMOOTH, THEMA_LOG_2, 100, 100, 100), ==, 1);
  g_assert_true (fabs (idf (THEMA_IDF_INVERSEPROB, THEMA_LOG_E, 20, 100, 50) - log (4)) < NEAR);
}

/* In all documents, in half of them, in none.  */
static void
test_edges (void)
{
  ThemaExactSum sum = { 0 };

  g_assert_cmpfloat (idf (THEMA_IDF_INVERSE, THEMA_LOG_10, 7, 7, 7), ==, 0);
  g_assert_cmpfloat (idf (THEMA_IDF_INVERSEPROB, THEMA_LOG_10, 7, 7, 7), ==, 0);
  g_assert_cmpfloat (idf (THEMA_IDF_INVERSEPROB, THEMA_LOG_10, 4, 8, 8), ==, 0);
  g_assert_cmpfloat (idf (THEMA_IDF_INVERSEPROB, THEMA_LOG_10, 6, 8, 8), ==, 0);
  for (ThemaIdf scheme = 0; scheme < THEMA_N_IDF; scheme++)
    g_assert_true (isnan (idf (scheme, THEMA_LOG_10, 0, 8, 8)));
  g_assert_true (isnan (idf (THEMA_IDF_INVERSE, THEMA_LOG_10, 0, 0, 0)));
  g_assert_cmpfloat (thema_exact_value (&sum), ==, 0);
}

/* In any order, and to the last bit.  */
static void
test_exact_sum (void)
{
  enum
  {
    N = 3000
  };
  double numbers[N];
  ThemaExactSum up = { 0 }, down = { 0 }, halves = { 0 }, third = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < N; i++)
    numbers[i] = g_rand_double (rand) * (i % 7 == 0 ? 1e6 : 1);
  for (int i = 0; i < N; i++)
    {
      thema_exact_add (&up, numbers[i]);
      thema_exact_add (&down, numbers[N - 1 - i]);
      thema_exact_add (i % 2 == 0 ? &halves : &third, numbers[i]);
    }
  thema_exact_merge (&halves, &third);
  g_assert_cmpmem (&up, sizeof up, &down, sizeof down);
  g_assert_cmpmem (&up, sizeof up, &halves, sizeof halves);
  thema_exact_add (&up, 0x1p61);
  g_assert_cmpfloat (thema_exact_value (&up), >=, 0x1p61);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weight/tf", test_tf);
  g_test_add_func ("/weight/worked-example", test_worked_example);
  g_test_add_func ("/weight/idf", test_idf);
  g_test_add_func ("/weight/edges", test_edges);
  g_test_add_func ("/weight/exact-sum", test_exact_sum);
  return g_test_run ();
}
