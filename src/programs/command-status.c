/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `thema status`: which stages of a study are fresh. */
#include "programs/commands.h"

#include "programs/console.h"
#include "programs/study.h"

#include <stdio.h>

static void
print_stage (const ThemaStudyStage *stage)
{
  ThemaStageState state = stage->artefact != THEMA_STAGE_FRESH ? stage->artefact : stage->tables;
  static const char *const words[] = { "fresh", "stale", "missing" };
  if (state == THEMA_STAGE_FRESH)
    printf ("%-13s %s\n", stage->name, words[state]);
  else
    printf ("%-13s %-8s %s\n", stage->name, words[state], stage->reason);
}

/* All stages, as a run would find them now. */
static gboolean
examine (ThemaStudy *study, GError **error)
{
  study->tolerant = TRUE;
  return thema_study_examine_store (study, error) && thema_study_examine_segments (study, error)
         && thema_study_examine_tables (study, error);
}

static int
report (const char *program, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaOptions) options = thema_options_new (THEMA_FOR_RUN);
  g_auto (ThemaStudy) study = { 0 };
  if (!thema_options_load_study (options, path, &error)
      || !thema_study_init (&study, options, &error) || !examine (&study, &error))
    return thema_console_fail (program, error);
  int status = 0;
  for (guint i = 0; i < study.n_stages; i++)
    {
      print_stage (&study.stages[i]);
      if (study.stages[i].reason != NULL)
        status = THEMA_EXIT_INPUT;
    }
  if (study.package != NULL)
    {
      printf ("%-13s stale    %s\n", "package", study.package);
      status = THEMA_EXIT_INPUT;
    }
  return status;
}

int
thema_command_status (int argc, char **argv)
{
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int status = thema_console_parse (
      argc, argv, "[STUDY.ini] - say which stages of a study are fresh, and why the others are not",
      entries, &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) > 1)
    return thema_console_say (argv[0], "[STUDY.ini]");
  return report (argv[0], rest[0] != NULL ? rest[0] : "study.ini");
}
