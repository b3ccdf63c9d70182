/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/study.h"

#include "programs/checks.h"
#include "programs/records.h"
#include "programs/statistics.h"
#include "report/record-compare.h"

#include <string.h>

enum
{
  TOKENIZE,
  CODE, /* their numbers in `stages` */
};

static gboolean
check_statistic (const ThemaOptions *options, ThemaPrograms program, GError **error)
{
  if (program == THEMA_FOR_KEYNESS)
    return thema_keyness_check (options, error);
  return program != THEMA_FOR_CROSSTAB || thema_crosstab_check (options, error);
}

static void
add_stage (ThemaStudy *self, ThemaPrograms program, const char *name, const ThemaOptions *options)
{
  self->stages[self->n_stages++]
      = (ThemaStudyStage){ .program = program, .name = name, .options = options };
}

/* A reference corpus that has no coded segments compares terms only; diversity knows no codes. */
static gboolean
needs_segments (const ThemaOptions *options, ThemaPrograms program)
{
  return program != THEMA_FOR_DIVERSITY
         && (options->reference_store == NULL || options->reference_segments != NULL);
}

static gboolean
add_statistic (ThemaStudy *self, ThemaOptions *options, const ThemaStatistic *statistic,
               GError **error)
{
  g_autoptr (GError) cause = NULL;
  options->store = g_strdup (self->folder.store);
  if (needs_segments (options, statistic->program))
    options->segments = g_strdup (self->folder.segments);
  add_stage (self, statistic->program, statistic->name, options);
  if (check_statistic (options, statistic->program, &cause))
    return TRUE;
  /* Not of the command line: it is the study file that is wrong. */
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE, "%s: [%s] %s", self->options->study,
               statistic->name, cause->message);
  return FALSE;
}

/* What comes through a pipe is gone when the next run would compare it. */
static gboolean
check_corpus (const ThemaOptions *options, GError **error)
{
  return !g_strv_contains ((const char *const *) options->corpus, "-")
         || thema_check_fail ("corpus", "-",
                              "a file or a folder: a study is compared with its corpus before it "
                              "is run again",
                              error);
}

gboolean
thema_study_init (ThemaStudy *self, const ThemaOptions *options, GError **error)
{
  *self = (ThemaStudy){ .options = options, .folder = { .lock = -1 } };
  if (!thema_options_require (options, error, "corpus", "codebook", "output", NULL)
      || !check_corpus (options, error))
    return FALSE;
  thema_study_folder_init (&self->folder, options->work);
  add_stage (self, THEMA_FOR_TOKENIZE, "tokenize", options);
  add_stage (self, THEMA_FOR_CODE, "code", options);
  add_stage (self, THEMA_FOR_FREQ, "freq", options);
  add_stage (self, THEMA_FOR_COOC, "cooc", options);
  for (guint i = 0; i < THEMA_N_STATISTICS; i++)
    if (options->statistics[i] != NULL
        && !add_statistic (self, options->statistics[i], &thema_statistics[i], error))
      return FALSE;
  return TRUE;
}

void
thema_study_clear (ThemaStudy *self)
{
  for (guint i = 0; i < self->n_stages; i++)
    {
      g_free (self->stages[i].record);
      g_free (self->stages[i].reason);
    }
  g_clear_pointer (&self->package, g_free);
  g_clear_pointer (&self->segments, thema_segments_free);
  g_clear_pointer (&self->store, thema_store_free);
  thema_study_folder_clear (&self->folder);
}

/* Says why a stage is not fresh (`reason`: transfer full). */
static ThemaStageState
blame (ThemaStudyStage *stage, ThemaStageState state, char *reason)
{
  if (stage->reason == NULL)
    stage->reason = reason;
  else
    g_free (reason);
  return state;
}

/* Whether a file that another stage made is there, by a version like this one. */
static ThemaStageState
examine_artefact (const ThemaStudy *self, ThemaStudyStage *stage, const char *path,
                  const char *what)
{
  char *other = thema_study_folder_other_version (&self->folder);
  if (self->options->force)
    {
      g_free (other);
      return blame (stage, THEMA_STAGE_STALE, g_strdup ("--force"));
    }
  if (other != NULL)
    return blame (stage, THEMA_STAGE_STALE, other);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return blame (stage, THEMA_STAGE_MISSING,
                  g_strdup_printf ("there is no %s in %s", what, self->folder.path));
  return THEMA_STAGE_FRESH;
}

/* What a stage would say now; an error when an input is not there, or only a reason. */
static gboolean
need_record (const ThemaStudy *self, ThemaStudyStage *stage, GError **error)
{
  g_autoptr (GError) cause = NULL;
  if (stage->record == NULL)
    stage->record = thema_record_of (stage->options, stage->program, &cause);
  if (stage->record != NULL)
    return TRUE;
  if (!self->tolerant)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  stage->failed = TRUE;
  stage->record = g_strdup ("{}");
  stage->artefact = blame (stage, THEMA_STAGE_STALE, g_strdup (cause->message));
  return TRUE;
}

/* An artefact that says something else of itself, or cannot be used. What it says when it is fresh
 * is more than can be known without it: how many records there were, how many codes. */
static ThemaStageState
compare_artefact (ThemaStudyStage *stage, const char *provenance, const GError *cause)
{
  if (provenance == NULL)
    return blame (stage, THEMA_STAGE_STALE, g_strdup (cause->message));
  char *difference = thema_record_difference (provenance, stage->record);
  if (difference != NULL)
    return blame (stage, THEMA_STAGE_STALE, difference);
  g_free (stage->record);
  stage->record = g_strdup (provenance);
  return THEMA_STAGE_FRESH;
}

gboolean
thema_study_examine_store (ThemaStudy *self, GError **error)
{
  ThemaStudyStage *stage = &self->stages[TOKENIZE];
  g_autoptr (GError) cause = NULL;
  stage->artefact = examine_artefact (self, stage, self->folder.store, "token store");
  if (stage->artefact != THEMA_STAGE_FRESH)
    return TRUE;
  if (!need_record (self, stage, error))
    return FALSE;
  if (stage->failed)
    return TRUE;
  self->store = thema_store_open (self->folder.store, &cause);
  if (self->store != NULL && !thema_store_verify (self->store, &cause))
    g_clear_pointer (&self->store, thema_store_free);
  const char *provenance = self->store != NULL ? thema_store_provenance (self->store) : NULL;
  stage->artefact = compare_artefact (stage, provenance, cause);
  if (stage->artefact != THEMA_STAGE_FRESH)
    g_clear_pointer (&self->store, thema_store_free);
  return TRUE;
}

gboolean
thema_study_examine_segments (ThemaStudy *self, GError **error)
{
  ThemaStudyStage *stage = &self->stages[CODE];
  g_autoptr (GError) cause = NULL;
  if (!need_record (self, stage, error))
    return FALSE;
  if (!stage->failed)
    stage->artefact
        = examine_artefact (self, stage, self->folder.segments, "file of coded segments");
  if (stage->artefact != THEMA_STAGE_FRESH)
    return TRUE;
  if (self->store == NULL)
    {
      stage->artefact = blame (stage, THEMA_STAGE_STALE,
                               g_strdup ("it comes from tokenize, which is not fresh"));
      return TRUE;
    }
  self->segments = thema_segments_open (self->folder.segments, self->store, &cause);
  if (self->segments != NULL && !thema_segments_verify (self->segments, &cause))
    g_clear_pointer (&self->segments, thema_segments_free);
  const char *provenance
      = self->segments != NULL ? thema_segments_provenance (self->segments) : NULL;
  stage->artefact = compare_artefact (stage, provenance, cause);
  if (stage->artefact != THEMA_STAGE_FRESH)
    g_clear_pointer (&self->segments, thema_segments_free);
  return TRUE;
}

/* Why the tables of a stage do not come from what the stages before it leave now (transfer full);
 * NULL: they do. */
static char *
find_change_before (const ThemaStudy *self, const ThemaManifest *manifest,
                    const ThemaStudyStage *stage)
{
  for (guint i = TOKENIZE; i <= CODE; i++)
    {
      const ThemaStudyStage *before = &self->stages[i];
      if (before == stage || !thema_manifest_depends_on (stage->name, before->name))
        continue;
      if (before->failed)
        return g_strdup_printf ("it comes from %s, which lacks an input", before->name);
      g_autofree char *was = thema_manifest_get_stage (manifest, before->name);
      g_autofree char *difference = was != NULL ? thema_record_difference (was, before->record)
                                                : g_strdup ("it is not there");
      if (difference != NULL)
        return g_strdup_printf ("it comes from %s: %s", before->name, difference);
    }
  return NULL;
}

/* Of tables that two commands write the last one stands. */
static gboolean
was_overwritten (const ThemaStudyStage *stage, const char *record)
{
  return stage->program == THEMA_FOR_CODE
         && !thema_record_has_output (record, "codebook_coverage.csv");
}

static ThemaStageState
examine_stage (const ThemaStudy *self, const ThemaManifest *manifest, ThemaStudyStage *stage)
{
  char *reason = find_change_before (self, manifest, stage);
  if (reason != NULL)
    return blame (stage, THEMA_STAGE_STALE, reason);
  g_autofree char *record = thema_manifest_get_stage (manifest, stage->name);
  if (record == NULL || !thema_record_has_output (record, NULL))
    return blame (stage, THEMA_STAGE_MISSING,
                  g_strdup_printf ("its tables are not in %s", self->options->output));
  reason = thema_record_difference (record, stage->record);
  if (reason == NULL)
    reason = thema_record_damage (record, self->options->output);
  if (reason == NULL && was_overwritten (stage, record))
    reason = g_strdup ("another command wrote codebook_coverage.csv");
  return reason != NULL ? blame (stage, THEMA_STAGE_STALE, reason) : THEMA_STAGE_FRESH;
}

/* Why no table of the report can be relied on (transfer full); NULL: each is to be looked at. */
static char *
distrust (const ThemaStudy *self, const ThemaManifest *manifest)
{
  char *other = thema_manifest_other_version (manifest);
  if (other != NULL)
    return other;
  g_autofree char *path = g_build_filename (self->options->output, THEMA_MANIFEST_NAME, NULL);
  g_autofree char *json = thema_manifest_to_json (manifest);
  g_autofree char *text = NULL;
  return !g_file_get_contents (path, &text, NULL, NULL) || strcmp (text, json) != 0
             ? g_strdup (THEMA_MANIFEST_NAME " is not as it was written")
             : NULL;
}

gboolean
thema_study_examine_tables (ThemaStudy *self, GError **error)
{
  g_autoptr (ThemaManifest) manifest = thema_manifest_load (self->options->output, NULL);
  g_autofree char *other = manifest != NULL ? distrust (self, manifest) : NULL;
  if (manifest != NULL)
    self->package = thema_manifest_package_damage (manifest, self->options->output);
  for (guint i = 0; i < self->n_stages; i++)
    if (!need_record (self, &self->stages[i], error))
      return FALSE;
  for (guint i = CODE; i < self->n_stages; i++)
    {
      ThemaStudyStage *stage = &self->stages[i];
      if (self->options->force)
        stage->tables = blame (stage, THEMA_STAGE_STALE, g_strdup ("--force"));
      else if (manifest == NULL)
        stage->tables = blame (
            stage, THEMA_STAGE_MISSING,
            g_strdup_printf ("there is no report with a manifest in %s", self->options->output));
      else if (other != NULL)
        stage->tables = blame (stage, THEMA_STAGE_STALE, g_strdup (other));
      else
        stage->tables = examine_stage (self, manifest, stage);
    }
  return TRUE;
}
