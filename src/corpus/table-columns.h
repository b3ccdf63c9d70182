/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table of documents mean, by their names: which of an entry's fields each
 * is, and which holds ids. Case, blanks and punctuation of a name do not count. The names that are
 * known stand in table-names.c. */
#pragma once

#include "corpus/source-reader.h"

#define THEMA_NO_COLUMN G_MAXUINT

typedef struct
{
  ThemaField field;  /* THEMA_N_FIELDS: none */
  ThemaField also;   /* another one that it would be, was it not the text or the id */
  const char *joint; /* borrowed: what parts its values in this kind of table; NULL: "; ", or not
                        known */
} ThemaTableColumn;

typedef struct
{
  GPtrArray *names;             /* owned, of owned: without blanks around them */
  ThemaTableColumn *columns;    /* owned: one for each name */
  guint id_column, text_column; /* THEMA_NO_COLUMN: none, as in the next */
  guint citation; /* a column of its own, from which journal and year are taken where no other has
                     them */
  gboolean is_export; /* the columns are those of a database or a reference manager */
  char *lacking;      /* owned: what to tell a user when there is no text; NULL: there is one */
  guint fields;       /* bits 1 << field: those that an entry can have */
} ThemaTableMap;

/* What a table is for. */
typedef enum
{
  THEMA_TABLE_DOCUMENTS, /* the text is in it */
  THEMA_TABLE_METADATA,  /* the text is elsewhere: columns of texts are columns like others, and
                            there must be ids */
} ThemaTableUse;

/* Names as they stand in a header. A column without a name is called by its number, "column_3". An
 * error when one is not UTF-8. `place` is "FILE:LINE". */
GPtrArray *thema_table_names (const char *place, const ThemaSlice *cells, guint n, GError **error);

/* `names` is taken over. An error when a column that is asked for is not there, when a table of
 * documents has neither texts nor titles, or one of metadata no ids. To be cleared either way. */
gboolean thema_table_map_init (ThemaTableMap *self, GPtrArray *names, ThemaTableUse use,
                               const ThemaReaderOptions *options, const char *place,
                               GError **error);
void thema_table_map_clear (ThemaTableMap *self);

/* Tells a reader which fields there are, and adds the columns of metadata to its own: all but the
 * text and the id. Those that are fields go by the field's name; no two have one name. */
void thema_table_map_add_columns (const ThemaTableMap *self, ThemaSourceReader *reader);

/* Whether a row repeats the header, as the first of another file does that was put behind. */
gboolean thema_table_map_is_header (const ThemaTableMap *self, const ThemaSlice *cells, guint n);

/* Hands a row's cells to an entry; what has to be written is written to the arena. */
void thema_table_map_fill (const ThemaTableMap *self, const ThemaSlice *cells, ThemaArena *arena,
                           ThemaEntry *entry);
