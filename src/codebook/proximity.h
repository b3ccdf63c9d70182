/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things that stand near each other in a text. */
#pragma once

#include "codebook/pattern.h"

/* A stretch of tokens, half open. */
typedef struct
{
  guint32 start, end;
} ThemaStretch;

/* One of them, and which thing it is. */
typedef struct
{
  guint32 start, end;
  guint32 thing; /* from 0 */
} ThemaNearMark;

/* Orders marks by their start, then the longest first. */
int thema_near_mark_compare (gconstpointer a, gconstpointer b);

/* Finds where all `n_things` stand near each other without overlap: each with at most `within`
 * words between it and the next one in the text, in the order of their numbers when `ordered`.
 * `marks` are sorted by their start; `words_before[t]` is the number of words before token t.
 * Appends to `found` (of ThemaStretch), by their start, the stretches in which there is no shorter
 * one. `scratch` is a GArray of guint64 to work in. */
void thema_proximity_find (const ThemaNearMark *marks, guint n_marks, guint n_things, guint within,
                           gboolean ordered, const guint32 *words_before, GArray *scratch,
                           GArray *found);
