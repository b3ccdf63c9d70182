/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include "base/folder.h"
#include "base/pipeline.h"

#include <string.h>

const char *const thema_report_tables[] = {
  "documents.csv",
  "rejected.csv",
  "term_frequencies.csv",
  "document_terms.csv",
  "code_frequencies.csv",
  "document_codes.csv",
  "document_code_matrix.csv",
  "coded_segments.csv",
  "codebook_coverage.csv",
  "code_cooccurrence.csv",
  "term_cooccurrence.csv",
  "code_terms.csv",
  NULL,
};

struct _ThemaReport
{
  char *target;            /* owned */
  ThemaFolder *folder;     /* owned */
  ThemaManifest *manifest; /* owned */
  gboolean excel;
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

void
thema_report_free (ThemaReport *self)
{
  if (self == NULL)
    return;
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

/* A table on its way to the disk. */
typedef struct
{
  const ThemaTable *table; /* borrowed */
  ThemaOutput *output;     /* owned */
} Job;

typedef struct
{
  ThemaReport *report; /* borrowed, as is all here */
  const char *stage;
  const ThemaTable *tables;
  guint n_tables, next;
} Batch;

static void
job_free (gpointer data)
{
  Job *self = data;
  thema_output_free (self->output);
  g_free (self);
}

static gpointer
produce (gpointer user_data, GError **error)
{
  Batch *batch = user_data;
  if (batch->next == batch->n_tables)
    return NULL;
  const ThemaTable *table = &batch->tables[batch->next++];
  g_return_val_if_fail (g_strv_contains (thema_report_tables, table->name), NULL);
  g_autofree char *path = thema_folder_path (batch->report->folder, table->name);
  g_autoptr (ThemaOutput) output = thema_output_new (path, error);
  if (output == NULL)
    return NULL;
  thema_output_enable_digest (output);
  Job job = { table, g_steal_pointer (&output) };
  return g_memdup2 (&job, sizeof job);
}

static gboolean
work (gpointer item, gpointer worker, GError **error)
{
  Job *job = item;
  const ThemaReport *report = worker;
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (job->output, report->excel);
  return job->table->write (job->table->data, csv, error)
         && thema_output_commit (job->output, error);
}

static gboolean
consume (gpointer item, gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Job *job = item;
  Batch *batch = user_data;
  thema_manifest_add_output (batch->report->manifest, batch->stage, job->table->name,
                             thema_output_tell (job->output),
                             thema_output_get_digest (job->output));
  job_free (job);
  return TRUE;
}

gboolean
thema_report_write (ThemaReport *self, const char *stage, const ThemaTable *tables, guint n_tables,
                    guint n_threads, GError **error)
{
  static const ThemaPipeline pipeline = { produce, work, consume, job_free };
  Batch batch = { self, stage, tables, n_tables, 0 };
  g_autofree gpointer *workers = g_new (gpointer, MAX (n_threads, 1));
  for (guint i = 0; i < MAX (n_threads, 1); i++)
    workers[i] = self;
  return thema_pipeline_run (&pipeline, &batch, workers, MAX (n_threads, 1), error);
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
  gboolean ours
      = g_strv_contains (thema_report_tables, name) || strcmp (name, THEMA_MANIFEST_NAME) == 0;
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
