/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that people fill in with a spreadsheet: CSV with comma, semicolon or tab, with or without
 * byte order mark, in UTF-8. Its first row names the columns. */
#pragma once

#include <glib.h>

#define THEMA_NO_COLUMN G_MAXUINT

/* The column for the coder's own use: rows may end before it. */
#define THEMA_SHEET_NOTES "notes"

typedef struct _ThemaSheet ThemaSheet;

ThemaSheet *thema_sheet_open (const char *path, GError **error);
/* The same from memory, which must outlive the sheet. */
ThemaSheet *thema_sheet_new (const char *name, const char *bytes, gsize length, GError **error);
void thema_sheet_free (ThemaSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSheet, thema_sheet_free)

/* As it stands in messages. */
const char *thema_sheet_name (const ThemaSheet *self);

/* The columns' names, blanks about them trimmed; "" for one without. */
guint thema_sheet_n_columns (const ThemaSheet *self);
const char *thema_sheet_column (const ThemaSheet *self, guint column);

/* The column of a name, upper and lower case alike, or THEMA_NO_COLUMN. */
guint thema_sheet_find (const ThemaSheet *self, const char *name);

/* The next row that has anything in it. FALSE without an error: the end. */
gboolean thema_sheet_next (ThemaSheet *self, GError **error);

/* A cell of the row, blanks about it trimmed; what --excel put before it to guard it is taken away.
 * Borrowed as long as the sheet lives. "" for THEMA_NO_COLUMN. */
const char *thema_sheet_cell (const ThemaSheet *self, guint column);

/* The line on which the row begins, from 1. */
guint64 thema_sheet_line (const ThemaSheet *self);

/* Sets "NAME:LINE: what is wrong", of the row read last. Always returns FALSE. */
gboolean thema_sheet_fail (const ThemaSheet *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
