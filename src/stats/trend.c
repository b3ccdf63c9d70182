/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/trend.h"

#include <math.h>
#include <stdlib.h>

#include "stats/distribution.h"

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The sums over the ties of VALUES that the variance and tau-b take off.  */
static void
sum_ties (const double *values, gsize n, double *of_variance, double *of_pairs)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof *values);

  qsort (sorted, n, sizeof *sorted, compare_numbers);
  *of_variance = *of_pairs = 0;
  for (gsize i = 0, j; i < n; i = j)
    {
      for (j = i + 1; j < n && sorted[j] <= sorted[i]; j++)
        ;
      double t = (double) (j - i);
      *of_variance += t * (t - 1) * (2 * t + 5);
      *of_pairs += t * (t - 1) / 2;
    }
}

/* The value at the rank, 1 on, between two ranks in proportion; NAN where there is no such rank. */
static double
at_rank (const double *sorted, gsize n, double rank)
{
  double below = floor (rank), part = rank - below;

  if (!(rank >= 1) || rank > (double) n)
    return NAN;
  gsize i = (gsize) below - 1;
  return part > 0 ? sorted[i] + part * (sorted[i + 1] - sorted[i]) : sorted[i];
}

static void
estimate_slope (double *slopes, gsize n, ThemaMannKendall *out)
{
  double reach = THEMA_Z_95 * sqrt (out->variance), pairs = (double) n;

  qsort (slopes, n, sizeof *slopes, compare_numbers);
  out->slope = at_rank (slopes, n, (pairs + 1) / 2);
  out->slope_low = at_rank (slopes, n, (pairs - reach) / 2);
  out->slope_high = at_rank (slopes, n, (pairs + reach) / 2 + 1);
  if (out->variance <= 0) /* all slopes are 0 */
    out->slope_low = out->slope_high = out->slope;
}

void
thema_mann_kendall (const double *times, const double *values, gsize n, ThemaMannKendall *out)
{
  double m = (double) n, ties, tied_pairs;
  gsize n_slopes = 0;

  g_return_if_fail (out != NULL && (n == 0 || (times != NULL && values != NULL)));

  *out = (ThemaMannKendall){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  if (n < 2)
    return;
  g_autofree double *slopes = g_new (double, n *(n - 1) / 2);
  out->s = 0;
  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n; j++)
      {
        out->s += (values[j] > values[i]) - (values[j] < values[i]);
        slopes[n_slopes++] = (values[j] - values[i]) / (times[j] - times[i]);
      }
  sum_ties (values, n, &ties, &tied_pairs);
  out->variance = (m * (m - 1) * (2 * m + 5) - ties) / 18;
  if (out->variance > 0)
    {
      double closer = out->s - (out->s > 0) + (out->s < 0);
      double pairs = m * (m - 1) / 2;

      out->z = closer / sqrt (out->variance);
      out->p = thema_normal_two_sided (out->z);
      out->tau_b = out->s / sqrt (pairs * (pairs - tied_pairs));
    }
  estimate_slope (slopes, n_slopes, out);
}

void
thema_cochran_armitage (const guint64 *events, const guint64 *trials, const double *scores, gsize n,
                        ThemaCochranArmitage *out)
{
  guint64 all = 0, all_events = 0;
  double mean = 0, covariance = 0, spread = 0, variance = 0;

  g_return_if_fail (out != NULL);
  g_return_if_fail (n == 0 || (events != NULL && trials != NULL && scores != NULL));

  *out = (ThemaCochranArmitage){ NAN, NAN, NAN, NAN, NAN, NAN };
  for (gsize i = 0; i < n; i++)
    {
      all += trials[i];
      all_events += events[i];
      mean += (double) trials[i] * (scores[i] - scores[0]);
    }
  if (all_events == 0 || all_events == all)
    return;
  mean = scores[0] + mean / (double) all;
  double share = (double) all_events / (double) all;
  for (gsize i = 0; i < n; i++)
    {
      double m = (double) trials[i], x = (double) events[i], score = scores[i] - mean;

      covariance += (x - m * share) * score;
      spread += m * score * score;
      if (trials[i] > 0)
        variance += x * (m - x) / m * score * score;
    }
  if (!(spread > 0))
    return;
  out->z = covariance / sqrt (share * ((double) (all - all_events) / (double) all) * spread);
  out->chi_squared = out->z * out->z;
  out->p = thema_normal_two_sided (out->z);
  out->slope = covariance / spread;
  if (!(variance > 0))
    return;
  out->slope_low = out->slope - THEMA_Z_95 * sqrt (variance) / spread;
  out->slope_high = out->slope + THEMA_Z_95 * sqrt (variance) / spread;
}
