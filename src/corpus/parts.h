/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a corpus is read from, one part after the other, as one row of entries with one set of
 * columns. A part is a text of a format of its own: a file, a member of an archive, a folder of
 * texts.
 *
 * Every part is opened at once, for its format and its columns; all but a single one are then
 * opened again when their turn comes. */
#pragma once

#include "corpus/formats.h"

typedef struct _ThemaParts ThemaParts;

ThemaParts *thema_parts_open (const ThemaSourceOptions *options, GError **error);
void thema_parts_free (ThemaParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaParts, thema_parts_free)

/* The metadata columns of all parts: names, each once, in the order in which they were met;
 * NULL-terminated. */
const char *const *thema_parts_columns (const ThemaParts *self);

/* The files that are read, in order; NULL-terminated paths. */
const char *const *thema_parts_files (const ThemaParts *self);

/* Bytes in all of them, and how many were read. */
guint64 thema_parts_size (const ThemaParts *self);
guint64 thema_parts_position (const ThemaParts *self);

/* What to tell a user who wants one of `fields` (bits) as the text, because a part has none of
 * them; borrowed; NULL: all have one. */
const char *thema_parts_lacking (const ThemaParts *self, guint fields);

/* The next entry, whose `file` is set and lives as long as `self`. FALSE at the end or on an error.
 */
gboolean thema_parts_next (ThemaParts *self, ThemaArena *arena, ThemaEntry *entry, GError **error);

/* The format of the entry that was read last. */
const ThemaSourceFormat *thema_parts_format (const ThemaParts *self);

/* The entry's values, one for each column, in the arena; "" where its part does not have one. */
const ThemaSlice *thema_parts_values (const ThemaParts *self, const ThemaEntry *entry,
                                      ThemaArena *arena);
