/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/correspondence.h"

#include "stats/axis.h"

#include <gsl/gsl_linalg.h>
#include <math.h>

/* Singular values are 0 to 1, and wrong by some 1e-16.  */
#define NOTHING 1e-10

/* What rounding leaves of the inertia of a point at the centre, as a share of its mass.  */
#define NO_INERTIA 1e-20

static void
points_init (ThemaCorrespondencePoints *self, guint32 n)
{
  self->n = n;
  self->masses = g_new0 (double, MAX (n, 1));
  self->inertias = g_new0 (double, MAX (n, 1));
}

static void
points_clear (ThemaCorrespondencePoints *self)
{
  g_free (self->masses);
  g_free (self->inertias);
  g_free (self->standard);
  g_free (self->principal);
}

/* The sum of counts; the masses are sums still.  */
static double
add_up (ThemaCorrespondence *self, const double *counts)
{
  double total = 0;
  for (guint32 i = 0; i < self->rows.n; i++)
    for (guint32 j = 0; j < self->columns.n; j++)
      {
        double count = counts[(gsize) i * self->columns.n + j];
        self->rows.masses[i] += count;
        self->columns.masses[j] += count;
        total += count;
      }
  return total;
}

/* The standardized residuals, whose squares are the inertia: with as many rows as columns or more,
   so that they are transposed when the table is wide.  */
static gsl_matrix *
make_residuals (ThemaCorrespondence *self, const double *counts, double total, gboolean wide)
{
  guint32 n_rows = self->rows.n, n_columns = self->columns.n;
  gsl_matrix *residuals = gsl_matrix_alloc (MAX (n_rows, n_columns), MIN (n_rows, n_columns));
  for (guint32 i = 0; i < n_rows; i++)
    for (guint32 j = 0; j < n_columns; j++)
      {
        double row = self->rows.masses[i], column = self->columns.masses[j];
        double excess = counts[(gsize) i * n_columns + j] - row * column / total;
        double residual = excess / sqrt (row) / sqrt (column);
        gsl_matrix_set (residuals, wide ? j : i, wide ? i : j, residual);
        self->rows.inertias[i] += residual * residual;
        self->columns.inertias[j] += residual * residual;
      }
  for (guint32 i = 0; i < n_rows; i++)
    {
      self->rows.masses[i] /= total;
      if (self->rows.inertias[i] <= NO_INERTIA * self->rows.masses[i])
        self->rows.inertias[i] = 0;
      self->inertia += self->rows.inertias[i];
    }
  for (guint32 j = 0; j < n_columns; j++)
    {
      self->columns.masses[j] /= total;
      if (self->columns.inertias[j] <= NO_INERTIA * self->columns.masses[j])
        self->columns.inertias[j] = 0;
    }
  return residuals;
}

/* Copies singular vectors.  */
static void
take_vectors (const ThemaCorrespondence *self, ThemaCorrespondencePoints *points,
              const gsl_matrix *vectors)
{
  guint32 k_end = self->n_dimensions;
  points->standard = g_new0 (double, MAX ((gsize) points->n * k_end, 1));
  points->principal = g_new0 (double, MAX ((gsize) points->n * k_end, 1));
  for (guint32 i = 0; i < points->n; i++)
    for (guint32 k = 0; k < k_end; k++)
      *thema_axis_at (points->standard, k_end, i, k) = gsl_matrix_get (vectors, i, k);
}

/* Makes coordinates of singular vectors.  */
static void
place_points (const ThemaCorrespondence *self, ThemaCorrespondencePoints *points, guint32 k,
              double sign)
{
  guint32 k_end = self->n_dimensions;
  thema_axis_scale (points->standard, points->n, k_end, k, sign);
  for (guint32 i = 0; i < points->n; i++)
    {
      double *standard = thema_axis_at (points->standard, k_end, i, k);
      *standard /= sqrt (points->masses[i]);
      *thema_axis_at (points->principal, k_end, i, k) = *standard * sqrt (self->inertias[k]);
    }
}

static void
decompose (ThemaCorrespondence *self, gsl_matrix *residuals, gboolean wide)
{
  gsize n = residuals->size2;
  gsl_matrix *right = gsl_matrix_alloc (n, n);
  gsl_vector *values = gsl_vector_alloc (n), *work = gsl_vector_alloc (n);
  gsl_linalg_SV_decomp (residuals, right, values, work);
  self->inertias = g_new0 (double, n);
  while (self->n_dimensions + 1 < n && gsl_vector_get (values, self->n_dimensions) > NOTHING)
    {
      double value = gsl_vector_get (values, self->n_dimensions);
      self->inertias[self->n_dimensions++] = value * value;
    }
  take_vectors (self, &self->rows, wide ? right : residuals);
  take_vectors (self, &self->columns, wide ? residuals : right);
  for (guint32 k = 0; k < self->n_dimensions; k++)
    {
      double sign = thema_axis_clean (self->rows.standard, self->rows.n, self->n_dimensions, k);
      thema_axis_clean (self->columns.standard, self->columns.n, self->n_dimensions, k);
      place_points (self, &self->rows, k, sign);
      place_points (self, &self->columns, k, sign);
    }
  gsl_vector_free (work);
  gsl_vector_free (values);
  gsl_matrix_free (right);
}

ThemaCorrespondence *
thema_correspondence_new (const double *counts, guint32 n_rows, guint32 n_columns)
{
  ThemaCorrespondence *self = g_new0 (ThemaCorrespondence, 1);
  points_init (&self->rows, n_rows);
  points_init (&self->columns, n_columns);
  if (n_rows == 0 || n_columns == 0)
    return self;
  gboolean wide = n_rows < n_columns;
  gsl_matrix *residuals = make_residuals (self, counts, add_up (self, counts), wide);
  decompose (self, residuals, wide);
  gsl_matrix_free (residuals);
  return self;
}

void
thema_correspondence_free (ThemaCorrespondence *self)
{
  if (self == NULL)
    return;
  points_clear (&self->rows);
  points_clear (&self->columns);
  g_free (self->inertias);
  g_free (self);
}

ThemaCorrespondencePoint
thema_correspondence_point (const ThemaCorrespondence *self,
                            const ThemaCorrespondencePoints *points, guint32 i, guint32 k)
{
  gsize first = (gsize) i * self->n_dimensions;
  double mass = points->masses[i], square = 0;
  ThemaCorrespondencePoint point
      = { .standard = points->standard[first + k], .principal = points->principal[first + k] };
  point.contribution = mass * point.standard * point.standard;
  for (guint32 d = 0; d <= k; d++)
    square += points->principal[first + d] * points->principal[first + d];
  gboolean centred = points->inertias[i] == 0;
  point.cos2
      = centred ? NAN : fmin (mass * point.principal * point.principal / points->inertias[i], 1);
  point.quality = centred ? NAN : fmin (mass * square / points->inertias[i], 1);
  return point;
}
