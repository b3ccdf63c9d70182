/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/closed-strings.h"
#include "base/container.h"
#include "base/pipeline.h"
#include "codebook/segments-format.h"
#include "codebook/segments.h"

#include <string.h>

/* The segments of one block of documents. */
typedef struct
{
  guint32 first, n_documents;
  GArray *segments; /* owned, of ThemaSegment */
  GArray *ends;     /* owned, of guint64, within `segments` */
} Batch;

typedef struct
{
  const ThemaStore *store;         /* borrowed */
  ThemaContainerWriter *container; /* borrowed */
  const ThemaProgress *progress;   /* borrowed */
  guint32 next_block;
  guint64 n_segments;
  GArray *ends; /* owned, of guint64 */
} Job;

typedef struct
{
  ThemaStoreReader *reader; /* owned */
  ThemaSearch *search;      /* owned */
} Worker;

static void
batch_free (gpointer data)
{
  Batch *self = data;
  g_array_unref (self->segments);
  g_array_unref (self->ends);
  g_free (self);
}

static gpointer
produce (gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Job *job = user_data;
  if (job->next_block == thema_store_n_blocks (job->store))
    return NULL;
  Batch *batch = g_new0 (Batch, 1);
  thema_store_block_documents (job->store, job->next_block++, &batch->first, &batch->n_documents);
  batch->segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  batch->ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  return batch;
}

static gboolean
work (gpointer item, gpointer data, GError **error)
{
  Batch *batch = item;
  Worker *worker = data;
  for (guint32 i = 0; i < batch->n_documents; i++)
    {
      ThemaDocument document;
      if (!thema_store_reader_document (worker->reader, batch->first + i, &document, error)
          || !thema_search_document (worker->search, &document, batch->segments, NULL, error))
        return FALSE;
      guint64 end = batch->segments->len;
      g_array_append_val (batch->ends, end);
    }
  return TRUE;
}

static gboolean
consume (gpointer item, gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Batch *batch = item;
  Job *job = user_data;
  thema_container_writer_append (job->container, batch->segments->data,
                                 batch->segments->len * sizeof (ThemaSegment));
  for (guint i = 0; i < batch->ends->len; i++)
    {
      guint64 end = job->n_segments + g_array_index (batch->ends, guint64, i);
      g_array_append_val (job->ends, end);
    }
  job->n_segments += batch->segments->len;
  thema_progress_report (job->progress, batch->first + batch->n_documents,
                         thema_store_n_documents (job->store));
  batch_free (batch);
  return TRUE;
}

static void
worker_free (gpointer data)
{
  Worker *self = data;
  thema_store_reader_free (self->reader);
  thema_search_free (self->search);
  g_free (self);
}

static void
write_codes (ThemaContainerWriter *container, const ThemaCodebook *codebook)
{
  g_autoptr (GString) strings = g_string_new (NULL);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      g_array_append_val (parents, code->parent);
      thema_closed_append (strings, code->name);
      thema_closed_append (strings, code->label);
    }
  thema_container_writer_section (container, THEMA_SECTION_CODES, sizeof (guint32), parents->data,
                                  parents->len);
  thema_container_writer_section (container, THEMA_SECTION_CODE_STRINGS, 1, strings->str,
                                  strings->len);
}

static void
write_patterns (ThemaContainerWriter *container, const ThemaMatcher *matcher,
                const ThemaSearch *search)
{
  g_autoptr (GArray) uses = thema_search_pattern_uses (search);
  g_autoptr (GString) strings = g_string_new (NULL);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (ThemaPatternCounts));
  for (guint32 i = 0; i < thema_matcher_n_patterns (matcher); i++)
    {
      const ThemaPatternUse *use = &g_array_index (uses, ThemaPatternUse, i);
      ThemaPatternCounts row = { thema_matcher_pattern_code (matcher, i), 0, use->segments,
                                 use->documents, use->unique_segments };
      g_array_append_val (counts, row);
      thema_closed_append (strings, thema_matcher_pattern (matcher, i)->text);
      thema_closed_append (strings, use->example != NULL ? use->example : "");
    }
  thema_container_writer_section (container, THEMA_SECTION_PATTERNS, sizeof (ThemaPatternCounts),
                                  counts->data, counts->len);
  thema_container_writer_section (container, THEMA_SECTION_PATTERN_STRINGS, 1, strings->str,
                                  strings->len);
}

/* The documents' segments; the workers' counts end up in the first worker. */
static gboolean
write_segments (Job *job, GPtrArray *workers, GError **error)
{
  static const ThemaPipeline pipeline = { produce, work, consume, batch_free };
  thema_container_writer_begin (job->container, THEMA_SECTION_SEGMENTS, sizeof (ThemaSegment));
  if (!thema_pipeline_run (&pipeline, job, workers->pdata, workers->len, error))
    return FALSE;
  thema_container_writer_section (job->container, THEMA_SECTION_DOCUMENT_ENDS, sizeof (guint64),
                                  job->ends->data, job->ends->len);
  Worker *first = g_ptr_array_index (workers, 0);
  for (guint i = 1; i < workers->len; i++)
    thema_search_merge (first->search, ((Worker *) g_ptr_array_index (workers, i))->search);
  return TRUE;
}

gboolean
thema_segments_make (const ThemaStore *store, const ThemaCodebook *codebook, const char *path,
                     const char *provenance, guint n_threads, const ThemaProgress *progress,
                     GError **error)
{
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, NULL, error);
  if (matcher == NULL)
    return FALSE;
  g_autoptr (ThemaContainerWriter) container
      = thema_container_writer_new (path, THEMA_SEGMENTS_MAGIC, THEMA_SEGMENTS_VERSION, error);
  if (container == NULL)
    return FALSE;
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (worker_free);
  for (guint i = 0; i < MAX (n_threads, 1); i++)
    {
      Worker worker = { thema_store_reader_new_whole (store), thema_search_new (matcher) };
      g_ptr_array_add (workers, g_memdup2 (&worker, sizeof worker));
    }
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  Job job = { .store = store, .container = container, .progress = progress, .ends = ends };
  if (!write_segments (&job, workers, error))
    return FALSE;

  ThemaSegmentsInfo info = { thema_store_checksum (store) };
  write_codes (container, codebook);
  write_patterns (container, matcher, ((Worker *) g_ptr_array_index (workers, 0))->search);
  thema_container_writer_section (container, THEMA_SECTION_SEGMENTS_PROVENANCE, 1, provenance,
                                  strlen (provenance) + 1);
  thema_container_writer_section (container, THEMA_SECTION_SEGMENTS_INFO, sizeof info, &info, 1);
  return thema_container_writer_commit (container, error);
}
