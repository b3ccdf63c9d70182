/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/stages.h"

#include "analysis/code-frequency.h"
#include "analysis/coding-tables.h"
#include "analysis/cooccurrence.h"
#include "analysis/documents.h"
#include "analysis/error.h"
#include "analysis/match-ledger.h"
#include "analysis/scan.h"
#include "analysis/term-frequency.h"
#include "codebook/pattern-words.h"
#include "corpus/ingest.h"
#include "text/stop-words.h"

#include <string.h>

#define TOP_CODES 5

static const char *
root_of (const ThemaOptions *options)
{
  return options->root != NULL ? options->root : ".";
}

static void
free_pass (gpointer pass)
{
  thema_pass_free (pass);
}

/* Bit i is set when names[i] is in the list, which has commas between its names; NULL is empty. */
static guint
mask_of (const char *list, const char *const *names, guint n)
{
  g_auto (GStrv) given = g_strsplit (list != NULL ? list : "", ",", -1);
  guint mask = 0;
  for (guint i = 0; i < n; i++)
    if (g_strv_contains ((const char *const *) given, names[i]))
      mask |= 1u << i;
  return mask;
}

static ThemaTokenRules
rules_of (const ThemaOptions *options)
{
  static const char *const clean_names[] = { "html", "latex" }; /* as in ThemaCleanFlags */
  return (ThemaTokenRules){
    .kind = strcmp (options->tokenizer, "whitespace") == 0 ? THEMA_TOKENIZER_WHITESPACE
                                                           : THEMA_TOKENIZER_UNICODE,
    .entities = !options->no_entities,
    .hyphens = options->keep_hyphens,
    .clean = mask_of (options->clean, clean_names, G_N_ELEMENTS (clean_names)),
  };
}

ThemaCodebook *
thema_stage_codebook (const ThemaOptions *options, const char *path, const ThemaTokenRules *rules,
                      ThemaConsole *console, GError **error)
{
  const ThemaCodebookOptions how = {
    .format = options->codebook_format,
    .encoding = options->codebook_encoding,
    .rules = rules,
  };
  ThemaCodebook *codebook = thema_codebook_load (path, &how, error);
  if (codebook != NULL)
    thema_console_note (console->program, codebook->notes);
  return codebook;
}

ThemaCodebook *
thema_stage_checked_codebook (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  const ThemaTokenRules rules = rules_of (options);
  g_autoptr (ThemaCodebook) codebook
      = thema_stage_codebook (options, options->codebook, &rules, console, error);
  if (codebook == NULL || !thema_codebook_check_patterns (codebook, &rules, error))
    return NULL;
  return g_steal_pointer (&codebook);
}

/* Stage 1. */

static ThemaSplit
split_of (const ThemaOptions *options)
{
  if (strcmp (options->split, "line") == 0)
    return THEMA_SPLIT_LINE;
  return strcmp (options->split, "paragraph") == 0 ? THEMA_SPLIT_PARAGRAPH : THEMA_SPLIT_FILE;
}

static char *
record_tokenize (const ThemaOptions *options, const ThemaSource *source, GError **error)
{
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  thema_options_record (options, THEMA_FOR_TOKENIZE, record);
  for (const char *const *file = thema_source_files (source); *file != NULL; file++)
    if (!thema_stage_record_input (record, *file, root_of (options), error))
      return NULL;
  return thema_stage_record_to_json (record);
}

/* What the manifest will say of the corpus. Its files are read once more for that, to digest them,
 * by a thread of its own where more than one is allowed. */
typedef struct
{
  const ThemaOptions *options; /* borrowed */
  const ThemaSource *source;   /* borrowed */
  GThread *thread;             /* owned; NULL: not started, or joined */
  char *record;                /* owned */
  GError *error;               /* owned */
} Provenance;

static gpointer
provenance_main (gpointer data)
{
  Provenance *self = data;
  self->record = record_tokenize (self->options, self->source, &self->error);
  return NULL;
}

static void
provenance_init (Provenance *self, const ThemaOptions *options, const ThemaSource *source)
{
  *self = (Provenance){ .options = options, .source = source };
  if (thema_options_threads (options) > 1)
    self->thread = g_thread_new ("thema-digest", provenance_main, self);
}

static const char *
provenance_get (gpointer data, GError **error)
{
  Provenance *self = data;
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  else
    provenance_main (self);
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return self->record;
}

static void
provenance_clear (Provenance *self)
{
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_error (&self->error);
  g_free (self->record);
}

gboolean
thema_stage_tokenize (const ThemaOptions *options, const char *store_path, ThemaConsole *console,
                      GError **error)
{
  ThemaSourceOptions source_options = {
    .path = options->corpus,
    .split = split_of (options),
    .text_column = options->text_column,
    .id_column = options->id_column,
    .metadata_path = options->metadata,
    .encoding = options->encoding,
    .keep_going = options->keep_going,
  };
  g_autoptr (ThemaSource) source = thema_source_open (&source_options, error);
  if (source == NULL)
    return FALSE;
  Provenance provenance;
  ThemaIngestOptions ingest = {
    .store = {
      .rules = rules_of (options),
      .language = strcmp (options->language, "none") == 0 ? "" : options->language,
      .stemmer = strcmp (options->stemmer, "none") == 0 ? NULL : options->stemmer,
      .n_workers = thema_options_threads (options),
    },
    .min_words = (guint) options->min_words,
    .unwrap = options->unwrap,
    .keep_going = options->keep_going,
    .provenance = provenance_get,
    .provenance_data = &provenance,
  };
  provenance_init (&provenance, options, source);
  gboolean good = thema_ingest (source, store_path, &ingest,
                                thema_console_begin (console, "tokenizing"), error);
  provenance_clear (&provenance);
  thema_console_end (console);
  return good;
}

/* Stage 2. */

ThemaCodingRules
thema_stage_coding_rules (const ThemaOptions *options)
{
  static const char *const overlaps[]
      = { "leftmost", "longest", "codebook", "patterns", NULL }; /* as in ThemaOverlap */
  guint overlap = 0;
  while (overlaps[overlap + 1] != NULL && strcmp (options->overlap, overlaps[overlap]) != 0)
    overlap++;
  return (ThemaCodingRules){
    .overlap = overlap,
    .punctuation_parts = strcmp (options->phrase_gap, "punctuation") == 0,
    .own_only = strcmp (options->parents, "own") == 0,
  };
}

static char *
record_code (const ThemaOptions *options, GError **error)
{
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  thema_options_record (options, THEMA_FOR_CODE, record);
  if (!thema_stage_record_input (record, options->codebook, root_of (options), error))
    return NULL;
  return thema_stage_record_to_json (record);
}

gboolean
thema_stage_code (const ThemaOptions *options, const ThemaStore *store,
                  const ThemaCodebook *codebook, const char *segments_path, ThemaConsole *console,
                  GError **error)
{
  g_autofree char *provenance = record_code (options, error);
  if (provenance == NULL)
    return FALSE;
  const ThemaSegmentsOptions how
      = { thema_stage_coding_rules (options), options->ledger, thema_options_threads (options) };
  gboolean good = thema_segments_make (store, codebook, segments_path, provenance, &how,
                                       thema_console_begin (console, "coding"), error);
  thema_console_end (console);
  return good;
}

/* Tables. */

ThemaReport *
thema_stage_report (const ThemaOptions *options, const ThemaStore *store,
                    const ThemaSegments *segments, GError **error)
{
  g_autoptr (ThemaReport) report = thema_report_new (options->output, options->excel, error);
  if (report == NULL)
    return NULL;
  ThemaManifest *manifest = thema_report_manifest (report);
  if (!thema_manifest_set_stage (manifest, "tokenize", thema_store_provenance (store), error))
    return NULL;
  if (segments != NULL
      && !thema_manifest_set_stage (manifest, "code", thema_segments_provenance (segments), error))
    return NULL;
  return g_steal_pointer (&report);
}

typedef struct
{
  const ThemaStore *store; /* borrowed, as is all here */
  const ThemaSegments *segments;
  guint context, n_threads;
} Coding;

static gboolean
write_ledger (gpointer data, ThemaCsvWriter *csv, GError **error)
{
  const Coding *coding = data;
  return thema_coded_segments_write (coding->store, coding->segments, coding->context,
                                     coding->n_threads, csv, error);
}

static gboolean
write_coverage (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_codebook_coverage_write (((const Coding *) data)->segments, csv);
  return TRUE;
}

static gboolean
write_match_ledger (gpointer data, ThemaCsvWriter *csv, GError **error)
{
  const Coding *coding = data;
  return thema_match_ledger_write (coding->store, coding->segments, csv, error);
}

gboolean
thema_stage_code_tables (const ThemaOptions *options, const ThemaStore *store,
                         const ThemaSegments *segments, ThemaReport *report, GError **error)
{
  Coding coding = { store, segments, (guint) options->context, thema_options_threads (options) };
  const ThemaTable tables[] = {
    { .name = "coded_segments.csv", .write = write_ledger, .data = &coding },
    { .name = "codebook_coverage.csv", .write = write_coverage, .data = &coding },
    { .name = "match_ledger.csv", .write = write_match_ledger, .data = &coding },
  };
  guint n = G_N_ELEMENTS (tables) - !thema_segments_has_candidates (segments);
  return thema_report_write (report, "code", tables, n, thema_options_threads (options), error);
}

static gsize
prepare_pass (gpointer data, guint n_threads)
{
  ThemaPass *pass = data;
  return pass->class->prepare (pass, pass->state, n_threads);
}

static void
write_pass_header (gconstpointer data, ThemaCsvWriter *csv)
{
  const ThemaPass *pass = data;
  pass->class->write_header (pass, csv);
}

static void
write_pass_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaPass *pass = data;
  pass->class->write_rows (pass, pass->state, from, to, csv);
}

static gboolean
write_rejected (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_rejected_write (data, csv);
  return TRUE;
}

/* How the manifest calls a stop list. A file that is called like a built-in list keeps its "./". */
static char *
name_of_stopwords (const char *stopwords, const char *root)
{
  const char *path = thema_stop_words_path (stopwords);
  if (path == NULL)
    return g_strdup (thema_stop_words_name (stopwords));
  g_autofree char *below = thema_path_below (path, root);
  return thema_stop_words_path (below) != NULL ? g_steal_pointer (&below)
                                               : g_strconcat ("./", below, NULL);
}

ThemaTerms *
thema_stage_terms (const ThemaOptions *options, const ThemaStore *store, ThemaPrograms stage,
                   ThemaStageRecord *record, GError **error)
{
  static const char *const class_names[]
      = { "words", "numbers", "punctuation", "symbols", "addresses" };
  const char *stopwords = thema_options_stopwords (options, stage);
  if (stopwords == NULL)
    stopwords = thema_stop_words_for_language (thema_store_language (store));
  g_autoptr (ThemaInterner) words = thema_stop_words_new (stopwords, error);
  if (words == NULL)
    return NULL;
  const char *path = thema_stop_words_path (stopwords);
  g_autofree char *shown = name_of_stopwords (stopwords, root_of (options));
  thema_stage_record_text (record, "stopwords", shown);
  if (path != NULL && !thema_stage_record_input (record, path, root_of (options), error))
    return NULL;
  ThemaClassMask classes = mask_of (options->tokens, class_names, G_N_ELEMENTS (class_names));
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
  return mask_of (options->units, names, THEMA_N_UNITS);
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
  ThemaPass *codes;  /* borrowed from `first`, or NULL */
  ThemaPass *ranges; /* borrowed from `first`, or NULL */
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
      g_ptr_array_add (self->first, thema_documents_pass_new (self->store));
      g_ptr_array_add (self->first, thema_term_frequency_pass_new (self->freq_terms));
      if (self->options->document_terms)
        g_ptr_array_add (self->first, thema_document_terms_pass_new (self->freq_terms));
    }
  if (self->freq_terms != NULL && self->segments != NULL)
    {
      self->codes = thema_code_frequency_pass_new (self->store, self->segments);
      g_ptr_array_add (self->first, self->codes);
      g_ptr_array_add (self->first, thema_document_codes_pass_new (self->store, self->segments));
      g_ptr_array_add (self->first,
                       thema_document_code_matrix_pass_new (self->store, self->segments));
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
    }
  g_ptr_array_add (self->second,
                   thema_term_cooccurrence_pass_new (self->store, self->selection, units));
}

static gboolean
scan (const Counting *self, GPtrArray *passes, const char *label, ThemaConsole *console,
      GError **error)
{
  gboolean good
      = thema_scan (self->store, self->segments, passes, thema_options_threads (self->options),
                    thema_console_begin (console, label), error);
  thema_console_end (console);
  return good;
}

static gboolean
run_scans (Counting *self, ThemaConsole *console, GError **error)
{
  add_first_passes (self);
  if (!scan (self, self->first, "counting", console, error))
    return FALSE;
  if (self->cooc_terms == NULL)
    return TRUE;
  add_second_passes (self);
  return scan (self, self->second, "counting pairs", console, error);
}

/* Writes the tables of those passes that have one, and of the documents left out, if any were. */
static gboolean
write_tables (const Counting *self, GPtrArray *passes, const char *stage, ThemaReport *report,
              GError **error)
{
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (ThemaTable));
  for (guint i = 0; i < passes->len; i++)
    {
      ThemaPass *pass = g_ptr_array_index (passes, i);
      ThemaTable table = { .name = pass->class->table,
                           .data = pass,
                           .prepare = prepare_pass,
                           .write_header = write_pass_header,
                           .write_rows = write_pass_rows };
      if (table.name != NULL)
        g_array_append_val (tables, table);
    }
  if (passes == self->first && thema_store_n_rejected (self->store) > 0)
    {
      ThemaTable table
          = { .name = "rejected.csv", .write = write_rejected, .data = (gpointer) self->store };
      g_array_append_val (tables, table);
    }
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
      && thema_segments_n_codes (self->segments) > THEMA_MAX_PAIRED)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                   "the codebook has more than %d codes, too many to count pairs of; split it",
                   THEMA_MAX_PAIRED);
      return FALSE;
    }
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
                        .first = g_ptr_array_new_with_free_func (free_pass),
                        .second = g_ptr_array_new_with_free_func (free_pass) };
  gboolean good = count_and_write (&counting, stages, report, console, error);
  if (good && summary != NULL && counting.codes != NULL)
    summarize (segments, counting.codes, summary);
  counting_clear (&counting);
  return good;
}
