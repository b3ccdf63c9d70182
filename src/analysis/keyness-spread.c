/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gries's DP over the documents of each side, for many comparisons of one thing.
 *
 * DP is the sum, over the documents that have more of the thing than their size would have it, of
 * how much more. Which these are is another matter in each comparison, but they are always those
 * whose rate is greatest: the first ones when documents are put in the order of their rates. So it
 * follows from sums over the first so many of all documents, less those of the target. All sums are
 * whole numbers. */
#include "analysis/keyness-private.h"

#include "base/parallel.h"

#include <math.h>
#include <stdlib.h>

__extension__ typedef unsigned __int128 Wide;

/* What a document holds of the thing, and its tokens; or the sums of that. */
struct _ThemaKeynessSum
{
  guint64 count, size;
};

typedef struct _ThemaKeynessSum Sum;

/* Whether a rate is above another one: of counts below 2^32, or of one document and a side. */
static gboolean
is_above (Sum a, Sum b)
{
  return (Wide) a.count * b.size > (Wide) b.count * a.size;
}

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const Sum *x = a, *y = b;
  return is_above (*y, *x) - is_above (*x, *y);
}

/* The sums of a thing: one more than its postings, of which the first is nothing. */
static Sum *
sums_of (const ThemaKeyness *self, guint32 thing)
{
  return self->sums + self->sum_starts[thing];
}

static void
sum_thing (const ThemaKeyness *self, guint32 thing)
{
  const ThemaTally *tally = self->tally;
  const ThemaPosting *postings = tally->postings + tally->starts[thing];
  gsize n = tally->starts[thing + 1] - tally->starts[thing];
  Sum *sums = sums_of (self, thing);
  sums[0] = (Sum){ 0, 0 };
  for (gsize i = 0; i < n; i++)
    sums[i + 1] = (Sum){ postings[i].count, tally->sizes[postings[i].document] };
  qsort (sums + 1, n, sizeof *sums, compare_rates);
  for (gsize i = 1; i <= n; i++)
    sums[i] = (Sum){ sums[i - 1].count + sums[i].count, sums[i - 1].size + sums[i].size };
}

static void
sum_some (gpointer data, gsize from, gsize to)
{
  const ThemaKeyness *self = data;
  for (gsize thing = from; thing < to; thing++)
    if (self->sum_starts[thing + 1] > self->sum_starts[thing])
      sum_thing (self, (guint32) thing);
}

void
thema_keyness_spread (ThemaKeyness *self)
{
  const ThemaTally *tally = self->tally;
  self->sum_starts = g_new0 (gsize, (gsize) tally->n_things + 1);
  for (gsize i = 0; i < self->n_rows; i++)
    {
      guint32 thing = self->rows[i].thing;
      self->sum_starts[thing + 1] = tally->starts[thing + 1] - tally->starts[thing] + 1;
    }
  for (guint32 thing = 0; thing < tally->n_things; thing++)
    self->sum_starts[thing + 1] += self->sum_starts[thing];
  self->sums = g_new (Sum, self->sum_starts[tally->n_things] + 1);
  thema_parallel_for (tally->n_things, 64, self->options.n_threads, sum_some, self);
}

/* The sums over all documents whose rate is above that of the side. */
static Sum
sum_above (const ThemaKeyness *self, guint32 thing, Sum side)
{
  const Sum *sums = sums_of (self, thing);
  gsize low = 0, high = self->tally->starts[thing + 1] - self->tally->starts[thing];
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      Sum document = { sums[middle + 1].count - sums[middle].count,
                       sums[middle + 1].size - sums[middle].size };
      if (is_above (document, side))
        low = middle + 1;
      else
        high = middle;
    }
  return sums[low];
}

/* The same over the documents of the target. */
static Sum
sum_own_above (const ThemaKeyness *self, const ThemaKeynessRow *row, Sum side)
{
  const ThemaPosting *postings;
  Sum sum = { 0, 0 };
  gsize n = thema_tally_find (self->tally, row->thing, row->comparison, &postings);
  for (gsize i = 0; i < n; i++)
    {
      Sum document = { postings[i].count, self->tally->sizes[postings[i].document] };
      if (is_above (document, side))
        sum = (Sum){ sum.count + document.count, sum.size + document.size };
    }
  return sum;
}

double
thema_keyness_dispersion (const ThemaKeyness *self, const ThemaKeynessRow *row, ThemaSide which)
{
  Sum side = { row->frequencies[which], thema_keyness_size (self, row->comparison, which) };
  if (side.count == 0 || side.size == 0)
    return NAN;
  Sum above = sum_own_above (self, row, side);
  if (which == THEMA_SIDE_REFERENCE)
    {
      Sum all = sum_above (self, row->thing, side);
      above = (Sum){ all.count - above.count, all.size - above.size };
    }
  Wide more = (Wide) above.count * side.size - (Wide) above.size * side.count;
  return (double) more / (double) ((Wide) side.size * side.count);
}
