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

/* Takes the tests that were made, in the order of p (transfer full; items are where a p came from);
   those that were not stay missing.  */
static ThemaSortKey *
rank_tests (const double *p, gsize n, double *adjusted, gsize *made)
{
  ThemaSortKey *tests = g_new (ThemaSortKey, MAX (n, 1));

  *made = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (p[i]))
        adjusted[i] = NAN;
      else
        tests[(*made)++] = (ThemaSortKey){ bits_of (p[i]), i };
    }
  thema_sort_keys (tests, *made);
  return tests;
}

void
thema_adjust_bh (const double *p, gsize n, double *adjusted)
{
  gsize made;
  double least = 1;

  g_return_if_fail (n == 0 || (p != NULL && adjusted != NULL));

  g_autofree ThemaSortKey *tests = rank_tests (p, n, adjusted, &made);
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

static void
adjust_holm (const double *p, gsize n, double *adjusted)
{
  gsize made;
  double greatest = 0;
  g_autofree ThemaSortKey *tests = rank_tests (p, n, adjusted, &made);

  for (gsize rank = 0; rank < made; rank++)
    {
      gsize i = tests[rank].item;

      greatest = MAX (greatest, MIN ((double) (made - rank) * p[i], 1));
      adjusted[i] = greatest;
    }
}

static void
adjust_bonferroni (const double *p, gsize n, double *adjusted)
{
  gsize made = 0;

  for (gsize i = 0; i < n; i++)
    made += !isnan (p[i]);
  for (gsize i = 0; i < n; i++)
    adjusted[i] = isnan (p[i]) ? NAN : MIN ((double) made * p[i], 1);
}

static const struct
{
  const char *name;
  void (*adjust) (const double *p, gsize n, double *adjusted);
} ways[THEMA_N_ADJUST] = {
  [THEMA_ADJUST_BH] = { "bh", thema_adjust_bh },
  [THEMA_ADJUST_HOLM] = { "holm", adjust_holm },
  [THEMA_ADJUST_BONFERRONI] = { "bonferroni", adjust_bonferroni },
};

ThemaAdjust
thema_adjust_find (const char *name)
{
  ThemaAdjust how = 0;

  while (how < THEMA_N_ADJUST - 1 && strcmp (ways[how].name, name) != 0)
    how++;
  return how;
}

void
thema_adjust (ThemaAdjust how, const double *p, gsize n, double *adjusted)
{
  g_return_if_fail (how < THEMA_N_ADJUST);
  g_return_if_fail (n == 0 || (p != NULL && adjusted != NULL));

  ways[how].adjust (p, n, adjusted);
}
