/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/adjust.h"

#include <math.h>
#include <string.h>

#include "base/sort.h"

/* Numbers from 0 up are in the order of their bits.  */
static guint64
bits_of (double p)
{
  guint64 bits;

  p += 0.0; /* not -0 */
  memcpy (&bits, &p, sizeof bits);
  return bits;
}

void
thema_adjust_bh (const double *p, gsize n, double *adjusted)
{
  g_autofree ThemaSortKey *tests = NULL; /* owned; items are where a p came from */
  gsize made = 0;
  double least = 1;

  g_return_if_fail (n == 0 || (p != NULL && adjusted != NULL));

  if (n == 0)
    return;
  tests = g_new (ThemaSortKey, n);
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (p[i]))
        adjusted[i] = NAN;
      else
        tests[made++] = (ThemaSortKey){ bits_of (p[i]), i };
    }
  thema_sort_keys (tests, made);

  /* From the greatest down, so that no adjusted value exceeds that of a greater p.  Equal values
     end up equal whatever their order: the first of them met is the least.  */
  for (gsize rank = made; rank > 0; rank--)
    {
      gsize i = tests[rank - 1].item;
      double scaled = (double) made / (double) rank * p[i];

      least = MIN (least, scaled);
      adjusted[i] = least;
    }
}
