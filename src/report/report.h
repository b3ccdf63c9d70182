/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report folder: tables as CSV and the manifest beside them, all of which appear at once. */
#pragma once

#include "base/csv-writer.h"
#include "report/manifest.h"

typedef struct _ThemaReport ThemaReport;

/* The stages that tables belong to must be set in the report's manifest before they are written. */
ThemaReport *thema_report_new (const char *folder, gboolean excel, GError **error);
void thema_report_free (ThemaReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaReport, thema_report_free)

ThemaManifest *thema_report_manifest (ThemaReport *self);

/* A table that is ready to be written: in one piece, or row by row. Or a file that is no table. */
typedef struct
{
  const char *name; /* borrowed: one of thema_report_tables */
  /* Writes all of it; NULL where rows are. */
  gboolean (*write) (gpointer data, ThemaCsvWriter *csv, GError **error);
  /* The same of a file that is no CSV. */
  gboolean (*write_file) (gpointer data, ThemaOutput *output, GError **error);
  gpointer data; /* borrowed; of no other table that is written at the same time */

  /* These are called for a table in rows: `prepare` first, which may use some threads and says how
   * many rows there are, then `write_rows` on any thread for the rows from `from` to below `to`. */
  gsize (*prepare) (gpointer data, guint n_threads);
  void (*write_header) (gconstpointer data, ThemaCsvWriter *csv);
  void (*write_rows) (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv);
} ThemaTable;

/* Writes tables of a stage on `n_threads` threads; the manifest lists them in order. */
gboolean thema_report_write (ThemaReport *self, const char *stage, const ThemaTable *tables,
                             guint n_tables, guint n_threads, GError **error);

/* Writes the manifest and puts the folder in place. Tables of earlier runs stay when they still
 * hold (see thema_manifest_adopt ()), other tables of thema go, and files that are not thema's
 * stay. */
gboolean thema_report_commit (ThemaReport *self, GError **error);

/* The names of all tables and other files that thema writes, NULL-terminated. */
extern const char *const thema_report_tables[];
