/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/instrument.h"

#include "analysis/scan.h"

#include <stdio.h>

ThemaReport *
thema_instrument_report (const ThemaOptions *options, const ThemaStore *store,
                         ThemaPrograms command, const char *stage, ThemaStageRecord *record,
                         const char *const *codebooks, GError **error)
{
  const char *root = thema_options_root (options);
  thema_options_record (options, command, record);
  for (; *codebooks != NULL; codebooks++)
    if (!thema_stage_record_input (record, *codebooks, root, error))
      return NULL;
  g_autofree char *json = thema_stage_record_to_json (record);
  g_autoptr (ThemaReport) report = thema_stage_report (options, store, NULL, error);
  if (report == NULL
      || !thema_manifest_set_stage (thema_report_manifest (report), stage, json, error))
    return NULL;
  return g_steal_pointer (&report);
}

gboolean
thema_instrument_scan (const ThemaOptions *options, const ThemaStore *store, ThemaPass *pass,
                       const char *label, ThemaConsole *console, GError **error)
{
  g_autoptr (GPtrArray) passes = g_ptr_array_new ();
  g_ptr_array_add (passes, pass);
  gboolean good = thema_scan (store, NULL, passes, thema_options_threads (options),
                              thema_console_begin (console, label), error);
  thema_console_end (console);
  return good;
}

void
thema_instrument_print (const char *title, const GPtrArray *lines, guint n)
{
  for (guint i = 0; i < MIN (lines->len, n); i++)
    printf ("%-11s %s\n", i == 0 ? title : "", (const char *) g_ptr_array_index (lines, i));
  if (lines->len > n)
    printf ("%-11s and %u more\n", "", lines->len - n);
}
