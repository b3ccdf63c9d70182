/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of each column of each table: its type and unit, and what docs/tables.md says. */
#pragma once

#include <glib.h>

typedef enum
{
  THEMA_COLUMN_STRING,
  THEMA_COLUMN_INTEGER,
  THEMA_COLUMN_NUMBER,
  THEMA_COLUMN_BOOLEAN, /* 0, 1 */
  THEMA_COLUMN_YES_NO,
  THEMA_COLUMN_TRUE_FALSE,
  THEMA_COLUMN_YEAR, /* of four digits; a table may have others, which makes it integers */
} ThemaColumnType;

typedef struct
{
  ThemaColumnType type;
  const char *unit;  /* borrowed; NULL for none */
  char *description; /* owned, Markdown */
  gboolean has_least, has_greatest, required, unique;
  double least, greatest;
  GStrv values; /* owned: the only ones that there are; NULL: any */
} ThemaColumn;

/* The column of that name; "*" is one that the corpus, the codebook or the coders name, the `nth`
 * kind of such in the table. Whether the table is known to have it. */
gboolean thema_column_init (ThemaColumn *self, const char *table, const char *name, guint nth);
void thema_column_clear (ThemaColumn *self);

/* Whether docs/tables.md has a column of that name. */
gboolean thema_column_is_known (const char *table, const char *name);

/* What a row of the table is; NULL for a table that docs/tables.md does not list. */
const char *thema_table_row (const char *table);

/* The columns, with blanks between, that tell its rows apart; NULL for none. One of them may be
 * empty where `*may_be_empty` is set. */
const char *thema_table_key (const char *table, gboolean *may_be_empty);
