/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers, tails of distributions, and bootstrap intervals as functions of their replicates. */
#include "stats/bootstrap.h"
#include "stats/distribution.h"

#include <math.h>
#include <string.h>

static void
assert_near (double got, double want, double relative)
{
  g_test_message ("%.17g, wanted %.17g", got, want);
  g_assert_true (fabs (got - want) <= relative * fabs (want));
}

/* The same seed and stream give the same numbers, others give others, and they stay as they are. */
static void
test_random (void)
{
  g_autoptr (ThemaRandom) a = thema_random_new (1, 0);
  g_autoptr (ThemaRandom) b = thema_random_new (7, 3);
  guint32 same = 0;
  thema_random_set (b, 1, 0);
  for (int i = 0; i < 1000; i++)
    g_assert_cmpuint (thema_random_below (a, 1000000), ==, thema_random_below (b, 1000000));
  thema_random_set (a, 1, 1);
  thema_random_set (b, 2, 0);
  for (int i = 0; i < 1000; i++)
    same += thema_random_below (a, 1000000) == thema_random_below (b, 1000000);
  g_assert_cmpuint (same, <, 5);
}

/* Each of the 24 orders of four numbers comes about as often as any other: chi-squared with 23
 * degrees of freedom stays below its 99.9 % point, 49.7. */
static void
test_shuffle (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (1, 2);
  guint counts[256] = { 0 };
  double chisq = 0;
  for (int i = 0; i < 24000; i++)
    {
      guint32 n[4] = { 0, 1, 2, 3 };
      thema_random_shuffle (random, n, 4);
      counts[n[0] | n[1] << 2 | n[2] << 4 | n[3] << 6]++;
    }
  for (guint i = 0, orders = 0; i < 256; i++)
    if (counts[i] > 0)
      {
        chisq += (counts[i] - 1000.0) * (counts[i] - 1000.0) / 1000;
        g_assert_cmpuint (++orders, <=, 24);
      }
  g_test_message ("chi-squared %g", chisq);
  g_assert_cmpfloat (chisq, <, 49.7);
  g_assert_cmpfloat (chisq, >, 5);
}

/* R 4.2.2: pchisq (x, df, lower.tail = FALSE), 2 * pnorm (-z), qnorm (p), 2 * pt (-t, df). */
static void
test_tails (void)
{
  assert_near (thema_chisq_upper (3.841458820694124, 1), 0.05, 1e-12);
  static const double far[] = { 6.9429373646436158e-300, 3.2231453908506469e-298,
                                9.5256999654086105e-297, 2.2110777381235446e-295,
                                4.3564247427723408e-294 };
  for (int df = 1; df <= 5; df++)
    assert_near (thema_chisq_upper (1370, df), far[df - 1], 1e-10);
  g_assert_cmpfloat (thema_chisq_upper (0, 1), ==, 1);
  g_assert_cmpfloat (thema_chisq_upper (4000, 1), ==, 0);
  assert_near (thema_normal_two_sided (1.959963984540054), 0.05, 1e-12);
  assert_near (thema_normal_two_sided (-37), 1.1451142445049154e-299, 1e-10);
  assert_near (thema_normal_quantile (0.975), THEMA_Z_95, 1e-12);
  assert_near (thema_normal_lower (-1.959963984540054), 0.025, 1e-12);
  assert_near (thema_t_two_sided (2.2281388519649385, 10), 0.05, 1e-10);
  assert_near (thema_t_two_sided (-30, 1000), 1.5374687444045064e-141, 1e-10);
  g_assert_true (isnan (thema_chisq_upper (NAN, 1)));
  g_assert_true (isnan (thema_normal_two_sided (NAN)));
}

/* The values 1 to 10: mean 5.5, so the acceleration of symmetric ones is 0. Of 0, 0, 1 the
 * deviations of the mean are 1/3, 1/3, -2/3: cubes -6/27, squares 6/9. */
static void
test_acceleration (void)
{
  const double even[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, skew[] = { 0, 1 };
  const double constant[] = { 0.1, 0.1, 0.1 }, missing[] = { 0, NAN };
  const guint64 once[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, twice[] = { 2, 1 };
  g_assert_cmpfloat (thema_jackknife_acceleration (even, once, 10), ==, 0);
  assert_near (thema_jackknife_acceleration (skew, twice, 2), -6.0 / 27 / (6 * pow (6.0 / 9, 1.5)),
               1e-14);
  g_assert_true (isnan (thema_jackknife_acceleration (constant, once, 3)));
  g_assert_true (isnan (thema_jackknife_acceleration (missing, once, 2)));
  g_assert_true (isnan (thema_jackknife_acceleration (missing, once, 0)));
}

/* Replicates 1 to 199, the estimate their median, no acceleration: ranks 5 and 195 of 200. */
static void
test_interval (void)
{
  double replicates[199];
  ThemaBootstrap out;
  for (int i = 0; i < 199; i++)
    replicates[i] = (i * 7 + 3) % 199 + 1;
  thema_bootstrap_interval (replicates, 199, 100, 0, &out);
  g_assert_cmpint (out.method, ==, THEMA_BOOTSTRAP_BCA);
  assert_near (out.low, 5, 1e-12);
  assert_near (out.high, 195, 1e-12);
  assert_near (out.std_error, sqrt (200.0 * 199 / 12), 1e-12); /* of 1 to n: n (n + 1) / 12 */
  thema_bootstrap_interval (replicates, 199, 100, NAN, &out);
  g_assert_cmpint (out.method, ==, THEMA_BOOTSTRAP_PERCENTILE);
  assert_near (out.low, 5, 1e-12);
  /* Below or above all replicates there is no telling how far. */
  thema_bootstrap_interval (replicates, 199, 0, 0, &out);
  g_assert_cmpint (out.method, ==, THEMA_BOOTSTRAP_PERCENTILE);
}

static void
test_no_interval (void)
{
  double same[] = { 2, 2, 2 }, none[] = { NAN, NAN }, few[40], one[] = { 3 };
  ThemaBootstrap out;
  thema_bootstrap_interval (same, 3, 2, 0, &out);
  g_assert_cmpint (out.method, ==, THEMA_BOOTSTRAP_NONE);
  g_assert_cmpfloat (out.std_error, ==, 0);
  g_assert_true (isnan (out.low) && isnan (out.high));
  thema_bootstrap_interval (none, 2, 2, 0, &out);
  g_assert_cmpuint (out.defined, ==, 0);
  g_assert_true (isnan (out.std_error) && isnan (out.low));
  thema_bootstrap_interval (one, 1, 3, 0, &out);
  g_assert_true (isnan (out.std_error) && isnan (out.low));
  thema_bootstrap_interval (NULL, 0, 3, 0, &out);
  g_assert_true (isnan (out.low));
  /* One in 40 may be undefined, not two. */
  for (int i = 0; i < 40; i++)
    few[i] = i < 1 ? (double) NAN : i;
  thema_bootstrap_interval (few, 40, 20, 0, &out);
  g_assert_cmpuint (out.defined, ==, 39);
  g_assert_false (isnan (out.low));
  few[0] = NAN;
  thema_bootstrap_interval (few, 40, 20, 0, &out);
  g_assert_true (isnan (out.low));
  thema_bootstrap_interval (few, 40, NAN, 0, &out);
  g_assert_true (isnan (out.low));
}

/* The phi of two codes that always come together is 1, but for rounding: that is no spread. */
static void
test_rounding (void)
{
  double replicates[200], none[200];
  ThemaBootstrap out;
  for (int i = 0; i < 200; i++)
    {
      replicates[i] = 1 + (i % 3 - 1) * 2.3e-16;
      none[i] = 0;
    }
  thema_bootstrap_interval (replicates, 200, 1, NAN, &out);
  g_assert_cmpfloat (out.std_error, ==, 0);
  g_assert_cmpint (out.method, ==, THEMA_BOOTSTRAP_NONE);
  g_assert_true (isnan (out.low) && isnan (out.high));
  thema_bootstrap_interval (none, 200, 0, NAN, &out);
  g_assert_cmpfloat (out.std_error, ==, 0);
  g_assert_true (isnan (out.low));
  /* A spread that is small beside the values is one. */
  replicates[7] = 1 - 1e-9;
  thema_bootstrap_interval (replicates, 200, 1, NAN, &out);
  g_assert_cmpint (out.method, ==, THEMA_BOOTSTRAP_PERCENTILE);
}

/* The lower limit is the replicate of rank 0.025 (n + 1), and there is none before 39. */
static void
test_few (void)
{
  double replicates[39];
  ThemaBootstrap out;
  for (gsize n = 38; n <= 39; n++)
    {
      for (gsize i = 0; i < n; i++)
        replicates[i] = (double) i;
      thema_bootstrap_interval (replicates, n, 19, 0, &out);
      g_assert_false (isnan (out.std_error));
      g_assert_cmpint (out.method, ==, n < 39 ? THEMA_BOOTSTRAP_NONE : THEMA_BOOTSTRAP_BCA);
      g_assert_true (isnan (out.low) == (n < 39));
    }
}

/* As many are drawn as there are, each as likely. */
static void
test_draw (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (1, 0);
  guint32 times[10], sums[10] = { 0 };
  for (int draw = 0; draw < 1000; draw++)
    {
      guint32 n = 0;
      thema_bootstrap_draw (random, 10, times);
      for (int i = 0; i < 10; i++)
        {
          n += times[i];
          sums[i] += times[i];
        }
      g_assert_cmpuint (n, ==, 10);
    }
  for (int i = 0; i < 10; i++)
    g_assert_true (sums[i] > 880 && sums[i] < 1120);
  thema_bootstrap_draw (random, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bootstrap/random", test_random);
  g_test_add_func ("/bootstrap/shuffle", test_shuffle);
  g_test_add_func ("/bootstrap/tails", test_tails);
  g_test_add_func ("/bootstrap/acceleration", test_acceleration);
  g_test_add_func ("/bootstrap/interval", test_interval);
  g_test_add_func ("/bootstrap/no-interval", test_no_interval);
  g_test_add_func ("/bootstrap/rounding", test_rounding);
  g_test_add_func ("/bootstrap/few", test_few);
  g_test_add_func ("/bootstrap/draw", test_draw);
  return g_test_run ();
}
