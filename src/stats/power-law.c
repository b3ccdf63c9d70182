/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/power-law.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_roots.h>
#include <math.h>

#define MAX_ITERATIONS 200
#define MAX_ALPHA 1024
/* Beyond, the best beta lies at -1 or has no end: no shift of the ranks bends the line enough.  */
#define MAX_LOG_BETA 14

static const ThemaEstimate no_estimate = { NAN, NAN };

/* Lines.  */

static gboolean
is_constant (const double *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (values[i] < values[0] || values[i] > values[0])
      return FALSE;
  return TRUE;
}

static double
sum_of_squares (const double *values, gsize n)
{
  double mean = 0, sum = 0;

  for (gsize i = 0; i < n; i++)
    mean += values[i];
  mean /= (double) n;
  for (gsize i = 0; i < n; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return sum;
}

void
thema_line_fit (const double *x, const double *y, gsize n, ThemaLine *out)
{
  double cov00, cov01, cov11, residuals;

  *out = (ThemaLine){ no_estimate, no_estimate, NAN };
  if (n < 2 || is_constant (x, n))
    return;
  gsl_fit_linear (x, 1, y, 1, n, &out->intercept.estimate, &out->slope.estimate, &cov00, &cov01,
                  &cov11, &residuals);
  if (n > 2)
    {
      out->intercept.standard_error = sqrt (cov00);
      out->slope.standard_error = sqrt (cov11);
    }
  if (!is_constant (y, n))
    out->r_squared = CLAMP (1 - residuals / sum_of_squares (y, n), 0.0, 1.0);
}

void
thema_power_law_fit (const guint64 *x, const guint64 *y, gsize n, ThemaLine *out)
{
  g_autofree double *log_x = g_new (double, MAX (n, 1)), *log_y = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      log_x[i] = log10 ((double) x[i]);
      log_y[i] = log10 ((double) y[i]);
    }
  thema_line_fit (log_x, log_y, n, out);
}

/* Zipf.  */

void
thema_zipf_fit_line (const guint64 *frequencies, gsize n, ThemaLine *out)
{
  g_autofree guint64 *ranks = g_new (guint64, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    ranks[i] = i + 1;
  thema_power_law_fit (ranks, frequencies, n, out);
}

typedef struct
{
  double *logs; /* owned: of the ranks */
  gsize n;
  double mean; /* of the logarithms of the ranks of all tokens */
} Likelihood;

/* Mean and variance of the logarithm of the rank under an exponent.  */
static void
expect (const Likelihood *self, double alpha, double *mean, double *variance)
{
  double weights = 0, sum = 0, squares = 0;

  for (gsize i = 0; i < self->n; i++)
    {
      double weight = exp (-alpha * self->logs[i]);

      weights += weight;
      sum += weight * self->logs[i];
      squares += weight * self->logs[i] * self->logs[i];
    }
  *mean = sum / weights;
  *variance = squares / weights - *mean * *mean;
}

/* The slope of the log-likelihood, for one token: 0 where it is greatest, falling.  */
static double
score (double alpha, void *params)
{
  const Likelihood *self = params;
  double mean, variance;

  expect (self, alpha, &mean, &variance);
  return mean - self->mean;
}

static double
solve (Likelihood *self)
{
  gsl_function function = { score, self };
  gsl_root_fsolver *solver;
  double high = 1, root = NAN;
  int status = GSL_CONTINUE;

  if (score (0, self) <= 0) /* all frequencies are equal */
    return 0;
  while (high < MAX_ALPHA && score (high, self) > 0)
    high *= 2;
  if (score (high, self) > 0)
    return NAN;
  solver = gsl_root_fsolver_alloc (gsl_root_fsolver_brent);
  gsl_root_fsolver_set (solver, &function, 0, high);
  for (int i = 0; i < MAX_ITERATIONS && status == GSL_CONTINUE; i++)
    {
      gsl_root_fsolver_iterate (solver);
      root = gsl_root_fsolver_root (solver);
      status = gsl_root_test_interval (gsl_root_fsolver_x_lower (solver),
                                       gsl_root_fsolver_x_upper (solver), 0, 1e-13);
    }
  gsl_root_fsolver_free (solver);
  return root;
}

ThemaEstimate
thema_zipf_fit_likelihood (const guint64 *frequencies, gsize n)
{
  g_autofree double *logs = g_new (double, MAX (n, 1));
  Likelihood self = { logs, n, 0 };
  double tokens = 0, mean, variance;
  ThemaEstimate out = no_estimate;

  if (n < 2)
    return out;
  for (gsize i = 0; i < n; i++)
    {
      logs[i] = log ((double) (i + 1));
      self.mean += (double) frequencies[i] * logs[i];
      tokens += (double) frequencies[i];
    }
  self.mean /= tokens;
  out.estimate = solve (&self);
  expect (&self, out.estimate, &mean, &variance);
  out.standard_error = variance > 0 ? 1 / sqrt (tokens * variance) : NAN;
  return out;
}

/* Mandelbrot.  The third parameter is log (1 + beta), so that no step leaves what beta may be.  */

enum
{
  LOG_C,
  ALPHA,
  LOG_BETA,
  N_PARAMETERS
};

typedef struct
{
  double *log_frequencies; /* owned */
  gsize n;
} Ranks;

static int
residuals_at (const gsl_vector *at, void *params, gsl_vector *f)
{
  const Ranks *self = params;
  double beta = expm1 (gsl_vector_get (at, LOG_BETA));

  for (gsize i = 0; i < self->n; i++)
    gsl_vector_set (f, i,
                    gsl_vector_get (at, LOG_C)
                        - gsl_vector_get (at, ALPHA) * log10 ((double) (i + 1) + beta)
                        - self->log_frequencies[i]);
  return GSL_SUCCESS;
}

static int
slopes_at (const gsl_vector *at, void *params, gsl_matrix *jacobian)
{
  const Ranks *self = params;
  double beta = expm1 (gsl_vector_get (at, LOG_BETA));

  for (gsize i = 0; i < self->n; i++)
    {
      double shifted = (double) (i + 1) + beta;

      gsl_matrix_set (jacobian, i, LOG_C, 1);
      gsl_matrix_set (jacobian, i, ALPHA, -log10 (shifted));
      gsl_matrix_set (jacobian, i, LOG_BETA,
                      -gsl_vector_get (at, ALPHA) * (1 + beta) / (shifted * G_LN10));
    }
  return GSL_SUCCESS;
}

static void
take_estimates (gsl_multifit_nlinear_workspace *work, const Ranks *self, ThemaMandelbrot *out)
{
  const gsl_vector *at = gsl_multifit_nlinear_position (work);
  gsl_matrix *covariance = gsl_matrix_alloc (N_PARAMETERS, N_PARAMETERS);
  double scale = exp (gsl_vector_get (at, LOG_BETA)), residuals, variance;

  gsl_blas_ddot (gsl_multifit_nlinear_residual (work), gsl_multifit_nlinear_residual (work),
                 &residuals);
  variance = residuals / (double) (self->n - N_PARAMETERS);
  gsl_multifit_nlinear_covar (gsl_multifit_nlinear_jac (work), 0, covariance);
  out->log_c = (ThemaEstimate){ gsl_vector_get (at, LOG_C),
                                sqrt (variance * gsl_matrix_get (covariance, LOG_C, LOG_C)) };
  out->alpha = (ThemaEstimate){ gsl_vector_get (at, ALPHA),
                                sqrt (variance * gsl_matrix_get (covariance, ALPHA, ALPHA)) };
  out->beta = (ThemaEstimate){
    scale - 1, scale * sqrt (variance * gsl_matrix_get (covariance, LOG_BETA, LOG_BETA))
  };
  out->r_squared
      = CLAMP (1 - residuals / sum_of_squares (self->log_frequencies, self->n), 0.0, 1.0);
  gsl_matrix_free (covariance);
}

/* Whether the fit came to rest.  */
static gboolean
fit (gsl_multifit_nlinear_workspace *work, Ranks *self)
{
  gsl_multifit_nlinear_fdf problem
      = { .f = residuals_at, .df = slopes_at, .n = self->n, .p = N_PARAMETERS, .params = self };
  ThemaLine line;
  double start[N_PARAMETERS];
  gsl_vector_view view = gsl_vector_view_array (start, N_PARAMETERS);
  g_autofree double *log_ranks = g_new (double, self->n);
  int info, status;

  for (gsize i = 0; i < self->n; i++)
    log_ranks[i] = log10 ((double) (i + 1));
  thema_line_fit (log_ranks, self->log_frequencies, self->n, &line);
  start[LOG_C] = line.intercept.estimate;
  start[ALPHA] = -line.slope.estimate;
  start[LOG_BETA] = 0;
  gsl_multifit_nlinear_init (&view.vector, &problem, work);
  status = gsl_multifit_nlinear_driver (MAX_ITERATIONS, 1e-12, 1e-14, 0, NULL, NULL, &info, work);
  return (status == GSL_SUCCESS || status == GSL_ENOPROG)
         && fabs (gsl_vector_get (gsl_multifit_nlinear_position (work), LOG_BETA)) < MAX_LOG_BETA;
}

void
thema_mandelbrot_fit (const guint64 *frequencies, gsize n, ThemaMandelbrot *out)
{
  g_autofree double *logs = g_new (double, MAX (n, 1));
  Ranks self = { logs, n };
  gsl_multifit_nlinear_parameters settings = gsl_multifit_nlinear_default_parameters ();
  gsl_multifit_nlinear_workspace *work;

  *out = (ThemaMandelbrot){ no_estimate, no_estimate, no_estimate, NAN };
  for (gsize i = 0; i < n; i++)
    logs[i] = log10 ((double) frequencies[i]);
  if (n < N_PARAMETERS + 2 || is_constant (logs, n))
    return;
  work = gsl_multifit_nlinear_alloc (gsl_multifit_nlinear_trust, &settings, n, N_PARAMETERS);
  if (fit (work, &self))
    take_estimates (work, &self, out);
  gsl_multifit_nlinear_free (work);
}
