/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table as it lies on the disk, each with its type. */
#pragma once

#include "report/columns.h"

typedef struct
{
  char *name; /* owned: as the header has it */
  ThemaColumn column;
  gboolean is_known;    /* docs/tables.md speaks of it */
  gboolean is_metadata; /* it came with the corpus */
} ThemaField;

typedef struct
{
  GArray *fields; /* owned, of ThemaField */
  gboolean excel; /* a byte order mark leads */
} ThemaTableShape;

/* Reads the header of the CSV file `path`, whose name among thema's tables is `table`; of columns
 * that may hold years, all rows. `n_metadata` of the columns that others have named are the
 * corpus's. NULL and an error when it cannot be read. */
ThemaTableShape *thema_table_shape_read (const char *path, const char *table, guint n_metadata,
                                         GError **error);
void thema_table_shape_free (ThemaTableShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTableShape, thema_table_shape_free)

/* How many columns came with the corpus. */
guint thema_table_shape_n_metadata (const ThemaTableShape *self);

const ThemaField *thema_table_shape_find (const ThemaTableShape *self, const char *name);
