/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema dispersion: how evenly terms and codes are spread. */
#include "config.h"

#include "programs/commands.h"

#include "analysis/dispersion.h"
#include "programs/action.h"
#include "programs/passes.h"
#include "programs/statistics.h"
#include "programs/work.h"

#include <stdio.h>

static ThemaTable
table_of (const char *name, ThemaDispersionTable *table)
{
  return (ThemaTable){ .name = name,
                       .data = table,
                       .prepare = thema_dispersion_table_prepare,
                       .write_header = thema_dispersion_table_write_header,
                       .write_rows = thema_dispersion_table_write_rows };
}

static void
print_summary (const ThemaWork *work, const ThemaDispersionTable *of_terms,
               const ThemaDispersionTable *of_codes, const ThemaGroups *groups)
{
  const ThemaParts *parts = thema_dispersion_table_parts (of_terms);
  printf ("terms       %" G_GSIZE_FORMAT "\n", thema_dispersion_table_n_rows (of_terms));
  if (of_codes != NULL)
    printf ("codes       %" G_GSIZE_FORMAT "\n", thema_dispersion_table_n_rows (of_codes));
  printf ("parts       %" G_GUINT64_FORMAT " %s of %" G_GUINT64_FORMAT " words, %" G_GUINT64_FORMAT
          " in the smallest\n",
          parts->n, groups != NULL ? "groups" : "documents", parts->size, parts->smallest);
  if (groups != NULL && groups->n_missing > 0)
    printf ("left out    %u of %u documents, without a value in '%s'\n", groups->n_missing,
            thema_store_n_documents (work->store), groups->column);
  printf ("tables      %s\n", work->options->output);
}

static gboolean
write_tables (ThemaWork *work, GPtrArray *passes, const ThemaTerms *terms,
              const ThemaGroups *groups, GError **error)
{
  g_autoptr (ThemaDispersionTable) of_terms
      = thema_dispersion_table_new (g_ptr_array_index (passes, 0), terms, groups);
  g_autoptr (ThemaDispersionTable) of_codes = NULL;
  ThemaTable tables[2] = { table_of ("term_dispersion.csv", of_terms) };
  guint n = 1;
  if (work->segments != NULL)
    {
      of_codes = thema_dispersion_table_new (g_ptr_array_index (passes, 1), NULL, groups);
      tables[n++] = table_of ("code_dispersion.csv", of_codes);
    }
  if (!thema_work_write (work, tables, n, error) || !thema_work_commit (work, error))
    return FALSE;
  if (!work->options->quiet)
    print_summary (work, of_terms, of_codes, groups);
  return TRUE;
}

gboolean
thema_dispersion_run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  if (!thema_work_open (&work, options, console, THEMA_FOR_DISPERSION, "dispersion", error))
    return FALSE;
  g_autoptr (ThemaGroups) groups = NULL;
  g_autoptr (ThemaTerms) terms = NULL;
  if (!thema_work_groups (&work, &groups, error)
      || (terms = thema_work_terms (&work, error)) == NULL)
    return FALSE;
  g_autoptr (GPtrArray) passes = thema_passes_new ();
  g_ptr_array_add (passes, thema_term_places_pass_new (terms));
  if (work.segments != NULL)
    g_ptr_array_add (passes, thema_code_places_pass_new (work.store, work.segments));
  return thema_work_scan (&work, passes, "counting", error)
         && write_tables (&work, passes, terms, groups, error);
}

int
thema_command_dispersion (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_DISPERSION), THEMA_FOR_DISPERSION, "store",
                           "[STORE] - how evenly terms and codes are spread over the corpus",
                           thema_dispersion_run, argc, argv);
}
