/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that columns have in exports and in tables made by hand. */
#pragma once

#include "corpus/entry.h"

/* A name as it is looked up: lower case, letters and digits only (transfer full). */
char *thema_table_name_fold (const char *name, gsize length);

/* A column that means a field in one kind of table. */
typedef struct
{
  const char *name; /* folded */
  ThemaField field;
  const char *joint; /* what parts its values; NULL: "; " */
} ThemaTableName;

/* A kind of table, known by columns that only it has together. */
typedef struct
{
  const char *title;
  const char *const *markers; /* folded names, NULL-terminated; all must be there */
  const ThemaTableName
      *names;           /* closed by one without a name; the first there is of a field wins */
  const char *citation; /* a column that starts "Journal (2014) "; NULL: there is none */
  gboolean is_complete; /* names that mean something elsewhere mean nothing here */
  gboolean has_ids;     /* a column `id` or `key` is the researcher's */
  gboolean is_unquoted; /* with tabs, quotes are data */
} ThemaTableKind;

/* The kind of a table whose folded names are the keys of `names`; NULL: none of those. */
const ThemaTableKind *thema_table_kind (GHashTable *names);

/* What a field is called in any table, the most telling name first; NULL-terminated. */
const char *const *thema_table_field_names (ThemaField field);

/* The same of columns of ids that the researcher gave; and, last, of those that can be ids of
 * metadata. */
extern const char *const thema_table_id_names[];
extern const char *const thema_table_other_id_names[];

/* How many of the folded names mean something; whether one of them is a title or a text goes to
 * `*has_text`. */
guint thema_table_names_known (GHashTable *names, gboolean *has_text);
