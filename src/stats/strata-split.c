/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/strata.h"

static guint64
size_of (const ThemaStratum *stratum)
{
  const ThemaConfusion *counts = &stratum->counts;

  return counts->tp + counts->fp + counts->fn + counts->tn;
}

/* Whether too few units were looked at to tell what the stratum is like.  */
static gboolean
is_thin (const ThemaStratum *stratum)
{
  guint64 n = size_of (stratum);

  return stratum->units > n && n < THEMA_STRATUM_LEAST;
}

static void
merge (ThemaStratum *into, ThemaStratum *from)
{
  into->units += from->units;
  into->counts.tp += from->counts.tp;
  into->counts.fp += from->counts.fp;
  into->counts.fn += from->counts.fn;
  into->counts.tn += from->counts.tn;
  *from = (ThemaStratum){ 0 };
}

/* Merges each thin one of N strata with the one of which most is known.  */
static void
merge_thin (ThemaStratum *strata, gsize n)
{
  gsize best = 0;

  for (gsize i = 1; i < n; i++)
    if (size_of (&strata[i]) > size_of (&strata[best]))
      best = i;
  for (gsize i = 0; i < n; i++)
    if (i != best && is_thin (&strata[i]))
      merge (&strata[best], &strata[i]);
}

void
thema_strata_split (const ThemaStratum *strata, const guint64 *coded, gsize n, ThemaStratum *out)
{
  for (gsize i = 0; i < n; i++)
    {
      const ThemaConfusion *counts = &strata[i].counts;
      guint64 with = MIN (coded[i], strata[i].units);

      out[i] = (ThemaStratum){ with, { counts->tp, counts->fp, 0, 0 } };
      out[n + i] = (ThemaStratum){ strata[i].units - with, { 0, 0, counts->fn, counts->tn } };
    }
  merge_thin (out, n);
  merge_thin (out + n, n);
}
