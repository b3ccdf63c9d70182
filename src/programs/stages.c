/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/stages.h"

#include "analysis/coding-tables.h"
#include "analysis/match-ledger.h"
#include "codebook/pattern-words.h"
#include "corpus/ingest.h"
#include "corpus/parts.h"
#include "corpus/raw-file.h"
#include "programs/checks.h"
#include "programs/records.h"

#include <string.h>

static ThemaTokenRules
rules_of (const ThemaOptions *options)
{
  static const char *const clean_names[] = { "html", "latex" }; /* as in ThemaCleanFlags */
  return (ThemaTokenRules){
    .kind = strcmp (options->tokenizer, "whitespace") == 0 ? THEMA_TOKENIZER_WHITESPACE
                                                           : THEMA_TOKENIZER_UNICODE,
    .entities = !options->no_entities,
    .hyphens = options->keep_hyphens,
    .clean = thema_options_mask (options->clean, clean_names, G_N_ELEMENTS (clean_names)),
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

gboolean
thema_stage_open (const ThemaOptions *options, ThemaConsole *console, ThemaStore **store,
                  ThemaCodebook **codebook, GError **error)
{
  g_autoptr (ThemaStore) opened = thema_store_open (options->store, error);
  if (opened == NULL)
    return FALSE;
  *codebook = thema_stage_codebook (options, options->codebook, thema_store_rules (opened), console,
                                    error);
  if (*codebook == NULL)
    return FALSE;
  *store = g_steal_pointer (&opened);
  return TRUE;
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

/* What became of the records, for a PRISMA flow. */
static void
record_records (const ThemaOptions *options, const ThemaSource *source,
                const ThemaRecordCounts *counts, ThemaStageRecord *record)
{
  const ThemaParts *parts = thema_source_parts (source);
  for (guint i = 0; i < THEMA_N_RECORD_COUNTS; i++)
    thema_stage_record_count (record, thema_record_count_names[i], counts->n[i]);
  for (guint i = 0; i < thema_parts_count (parts); i++)
    {
      const ThemaPartInfo info = thema_parts_info (parts, i);
      const char *path = strcmp (info.name, THEMA_STDIN_NAME) == 0 ? "-" : info.name;
      thema_stage_record_source (record, path, thema_options_root (options), info.format,
                                 info.encoding, info.guessed, info.n_records);
    }
}

/* What the manifest will say of the corpus. Its files are read once more for that, to digest them,
 * by a thread of its own where more than one is allowed. Standard input is digested as it is read,
 * so that all waits for its end. */
typedef struct
{
  const ThemaOptions *options; /* borrowed */
  const ThemaSource *source;   /* borrowed */
  GThread *thread;             /* owned; NULL: not started, or joined */
  ThemaStageRecord *record;    /* owned */
  char *json;                  /* owned */
  GError *error;               /* owned */
} Provenance;

static gpointer
provenance_main (gpointer data)
{
  Provenance *self = data;
  self->record = thema_record_of_source (self->options, self->source, &self->error);
  return NULL;
}

static void
provenance_init (Provenance *self, const ThemaOptions *options, const ThemaSource *source)
{
  *self = (Provenance){ .options = options, .source = source };
  const char *const *files = thema_source_files (source);
  if (thema_options_threads (options) > 1 && !g_strv_contains (files, "-"))
    self->thread = g_thread_new ("thema-digest", provenance_main, self);
}

static const char *
provenance_get (gpointer data, const ThemaRecordCounts *counts, GError **error)
{
  Provenance *self = data;
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
  else
    provenance_main (self);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  record_records (self->options, self->source, counts, self->record);
  self->json = thema_stage_record_to_json (self->record);
  return self->json;
}

static void
provenance_clear (Provenance *self)
{
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_clear_error (&self->error);
  thema_stage_record_free (self->record);
  g_free (self->json);
}

static ThemaSource *
open_source (const ThemaOptions *options, ThemaDuplicatesMode duplicates, GError **error)
{
  ThemaSourceOptions source_options = thema_record_source_options (options);
  source_options.keys = duplicates != THEMA_DUPLICATES_KEEP;
  return thema_source_open (&source_options, error);
}

gboolean
thema_stage_tokenize (const ThemaOptions *options, const char *store_path, ThemaConsole *console,
                      GError **error)
{
  static const char *const modes[] = { "keep", "report", "drop", NULL };
  ThemaDuplicatesMode duplicates = thema_check_find (options->duplicates, modes);
  g_autoptr (ThemaSource) source = open_source (options, duplicates, error);
  if (source == NULL)
    return FALSE;
  thema_console_note (console->program, thema_source_notes (source));
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
    .duplicates = duplicates,
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

gboolean
thema_stage_code (const ThemaOptions *options, const ThemaStore *store,
                  const ThemaCodebook *codebook, const char *segments_path, ThemaConsole *console,
                  GError **error)
{
  g_autoptr (ThemaStageRecord) record = thema_record_begin (options, THEMA_FOR_CODE, error);
  if (record == NULL)
    return FALSE;
  thema_stage_record_codebook (record, codebook);
  g_autofree char *provenance = thema_stage_record_to_json (record);
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
