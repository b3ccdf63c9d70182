/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include "base/digest.h"
#include "base/folder.h"
#include "base/pipeline.h"
#include "report/data-package.h"

#include <string.h>

const char *const thema_report_tables[] = {
  "documents.csv",
  "rejected.csv",
  "duplicates.csv",
  "term_frequencies.csv",
  "document_terms.csv",
  "code_frequencies.csv",
  "code_bootstrap.csv",
  "document_codes.csv",
  "document_code_matrix.csv",
  "coded_segments.csv",
  "codebook_coverage.csv",
  "code_cooccurrence.csv",
  "code_cooccurrence_bootstrap.csv",
  "term_cooccurrence.csv",
  "code_terms.csv",
  "match_ledger.csv",
  "leave_one_out.csv",
  "code_overlap.csv",
  "uncoded_words.csv",
  "candidate_words.csv",
  "sensitivity.csv",
  "sensitivity_summary.csv",
  "codes_changed.csv",
  "documents_changed.csv",
  "passages_changed.csv",
  "collocations.csv",
  "collocates.csv",
  "ca_inertia.csv",
  "ca_coordinates.csv",
  "ca_counts.csv",
  "distances.csv",
  "cluster_merges.csv",
  "clusters.csv",
  "cluster_summary.csv",
  "mds.csv",
  "mds_eigenvalues.csv",
  "network_nodes.csv",
  "network_edges.csv",
  "network_summary.csv",
  "network.graphml",
  "keyness_terms.csv",
  "keyness_codes.csv",
  "term_dispersion.csv",
  "code_dispersion.csv",
  "lexical_diversity.csv",
  "vocabulary_growth.csv",
  "zipf_heaps.csv",
  "code_groups.csv",
  "code_group_tests.csv",
  "code_years.csv",
  "code_trends.csv",
  "code_regression.csv",
  "sample.csv",
  "sample_key.csv",
  "agreement.csv",
  "agreement_pairs.csv",
  "accuracy.csv",
  "corpus_accuracy.csv",
  "disagreements.csv",
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

/* Tables go to the disk in parts of some rows, put together on any thread and written in order. */

/* Fields in a part, about: some hundred kilobytes. */
#define PART_FIELDS 32768

/* A table on its way to the disk. */
typedef struct
{
  const ThemaTable *table; /* borrowed */
  ThemaOutput *output;     /* owned */
  gsize n_rows, step;      /* step: rows in a part */
  gsize next;              /* the first row that is in no part yet */
  gboolean is_parted;      /* all are in parts */
} Job;

typedef struct
{
  Job *job; /* borrowed */
  gsize from, to;
  gboolean last;       /* of the table */
  ThemaCsvWriter *csv; /* owned: the rows; NULL for a table in one piece */
} Part;

typedef struct
{
  ThemaReport *report;      /* borrowed */
  const char *stage;        /* borrowed */
  const ThemaTable *tables; /* borrowed */
  guint n_tables, next, n_threads;
  GPtrArray *jobs;    /* owned, of Job: the tables begun */
  GPtrArray *writers; /* owned, of ThemaCsvWriter: those not in use */
} Batch;

static void
job_free (gpointer data)
{
  Job *self = data;
  thema_output_free (self->output);
  g_free (self);
}

static void
free_writer (gpointer data)
{
  thema_csv_writer_free (data);
}

static void
part_free (gpointer data)
{
  Part *self = data;
  thema_csv_writer_free (self->csv);
  g_free (self);
}

/* Puts a table's rows in order and writes its header; a part has fewer rows if they are long. */
static void
begin_rows (Batch *self, Job *job)
{
  const ThemaTable *table = job->table;
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (job->output, self->report->excel);
  job->n_rows = table->prepare (table->data, self->n_threads);
  table->write_header (table->data, csv);
  job->step = MAX (PART_FIELDS / MAX (thema_csv_writer_n_fields (csv), 1), 1);
}

static gboolean
is_in_rows (const ThemaTable *table)
{
  return table->write == NULL && table->write_file == NULL;
}

static Job *
begin_table (Batch *self, GError **error)
{
  const ThemaTable *table = &self->tables[self->next++];
  g_return_val_if_fail (g_strv_contains (thema_report_tables, table->name), NULL);
  g_autofree char *path = thema_folder_path (self->report->folder, table->name);
  g_autoptr (ThemaOutput) output = thema_output_new (path, error);
  if (output == NULL)
    return NULL;
  thema_output_enable_digest (output);
  Job *job = g_new0 (Job, 1);
  job->table = table;
  job->output = g_steal_pointer (&output);
  g_ptr_array_add (self->jobs, job);
  if (is_in_rows (table))
    begin_rows (self, job);
  return job;
}

/* The table of which there are parts to be made. */
static Job *
find_job (Batch *self, GError **error)
{
  Job *job = self->jobs->len > 0 ? g_ptr_array_index (self->jobs, self->jobs->len - 1) : NULL;
  if (job != NULL && !job->is_parted)
    return job;
  return self->next < self->n_tables ? begin_table (self, error) : NULL;
}

static ThemaCsvWriter *
take_writer (Batch *self)
{
  if (self->writers->len > 0)
    return g_ptr_array_steal_index (self->writers, self->writers->len - 1);
  return thema_csv_writer_new (NULL, self->report->excel);
}

static gpointer
produce (gpointer user_data, GError **error)
{
  Batch *self = user_data;
  Job *job = find_job (self, error);
  if (job == NULL)
    return NULL;
  Part *part = g_new0 (Part, 1);
  part->job = job;
  if (is_in_rows (job->table))
    {
      part->csv = take_writer (self);
      part->from = job->next;
      part->to = job->next += MIN (job->step, job->n_rows - job->next);
    }
  part->last = job->is_parted = job->next == job->n_rows;
  return part;
}

static gboolean
work (gpointer item, gpointer worker, GError **error)
{
  Part *part = item;
  const ThemaReport *report = worker;
  const ThemaTable *table = part->job->table;
  if (part->csv != NULL)
    {
      table->write_rows (table->data, part->from, part->to, part->csv);
      return TRUE;
    }
  if (table->write_file != NULL)
    return table->write_file (table->data, part->job->output, error);
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (part->job->output, report->excel);
  return table->write (table->data, csv, error);
}

static gboolean
end_table (Batch *self, Job *job, GError **error)
{
  if (!thema_output_commit (job->output, error))
    return FALSE;
  thema_manifest_add_output (self->report->manifest, self->stage, job->table->name,
                             thema_output_tell (job->output),
                             thema_output_get_digest (job->output));
  g_clear_pointer (&job->output, thema_output_free);
  return TRUE;
}

static gboolean
consume (gpointer item, gpointer user_data, GError **error)
{
  Part *part = item;
  Batch *self = user_data;
  if (part->csv != NULL)
    {
      gsize length;
      const char *rows = thema_csv_writer_rows (part->csv, &length);
      thema_output_write (part->job->output, rows, length);
      thema_csv_writer_clear (part->csv);
      g_ptr_array_add (self->writers, g_steal_pointer (&part->csv));
    }
  gboolean good = !part->last || end_table (self, part->job, error);
  part_free (part);
  return good;
}

gboolean
thema_report_write (ThemaReport *self, const char *stage, const ThemaTable *tables, guint n_tables,
                    guint n_threads, GError **error)
{
  static const ThemaPipeline pipeline = { produce, work, consume, part_free };
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (job_free);
  g_autoptr (GPtrArray) writers = g_ptr_array_new_with_free_func (free_writer);
  Batch batch = { self, stage, tables, n_tables, 0, n_threads, jobs, writers };
  g_autofree gpointer *workers = g_new (gpointer, MAX (n_threads, 1));
  for (guint i = 0; i < MAX (n_threads, 1); i++)
    workers[i] = self;
  return thema_pipeline_run (&pipeline, &batch, workers, MAX (n_threads, 1), error);
}

static gboolean
write_text (ThemaReport *self, const char *name, const char *text, GError **error)
{
  g_autofree char *path = thema_folder_path (self->folder, name);
  return thema_output_save (path, text, strlen (text), error);
}

/* The data package lists the tables, the manifest tables and data package. */
static gboolean
write_package (ThemaReport *self, GError **error)
{
  g_autofree char *fresh = thema_folder_path (self->folder, "");
  const char *const folders[] = { fresh, self->target, NULL };
  g_autofree char *json = thema_data_package_to_json (self->manifest, folders);
  g_autofree char *sha256 = thema_digest_of_bytes (json, strlen (json));
  thema_manifest_set_package (self->manifest, strlen (json), sha256);
  return write_text (self, THEMA_PACKAGE_NAME, json, error);
}

static gboolean
write_manifest (ThemaReport *self, GError **error)
{
  g_autofree char *json = thema_manifest_to_json (self->manifest);
  return write_text (self, THEMA_MANIFEST_NAME, json, error);
}

static gboolean
keep_file (const char *name, gpointer user_data)
{
  const ThemaReport *self = user_data;
  /* People may have filled in a sample where it lies, and it is worth little without its key; thema
   * sample looks before it writes others. */
  if (strcmp (name, "sample.csv") == 0 || strcmp (name, "sample_key.csv") == 0)
    return TRUE;
  gboolean ours = g_strv_contains (thema_report_tables, name)
                  || strcmp (name, THEMA_MANIFEST_NAME) == 0
                  || strcmp (name, THEMA_PACKAGE_NAME) == 0;
  return !ours || thema_manifest_has_output (self->manifest, name);
}

gboolean
thema_report_commit (ThemaReport *self, GError **error)
{
  /* A folder without a manifest, or with one that cannot be read, has nothing to take over. */
  g_autoptr (ThemaManifest) old = thema_manifest_load (self->target, NULL);
  if (old != NULL)
    thema_manifest_adopt (self->manifest, old);
  return write_package (self, error) && write_manifest (self, error)
         && thema_folder_commit (self->folder, keep_file, self, error);
}
