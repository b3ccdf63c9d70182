/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fisher's exact test for hundreds of thousands of large tables.

   Given its margins, a table is determined by the count of "both", which is hypergeometric.  GSL's
   gsl_ran_hypergeometric_pdf () subtracts logarithms of factorials of all units, and so keeps
   fewer than ten digits at 600,000 units.  Here the probability is written as a saddle point: with
   n! = (n / e)^n g (n), every power collects into the table's deviance from independence,

     p = exp (- deviance) * g (a) g (units - a) g (b) g (units - b) / (g (units) prod g (cell)),

   a quantity without large terms (after Loader 2000, who treats the binomial so).
   g (n) = sqrt (2 pi n) times the Gamma* of GSL, which is close to 1.

   Sums of probabilities go from cell to cell by the ratio of neighbours.  The distribution is
   unimodal and log-concave: ratios only fall on the way out, so a tail can be cut when its terms
   no longer count.  */
#include "stats/association.h"

#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "stats/table.h"

/* Tables so much more probable than the observed one still count as equally probable: R's
   tolerance for rounding.  */
#define TIE 1e-7

/* A tail is cut when its next term is this small beside its sum.  */
#define NEGLIGIBLE 1e-16

/* Within so many standard deviations of the mean, sum the middle instead of the tails.  */
#define MIDDLE 2.5

/* n! / (n / e)^n  */
static double
stirling_factor (double n)
{
  return n > 0 ? sqrt (2 * M_PI * n) * gsl_sf_gammastar (n) : 1;
}

/* The logarithm of the probability, but for what depends on the margins alone.  */
static double
log_weight (const ThemaTable *table, double deviance)
{
  const double *cell = table->cell;

  return -deviance
         - log (stirling_factor (cell[0]) * stirling_factor (cell[1]) * stirling_factor (cell[2])
                * stirling_factor (cell[3]));
}

/* The same of the table that has STEPS units less in "both".  */
static double
log_weight_below (const ThemaTable *table, double steps)
{
  ThemaTable at = *table;

  thema_table_shift (&at, -steps);
  return log_weight (&at, thema_table_deviance (&at));
}

static double
log_weight_of_margins (const ThemaTable *table)
{
  const double *cell = table->cell;
  double a = cell[0] + cell[1], not_a = cell[2] + cell[3];
  double b = cell[0] + cell[2], not_b = cell[1] + cell[3];

  return log (stirling_factor (a) * stirling_factor (not_a) * stirling_factor (b)
              * stirling_factor (not_b) / stirling_factor (a + not_a));
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

/* The number of steps down from TABLE to the first table below the mode that is at most as
   probable, with WEIGHT and TIE.  0 if there is none.

   Newton's method on the logarithm of the probability, which is concave, kept in a bracket that
   halves when a step leaves it.  It starts from TABLE's reflection in the mean.  */
static double
steps_to_lower_tail (const ThemaTable *table, double weight)
{
  double last = MIN (table->cell[0], table->cell[3]);
  double inside = 1, outside = last;
  double target = weight + log1p (TIE);
  double guess = floor (2 * table->excess);

  while (outside - inside > 1)
    {
      ThemaTable at = *table;
      double surplus, slope;

      guess = CLAMP (guess, inside + 1, outside - 1);
      thema_table_shift (&at, -guess);
      surplus = log_weight (&at, thema_table_deviance (&at)) - target;
      slope = log (ratio_down (&at));
      if (surplus > 0)
        inside = guess;
      else
        outside = guess;
      guess = slope < 0 ? floor (guess - surplus / slope) : floor ((inside + outside) / 2);
    }
  /* Nothing is known yet of the last table.  */
  return outside < last || log_weight_below (table, last) <= target ? outside : 0;
}

/* The probability of the tables as far out as TABLE, which is well above the mode: neighbours
   differ there by much more than TIE.  WEIGHT and MARGINS are its two parts of the logarithm of its
   probability.  */
static double
both_tails (const ThemaTable *table, double weight, double margins)
{
  double p = exp (margins + weight + log (upper_tail (table)));
  double steps = steps_to_lower_tail (table, weight);

  if (steps > 0)
    {
      ThemaTable opposite = *table;

      thema_table_shift (&opposite, -steps);
      weight = log_weight (&opposite, thema_table_deviance (&opposite));
      thema_table_mirror (&opposite);
      p += exp (margins + weight + log (upper_tail (&opposite)));
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
  ThemaTable table;
  double terms[4];

  g_return_val_if_fail (counts != NULL && thema_table_is_consistent (counts), NAN);

  if (counts->units == 0)
    return NAN;
  thema_table_init (&table, counts);
  thema_table_deviance_terms (&table, terms);
  return thema_table_fisher (&table, terms);
}
