/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include "base/folder.h"

#include <string.h>

const char *const thema_report_tables[] = {
  "documents.csv",         "rejected.csv",          "term_frequencies.csv",  "document_terms.csv",
  "code_frequencies.csv",  "document_codes.csv",    "document_code_matrix.csv",
  "coded_segments.csv",    "codebook_coverage.csv", "code_cooccurrence.csv", "term_cooccurrence.csv",
  "code_terms.csv",        NULL,
};

struct _ThemaReport
{
  char *target;            /* owned */
  ThemaFolder *folder;     /* owned */
  ThemaManifest *manifest; /* owned */
  gboolean excel;
  ThemaOutput *output; /* owned: the open table's file; NULL between tables */
  ThemaCsvWriter *csv; /* owned: likewise */
  char *stage, *name;  /* owned: likewise */
};

ThemaReport *
thema_report_new (const char *folder, gboolean excel, GError **error)
{
  g_autoptr (ThemaFolder) fresh = thema_folder_new (folder, error);
  if (fresh == NULL)
    return NULL;
  ThemaReport *self = g_new0 (ThemaReport, 1);
  self->target = g_strdup (folder);
  self->folder = g_steal_pointer (&fresh);
  self->manifest = thema_manifest_new ();
  self->excel = excel;
  return self;
}

static void
close_table (ThemaReport *self)
{
  g_clear_pointer (&self->csv, thema_csv_writer_free);
  g_clear_pointer (&self->output, thema_output_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->name, g_free);
}

void
thema_report_free (ThemaReport *self)
{
  if (self == NULL)
    return;
  close_table (self);
  thema_folder_free (self->folder);
  thema_manifest_free (self->manifest);
  g_free (self->target);
  g_free (self);
}

ThemaManifest *
thema_report_manifest (ThemaReport *self)
{
  return self->manifest;
}

ThemaCsvWriter *
thema_report_begin (ThemaReport *self, const char *stage, const char *name, GError **error)
{
  g_return_val_if_fail (self->output == NULL, NULL);
  g_return_val_if_fail (g_strv_contains (thema_report_tables, name), NULL);
  g_autofree char *path = thema_folder_path (self->folder, name);
  self->output = thema_output_new (path, error);
  if (self->output == NULL)
    return NULL;
  thema_output_enable_digest (self->output);
  self->csv = thema_csv_writer_new (self->output, self->excel);
  self->stage = g_strdup (stage);
  self->name = g_strdup (name);
  return self->csv;
}

gboolean
thema_report_end (ThemaReport *self, GError **error)
{
  g_return_val_if_fail (self->output != NULL, FALSE);
  gboolean good = thema_output_commit (self->output, error);
  if (good)
    thema_manifest_add_output (self->manifest, self->stage, self->name,
                               thema_output_tell (self->output),
                               thema_output_get_digest (self->output));
  close_table (self);
  return good;
}

static gboolean
write_manifest (ThemaReport *self, GError **error)
{
  g_autofree char *path = thema_folder_path (self->folder, THEMA_MANIFEST_NAME);
  g_autofree char *json = thema_manifest_to_json (self->manifest);
  g_autoptr (ThemaOutput) output = thema_output_new (path, error);
  if (output == NULL)
    return FALSE;
  thema_output_write (output, json, strlen (json));
  return thema_output_commit (output, error);
}

static gboolean
keep_file (const char *name, gpointer user_data)
{
  const ThemaReport *self = user_data;
  gboolean ours = g_strv_contains (thema_report_tables, name) || strcmp (name, THEMA_MANIFEST_NAME) == 0;
  return !ours || thema_manifest_has_output (self->manifest, name);
}

gboolean
thema_report_commit (ThemaReport *self, GError **error)
{
  /* A folder without a manifest, or with one that cannot be read, has nothing to take over. */
  g_autoptr (ThemaManifest) old = thema_manifest_load (self->target, NULL);
  if (old != NULL)
    thema_manifest_adopt (self->manifest, old);
  return write_manifest (self, error) && thema_folder_commit (self->folder, keep_file, self, error);
}
