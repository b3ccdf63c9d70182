/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/log-linear.h"

#include <math.h>

#include "stats/distribution.h"

/* What has the property but not the next one asked for: a difference, property by property.  */
void
thema_log_linear_cells (guint n, guint64 *counts)
{
  g_return_if_fail (n >= 1 && n <= THEMA_LOG_LINEAR_MAX && counts != NULL);

  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < 1u << n; i++)
      if (!(i >> k & 1))
        counts[i] -= counts[i | 1u << k];
}

/* The saturated model fits every cell, so that its highest interaction is a contrast of the
   logarithms of the cells, with the sign by the number of properties that are absent; the
   variance of the logarithm of a count is one over the count.  */
void
thema_log_linear_compute (guint n, const guint64 *cells, double smoothing, ThemaLogLinear *out)
{
  double plus = 0, minus = 0, variance = 0;

  g_return_if_fail (n >= 1 && n <= THEMA_LOG_LINEAR_MAX && cells != NULL && out != NULL);
  g_return_if_fail (smoothing >= 0);

  *out = (ThemaLogLinear){ NAN, NAN, NAN, NAN, NAN };
  for (guint i = 0; i < 1u << n; i++)
    {
      double count = (double) cells[i] + smoothing;
      guint absent = n - (guint) __builtin_popcount (i);
      if (!(count > 0))
        return;
      *(absent % 2 == 0 ? &plus : &minus) += log (count);
      variance += 1 / count;
    }
  out->lambda = plus - minus;
  out->se = sqrt (variance);
  out->low = out->lambda - THEMA_Z_95 * out->se;
  out->high = out->lambda + THEMA_Z_95 * out->se;
  out->z = out->lambda / out->se;
}
