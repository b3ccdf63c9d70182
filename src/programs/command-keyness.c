/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `thema-keyness`: what a group of documents has more or less of than another one. */
#include "programs/commands.h"

#include "analysis/contrast.h"
#include "analysis/keyness.h"
#include "analysis/term-union.h"
#include "analysis/tally.h"
#include "programs/action.h"
#include "programs/checks.h"
#include "programs/passes.h"
#include "programs/statistics.h"
#include "programs/stages.h"
#include "programs/work.h"

#include <stdio.h>

/* The corpus, the reference corpus if there is one, and what is found in them. */
typedef struct
{
  ThemaWork work;
  ThemaStore *reference;               /* owned; NULL: the reference is in the same store */
  ThemaSegments *reference_segments;   /* owned; NULL: none */
  ThemaContrast *contrast;             /* owned */
  ThemaTerms *terms[THEMA_MAX_UNITED]; /* owned */
  ThemaTermUnion *names;               /* owned */
  GPtrArray *term_passes;              /* owned, of ThemaPass: one for each store */
  GPtrArray *code_passes;              /* owned, likewise; empty without segments */
  ThemaTally *term_tally;              /* owned */
  ThemaTally *code_tally;              /* owned; NULL: no codes */
  ThemaKeyness *of_terms;              /* owned */
  ThemaKeyness *of_codes;              /* owned; NULL: no codes */
} Job;

static void
job_clear (Job *self)
{
  g_clear_pointer (&self->of_terms, thema_keyness_free);
  g_clear_pointer (&self->of_codes, thema_keyness_free);
  g_clear_pointer (&self->term_tally, thema_tally_free);
  g_clear_pointer (&self->code_tally, thema_tally_free);
  g_clear_pointer (&self->term_passes, g_ptr_array_unref);
  g_clear_pointer (&self->code_passes, g_ptr_array_unref);
  g_clear_pointer (&self->names, thema_term_union_free);
  for (guint i = 0; i < THEMA_MAX_UNITED; i++)
    g_clear_pointer (&self->terms[i], thema_terms_free);
  g_clear_pointer (&self->contrast, thema_contrast_free);
  g_clear_pointer (&self->reference_segments, thema_segments_free);
  g_clear_pointer (&self->reference, thema_store_free);
  thema_work_clear (&self->work);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* Options of which one needs the other, or excludes it. */
gboolean
thema_keyness_check (const ThemaOptions *options, GError **error)
{
  gboolean elsewhere = options->reference_store != NULL;
  const struct
  {
    gboolean wrong;
    const char *message;
  } rules[] = {
    { options->by == NULL && !elsewhere,
      "nothing to compare: say --by=COLUMN for groups of documents, or --reference-store=FILE for "
      "another corpus" },
    { options->by == NULL && (options->target != NULL || options->reference != NULL),
      "--target and --reference are values of a column: say --by=COLUMN, too" },
    { elsewhere && options->reference != NULL,
      "--reference and --reference-store exclude each other: the reference is a group of this "
      "corpus or another one" },
    { elsewhere && options->by != NULL && options->target == NULL,
      "--by needs --target when the reference is another corpus: say which documents are compared "
      "with it, or leave --by out for all" },
    { options->reference != NULL && options->target == NULL,
      "--reference needs --target: say what is compared with it" },
    { options->reference != NULL && g_strcmp0 (options->target, options->reference) == 0,
      "--target and --reference are the same group" },
    { options->reference_segments != NULL && !elsewhere,
      "--reference-segments needs --reference-store: the corpus that they were found in" },
    { elsewhere && (options->reference_segments != NULL) != (options->segments != NULL),
      "codes need coded segments of both corpora: say --segments and --reference-segments, or "
      "neither" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].wrong)
      return thema_check_refuse (rules[i].message, error);
  return TRUE;
}

/* Codes of two corpora compare only when both were looked for by the same patterns. */
static gboolean
check_codebooks (const ThemaSegments *own, const ThemaSegments *other, GError **error)
{
  guint32 n = thema_segments_n_codes (own), n_patterns = thema_segments_n_patterns (own);
  gboolean same
      = n == thema_segments_n_codes (other) && n_patterns == thema_segments_n_patterns (other);
  for (guint32 i = 0; same && i < n; i++)
    same = g_str_equal (thema_segments_code_name (own, i), thema_segments_code_name (other, i));
  for (guint32 i = 0; same && i < n_patterns; i++)
    same = g_str_equal (thema_segments_pattern_text (own, i),
                        thema_segments_pattern_text (other, i));
  return same
         || thema_check_refuse ("--segments and --reference-segments were made by different "
                                "codebooks, so that their codes do not compare; code both corpora "
                                "with the same one",
                                error);
}

/* Opens the reference corpus and has the manifest say so. */
static gboolean
open_reference (Job *self, GError **error)
{
  const ThemaOptions *options = self->work.options;
  const char *root = thema_options_root (options);
  if (options->reference_store == NULL)
    return TRUE;
  self->reference = thema_store_open (options->reference_store, error);
  if (self->reference == NULL
      || !thema_contrast_check_stores (self->work.store, self->reference, options->stem, error)
      || !thema_stage_record_input (self->work.record, options->reference_store, root, error))
    return FALSE;
  if (options->reference_segments == NULL)
    return TRUE;
  self->reference_segments
      = thema_segments_open (options->reference_segments, self->reference, error);
  return self->reference_segments != NULL
         && check_codebooks (self->work.segments, self->reference_segments, error)
         && thema_stage_record_input (self->work.record, options->reference_segments, root, error);
}

static gboolean
choose_documents (Job *self, GError **error)
{
  const ThemaOptions *options = self->work.options;
  g_autofree char *name
      = options->reference_store != NULL ? g_path_get_basename (options->reference_store) : NULL;
  const ThemaContrastQuery query = { .by = options->by,
                                     .target = options->target,
                                     .reference = options->reference,
                                     .reference_store = self->reference,
                                     .reference_name = name };
  self->contrast = thema_contrast_new (self->work.store, &query, error);
  return self->contrast != NULL;
}

/* The terms of both corpora. Their options are recorded once. */
static gboolean
choose_terms (Job *self, GError **error)
{
  const ThemaOptions *options = self->work.options;
  g_autoptr (ThemaStageRecord) unused = thema_stage_record_new ();
  self->terms[0] = thema_work_terms (&self->work, error);
  if (self->terms[0] == NULL)
    return FALSE;
  if (self->reference != NULL)
    self->terms[1]
        = thema_stage_terms (options, self->reference, self->work.program, unused, error);
  if (self->reference != NULL && self->terms[1] == NULL)
    return FALSE;
  self->names
      = thema_term_union_new ((const ThemaTerms *const *) self->terms,
                              self->reference != NULL ? 2 : 1, (guint64) options->min_frequency);
  return TRUE;
}

/* Scans a store for its passes, which `term_passes` and `code_passes` own. */
static gboolean
scan (Job *self, guint which, const ThemaStore *store, const ThemaSegments *segments,
      const guint32 *groups, GError **error)
{
  g_autoptr (GPtrArray) passes = g_ptr_array_new ();
  ThemaPass *pass
      = thema_tally_terms_pass_new (self->terms[which], self->names->of_term[which], groups);
  g_ptr_array_add (self->term_passes, pass);
  g_ptr_array_add (passes, pass);
  if (segments != NULL)
    {
      pass = thema_tally_codes_pass_new (store, segments, groups);
      g_ptr_array_add (self->code_passes, pass);
      g_ptr_array_add (passes, pass);
    }
  return thema_passes_scan (passes, self->work.options, store, segments, "counting",
                            self->work.console, error);
}

static gboolean
count (Job *self, GError **error)
{
  const ThemaOptions *options = self->work.options;
  const ThemaContrast *contrast = self->contrast;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  self->term_passes = thema_passes_new ();
  self->code_passes = thema_passes_new ();
  if (!scan (self, 0, self->work.store, self->work.segments, contrast->groups, error)
      || (self->reference != NULL
          && !scan (self, 1, self->reference, self->reference_segments, contrast->reference_groups,
                    error)))
    return FALSE;
  self->term_tally
      = thema_tally_new (self->term_passes, contrast->n_groups, self->names->n,
                         (guint64) options->min_frequency, (guint32) options->min_documents);
  if (self->code_passes->len > 0)
    self->code_tally = thema_tally_new (self->code_passes, contrast->n_groups,
                                        thema_segments_n_codes (self->work.segments), 0, 0);
  g_clear_pointer (&self->term_passes, g_ptr_array_unref);
  g_clear_pointer (&self->code_passes, g_ptr_array_unref);
  if (!thema_keyness_check_sizes (self->term_tally, contrast, notes, error))
    return FALSE;
  thema_console_note (self->work.console->program, notes);
  return TRUE;
}

static void
compare (Job *self)
{
  const ThemaOptions *options = self->work.options;
  const ThemaKeynessOptions how
      = { .top = (guint) options->top,
          .adjust = thema_adjust_find (options->adjust),
          .n_permutations = (guint32) options->permutations,
          .seed = (guint64) options->seed,
          .n_threads = thema_options_threads (options),
          .progress = thema_console_begin (self->work.console, "comparing") };
  self->of_terms
      = thema_keyness_terms_new (self->term_tally, self->contrast, self->names->names, &how);
  if (self->code_tally != NULL)
    self->of_codes
        = thema_keyness_codes_new (self->code_tally, self->contrast, self->work.segments, &how);
  thema_console_end (self->work.console);
}

static gsize
prepare_table (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  return thema_keyness_n_rows (data);
}

static void
write_table_header (gconstpointer data, ThemaCsvWriter *csv)
{
  thema_keyness_write_header (data, csv);
}

static void
write_table_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  thema_keyness_write_rows (data, from, to, csv);
}

static gboolean
write_tables (Job *self, GError **error)
{
  const ThemaTable tables[] = {
    { .name = "keyness_terms.csv",
      .data = self->of_terms,
      .prepare = prepare_table,
      .write_header = write_table_header,
      .write_rows = write_table_rows },
    { .name = "keyness_codes.csv",
      .data = self->of_codes,
      .prepare = prepare_table,
      .write_header = write_table_header,
      .write_rows = write_table_rows },
  };
  guint n = G_N_ELEMENTS (tables) - (self->of_codes == NULL);
  return thema_work_write (&self->work, tables, n, error) && thema_work_commit (&self->work, error);
}

static void
print_summary (const Job *self)
{
  const ThemaContrast *contrast = self->contrast;
  if (contrast->n_comparisons == 1)
    printf ("compared    %s with %s\n", contrast->targets[0], contrast->references[0]);
  else
    printf ("compared    %u values of %s, each with the rest\n", contrast->n_comparisons,
            self->work.options->by);
  if (contrast->n_left_out > 0)
    printf ("left out    %u documents without a value of %s\n", contrast->n_left_out,
            self->work.options->by);
  printf ("terms       %" G_GSIZE_FORMAT " tested\n", thema_keyness_n_tests (self->of_terms));
  if (self->of_codes != NULL)
    printf ("codes       %" G_GSIZE_FORMAT " tested\n", thema_keyness_n_tests (self->of_codes));
  printf ("tables      %s\n", self->work.options->output);
}

gboolean
thema_keyness_run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (Job) job = { 0 };
  if (!thema_options_require (options, error, "store", "output", NULL)
      || !thema_keyness_check (options, error)
      || !thema_work_open (&job.work, options, console, THEMA_FOR_KEYNESS, "keyness", error)
      || !open_reference (&job, error) || !choose_documents (&job, error)
      || !choose_terms (&job, error) || !count (&job, error))
    return FALSE;
  compare (&job);
  if (!write_tables (&job, error))
    return FALSE;
  if (!options->quiet)
    print_summary (&job);
  return TRUE;
}

int
thema_command_keyness (int argc, char **argv)
{
  ThemaOptions *options = thema_options_new (THEMA_FOR_KEYNESS);
  return thema_action_run (options, THEMA_FOR_KEYNESS, "store",
                           "[STORE] - what one group of documents has more or less of than another",
                           thema_keyness_run, argc, argv);
}
