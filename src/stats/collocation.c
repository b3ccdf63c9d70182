/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/collocation.h"

#include <math.h>

#include "stats/distribution.h"
#include "stats/table.h"

static void
scores (const ThemaTable *table, ThemaCollocation *out)
{
  double observed = table->cell[0], expected = table->expected[0];

  if (observed > 0)
    {
      out->mi = log2 (observed / expected);
      out->mi3 = out->mi + 2 * log2 (observed);
      out->t_score = table->excess / sqrt (observed);
    }
  if (expected > 0)
    out->z_score = table->excess / sqrt (expected);
}

/* With all margins fixed, p1 - p2 = (o11 * o22 - o12 * o21) / (r1 * r2), whose numerator is the
   excess times all units: nothing is subtracted that is nearly equal.  */
static double
delta_p (const ThemaTable *table, double units, double with, double without)
{
  double delta = with > 0 && without > 0 ? table->excess / with * (units / without) : NAN;

  return isnan (delta) ? delta : CLAMP (delta, -1, 1);
}

static void
log_ratio (const ThemaTable *table, ThemaCollocation *out)
{
  const double *cell = table->cell;
  double near = cell[0] + cell[1], far = cell[2] + cell[3], reach;

  if (!(cell[0] > 0 && cell[2] > 0))
    return;
  out->log_ratio = log2 (cell[0] * far / (cell[2] * near));
  /* 1 / x - 1 / n as one fraction, which is 0 when x is n.  */
  reach = THEMA_Z_95 * sqrt (cell[1] / cell[0] / near + cell[3] / cell[2] / far) / M_LN2;
  out->log_ratio_low = out->log_ratio - reach;
  out->log_ratio_high = out->log_ratio + reach;
}

void
thema_collocation_compute (const ThemaPairCounts *counts, ThemaCollocation *out)
{
  ThemaTable table;
  double units, a, b;

  g_return_if_fail (counts != NULL && out != NULL);
  g_return_if_fail (thema_table_is_consistent (counts));

  *out = (ThemaCollocation){ NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  if (counts->units == 0)
    return;
  thema_table_init (&table, counts);
  units = (double) counts->units;
  a = (double) counts->a;
  b = (double) counts->b;
  out->expected = table.expected[0];
  scores (&table, out);
  out->delta_p_forward = delta_p (&table, units, a, units - a);
  out->delta_p_backward = delta_p (&table, units, b, units - b);
  log_ratio (&table, out);
  out->log_likelihood = 2 * thema_table_deviance (&table);
  out->p_log_likelihood = thema_chisq_upper (out->log_likelihood, 1);
}

double
thema_log_dice (guint64 both, guint64 a, guint64 b)
{
  if (both == 0)
    return NAN;
  return 14 + log2 (2 * (double) both / ((double) a + (double) b));
}
