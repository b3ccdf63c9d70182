/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/table.h"

#include <math.h>

__extension__ typedef unsigned __int128 Wide;

gboolean
thema_table_is_consistent (const ThemaPairCounts *counts)
{
  /* Differences rather than sums, which could overflow.  */
  return counts->both <= counts->a && counts->both <= counts->b && counts->a <= counts->units
         && counts->b - counts->both <= counts->units - counts->a;
}

/* both - a * b / units.  The products agree in most of their digits when a and b are close to
   independent, so they are subtracted as integers.  */
static double
excess_of (const ThemaPairCounts *counts)
{
  Wide observed = (Wide) counts->both * counts->units;
  Wide independent = (Wide) counts->a * counts->b;
  double difference = observed >= independent ? (double) (observed - independent)
                                              : -(double) (independent - observed);

  return difference / (double) counts->units;
}

void
thema_table_init (ThemaTable *table, const ThemaPairCounts *counts)
{
  double units = (double) counts->units;
  double a = (double) counts->a, not_a = (double) (counts->units - counts->a);
  double b = (double) counts->b, not_b = (double) (counts->units - counts->b);

  *table = (ThemaTable){
    .cell = { (double) counts->both, (double) (counts->a - counts->both),
              (double) (counts->b - counts->both),
              (double) ((counts->units - counts->a) - (counts->b - counts->both)) },
    .expected = { a * b / units, a * not_b / units, not_a * b / units, not_a * not_b / units },
    .excess = excess_of (counts),
  };
}

/* ln (1 + x) - x for x >= -0.5, without cancellation: with s = x / (2 + x), so that
   ln (1 + x) = 2 (s + s^3 / 3 + s^5 / 5 + ...), it is s (2 s^2 (1 / 3 + s^2 / 5 + ...) - x).
   Beyond 0.5 nothing cancels.  */
static double
log_1plusx_mx (double x)
{
  static const double series[]
      = { 1. / 35, 1. / 33, 1. / 31, 1. / 29, 1. / 27, 1. / 25, 1. / 23, 1. / 21, 1. / 19,
          1. / 17, 1. / 15, 1. / 13, 1. / 11, 1. / 9,  1. / 7,  1. / 5,  1. / 3 };
  double s = x / (2 + x), z = s * s, sum = 0;

  if (x > 0.5)
    return log (1 + x) - x;
  for (gsize i = z < 0.01 ? 10 : 0; i < G_N_ELEMENTS (series); i++)
    sum = sum * z + series[i];
  return s * (2 * z * sum - x);
}

/* Loader's deviance term, observed * ln (observed / expected) + expected - observed >= 0.
   (C. Loader, Fast and accurate computation of binomial probabilities, 2000.)  With
   t = excess / expected it is observed * (ln (1 + t) - t) + excess * t.  Far below the expectation
   nothing cancels, and t could round to -1.  */
static double
deviance_term (double observed, double expected, double excess)
{
  double t;

  if (observed <= 0)
    return expected;
  if (observed < expected / 2)
    return observed * log (observed / expected) - excess;
  t = excess / expected;
  return observed * log_1plusx_mx (t) + excess * t;
}

double
thema_deviance_term (double observed, double expected, double excess)
{
  return deviance_term (observed, expected, excess);
}

void
thema_table_deviance_terms (const ThemaTable *table, double terms[4])
{
  const double *cell = table->cell, *expected = table->expected;
  static const double sign[4] = { 1, -1, -1, 1 };

  /* A margin of 0 leaves one table only, the expected one.  Without this, cells whose
     expectation is 0 would divide 0 by 0.  */
  gboolean is_fixed = expected[0] * expected[3] <= 0;

  for (int i = 0; i < 4; i++)
    terms[i] = is_fixed ? 0 : deviance_term (cell[i], expected[i], sign[i] * table->excess);
}

double
thema_table_sum_terms (const double terms[4])
{
  return MAX (terms[0] + terms[1] + terms[2] + terms[3], 0);
}

double
thema_table_deviance (const ThemaTable *table)
{
  double terms[4];

  thema_table_deviance_terms (table, terms);
  return thema_table_sum_terms (terms);
}

void
thema_table_shift (ThemaTable *table, double steps)
{
  table->cell[0] += steps;
  table->cell[1] -= steps;
  table->cell[2] -= steps;
  table->cell[3] += steps;
  table->excess += steps;
}

void
thema_table_mirror (ThemaTable *table)
{
  const ThemaTable old = *table;

  for (int i = 0; i < 4; i++)
    {
      table->cell[i] = old.cell[i ^ 1];
      table->expected[i] = old.expected[i ^ 1];
    }
  table->excess = -old.excess;
}
