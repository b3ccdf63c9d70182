/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/keyness.h"

#include <math.h>

#include "stats/association.h"
#include "stats/distribution.h"
#include "stats/interval.h"
#include "stats/table.h"

#define CONFIDENCE 0.95

/* Differences that are equal but for rounding count as equal.  */
#define TIE 1e-9

__extension__ typedef unsigned __int128 Wide;

/* The fourfold table: "a" is being of the target, "b" being an occurrence.  */
static ThemaPairCounts
pair_of (const ThemaKeyCounts *counts)
{
  return (ThemaPairCounts){ counts->target, counts->target_size, counts->target + counts->reference,
                            counts->target_size + counts->reference_size };
}

static gboolean
is_consistent (const ThemaKeyCounts *counts)
{
  return counts->target <= counts->target_size && counts->reference <= counts->reference_size;
}

static gboolean
has_sizes (const ThemaKeyCounts *counts)
{
  return counts->target_size > 0 && counts->reference_size > 0;
}

/* Both sums at once: of all cells, and of the two cells of occurrences.  The terms that are left
   out of the second add up to nothing by themselves, as observed and expected have one sum.  */
static void
likelihoods (const ThemaTable *table, ThemaKeyMeasures *out)
{
  double terms[4];

  thema_table_deviance_terms (table, terms);
  out->log_likelihood = 2 * thema_table_sum_terms (terms);
  out->log_likelihood_two_cells = 2 * MAX (terms[0] + terms[2], 0);
  out->p_log_likelihood = thema_key_p_log_likelihood (out->log_likelihood);
}

/* All cells are equally far from their expectations.  The correction takes away a half of that
   distance's worth, and never more than there is.  */
static void
chi_squares (const ThemaTable *table, ThemaKeyMeasures *out)
{
  const double *expected = table->expected;
  double distance = fabs (table->excess), corrected = distance - MIN (0.5, distance);
  double weight = 1 / expected[0] + 1 / expected[1] + 1 / expected[2] + 1 / expected[3];
  gboolean is_fixed = expected[0] * expected[3] <= 0 || expected[1] * expected[2] <= 0;

  out->chi_squared = is_fixed ? NAN : distance * distance * weight;
  out->chi_squared_yates = is_fixed ? NAN : corrected * corrected * weight;
  out->p_chi_squared = thema_chisq_upper (out->chi_squared, 1);
  out->p_chi_squared_yates = thema_chisq_upper (out->chi_squared_yates, 1);
}

/* The lower limit of the ratio of two shares by Donner & Zou's equation for independent estimates
   with limits of their own, here Wilson's.  With the relative distances d1 = (p1 - l1) / p1 and
   d2 = (u2 - p2) / p2 it is

     (1 - sqrt (1 - (1 - d1^2) (1 - d2^2))) / (1 - d2^2) * p1 / p2,

   written so that nothing cancels, nor divides 0 by 0.  The upper limit is the inverse of the lower
   one of the inverse ratio.  */
static double
lower_ratio (guint64 count1, guint64 size1, guint64 count2, guint64 size2)
{
  double p1 = (double) count1 / (double) size1, p2 = (double) count2 / (double) size2;
  double low1, high1, low2, high2, d1, d2, keep;

  if (count1 == 0)
    return NAN;
  thema_wilson_interval (count1, size1, CONFIDENCE, &low1, &high1);
  thema_wilson_interval (count2, size2, CONFIDENCE, &low2, &high2);
  d1 = (p1 - low1) / p1;
  keep = (1 - d1) * (1 + d1);
  if (count2 == 0)
    return p1 * sqrt (keep) / high2;
  d2 = (high2 - p2) / p2;
  return p1 / p2 * keep / (1 + sqrt (d1 * d1 + d2 * d2 * keep));
}

static void
ratios (const ThemaKeyCounts *counts, ThemaKeyMeasures *out)
{
  double target = (double) counts->target, target_size = (double) counts->target_size;
  double reference = (double) counts->reference, reference_size = (double) counts->reference_size;
  double target_rate = target / target_size, reference_rate = reference / reference_size;
  /* Whole products, so that equal rates differ by exactly nothing.  */
  double up = target * reference_size, down = reference * target_size;

  out->simple_maths = (1e6 * target_rate + 1) / (1e6 * reference_rate + 1);
  out->percent_diff = reference > 0 ? 100 * (up - down) / down : NAN;
  out->difference_coefficient = up + down > 0 ? (up - down) / (up + down) : NAN;
  out->log_ratio = up > 0 && down > 0 ? log2 (up / down) : NAN;
  out->log_ratio_low = log2 (
      lower_ratio (counts->target, counts->target_size, counts->reference, counts->reference_size));
  out->log_ratio_high = -log2 (
      lower_ratio (counts->reference, counts->reference_size, counts->target, counts->target_size));
}

static const ThemaKeyMeasures missing
    = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };

void
thema_key_measure (const ThemaKeyCounts *counts, ThemaKeyMeasures *out)
{
  ThemaPairCounts pair;
  ThemaAssociation association;
  ThemaTable table;

  g_return_if_fail (counts != NULL && out != NULL && is_consistent (counts));

  *out = missing;
  if (!has_sizes (counts))
    return;
  pair = pair_of (counts);
  thema_table_init (&table, &pair);
  thema_association_measure (&pair, &association);
  out->expected = association.expected;
  out->odds_ratio = association.odds_ratio;
  out->odds_ratio_low = association.odds_ratio_low;
  out->odds_ratio_high = association.odds_ratio_high;
  likelihoods (&table, out);
  chi_squares (&table, out);
  ratios (counts, out);
  out->bic = out->log_likelihood - log ((double) pair.units);
}

double
thema_key_log_likelihood (const ThemaKeyCounts *counts)
{
  ThemaPairCounts pair;

  g_return_val_if_fail (counts != NULL && is_consistent (counts), NAN);

  pair = pair_of (counts);
  return has_sizes (counts) ? thema_association_log_likelihood (&pair) : NAN;
}

double
thema_key_p_log_likelihood (double log_likelihood)
{
  return thema_chisq_upper (log_likelihood, 1);
}

double
thema_key_fisher (const ThemaKeyCounts *counts)
{
  ThemaPairCounts pair;

  g_return_val_if_fail (counts != NULL && is_consistent (counts), NAN);

  pair = pair_of (counts);
  return has_sizes (counts) ? thema_fisher_exact (&pair) : NAN;
}

int
thema_key_direction (const ThemaKeyCounts *counts)
{
  Wide up, down;

  g_return_val_if_fail (counts != NULL, 0);

  up = (Wide) counts->target * counts->reference_size;
  down = (Wide) counts->reference * counts->target_size;
  return has_sizes (counts) ? (up > down) - (up < down) : 0;
}

double
thema_key_rate_difference (double observed, double size, double total, double total_size)
{
  double rest = total_size - size;

  if (!(size > 0 && rest > 0))
    return NAN;
  return fabs (observed * total_size - total * size) / (size * rest);
}

gboolean
thema_key_reaches (double permuted, double observed)
{
  return !(permuted < observed * (1 - TIE));
}

double
thema_permutation_p (guint64 reaching, guint64 permutations)
{
  if (permutations == 0)
    return NAN;
  return (1 + (double) reaching) / (1 + (double) permutations);
}
