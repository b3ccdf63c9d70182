/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/scaling.h"

#include "stats/axis.h"

#include <gsl/gsl_eigen.h>
#include <math.h>

/* An eigenvalue of this share of the greatest is rounding.  */
#define NOTHING 1e-12

/* The matrix of scalar products that the distances have: -1/2 of their squares, centred by rows and
   columns.  */
static gsl_matrix *
make_products (const double *distances, guint32 n)
{
  gsl_matrix *products = gsl_matrix_calloc (n, n);
  g_autofree double *means = g_new0 (double, n);
  double mean = 0;
  for (guint32 i = 0; i < n; i++)
    {
      for (guint32 j = 0; j < n; j++)
        if (i != j)
          {
            double distance = distances[thema_distance_between (i, j)];
            gsl_matrix_set (products, i, j, distance * distance);
            means[i] += distance * distance;
          }
      means[i] /= n;
      mean += means[i] / n;
    }
  for (guint32 i = 0; i < n; i++)
    for (guint32 j = 0; j < n; j++)
      {
        double square = gsl_matrix_get (products, i, j);
        gsl_matrix_set (products, i, j, -0.5 * (square - means[i] - means[j] + mean));
      }
  return products;
}

/* Copies what is found, and counts the dimensions.  */
static void
take (ThemaScaling *self, const gsl_vector *values, const gsl_matrix *vectors,
      guint32 most_dimensions)
{
  double most = 0;
  for (guint32 i = 0; i < self->n; i++)
    most = fmax (most, fabs (gsl_vector_get (values, i)));
  for (guint32 i = 0; i < self->n; i++)
    {
      double value = gsl_vector_get (values, i);
      self->eigenvalues[i] = fabs (value) > NOTHING * most ? value : 0;
      self->n_dimensions += self->eigenvalues[i] > 0;
    }
  self->n_dimensions = MIN (self->n_dimensions, most_dimensions);
  guint32 k_end = self->n_dimensions;
  self->coordinates = g_new0 (double, MAX ((gsize) self->n * k_end, 1));
  for (guint32 k = 0; k < k_end; k++)
    {
      for (guint32 i = 0; i < self->n; i++)
        *thema_axis_at (self->coordinates, k_end, i, k) = gsl_matrix_get (vectors, i, k);
      double sign = thema_axis_clean (self->coordinates, self->n, k_end, k);
      thema_axis_scale (self->coordinates, self->n, k_end, k, sign * sqrt (self->eigenvalues[k]));
    }
}

ThemaScaling *
thema_scaling_new (const double *distances, guint32 n, guint32 most_dimensions)
{
  ThemaScaling *self = g_new0 (ThemaScaling, 1);
  self->n = n;
  self->eigenvalues = g_new0 (double, MAX (n, 1));
  if (n == 0)
    return self;
  gsl_matrix *products = make_products (distances, n), *vectors = gsl_matrix_alloc (n, n);
  gsl_vector *values = gsl_vector_alloc (n);
  gsl_eigen_symmv_workspace *workspace = gsl_eigen_symmv_alloc (n);
  gsl_eigen_symmv (products, values, vectors, workspace);
  gsl_eigen_symmv_sort (values, vectors, GSL_EIGEN_SORT_VAL_DESC);
  take (self, values, vectors, most_dimensions);
  gsl_eigen_symmv_free (workspace);
  gsl_vector_free (values);
  gsl_matrix_free (vectors);
  gsl_matrix_free (products);
  return self;
}

void
thema_scaling_free (ThemaScaling *self)
{
  if (self == NULL)
    return;
  g_free (self->eigenvalues);
  g_free (self->coordinates);
  g_free (self);
}

double
thema_scaling_fit (const ThemaScaling *self, guint32 k, gboolean absolute)
{
  double sum = 0, all = 0;
  if (k == 0 || k > self->n || !(self->eigenvalues[k - 1] > 0))
    return NAN;
  for (guint32 i = 0; i < self->n; i++)
    {
      double value = self->eigenvalues[i];
      sum += i < k ? value : 0;
      all += absolute ? fabs (value) : fmax (value, 0);
    }
  return sum / all;
}
