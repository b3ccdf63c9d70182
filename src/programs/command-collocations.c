/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema-collocations: words that stand together more often than chance would have it. */
#include "config.h"

#include "programs/commands.h"

#include "analysis/collocates.h"
#include "analysis/collocations.h"
#include "programs/action.h"
#include "programs/checks.h"
#include "programs/passes.h"
#include "programs/statistics.h"
#include "programs/work.h"

#include <stdio.h>
#include <string.h>

#define MOST_SPAN 1000

/* Punctuation parts what stands side by side, and is not counted in windows. */
static gboolean
check_tokens (const ThemaOptions *options, GError **error)
{
  static const char *const punctuation[] = { "punctuation" };
  return thema_options_mask (options->tokens, punctuation, 1) == 0
         || thema_check_fail ("tokens", options->tokens, "words, numbers, symbols, addresses",
                              error);
}

/* The option was checked: digits and commas. */
static guint
sizes_of (const char *list)
{
  guint sizes = 0;
  for (const char *c = list; *c != '\0'; c++)
    if (*c != ',')
      sizes |= 1u << (*c - '0');
  return sizes;
}

/* "5", or "5,3" for the left and the right. */
static gboolean
parse_span (const char *span, ThemaCollocateSettings *settings, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (span, ",", -1);
  guint n = g_strv_length (sides);
  guint64 numbers[2] = { 0, 0 };
  gboolean good = n == 1 || n == 2;
  for (guint i = 0; i < n && good; i++)
    good = g_ascii_string_to_unsigned (sides[i], 10, 0, MOST_SPAN, &numbers[i], NULL);
  if (n == 1)
    numbers[1] = numbers[0];
  if (!good || numbers[0] + numbers[1] == 0)
    return thema_check_fail ("span", span,
                             "a number of words from 1 to 1000, or two, for the left and the "
                             "right: 5,3",
                             error);
  settings->left = (guint) numbers[0];
  settings->right = (guint) numbers[1];
  return TRUE;
}

static gboolean
fail_code (const ThemaSegments *segments, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint32 i = 0; i < thema_segments_n_codes (segments); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            thema_segments_code_name (segments, i));
  return thema_check_fail ("node-code", name, names->str, error);
}

/* Appends the numbers of the codes that are nodes. */
static gboolean
find_codes (const ThemaOptions *options, const ThemaSegments *segments, GArray *codes,
            GError **error)
{
  g_auto (GStrv) names
      = options->node_code != NULL ? g_strsplit (options->node_code, ",", -1) : NULL;
  guint32 n_codes = segments != NULL ? thema_segments_n_codes (segments) : 0;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      guint32 code = 0;
      while (code < n_codes && strcmp (thema_segments_code_name (segments, code), names[i]) != 0)
        code++;
      if (code == n_codes)
        return fail_code (segments, names[i], error);
    }
  for (guint32 code = 0; code < n_codes; code++)
    if (names == NULL
        || g_strv_contains ((const char *const *) names, thema_segments_code_name (segments, code)))
      g_array_append_val (codes, code);
  return TRUE;
}

static gboolean
add_collocations (const ThemaOptions *options, const ThemaTerms *terms, GPtrArray *passes,
                  GError **error)
{
  const ThemaCollocationSettings settings = {
    .sizes = sizes_of (options->sizes),
    .min_frequency = (guint32) options->min_frequency,
    .min_documents = (guint32) options->min_documents,
    .top = (guint32) options->best,
    .punctuation_parts = strcmp (options->phrase_gap, "punctuation") == 0,
  };
  ThemaPass *pass = thema_collocation_pass_new (terms, &settings, error);
  if (pass != NULL)
    g_ptr_array_add (passes, pass);
  return pass != NULL;
}

/* Patterns, each of them once (transfer full; the strings too). */
static GStrv
patterns_of (const char *list)
{
  g_auto (GStrv) given = g_strsplit (list != NULL ? list : "", ",", -1);
  g_autoptr (GStrvBuilder) patterns = g_strv_builder_new ();
  for (guint i = 0; given[i] != NULL; i++)
    {
      gboolean again = given[i][0] == '\0';
      for (guint k = 0; k < i && !again; k++)
        again = strcmp (given[k], given[i]) == 0;
      if (!again)
        g_strv_builder_add (patterns, given[i]);
    }
  return g_strv_builder_end (patterns);
}

/* The words must live as long as the pass. */
static gboolean
add_collocates (const ThemaWork *work, const ThemaTerms *terms, GStrv words, GPtrArray *passes,
                GError **error)
{
  const ThemaOptions *options = work->options;
  ThemaCollocateSettings settings = {
    .within_document = strcmp (options->within, "document") == 0,
    .min_frequency = (guint32) options->min_frequency,
    .min_documents = (guint32) options->min_documents,
    .top = (guint32) options->best,
    .adjust = thema_adjust_find (options->adjust),
  };
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!parse_span (options->span, &settings, error)
      || (options->node_code != NULL && !thema_work_need_segments (work, "--node-code", error))
      || !find_codes (options, work->segments, codes, error))
    return FALSE;
  if (words[0] == NULL && codes->len == 0)
    return TRUE;
  ThemaPass *pass = thema_collocate_pass_new (terms, work->segments, (const char *const *) words,
                                              codes, &settings, error);
  if (pass != NULL)
    g_ptr_array_add (passes, pass);
  return pass != NULL;
}

gboolean
thema_collocations_run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  if (!check_tokens (options, error)
      || !thema_work_open (&work, options, console, THEMA_FOR_COLLOCATIONS, "collocations", error))
    return FALSE;
  g_autoptr (ThemaTerms) terms = thema_work_terms (&work, error);
  if (terms == NULL)
    return FALSE;
  g_auto (GStrv) words = patterns_of (options->node);
  g_autoptr (GPtrArray) passes = thema_passes_new ();
  if (!add_collocations (options, terms, passes, error)
      || !add_collocates (&work, terms, words, passes, error)
      || !thema_work_scan (&work, passes, "counting", error)
      || !thema_work_write_passes (&work, passes, error)
      || !thema_collocation_pass_check (g_ptr_array_index (passes, 0), error)
      || !thema_work_commit (&work, error))
    return FALSE;
  if (!options->quiet)
    {
      printf ("n-grams     %" G_GUINT64_FORMAT " of at least %d occurrences\n",
              thema_collocation_pass_found (g_ptr_array_index (passes, 0)), options->min_frequency);
      printf ("tables      %s\n", options->output);
    }
  return TRUE;
}

int
thema_command_collocations (int argc, char **argv)
{
  ThemaOptions *options = thema_options_new (THEMA_FOR_COLLOCATIONS);
  return thema_action_run (options, THEMA_FOR_COLLOCATIONS, "store",
                           "[STORE] - words that stand together more often than by chance",
                           thema_collocations_run, argc, argv);
}
