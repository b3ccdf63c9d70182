/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads RFC 4180 CSV (and TSV) from memory, a record at a time; what a record is, csv-scan.h says.
 * A UTF-8 byte order mark at the start is not part of the data. Bytes are handed on as they are:
 * encoding is checked by whoever uses them. */
#pragma once

#include "base/arena.h"
#include "base/slice.h"

typedef struct _ThemaCsvReader ThemaCsvReader;

/* `name` stands in messages. `bytes` is borrowed and must outlive the reader. */
ThemaCsvReader *thema_csv_reader_new (const char *name, const char *bytes, gsize length,
                                      char delimiter);
void thema_csv_reader_free (ThemaCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCsvReader, thema_csv_reader_free)

/* Reads the next record. Fields that need unescaping are written to `arena`.
 * FALSE with no error set: the end. FALSE with `error`: malformed, the message names file and line.
 */
gboolean thema_csv_reader_next (ThemaCsvReader *self, ThemaArena *arena, GError **error);

/* The record that was read last; borrowed until the next call. Its bytes are the input's, or the
 * arena's where quotes were undone. */
const ThemaSlice *thema_csv_reader_fields (const ThemaCsvReader *self, guint *n_fields);

/* The 1-based line on which that record starts. Counts newlines: for messages only. */
guint64 thema_csv_reader_line (const ThemaCsvReader *self);

/* The byte at which that record starts. */
gsize thema_csv_reader_record (const ThemaCsvReader *self);

/* Bytes consumed so far, for progress. */
gsize thema_csv_reader_position (const ThemaCsvReader *self);

/* The delimiter (comma, semicolon or tab) that stands most often in the first line, outside quotes.
 */
char thema_csv_guess_delimiter (const char *bytes, gsize length);
