/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/contingency.h"

#include <math.h>

#include "stats/distribution.h"
#include "stats/noncentral.h"
#include "stats/table.h"

#define CONFIDENCE 0.95

__extension__ typedef unsigned __int128 Wide;

typedef struct
{
  const guint64 *counts; /* borrowed */
  gsize rows, columns;
  guint64 *row_sums, *column_sums; /* owned */
  guint64 total;
} Margins;

static void
margins_init (Margins *self, const guint64 *counts, gsize rows, gsize columns)
{
  *self = (Margins){
    counts, rows, columns, g_new0 (guint64, MAX (rows, 1)), g_new0 (guint64, MAX (columns, 1)), 0
  };
  for (gsize i = 0; i < rows; i++)
    for (gsize j = 0; j < columns; j++)
      {
        self->row_sums[i] += counts[i * columns + j];
        self->column_sums[j] += counts[i * columns + j];
        self->total += counts[i * columns + j];
      }
}

static void
margins_clear (Margins *self)
{
  g_free (self->row_sums);
  g_free (self->column_sums);
}

static gsize
count_filled (const guint64 *sums, gsize n)
{
  gsize filled = 0;

  for (gsize i = 0; i < n; i++)
    filled += sums[i] > 0;
  return filled;
}

static double
expected_of (const Margins *self, gsize row, gsize column)
{
  return (double) self->row_sums[row] * (double) self->column_sums[column] / (double) self->total;
}

/* observed - expected; the products agree in most of their digits close to independence, so they
   are subtracted as integers.  */
static double
excess_of (const Margins *self, gsize row, gsize column)
{
  Wide observed = (Wide) self->counts[row * self->columns + column] * self->total;
  Wide independent = (Wide) self->row_sums[row] * self->column_sums[column];
  double difference = observed >= independent ? (double) (observed - independent)
                                              : -(double) (independent - observed);

  return difference / (double) self->total;
}

/* Bergsma, W. (2013), A bias-correction for Cramer's V and Tschuprow's T, eq. 3-5.  */
static double
corrected_v (const ThemaContingency *table)
{
  double n = (double) table->total, r = (double) table->rows, c = (double) table->columns;
  double phi2 = MAX (table->chi_squared / n - (r - 1) * (c - 1) / (n - 1), 0);
  double rows = r - (r - 1) * (r - 1) / (n - 1), columns = c - (c - 1) * (c - 1) / (n - 1);
  double least = MIN (rows, columns) - 1;

  return least > 0 ? MIN (sqrt (phi2 / least), 1) : NAN;
}

static void
measure_strength (ThemaContingency *out)
{
  double most = (double) out->total * (double) (MIN (out->rows, out->columns) - 1);
  double low, high;

  thema_noncentral_interval (out->chi_squared, out->df, CONFIDENCE, &low, &high);
  out->v = MIN (sqrt (out->chi_squared / most), 1);
  out->v_corrected = corrected_v (out);
  out->v_low = MIN (sqrt (low / most), 1);
  out->v_high = MIN (sqrt (high / most), 1);
}

void
thema_contingency_test (const guint64 *counts, gsize rows, gsize columns, ThemaContingency *out)
{
  Margins margins;
  gsize below_1 = 0;

  g_return_if_fail (out != NULL && (counts != NULL || rows * columns == 0));

  margins_init (&margins, counts, rows, columns);
  *out = (ThemaContingency){ .rows = count_filled (margins.row_sums, rows),
                             .columns = count_filled (margins.column_sums, columns),
                             .total = margins.total };
  out->chi_squared = out->p = out->log_likelihood = out->least_expected = NAN;
  out->v = out->v_corrected = out->v_low = out->v_high = NAN;
  out->cells = out->rows * out->columns;
  if (out->rows > 1 && out->columns > 1)
    {
      out->df = (double) (out->rows - 1) * (double) (out->columns - 1);
      out->chi_squared = out->log_likelihood = 0;
      out->least_expected = INFINITY;
      for (gsize i = 0; i < rows; i++)
        for (gsize j = 0; j < columns; j++)
          if (margins.row_sums[i] > 0 && margins.column_sums[j] > 0)
            {
              double expected = expected_of (&margins, i, j), excess = excess_of (&margins, i, j);

              out->chi_squared += excess * excess / expected;
              out->log_likelihood
                  += 2 * thema_deviance_term ((double) counts[i * columns + j], expected, excess);
              out->least_expected = MIN (out->least_expected, expected);
              out->cells_below_5 += expected < 5;
              below_1 += expected < 1;
            }
      out->p = thema_chisq_upper (out->chi_squared, out->df);
      out->is_approximate = below_1 == 0 && 5 * out->cells_below_5 <= out->cells;
      measure_strength (out);
    }
  margins_clear (&margins);
}

void
thema_contingency_residuals (const guint64 *counts, gsize rows, gsize columns, double *expected,
                             double *residuals)
{
  Margins margins;

  g_return_if_fail (rows * columns == 0 || (counts != NULL && expected != NULL));
  g_return_if_fail (rows * columns == 0 || residuals != NULL);

  margins_init (&margins, counts, rows, columns);
  for (gsize i = 0; i < rows; i++)
    for (gsize j = 0; j < columns; j++)
      {
        double n = (double) margins.total, cell = expected_of (&margins, i, j);
        double others = (double) (margins.total - margins.row_sums[i]) / n
                        * ((double) (margins.total - margins.column_sums[j]) / n);
        double variance = cell * others;

        expected[i * columns + j] = cell;
        residuals[i * columns + j]
            = variance > 0 ? excess_of (&margins, i, j) / sqrt (variance) : NAN;
      }
  margins_clear (&margins);
}
