/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyness: the figures that others have published, to the digits that they print, and the edges. */
#include "stats/association.h"
#include "stats/distribution.h"
#include "stats/keyness.h"

#include <math.h>

#define MANY (G_GUINT64_CONSTANT (1) << 40)

static ThemaKeyMeasures
measure (guint64 target, guint64 reference, guint64 target_size, guint64 reference_size)
{
  const ThemaKeyCounts counts = { target, reference, target_size, reference_size };
  ThemaKeyMeasures out;
  thema_key_measure (&counts, &out);
  return out;
}

/* The same from the four cells: occurrences in both, then what is none. */
static ThemaKeyMeasures
of_cells (guint64 o11, guint64 o12, guint64 o21, guint64 o22)
{
  return measure (o11, o12, o11 + o21, o12 + o22);
}

static void
printed (double value, const char *format, const char *expected)
{
  char text[64];
  g_assert_cmpstr (g_ascii_formatd (text, sizeof text, format, value), ==, expected);
}

static void
near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-12 * MAX (fabs (expected), 1));
}

static void
test_published (void)
{
  /* Dunning 1993, p. 72 and p. 73. */
  printed (of_cells (10, 0, 3, 31764).log_likelihood, "%.2f", "167.23");
  printed (of_cells (3, 0, 0, 31774).chi_squared, "%.0f", "31777");
  /* Pedersen 1996: Fisher's test of 1, 3, 3, 1; and Yates's correction of the same table. */
  const ThemaKeyCounts tea = { 1, 3, 4, 4 };
  printed (thema_key_fisher (&tea), "%.3f", "0.486");
  printed (of_cells (1, 3, 3, 1).chi_squared_yates, "%.1f", "0.5");
  printed (of_cells (1, 3, 3, 1).p_chi_squared_yates, "%.2f", "0.48");
  /* Spoken and written English, as Wordless's tests quote them: the odds ratio of Pojanapunya &
   * Watson Todd 2016, %DIFF of Gabrielatos & Marchi 2011. */
  printed (measure (16217, 735, 2796938, 2087946).odds_ratio, "%.1f", "16.6");
  printed (measure (206523, 178174, 959641, 1562358).percent_diff, "%.1f", "88.7");
  /* Hofland & Johansson 1982, p. 471. */
  printed (measure (18, 35, 1000000, 1000000).difference_coefficient, "%.2f", "-0.32");
  /* Kilgarriff 2009, by his formula from the counts that he gives. */
  printed (of_cells (35, 263, 112289776, 1559716979).simple_maths, "%.4f", "1.1224");
  /* Hardie 2014: a word as frequent here as there; and his 0.0006 against 0.0002, three times. */
  g_assert_cmpfloat (measure (1, 1, 1000000, 1000000).log_ratio, ==, 0);
  near (measure (600, 200, 1000000, 1000000).log_ratio, log2 (3));
}

/* Church & Gale 1991: phi squared, which is chi squared by the size of the table. */
static void
test_phi_squared (void)
{
  const ThemaPairCounts pair = { 31950, 31950 + 12004, 31950 + 4793, 31950 + 12004 + 4793 + 848330 };
  ThemaAssociation association;
  thema_association_measure (&pair, &association);
  printed (association.phi * association.phi, "%.2f", "0.62");
  printed (of_cells (31950, 12004, 4793, 848330).chi_squared / (double) pair.units, "%.2f", "0.62");
}

/* R: lr <- 2 * sum (o * log (o / e)), over two cells and over four. */
static void
test_likelihoods (void)
{
  ThemaKeyMeasures out = measure (30, 10, 1000, 2000);
  near (out.expected, 40. / 3);
  near (out.log_likelihood_two_cells, 2 * (30 * log (2.25) + 10 * log (0.375)));
  near (out.log_likelihood, 2 * (30 * log (2.25) + 10 * log (0.375)
                                 + 970 * log (970 / (1000 - 40. / 3))
                                 + 1990 * log (1990 / (2000 - 80. / 3))));
  near (out.bic, out.log_likelihood - log (3000));
  near (out.p_log_likelihood, thema_chisq_upper (out.log_likelihood, 1));
}

/* The table of Perondi et al. 2004, by which Fagerland, Lydersen & Laake show the MOVER-R Wilson
 * interval; its limits by Donner & Zou's equation (9) in R, from those of prop.test (). */
static void
test_interval (void)
{
  ThemaKeyMeasures out = measure (7, 1, 34, 34), other = measure (1, 7, 34, 34);
  near (exp2 (out.log_ratio), 7);
  near (exp2 (out.log_ratio_low), 1.153668689233681);
  near (exp2 (out.log_ratio_high), 41.976261672517467);
  near (other.log_ratio_low, -out.log_ratio_high);
  near (other.log_ratio_high, -out.log_ratio_low);
}

static void
test_zero_in_reference (void)
{
  ThemaKeyMeasures out = measure (10, 0, 1000, 1000), other = measure (0, 10, 1000, 1000);
  g_assert_true (isnan (out.log_ratio) && isnan (other.log_ratio));
  g_assert_true (isnan (out.log_ratio_high) && isnan (other.log_ratio_low));
  g_assert_true (out.log_ratio_low > 0);
  near (out.log_ratio_low, -other.log_ratio_high);
  g_assert_true (isnan (out.percent_diff) && isnan (out.odds_ratio) && isnan (out.odds_ratio_low));
  g_assert_cmpfloat (other.percent_diff, ==, -100);
  g_assert_cmpfloat (other.odds_ratio, ==, 0);
  g_assert_cmpfloat (out.difference_coefficient, ==, 1);
  g_assert_cmpfloat (other.difference_coefficient, ==, -1);
  /* The limit is that of references that have ever less. */
  ThemaKeyMeasures almost = measure (10, 1, 1000, G_GUINT64_CONSTANT (100000000000));
  g_assert_true (almost.log_ratio_low > out.log_ratio_low);
}

static void
test_nowhere (void)
{
  ThemaKeyMeasures out = measure (0, 0, 100, 100);
  g_assert_cmpfloat (out.log_likelihood, ==, 0);
  g_assert_cmpfloat (out.p_log_likelihood, ==, 1);
  g_assert_true (isnan (out.log_ratio) && isnan (out.log_ratio_low) && isnan (out.log_ratio_high));
  g_assert_true (isnan (out.chi_squared) && isnan (out.p_chi_squared_yates));
  g_assert_true (isnan (out.percent_diff) && isnan (out.difference_coefficient));
}

/* A code in all documents. */
static void
test_everywhere (void)
{
  ThemaKeyMeasures out = measure (5, 7, 5, 7);
  const ThemaKeyCounts counts = { 5, 7, 5, 7 };
  g_assert_cmpfloat (out.log_likelihood, ==, 0);
  g_assert_cmpfloat (out.log_ratio, ==, 0);
  g_assert_true (out.log_ratio_low < 0 && out.log_ratio_high > 0);
  g_assert_true (isnan (out.chi_squared) && isnan (out.odds_ratio));
  g_assert_cmpfloat (thema_key_fisher (&counts), ==, 1);
}

static void
test_empty_target (void)
{
  const ThemaKeyCounts counts = { 0, 5, 0, 10 };
  ThemaKeyMeasures out = measure (0, 5, 0, 10);
  const double *fields = (const double *) &out;
  for (gsize i = 0; i < sizeof out / sizeof *fields; i++)
    g_assert_true (isnan (fields[i]));
  g_assert_true (isnan (thema_key_log_likelihood (&counts)) && isnan (thema_key_fisher (&counts)));
  g_assert_cmpint (thema_key_direction (&counts), ==, 0);
}

/* Beyond 2^31, and beyond 2^32, where Fisher's test is left out. */
static void
test_many (void)
{
  const ThemaKeyCounts counts = { MANY / 4, MANY / 8, MANY, MANY };
  ThemaKeyMeasures out = measure (MANY / 4, MANY / 8, MANY, MANY);
  near (out.log_ratio, 1);
  near (out.percent_diff, 100);
  near (out.expected, (double) (MANY / 16 * 3));
  g_assert_true (isfinite (out.log_likelihood) && out.log_likelihood > 1e9);
  g_assert_cmpfloat (out.p_log_likelihood, ==, 0);
  g_assert_true (isnan (thema_key_fisher (&counts)));
  g_assert_cmpint (thema_key_direction (&counts), ==, 1);
  /* A difference of one in 2^40 has a direction. */
  const ThemaKeyCounts close = { MANY / 2, MANY / 2 + 1, MANY, MANY };
  g_assert_cmpint (thema_key_direction (&close), ==, -1);
}

/* A p below what 1 minus the other tail could hold. */
static void
test_small_p (void)
{
  double p = measure (2000, 0, 100000, 1000000).p_log_likelihood;
  g_assert_true (p == 0 || p < 1e-300);
  p = measure (300, 10, 100000, 1000000).p_log_likelihood;
  g_assert_true (p > 1e-300 && p < 1e-100);
}

static void
test_permutation (void)
{
  near (thema_key_rate_difference (3, 10, 5, 30), fabs (3. / 10 - 2. / 20));
  near (thema_key_rate_difference (1, 10, 5, 30), fabs (1. / 10 - 4. / 20));
  g_assert_true (isnan (thema_key_rate_difference (0, 0, 5, 30)));
  g_assert_true (isnan (thema_key_rate_difference (5, 30, 5, 30)));
  g_assert_true (thema_key_reaches (0.1, 0.1) && thema_key_reaches (0.1 - 1e-17, 0.1));
  g_assert_true (thema_key_reaches (NAN, 0.1) && !thema_key_reaches (0.099, 0.1));
  g_assert_cmpfloat (thema_permutation_p (0, 999), ==, 0.001);
  g_assert_cmpfloat (thema_permutation_p (999, 999), ==, 1);
  g_assert_true (isnan (thema_permutation_p (0, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyness/published", test_published);
  g_test_add_func ("/keyness/phi-squared", test_phi_squared);
  g_test_add_func ("/keyness/likelihoods", test_likelihoods);
  g_test_add_func ("/keyness/interval", test_interval);
  g_test_add_func ("/keyness/zero-in-reference", test_zero_in_reference);
  g_test_add_func ("/keyness/nowhere", test_nowhere);
  g_test_add_func ("/keyness/everywhere", test_everywhere);
  g_test_add_func ("/keyness/empty-target", test_empty_target);
  g_test_add_func ("/keyness/many", test_many);
  g_test_add_func ("/keyness/small-p", test_small_p);
  g_test_add_func ("/keyness/permutation", test_permutation);
  return g_test_run ();
}
