/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/distribution.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* The same for an even number of degrees: a sum of Poisson probabilities.  */
static double
even_upper (double x, int df)
{
  double term = exp (-x / 2), sum = term;

  for (int k = 1; k < df / 2; k++)
    {
      term *= x / 2 / k;
      sum += term;
    }
  return sum;
}

/* Whether the tail of a chi-squared variable that begins at X, away from its mean, is less than the
   least number there is, by Chernoff's bound.  GSL gives up some way behind that.  */
static gboolean
is_beyond (double x, double df)
{
  return df / 2 * (1 + log (x / df)) - x / 2 < -760;
}

double
thema_chisq_upper (double x, double df)
{
  if (isnan (x) || isnan (df))
    return NAN;
  if (x <= 0)
    return 1;
  if (x > df && is_beyond (x, df))
    return 0;
  if (df == 1)
    return erfc (sqrt (x / 2));
  if (df == 2 || df == 4)
    return even_upper (x, (int) df);
  return gsl_cdf_chisq_Q (x, df);
}

double
thema_chisq_lower (double x, double df)
{
  if (isnan (x) || isnan (df))
    return NAN;
  if (x <= 0 || (x < df && is_beyond (x, df)))
    return 0;
  if (x > df && is_beyond (x, df))
    return 1;
  return gsl_cdf_chisq_P (x, df);
}

double
thema_normal_two_sided (double z)
{
  return isnan (z) ? NAN : erfc (fabs (z) / M_SQRT2);
}

double
thema_normal_lower (double z)
{
  return isnan (z) ? NAN : erfc (-z / M_SQRT2) / 2;
}

double
thema_normal_quantile (double p)
{
  return gsl_cdf_ugaussian_Pinv (p);
}

double
thema_t_two_sided (double t, double df)
{
  return isnan (t) || isnan (df) ? NAN : 2 * gsl_cdf_tdist_Q (fabs (t), df);
}
