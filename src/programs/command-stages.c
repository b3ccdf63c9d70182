/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage programs: parse, call the stage, say what came of it. */
#include "config.h"

#include "programs/commands.h"

#include "programs/action.h"
#include "programs/interrupt.h"
#include "programs/memory.h"
#include "programs/stages.h"
#include "programs/summary.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* At every exit, also GLib's own after --help: output that got lost is an error. */
static void
close_output (void)
{
  gboolean lost = ferror (stdout) != 0;
  if (fclose (stdout) == 0 && !lost)
    return;
  fputs ("thema: could not write to standard output\n", stderr);
  _exit (THEMA_EXIT_INPUT);
}

/* A standard stream that is closed would give its number to the next file that is opened, and what
 * is printed would land in a table. */
static void
open_standard_streams (void)
{
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl (fd, F_GETFD) < 0
        && (fd == 0 ? open ("/dev/null", O_RDONLY) : open ("/dev/full", O_WRONLY)) < 0)
      _exit (THEMA_EXIT_INPUT);
}

void
thema_commands_init (void)
{
  thema_memory_init ();
  open_standard_streams ();
  thema_interrupt_init ();
  atexit (close_output);
  setlocale (LC_ALL, "");
  /* Numbers look the same wherever the program runs. */
  setlocale (LC_NUMERIC, "C");
}

static gboolean
tokenize (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  if (!thema_options_require (options, error, "corpus", "output", NULL)
      || !thema_stage_tokenize (options, options->output, console, error))
    return FALSE;
  g_autoptr (ThemaStore) store = thema_store_open (options->output, error);
  if (store == NULL)
    return FALSE;
  if (!options->quiet)
    {
      thema_print_store (store);
      printf ("store       %s\n", options->output);
    }
  return TRUE;
}

int
thema_command_tokenize (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_TOKENIZE), THEMA_FOR_TOKENIZE, "corpus",
                           "[CORPUS] - stage 1: read a corpus and write a token store", tokenize,
                           argc, argv);
}

static gboolean
code (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_autoptr (ThemaStore) store = NULL;
  g_autoptr (ThemaCodebook) codebook = NULL;
  if (!thema_options_require (options, error, "store", "codebook", "segments", "output", NULL)
      || !thema_stage_open (options, console, &store, &codebook, error)
      || !thema_stage_code (options, store, codebook, options->segments, console, error))
    return FALSE;
  g_autoptr (ThemaSegments) segments = thema_segments_open (options->segments, store, error);
  if (segments == NULL)
    return FALSE;
  g_autoptr (ThemaReport) report = thema_stage_report (options, store, segments, error);
  if (report == NULL || !thema_stage_code_tables (options, store, segments, report, error)
      || !thema_report_commit (report, error))
    return FALSE;
  if (!options->quiet)
    {
      printf ("segments    %" G_GUINT64_FORMAT "\n", thema_segments_size (segments));
      thema_print_ties (segments);
      printf ("tables      %s\n", options->output);
    }
  return TRUE;
}

int
thema_command_code (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_CODE), THEMA_FOR_CODE, "store",
                           "[STORE] - stage 2: apply a codebook to a token store", code, argc,
                           argv);
}

/* Stages 3 and 4 differ only in the tables that they write. */
static gboolean
count (const ThemaOptions *options, ThemaPrograms stage, ThemaConsole *console, GError **error)
{
  if (!thema_options_require (options, error, "store", "output", NULL))
    return FALSE;
  g_autoptr (ThemaStore) store = thema_store_open (options->store, error);
  g_autoptr (ThemaSegments) segments = NULL;
  if (store == NULL)
    return FALSE;
  if (options->segments != NULL
      && (segments = thema_segments_open (options->segments, store, error)) == NULL)
    return FALSE;
  g_autoptr (ThemaReport) report = thema_stage_report (options, store, segments, error);
  if (report == NULL
      || !thema_stage_count_tables (options, stage, store, segments, report, NULL, console, error)
      || !thema_report_commit (report, error))
    return FALSE;
  if (!options->quiet)
    printf ("tables      %s\n", options->output);
  return TRUE;
}

static gboolean
freq (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  return count (options, THEMA_FOR_FREQ, console, error);
}

static gboolean
cooc (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  return count (options, THEMA_FOR_COOC, console, error);
}

int
thema_command_freq (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_FREQ), THEMA_FOR_FREQ, "store",
                           "[STORE] - stage 3: count terms and codes", freq, argc, argv);
}

int
thema_command_cooc (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_COOC), THEMA_FOR_COOC, "store",
                           "[STORE] - stage 4: count what occurs together", cooc, argc, argv);
}
