/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With a log odds for each group, the information matrix is diagonal in the groups, bordered by the
   covariates.  Eliminating the groups leaves a matrix of covariates: sums of squares and products
   about the groups' weighted means, which are computed as such, so that nothing cancels.  GSL's
   pivoted Cholesky decomposition solves it.  */
#include "stats/logistic-private.h"

#include <math.h>
#include <string.h>

#define MAX_ITERATIONS 100
#define MAX_HALVINGS 30

/* A step that moves no log odds by more is the last one: Newton's method squares it.  */
#define LAST_STEP 1e-6

/* -2 ln (likelihood) of EVENTS and OTHERS at log odds.  */
double
thema_logistic_deviance (double events, double others, double odds)
{
  double sum = 0;

  if (events > 0)
    sum += events * (odds > 0 ? log1p (exp (-odds)) : log1p (exp (odds)) - odds);
  if (others > 0)
    sum += others * (odds > 0 ? log1p (exp (-odds)) + odds : log1p (exp (odds)));
  return 2 * sum;
}

static double
odds_at (const ThemaLogistic *self, gsize cell, const double *groups, const double *slopes)
{
  const double *x = thema_logistic_covariates (self, cell);
  double odds = groups[self->data.groups[cell]];

  for (gsize j = 0; j < self->n_slopes; j++)
    odds += slopes[self->kept[j]] * x[self->kept[j]];
  return odds;
}

static double
deviance_at (const ThemaLogistic *self, const double *groups, const double *slopes)
{
  double sum = 0;

  for (gsize i = 0; i < self->data.n_cells; i++)
    if (thema_logistic_uses (self, i))
      sum += thema_logistic_deviance ((double) self->data.events[i],
                                      (double) (self->data.trials[i] - self->data.events[i]),
                                      odds_at (self, i, groups, slopes));
  return sum;
}

/* The weighted means of the groups' covariates.  */
void
thema_logistic_take_means (ThemaLogistic *self, const double *weights)
{
  gsize q = self->data.n_covariates;

  memset (self->weights, 0, self->data.n_groups * sizeof *self->weights);
  memset (self->means, 0, self->data.n_groups * MAX (q, 1) * sizeof *self->means);
  for (gsize i = 0; i < self->data.n_cells; i++)
    if (thema_logistic_uses (self, i))
      {
        guint32 group = self->data.groups[i];

        self->weights[group] += weights[i];
        for (gsize j = 0; j < q; j++)
          self->means[group * q + j] += weights[i] * thema_logistic_covariates (self, i)[j];
      }
  for (guint32 g = 0; g < self->data.n_groups; g++)
    for (gsize j = 0; j < q && self->weights[g] > 0; j++)
      self->means[g * q + j] /= self->weights[g];
}

/* Sums of squares and products of covariates about the groups' means.  */
void
thema_logistic_sum_products (const ThemaLogistic *self, const double *weights, gsl_matrix *products)
{
  gsize q = self->data.n_covariates;

  gsl_matrix_set_zero (products);
  for (gsize i = 0; i < self->data.n_cells; i++)
    if (thema_logistic_uses (self, i))
      {
        const double *x = thema_logistic_covariates (self, i);
        const double *mean = self->means + self->data.groups[i] * q;

        for (gsize a = 0; a < self->n_slopes; a++)
          for (gsize b = 0; b < self->n_slopes; b++)
            *gsl_matrix_ptr (products, a, b) += weights[i]
                                                * (x[self->kept[a]] - mean[self->kept[a]])
                                                * (x[self->kept[b]] - mean[self->kept[b]]);
      }
}

/* The information about all parameters where they are, and what they have to move by, in new_groups
   and new_slopes.  FALSE when the information is gone.  */
static gboolean
take_step (ThemaLogistic *self, double *weights)
{
  gsize q = self->data.n_covariates, n = self->n_slopes;

  for (gsize i = 0; i < self->data.n_cells; i++)
    {
      double e = thema_logistic_uses (self, i)
                     ? exp (-fabs (odds_at (self, i, self->groups, self->slopes)))
                     : 0;
      weights[i] = (double) self->data.trials[i] * e / ((1 + e) * (1 + e));
    }
  thema_logistic_take_means (self, weights);
  memset (self->gradients, 0, self->data.n_groups * sizeof *self->gradients);
  if (n > 0)
    gsl_vector_set_zero (self->score);
  for (gsize i = 0; i < self->data.n_cells; i++)
    if (thema_logistic_uses (self, i))
      {
        guint32 group = self->data.groups[i];
        double share = 1 / (1 + exp (-odds_at (self, i, self->groups, self->slopes)));
        double excess = (double) self->data.events[i] - (double) self->data.trials[i] * share;

        self->gradients[group] += excess;
        for (gsize j = 0; j < n; j++)
          *gsl_vector_ptr (self->score, j) += excess
                                              * (thema_logistic_covariates (self, i)[self->kept[j]]
                                                 - self->means[group * q + self->kept[j]]);
      }
  if (n > 0)
    {
      thema_logistic_sum_products (self, weights, self->information);
      gsl_linalg_pcholesky_decomp (self->information, self->order);
      if (!(gsl_matrix_get (self->information, n - 1, n - 1) > 0))
        return FALSE;
      gsl_linalg_pcholesky_svx (self->information, self->order, self->score);
    }
  for (gsize j = 0; j < n; j++)
    self->new_slopes[self->kept[j]] = gsl_vector_get (self->score, j);
  for (guint32 g = 0; g < self->data.n_groups; g++)
    {
      if (self->group_fates[g] != THEMA_ESTIMATED)
        continue;
      if (!(self->weights[g] > 0))
        return FALSE;
      self->new_groups[g] = self->gradients[g] / self->weights[g];
      for (gsize j = 0; j < n; j++)
        self->new_groups[g] -= self->means[g * q + self->kept[j]] * self->new_slopes[self->kept[j]];
    }
  return TRUE;
}

/* Moves by the step, or by half of it and so on until the fit is no worse.  Gives the greatest
   change of a log odds.  */
static double
move (ThemaLogistic *self, double *deviance)
{
  guint32 n_groups = self->data.n_groups;
  gsize q = self->data.n_covariates;
  double part = 1, change = 0, found = 0;

  for (gsize i = 0; i < self->data.n_cells; i++)
    if (thema_logistic_uses (self, i))
      change = MAX (change, fabs (odds_at (self, i, self->new_groups, self->new_slopes)));
  g_autofree double *steps = g_memdup2 (self->new_groups, n_groups * sizeof (double));
  g_autofree double *slope_steps = g_memdup2 (self->new_slopes, q * sizeof (double));
  for (int i = 0; i < MAX_HALVINGS; i++, part /= 2)
    {
      for (guint32 g = 0; g < n_groups; g++)
        self->new_groups[g] = self->groups[g] + part * steps[g];
      for (gsize j = 0; j < q; j++)
        self->new_slopes[j] = self->slopes[j] + part * slope_steps[j];
      found = deviance_at (self, self->new_groups, self->new_slopes);
      if (change <= LAST_STEP || found <= *deviance * (1 + 1e-12))
        break;
    }
  *deviance = found;
  memcpy (self->groups, self->new_groups, n_groups * sizeof *self->groups);
  if (q > 0)
    memcpy (self->slopes, self->new_slopes, q * sizeof *self->slopes);
  return part * change;
}

/* The covariance of the slopes, from the decomposition that the last step left.  */
static void
invert (ThemaLogistic *self)
{
  gsize q = self->data.n_covariates, n = self->n_slopes;

  if (n == 0)
    return;
  gsl_matrix *inverse = gsl_matrix_alloc (n, n);
  gsl_linalg_pcholesky_invert (self->information, self->order, inverse);
  for (gsize a = 0; a < n; a++)
    for (gsize b = 0; b < n; b++)
      self->covariance[self->kept[a] * q + self->kept[b]] = gsl_matrix_get (inverse, a, b);
  gsl_matrix_free (inverse);
}

void
thema_logistic_iterate (ThemaLogistic *self)
{
  g_autofree double *weights = g_new (double, MAX (self->data.n_cells, 1));
  double deviance = deviance_at (self, self->groups, self->slopes);
  gboolean last = FALSE;

  if (self->n_slopes > 0)
    {
      self->information = gsl_matrix_alloc (self->n_slopes, self->n_slopes);
      self->score = gsl_vector_alloc (self->n_slopes);
      self->order = gsl_permutation_alloc (self->n_slopes);
    }
  /* One step more than it takes, so that the information is that at the estimates.  */
  while (self->summary.iterations < MAX_ITERATIONS && !self->summary.converged)
    {
      if (!take_step (self, weights))
        return;
      self->summary.iterations++;
      self->summary.converged = last;
      last = move (self, &deviance) <= LAST_STEP;
    }
  self->summary.deviance = deviance;
  self->summary.aic
      = deviance + 2 * (double) (self->data.n_groups - self->n_empty + self->n_slopes);
  invert (self);
}
