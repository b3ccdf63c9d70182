/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/collocation.h"

#include <math.h>
#include <string.h>

/* A published figure: the value to as many decimals as are printed. */
static void
check_printed (double value, double printed, int decimals)
{
  g_assert_cmpfloat (fabs (value - printed), <=, 0.5 * pow (10, -decimals) + 1e-12);
}

static ThemaCollocation
of_cells (guint64 o11, guint64 o12, guint64 o21, guint64 o22)
{
  ThemaPairCounts counts = { o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22 };
  ThemaCollocation out;
  thema_collocation_compute (&counts, &out);
  return out;
}

static void
test_published (void)
{
  /* Church & Hanks 1990: "doctors" 1105 times and "dentists" 44 times in the 15 million words of
   * the 1987 AP corpus, 8 times within five words of each other. */
  ThemaPairCounts doctor = { 8, 1105, 44, 15000000 };
  ThemaCollocation out;
  thema_collocation_compute (&doctor, &out);
  check_printed (out.mi, 11.3, 1);

  /* Manning & Schuetze 1999, p. 164: "new companies", t = 0.999932. */
  out = of_cells (8, 15820, 4667, 14287173);
  check_printed (out.t_score, 0.999932, 6);

  /* Gries 2013: "of course" in the spoken part of the BNC. */
  out = of_cells (5610, 168938, 2257, 10233063);
  check_printed (out.delta_p_forward, 0.032, 3);
  check_printed (out.delta_p_backward, 0.697, 3);

  /* Church & Gale 1991: phi squared of "house" and "chambre" in the Canadian Hansards. */
  ThemaPairCounts house = { 31950, 31950 + 12004, 31950 + 4793, 31950 + 12004 + 4793 + 848330 };
  ThemaAssociation association;
  thema_association_compute (&house, &association);
  check_printed (association.phi * association.phi, 0.62, 2);

  /* Dunning 1993, p. 72: a table with an empty cell. */
  out = of_cells (10, 0, 3, 31764);
  check_printed (out.log_likelihood, 167.23, 2);
}

/* Rychly 2008, p. 9: at most 14; 0 for less than one in 16,000; one more for twice as often. */
static void
test_log_dice (void)
{
  g_assert_cmpfloat (thema_log_dice (7, 7, 7), ==, 14);
  g_assert_cmpfloat (thema_log_dice (1, 16384, 16384), ==, 0);
  g_assert_cmpfloat (thema_log_dice (2, 16384, 16384), ==, 1);
  g_assert_true (isnan (thema_log_dice (0, 3, 4)));
  /* More meetings than occurrences: one node in the company of three. */
  g_assert_cmpfloat (thema_log_dice (3, 1, 3), >, 14);
}

/* Twice as many as expected. */
static void
test_by_hand (void)
{
  ThemaCollocation out = of_cells (10, 90, 40, 860);
  g_assert_cmpfloat (out.expected, ==, 5);
  g_assert_cmpfloat (out.mi, ==, 1);
  g_assert_cmpfloat_with_epsilon (out.mi3, log2 (1000. / 5), 1e-13);
  g_assert_cmpfloat_with_epsilon (out.t_score, 5 / sqrt (10), 1e-14);
  g_assert_cmpfloat_with_epsilon (out.z_score, 5 / sqrt (5), 1e-14);
  g_assert_cmpfloat_with_epsilon (out.delta_p_forward, .1 - 40. / 900, 1e-15);
  g_assert_cmpfloat_with_epsilon (out.delta_p_backward, .2 - 90. / 950, 1e-15);
  g_assert_cmpfloat_with_epsilon (out.log_ratio, log2 (2.25), 1e-15);
  double reach = 1.959963984540054 * sqrt (.1 - .01 + 1. / 40 - 1. / 900) / log (2);
  g_assert_cmpfloat_with_epsilon (out.log_ratio_high - out.log_ratio, reach, 1e-14);
  g_assert_cmpfloat_with_epsilon (out.log_ratio - out.log_ratio_low, reach, 1e-14);
}

static void
test_independent (void)
{
  ThemaCollocation out = of_cells (1, 9, 9, 81);
  g_assert_cmpfloat (out.mi, ==, 0);
  g_assert_cmpfloat (out.t_score, ==, 0);
  g_assert_cmpfloat (out.z_score, ==, 0);
  g_assert_cmpfloat (out.delta_p_forward, ==, 0);
  g_assert_cmpfloat (out.log_ratio, ==, 0);
  g_assert_cmpfloat (out.log_likelihood, ==, 0);
  g_assert_cmpfloat (out.p_log_likelihood, ==, 1);
}

static guint
count_missing (const ThemaCollocation *out)
{
  double numbers[sizeof *out / sizeof (double)];
  guint n = 0;
  memcpy (numbers, out, sizeof *out);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_false (isinf (numbers[i]));
      n += isnan (numbers[i]) != 0;
    }
  return n;
}

static void
test_edges (void)
{
  ThemaCollocation out = of_cells (0, 0, 0, 0);
  g_assert_cmpuint (count_missing (&out), ==, 12);

  /* Never near: nothing that is a logarithm of it. */
  out = of_cells (0, 10, 5, 100);
  g_assert_true (isnan (out.mi) && isnan (out.mi3) && isnan (out.t_score));
  g_assert_true (isnan (out.log_ratio) && isnan (out.log_ratio_low));
  g_assert_cmpfloat (out.z_score, <, 0);
  g_assert_cmpuint (count_missing (&out), ==, 6);

  /* Only near: the ratio has no end. */
  out = of_cells (5, 10, 0, 100);
  g_assert_true (isnan (out.log_ratio) && isnan (out.log_ratio_high));
  g_assert_cmpfloat (out.delta_p_backward, <=, 1);
  g_assert_cmpuint (count_missing (&out), ==, 3);

  /* All is near, as with one short document. */
  out = of_cells (5, 10, 0, 0);
  g_assert_cmpfloat (out.mi, ==, 0);
  g_assert_true (isnan (out.delta_p_forward));
  g_assert_cmpfloat (out.log_likelihood, ==, 0);

  /* All near and far is the collocate: no spread. */
  out = of_cells (5, 0, 7, 0);
  g_assert_cmpfloat (out.log_ratio, ==, 0);
  g_assert_cmpfloat (out.log_ratio_high, ==, 0);
  g_assert_true (isnan (out.delta_p_backward));
}

/* Counts beyond 2^31, and a p that no 1 - cdf would show. */
static void
test_large (void)
{
  guint64 thousand_million = 1000000000;
  ThemaCollocation out = of_cells (5 * thousand_million, 95 * thousand_million,
                                   45 * thousand_million, 855 * thousand_million);
  g_assert_cmpfloat (out.mi, ==, 0);
  g_assert_cmpfloat (out.delta_p_forward, ==, 0);
  out = of_cells (150, 850, 500, 98500);
  g_assert_cmpfloat (out.p_log_likelihood, >, 0);
  g_assert_cmpfloat (out.p_log_likelihood, <, 1e-100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collocation/published", test_published);
  g_test_add_func ("/collocation/log-dice", test_log_dice);
  g_test_add_func ("/collocation/by-hand", test_by_hand);
  g_test_add_func ("/collocation/independent", test_independent);
  g_test_add_func ("/collocation/edges", test_edges);
  g_test_add_func ("/collocation/large", test_large);
  return g_test_run ();
}
