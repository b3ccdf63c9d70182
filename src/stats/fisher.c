/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fisher's exact test for hundreds of thousands of large tables.

   Given its margins, a table is determined by the count of "both", which is hypergeometric.  GSL's
   gsl_ran_hypergeometric_pdf () subtracts logarithms of factorials of all units, and so keeps
   fewer than ten digits at 600,000 units.  Here the probability is written as a saddle point: with
   n! = (n / e)^n g (n), every power collects into the table's deviance from independence,

     p = exp (- deviance) * g (a) g (units - a) g (b) g (units - b) / (g (units) prod g (cell)),

   a quantity without large terms (after Loader 2000, who treats the binomial so).
   g (n) = sqrt (2 pi n) exp (d (n)), where d (n) is what Stirling's formula leaves over.

   Sums of probabilities go from cell to cell by the ratio of neighbours.  The distribution is
   unimodal and log-concave: ratios only fall on the way out, so a tail can be cut when its terms
   no longer count.  */
#include "stats/association.h"

#include <math.h>

#include "stats/table.h"

/* Tables so much more probable than the observed one still count as equally probable: R's
   tolerance for rounding.  */
#define TIE 1e-7

/* A tail is cut when its next term is this small beside its sum.  */
#define NEGLIGIBLE 1e-16

/* Within so many standard deviations of the mean, sum the middle instead of the tails.  */
#define MIDDLE 2.5

#define TWO_PI 6.283185307179586476925

/* n! = sqrt (2 pi n) (n / e)^n exp (d (n)): d (n) by its asymptotic series, which from 16 on is
   exact to 1e-16; below by a table.  0 for 0, where the square root is left out, too.  */
static double
stirling_rest (double n)
{
  static const double small[] = {
    0,
    0.08106146679532725822,
    0.04134069595540929409,
    0.02767792568499833915,
    0.02079067210376509311,
    0.01664469118982119216,
    0.01387612882307074800,
    0.01189670994589177010,
    0.01041126526197209650,
    0.00925546218271273292,
    0.00833056343336287126,
    0.00757367548795184080,
    0.00694284010720952987,
    0.00640899418800420707,
    0.00595137011275884774,
    0.00555473355196280137,
  };
  double r, z;

  if (n < 16)
    return small[(int) n];
  r = 1 / n;
  z = r * r;
  return r * (1. / 12 - z * (1. / 360 - z * (1. / 1260 - z * (1. / 1680 - z / 1188))));
}

double
thema_stirling_rest (double n)
{
  return stirling_rest (n);
}

/* 2 pi n, the square of what stands before (n / e)^n; 1 for 0.  */
static double
stirling_square (double n)
{
  return n > 0 ? TWO_PI * n : 1;
}

/* The logarithm of the probability, but for what depends on the margins alone.  */
static double
log_weight (const ThemaTable *table, double deviance)
{
  const double *cell = table->cell;
  double square = stirling_square (cell[0]) * stirling_square (cell[1]) * stirling_square (cell[2])
                  * stirling_square (cell[3]);
  double rest = stirling_rest (cell[0]) + stirling_rest (cell[1]) + stirling_rest (cell[2])
                + stirling_rest (cell[3]);

  return -deviance - log (square) / 2 - rest;
}

static double
log_weight_of_margins (const ThemaTable *table)
{
  const double *cell = table->cell;
  double a = cell[0] + cell[1], not_a = cell[2] + cell[3];
  double b = cell[0] + cell[2], not_b = cell[1] + cell[3];
  double square = stirling_square (a) * stirling_square (not_a) * stirling_square (b)
                  * stirling_square (not_b) / stirling_square (a + not_a);
  double rest = stirling_rest (a) + stirling_rest (not_a) + stirling_rest (b)
                + stirling_rest (not_b) - stirling_rest (a + not_a);

  return log (square) / 2 + rest;
}

/* How many times as probable the table with one unit more in "both" is, and with one less.  */
static double
ratio_up (const ThemaTable *table)
{
  const double *cell = table->cell;

  return cell[1] * cell[2] / ((cell[0] + 1) * (cell[3] + 1));
}

static double
ratio_down (const ThemaTable *table)
{
  const double *cell = table->cell;

  return cell[0] * cell[3] / ((cell[1] + 1) * (cell[2] + 1));
}

/* The sum of TABLE and all tables above, in units of TABLE's probability.  TABLE is above the
   mode.  The last term is 0 where the support ends.  */
static double
upper_tail (const ThemaTable *table)
{
  double both = table->cell[0], only_a = table->cell[1];
  double only_b = table->cell[2], neither = table->cell[3];
  double term = 1, sum = 1;

  do
    {
      both++, neither++;
      term *= only_a * only_b / (both * neither);
      only_a--, only_b--;
      sum += term;
    }
  while (term > NEGLIGIBLE * sum);
  return sum;
}

/* The sum of all tables more probable than TABLE, in units of its probability.  TABLE is above
   the mode, so they lie below it, in one run.  */
static double
middle (const ThemaTable *table)
{
  double both = table->cell[0], only_a = table->cell[1];
  double only_b = table->cell[2], neither = table->cell[3];
  double term = 1, sum = 0, ratio;

  do
    {
      only_a++, only_b++;
      ratio = both * neither / (only_a * only_b);
      both--, neither--;
      term *= ratio;
      if (term > 1 + TIE)
        sum += term;
    }
  while (term > 1 + TIE || ratio > 1);
  return sum;
}

/* Where the lower tail should begin, as steps down from TABLE: its reflection in the mean, moved by
   what the deviance's third derivative there says of its skewness.  */
static double
guess_steps (const ThemaTable *table)
{
  const double *expected = table->expected, x = table->excess;
  double curvature = 0, skewness = 0;

  for (int i = 0; i < 4; i++)
    {
      double inverse = 1 / expected[i];

      curvature += inverse;
      skewness += i == 0 || i == 3 ? inverse * inverse : -inverse * inverse;
    }
  return floor (2 * x - skewness / (3 * curvature) * x * x);
}

/* The number of steps down from TABLE to the first table below the mode that is at most as
   probable, with WEIGHT and TIE, and its LOWER_WEIGHT.  0 if there is none.

   Newton's method on the logarithm of the probability, which is concave, kept in a bracket that
   halves when a step leaves it.  */
static double
steps_to_lower_tail (const ThemaTable *table, double weight, double *lower_weight)
{
  double last = MIN (table->cell[0], table->cell[3]);
  double inside = 1, outside = last;
  double target = weight + log1p (TIE);
  double guess = guess_steps (table);
  ThemaTable at;

  while (outside - inside > 1)
    {
      double found, slope;

      guess = CLAMP (guess, inside + 1, outside - 1);
      at = *table;
      thema_table_shift (&at, -guess);
      found = log_weight (&at, thema_table_deviance (&at));
      slope = log (ratio_down (&at));
      if (found > target)
        inside = guess;
      else
        {
          outside = guess;
          *lower_weight = found;
        }
      guess = slope < 0 ? floor (guess - (found - target) / slope) : floor ((inside + outside) / 2);
    }
  if (outside < last)
    return outside;
  /* Nothing is known yet of the last table.  */
  at = *table;
  thema_table_shift (&at, -last);
  *lower_weight = log_weight (&at, thema_table_deviance (&at));
  return *lower_weight <= target ? last : 0;
}

/* The probability of the tables as far out as TABLE, which is well above the mode: neighbours
   differ there by much more than TIE.  WEIGHT and MARGINS are its two parts of the logarithm of its
   probability.  */
static double
both_tails (const ThemaTable *table, double weight, double margins)
{
  double lower_weight = 0;
  double p = exp (margins + weight + log (upper_tail (table)));
  double steps = steps_to_lower_tail (table, weight, &lower_weight);

  if (steps > 0)
    {
      ThemaTable opposite = *table;

      thema_table_shift (&opposite, -steps);
      thema_table_mirror (&opposite);
      p += exp (margins + lower_weight + log (upper_tail (&opposite)));
    }
  return p;
}

/* How many units there are, as the margins of TABLE have it.  */
static double
units_of (const ThemaTable *table)
{
  const double *cell = table->cell;

  return cell[0] + cell[1] + cell[2] + cell[3];
}

double
thema_table_fisher (const ThemaTable *observed, const double terms[4])
{
  ThemaTable table = *observed;
  double deviance = thema_table_sum_terms (terms);
  double variance, weight, margins, p;

  if (units_of (&table) > G_MAXUINT32)
    return NAN;
  if (ratio_up (&table) > 1)
    {
      const double mirrored[4] = { terms[1], terms[0], terms[3], terms[2] };

      thema_table_mirror (&table);
      deviance = thema_table_sum_terms (mirrored);
    }
  if (ratio_down (&table) <= 1)
    return 1; /* the mode */

  weight = log_weight (&table, deviance);
  margins = log_weight_of_margins (&table);
  variance = table.expected[0] * table.expected[3] / (units_of (&table) - 1);
  if (table.excess * table.excess < MIDDLE * MIDDLE * variance)
    {
      p = 1 - exp (margins + weight) * middle (&table);
      if (p > 1e-3) /* else the subtraction has cost digits: very skew and small tables */
        return MIN (p, 1);
    }
  return MIN (both_tails (&table, weight, margins), 1);
}

double
thema_fisher_exact (const ThemaPairCounts *counts)
{
  double log_likelihood, p = NAN;

  thema_association_test (counts, &log_likelihood, &p);
  return p;
}
