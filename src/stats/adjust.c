/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/adjust.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double p;
  gsize index; /* where P came from */
} Test;

static int
compare_tests (const void *a, const void *b)
{
  double p = ((const Test *) a)->p, q = ((const Test *) b)->p;

  return (p > q) - (p < q);
}

void
thema_adjust_bh (const double *p, gsize n, double *adjusted)
{
  g_autofree Test *tests = NULL; /* owned */
  gsize made = 0;
  double least = 1;

  g_return_if_fail (n == 0 || (p != NULL && adjusted != NULL));

  if (n == 0)
    return;
  tests = g_new (Test, n);
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (p[i]))
        adjusted[i] = NAN;
      else
        tests[made++] = (Test){ p[i], i };
    }
  qsort (tests, made, sizeof *tests, compare_tests);

  /* From the greatest down, so that no adjusted value exceeds that of a greater p.  Equal values
     end up equal whatever their order: the first of them met is the least.  */
  for (gsize rank = made; rank > 0; rank--)
    {
      double scaled = (double) made / (double) rank * tests[rank - 1].p;

      least = MIN (least, scaled);
      adjusted[tests[rank - 1].index] = least;
    }
}
