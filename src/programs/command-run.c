/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `thema run`: the whole chain in one process; of a study only what is not fresh. */
#include "programs/commands.h"

#include "base/cleanup.h"
#include "base/folder.h"
#include "programs/action.h"
#include "programs/stages.h"
#include "programs/statistics.h"
#include "programs/study.h"
#include "programs/summary.h"

#include <glib/gstdio.h>
#include <stdio.h>

static void
print_coding (const ThemaStore *store, const ThemaSummary *summary)
{
  printf ("coded       %u documents (%.1f%%)\n", summary->coded_documents,
          100.0 * summary->coded_documents / thema_store_n_documents (store));
  for (guint i = 0; i < summary->top->len; i++)
    printf ("%s%s\n", i == 0 ? "top codes   " : "            ",
            (const char *) g_ptr_array_index (summary->top, i));
}

/* Without a study: all at once, in a folder that goes. */

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
    {
      thema_print_store (store);
      print_coding (store, &summary);
      thema_print_ties (segments);
      printf ("tables      %s\n", options->output);
    }
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
run_once (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  if (!thema_options_require (options, error, "corpus", "codebook", "output", NULL))
    return FALSE;
  g_autoptr (ThemaCodebook) codebook = thema_stage_checked_codebook (options, console, error);
  if (codebook == NULL)
    return FALSE;
  g_autofree char *folder = thema_cleanup_make_folder (error);
  if (folder == NULL)
    return FALSE;
  gboolean good = run_in (options, codebook, folder, console, error);
  thema_cleanup_remove_folder (folder);
  return good;
}

/* A study. */

typedef struct
{
  ThemaStudy study;
  ThemaConsole *console;   /* borrowed */
  ThemaCodebook *codebook; /* owned; NULL: not needed so far */
  ThemaSummary summary;
  gboolean counted; /* the summary knows the codes */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->codebook, thema_codebook_free);
  thema_summary_clear (&self->summary);
  thema_study_clear (&self->study);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
need_codebook (Run *self, GError **error)
{
  if (self->codebook == NULL)
    self->codebook = thema_stage_checked_codebook (self->study.options, self->console, error);
  return self->codebook != NULL;
}

/* A stage that was done says itself what the manifest will say of it. */
static void
know_record (ThemaStudyStage *stage, const char *provenance)
{
  g_free (stage->record);
  stage->record = g_strdup (provenance);
}

static gboolean
refresh_store (Run *self, GError **error)
{
  ThemaStudy *study = &self->study;
  if (!thema_study_examine_store (study, error))
    return FALSE;
  if (study->store != NULL)
    return TRUE;
  /* A codebook that cannot be used is told before the corpus is read. */
  if (!need_codebook (self, error)
      || !thema_stage_tokenize (study->options, study->folder.store, self->console, error))
    return FALSE;
  study->store = thema_store_open (study->folder.store, error);
  if (study->store == NULL)
    return FALSE;
  know_record (&study->stages[0], thema_store_provenance (study->store));
  return TRUE;
}

static gboolean
refresh_segments (Run *self, GError **error)
{
  ThemaStudy *study = &self->study;
  if (!thema_study_examine_segments (study, error))
    return FALSE;
  if (study->segments != NULL)
    return TRUE;
  if (!need_codebook (self, error)
      || !thema_stage_code (study->options, study->store, self->codebook, study->folder.segments,
                            self->console, error))
    return FALSE;
  study->segments = thema_segments_open (study->folder.segments, study->store, error);
  if (study->segments == NULL)
    return FALSE;
  know_record (&study->stages[1], thema_segments_provenance (study->segments));
  return TRUE;
}

static gboolean
run_statistic (Run *self, ThemaStudyStage *stage, ThemaOptions *options, ThemaReport *report,
               GError **error)
{
  static const ThemaAction actions[THEMA_N_STATISTICS]
      = { thema_keyness_run,   thema_collocations_run, thema_dispersion_run,
          thema_diversity_run, thema_crosstab_run,     thema_structure_run };
  const ThemaShared shared = { self->study.store, self->study.segments, report };
  g_autoptr (GError) cause = NULL;
  guint i = 0;
  while (thema_statistics[i].program != stage->program)
    i++;
  options->shared = &shared;
  gboolean good = actions[i](options, self->console, &cause);
  options->shared = NULL;
  if (!good) /* also when the program would say that its command line is wrong */
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE, "%s: [%s] %s",
                 self->study.options->study, stage->name, cause->message);
  return good;
}

/* The bits of the stages whose tables are to be written. */
static guint
find_stale_tables (const ThemaStudy *study)
{
  guint stale = 0;
  for (guint i = 0; i < study->n_stages; i++)
    stale |= study->stages[i].tables != THEMA_STAGE_FRESH ? study->stages[i].program : 0;
  return stale;
}

static gboolean
write_tables (Run *self, guint stale, ThemaReport *report, GError **error)
{
  ThemaStudy *study = &self->study;
  const ThemaOptions *options = study->options;
  guint counts = stale & (THEMA_FOR_FREQ | THEMA_FOR_COOC);
  self->counted = (stale & THEMA_FOR_FREQ) != 0;
  if ((stale & THEMA_FOR_CODE) != 0
      && !thema_stage_code_tables (options, study->store, study->segments, report, error))
    return FALSE;
  if (counts != 0
      && !thema_stage_count_tables (options, counts, study->store, study->segments, report,
                                    &self->summary, self->console, error))
    return FALSE;
  for (guint i = 0; i < THEMA_N_STATISTICS; i++)
    for (guint j = 0; j < study->n_stages; j++)
      if (study->stages[j].program == thema_statistics[i].program
          && (stale & thema_statistics[i].program) != 0
          && !run_statistic (self, &study->stages[j], options->statistics[i], report, error))
        return FALSE;
  return TRUE;
}

/* All tables appear at once; those that are fresh are taken over as they are. */
static gboolean
refresh_tables (Run *self, GError **error)
{
  ThemaStudy *study = &self->study;
  thema_folder_tidy (study->options->output);
  if (!thema_study_examine_tables (study, error))
    return FALSE;
  guint stale = find_stale_tables (study);
  if (stale == 0 && study->package == NULL)
    return TRUE;
  g_autoptr (ThemaReport) report
      = thema_stage_report (study->options, study->store, study->segments, error);
  return report != NULL && write_tables (self, stale, report, error)
         && thema_report_commit (report, error);
}

static void
print_stages (const ThemaStudy *study, const char *title, gboolean fresh)
{
  guint n = 0;
  for (guint i = 0; i < study->n_stages; i++)
    if ((study->stages[i].reason == NULL) == fresh)
      printf ("%s%s", n++ == 0 ? title : ", ", study->stages[i].name);
  if (!fresh && study->package != NULL)
    printf ("%s%s", n++ == 0 ? title : ", ", "package");
  if (n > 0)
    printf ("\n");
}

static gboolean
run_study (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (Run) self
      = { .console = console, .summary = { .top = g_ptr_array_new_with_free_func (g_free) } };
  if (!thema_study_init (&self.study, options, error)
      || !thema_study_folder_enter (&self.study.folder, error) || !refresh_store (&self, error)
      || !refresh_segments (&self, error) || !refresh_tables (&self, error))
    return FALSE;
  if (options->quiet)
    return TRUE;
  thema_print_store (self.study.store);
  if (self.counted)
    print_coding (self.study.store, &self.summary);
  thema_print_ties (self.study.segments);
  print_stages (&self.study, "done        ", FALSE);
  print_stages (&self.study, "fresh       ", TRUE);
  printf ("tables      %s\n", options->output);
  return TRUE;
}

static gboolean
run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  return options->work != NULL ? run_study (options, console, error)
                               : run_once (options, console, error);
}

int
thema_command_run (int argc, char **argv)
{
  return thema_action_run (
      thema_options_new (THEMA_FOR_RUN), THEMA_FOR_RUN, "corpus",
      "[STUDY.ini] - the whole chain, from a corpus and a codebook to the tables", run, argc, argv);
}
