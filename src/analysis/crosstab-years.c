/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_years.csv and code_trends.csv. */
#include "analysis/crosstab-private.h"

#include "stats/dispersion.h"

void
thema_crosstab_test_years (ThemaCrosstab *self, guint32 code)
{
  const ThemaYears *years = self->plan.years;
  const ThemaCrosstabCell *cells = self->year_cells + (gsize) code * years->n;
  ThemaYearTrend *trend = &self->trends[code];
  g_autofree double *times = g_new (double, years->n);
  g_autofree double *shares = g_new (double, years->n);
  g_autofree guint64 *events = g_new (guint64, years->n);
  g_autofree guint64 *trials = g_new (guint64, years->n);
  for (guint32 i = 0; i < years->n; i++)
    {
      times[i] = years->years[i];
      events[i] = cells[i].documents;
      trials[i] = years->sizes[i];
      shares[i] = thema_share (events[i], trials[i]);
      trend->documents += events[i];
    }
  thema_mann_kendall (times, shares, years->n, &trend->kendall);
  thema_cochran_armitage (events, trials, times, years->n, &trend->armitage);
}

void
thema_crosstab_adjust_years (ThemaCrosstab *self)
{
  gsize n = self->plan.years != NULL ? self->n_codes : 0;
  self->p_kendall = g_new (double, n + 1);
  self->p_armitage = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      self->p_kendall[i] = self->trends[i].kendall.p;
      self->p_armitage[i] = self->trends[i].armitage.p;
    }
  thema_adjust (self->plan.adjust, self->p_kendall, n, self->p_kendall);
  thema_adjust (self->plan.adjust, self->p_armitage, n, self->p_armitage);
}

/* A year may be below 0, where a count may not. */
static void
write_year (int year, ThemaCsvWriter *csv)
{
  thema_csv_writer_number (csv, year);
}

/* code_years.csv */

static gsize
years_prepare (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  const ThemaCrosstab *self = data;
  return (gsize) self->n_codes * self->plan.years->n;
}

static void
years_write_header (G_GNUC_UNUSED gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code",       "year",         "documents",         "year_documents",
          "share",      "share_ci_low", "share_ci_high",     "segments",
          "year_words", "per_1000",     "documents_missing", NULL };
  thema_csv_writer_header (csv, header);
}

static void
years_write_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaCrosstab *self = data;
  const ThemaYears *years = self->plan.years;
  for (gsize i = from; i < to; i++)
    {
      guint32 code = (guint32) (i / years->n), year = (guint32) (i % years->n);
      const ThemaCrosstabCell *cell = &self->year_cells[i];
      thema_csv_writer_text (csv, thema_segments_code_name (self->segments, code));
      write_year (years->years[year], csv);
      thema_crosstab_write_share (cell->documents, years->sizes[year], csv);
      thema_csv_writer_count (csv, cell->segments);
      thema_csv_writer_count (csv, self->year_words[year]);
      thema_csv_writer_number (csv, thema_per_1000 (cell->segments, self->year_words[year]));
      thema_csv_writer_count (csv, years->n_missing);
      thema_csv_writer_end_row (csv);
    }
}

const ThemaCrosstabTable thema_code_years_table
    = { "code_years.csv", FALSE, TRUE, years_prepare, years_write_header, years_write_rows };

/* code_trends.csv */

static gsize
trends_prepare (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  return ((const ThemaCrosstab *) data)->n_codes;
}

static void
trends_write_header (G_GNUC_UNUSED gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "code",
                                        "years",
                                        "first_year",
                                        "last_year",
                                        "documents",
                                        "year_documents",
                                        "documents_missing",
                                        "mann_kendall_s",
                                        "mann_kendall_variance",
                                        "mann_kendall_z",
                                        "p_mann_kendall",
                                        "p_mann_kendall_adjusted",
                                        "tau_b",
                                        "sens_slope",
                                        "sens_slope_low",
                                        "sens_slope_high",
                                        "cochran_armitage_z",
                                        "cochran_armitage_chi_squared",
                                        "p_cochran_armitage",
                                        "p_cochran_armitage_adjusted",
                                        "share_change",
                                        "share_change_low",
                                        "share_change_high",
                                        NULL };
  thema_csv_writer_header (csv, header);
}

static void
write_kendall (const ThemaMannKendall *test, double p_adjusted, ThemaCsvWriter *csv)
{
  const double fields[]
      = { test->s,     test->variance, test->z,         test->p,         p_adjusted,
          test->tau_b, test->slope,    test->slope_low, test->slope_high };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    thema_csv_writer_number (csv, fields[i]);
}

static void
write_armitage (const ThemaCochranArmitage *test, double p_adjusted, ThemaCsvWriter *csv)
{
  const double fields[] = { test->z,     test->chi_squared, test->p,         p_adjusted,
                            test->slope, test->slope_low,   test->slope_high };
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    thema_csv_writer_number (csv, fields[i]);
}

static void
trends_write_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const ThemaCrosstab *self = data;
  const ThemaYears *years = self->plan.years;
  for (gsize i = from; i < to; i++)
    {
      const ThemaYearTrend *trend = &self->trends[i];
      thema_csv_writer_text (csv, thema_segments_code_name (self->segments, (guint32) i));
      thema_csv_writer_count (csv, years->n);
      write_year (years->years[0], csv);
      write_year (years->years[years->n - 1], csv);
      thema_csv_writer_count (csv, trend->documents);
      thema_csv_writer_count (csv, self->n_documents - years->n_missing);
      thema_csv_writer_count (csv, years->n_missing);
      write_kendall (&trend->kendall, self->p_kendall[i], csv);
      write_armitage (&trend->armitage, self->p_armitage[i], csv);
      thema_csv_writer_end_row (csv);
    }
}

const ThemaCrosstabTable thema_code_trends_table
    = { "code_trends.csv", FALSE, TRUE, trends_prepare, trends_write_header, trends_write_rows };
