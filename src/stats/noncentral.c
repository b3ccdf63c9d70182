/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/noncentral.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "stats/distribution.h"
#include "stats/table.h"

/* Poisson weights below it do not count.  */
#define NEGLIGIBLE 1e-20

/* From here on the square root of the variable is normal to more digits than a table shows, and the
   central tails of GSL are not to be had.  */
#define HUGE_X 1.9e6

#define HALVINGS 60

#define LN_TWO_PI 1.837877066409345483561

/* ln (y^a exp (-y) / gamma (a + 1)), for y above 0.  */
static double
log_poisson (double a, double y)
{
  if (a < 16)
    return a * log (y) - y - gsl_sf_lngamma (a + 1);
  return -thema_deviance_term (a, y, a - y) - (LN_TWO_PI + log (a)) / 2 - thema_stirling_rest (a);
}

/* A Poisson mixture of central distributions, summed from its heaviest part both ways, each central
   tail from its neighbour (Benton & Krishnamoorthy 2003).  */
double
thema_noncentral_chisq (double x, double df, double ncp, gboolean upper)
{
  double y = x / 2, lambda = ncp / 2, middle = floor (lambda), a = df / 2 + middle;
  double sign = upper ? 1 : -1, sum = 0;

  if (isnan (x) || isnan (df) || isnan (ncp))
    return NAN;
  if (x <= 0)
    return upper ? 1 : 0;
  double tail = upper ? thema_chisq_upper (x, 2 * a) : thema_chisq_lower (x, 2 * a);
  if (ncp <= 0)
    return tail;

  double weight = exp (log_poisson (middle, lambda)), step = exp (log_poisson (a, y));
  double w = weight, t = tail, s = step;
  for (double j = middle; w > NEGLIGIBLE; j++)
    {
      sum += w * t;
      t = CLAMP (t + sign * s, 0, 1);
      s *= y / (df / 2 + j + 1);
      w *= lambda / (j + 1);
    }
  w = weight, t = tail, s = step;
  for (double j = middle; j > 0; j--)
    {
      s *= (df / 2 + j) / y;
      t = CLAMP (t - sign * s, 0, 1);
      w *= j / lambda;
      if (w <= NEGLIGIBLE)
        break;
      sum += w * t;
    }
  return MIN (sum, 1);
}

/* The square root of the noncentrality whose tail at X is WANTED; the upper tail grows with it, the
   lower one falls.  */
static double
solve (double x, double df, double wanted, gboolean upper)
{
  double inside = 0, outside = sqrt (x) + (upper ? 0 : 8);
  double central = upper ? thema_chisq_upper (x, df) : thema_chisq_lower (x, df);

  if (upper ? central >= wanted : central <= wanted)
    return 0;
  for (int i = 0; i < HALVINGS; i++)
    {
      double middle = (inside + outside) / 2;
      double tail = thema_noncentral_chisq (x, df, middle * middle, upper);

      if ((upper ? tail >= wanted : tail <= wanted))
        outside = middle;
      else
        inside = middle;
    }
  return (inside + outside) / 2;
}

void
thema_noncentral_interval (double x, double df, double confidence, double *low, double *high)
{
  double wanted = (1 - confidence) / 2, l, h;

  g_return_if_fail (low != NULL && high != NULL);
  g_return_if_fail (confidence > 0 && confidence < 1);

  *low = *high = NAN;
  if (isnan (x) || isnan (df))
    return;
  if (x > HUGE_X)
    {
      /* X is (s + z)^2 + c, with z normal, c chi-squared of df - 1 degrees, and s^2 = ncp: a limit
         is where s + z meets sqrt (x - c), of which these are the mean and the deviation.  */
      double root = sqrt (x);
      double shift = (df - 1) / (2 * root) + (df * df - 1) / (8 * x * root);
      double z = gsl_cdf_ugaussian_Qinv (wanted) * sqrt (1 + (df - 1) / (2 * x));

      l = MAX (root - z - shift, 0), h = root + z - shift;
    }
  else
    l = solve (x, df, wanted, TRUE), h = solve (x, df, wanted, FALSE);
  *low = l * l;
  *high = h * h;
}
