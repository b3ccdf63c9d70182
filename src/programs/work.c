/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/work.h"

#include "programs/passes.h"
#include "programs/stages.h"

#include <stdio.h>

static void
take_shared (ThemaWork *self, const ThemaShared *shared)
{
  self->store = shared->store;
  self->segments = self->options->segments != NULL ? shared->segments : NULL;
  self->report = shared->report;
  self->record = thema_stage_record_new ();
  thema_options_record (self->options, self->program, self->record);
}

gboolean
thema_work_open (ThemaWork *self, const ThemaOptions *options, ThemaConsole *console,
                 ThemaPrograms program, const char *stage, GError **error)
{
  *self = (ThemaWork){ .options = options, .console = console, .program = program, .stage = stage };
  if (!thema_options_require (options, error, "store", "output", NULL))
    return FALSE;
  if (options->shared != NULL)
    {
      take_shared (self, options->shared);
      return TRUE;
    }
  self->store = thema_store_open (options->store, error);
  if (self->store == NULL)
    return FALSE;
  if (options->segments != NULL)
    {
      self->segments = thema_segments_open (options->segments, self->store, error);
      if (self->segments == NULL)
        return FALSE;
    }
  self->record = thema_stage_record_new ();
  thema_options_record (options, program, self->record);
  self->report = thema_stage_report (options, self->store, self->segments, error);
  return self->report != NULL;
}

gboolean
thema_work_open_without (ThemaWork *self, const ThemaOptions *options, ThemaConsole *console,
                         ThemaPrograms program, const char *stage, GError **error)
{
  if (options->store != NULL)
    return thema_work_open (self, options, console, program, stage, error);
  *self = (ThemaWork){ .options = options, .console = console, .program = program, .stage = stage };
  if (options->segments != NULL)
    return thema_options_require (options, error, "store", NULL);
  if (!thema_options_require (options, error, "output", NULL))
    return FALSE;
  self->record = thema_stage_record_new ();
  thema_options_record (options, program, self->record);
  self->report = thema_report_new (options->output, options->excel, error);
  return self->report != NULL;
}

void
thema_work_clear (ThemaWork *self)
{
  if (self->options != NULL && self->options->shared != NULL)
    {
      self->report = NULL;
      self->segments = NULL;
      self->store = NULL;
    }
  g_clear_pointer (&self->report, thema_report_free);
  g_clear_pointer (&self->record, thema_stage_record_free);
  g_clear_pointer (&self->segments, thema_segments_free);
  g_clear_pointer (&self->store, thema_store_free);
}

gboolean
thema_work_need_segments (const ThemaWork *self, const char *what, GError **error)
{
  if (self->segments != NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "%s needs coded segments: code the store with thema-code and say --segments=FILE",
               what);
  return FALSE;
}

gboolean
thema_work_groups (const ThemaWork *self, ThemaGroups **groups, GError **error)
{
  const char *column = self->options->by;
  *groups = column != NULL ? thema_groups_new (self->store, column, error) : NULL;
  return column == NULL || *groups != NULL;
}

ThemaTerms *
thema_work_terms (ThemaWork *self, GError **error)
{
  return thema_stage_terms (self->options, self->store, self->program, self->record, error);
}

ThemaCodebook *
thema_work_codebook (ThemaWork *self, const char *path, GError **error)
{
  g_autoptr (ThemaCodebook) codebook = thema_stage_codebook (
      self->options, path, thema_store_rules (self->store), self->console, error);
  if (codebook == NULL
      || !thema_stage_record_input (self->record, path, thema_options_root (self->options), error))
    return NULL;
  return g_steal_pointer (&codebook);
}

gboolean
thema_work_scan (ThemaWork *self, GPtrArray *passes, const char *label, GError **error)
{
  return thema_passes_scan (passes, self->options, self->store, self->segments, label,
                            self->console, error);
}

gboolean
thema_work_scan_pass (ThemaWork *self, ThemaPass *pass, const char *label, GError **error)
{
  g_autoptr (GPtrArray) passes = g_ptr_array_new ();
  g_ptr_array_add (passes, pass);
  return thema_work_scan (self, passes, label, error);
}

/* The manifest must know the stage before its first table. */
static gboolean
record_once (ThemaWork *self, GError **error)
{
  if (self->recorded)
    return TRUE;
  g_autofree char *json = thema_stage_record_to_json (self->record);
  self->recorded
      = thema_manifest_set_stage (thema_report_manifest (self->report), self->stage, json, error);
  return self->recorded;
}

gboolean
thema_work_write (ThemaWork *self, const ThemaTable *tables, guint n, GError **error)
{
  return record_once (self, error)
         && thema_report_write (self->report, self->stage, tables, n,
                                thema_options_threads (self->options), error);
}

gboolean
thema_work_write_passes (ThemaWork *self, GPtrArray *passes, GError **error)
{
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (ThemaTable));
  thema_passes_append_tables (passes, tables);
  return thema_work_write (self, (const ThemaTable *) (gpointer) tables->data, tables->len, error);
}

gboolean
thema_work_commit (ThemaWork *self, GError **error)
{
  return record_once (self, error)
         && (self->options->shared != NULL || thema_report_commit (self->report, error));
}

void
thema_work_print (const char *title, const GPtrArray *lines, guint n)
{
  for (guint i = 0; i < MIN (lines->len, n); i++)
    printf ("%-11s %s\n", i == 0 ? title : "", (const char *) g_ptr_array_index (lines, i));
  if (lines->len > n)
    printf ("%-11s and %u more\n", "", lines->len - n);
}
