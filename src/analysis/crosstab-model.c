/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_regression.csv. The terms of a model: the intercept, the year, each group but the baseline.
 */
#include "analysis/crosstab-private.h"

#include "stats/distribution.h"

#include <math.h>

static gboolean
has_year (const ThemaCrosstab *self)
{
  return self->plan.years != NULL;
}

guint32
thema_crosstab_count_terms (const ThemaCrosstab *self)
{
  return 1 + has_year (self) + (self->plan.groups != NULL ? self->plan.groups->n - 1 : 0);
}

static gboolean
is_year (const ThemaCrosstab *self, guint32 term)
{
  return has_year (self) && term == 1;
}

/* The group of a term: that of the intercept is the baseline. */
static guint32
group_of (const ThemaCrosstab *self, guint32 term)
{
  if (self->plan.groups == NULL)
    return 0;
  if (term == 0)
    return self->plan.baseline;
  guint32 group = term - 1 - (guint32) has_year (self);
  return group + (group >= self->plan.baseline);
}

static ThemaModelTerm
make_term (const ThemaCrosstab *self, const ThemaLogistic *model, guint32 term)
{
  guint32 group = group_of (self, term), baseline = self->plan.baseline;
  ThemaModelTerm out = { .p = NAN, .p_adjusted = NAN };
  if (is_year (self, term))
    {
      out.fate = thema_logistic_slope_fate (model, 0);
      out.term = thema_logistic_slope (model, 0);
    }
  else
    {
      out.fate = thema_logistic_group_fate (model, group);
      out.term = term == 0 ? thema_logistic_group (model, group)
                           : thema_logistic_contrast (model, group, baseline);
      out.is_baseline = term == 0;
      if (out.fate == THEMA_ESTIMATED)
        {
          out.fate = thema_logistic_group_fate (model, baseline);
          out.is_baseline = TRUE;
        }
    }
  out.p = thema_normal_two_sided (out.term.estimate / out.term.std_error);
  return out;
}

void
thema_crosstab_fit (ThemaCrosstab *self, guint32 code, const guint64 *counts)
{
  gsize n = MAX (self->n_cells, 1);
  g_autofree double *years = g_new0 (double, n);
  for (guint32 i = 0; i < self->n_cells && has_year (self); i++)
    years[i] = self->plan.years->years[self->cell_years[i]] - self->centre;
  ThemaLogisticData data = { .n_cells = self->n_cells,
                             .trials = self->cell_sizes,
                             .events = counts,
                             .groups = self->cell_groups,
                             .covariates = years,
                             .n_groups = self->plan.groups != NULL ? self->plan.groups->n : 1,
                             .n_covariates = has_year (self) };
  g_autoptr (ThemaLogistic) model = thema_logistic_fit (&data);
  self->models[code] = thema_logistic_summary (model);
  for (guint32 i = 0; i < self->n_terms; i++)
    self->terms[(gsize) code * self->n_terms + i] = make_term (self, model, i);
}

/* Years over codes; groups over codes and groups. That the intercept is 0 is no one's hypothesis.
 */
void
thema_crosstab_adjust_terms (ThemaCrosstab *self)
{
  gsize n_terms = (gsize) self->n_codes * self->n_terms;
  g_autofree double *p = g_new (double, MAX (n_terms, 1));
  for (int kind = 0; kind < 2; kind++)
    {
      for (gsize i = 0; i < n_terms; i++)
        {
          guint32 term = (guint32) (i % self->n_terms);
          p[i] = term > 0 && is_year (self, term) == kind ? self->terms[i].p : NAN;
        }
      thema_adjust (self->plan.adjust, p, n_terms, p);
      for (gsize i = 0; i < n_terms; i++)
        if (!isnan (p[i]))
          self->terms[i].p_adjusted = p[i];
    }
}

static gsize
prepare (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  const ThemaCrosstab *self = data;
  return (gsize) self->n_codes * self->n_terms;
}

static void
write_header (G_GNUC_UNUSED gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "code",
                                        "term",
                                        "level",
                                        "baseline",
                                        "year_centre",
                                        "estimate",
                                        "std_error",
                                        "z",
                                        "p",
                                        "p_adjusted",
                                        "odds_ratio",
                                        "odds_ratio_low",
                                        "odds_ratio_high",
                                        "documents",
                                        "model_documents",
                                        "documents_missing",
                                        "deviance",
                                        "null_deviance",
                                        "aic",
                                        "iterations",
                                        "converged",
                                        "note",
                                        NULL };
  thema_csv_writer_header (csv, header);
}

/* Why a term has no estimate; "" when it has one. */
static const char *
note_of (const ThemaCrosstab *self, guint32 code, guint32 term)
{
  static const char *const of_group[]
      = { [THEMA_NO_TRIALS] = "no document of the group has a year",
          [THEMA_NO_EVENTS] = "no document of the group has the code",
          [THEMA_ALL_EVENTS] = "all documents of the group have the code",
          [THEMA_SEPARATED]
          = "separation: in each group the documents with the code come first, or "
            "last" };
  static const char *const of_baseline[]
      = { [THEMA_NO_TRIALS] = "no document of the baseline has a year",
          [THEMA_NO_EVENTS] = "no document of the baseline has the code",
          [THEMA_ALL_EVENTS] = "all documents of the baseline have the code" };
  const ThemaLogisticSummary *model = &self->models[code];
  const ThemaModelTerm *row = &self->terms[(gsize) code * self->n_terms + term];
  if (model->trials == 0)
    return "no document has both a year and a group";
  if (model->events == 0)
    return "no document has the code";
  if (model->events == model->trials)
    return "all documents have the code";
  if (is_year (self, term) && self->plan.years->n == 1)
    return "there is one year";
  if (row->fate == THEMA_COLLINEAR)
    return "each group has one year";
  if (row->fate == THEMA_ESTIMATED)
    return model->converged ? "" : "no convergence";
  if (row->fate == THEMA_SEPARATED && model->converged)
    return "no group has documents both with the code and without";
  if (row->fate == THEMA_SEPARATED && self->plan.groups == NULL)
    return "separation: the documents with the code come first, or last";
  return row->is_baseline && row->fate < G_N_ELEMENTS (of_baseline) ? of_baseline[row->fate]
                                                                    : of_group[row->fate];
}

static void
write_term (const ThemaCrosstab *self, guint32 code, guint32 term, ThemaCsvWriter *csv)
{
  const ThemaModelTerm *row = &self->terms[(gsize) code * self->n_terms + term];
  double estimate = row->term.estimate, reach = THEMA_Z_95 * row->term.std_error;
  double none = term == 0 ? NAN : 1; /* an intercept is no ratio of odds */
  const double fields[] = { estimate,
                            row->term.std_error,
                            estimate / row->term.std_error,
                            row->p,
                            row->p_adjusted,
                            none * exp (estimate),
                            none * exp (estimate - reach),
                            none * exp (estimate + reach) };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    thema_csv_writer_number (csv, fields[i]);
  const ThemaLogisticSummary *model = &self->models[code];
  thema_csv_writer_count (csv, model->events);
  thema_csv_writer_count (csv, model->trials);
  thema_csv_writer_count (csv, self->n_documents - model->trials);
  thema_csv_writer_number (csv, model->deviance);
  thema_csv_writer_number (csv, model->null_deviance);
  thema_csv_writer_number (csv, model->aic);
  thema_csv_writer_count (csv, model->iterations);
  thema_csv_writer_text (csv, model->converged ? "yes" : "no");
  thema_csv_writer_text (csv, note_of (self, code, term));
}

static void
write_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaCrosstab *self = data;
  const ThemaGroups *groups = self->plan.groups;
  for (gsize i = from; i < to; i++)
    {
      guint32 code = (guint32) (i / self->n_terms), term = (guint32) (i % self->n_terms);
      gboolean is_group = term > 0 && !is_year (self, term);
      thema_csv_writer_text (csv, thema_segments_code_name (self->segments, code));
      thema_csv_writer_text (csv, term == 0  ? "intercept"
                                  : is_group ? groups->column
                                             : self->plan.years->column);
      thema_csv_writer_text (csv, is_group ? groups->names[group_of (self, term)] : "");
      thema_csv_writer_text (csv, groups != NULL ? groups->names[self->plan.baseline] : "");
      thema_csv_writer_number (csv, has_year (self) && self->n_complete > 0 ? (double) self->centre
                                                                            : NAN);
      write_term (self, code, term, csv);
      thema_csv_writer_end_row (csv);
    }
}

const ThemaCrosstabTable thema_code_regression_table
    = { "code_regression.csv", FALSE, FALSE, prepare, write_header, write_rows };
