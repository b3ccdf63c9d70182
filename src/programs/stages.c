/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/stages.h"

#include "analysis/code-frequency.h"
#include "analysis/coding-tables.h"
#include "analysis/cooccurrence.h"
#include "analysis/documents.h"
#include "analysis/scan.h"
#include "analysis/term-frequency.h"
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
  g_autofree char *provenance = record_tokenize (options, source, error);
  if (provenance == NULL)
    return FALSE;
  ThemaIngestOptions ingest = {
    .store = {
      .tokenizer = strcmp (options->tokenizer, "whitespace") == 0 ? THEMA_TOKENIZER_WHITESPACE
                                                                   : THEMA_TOKENIZER_UNICODE,
      .language = strcmp (options->language, "none") == 0 ? "" : options->language,
      .stemmer = strcmp (options->stemmer, "none") == 0 ? NULL : options->stemmer,
      .provenance = provenance,
      .n_workers = thema_options_threads (options),
    },
    .min_words = (guint) options->min_words,
    .unwrap = options->unwrap,
    .keep_going = options->keep_going,
  };
  gboolean good = thema_ingest (source, store_path, &ingest, thema_console_begin (console, "tokenizing"),
                                error);
  thema_console_end (console);
  return good;
}

/* Stage 2. */

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
thema_stage_code (const ThemaOptions *options, const ThemaStore *store, const char *segments_path,
                  ThemaConsole *console, GError **error)
{
  g_autoptr (ThemaCodebook) codebook = thema_codebook_load (options->codebook, error);
  if (codebook == NULL)
    return FALSE;
  g_autofree char *provenance = record_code (options, error);
  if (provenance == NULL)
    return FALSE;
  gboolean good
      = thema_segments_make (store, codebook, segments_path, provenance, thema_options_threads (options),
                             thema_console_begin (console, "coding"), error);
  thema_console_end (console);
  return good;
}

/* Tables. */

ThemaReport *
thema_stage_report (const ThemaOptions *options, const ThemaStore *store, const ThemaSegments *segments,
                    GError **error)
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

gboolean
thema_stage_code_tables (const ThemaOptions *options, const ThemaStore *store,
                         const ThemaSegments *segments, ThemaReport *report, GError **error)
{
  ThemaCsvWriter *csv = thema_report_begin (report, "code", "coded_segments.csv", error);
  if (csv == NULL
      || !thema_coded_segments_write (store, segments, (guint) options->context, csv, error)
      || !thema_report_end (report, error))
    return FALSE;
  csv = thema_report_begin (report, "code", "codebook_coverage.csv", error);
  if (csv == NULL)
    return FALSE;
  thema_codebook_coverage_write (segments, csv);
  return thema_report_end (report, error);
}

static gboolean
write_passes (GPtrArray *passes, const char *stage, ThemaReport *report, GError **error)
{
  for (guint i = 0; i < passes->len; i++)
    {
      const ThemaPass *pass = g_ptr_array_index (passes, i);
      ThemaCsvWriter *csv = thema_report_begin (report, stage, pass->class->table, error);
      if (csv == NULL)
        return FALSE;
      thema_pass_write (pass, csv);
      if (!thema_report_end (report, error))
        return FALSE;
    }
  return TRUE;
}

/* The terms of a stage, and the record of its options in the manifest. */
static ThemaTerms *
prepare_terms (const ThemaOptions *options, const ThemaStore *store, ThemaPrograms stage,
               const char *name, ThemaReport *report, GError **error)
{
  static const char *const class_names[] = { "words", "numbers", "punctuation", "symbols" };
  const char *stopwords = thema_options_stopwords (options, stage);
  if (stopwords == NULL)
    stopwords = g_str_has_prefix (thema_store_language (store), "en") ? "en" : "none";
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  thema_options_record (options, stage, record);
  const char *path = thema_stop_words_path (stopwords);
  g_autofree char *shown = path != NULL ? thema_path_below (path, root_of (options)) : NULL;
  thema_stage_record_text (record, "stopwords", shown != NULL ? shown : stopwords);
  if (path != NULL && !thema_stage_record_input (record, path, root_of (options), error))
    return NULL;
  g_autofree char *json = thema_stage_record_to_json (record);
  if (!thema_manifest_set_stage (thema_report_manifest (report), name, json, error))
    return NULL;

  g_autoptr (ThemaInterner) words = thema_stop_words_new (stopwords, error);
  if (words == NULL)
    return NULL;
  ThemaClassMask classes = 0;
  g_auto (GStrv) wanted = g_strsplit (options->tokens, ",", -1);
  for (guint i = 0; i < G_N_ELEMENTS (class_names); i++)
    if (g_strv_contains ((const char *const *) wanted, class_names[i]))
      classes |= 1u << i;
  return thema_terms_new (store, options->stem, classes, words, error);
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

static gboolean
write_rejected (const ThemaStore *store, ThemaReport *report, GError **error)
{
  if (thema_store_n_rejected (store) == 0)
    return TRUE;
  ThemaCsvWriter *csv = thema_report_begin (report, "freq", "rejected.csv", error);
  if (csv == NULL)
    return FALSE;
  thema_rejected_write (store, csv);
  return thema_report_end (report, error);
}

gboolean
thema_stage_freq_tables (const ThemaOptions *options, const ThemaStore *store,
                         const ThemaSegments *segments, ThemaReport *report, ThemaSummary *summary,
                         ThemaConsole *console, GError **error)
{
  g_autoptr (ThemaTerms) terms
      = prepare_terms (options, store, THEMA_FOR_FREQ, "freq", report, error);
  if (terms == NULL)
    return FALSE;
  g_autoptr (GPtrArray) passes = g_ptr_array_new_with_free_func (free_pass);
  ThemaPass *codes = segments != NULL ? thema_code_frequency_pass_new (store, segments) : NULL;
  g_ptr_array_add (passes, thema_documents_pass_new (store));
  g_ptr_array_add (passes, thema_term_frequency_pass_new (terms));
  if (options->document_terms)
    g_ptr_array_add (passes, thema_document_terms_pass_new (terms));
  if (segments != NULL)
    {
      g_ptr_array_add (passes, codes);
      g_ptr_array_add (passes, thema_document_codes_pass_new (store, segments));
      g_ptr_array_add (passes, thema_document_code_matrix_pass_new (store, segments));
    }
  gboolean good = thema_scan (store, segments, passes, thema_options_threads (options),
                              thema_console_begin (console, "counting"), error);
  thema_console_end (console);
  if (!good)
    return FALSE;
  if (summary != NULL && codes != NULL)
    summarize (segments, codes, summary);
  return write_passes (passes, "freq", report, error) && write_rejected (store, report, error);
}

static ThemaUnitMask
units_of (const ThemaOptions *options)
{
  g_auto (GStrv) names = g_strsplit (options->units, ",", -1);
  ThemaUnitMask mask = 0;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    if (g_strv_contains ((const char *const *) names, thema_unit_name (u)))
      mask |= 1u << u;
  return mask;
}

/* A first scan finds in how many documents each term stands. */
static ThemaTermSelection *
select_terms (const ThemaOptions *options, const ThemaStore *store, const ThemaTerms *terms,
              ThemaConsole *console, GError **error)
{
  g_autoptr (GPtrArray) passes = g_ptr_array_new_with_free_func (free_pass);
  g_ptr_array_add (passes, thema_term_frequency_pass_new (terms));
  gboolean good = thema_scan (store, NULL, passes, thema_options_threads (options),
                              thema_console_begin (console, "selecting terms"), error);
  thema_console_end (console);
  if (!good)
    return NULL;
  return thema_term_selection_new (
      terms, thema_term_frequency_documents (g_ptr_array_index (passes, 0)), (guint) options->top,
      (guint) options->min_documents);
}

gboolean
thema_stage_cooc_tables (const ThemaOptions *options, const ThemaStore *store,
                         const ThemaSegments *segments, ThemaReport *report, ThemaConsole *console,
                         GError **error)
{
  g_autoptr (ThemaTerms) terms
      = prepare_terms (options, store, THEMA_FOR_COOC, "cooc", report, error);
  if (terms == NULL)
    return FALSE;
  g_autoptr (ThemaTermSelection) selection = select_terms (options, store, terms, console, error);
  if (selection == NULL)
    return FALSE;
  ThemaUnitMask units = units_of (options);
  g_autoptr (GPtrArray) passes = g_ptr_array_new_with_free_func (free_pass);
  if (segments != NULL)
    {
      g_ptr_array_add (passes, thema_code_cooccurrence_pass_new (store, segments, units));
      g_ptr_array_add (passes, thema_code_terms_pass_new (store, segments, selection, units));
    }
  g_ptr_array_add (passes, thema_term_cooccurrence_pass_new (store, selection, units));
  gboolean good = thema_scan (store, segments, passes, thema_options_threads (options),
                              thema_console_begin (console, "counting pairs"), error);
  thema_console_end (console);
  return good && write_passes (passes, "cooc", report, error);
}
