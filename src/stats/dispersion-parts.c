/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/dispersion-parts.h"

#include <math.h>

void
thema_parts_add (ThemaParts *parts, guint64 size)
{
  if (size == 0)
    return;
  parts->smallest = parts->n == 0 ? size : MIN (parts->smallest, size);
  parts->size += size;
  parts->n++;
}

/* (rate in the part - rate in all) / rate in all, from whole numbers: no digit is lost where the
   two are close.  */
static double
relative_deviation (const ThemaParts *parts, guint64 total, guint64 part_size, guint64 frequency)
{
  ThemaWide observed = (ThemaWide) frequency * parts->size;
  ThemaWide expected = (ThemaWide) part_size * total;

  if (observed < expected)
    return -(double) (expected - observed) / (double) expected;
  return (double) (observed - expected) / (double) expected;
}

void
thema_spread_add (ThemaSpread *spread, const ThemaParts *parts, guint64 total, guint64 part_size,
                  guint64 frequency)
{
  ThemaWide squares = (ThemaWide) spread->squares_high << 64 | spread->squares_low;
  double q, bits;

  g_return_if_fail (frequency > 0 && frequency <= total && part_size <= parts->size);

  thema_dp_add (&spread->dp, part_size, frequency, parts->size, total);
  if (part_size == 0)
    {
      spread->homeless += frequency;
      return;
    }
  spread->range++;
  squares += (ThemaWide) frequency * frequency;
  spread->squares_high = (guint64) (squares >> 64);
  spread->squares_low = (guint64) squares;
  q = relative_deviation (parts, total, part_size, frequency);
  bits = log2 (1 + q);
  spread->deviation += q;
  spread->square_deviation += q * q;
  spread->chi_squared += q * q * ((double) part_size * (double) total / (double) parts->size);
  spread->roots += sqrt ((double) part_size * (double) frequency);
  spread->rate_logs += (1 + q) * bits;
  spread->divergence += (double) frequency * bits;
}

/* 1 - sd / mean / sqrt (n - 1) of the rates, which are given as deviations from that in all: -1 for
   a part without the term.  With a single part that holds it the quotient is sqrt (n - 1).  */
static double
juilland (const ThemaSpread *spread, double n)
{
  double missing = n - (double) spread->range;
  double mean = (spread->deviation - missing) / n;
  double variance = (spread->square_deviation + missing) / n - mean * mean;

  if (spread->range == 1)
    return 0;
  return MAX (0.0, 1 - sqrt (MAX (0.0, variance)) / (1 + mean) / sqrt (n - 1));
}

/* The entropy of the rates' shares, as a part of the greatest possible one.  */
static double
carroll (const ThemaSpread *spread, double n)
{
  double sum = (double) spread->range + spread->deviation;

  if (spread->range == 1)
    return 0;
  return CLAMP ((log2 (sum) - spread->rate_logs / sum) / log2 (n), 0.0, 1.0);
}

/* n * sum (x^2) - sum (x)^2: n^2 times the variance.  Whole below 2^128, say 2^32 parts and a
   frequency of 2^47.  */
static double
spread_of_counts (const ThemaSpread *spread, guint64 n, guint64 total)
{
  ThemaWide squares = (ThemaWide) spread->squares_high << 64 | spread->squares_low;

  return sqrt ((double) (n * squares - (ThemaWide) total * total));
}

void
thema_spread_compute (const ThemaSpread *spread, const ThemaParts *parts, guint64 total,
                      ThemaDispersion *out)
{
  double n = (double) parts->n, f = (double) total, size = (double) parts->size;
  double absent;

  *out = (ThemaDispersion){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  if (total == 0 || parts->n == 0 || spread->range + spread->homeless == 0)
    return;
  out->rosengren_s = MIN (1.0, spread->roots * spread->roots / (size * f));
  out->dp = thema_dp_value (&spread->dp, parts->size, total);
  if (parts->n > 1)
    out->dp_norm = MIN (1.0, out->dp * size / (double) (parts->size - parts->smallest));
  if (spread->homeless > 0)
    return;
  out->sd = spread_of_counts (spread, parts->n, total) / n;
  out->vc = spread_of_counts (spread, parts->n, total) / f;
  absent = (double) (parts->size - spread->dp.size) * f / size;
  out->lyne_d3 = 1 - (spread->chi_squared + absent) / (4 * f);
  out->kl_divergence = MAX (0.0, spread->divergence / f);
  if (parts->n < 2)
    return;
  out->juilland_d = juilland (spread, n);
  out->carroll_d2 = carroll (spread, n);
}
