/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook diff OLD NEW STORE: what a changed codebook changes in a corpus. */
#include "programs/command-codebook.h"

#include "analysis/codebook-diff.h"
#include "programs/action.h"
#include "programs/instrument.h"

#include <stdio.h>

#define LINES 10

typedef struct
{
  const ThemaPass *pass; /* borrowed */
  guint context;
} Table;

static gboolean
write_passages (gpointer data, ThemaCsvWriter *csv, GError **error)
{
  const Table *table = data;
  return thema_codebook_diff_write_passages (table->pass, table->context, csv, error);
}

static gboolean
write_documents (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_codebook_diff_write_documents (((const Table *) data)->pass, csv);
  return TRUE;
}

static gboolean
write_codes (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_codebook_diff_write_codes (((const Table *) data)->pass, csv);
  return TRUE;
}

static char *
describe_code (const ThemaCodeDiff *code)
{
  const char *status = !code->in_old ? " (added)" : !code->in_new ? " (removed)" : "";
  return g_strdup_printf (
      "%s%s: %" G_GUINT64_FORMAT " -> %" G_GUINT64_FORMAT " documents, %" G_GUINT64_FORMAT
      " passages won, %" G_GUINT64_FORMAT " lost",
      code->name, status, code->documents_old, code->documents_new, code->won, code->lost);
}

static void
print_summary (const ThemaOptions *options, const ThemaStore *store, const ThemaPass *pass)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint64 won = 0, lost = 0, other_pattern = 0;
  for (guint32 i = 0; i < thema_codebook_diff_n_codes (pass); i++)
    {
      ThemaCodeDiff code = thema_codebook_diff_code (pass, i);
      won += code.won;
      lost += code.lost;
      other_pattern += code.other_pattern;
      if (code.in_old != code.in_new || code.won + code.lost > 0)
        g_ptr_array_add (lines, describe_code (&code));
    }
  printf ("documents   %u, of which %" G_GUINT64_FORMAT " change\n",
          thema_store_n_documents (store), thema_codebook_diff_documents (pass));
  printf ("passages    %" G_GUINT64_FORMAT " won, %" G_GUINT64_FORMAT " lost, %" G_GUINT64_FORMAT
          " by another pattern\n",
          won, lost, other_pattern);
  thema_instrument_print ("codes", lines, LINES);
  printf ("tables      %s\n", options->output);
}

static gboolean
write_report (const ThemaOptions *options, const ThemaStore *store, const ThemaPass *pass,
              ThemaReport *report, GError **error)
{
  Table table = { pass, (guint) options->context };
  const ThemaTable tables[] = {
    { .name = "codes_changed.csv", .write = write_codes, .data = &table },
    { .name = "documents_changed.csv", .write = write_documents, .data = &table },
    { .name = "passages_changed.csv", .write = write_passages, .data = &table },
  };
  if (!thema_report_write (report, "diff", tables, G_N_ELEMENTS (tables),
                           thema_options_threads (options), error)
      || !thema_report_commit (report, error))
    return FALSE;
  if (!options->quiet)
    print_summary (options, store, pass);
  return TRUE;
}

static gboolean
compare (const ThemaOptions *options, const ThemaStore *store, const ThemaCodebook *old,
         const ThemaCodebook *fresh, ThemaConsole *console, GError **error)
{
  const ThemaCodingRules rules = thema_stage_coding_rules (options);
  g_autoptr (ThemaMatcher) matcher_old = thema_matcher_new (old, store, &rules, error);
  g_autoptr (ThemaMatcher) matcher_new
      = matcher_old != NULL ? thema_matcher_new (fresh, store, &rules, error) : NULL;
  if (matcher_new == NULL)
    return FALSE;
  const ThemaCodebookVersion was = { old, matcher_old }, is = { fresh, matcher_new };
  const char *const codebooks[] = { options->old, options->codebook, NULL };
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  g_autoptr (ThemaReport) report
      = thema_instrument_report (options, store, THEMA_FOR_DIFF, "diff", record, codebooks, error);
  if (report == NULL)
    return FALSE;
  g_autoptr (ThemaPass) pass
      = thema_codebook_diff_pass_new (store, &was, &is, rules.overlap == THEMA_OVERLAP_PATTERNS);
  return thema_instrument_scan (options, store, pass, "coding", console, error)
         && write_report (options, store, pass, report, error);
}

static gboolean
diff (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  if (options->store == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "say: %s OLD NEW STORE",
                   console->program);
      return FALSE;
    }
  if (!thema_options_require (options, error, "output", NULL))
    return FALSE;
  g_autoptr (ThemaStore) store = thema_store_open (options->store, error);
  if (store == NULL)
    return FALSE;
  const ThemaTokenRules *rules = thema_store_rules (store);
  g_autoptr (ThemaCodebook) old
      = thema_stage_codebook (options, options->old, rules, console, error);
  g_autoptr (ThemaCodebook) fresh
      = old != NULL ? thema_stage_codebook (options, options->codebook, rules, console, error)
                    : NULL;
  return fresh != NULL && compare (options, store, old, fresh, console, error);
}

int
thema_command_codebook_diff (int argc, char **argv)
{
  return thema_action_run (thema_options_new (), THEMA_FOR_DIFF, "old codebook store",
                           "OLD NEW STORE - what a changed codebook changes in a corpus", diff,
                           argc, argv);
}
