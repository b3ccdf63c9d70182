/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers of pairs of numbers (a pattern and a code, a code and a word), of which few of all
 * that could be ever occur. */
#pragma once

#include <glib.h>

typedef struct _ThemaPairs ThemaPairs;

/* `n_values`: how many numbers a pair has. */
ThemaPairs *thema_pairs_new (guint n_values);
void thema_pairs_free (ThemaPairs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPairs, thema_pairs_free)

/* The pair's numbers, all zero for a new one; borrowed until another pair is asked for. Not both of
 * a and b are G_MAXUINT32. */
gint64 *thema_pairs_at (ThemaPairs *self, guint32 a, guint32 b);

/* The same of a pair that is there; NULL for one that is not. */
const gint64 *thema_pairs_find (const ThemaPairs *self, guint32 a, guint32 b);

/* Adds the numbers of `other`, which has as many a pair. */
void thema_pairs_merge (ThemaPairs *self, const ThemaPairs *other);

typedef struct
{
  guint32 a, b;
  const gint64 *values; /* borrowed until a pair is added */
} ThemaPair;

/* All pairs (transfer full; of ThemaPair) by a, then b. */
GArray *thema_pairs_list (const ThemaPairs *self);
