/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes RFC 4180 CSV: UTF-8, LF line ends, fields quoted only where they must be, the decimal
 * point always a point, a missing value an empty field. Errors stick in the output and show at its
 * commit. */
#pragma once

#include "base/output.h"

typedef struct _ThemaCsvWriter ThemaCsvWriter;

/* `output` is borrowed and takes each row as it ends; without one (NULL) rows are kept. With
 * `excel` a byte order mark leads, and a text cell that a spreadsheet would take for a formula (it
 * begins with = + - @, a tab or a carriage return, and is no negative number) gets an apostrophe
 * before it.
 */
ThemaCsvWriter *thema_csv_writer_new (ThemaOutput *output, gboolean excel);
void thema_csv_writer_free (ThemaCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCsvWriter, thema_csv_writer_free)

void thema_csv_writer_text (ThemaCsvWriter *self, const char *text);
void thema_csv_writer_bytes (ThemaCsvWriter *self, const char *bytes, gsize length);
void thema_csv_writer_count (ThemaCsvWriter *self, guint64 count);

/* Eight significant digits; an empty field when `number` is not finite. */
void thema_csv_writer_number (ThemaCsvWriter *self, double number);

void thema_csv_writer_end_row (ThemaCsvWriter *self);

/* Of a writer without an output: the rows so far, borrowed until the next one, and an end to them.
 */
const char *thema_csv_writer_rows (const ThemaCsvWriter *self, gsize *length);
void thema_csv_writer_clear (ThemaCsvWriter *self);

/* The fields of the row that was ended last. */
guint thema_csv_writer_n_fields (const ThemaCsvWriter *self);

/* A row of texts, ended; `names` ends with NULL. */
void thema_csv_writer_header (ThemaCsvWriter *self, const char *const *names);

/* For tables whose rows several threads format: a field as thema_csv_writer_bytes () would write
 * it, without the comma before it, and whole rows made of such fields. */
void thema_csv_append_field (GString *row, const char *bytes, gsize length, gboolean excel);
/* Writes such a field, for one that many rows share. */
void thema_csv_writer_field (ThemaCsvWriter *self, const char *field, gsize length);
gboolean thema_csv_writer_is_excel (const ThemaCsvWriter *self);
void thema_csv_writer_put_rows (ThemaCsvWriter *self, const char *bytes, gsize length);
