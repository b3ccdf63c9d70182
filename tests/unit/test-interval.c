/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/interval.h"

#include <math.h>

/* prop.test (successes, trials, conf.level = confidence, correct = FALSE)$conf.int  */
/* clang-format off */
static const struct
{
  guint64 successes, trials;
  double confidence, low, high;
} from_r[] = {
  { 0, 10, 0.95, 0, 0.2775327998628891 },
  { 10, 10, 0.95, 0.7224672001371109, 1 },
  { 5, 10, 0.95, 0.236593090512564, 0.7634069094874359 },
  { 1, 1, 0.95, 0.2065493143772375, 1 },
  { 0, 1, 0.95, 0, 0.7934506856227626 },
  { 1, 100000, 0.95, 1.76524773037832e-06, 5.664709659040964e-05 },
  { 99999, 100000, 0.95, 0.9999433529034099, 0.9999982347522698 },
  { 41280, 99999, 0.95, 0.4097560314944528, 0.4158589235847881 },
  { 7, 29, 0.99, 0.09870992585551766, 0.4803543782185361 },
  { 7, 29, 0.5, 0.1920426841163358, 0.2987048162508251 },
};
/* clang-format on */

static void
test_against_r (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (from_r); i++)
    {
      double low, high;

      thema_wilson_interval (from_r[i].successes, from_r[i].trials, from_r[i].confidence, &low,
                             &high);
      g_test_message ("case %" G_GSIZE_FORMAT ": %.17g %.17g", i, low, high);
      /* R subtracts for the lower limit and loses digits near 0.  */
      g_assert_true (fabs (low - from_r[i].low) <= 1e-15 + 1e-12 * from_r[i].low);
      g_assert_true (fabs (high - from_r[i].high) <= 1e-13 * from_r[i].high);
    }
}

static void
test_ends (void)
{
  double low, high;

  thema_wilson_interval (0, 7, 0.95, &low, &high);
  g_assert_cmpfloat (low, ==, 0);
  thema_wilson_interval (7, 7, 0.95, &low, &high);
  g_assert_cmpfloat (high, ==, 1);
  thema_wilson_interval (0, 0, 0.95, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
}

/* Shares and their complements have mirrored intervals, which hold the share.  */
static void
test_properties (void)
{
  for (guint64 n = 1; n <= 60; n++)
    for (guint64 k = 0; k <= n; k++)
      {
        double low, high, low2, high2, share = (double)k / (double)n;

        thema_wilson_interval (k, n, 0.95, &low, &high);
        thema_wilson_interval (n - k, n, 0.95, &low2, &high2);
        g_assert_true (fabs (low - (1 - high2)) < 1e-15 && fabs (high - (1 - low2)) < 1e-15);
        g_assert_true (0 <= low && low <= share && share <= high && high <= 1);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval/against-r", test_against_r);
  g_test_add_func ("/interval/ends", test_ends);
  g_test_add_func ("/interval/properties", test_properties);
  return g_test_run ();
}
