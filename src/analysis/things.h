/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The things whose structure is looked for: codes, or terms, by the units (documents, sentences)
 * that hold them. */
#pragma once

#include "analysis/cooccurrence.h"
#include "stats/distance.h"

/* Distances between more are not to be read, and their map takes minutes. */
#define THEMA_MAX_THINGS 1000

/* Which codes of a codebook with sub-codes. A code always stands where its sub-codes do. */
typedef enum
{
  THEMA_CODES_LEAVES, /* those without sub-codes */
  THEMA_CODES_TOP,    /* those that are no sub-codes */
  THEMA_CODES_ALL,
} ThemaCodeLevel;

typedef struct
{
  const ThemaPass *pairs;              /* borrowed */
  const ThemaSegments *segments;       /* borrowed; NULL: terms */
  const ThemaTermSelection *selection; /* borrowed; NULL: codes */
  ThemaUnit unit;
  guint64 n_units;
  guint32 n;
  guint32 *numbers; /* owned: each one's number in the pass, rising */
  guint32 n_absent; /* left out: codes that stand in no unit */
  guint32 n_nested; /* left out: codes of other levels */
} ThemaThings;

/* An error when `n` codes, or terms, are more than THEMA_MAX_THINGS. */
gboolean thema_things_check (gboolean codes, guint32 n, GError **error);

/* `pairs` is a pass of pairs of codes or of terms, once its scan is done. An error when they are
 * more than THEMA_MAX_THINGS. */
ThemaThings *thema_things_new_codes (const ThemaPass *pairs, const ThemaSegments *segments,
                                     ThemaCodeLevel level, ThemaUnit unit, GError **error);
ThemaThings *thema_things_new_terms (const ThemaPass *pairs, const ThemaTermSelection *selection,
                                     ThemaUnit unit, GError **error);
void thema_things_free (ThemaThings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaThings, thema_things_free)

/* The name, and what is shown for it: a code's label where it has one. */
ThemaSlice thema_things_name (const ThemaThings *self, guint32 i);
ThemaSlice thema_things_label (const ThemaThings *self, guint32 i);

/* Units that hold it: 1 or more. */
guint32 thema_things_count (const ThemaThings *self, guint32 i);

/* The units of two different things. */
ThemaPairCounts thema_things_pair (const ThemaThings *self, guint32 a, guint32 b);

/* Whether one is a code above the other. */
gboolean thema_things_are_nested (const ThemaThings *self, guint32 a, guint32 b);

/* All distances (transfer full), at thema_distance_place (). */
double *thema_things_distances (const ThemaThings *self, ThemaDistance distance);
