/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spread of all things over parts and over the length of the corpus, from their places. */
#pragma once

#include "analysis/groups.h"
#include "analysis/places.h"
#include "stats/dispersion-distances.h"
#include "stats/dispersion-parts.h"

typedef struct
{
  ThemaParts parts;
  guint32 n_things;
  guint64 *frequencies;      /* owned, by thing, as are those below */
  ThemaSpread *spreads;      /* owned */
  ThemaDistances *distances; /* owned */
} ThemaSpreads;

/* The parts are documents in their order, or `groups` of them (or NULL); documents without a group
 * are left out. */
void thema_spreads_init (ThemaSpreads *self, const ThemaPlaces *places, const ThemaGroups *groups,
                         guint n_threads);
void thema_spreads_clear (ThemaSpreads *self);
