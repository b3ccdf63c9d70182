/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage programs and `thema run`: parse, call the stages, say what came of it. */
#include "config.h"

#include "programs/commands.h"

#include "programs/action.h"
#include "programs/memory.h"
#include "programs/stages.h"

#include <glib/gstdio.h>
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
  atexit (close_output);
  setlocale (LC_ALL, "");
  /* Numbers look the same wherever the program runs. */
  setlocale (LC_NUMERIC, "C");
}

static void
print_store (const ThemaStore *store)
{
  printf ("documents   %u\n", thema_store_n_documents (store));
  printf ("words       %" G_GUINT64_FORMAT " in %" G_GUINT64_FORMAT " sentences\n",
          thema_store_n_words (store), thema_store_n_sentences (store));
  if (thema_store_n_short (store) > 0)
    printf ("left out    %" G_GUINT64_FORMAT " with too few words (--min-words)\n",
            thema_store_n_short (store));
  if (thema_store_n_rejected (store) > 0)
    printf ("rejected    %" G_GUINT64_FORMAT " that could not be read (rejected.csv)\n",
            thema_store_n_rejected (store));
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
      print_store (store);
      printf ("store       %s\n", options->output);
    }
  return TRUE;
}

int
thema_command_tokenize (int argc, char **argv)
{
  return thema_action_run (thema_options_new (), THEMA_FOR_TOKENIZE, "corpus",
                           "[CORPUS] - stage 1: read a corpus and write a token store", tokenize,
                           argc, argv);
}

/* A tie is decided by the names of codes, which nobody means anything by. */
static void
print_ties (const ThemaSegments *segments)
{
  guint64 n = thema_segments_n_fate (segments, THEMA_FATE_TIE);
  if (n > 0)
    printf ("ties        %" G_GUINT64_FORMAT
            " matches of exclusive codes as long as the one that was kept, whose name sorts first "
            "(--ledger lists them)\n",
            n);
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
      print_ties (segments);
      printf ("tables      %s\n", options->output);
    }
  return TRUE;
}

int
thema_command_code (int argc, char **argv)
{
  return thema_action_run (thema_options_new (), THEMA_FOR_CODE, "store",
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
  return thema_action_run (thema_options_new (), THEMA_FOR_FREQ, "store",
                           "[STORE] - stage 3: count terms and codes", freq, argc, argv);
}

int
thema_command_cooc (int argc, char **argv)
{
  return thema_action_run (thema_options_new (), THEMA_FOR_COOC, "store",
                           "[STORE] - stage 4: count what occurs together", cooc, argc, argv);
}

static void
print_summary (const ThemaOptions *options, const ThemaStore *store, const ThemaSegments *segments,
               const ThemaSummary *summary)
{
  guint32 n = thema_store_n_documents (store);
  print_store (store);
  printf ("coded       %u documents (%.1f%%)\n", summary->coded_documents,
          100.0 * summary->coded_documents / n);
  for (guint i = 0; i < summary->top->len; i++)
    printf ("%s%s\n", i == 0 ? "top codes   " : "            ",
            (const char *) g_ptr_array_index (summary->top, i));
  print_ties (segments);
  printf ("tables      %s\n", options->output);
}

/* The chain over a store and its segments that are there already. */
static gboolean
write_report (const ThemaOptions *options, const ThemaStore *store, const ThemaSegments *segments,
              ThemaConsole *console, GError **error)
{
  ThemaSummary summary = { .top = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (ThemaReport) report = thema_stage_report (options, store, segments, error);
  gboolean good = report != NULL
                  && thema_stage_code_tables (options, store, segments, report, error)
                  && thema_stage_count_tables (options, THEMA_FOR_FREQ | THEMA_FOR_COOC, store,
                                               segments, report, &summary, console, error)
                  && thema_report_commit (report, error);
  if (good && !options->quiet)
    print_summary (options, store, segments, &summary);
  thema_summary_clear (&summary);
  return good;
}

static gboolean
run_in (const ThemaOptions *options, const ThemaCodebook *codebook, const char *folder,
        ThemaConsole *console, GError **error)
{
  g_autofree char *store_path = g_build_filename (folder, "corpus.thema", NULL);
  g_autofree char *segments_path = g_build_filename (folder, "corpus.segments", NULL);
  gboolean good = thema_stage_tokenize (options, store_path, console, error);
  g_autoptr (ThemaStore) store = good ? thema_store_open (store_path, error) : NULL;
  good
      = store != NULL && thema_stage_code (options, store, codebook, segments_path, console, error);
  g_autoptr (ThemaSegments) segments
      = good ? thema_segments_open (segments_path, store, error) : NULL;
  /* Mapped files outlive their names: nothing stays behind, whatever happens from here. */
  g_unlink (store_path);
  g_unlink (segments_path);
  return segments != NULL && write_report (options, store, segments, console, error);
}

static gboolean
run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  if (!thema_options_require (options, error, "corpus", "codebook", "output", NULL))
    return FALSE;
  g_autoptr (ThemaCodebook) codebook = thema_stage_checked_codebook (options, console, error);
  if (codebook == NULL)
    return FALSE;
  g_autofree char *folder = g_dir_make_tmp ("thema-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  gboolean good = run_in (options, codebook, folder, console, error);
  g_rmdir (folder);
  return good;
}

int
thema_command_run (int argc, char **argv)
{
  return thema_action_run (
      thema_options_new (), THEMA_FOR_RUN, "corpus",
      "[STUDY.ini] - the whole chain, from a corpus and a codebook to the tables", run, argc, argv);
}
