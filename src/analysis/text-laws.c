/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/text-laws.h"

#include <math.h>

/* The tokens at point `i` of so many: equal steps, the last one the whole text. */
static guint64
tokens_at (guint i, guint n_points, gsize n)
{
  return (guint64) (((unsigned __int128) n * (i + 1)) / n_points);
}

static void
follow_growth (ThemaTextLaws *self, ThemaTypeCounter *counter, const guint32 *tokens, gsize n)
{
  self->n_points = (guint) MIN (n, THEMA_GROWTH_POINTS);
  for (guint i = 0; i < self->n_points; i++)
    self->tokens[i] = tokens_at (i, self->n_points, n);
  thema_type_counter_follow (counter, tokens, self->n_points, self->tokens, self->types,
                             self->hapaxes);
}

void
thema_text_laws_compute (ThemaTextLaws *self, ThemaTypeCounter *counter, const guint32 *tokens,
                         gsize n)
{
  *self = (ThemaTextLaws){ 0 };
  follow_growth (self, counter, tokens, n);
  g_autofree guint64 *ranked = thema_rank_frequencies (counter, tokens, n, &self->n_types);
  thema_power_law_fit (self->tokens, self->types, self->n_points, &self->heaps);
  thema_zipf_fit_line (ranked, self->n_types, &self->zipf);
  self->zipf_likelihood = thema_zipf_fit_likelihood (ranked, self->n_types);
  thema_mandelbrot_fit (ranked, self->n_types, &self->mandelbrot);
}

void
thema_text_laws_write_growth (const ThemaTextLaws *self, const char *unit, const char *name,
                              ThemaCsvWriter *csv)
{
  for (guint i = 0; i < self->n_points; i++)
    {
      thema_csv_writer_text (csv, unit);
      thema_csv_writer_text (csv, name);
      thema_csv_writer_count (csv, self->tokens[i]);
      thema_csv_writer_count (csv, self->types[i]);
      thema_csv_writer_count (csv, self->hapaxes[i]);
      thema_csv_writer_end_row (csv);
    }
}

void
thema_text_laws_write (const ThemaTextLaws *self, const char *unit, const char *name,
                       ThemaCsvWriter *csv)
{
  const ThemaEstimate alpha = { -self->zipf.slope.estimate, self->zipf.slope.standard_error };
  const struct
  {
    const char *law, *method, *parameter;
    ThemaEstimate estimate;
    guint64 points;
    double r_squared;
  } rows[] = {
    { "zipf", "least_squares", "alpha", alpha, self->n_types, self->zipf.r_squared },
    { "zipf", "least_squares", "log10_c", self->zipf.intercept, self->n_types,
      self->zipf.r_squared },
    { "zipf", "maximum_likelihood", "alpha", self->zipf_likelihood, self->n_types, NAN },
    { "zipf_mandelbrot", "least_squares", "alpha", self->mandelbrot.alpha, self->n_types,
      self->mandelbrot.r_squared },
    { "zipf_mandelbrot", "least_squares", "beta", self->mandelbrot.beta, self->n_types,
      self->mandelbrot.r_squared },
    { "zipf_mandelbrot", "least_squares", "log10_c", self->mandelbrot.log_c, self->n_types,
      self->mandelbrot.r_squared },
    { "heaps", "least_squares", "beta", self->heaps.slope, self->n_points, self->heaps.r_squared },
    { "heaps", "least_squares", "log10_k", self->heaps.intercept, self->n_points,
      self->heaps.r_squared },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      thema_csv_writer_text (csv, unit);
      thema_csv_writer_text (csv, name);
      thema_csv_writer_text (csv, rows[i].law);
      thema_csv_writer_text (csv, rows[i].method);
      thema_csv_writer_text (csv, rows[i].parameter);
      thema_csv_writer_number (csv, rows[i].estimate.estimate);
      thema_csv_writer_number (csv, rows[i].estimate.standard_error);
      thema_csv_writer_count (csv, rows[i].points);
      thema_csv_writer_number (csv, rows[i].r_squared);
      thema_csv_writer_end_row (csv);
    }
}
