/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a corpus is read from, one part after the other, as one row of entries with one set of
 * columns. A part is a text of a format of its own: a file, a member of an archive, a folder of
 * texts.
 *
 * Every part is opened at once, for its format and its columns, and again when its turn comes;
 * standard input is opened only once. */
#pragma once

#include "corpus/formats.h"

ThemaParts *thema_parts_open (const ThemaSourceOptions *options, GError **error);
void thema_parts_free (ThemaParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaParts, thema_parts_free)

/* The metadata columns of all parts: names, each once, in the order in which they were met;
 * NULL-terminated. */
const char *const *thema_parts_columns (const ThemaParts *self);

/* The files that are read, in order; NULL-terminated paths. */
const char *const *thema_parts_files (const ThemaParts *self);

/* What the user should know of what was found: of owned, borrowed. */
const GPtrArray *thema_parts_notes (const ThemaParts *self);

/* What is told of a part; borrowed strings. */
typedef struct
{
  const char *path;     /* of the file, as it can be opened; "-" for standard input */
  const char *name;     /* in messages: with the member of an archive */
  const char *format;   /* as --from knows it, or "folder" */
  const char *encoding; /* NULL: of a folder, whose texts are UTF-8 or what --encoding says */
  gboolean guessed;     /* the encoding was */
  guint64 n_records;    /* that were read so far */
} ThemaPartInfo;

guint thema_parts_count (const ThemaParts *self);
ThemaPartInfo thema_parts_info (const ThemaParts *self, guint index);

/* The SHA-256 of what was read from standard input (borrowed) and its length, at the end; NULL
 * before, and when it was not read. */
const char *thema_parts_stdin_digest (const ThemaParts *self, guint64 *length);

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

/* Which record of its file it is, from 1. */
guint64 thema_parts_number (const ThemaParts *self);

/* Whether it comes from a database or a reference manager. */
gboolean thema_parts_is_bibliographic (const ThemaParts *self);

/* Whether it is a record with fields, and no plain text. */
gboolean thema_parts_is_record (const ThemaParts *self);

/* The entry's values, one for each column, in the arena; "" where its part does not have one. */
const ThemaSlice *thema_parts_values (const ThemaParts *self, const ThemaEntry *entry,
                                      ThemaArena *arena);
