/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/dispersion-distances.h"

#include "stats/dispersion.h"

#include <math.h>

static void
add_distance (ThemaDistances *self, guint64 corpus_size, guint64 total, guint64 distance)
{
  ThemaWide reduced = (ThemaWide) self->reduced_high << 64 | self->reduced_low;
  ThemaWide squares = (ThemaWide) self->squares_high << 64 | self->squares_low;

  reduced += MIN ((ThemaWide) total * distance, corpus_size);
  squares += (ThemaWide) distance * distance;
  self->reduced_high = (guint64) (reduced >> 64);
  self->reduced_low = (guint64) reduced;
  self->squares_high = (guint64) (squares >> 64);
  self->squares_low = (guint64) squares;
  if (distance > 1)
    self->logs += (double) distance * log10 ((double) distance);
}

void
thema_distances_add (ThemaDistances *distances, guint64 corpus_size, guint64 total,
                     guint64 position)
{
  g_return_if_fail (position < corpus_size && position >= distances->last);

  if (distances->n == 0)
    distances->first = position;
  else
    add_distance (distances, corpus_size, total, position - distances->last);
  distances->last = position;
  distances->n++;
}

/* The last distance leads round the end to the first occurrence.  */
void
thema_distances_compute (const ThemaDistances *distances, guint64 corpus_size, guint64 total,
                         ThemaReducedFrequency *out)
{
  ThemaDistances ring = *distances;
  ThemaWide reduced, squares;

  *out = (ThemaReducedFrequency){ NAN, NAN, NAN };
  if (ring.n == 0 || ring.n != total)
    return;
  add_distance (&ring, corpus_size, total, corpus_size - ring.last + ring.first);
  reduced = (ThemaWide) ring.reduced_high << 64 | ring.reduced_low;
  squares = (ThemaWide) ring.squares_high << 64 | ring.squares_low;
  out->arf = (double) reduced / (double) corpus_size;
  out->ald = ring.logs / (double) corpus_size;
  out->awt = (1 + (double) squares / (double) corpus_size) / 2;
}
