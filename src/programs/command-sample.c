/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema sample: documents or sentences for people to code. */
#include "programs/commands.h"

#include "analysis/coder-sample.h"
#include "programs/action.h"
#include "programs/work.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define SAMPLE "sample.csv"

static gboolean
write_sample (gpointer data, ThemaCsvWriter *csv, GError **error)
{
  return thema_coder_sample_write (data, csv, error);
}

static gboolean
write_key (gpointer data, ThemaCsvWriter *csv, GError **error)
{
  return thema_coder_sample_write_key (data, csv, error);
}

static void
note_sample (G_GNUC_UNUSED const char *stage, gboolean is_output, const char *path,
             ThemaFileState state, gpointer user_data)
{
  if (is_output && strcmp (path, SAMPLE) == 0 && state == THEMA_FILE_SAME)
    *(gboolean *) user_data = TRUE;
}

/* A sample in which somebody has begun to work must not be lost. */
static gboolean
check_old_sample (const ThemaOptions *options, GError **error)
{
  g_autofree char *path = g_build_filename (options->output, SAMPLE, NULL);
  gboolean unchanged = FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autoptr (ThemaManifest) manifest = thema_manifest_load (options->output, NULL);
  if (manifest != NULL)
    thema_manifest_verify (manifest, options->output, thema_options_root (options), note_sample,
                           &unchanged);
  if (unchanged)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               "%s is there and not as it was drawn: somebody may have filled it in. Move it, or "
               "write to another folder",
               path);
  return FALSE;
}

static ThemaAllocation
allocation_of (const ThemaOptions *options)
{
  if (strcmp (options->allocation, "equal") == 0)
    return THEMA_ALLOCATION_EQUAL;
  return strcmp (options->allocation, "sqrt") == 0 ? THEMA_ALLOCATION_SQRT
                                                   : THEMA_ALLOCATION_PROPORTIONAL;
}

static void
print_summary (const ThemaWork *work, const ThemaCoderSample *sample)
{
  gsize n;
  const ThemaCoderStratum *strata = thema_coder_sample_strata (sample, &n);
  const char *label = "strata";
  guint64 all = 0;
  for (gsize i = 0; i < n; i++)
    {
      all += strata[i].sampled;
      if (strata[i].units == 0)
        continue;
      printf ("%-12s%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT "\n", label, strata[i].name,
              strata[i].sampled, strata[i].units);
      label = "";
    }
  printf ("sampled     %" G_GUINT64_FORMAT " %ss\n", all, work->options->sample_unit);
  printf ("tables      %s: sample.csv is for the coders, sample_key.csv is not\n",
          work->options->output);
}

static gboolean
draw (ThemaWork *work, const ThemaCoderSampleOptions *how, GError **error)
{
  g_autoptr (ThemaCoderSample) sample
      = thema_coder_sample_new (work->store, work->segments, how, error);
  if (sample == NULL)
    return FALSE;
  const ThemaTable tables[] = {
    { .name = SAMPLE, .write = write_sample, .data = sample },
    { .name = "sample_key.csv", .write = write_key, .data = sample },
  };
  if (!thema_work_write (work, tables, G_N_ELEMENTS (tables), error)
      || !thema_work_commit (work, error))
    return FALSE;
  if (!work->options->quiet)
    print_summary (work, sample);
  return TRUE;
}

static gboolean
sample (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  g_auto (GStrv) codes = options->codes != NULL ? g_strsplit (options->codes, ",", -1) : NULL;
  g_autoptr (ThemaGroups) groups = NULL;
  ThemaCoderSampleOptions how = {
    .unit
    = strcmp (options->sample_unit, "sentence") == 0 ? THEMA_UNIT_SENTENCE : THEMA_UNIT_DOCUMENT,
    .size = (guint) options->n,
    .seed = (guint64) options->seed,
    .allocation = allocation_of (options),
    .by_code = g_strcmp0 (options->by, "code") == 0,
    .codes = (const char *const *) codes,
  };
  if (!thema_work_open (&work, options, console, THEMA_FOR_SAMPLE, "sample", error)
      || !check_old_sample (options, error)
      || (how.by_code && !thema_work_need_segments (&work, "--by=code", error))
      || (codes != NULL && !thema_work_need_segments (&work, "--codes", error)))
    return FALSE;
  if (!how.by_code && !thema_work_groups (&work, &groups, error))
    return FALSE;
  how.groups = groups;
  return draw (&work, &how, error);
}

int
thema_command_sample (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_SAMPLE), THEMA_FOR_SAMPLE, "store",
                           "[STORE] - draw documents for people to code", sample, argc, argv);
}
