/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/coding-tables.h"

#include "analysis/ledger.h"
#include "base/pipeline.h"

/* A range of documents ends with the one that brings it to so many segments, or with its block. */
#define RANGE_SEGMENTS 8192
/* The rows of a document with more segments than this are not kept in memory as a whole. */
#define LARGE_DOCUMENT 65536

typedef struct
{
  const ThemaSegments *segments; /* borrowed, as is all here */
  const ThemaLedger *ledger;
  const ThemaStore *store;
  ThemaCsvWriter *csv;
  guint32 next;             /* the first document of the next range */
  guint32 block, block_end; /* the next block, and where the one before it ends */
} Job;

/* Documents whose rows are formatted in one piece. */
typedef struct
{
  guint32 first, end;
  GString *rows; /* owned */
} Range;

static void
range_free (gpointer data)
{
  Range *self = data;
  g_string_free (self->rows, TRUE);
  g_free (self);
}

static guint64
count_segments (const ThemaSegments *segments, guint32 first, guint32 end)
{
  return thema_segments_before (segments, end) - thema_segments_before (segments, first);
}

static gboolean
is_large (const ThemaSegments *segments, guint32 index)
{
  return count_segments (segments, index, index + 1) > LARGE_DOCUMENT;
}

/* The next range; a large document is one by itself. */
static gpointer
produce (gpointer user_data, G_GNUC_UNUSED GError **error)
{
  Job *job = user_data;
  if (job->next == job->block_end)
    {
      guint32 first, n_documents;
      if (job->block == thema_store_n_blocks (job->store))
        return NULL;
      thema_store_block_documents (job->store, job->block++, &first, &n_documents);
      job->block_end = first + n_documents;
    }
  guint32 first = job->next, end = first;
  do
    end++;
  while (end < job->block_end && count_segments (job->segments, first, end) < RANGE_SEGMENTS
         && !is_large (job->segments, end));
  job->next = end;
  Range range = { first, end, g_string_new (NULL) };
  return g_memdup2 (&range, sizeof range);
}

typedef struct
{
  const ThemaSegments *segments;   /* borrowed */
  ThemaLedgerFormatter *formatter; /* owned */
} Worker;

static gboolean
work (gpointer item, gpointer data, GError **error)
{
  Range *range = item;
  Worker *worker = data;
  if (is_large (worker->segments, range->first))
    return TRUE;
  for (guint32 i = range->first; i < range->end; i++)
    if (count_segments (worker->segments, i, i + 1) > 0
        && !thema_ledger_formatter_append (worker->formatter, i, range->rows, NULL, error))
      return FALSE;
  return TRUE;
}

/* Writes a range's rows; those of a large document are made only now. */
static gboolean
consume (gpointer item, gpointer user_data, GError **error)
{
  Range *range = item;
  const Job *job = user_data;
  gboolean good = TRUE;
  if (is_large (job->segments, range->first))
    {
      g_autoptr (ThemaLedgerFormatter) formatter = thema_ledger_formatter_new (job->ledger);
      good = thema_ledger_formatter_append (formatter, range->first, range->rows, job->csv, error);
    }
  thema_csv_writer_put_rows (job->csv, range->rows->str, range->rows->len);
  range_free (range);
  return good;
}

static void
worker_free (gpointer data)
{
  Worker *self = data;
  thema_ledger_formatter_free (self->formatter);
  g_free (self);
}

gboolean
thema_coded_segments_write (const ThemaStore *store, const ThemaSegments *segments, guint context,
                            guint n_threads, ThemaCsvWriter *csv, GError **error)
{
  static const char *const header[] = { "segment_id", "doc_id", "code", "pattern", "sentence",
                                        "start",      "end",    "left", "text",    "right" };
  static const ThemaPipeline pipeline = { produce, work, consume, range_free };
  g_autoptr (ThemaLedger) ledger
      = thema_ledger_new (store, segments, context, thema_csv_writer_is_excel (csv));
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (worker_free);
  for (guint i = 0; i < MAX (n_threads, 1); i++)
    {
      Worker worker = { segments, thema_ledger_formatter_new (ledger) };
      g_ptr_array_add (workers, g_memdup2 (&worker, sizeof worker));
    }
  Job job = { .segments = segments, .ledger = ledger, .store = store, .csv = csv };
  for (gsize i = 0; i < G_N_ELEMENTS (header); i++)
    thema_csv_writer_text (csv, header[i]);
  if (thema_segments_marks_negation (segments))
    thema_csv_writer_text (csv, "negated");
  if (thema_segments_has_weights (segments))
    thema_csv_writer_text (csv, "weight");
  thema_csv_writer_end_row (csv);
  return thema_pipeline_run (&pipeline, &job, workers->pdata, workers->len, error);
}

void
thema_codebook_coverage_write (const ThemaSegments *segments, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code", "pattern", "segments", "documents", "unique_segments", "example", NULL };
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < thema_segments_n_patterns (segments); i++)
    {
      const ThemaPatternCounts *counts = thema_segments_pattern_counts (segments, i);
      thema_csv_writer_text (csv, thema_segments_code_name (segments, counts->code));
      thema_csv_writer_text (csv, thema_segments_pattern_text (segments, i));
      thema_csv_writer_count (csv, counts->segments);
      thema_csv_writer_count (csv, counts->documents);
      thema_csv_writer_count (csv, counts->unique_segments);
      thema_csv_writer_text (csv, thema_segments_pattern_example (segments, i));
      thema_csv_writer_end_row (csv);
    }
}
