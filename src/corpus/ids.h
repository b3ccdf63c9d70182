/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids of a corpus: each is there once.
 *
 * The set keeps 128 bits of a hash of each (XXH3, from a seed that is drawn anew) and no id itself:
 * 16 bytes in a table that is at most four fifths full, 20 to 30 a record. That two ids of ten
 * million have one hash happens once in 10^25 corpora; they would be taken for the same id. */
#pragma once

#include "base/arena.h"
#include "base/csv-reader.h"

typedef struct _ThemaIds ThemaIds;

ThemaIds *thema_ids_new (void);
void thema_ids_free (ThemaIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaIds, thema_ids_free)

/* FALSE: it is there already. */
gboolean thema_ids_add (ThemaIds *self, ThemaSlice id);

/* For an id that thema made: the id, or when it is there already, the id with "~2", "~3" and so on
 * behind it, in the arena. With `take` it is then there. */
ThemaSlice thema_ids_make (ThemaIds *self, ThemaSlice id, gboolean take, ThemaArena *arena);
