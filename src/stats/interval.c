/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The greater root of the quadratic equation whose roots are the limits: no cancellation there.  */
static double
upper_limit (double share, double trials, double z2)
{
  double centre = share + z2 / (2 * trials);
  double reach = sqrt (z2 * (share * (1 - share) / trials + z2 / (4 * trials * trials)));

  return (centre + reach) / (1 + z2 / trials);
}

void
thema_wilson_share_interval (double share, double size, double confidence, double *low,
                             double *high)
{
  double z2, z;

  g_return_if_fail (low != NULL && high != NULL);
  g_return_if_fail (confidence > 0 && confidence < 1);

  *low = *high = NAN;
  if (!(size > 0))
    return;
  z = gsl_cdf_ugaussian_Qinv ((1 - confidence) / 2);
  z2 = z * z;
  *high = share < 1 ? MIN (upper_limit (share, size, z2), 1) : 1;
  /* The product of the roots is share^2 / (1 + z^2 / n), which gives the lesser one its digits
     back when it is small.  */
  *low = share > 0 ? share * share / ((1 + z2 / size) * *high) : 0;
}

void
thema_wilson_interval (guint64 successes, guint64 trials, double confidence, double *low,
                       double *high)
{
  g_return_if_fail (low != NULL && high != NULL);
  g_return_if_fail (successes <= trials);

  thema_wilson_share_interval ((double) successes / (double) trials, (double) trials, confidence,
                               low, high);
}
