/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema crosstab: codes over groups of documents and over time. */
#include "programs/commands.h"

#include "analysis/crosstab.h"
#include "analysis/error.h"
#include "programs/action.h"
#include "programs/checks.h"
#include "programs/passes.h"
#include "programs/statistics.h"
#include "programs/work.h"

#include <stdio.h>

/* What the options ask for, opened. */
typedef struct
{
  ThemaGroups *groups; /* owned; NULL without --by */
  ThemaYears *years;   /* owned; NULL without --time */
  ThemaCrosstabPlan plan;
} Columns;

static void
columns_clear (Columns *self)
{
  g_clear_pointer (&self->groups, thema_groups_free);
  g_clear_pointer (&self->years, thema_years_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

/* The largest group, of several the first one. */
static guint32
find_largest (const ThemaGroups *groups)
{
  guint32 largest = 0;
  for (guint32 i = 1; i < groups->n; i++)
    if (groups->sizes[i] > groups->sizes[largest])
      largest = i;
  return largest;
}

static gboolean
open_groups (Columns *self, const ThemaOptions *options, const ThemaStore *store, GError **error)
{
  self->groups = thema_groups_new (store, options->by, error);
  if (self->groups == NULL)
    return FALSE;
  if (self->groups->n == 0)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                   "no document has a value in the column '%s': choose another one", options->by);
      return FALSE;
    }
  self->plan.groups = self->groups;
  if (options->baseline != NULL)
    return thema_groups_find (self->groups, options->baseline, &self->plan.baseline, error);
  self->plan.baseline = find_largest (self->groups);
  return TRUE;
}

static gboolean
columns_open (Columns *self, const ThemaOptions *options, const ThemaStore *store, GError **error)
{
  self->plan.adjust = thema_adjust_find (options->adjust);
  if (options->by != NULL && !open_groups (self, options, store, error))
    return FALSE;
  if (options->time != NULL
      && (self->years = thema_years_new (store, options->time, error)) == NULL)
    return FALSE;
  self->plan.years = self->years;
  return TRUE;
}

gboolean
thema_crosstab_check (const ThemaOptions *options, GError **error)
{
  if (options->by == NULL && options->time == NULL)
    return thema_check_refuse (
        "say which metadata column to compare codes by: --by=COLUMN for groups of "
        "documents, --time=COLUMN for years, or both",
        error);
  if (options->baseline != NULL && options->by == NULL)
    return thema_check_refuse ("--baseline=VALUE is a group of --by=COLUMN, which is missing",
                               error);
  return TRUE;
}

static gboolean
write_tables (ThemaWork *work, const ThemaCrosstabPlan *plan, ThemaCrosstab *crosstab,
              GError **error)
{
  ThemaTable tables[THEMA_N_CROSSTAB_TABLES];
  guint n = 0;
  for (guint i = 0; i < THEMA_N_CROSSTAB_TABLES; i++)
    {
      const ThemaCrosstabTable *table = thema_crosstab_tables[i];
      if ((!table->needs_groups || plan->groups != NULL)
          && (!table->needs_years || plan->years != NULL))
        tables[n++] = (ThemaTable){ .name = table->name,
                                    .data = crosstab,
                                    .prepare = table->prepare,
                                    .write_header = table->write_header,
                                    .write_rows = table->write_rows };
    }
  return thema_work_write (work, tables, n, error);
}

static void
print_summary (const ThemaWork *work, const Columns *columns)
{
  const ThemaGroups *groups = columns->groups;
  const ThemaYears *years = columns->years;
  printf ("documents   %u\n", thema_store_n_documents (work->store));
  if (groups != NULL)
    printf ("groups      %u of '%s', %u documents without one; baseline %s\n", groups->n,
            groups->column, groups->n_missing, groups->names[columns->plan.baseline]);
  if (years != NULL)
    {
      printf ("years       %u of '%s', %d to %d, %u documents without one", years->n, years->column,
              years->years[0], years->years[years->n - 1], years->n_missing);
      /* A date in another form is lost without a word otherwise. */
      if (years->odd != NULL)
        printf (", as '%s' is none", years->odd);
      printf ("\n");
    }
  printf ("tables      %s\n", work->options->output);
}

gboolean
thema_crosstab_run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (ThemaWork) work = { 0 };
  g_auto (Columns) columns = { 0 };
  g_autoptr (GPtrArray) passes = thema_passes_new ();
  if (!thema_crosstab_check (options, error)
      || !thema_work_open (&work, options, console, THEMA_FOR_CROSSTAB, "crosstab", error)
      || !thema_work_need_segments (&work, "a comparison of codes", error)
      || !columns_open (&columns, options, work.store, error))
    return FALSE;
  ThemaPass *pass = thema_crosstab_pass_new (work.store, work.segments, &columns.plan);
  g_ptr_array_add (passes, pass);
  if (!thema_work_scan (&work, passes, "counting", error))
    return FALSE;
  g_autoptr (ThemaCrosstab) computed = thema_crosstab_new (pass, thema_options_threads (options));
  if (!write_tables (&work, &columns.plan, computed, error) || !thema_work_commit (&work, error))
    return FALSE;
  if (!options->quiet)
    print_summary (&work, &columns);
  return TRUE;
}

int
thema_command_crosstab (int argc, char **argv)
{
  return thema_action_run (thema_options_new (THEMA_FOR_CROSSTAB), THEMA_FOR_CROSSTAB, "store",
                           "[STORE] - compare codes between groups of documents and over years",
                           thema_crosstab_run, argc, argv);
}
