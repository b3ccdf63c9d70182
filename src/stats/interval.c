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
thema_wilson_interval (guint64 successes, guint64 trials, double confidence, double *low,
                       double *high)
{
  double n = (double) trials, share, z2, z;

  g_return_if_fail (low != NULL && high != NULL);
  g_return_if_fail (successes <= trials);
  g_return_if_fail (confidence > 0 && confidence < 1);

  *low = *high = NAN;
  if (trials == 0)
    return;
  z = gsl_cdf_ugaussian_Qinv ((1 - confidence) / 2);
  z2 = z * z;
  share = (double) successes / n;
  *high = successes == trials ? 1 : MIN (upper_limit (share, n, z2), 1);
  /* The product of the roots is share^2 / (1 + z^2 / n), which gives the lesser one its digits
     back when it is small.  */
  *low = successes == 0 ? 0 : share * share / ((1 + z2 / n) * *high);
}
