/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/association.h"

#include <math.h>

#include "stats/distribution.h"
#include "stats/table.h"

static double
ratio_or_missing (double numerator, double denominator)
{
  return denominator > 0 ? numerator / denominator : NAN;
}

/* (both * neither - only_a * only_b) / sqrt (of the product of the margins), through the excess,
   whose product with all units is that numerator.  */
static double
phi_of (const ThemaTable *table)
{
  const double *expected = table->expected;
  double scale = sqrt (expected[0]) * sqrt (expected[3]);
  double phi = ratio_or_missing (table->excess, scale);

  return isnan (phi) ? phi : CLAMP (phi, -1, 1);
}

static void
information (const ThemaPairCounts *counts, ThemaAssociation *out)
{
  double both = (double) counts->both, units = (double) counts->units;

  out->pmi = NAN;
  out->npmi = NAN;
  if (counts->a == 0 || counts->b == 0)
    return;
  if (counts->both == 0)
    {
      out->npmi = -1; /* the limit of Bouma 2009, where pmi itself has none */
      return;
    }
  /* One quotient of whole products, so that independence is exactly 0.  */
  out->pmi = log2 (both * units / ((double) counts->a * (double) counts->b));
  /* In all units both: 0 / 0, but 1 for every lesser number of units that are always shared.  */
  out->npmi = counts->both == counts->units ? 1 : out->pmi / log2 (units / both);
  out->npmi = CLAMP (out->npmi, -1, 1);
}

/* Woolf's interval is symmetric on the scale of the logarithm.  */
static void
odds (const ThemaTable *table, ThemaAssociation *out)
{
  const double *cell = table->cell;
  double reach;

  out->odds_ratio = ratio_or_missing (cell[0] * cell[3], cell[1] * cell[2]);
  out->odds_ratio_low = NAN;
  out->odds_ratio_high = NAN;
  if (!(out->odds_ratio > 0))
    return;
  reach = exp (THEMA_Z_95 * sqrt (1 / cell[0] + 1 / cell[1] + 1 / cell[2] + 1 / cell[3]));
  out->odds_ratio_low = out->odds_ratio / reach;
  out->odds_ratio_high = out->odds_ratio * reach;
}

void
thema_association_measure (const ThemaPairCounts *counts, ThemaAssociation *out)
{
  ThemaTable table;
  double both, either, sum;

  g_return_if_fail (counts != NULL && out != NULL);
  g_return_if_fail (thema_table_is_consistent (counts));

  if (counts->units == 0)
    {
      *out = (ThemaAssociation){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
      return;
    }
  thema_table_init (&table, counts);
  both = (double) counts->both;
  either = (double) (counts->a + (counts->b - counts->both));
  sum = (double) counts->a + (double) counts->b;

  out->expected = table.expected[0];
  out->jaccard = ratio_or_missing (both, either);
  out->dice = ratio_or_missing (2 * both, sum);
  out->phi = phi_of (&table);
  information (counts, out);
  odds (&table, out);
}

/* The table of COUNTS and what both tests need of it; FALSE: there are no units.  */
static gboolean
prepare (const ThemaPairCounts *counts, ThemaTable *table, double terms[4])
{
  if (counts->units == 0)
    return FALSE;
  thema_table_init (table, counts);
  thema_table_deviance_terms (table, terms);
  return TRUE;
}

void
thema_association_test (const ThemaPairCounts *counts, double *log_likelihood, double *p_fisher)
{
  ThemaTable table;
  double terms[4];

  g_return_if_fail (counts != NULL && log_likelihood != NULL && p_fisher != NULL);
  g_return_if_fail (thema_table_is_consistent (counts));

  *log_likelihood = *p_fisher = NAN;
  if (!prepare (counts, &table, terms))
    return;
  *log_likelihood = 2 * thema_table_sum_terms (terms);
  *p_fisher = thema_table_fisher (&table, terms);
}

double
thema_association_log_likelihood (const ThemaPairCounts *counts)
{
  ThemaTable table;
  double terms[4];

  g_return_val_if_fail (counts != NULL && thema_table_is_consistent (counts), NAN);

  return prepare (counts, &table, terms) ? 2 * thema_table_sum_terms (terms) : NAN;
}

void
thema_association_compute (const ThemaPairCounts *counts, ThemaAssociation *out)
{
  g_return_if_fail (counts != NULL && out != NULL);
  g_return_if_fail (thema_table_is_consistent (counts));

  thema_association_measure (counts, out);
  thema_association_test (counts, &out->log_likelihood, &out->p_fisher);
}
