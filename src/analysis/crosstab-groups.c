/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_groups.csv and code_group_tests.csv. */
#include "analysis/crosstab-private.h"

#include "stats/dispersion.h"
#include "stats/distribution.h"
#include "stats/fisher-groups.h"

#include <math.h>

/* Documents with the code and without it, group by group. */
static guint64 *
make_table (const ThemaCrosstab *self, const ThemaCrosstabCell *cells)
{
  const ThemaGroups *groups = self->plan.groups;
  guint64 *table = g_new (guint64, 2 * MAX ((gsize) groups->n, 1));
  for (guint32 i = 0; i < groups->n; i++)
    {
      table[2 * i] = cells[i].documents;
      table[2 * i + 1] = groups->sizes[i] - cells[i].documents;
    }
  return table;
}

static void
test_exactly (const ThemaCrosstab *self, const ThemaCrosstabCell *cells, ThemaGroupTest *test)
{
  const ThemaGroups *groups = self->plan.groups;
  g_autofree guint64 *events = g_new (guint64, MAX (groups->n, 1));
  g_autofree guint64 *trials = g_new (guint64, MAX (groups->n, 1));
  for (guint32 i = 0; i < groups->n; i++)
    {
      events[i] = cells[i].documents;
      trials[i] = groups->sizes[i];
      test->documents += cells[i].documents;
    }
  test->p_fisher = thema_fisher_groups (events, trials, groups->n, &test->is_too_large);
}

/* The same groups within years. */
static void
test_strata (const ThemaCrosstab *self, const guint64 *counts, ThemaGroupTest *test)
{
  g_autofree ThemaStratumCell *cells = g_new (ThemaStratumCell, MAX (self->n_cells, 1));
  gsize n = self->plan.years != NULL ? self->n_cells : 0;
  for (gsize i = 0; i < n; i++)
    cells[i] = (ThemaStratumCell){ self->cell_years[i], self->cell_groups[i], self->cell_sizes[i],
                                   counts[i] };
  thema_stratified_test (cells, n, self->plan.groups->n, &test->stratified);
}

void
thema_crosstab_test_groups (ThemaCrosstab *self, guint32 code, const guint64 *counts)
{
  guint32 n = self->plan.groups->n;
  ThemaCrosstabCell *cells = self->group_cells + (gsize) code * n;
  ThemaGroupTest *test = &self->tests[code];
  g_autofree guint64 *table = make_table (self, cells);
  g_autofree double *expected = g_new (double, 2 * MAX ((gsize) n, 1));
  g_autofree double *residuals = g_new (double, 2 * MAX ((gsize) n, 1));
  thema_contingency_test (table, n, 2, &test->table);
  thema_contingency_residuals (table, n, 2, expected, residuals);
  for (guint32 i = 0; i < n; i++)
    {
      cells[i].residual = residuals[2 * i];
      cells[i].p = thema_normal_two_sided (cells[i].residual);
    }
  test_exactly (self, cells, test);
  test_strata (self, counts, test);
}

void
thema_crosstab_adjust_groups (ThemaCrosstab *self)
{
  gsize n_cells = (gsize) self->n_codes * thema_crosstab_n_groups (self);
  g_autofree double *p = g_new (double, MAX (n_cells, 1));
  for (gsize i = 0; i < n_cells; i++)
    p[i] = self->group_cells[i].p;
  thema_adjust (self->plan.adjust, p, n_cells, p);
  for (gsize i = 0; i < n_cells; i++)
    self->group_cells[i].p = p[i];

  gsize n = self->plan.groups != NULL ? self->n_codes : 0;
  self->p_chi_squared = g_new (double, n + 1);
  self->p_fisher = g_new (double, n + 1);
  self->p_stratified = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      self->p_chi_squared[i] = self->tests[i].table.p;
      self->p_fisher[i] = self->tests[i].p_fisher;
      self->p_stratified[i] = self->tests[i].stratified.p;
    }
  thema_adjust (self->plan.adjust, self->p_chi_squared, n, self->p_chi_squared);
  thema_adjust (self->plan.adjust, self->p_fisher, n, self->p_fisher);
  thema_adjust (self->plan.adjust, self->p_stratified, n, self->p_stratified);
}

/* code_groups.csv */

static gsize
groups_prepare (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  const ThemaCrosstab *self = data;
  return (gsize) self->n_codes * self->plan.groups->n;
}

static void
groups_write_header (G_GNUC_UNUSED gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "code",
                                        "group",
                                        "documents",
                                        "group_documents",
                                        "share",
                                        "share_ci_low",
                                        "share_ci_high",
                                        "segments",
                                        "group_words",
                                        "per_1000",
                                        "expected",
                                        "adjusted_residual",
                                        "p_adjusted",
                                        "documents_missing",
                                        NULL };
  thema_csv_writer_header (csv, header);
}

static void
groups_write_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaCrosstab *self = data;
  const ThemaGroups *groups = self->plan.groups;
  guint32 with_group = self->n_documents - groups->n_missing;
  for (gsize i = from; i < to; i++)
    {
      guint32 code = (guint32) (i / groups->n), group = (guint32) (i % groups->n);
      const ThemaCrosstabCell *cell = &self->group_cells[i];
      thema_csv_writer_text (csv, thema_segments_code_name (self->segments, code));
      thema_csv_writer_text (csv, groups->names[group]);
      thema_crosstab_write_share (cell->documents, groups->sizes[group], csv);
      thema_csv_writer_count (csv, cell->segments);
      thema_csv_writer_count (csv, self->group_words[group]);
      thema_csv_writer_number (csv, thema_per_1000 (cell->segments, self->group_words[group]));
      thema_csv_writer_number (csv, (double) self->tests[code].documents * groups->sizes[group]
                                        / with_group);
      thema_csv_writer_number (csv, cell->residual);
      thema_csv_writer_number (csv, cell->p);
      thema_csv_writer_count (csv, groups->n_missing);
      thema_csv_writer_end_row (csv);
    }
}

const ThemaCrosstabTable thema_code_groups_table
    = { "code_groups.csv", TRUE, FALSE, groups_prepare, groups_write_header, groups_write_rows };

/* code_group_tests.csv */

static gsize
codes_prepare (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  return ((const ThemaCrosstab *) data)->n_codes;
}

static void
tests_write_header (G_GNUC_UNUSED gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "code",
                                        "groups",
                                        "documents",
                                        "group_documents",
                                        "documents_missing",
                                        "chi_squared",
                                        "df",
                                        "p_chi_squared",
                                        "p_chi_squared_adjusted",
                                        "cramers_v",
                                        "cramers_v_corrected",
                                        "cramers_v_low",
                                        "cramers_v_high",
                                        "log_likelihood",
                                        "least_expected",
                                        "cells",
                                        "cells_below_5",
                                        "cochran_rule",
                                        "p_fisher",
                                        "p_fisher_adjusted",
                                        "fisher_note",
                                        "strata",
                                        "mantel_haenszel",
                                        "mantel_haenszel_df",
                                        "p_mantel_haenszel",
                                        "p_mantel_haenszel_adjusted",
                                        "odds_ratio_mh",
                                        "odds_ratio_mh_low",
                                        "odds_ratio_mh_high",
                                        NULL };
  thema_csv_writer_header (csv, header);
}

static void
write_chi_squared (const ThemaContingency *table, double p_adjusted, ThemaCsvWriter *csv)
{
  thema_csv_writer_number (csv, table->chi_squared);
  thema_csv_writer_number (csv, table->df);
  thema_csv_writer_number (csv, table->p);
  thema_csv_writer_number (csv, p_adjusted);
  thema_csv_writer_number (csv, table->v);
  thema_csv_writer_number (csv, table->v_corrected);
  thema_csv_writer_number (csv, table->v_low);
  thema_csv_writer_number (csv, table->v_high);
  thema_csv_writer_number (csv, table->log_likelihood);
  thema_csv_writer_number (csv, table->least_expected);
  thema_csv_writer_count (csv, table->cells);
  thema_csv_writer_count (csv, table->cells_below_5);
  thema_csv_writer_text (csv, isnan (table->chi_squared) ? ""
                              : table->is_approximate    ? "met"
                                                         : "not met");
}

static void
write_stratified (const ThemaStratified *test, double p_adjusted, ThemaCsvWriter *csv)
{
  thema_csv_writer_count (csv, test->strata);
  thema_csv_writer_number (csv, test->statistic);
  thema_csv_writer_number (csv, test->df);
  thema_csv_writer_number (csv, test->p);
  thema_csv_writer_number (csv, p_adjusted);
  thema_csv_writer_number (csv, test->odds_ratio);
  thema_csv_writer_number (csv, test->odds_ratio_low);
  thema_csv_writer_number (csv, test->odds_ratio_high);
}

/* Why there is no exact p; "" when there is one. */
static const char *
note_of (const ThemaCrosstab *self, const ThemaGroupTest *test)
{
  if (test->is_too_large)
    return "too many tables";
  if (self->plan.groups->n < 2)
    return "there is one group";
  if (test->documents == 0)
    return "no document has the code";
  return test->documents == test->table.total ? "all documents have the code" : "";
}

static void
tests_write_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaCrosstab *self = data;
  const ThemaGroups *groups = self->plan.groups;
  for (gsize i = from; i < to; i++)
    {
      const ThemaGroupTest *test = &self->tests[i];
      thema_csv_writer_text (csv, thema_segments_code_name (self->segments, (guint32) i));
      thema_csv_writer_count (csv, groups->n);
      thema_csv_writer_count (csv, test->documents);
      thema_csv_writer_count (csv, self->n_documents - groups->n_missing);
      thema_csv_writer_count (csv, groups->n_missing);
      write_chi_squared (&test->table, self->p_chi_squared[i], csv);
      thema_csv_writer_number (csv, test->p_fisher);
      thema_csv_writer_number (csv, self->p_fisher[i]);
      thema_csv_writer_text (csv, note_of (self, test));
      write_stratified (&test->stratified, self->p_stratified[i], csv);
      thema_csv_writer_end_row (csv);
    }
}

const ThemaCrosstabTable thema_code_group_tests_table
    = { "code_group_tests.csv", TRUE, FALSE, codes_prepare, tests_write_header, tests_write_rows };
