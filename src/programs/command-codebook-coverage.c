/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook coverage STORE: which pattern did the work, and what no code reaches. */
#include "programs/command-codebook.h"

#include "analysis/coverage.h"
#include "analysis/term-frequency.h"
#include "programs/action.h"
#include "programs/stages.h"
#include "programs/work.h"

#include <stdio.h>

#define LINES 5

typedef void (*Write) (const ThemaPass *pass, ThemaCsvWriter *csv);

typedef struct
{
  const ThemaPass *pass; /* borrowed */
  Write write;
} Table;

static gboolean
write_table (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  const Table *table = data;
  table->write (table->pass, csv);
  return TRUE;
}

static gboolean
write_tables (ThemaWork *work, const ThemaPass *pass, GError **error)
{
  Table data[] = {
    { pass, thema_coverage_write_patterns },   { pass, thema_coverage_write_leave_one_out },
    { pass, thema_coverage_write_overlap },    { pass, thema_coverage_write_uncoded },
    { pass, thema_coverage_write_candidates },
  };
  static const char *const names[]
      = { "codebook_coverage.csv", "leave_one_out.csv", "code_overlap.csv", "uncoded_words.csv",
          "candidate_words.csv" };
  ThemaTable tables[G_N_ELEMENTS (names)];
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    tables[i] = (ThemaTable){ .name = names[i], .write = write_table, .data = &data[i] };
  return thema_work_write (work, tables, G_N_ELEMENTS (names), error);
}

static void
print_summary (const ThemaOptions *options, const ThemaStore *store, guint32 n_patterns,
               const ThemaPass *pass)
{
  g_autoptr (GPtrArray) dead = thema_coverage_dead (pass);
  g_autoptr (GPtrArray) carriers = thema_coverage_carriers (pass);
  g_autoptr (GPtrArray) overlaps = thema_coverage_overlaps (pass, LINES);
  g_autoptr (GPtrArray) uncoded = thema_coverage_uncoded (pass, LINES);
  printf ("documents   %u\n", thema_store_n_documents (store));
  printf ("patterns    %u, of which %u match nothing and %u carry their code alone\n", n_patterns,
          dead->len, carriers->len);
  thema_work_print ("dead", dead, LINES);
  thema_work_print ("alone", carriers, LINES);
  thema_work_print ("overlap", overlaps, LINES);
  thema_work_print ("uncoded", uncoded, LINES);
  printf ("tables      %s\n", options->output);
}

static gboolean
count (ThemaWork *work, const ThemaCodebook *codebook, const ThemaTerms *terms, GError **error)
{
  const ThemaOptions *options = work->options;
  const ThemaCodingRules rules = thema_stage_coding_rules (options);
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (codebook, work->store, &rules, error);
  g_autoptr (ThemaPass) ranges = thema_document_frequency_pass_new (terms);
  /* Which words are frequent enough must be known first. */
  if (matcher == NULL || !thema_work_scan_pass (work, ranges, "counting words", error))
    return FALSE;
  const ThemaCoverageOptions how = {
    .matcher = matcher,
    .codebook = codebook,
    .terms = terms,
    .documents = thema_document_frequencies (ranges),
    .min_documents = (guint32) options->min_documents,
    .n_uncoded = (guint) options->top,
    .n_candidates = (guint) options->candidates,
  };
  g_autoptr (ThemaPass) pass = thema_coverage_pass_new (work->store, &how);
  if (!thema_work_scan_pass (work, pass, "coding", error) || !write_tables (work, pass, error)
      || !thema_work_commit (work, error))
    return FALSE;
  if (!options->quiet)
    print_summary (options, work->store, thema_matcher_n_patterns (matcher), pass);
  return TRUE;
}

static gboolean
coverage (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  if (!thema_options_require (options, error, "store", "codebook", "output", NULL)
      || !thema_work_open (&work, options, console, THEMA_FOR_COVERAGE, "coverage", error))
    return FALSE;
  g_autoptr (ThemaCodebook) codebook = thema_work_codebook (&work, options->codebook, error);
  g_autoptr (ThemaTerms) terms = codebook != NULL ? thema_work_terms (&work, error) : NULL;
  return terms != NULL && count (&work, codebook, terms, error);
}

int
thema_command_codebook_coverage (int argc, char **argv)
{
  ThemaOptions *options = thema_options_new (THEMA_FOR_COVERAGE);
  options->top = 100;
  options->min_documents = 3;
  return thema_action_run (options, THEMA_FOR_COVERAGE, "store",
                           "[STORE] - what each pattern does in a corpus, and what no code reaches",
                           coverage, argc, argv);
}
