/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/axis.h"

#include <math.h>

#define NOTHING 1e-12
#define AS_GREAT (1 - 1e-6)

double
thema_axis_clean (double *values, gsize n, gsize n_columns, gsize k)
{
  double most = 0, sign = 0;
  for (gsize i = 0; i < n; i++)
    most = fmax (most, fabs (*thema_axis_at (values, n_columns, i, k)));
  for (gsize i = 0; i < n; i++)
    {
      double *value = thema_axis_at (values, n_columns, i, k);
      if (fabs (*value) <= NOTHING * most)
        *value = 0;
      else if (sign == 0 && fabs (*value) >= AS_GREAT * most)
        sign = *value > 0 ? 1 : -1;
    }
  return sign != 0 ? sign : 1;
}

void
thema_axis_scale (double *values, gsize n, gsize n_columns, gsize k, double factor)
{
  for (gsize i = 0; i < n; i++)
    if (*thema_axis_at (values, n_columns, i, k) != 0) /* no negative zero */
      *thema_axis_at (values, n_columns, i, k) *= factor;
}
