/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/power-law.h"

#include <math.h>

static gboolean
near (double value, double expected, double relative)
{
  return fabs (value - expected) <= relative * fabs (expected);
}

/* R: coef (summary (lm (c (1, 2, 1.3, 3.75, 2.25) ~ c (1, 2, 3, 4, 5)))).  */
static void
test_line (void)
{
  static const double x[] = { 1, 2, 3, 4, 5 }, y[] = { 1, 2, 1.3, 3.75, 2.25 };
  static const double flat[] = { 2, 2, 2, 2, 2 };
  ThemaLine line;

  thema_line_fit (x, y, 5, &line);
  g_assert_true (near (line.slope.estimate, 0.425, 1e-14));
  g_assert_true (near (line.intercept.estimate, 0.785, 1e-14));
  g_assert_true (near (line.slope.standard_error, 0.305, 1e-9));
  g_assert_true (near (line.intercept.standard_error, 1.0115705610583963, 1e-9));
  g_assert_true (near (line.r_squared, 0.3929192951925171, 1e-9));
  thema_line_fit (x, flat, 5, &line);
  g_assert_cmpfloat (line.slope.estimate, ==, 0);
  g_assert_true (isnan (line.r_squared));
  thema_line_fit (flat, x, 5, &line);
  g_assert_true (isnan (line.slope.estimate) && isnan (line.intercept.estimate));
  thema_line_fit (x, y, 2, &line);
  g_assert_true (near (line.slope.estimate, 1, 1e-14));
  g_assert_true (isnan (line.slope.standard_error));
  thema_line_fit (x, y, 1, &line);
  g_assert_true (isnan (line.slope.estimate));
}

/* Numbers that keep the law have its exponent.  */
static void
test_exact (void)
{
  static const guint64 halves[] = { 3600, 1800, 1200, 900, 720, 600 };
  static const guint64 tokens[] = { 100, 10000, 1000000 }, types[] = { 20, 200, 2000 };
  ThemaLine line;

  thema_zipf_fit_line (halves, 6, &line);
  g_assert_true (near (line.slope.estimate, -1, 1e-14));
  g_assert_true (near (line.intercept.estimate, log10 (3600), 1e-14));
  g_assert_true (near (line.r_squared, 1, 1e-14));
  g_assert_true (near (thema_zipf_fit_likelihood (halves, 6).estimate, 1, 1e-12));
  thema_power_law_fit (tokens, types, 3, &line);
  g_assert_true (near (line.slope.estimate, 0.5, 1e-14));
  g_assert_true (near (line.intercept.estimate, log10 (2), 1e-14));
}

/* The score of two words is alpha = log2 (f1 / f2); that of equal ones 0.  */
static void
test_likelihood (void)
{
  static const guint64 two[] = { 8, 2 }, great[] = { G_GUINT64_CONSTANT (1) << 40, 1 };
  static const guint64 equal[] = { 3, 3, 3 };
  ThemaEstimate estimate = thema_zipf_fit_likelihood (two, 2);

  g_assert_true (near (estimate.estimate, 2, 1e-12));
  g_assert_true (near (estimate.standard_error, 1 / sqrt (10 * 0.16 * log (2) * log (2)), 1e-12));
  g_assert_true (near (thema_zipf_fit_likelihood (great, 2).estimate, 40, 1e-6));
  g_assert_cmpfloat (thema_zipf_fit_likelihood (equal, 3).estimate, ==, 0);
  g_assert_true (isnan (thema_zipf_fit_likelihood (equal, 1).estimate));
  g_assert_true (isnan (thema_zipf_fit_likelihood (equal, 0).estimate));
}

/* Frequencies that are C / (rank + 4)^2 to nine digits.  */
static void
test_mandelbrot (void)
{
  guint64 frequencies[50];
  static const guint64 equal[] = { 3, 3, 3, 3, 3, 3 };
  static const guint64 step[] = { 2, 1, 1, 1, 1, 1 }, hollow[] = { 50, 49, 48, 47, 46 };
  ThemaMandelbrot fit;

  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    frequencies[i] = (guint64) round (1e14 / pow (i + 5, 2));
  thema_mandelbrot_fit (frequencies, G_N_ELEMENTS (frequencies), &fit);
  g_assert_true (near (fit.alpha.estimate, 2, 1e-9));
  g_assert_true (near (fit.beta.estimate, 4, 1e-8));
  g_assert_true (near (fit.log_c.estimate, 14, 1e-9));
  g_assert_true (near (fit.r_squared, 1, 1e-12));
  thema_mandelbrot_fit (frequencies, 4, &fit);
  g_assert_true (isnan (fit.alpha.estimate) && isnan (fit.r_squared));
  thema_mandelbrot_fit (equal, G_N_ELEMENTS (equal), &fit);
  g_assert_true (isnan (fit.alpha.estimate));
  thema_mandelbrot_fit (step, G_N_ELEMENTS (step), &fit); /* beta runs to -1 */
  g_assert_true (isnan (fit.alpha.estimate) && isnan (fit.beta.standard_error));
  thema_mandelbrot_fit (hollow, G_N_ELEMENTS (hollow), &fit); /* and without end */
  g_assert_true (isnan (fit.alpha.estimate));
  thema_mandelbrot_fit (NULL, 0, &fit);
  g_assert_true (isnan (fit.beta.estimate));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/power-law/line", test_line);
  g_test_add_func ("/power-law/exact", test_exact);
  g_test_add_func ("/power-law/likelihood", test_likelihood);
  g_test_add_func ("/power-law/mandelbrot", test_mandelbrot);
  return g_test_run ();
}
