/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is written, found out from its beginning; the same bytes always give the same. The
 * rules stand in docs/sources.md. */
#pragma once

#include "base/csv-scan.h"

typedef struct
{
  ThemaCsvDialect dialect;
  gsize header;        /* the byte at which the header starts: lines may be before it */
  guint n_used;        /* columns up to the last that something stands in, in the rows at hand */
  gboolean is_telling; /* names of columns and rows leave no doubt that it is a table */
} ThemaTableShape;

/* What a user said about it; 0: nothing. */
typedef struct
{
  char delimiter;
  const char *quote; /* borrowed: one of THEMA_TABLE_QUOTES; NULL: nothing */
} ThemaTableWish;

/* The values of --quote. */
#define THEMA_TABLE_QUOTES "double or single or backslash or none"

/* The values of --delimiter; a character that is neither letter, digit, blank nor quote is one,
 * too.
 */
#define THEMA_TABLE_DELIMITERS "comma or semicolon or tab or pipe"

/* The delimiter that is called so; 0: none. */
char thema_table_delimiter (const char *name);

/* `bytes` is the beginning of a table, with LF line ends; `is_all`: all of it. */
ThemaTableShape thema_table_sniff (const char *bytes, gsize length, gboolean is_all,
                                   const ThemaTableWish *wish);
