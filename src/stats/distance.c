/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/distance.h"

#include <math.h>

static double
jaccard (double a, double b, double both)
{
  return (a + b - 2 * both) / (a + b - both);
}

/* sqrt (2 * (1 - both / sqrt (a * b))), without the difference of two like numbers; exact where
   they share no unit.  */
static double
hellinger (double a, double b, double both)
{
  double apart = a * (b - both) + both * (a - both); /* a * b - both * both */
  return sqrt (2 * (apart / (a * b + both * sqrt (a * b))));
}

double
thema_distance (ThemaDistance distance, const ThemaPairCounts *counts)
{
  double a = (double) counts->a, b = (double) counts->b, both = (double) counts->both;
  if (counts->a == 0 || counts->b == 0)
    return NAN;
  return distance == THEMA_DISTANCE_JACCARD ? jaccard (a, b, both) : hellinger (a, b, both);
}
