/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/crosstab-private.h"

#include "analysis/lists.h"
#include "base/parallel.h"
#include "base/sort.h"
#include "stats/dispersion.h"
#include "stats/interval.h"

#include <math.h>

#define CONFIDENCE 0.95

const ThemaCrosstabTable *const thema_crosstab_tables[THEMA_N_CROSSTAB_TABLES]
    = { &thema_code_groups_table, &thema_code_group_tests_table, &thema_code_years_table,
        &thema_code_trends_table, &thema_code_regression_table };

typedef struct
{
  ThemaPass base;
  ThemaCrosstabPlan plan;
} CrosstabPass;

/* One code in one document. */
typedef struct
{
  guint32 code, segments;
} Entry;

typedef struct
{
  ThemaLists *lists;                 /* owned, of Entry */
  guint64 *group_words, *year_words; /* owned */
} State;

static const ThemaCrosstabPlan *
plan_of (const ThemaPass *pass)
{
  return &((const CrosstabPass *) pass)->plan;
}

static guint32
count_groups (const ThemaCrosstabPlan *plan)
{
  return plan->groups != NULL ? plan->groups->n : 0;
}

static guint32
count_years (const ThemaCrosstabPlan *plan)
{
  return plan->years != NULL ? plan->years->n : 0;
}

static gpointer
state_new (const ThemaPass *pass)
{
  State *state = g_new0 (State, 1);
  state->lists = thema_lists_new (sizeof (Entry));
  state->group_words = g_new0 (guint64, count_groups (plan_of (pass)) + 1);
  state->year_words = g_new0 (guint64, count_years (plan_of (pass)) + 1);
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  thema_lists_free (state->lists);
  g_free (state->group_words);
  g_free (state->year_words);
  g_free (state);
}

static gboolean
state_add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
           G_GNUC_UNUSED GError **error)
{
  State *state = data;
  const ThemaCrosstabPlan *plan = plan_of (pass);
  guint32 index = view->document->index;
  Entry *entries = thema_lists_begin (state->lists, view->n_segments);
  gsize n = 0;
  for (gsize i = 0; i < view->n_segments; i++)
    {
      gsize at = 0;
      while (at < n && entries[at].code != view->segments[i].code)
        at++;
      if (at == n)
        entries[n++] = (Entry){ view->segments[i].code, 0 };
      entries[at].segments++;
    }
  thema_lists_end (state->lists, index, n);
  if (plan->groups != NULL && plan->groups->of_document[index] != THEMA_NO_ID)
    state->group_words[plan->groups->of_document[index]] += view->document->n_words;
  if (plan->years != NULL && plan->years->of_document[index] != THEMA_NO_ID)
    state->year_words[plan->years->of_document[index]] += view->document->n_words;
  return TRUE;
}

static void
state_merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  State *into = data, *from = other;
  thema_lists_merge (into->lists, from->lists);
  for (guint32 i = 0; i < count_groups (plan_of (pass)); i++)
    into->group_words[i] += from->group_words[i];
  for (guint32 i = 0; i < count_years (plan_of (pass)); i++)
    into->year_words[i] += from->year_words[i];
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

ThemaPass *
thema_crosstab_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                         const ThemaCrosstabPlan *plan)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = state_add,
    .merge = state_merge,
    .free = pass_free,
  };
  CrosstabPass *self = g_new0 (CrosstabPass, 1);
  self->base.class = &class;
  self->base.store = store;
  self->base.segments = segments;
  self->plan = *plan;
  return &self->base;
}

/* Turns the documents' lists of codes into the codes' lists of documents. */
static void
list_by_code (ThemaCrosstab *self, ThemaLists *lists)
{
  gsize n;
  thema_lists_seal (lists, self->n_documents);
  self->starts = g_new0 (gsize, self->n_codes + 2);
  for (guint32 i = 0; i < self->n_documents; i++)
    {
      const Entry *entries = thema_lists_get (lists, i, &n);
      for (gsize j = 0; j < n; j++)
        self->starts[entries[j].code + 2]++;
    }
  for (guint32 i = 2; i < self->n_codes + 2; i++)
    self->starts[i] += self->starts[i - 1];
  /* Each start is one place ahead: filling the list moves it to where it belongs. */
  self->entries = g_new (ThemaCodeEntry, MAX (self->starts[self->n_codes + 1], 1));
  for (guint32 i = 0; i < self->n_documents; i++)
    {
      const Entry *entries = thema_lists_get (lists, i, &n);
      for (gsize j = 0; j < n; j++)
        self->entries[self->starts[entries[j].code + 1]++]
            = (ThemaCodeEntry){ i, entries[j].segments };
    }
}

static void
make_cells (ThemaCrosstab *self)
{
  const ThemaGroups *groups = self->plan.groups;
  const ThemaYears *years = self->plan.years;
  g_autofree ThemaSortKey *keys = g_new (ThemaSortKey, MAX (self->n_documents, 1));
  self->cell_of = g_new (guint32, MAX (self->n_documents, 1));
  double sum = 0;
  for (guint32 i = 0; i < self->n_documents; i++)
    {
      guint32 group = groups != NULL ? groups->of_document[i] : 0;
      guint32 year = years != NULL ? years->of_document[i] : 0;
      self->cell_of[i] = THEMA_NO_ID;
      if (group == THEMA_NO_ID || year == THEMA_NO_ID)
        continue;
      keys[self->n_complete++] = (ThemaSortKey){ (guint64) year << 32 | group, i };
      sum += years != NULL ? years->years[year] : 0;
    }
  thema_sort_keys (keys, self->n_complete);
  self->centre = self->n_complete > 0 ? (int) floor (sum / self->n_complete + 0.5) : 0;
  self->cell_groups = g_new (guint32, MAX (self->n_complete, 1));
  self->cell_years = g_new (guint32, MAX (self->n_complete, 1));
  self->cell_sizes = g_new0 (guint64, MAX (self->n_complete, 1));
  for (guint32 i = 0; i < self->n_complete; i++)
    {
      if (i == 0 || keys[i].key != keys[i - 1].key)
        {
          self->cell_groups[self->n_cells] = (guint32) keys[i].key;
          self->cell_years[self->n_cells++] = (guint32) (keys[i].key >> 32);
        }
      self->cell_of[keys[i].item] = self->n_cells - 1;
      self->cell_sizes[self->n_cells - 1]++;
    }
}

static void
allocate (ThemaCrosstab *self)
{
  guint32 n_codes = self->n_codes;
  self->group_cells
      = g_new0 (ThemaCrosstabCell, MAX ((gsize) n_codes * thema_crosstab_n_groups (self), 1));
  self->year_cells
      = g_new0 (ThemaCrosstabCell, MAX ((gsize) n_codes * thema_crosstab_n_years (self), 1));
  self->tests = g_new0 (ThemaGroupTest, MAX (n_codes, 1));
  self->trends = g_new0 (ThemaYearTrend, MAX (n_codes, 1));
  self->n_terms = thema_crosstab_count_terms (self);
  self->terms = g_new0 (ThemaModelTerm, MAX ((gsize) n_codes * self->n_terms, 1));
  self->models = g_new0 (ThemaLogisticSummary, MAX (n_codes, 1));
}

/* Counts one code by groups, by years and by cells. */
static guint64 *
count_code (ThemaCrosstab *self, guint32 code)
{
  const ThemaGroups *groups = self->plan.groups;
  const ThemaYears *years = self->plan.years;
  ThemaCrosstabCell *by_group = self->group_cells + (gsize) code * thema_crosstab_n_groups (self);
  ThemaCrosstabCell *by_year = self->year_cells + (gsize) code * thema_crosstab_n_years (self);
  guint64 *counts = g_new0 (guint64, MAX (self->n_cells, 1));
  for (gsize i = self->starts[code]; i < self->starts[code + 1]; i++)
    {
      const ThemaCodeEntry *entry = &self->entries[i];
      if (groups != NULL && groups->of_document[entry->document] != THEMA_NO_ID)
        {
          ThemaCrosstabCell *cell = &by_group[groups->of_document[entry->document]];
          cell->documents++;
          cell->segments += entry->segments;
        }
      if (years != NULL && years->of_document[entry->document] != THEMA_NO_ID)
        {
          ThemaCrosstabCell *cell = &by_year[years->of_document[entry->document]];
          cell->documents++;
          cell->segments += entry->segments;
        }
      if (self->cell_of[entry->document] != THEMA_NO_ID)
        counts[self->cell_of[entry->document]]++;
    }
  return counts;
}

static void
compute (gpointer user_data, gsize from, gsize to)
{
  ThemaCrosstab *self = user_data;
  for (guint32 code = (guint32) from; code < to; code++)
    {
      g_autofree guint64 *counts = count_code (self, code);
      if (self->plan.groups != NULL)
        thema_crosstab_test_groups (self, code, counts);
      if (self->plan.years != NULL)
        thema_crosstab_test_years (self, code);
      thema_crosstab_fit (self, code, counts);
    }
}

ThemaCrosstab *
thema_crosstab_new (const ThemaPass *pass, guint n_threads)
{
  ThemaCrosstab *self = g_new0 (ThemaCrosstab, 1);
  State *state = pass->state;
  self->plan = *plan_of (pass);
  self->store = pass->store;
  self->segments = pass->segments;
  self->n_codes = thema_segments_n_codes (pass->segments);
  self->n_documents = thema_store_n_documents (pass->store);
  self->group_words = state->group_words;
  self->year_words = state->year_words;
  list_by_code (self, state->lists);
  make_cells (self);
  allocate (self);
  thema_parallel_for (self->n_codes, 1, n_threads, compute, self);
  thema_crosstab_adjust_groups (self);
  thema_crosstab_adjust_years (self);
  thema_crosstab_adjust_terms (self);
  return self;
}

void
thema_crosstab_free (ThemaCrosstab *self)
{
  if (self == NULL)
    return;
  gpointer arrays[]
      = { self->starts,        self->entries,    self->cell_of,      self->cell_groups,
          self->cell_years,    self->cell_sizes, self->group_cells,  self->year_cells,
          self->tests,         self->trends,     self->terms,        self->models,
          self->p_chi_squared, self->p_fisher,   self->p_stratified, self->p_kendall,
          self->p_armitage };
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  g_free (self);
}

void
thema_crosstab_write_share (guint64 documents, guint64 of, ThemaCsvWriter *csv)
{
  double low, high;
  thema_wilson_interval (documents, of, CONFIDENCE, &low, &high);
  thema_csv_writer_count (csv, documents);
  thema_csv_writer_count (csv, of);
  thema_csv_writer_number (csv, thema_share (documents, of));
  thema_csv_writer_number (csv, low);
  thema_csv_writer_number (csv, high);
}
