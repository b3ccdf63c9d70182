/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema diversity: how rich the vocabulary of documents, groups and the corpus is. */
#include "config.h"

#include "programs/commands.h"

#include "analysis/diversity.h"
#include "programs/action.h"
#include "programs/passes.h"
#include "programs/statistics.h"
#include "programs/work.h"

#include <stdio.h>

static gboolean
write_tables (ThemaWork *work, ThemaDiversity *diversity, GError **error)
{
  const ThemaTable tables[] = {
    { .name = "lexical_diversity.csv",
      .data = diversity,
      .prepare = thema_diversity_prepare,
      .write_header = thema_diversity_write_header,
      .write_rows = thema_diversity_write_rows },
    { .name = "vocabulary_growth.csv", .data = diversity, .write = thema_diversity_write_growth },
    { .name = "zipf_heaps.csv", .data = diversity, .write = thema_diversity_write_laws },
  };
  return thema_work_write (work, tables, G_N_ELEMENTS (tables), error)
         && thema_work_commit (work, error);
}

static void
print_summary (const ThemaWork *work, const ThemaDiversity *found, const ThemaGroups *groups)
{
  const ThemaLexicalDiversity *corpus = thema_diversity_of_corpus (found);
  printf ("tokens      %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " types, %" G_GUINT64_FORMAT
          " of which stand once\n",
          corpus->tokens, corpus->types, corpus->hapaxes);
  if (groups != NULL)
    printf ("groups      %u of '%s', %u documents without one\n", groups->n, groups->column,
            groups->n_missing);
  printf ("documents   %u\n", thema_store_n_documents (work->store));
  printf ("tables      %s\n", work->options->output);
}

gboolean
thema_diversity_run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  if (!thema_work_open (&work, options, console, THEMA_FOR_DIVERSITY, "diversity", error))
    return FALSE;
  g_autoptr (ThemaGroups) groups = NULL;
  g_autoptr (ThemaTerms) terms = NULL;
  if (!thema_work_groups (&work, &groups, error)
      || (terms = thema_work_terms (&work, error)) == NULL)
    return FALSE;
  g_autoptr (GPtrArray) passes = thema_passes_new ();
  g_ptr_array_add (passes, thema_term_places_pass_new (terms));
  if (!thema_work_scan (&work, passes, "counting", error))
    return FALSE;
  g_autoptr (ThemaDiversity) found
      = thema_diversity_new (g_ptr_array_index (passes, 0), groups, (guint) options->window,
                             thema_options_threads (options));
  if (!write_tables (&work, found, error))
    return FALSE;
  if (!options->quiet)
    print_summary (&work, found, groups);
  return TRUE;
}

int
thema_command_diversity (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_DIVERSITY), THEMA_FOR_DIVERSITY, "store",
                           "[STORE] - how rich the vocabulary of documents, groups and the corpus "
                           "is",
                           thema_diversity_run, argc, argv);
}
