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
  GArray *segments;       /* owned, of ThemaSegment */
  GArray *ends;           /* owned, of guint64, within `segments` */
  GArray *candidates;     /* owned, of ThemaCandidate; NULL: not asked for */
  GArray *candidate_ends; /* owned, of guint64 */
} Batch;

typedef struct
{
  const ThemaStore *store;         /* borrowed */
  ThemaContainerWriter *container; /* borrowed */
  const ThemaProgress *progress;   /* borrowed */
  guint32 next_block;
  guint64 n_segments;
  GArray *ends;           /* borrowed, of guint64 */
  GArray *candidates;     /* borrowed, of ThemaCandidate; NULL: not asked for */
  GArray *candidate_ends; /* borrowed, of guint64 */
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
  g_clear_pointer (&self->candidates, g_array_unref);
  g_array_unref (self->candidate_ends);
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
  batch->candidate_ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (job->candidates != NULL)
    batch->candidates = g_array_new (FALSE, FALSE, sizeof (ThemaCandidate));
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
          || !thema_search_document (worker->search, &document, batch->segments, batch->candidates,
                                     error))
        return FALSE;
      guint64 end = batch->segments->len;
      g_array_append_val (batch->ends, end);
      if (batch->candidates == NULL)
        continue;
      end = batch->candidates->len;
      g_array_append_val (batch->candidate_ends, end);
    }
  return TRUE;
}

/* Appends the ends in a batch, counted on from `before`. */
static void
append_ends (GArray *ends, const GArray *batch, guint64 before)
{
  for (guint i = 0; i < batch->len; i++)
    {
      guint64 end = before + g_array_index (batch, guint64, i);
      g_array_append_val (ends, end);
    }
}

static gboolean
consume (gpointer item, gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Batch *batch = item;
  Job *job = user_data;
  thema_container_writer_append (job->container, batch->segments->data,
                                 batch->segments->len * sizeof (ThemaSegment));
  append_ends (job->ends, batch->ends, job->n_segments);
  job->n_segments += batch->segments->len;
  if (batch->candidates != NULL)
    {
      append_ends (job->candidate_ends, batch->candidate_ends, job->candidates->len);
      g_array_append_vals (job->candidates, batch->candidates->data, batch->candidates->len);
    }
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
      ThemaPatternCounts row = { thema_matcher_pattern_code (matcher, i),
                                 0,
                                 use->segments,
                                 use->documents,
                                 use->unique_segments,
                                 thema_matcher_pattern (matcher, i)->weight };
      g_array_append_val (counts, row);
      thema_closed_append (strings, thema_matcher_pattern (matcher, i)->text);
      thema_closed_append (strings, use->example != NULL ? use->example : "");
    }
  thema_container_writer_section (container, THEMA_SECTION_PATTERNS, sizeof (ThemaPatternCounts),
                                  counts->data, counts->len);
  thema_container_writer_section (container, THEMA_SECTION_PATTERN_STRINGS, 1, strings->str,
                                  strings->len);
}

static void
write_phrases (ThemaContainerWriter *container, const ThemaMatcher *matcher)
{
  g_autoptr (GString) strings = g_string_new (NULL);
  guint32 n = thema_matcher_n_phrases (matcher);
  for (guint32 i = thema_matcher_n_patterns (matcher); i < n; i++)
    thema_closed_append (strings, thema_matcher_pattern (matcher, i)->text);
  thema_container_writer_section (container, THEMA_SECTION_PHRASE_STRINGS, 1, strings->str,
                                  strings->len);
}

static void
write_candidates (const Job *job)
{
  const GArray *candidates = job->candidates;
  thema_container_writer_section (job->container, THEMA_SECTION_CANDIDATES, sizeof (ThemaCandidate),
                                  candidates != NULL ? candidates->data : NULL,
                                  candidates != NULL ? candidates->len : 0);
  thema_container_writer_section (job->container, THEMA_SECTION_CANDIDATE_ENDS, sizeof (guint64),
                                  job->candidate_ends->data, job->candidate_ends->len);
}

static void
write_info (const Job *job, const ThemaCodebook *codebook, const ThemaMatcher *matcher,
            const ThemaSearch *search)
{
  ThemaSegmentsInfo info = { .store_checksum = thema_store_checksum (job->store),
                             .n_phrases = thema_matcher_n_phrases (matcher) };
  if (thema_codebook_has_weights (codebook))
    info.flags |= THEMA_SEGMENTS_WEIGHTED;
  if (thema_codebook_marks_negation (codebook))
    info.flags |= THEMA_SEGMENTS_MARKED;
  if (job->candidates != NULL)
    info.flags |= THEMA_SEGMENTS_CANDIDATES;
  memcpy (info.fates, thema_search_fates (search), sizeof info.fates);
  thema_container_writer_section (job->container, THEMA_SECTION_SEGMENTS_INFO, sizeof info, &info,
                                  1);
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
                     const char *provenance, const ThemaSegmentsOptions *options,
                     const ThemaProgress *progress, GError **error)
{
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, store, &options->rules, error);
  if (matcher == NULL)
    return FALSE;
  g_autoptr (ThemaContainerWriter) container
      = thema_container_writer_new (path, THEMA_SEGMENTS_MAGIC, THEMA_SEGMENTS_VERSION, error);
  if (container == NULL)
    return FALSE;
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (worker_free);
  for (guint i = 0; i < MAX (options->n_threads, 1); i++)
    {
      Worker worker = { thema_store_reader_new_whole (store), thema_search_new (matcher) };
      g_ptr_array_add (workers, g_memdup2 (&worker, sizeof worker));
    }
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (ThemaCandidate));
  g_autoptr (GArray) candidate_ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  Job job = { .store = store,
              .container = container,
              .progress = progress,
              .ends = ends,
              .candidates = options->candidates ? candidates : NULL,
              .candidate_ends = candidate_ends };
  if (!write_segments (&job, workers, error))
    return FALSE;

  const ThemaSearch *search = ((Worker *) g_ptr_array_index (workers, 0))->search;
  write_codes (container, codebook);
  write_patterns (container, matcher, search);
  write_phrases (container, matcher);
  write_candidates (&job);
  thema_container_writer_section (container, THEMA_SECTION_SEGMENTS_PROVENANCE, 1, provenance,
                                  strlen (provenance) + 1);
  write_info (&job, codebook, matcher, search);
  return thema_container_writer_commit (container, error);
}
