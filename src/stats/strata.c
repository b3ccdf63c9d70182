/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/strata.h"

#include "stats/interval.h"

#include <math.h>

#define CONFIDENCE 0.95

/* How many units a stratum gives when it is to give WANTED.  */
static double
clamped (guint64 units, double wanted)
{
  return CLAMP (wanted, (double) MIN (units, THEMA_STRATUM_LEAST), (double) units);
}

static double
measure (guint64 units, ThemaAllocation how)
{
  double x = (double) units;

  if (units == 0 || how == THEMA_ALLOCATION_PROPORTIONAL)
    return x;
  return how == THEMA_ALLOCATION_SQRT ? sqrt (x) : 1;
}

static double
total (const guint64 *units, gsize n, ThemaAllocation how, double factor)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += clamped (units[i], factor * measure (units[i], how));
  return sum;
}

/* By which the measures of the strata are to be multiplied so that they give SIZE together.  */
static double
find_factor (const guint64 *units, gsize n, guint64 size, ThemaAllocation how)
{
  double low = 0, high = (double) size;

  for (int i = 0; i < 100; i++)
    {
      double middle = (low + high) / 2;

      if (total (units, n, how, middle) < (double) size)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/* The stratum with the greatest fraction that is not yet given; takes that fraction away.  */
static gsize
take_fraction (double *fractions, gsize n)
{
  gsize best = 0;

  for (gsize i = 1; i < n; i++)
    if (fractions[i] > fractions[best] + 1e-9)
      best = i;
  fractions[best] = -1;
  return best;
}

gboolean
thema_strata_allocate (const guint64 *units, gsize n, guint64 size, ThemaAllocation how,
                       guint64 *sampled)
{
  g_autofree double *fractions = g_new0 (double, n + 1);
  guint64 all = 0, least = 0, given = 0;
  double factor;

  for (gsize i = 0; i < n; i++)
    {
      all += units[i];
      least += MIN (units[i], THEMA_STRATUM_LEAST);
    }
  size = MIN (size, all);
  if (size < least)
    return FALSE;
  factor = find_factor (units, n, size, how);
  for (gsize i = 0; i < n; i++)
    {
      double wanted = clamped (units[i], factor * measure (units[i], how));

      sampled[i] = (guint64) floor (wanted + 1e-9);
      fractions[i] = sampled[i] < units[i] ? wanted - (double) sampled[i] : -1;
      given += sampled[i];
    }
  for (; given < size; given++)
    sampled[take_fraction (fractions, n)]++;
  return TRUE;
}

/* Selection sampling (Fan, Muller & Rezucha 1962; Knuth's algorithm S).  */
void
thema_sample_choose (ThemaRandom *random, guint32 units, guint32 n,
                     void (*visit) (guint32 number, gpointer user_data), gpointer user_data)
{
  for (guint32 i = 0; i < units && n > 0; i++)
    if (thema_random_below (random, units - i) < n)
      {
        visit (i, user_data);
        n--;
      }
}

const char *
thema_corpus_rate_name (ThemaCorpusRate rate)
{
  static const char *const names[] = { "precision", "recall", "f1", "prevalence" };

  return names[rate];
}

/* What a unit counts for in the numerator of a rate, and in what the denominator has besides.  */
typedef struct
{
  double hit[4], miss[4]; /* tp, fp, fn, tn */
} Rate;

static const Rate rates[THEMA_N_CORPUS_RATES] = {
  [THEMA_CORPUS_PRECISION] = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 } },
  [THEMA_CORPUS_RECALL] = { { 1, 0, 0, 0 }, { 0, 0, 1, 0 } },
  [THEMA_CORPUS_F1] = { { 2, 0, 0, 0 }, { 0, 1, 1, 0 } },
  [THEMA_CORPUS_PREVALENCE] = { { 1, 0, 1, 0 }, { 0, 1, 0, 1 } },
};

static double
sampled_units (const ThemaStratum *stratum, double cells[4])
{
  cells[0] = (double) stratum->counts.tp;
  cells[1] = (double) stratum->counts.fp;
  cells[2] = (double) stratum->counts.fn;
  cells[3] = (double) stratum->counts.tn;
  return cells[0] + cells[1] + cells[2] + cells[3];
}

/* The covariance of the estimated totals of X and Y, which cells of the strata count for.  */
static double
covariance (const ThemaStratum *strata, gsize n_strata, const double x[4], const double y[4])
{
  double sum = 0;

  for (gsize i = 0; i < n_strata; i++)
    {
      double cells[4], n = sampled_units (&strata[i], cells), units = (double) strata[i].units;
      double x_mean = 0, y_mean = 0, products = 0;

      if (units <= n)
        continue;
      for (int k = 0; k < 4; k++)
        {
          x_mean += cells[k] * x[k] / n;
          y_mean += cells[k] * y[k] / n;
        }
      for (int k = 0; k < 4; k++)
        products += cells[k] * (x[k] - x_mean) * (y[k] - y_mean);
      sum += units * units * (1 - n / units) * products / ((n - 1) * n);
    }
  return sum;
}

/* An estimated total with its limits.  */
typedef struct
{
  double value, low, high;
} Total;

/* Wilson's limits of a share of N units of UNITS: less wide for what the sample leaves out.  */
static void
share_limits (double share, double n, double units, double *low, double *high)
{
  *low = *high = share;
  if (units > n)
    thema_wilson_share_interval (share, n * (units - 1) / (units - n), CONFIDENCE, low, high);
}

/* The total of the units that COUNTS tells, each for one; zero for the others.  With CODED only
   units that have the code can be among them: where the sample has none of these, there are taken
   to be none.  */
static Total
total_of (const ThemaStratum *strata, gsize n_strata, const double counts[4], gboolean coded)
{
  Total out = { 0, 0, 0 };
  double below = 0, above = 0, seen = 0, unseen = 0;

  for (gsize i = 0; i < n_strata; i++)
    {
      double cells[4], n = sampled_units (&strata[i], cells), units = (double) strata[i].units;
      double hits = 0, low, high;

      if (units == 0 || (coded && cells[0] + cells[1] == 0))
        continue;
      for (int k = 0; k < 4; k++)
        hits += counts[k] > 0 ? cells[k] : 0;
      share_limits (hits / n, n, units, &low, &high);
      out.value += units * hits / n;
      below += units * units * (hits / n - low) * (hits / n - low);
      above += units * units * (high - hits / n) * (high - hits / n);
      seen += hits;
      unseen += units - (n - hits);
    }
  /* What was seen is there, and what was seen not to be is not.  */
  out.low = MAX (out.value - sqrt (below), seen);
  out.high = MIN (out.value + sqrt (above), unseen);
  return out;
}

/* The limits of HITS / (HITS + MISSES), by those of MISSES / HITS.  */
static void
ratio_limits (Total hits, Total misses, double correlation, double *low, double *high)
{
  double p = misses.low * (2 * misses.value - misses.low);
  double q = hits.high * (2 * hits.value - hits.high);
  double middle = misses.value * hits.value
                  - correlation * (misses.value - misses.low) * (hits.high - hits.value);
  double least = p > 0 ? p / (middle + sqrt (MAX (middle * middle - p * q, 0))) : 0;

  *high = 1 / (1 + least);
  p = misses.high * (2 * misses.value - misses.high);
  q = hits.low * (2 * hits.value - hits.low);
  middle = misses.value * hits.value
           - correlation * (misses.high - misses.value) * (hits.value - hits.low);
  *low = q > 0 ? 1 / (1 + (middle + sqrt (MAX (middle * middle - p * q, 0))) / q) : 0;
}

/* How many coded units drawn by themselves would tell precision as well; 0: all were looked at.  */
static double
effective_size (const ThemaStratum *strata, gsize n_strata, const ThemaCorpusEstimate *precision)
{
  double share = precision->value, sum = 0;

  if (share > 0 && share < 1 && precision->std_error > 0)
    return share * (1 - share) / (precision->std_error * precision->std_error);
  /* Without spread within the strata by the weights alone (Kish 1965).  */
  for (gsize i = 0; i < n_strata; i++)
    {
      double cells[4], n = sampled_units (&strata[i], cells), units = (double) strata[i].units;
      double coded = cells[0] + cells[1], part = units / n / precision->denominator;

      if (coded > 0)
        sum += part * part * coded * (1 - n / units);
    }
  return sum > 0 ? 1 / sum : 0;
}

static gboolean
has_coded (const ThemaStratum *strata, gsize n)
{
  guint64 coded = 0;

  for (gsize i = 0; i < n; i++)
    coded += strata[i].counts.tp + strata[i].counts.fp;
  return coded > 0;
}

static void
find_limits (const ThemaStratum *strata, gsize n, ThemaCorpusRate which, ThemaCorpusEstimate *out)
{
  const Rate *rate = &rates[which];
  Total hits = total_of (strata, n, rate->hit, which != THEMA_CORPUS_PREVALENCE);
  Total misses = total_of (strata, n, rate->miss, FALSE);
  double factor = rate->hit[0], spread, correlation;

  if (which == THEMA_CORPUS_PREVALENCE)
    {
      out->low = hits.low / out->denominator;
      out->high = hits.high / out->denominator;
      return;
    }
  if (which == THEMA_CORPUS_PRECISION)
    {
      double size = effective_size (strata, n, out);

      out->low = out->high = out->value;
      if (size > 0)
        thema_wilson_share_interval (out->value, size, CONFIDENCE, &out->low, &out->high);
      return;
    }
  /* A sample without a coded unit does not tell what those are like.  */
  if (!has_coded (strata, n))
    return;
  spread = covariance (strata, n, rate->hit, rate->hit)
           * covariance (strata, n, rate->miss, rate->miss);
  correlation = spread > 0 ? covariance (strata, n, rate->hit, rate->miss) / sqrt (spread) : 0;
  hits = (Total){ factor * hits.value, factor * hits.low, factor * hits.high };
  ratio_limits (hits, misses, correlation, &out->low, &out->high);
}

static void
estimate (const ThemaStratum *strata, gsize n, ThemaCorpusRate which, ThemaCorpusEstimate *out)
{
  const Rate *rate = &rates[which];
  double error[4], variance;

  out->numerator = out->denominator = 0;
  for (gsize i = 0; i < n; i++)
    {
      double cells[4], sampled = sampled_units (&strata[i], cells);

      for (int k = 0; k < 4 && sampled > 0; k++)
        {
          double weight = (double) strata[i].units / sampled;

          out->numerator += weight * cells[k] * rate->hit[k];
          out->denominator += weight * cells[k] * (rate->hit[k] + rate->miss[k]);
        }
    }
  if (!(out->denominator > 0))
    return;
  out->value = out->numerator / out->denominator;
  for (int k = 0; k < 4; k++)
    error[k] = rate->hit[k] - out->value * (rate->hit[k] + rate->miss[k]);
  variance = covariance (strata, n, error, error);
  out->std_error = variance < 1e-24 ? 0 : sqrt (variance) / out->denominator;
  if (isnan (variance))
    out->std_error = NAN;
  find_limits (strata, n, which, out);
}

void
thema_strata_estimate (const ThemaStratum *strata, gsize n,
                       ThemaCorpusEstimate out[THEMA_N_CORPUS_RATES])
{
  gboolean complete = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      double cells[4];

      complete = complete && (strata[i].units == 0 || sampled_units (&strata[i], cells) > 0);
    }
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    {
      out[i] = (ThemaCorpusEstimate){ NAN, NAN, NAN, NAN, NAN, NAN };
      if (complete)
        estimate (strata, n, i, &out[i]);
    }
}
