/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook diff OLD NEW STORE: what a changed codebook changes in a corpus. */
#include "programs/command-codebook.h"

#include "analysis/codebook-diff.h"
#include "programs/action.h"
#include "programs/stages.h"
#include "programs/work.h"

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
  thema_work_print ("codes", lines, LINES);
  printf ("tables      %s\n", options->output);
}

static gboolean
write_report (ThemaWork *work, const ThemaPass *pass, GError **error)
{
  Table table = { pass, (guint) work->options->context };
  const ThemaTable tables[] = {
    { .name = "codes_changed.csv", .write = write_codes, .data = &table },
    { .name = "documents_changed.csv", .write = write_documents, .data = &table },
    { .name = "passages_changed.csv", .write = write_passages, .data = &table },
  };
  if (!thema_work_write (work, tables, G_N_ELEMENTS (tables), error)
      || !thema_work_commit (work, error))
    return FALSE;
  if (!work->options->quiet)
    print_summary (work->options, work->store, pass);
  return TRUE;
}

static gboolean
compare (ThemaWork *work, const ThemaCodebook *old, const ThemaCodebook *fresh, GError **error)
{
  const ThemaStore *store = work->store;
  const ThemaCodingRules rules = thema_stage_coding_rules (work->options);
  g_autoptr (ThemaMatcher) matcher_old = thema_matcher_new (old, store, &rules, error);
  g_autoptr (ThemaMatcher) matcher_new
      = matcher_old != NULL ? thema_matcher_new (fresh, store, &rules, error) : NULL;
  if (matcher_new == NULL)
    return FALSE;
  const ThemaCodebookVersion was = { old, matcher_old }, is = { fresh, matcher_new };
  g_autoptr (ThemaPass) pass
      = thema_codebook_diff_pass_new (store, &was, &is, rules.overlap == THEMA_OVERLAP_PATTERNS);
  return thema_work_scan_pass (work, pass, "coding", error) && write_report (work, pass, error);
}

static gboolean
diff (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  if (options->store == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "say: %s OLD NEW STORE",
                   console->program);
      return FALSE;
    }
  if (!thema_work_open (&work, options, console, THEMA_FOR_DIFF, "diff", error))
    return FALSE;
  g_autoptr (ThemaCodebook) old = thema_work_codebook (&work, options->old, error);
  g_autoptr (ThemaCodebook) fresh
      = old != NULL ? thema_work_codebook (&work, options->codebook, error) : NULL;
  return fresh != NULL && compare (&work, old, fresh, error);
}

int
thema_command_codebook_diff (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_DIFF), THEMA_FOR_DIFF, "old codebook store",
                           "OLD NEW STORE - what a changed codebook changes in a corpus", diff,
                           argc, argv);
}
