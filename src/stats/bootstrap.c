/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/bootstrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/distribution.h"

#define TAIL 0.025

/* What rounding makes of replicates that are all the same differs by less, beside their size.  */
#define ROUNDING 1e-12

void
thema_bootstrap_draw (ThemaRandom *random, guint32 n, guint32 *times)
{
  if (n > 0)
    memset (times, 0, n * sizeof *times);
  for (guint32 i = 0; i < n; i++)
    times[thema_random_below (random, n)]++;
}

double
thema_jackknife_acceleration (const double *values, const guint64 *times, gsize n)
{
  double count = 0, sum = 0, squares = 0, cubes = 0, greatest = 0;

  for (gsize i = 0; i < n; i++)
    {
      count += (double) times[i];
      sum += (double) times[i] * values[i];
      greatest = MAX (greatest, fabs (values[i]));
    }
  if (!(count > 0) || !isfinite (sum))
    return NAN;
  for (gsize i = 0; i < n; i++)
    {
      double away = sum / count - values[i];

      squares += (double) times[i] * away * away;
      cubes += (double) times[i] * away * away * away;
    }
  /* What rounding leaves of values that are all the same is no spread.  */
  if (squares <= count * greatest * greatest * 1e-28)
    return NAN;
  return cubes / (6 * squares * sqrt (squares));
}

const char *
thema_bootstrap_method_name (ThemaBootstrapMethod method)
{
  static const char *const names[] = { "", "bca", "percentile" };
  return names[method];
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);
  return (x > y) - (x < y);
}

/* The value below which a share P of the sorted values lies.  */
static double
quantile (const double *sorted, gsize n, double p)
{
  double rank = p * (double) (n + 1);
  gsize below = (gsize) CLAMP (floor (rank), 0, (double) n);

  if (below < 1)
    return sorted[0];
  if (below >= n)
    return sorted[n - 1];
  return sorted[below - 1] + (rank - (double) below) * (sorted[below] - sorted[below - 1]);
}

static double
deviation (const double *values, gsize n)
{
  double mean = 0, squares = 0;

  if (n < 2)
    return NAN;
  for (gsize i = 0; i < n; i++)
    mean += values[i] / (double) n;
  for (gsize i = 0; i < n; i++)
    squares += (values[i] - mean) * (values[i] - mean);
  return sqrt (squares / (double) (n - 1));
}

/* Whether the sorted values differ by more than rounding does.  */
static gboolean
has_spread (const double *sorted, gsize n)
{
  return sorted[n - 1] - sorted[0] > ROUNDING * MAX (fabs (sorted[0]), fabs (sorted[n - 1]));
}

/* How far the median of the replicates lies from the estimate, in normal deviates.  */
static double
bias_of (const double *sorted, gsize n, double estimate)
{
  double below = 0;

  for (gsize i = 0; i < n && sorted[i] <= estimate; i++)
    below += sorted[i] < estimate ? 1 : 0.5;
  return below > 0 && below < (double) n ? thema_normal_quantile (below / (double) n) : NAN;
}

/* The share of replicates below a limit that should have a share of P below it.  */
static double
corrected (double p, double bias, double acceleration)
{
  double z = bias + thema_normal_quantile (p);

  return thema_normal_lower (bias + z / (1 - acceleration * z));
}

void
thema_bootstrap_interval (double *replicates, gsize n, double estimate, double acceleration,
                          ThemaBootstrap *out)
{
  double bias, low = TAIL, high = 1 - TAIL;

  *out = (ThemaBootstrap){ .std_error = NAN, .low = NAN, .high = NAN };
  if (n == 0)
    return;
  qsort (replicates, n, sizeof *replicates, compare);
  for (out->defined = n; out->defined > 0 && isnan (replicates[out->defined - 1]);)
    out->defined--;
  if (out->defined == 0)
    return;
  gboolean spread = has_spread (replicates, out->defined);
  out->std_error = spread || out->defined < 2 ? deviation (replicates, out->defined) : 0;
  if (isnan (estimate) || !spread || n < THEMA_BOOTSTRAP_LEAST
      || (double) out->defined < (1 - TAIL) * (double) n)
    return;
  bias = bias_of (replicates, out->defined, estimate);
  out->method = THEMA_BOOTSTRAP_PERCENTILE;
  if (!isnan (bias) && !isnan (acceleration))
    {
      out->method = THEMA_BOOTSTRAP_BCA;
      low = corrected (TAIL, bias, acceleration);
      high = corrected (1 - TAIL, bias, acceleration);
    }
  out->low = quantile (replicates, out->defined, low);
  out->high = quantile (replicates, out->defined, high);
}
