/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/scan.h"

#include "base/pipeline.h"

void
thema_pass_free (ThemaPass *self)
{
  if (self == NULL)
    return;
  if (self->state != NULL)
    self->class->state_free (self->state);
  self->class->free (self);
}

void
thema_pass_write (const ThemaPass *self, ThemaCsvWriter *csv)
{
  gsize n = self->class->prepare (self, self->state, 1);
  self->class->write_header (self, csv);
  self->class->write_rows (self, self->state, 0, n, csv);
}

typedef struct
{
  const ThemaStore *store;       /* borrowed, as is all here */
  const ThemaSegments *segments; /* or NULL */
  GPtrArray *passes;
  const ThemaProgress *progress;
  guint32 next_block;
} Job;

typedef struct
{
  const Job *job;
  ThemaStoreReader *reader; /* owned */
  gpointer *states;         /* owned array of owned states, by pass */
  ThemaBag *types;          /* owned; NULL: no pass counts types */
  ThemaUnitSets *sets;      /* owned; NULL: no pass has a selection */
} Worker;

/* A block's number, made a pointer that is never NULL. */
static gpointer
produce (gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Job *job = user_data;
  if (job->next_block == thema_store_n_blocks (job->store))
    return NULL;
  return GUINT_TO_POINTER (++job->next_block);
}

static gboolean
add_document (Worker *self, guint32 index, GError **error)
{
  const Job *job = self->job;
  ThemaDocument document;
  ThemaScanDocument view = { .document = &document, .types = self->types, .sets = self->sets };
  if (!thema_store_reader_document (self->reader, index, &document, error))
    return FALSE;
  if (job->segments != NULL
      && !thema_segments_document (job->segments, &document, &view.segments, &view.n_segments,
                                   error))
    return FALSE;
  if (self->types != NULL)
    thema_bag_fill (self->types, &document);
  if (self->sets != NULL)
    thema_unit_sets_fill (self->sets, &document);
  for (guint i = 0; i < job->passes->len; i++)
    {
      const ThemaPass *pass = g_ptr_array_index (job->passes, i);
      if (!pass->class->add (pass, self->states[i], &view, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
work (gpointer item, gpointer data, GError **error)
{
  Worker *self = data;
  guint32 first, n_documents;
  thema_store_block_documents (self->job->store, GPOINTER_TO_UINT (item) - 1, &first, &n_documents);
  for (guint32 i = 0; i < n_documents; i++)
    if (!add_document (self, first + i, error))
      return FALSE;
  return TRUE;
}

static gboolean
consume (gpointer item, gpointer user_data, G_GNUC_UNUSED GError **error)
{
  const Job *job = user_data;
  thema_progress_report (job->progress, GPOINTER_TO_UINT (item), thema_store_n_blocks (job->store));
  return TRUE;
}

static void
discard (G_GNUC_UNUSED gpointer item)
{
}

static Worker *
worker_new (const Job *job)
{
  Worker *self = g_new0 (Worker, 1);
  self->job = job;
  self->reader = thema_store_reader_new (job->store);
  self->states = g_new0 (gpointer, MAX (job->passes->len, 1));
  for (guint i = 0; i < job->passes->len; i++)
    {
      const ThemaPass *pass = g_ptr_array_index (job->passes, i);
      self->states[i] = pass->class->state_new (pass);
      if (pass->class->counts_types && self->types == NULL)
        self->types
            = thema_bag_new (thema_store_form_types (job->store), thema_store_n_types (job->store));
      if (pass->selection != NULL && self->sets == NULL)
        self->sets = thema_unit_sets_new (pass->selection, pass->units);
    }
  return self;
}

static void
worker_free (gpointer data)
{
  Worker *self = data;
  for (guint i = 0; i < self->job->passes->len; i++)
    if (self->states[i] != NULL)
      ((ThemaPass *) g_ptr_array_index (self->job->passes, i))->class->state_free (self->states[i]);
  thema_store_reader_free (self->reader);
  g_free (self->states);
  thema_bag_free (self->types);
  thema_unit_sets_free (self->sets);
  g_free (self);
}

/* The first worker's states take what the others counted, and go to the passes. */
static void
collect (GPtrArray *passes, GPtrArray *workers)
{
  Worker *first = g_ptr_array_index (workers, 0);
  for (guint i = 0; i < passes->len; i++)
    {
      ThemaPass *pass = g_ptr_array_index (passes, i);
      for (guint w = 1; w < workers->len; w++)
        {
          Worker *other = g_ptr_array_index (workers, w);
          pass->class->merge (pass, first->states[i], other->states[i]);
          g_clear_pointer (&other->states[i], pass->class->state_free);
        }
      pass->state = g_steal_pointer (&first->states[i]);
    }
}

gboolean
thema_scan (const ThemaStore *store, const ThemaSegments *segments, GPtrArray *passes,
            guint n_threads, const ThemaProgress *progress, GError **error)
{
  static const ThemaPipeline pipeline = { produce, work, consume, discard };
  Job job = { store, segments, passes, progress, 0 };
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (worker_free);
  for (guint i = 0; i < MAX (n_threads, 1); i++)
    g_ptr_array_add (workers, worker_new (&job));
  if (!thema_pipeline_run (&pipeline, &job, workers->pdata, workers->len, error))
    return FALSE;
  collect (passes, workers);
  return TRUE;
}
