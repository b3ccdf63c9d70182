/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the cells of a table's records (CSV, TSV) in bytes that need not all be at hand.
 *
 * A record ends with LF or CR LF, or with the text. A cell that starts with the quote character may
 * hold delimiters, line ends and quotes; a quote anywhere else is an ordinary character. Lines
 * without a byte are passed over. Bytes are not looked at otherwise: NUL and what is no UTF-8 are
 * data. */
#pragma once

#include <glib.h>

/* How the cells of a table are written. */
typedef struct
{
  char delimiter;
  char quote;         /* 0: no character opens a cell; all are data */
  gboolean backslash; /* a backslash before a quote or a backslash makes it data, too */
} ThemaCsvDialect;

/* Doubled quotes, as RFC 4180 has them. */
#define THEMA_CSV_DIALECT(delimiter) ((ThemaCsvDialect){ (delimiter), '"', FALSE })

/* Cells of one record, as many as a spreadsheet can have: more are a mistake, or an attack. */
#define THEMA_CSV_MAX_CELLS 16384

/* A cell, without its quotes; `start` is counted from the first of the bytes. */
typedef struct
{
  gsize start, length;
  gboolean is_escaped; /* there is something to be undone: thema_csv_unescape () */
} ThemaCsvCell;

typedef enum
{
  THEMA_CSV_MORE,   /* the record does not end in these bytes */
  THEMA_CSV_RECORD, /* `cells` are those of a record */
  THEMA_CSV_END,    /* there is no other record */
  THEMA_CSV_OPEN,   /* the quote at `fault` is never closed */
  THEMA_CSV_BEHIND, /* text follows the closing quote at `fault` */
  THEMA_CSV_WIDE,   /* more than THEMA_CSV_MAX_CELLS */
} ThemaCsvFound;

/* Where the search stands. Offsets are from the first of the bytes. */
typedef struct
{
  ThemaCsvDialect dialect;
  GArray *cells; /* owned, of ThemaCsvCell */
  gsize record;  /* where the record starts: empty lines may be before it */
  gsize end;     /* what is behind it and its line end; known of a record */
  gsize fault;
  gsize at, start; /* what comes next; the first byte of the cell */
  guint state;
  gboolean is_escaped; /* the cell that is being read */
} ThemaCsvScanner;

void thema_csv_scanner_init (ThemaCsvScanner *self, ThemaCsvDialect dialect);
void thema_csv_scanner_clear (ThemaCsvScanner *self);

/* Starts with the record at the first byte. */
void thema_csv_scanner_start (ThemaCsvScanner *self);

/* Looks for the end of the record. After THEMA_CSV_MORE it is called again with the same bytes and
 * more of them (which may lie elsewhere), and goes on where it stood. `at_end`: no bytes follow. */
ThemaCsvFound thema_csv_scanner_run (ThemaCsvScanner *self, const char *bytes, gsize length,
                                     gboolean at_end);

/* Whether a quote is open, at `fault`. */
gboolean thema_csv_scanner_is_quoted (const ThemaCsvScanner *self);

/* Undoes the escapes of a cell in place; its new length. */
gsize thema_csv_unescape (const ThemaCsvDialect *dialect, char *text, gsize length);

/* What is wrong, for a message: of the last three of ThemaCsvFound. */
const char *thema_csv_fault (ThemaCsvFound found);
