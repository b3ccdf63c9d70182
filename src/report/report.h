/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report folder: tables as CSV and the manifest beside them, all of which appear at once. */
#pragma once

#include "base/csv-writer.h"
#include "report/manifest.h"

typedef struct _ThemaReport ThemaReport;

/* Tables written from now on belong to the stages that are set in the report's manifest. */
ThemaReport *thema_report_new (const char *folder, gboolean excel, GError **error);
void thema_report_free (ThemaReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaReport, thema_report_free)

ThemaManifest *thema_report_manifest (ThemaReport *self);

/* Starts a table of a stage; the writer is borrowed until the table ends. */
ThemaCsvWriter *thema_report_begin (ThemaReport *self, const char *stage, const char *name,
                                    GError **error);
gboolean thema_report_end (ThemaReport *self, GError **error);

/* Writes the manifest and puts the folder in place. Tables of earlier runs stay when they still hold (see
 * thema_manifest_adopt ()), other tables of thema go, and files that are not thema's stay. */
gboolean thema_report_commit (ThemaReport *self, GError **error);

/* The names of all tables that thema writes, NULL-terminated. */
extern const char *const thema_report_tables[];
