/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stages 3 and 4: what is counted in which scan, and the tables of it. */
#include "programs/stages.h"

#include "analysis/code-bootstrap.h"
#include "analysis/code-frequency.h"
#include "analysis/cooccurrence.h"
#include "analysis/documents.h"
#include "analysis/term-frequency.h"
#include "programs/passes.h"
#include "programs/records.h"
#include "text/stop-words.h"

#define TOP_CODES 5

static gboolean
write_rejected (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_rejected_write (data, csv);
  return TRUE;
}

static gboolean
write_duplicates (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_duplicates_write (data, csv);
  return TRUE;
}

ThemaTerms *
thema_stage_terms (const ThemaOptions *options, const ThemaStore *store, ThemaPrograms stage,
                   ThemaStageRecord *record, GError **error)
{
  static const char *const class_names[]
      = { "words", "numbers", "punctuation", "symbols", "addresses" };
  const char *stopwords
      = thema_record_choose_stopwords (options, stage, thema_store_language (store));
  g_autoptr (ThemaInterner) words = thema_stop_words_new (stopwords, error);
  if (words == NULL || !thema_record_add_stopwords (options, stopwords, record, error))
    return NULL;
  ThemaClassMask classes
      = thema_options_mask (options->tokens, class_names, G_N_ELEMENTS (class_names));
  return thema_terms_new (store, options->stem, classes, words, error);
}

/* The terms of a stage, and the record of its options in the manifest. */
static ThemaTerms *
prepare_terms (const ThemaOptions *options, const ThemaStore *store, ThemaPrograms stage,
               const char *name, ThemaReport *report, GError **error)
{
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  thema_options_record (options, stage, record);
  g_autoptr (ThemaTerms) terms = thema_stage_terms (options, store, stage, record, error);
  if (terms == NULL)
    return NULL;
  g_autofree char *json = thema_stage_record_to_json (record);
  if (!thema_manifest_set_stage (thema_report_manifest (report), name, json, error))
    return NULL;
  return g_steal_pointer (&terms);
}

typedef struct
{
  guint32 code, documents;
  guint64 segments;
} Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *x = a, *y = b;
  if (x->documents != y->documents)
    return x->documents > y->documents ? -1 : 1;
  if (x->segments != y->segments)
    return x->segments > y->segments ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

static void
summarize (const ThemaSegments *segments, const ThemaPass *pass, ThemaSummary *summary)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
  for (guint32 i = 0; i < thema_segments_n_codes (segments); i++)
    {
      ThemaCodeCounts counts = thema_code_frequency_counts (pass, i);
      Rank rank = { i, counts.documents, counts.segments };
      if (counts.segments > 0)
        g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  summary->coded_documents = thema_code_frequency_coded_documents (pass);
  for (guint i = 0; i < MIN (ranks->len, TOP_CODES); i++)
    {
      const Rank *rank = &g_array_index (ranks, Rank, i);
      g_ptr_array_add (summary->top,
                       g_strdup_printf ("%s: %u documents, %" G_GUINT64_FORMAT " segments",
                                        thema_segments_code_name (segments, rank->code),
                                        rank->documents, rank->segments));
    }
}

void
thema_summary_clear (ThemaSummary *self)
{
  g_clear_pointer (&self->top, g_ptr_array_unref);
}

static ThemaUnitMask
units_of (const ThemaOptions *options)
{
  const char *names[THEMA_N_UNITS];
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    names[u] = thema_unit_name (u);
  return thema_options_mask (options->units, names, THEMA_N_UNITS);
}

/* Everything that stages 3 and 4 count; arrays are of ThemaPass. */
typedef struct
{
  const ThemaOptions *options;         /* borrowed */
  const ThemaStore *store;             /* borrowed */
  const ThemaSegments *segments;       /* borrowed, or NULL */
  ThemaTerms *freq_terms, *cooc_terms; /* owned; NULL: the stage is not asked for */
  ThemaTermSelection *selection;       /* owned */
  GPtrArray *first;                    /* owned: the passes of stage 3, then `ranges` */
  GPtrArray *second; /* owned: the passes of stage 4, which need what the first scan found */
  ThemaWeighting weighting;
  ThemaPass *codes;          /* borrowed from `first`, or NULL */
  ThemaPass *ranges;         /* borrowed from `first`, or NULL */
  ThemaPass *code_bootstrap; /* borrowed from `first`, or NULL */
  ThemaPass *pair_bootstrap; /* borrowed from `second`, or NULL */
} Counting;

static void
counting_clear (Counting *self)
{
  g_ptr_array_unref (self->first);
  g_ptr_array_unref (self->second);
  g_clear_pointer (&self->selection, thema_term_selection_free);
  g_clear_pointer (&self->freq_terms, thema_terms_free);
  g_clear_pointer (&self->cooc_terms, thema_terms_free);
}

static void
add_first_passes (Counting *self)
{
  if (self->freq_terms != NULL)
    {
      gboolean weighted = thema_options_weighting (self->options, &self->weighting);
      const ThemaWeighting *weighting = weighted ? &self->weighting : NULL;
      g_ptr_array_add (self->first, thema_documents_pass_new (self->store));
      g_ptr_array_add (self->first, thema_term_frequency_pass_new (self->freq_terms, weighting));
      if (self->options->document_terms)
        g_ptr_array_add (self->first, thema_document_terms_pass_new (self->freq_terms, weighting));
    }
  if (self->freq_terms != NULL && self->segments != NULL)
    {
      self->codes = thema_code_frequency_pass_new (self->store, self->segments);
      g_ptr_array_add (self->first, self->codes);
      g_ptr_array_add (self->first, thema_document_codes_pass_new (self->store, self->segments));
      g_ptr_array_add (self->first,
                       thema_document_code_matrix_pass_new (self->store, self->segments));
      if (self->options->bootstrap > 0)
        {
          self->code_bootstrap = thema_code_bootstrap_pass_new (self->store, self->segments,
                                                                (gsize) self->options->bootstrap,
                                                                (guint64) self->options->seed);
          g_ptr_array_add (self->first, self->code_bootstrap);
        }
    }
  if (self->cooc_terms != NULL)
    {
      self->ranges = thema_document_frequency_pass_new (self->cooc_terms);
      g_ptr_array_add (self->first, self->ranges);
    }
}

static void
add_second_passes (Counting *self)
{
  ThemaUnitMask units = units_of (self->options);
  self->selection
      = thema_term_selection_new (self->cooc_terms, thema_document_frequencies (self->ranges),
                                  (guint) self->options->top, (guint) self->options->min_documents);
  if (self->segments != NULL)
    {
      g_ptr_array_add (self->second,
                       thema_code_cooccurrence_pass_new (self->store, self->segments, units));
      g_ptr_array_add (self->second, thema_code_terms_pass_new (self->store, self->segments,
                                                                self->selection, units));
      if (self->options->bootstrap > 0)
        {
          self->pair_bootstrap = thema_pair_bootstrap_pass_new (self->store, self->segments, units,
                                                                (gsize) self->options->bootstrap,
                                                                (guint64) self->options->seed);
          g_ptr_array_add (self->second, self->pair_bootstrap);
        }
    }
  g_ptr_array_add (self->second,
                   thema_term_cooccurrence_pass_new (self->store, self->selection, units));
}

static gboolean
scan (const Counting *self, GPtrArray *passes, const char *label, ThemaConsole *console,
      GError **error)
{
  return thema_passes_scan (passes, self->options, self->store, self->segments, label, console,
                            error);
}

/* Draws the documents for a bootstrap pass that had its scan; there may be none. */
static void
draw_documents (const Counting *self, ThemaPass *pass, ThemaConsole *console)
{
  if (pass == NULL)
    return;
  thema_bootstrap_pass_compute (pass, thema_options_threads (self->options),
                                thema_console_begin (console, "drawing documents"));
  thema_console_end (console);
}

static gboolean
run_scans (Counting *self, ThemaConsole *console, GError **error)
{
  add_first_passes (self);
  if (!scan (self, self->first, "counting", console, error))
    return FALSE;
  draw_documents (self, self->code_bootstrap, console);
  if (self->cooc_terms == NULL)
    return TRUE;
  add_second_passes (self);
  if (!scan (self, self->second, "counting pairs", console, error))
    return FALSE;
  draw_documents (self, self->pair_bootstrap, console);
  return TRUE;
}

static void
append_table (GArray *tables, const ThemaStore *store, const char *name,
              gboolean (*write) (gpointer data, ThemaCsvWriter *csv, GError **error))
{
  ThemaTable table = { .name = name, .write = write, .data = (gpointer) store };
  g_array_append_val (tables, table);
}

/* Writes the tables of those passes that have one, and of records left out or there twice, if any
 * are. */
static gboolean
write_tables (const Counting *self, GPtrArray *passes, const char *stage, ThemaReport *report,
              GError **error)
{
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (ThemaTable));
  thema_passes_append_tables (passes, tables);
  if (passes == self->first && thema_store_n_rejected (self->store) > 0)
    append_table (tables, self->store, "rejected.csv", write_rejected);
  if (passes == self->first && thema_store_n_duplicates (self->store) > 0)
    append_table (tables, self->store, "duplicates.csv", write_duplicates);
  return thema_report_write (report, stage, (const ThemaTable *) (gpointer) tables->data,
                             tables->len, thema_options_threads (self->options), error);
}

static gboolean
count_and_write (Counting *self, guint stages, ThemaReport *report, ThemaConsole *console,
                 GError **error)
{
  if (stages & THEMA_FOR_FREQ)
    self->freq_terms
        = prepare_terms (self->options, self->store, THEMA_FOR_FREQ, "freq", report, error);
  if (stages & THEMA_FOR_FREQ && self->freq_terms == NULL)
    return FALSE;
  if (stages & THEMA_FOR_COOC)
    self->cooc_terms
        = prepare_terms (self->options, self->store, THEMA_FOR_COOC, "cooc", report, error);
  if (stages & THEMA_FOR_COOC && self->cooc_terms == NULL)
    return FALSE;
  if (self->cooc_terms != NULL && self->segments != NULL
      && !thema_cooccurrence_check_codes (self->segments, error))
    return FALSE;
  if (!run_scans (self, console, error))
    return FALSE;
  if (stages & THEMA_FOR_FREQ && !write_tables (self, self->first, "freq", report, error))
    return FALSE;
  return !(stages & THEMA_FOR_COOC) || write_tables (self, self->second, "cooc", report, error);
}

gboolean
thema_stage_count_tables (const ThemaOptions *options, guint stages, const ThemaStore *store,
                          const ThemaSegments *segments, ThemaReport *report, ThemaSummary *summary,
                          ThemaConsole *console, GError **error)
{
  Counting counting = { .options = options,
                        .store = store,
                        .segments = segments,
                        .first = thema_passes_new (),
                        .second = thema_passes_new () };
  gboolean good = count_and_write (&counting, stages, report, console, error);
  if (good && summary != NULL && counting.codes != NULL)
    summarize (segments, counting.codes, summary);
  counting_clear (&counting);
  return good;
}
