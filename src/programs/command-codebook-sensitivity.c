/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema codebook sensitivity STORE: does one word or one setting drive a theme? */
#include "programs/command-codebook.h"

#include "analysis/sensitivity.h"
#include "programs/action.h"
#include "programs/stages.h"
#include "programs/work.h"

#include <stdio.h>

#define LINES 10

static gboolean
write_all (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_sensitivity_write (data, csv);
  return TRUE;
}

static gboolean
write_summary (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_sensitivity_write_summary (data, csv);
  return TRUE;
}

static void
print_summary (const ThemaOptions *options, const ThemaStore *store,
               const ThemaSensitivity *sensitivity, const ThemaPass *pass)
{
  g_autoptr (GPtrArray) lines = thema_sensitivity_lines (pass, LINES);
  printf ("documents   %u\n", thema_store_n_documents (store));
  printf ("tried       %u other settings, and each pattern left out\n",
          thema_sensitivity_n_alternatives (sensitivity));
  if (*thema_store_stemmer (store) == '\0')
    printf ("left out    words as stems: the corpus was tokenized without a stemmer\n");
  thema_work_print ("moves most", lines, LINES);
  printf ("tables      %s\n", options->output);
}

static gboolean
count (ThemaWork *work, const ThemaCodebook *codebook, GError **error)
{
  const ThemaCodingRules rules = thema_stage_coding_rules (work->options);
  g_autoptr (ThemaSensitivity) sensitivity
      = thema_sensitivity_new (work->store, codebook, &rules, error);
  if (sensitivity == NULL)
    return FALSE;
  g_autoptr (ThemaPass) pass = thema_sensitivity_pass_new (sensitivity);
  const ThemaTable tables[] = {
    { .name = "sensitivity.csv", .write = write_all, .data = pass },
    { .name = "sensitivity_summary.csv", .write = write_summary, .data = pass },
  };
  if (!thema_work_scan_pass (work, pass, "coding", error)
      || !thema_work_write (work, tables, G_N_ELEMENTS (tables), error)
      || !thema_work_commit (work, error))
    return FALSE;
  if (!work->options->quiet)
    print_summary (work->options, work->store, sensitivity, pass);
  return TRUE;
}

static gboolean
sensitivity (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  if (!thema_options_require (options, error, "store", "codebook", "output", NULL)
      || !thema_work_open (&work, options, console, THEMA_FOR_SENSITIVITY, "sensitivity", error))
    return FALSE;
  g_autoptr (ThemaCodebook) codebook = thema_work_codebook (&work, options->codebook, error);
  return codebook != NULL && count (&work, codebook, error);
}

int
thema_command_codebook_sensitivity (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_SENSITIVITY), THEMA_FOR_SENSITIVITY,
                           "store",
                           "[STORE] - how far each code's share moves with settings and patterns",
                           sensitivity, argc, argv);
}
