/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/logistic-private.h"

#include <math.h>

/* Groups that decide their log odds by themselves; the rest begins at its own.  */
static void
begin (ThemaLogistic *self)
{
  const ThemaLogisticData *data = &self->data;
  g_autofree guint64 *trials = g_new0 (guint64, data->n_groups);
  g_autofree guint64 *events = g_new0 (guint64, data->n_groups);

  for (gsize i = 0; i < data->n_cells; i++)
    {
      trials[data->groups[i]] += data->trials[i];
      events[data->groups[i]] += data->events[i];
      self->summary.trials += data->trials[i];
      self->summary.events += data->events[i];
    }
  for (guint32 g = 0; g < data->n_groups; g++)
    {
      double others = (double) (trials[g] - events[g]);

      self->n_empty += trials[g] == 0;
      if (trials[g] == 0)
        self->group_fates[g] = THEMA_NO_TRIALS;
      else if (events[g] == 0)
        self->group_fates[g] = THEMA_NO_EVENTS;
      else if (events[g] == trials[g])
        self->group_fates[g] = THEMA_ALL_EVENTS;
      else
        self->groups[g] = log ((double) events[g] / others);
    }
  double n = (double) self->summary.trials, x = (double) self->summary.events;
  if (n > 0)
    self->summary.null_deviance
        = x > 0 && x < n ? thema_logistic_deviance (x, n - x, log (x / (n - x))) : 0;
}

ThemaLogistic *
thema_logistic_fit (const ThemaLogisticData *data)
{
  g_return_val_if_fail (data != NULL && data->n_groups > 0, NULL);
  g_return_val_if_fail (data->n_covariates == 0 || data->covariates != NULL || data->n_cells == 0,
                        NULL);

  ThemaLogistic *self = g_new0 (ThemaLogistic, 1);
  gsize q = MAX (data->n_covariates, 1), n_groups = data->n_groups;
  gsize n_means = n_groups * q, n_products = q * q;
  self->data = *data;
  self->group_fates = g_new0 (ThemaLogisticFate, n_groups);
  self->slope_fates = g_new0 (ThemaLogisticFate, q);
  self->groups = g_new0 (double, n_groups);
  self->new_groups = g_new0 (double, n_groups);
  self->slopes = g_new0 (double, q);
  self->new_slopes = g_new0 (double, q);
  self->weights = g_new0 (double, n_groups);
  self->gradients = g_new0 (double, n_groups);
  self->means = g_new0 (double, n_means);
  self->covariance = g_new0 (double, n_products);
  self->kept = g_new0 (gsize, q);
  self->summary.deviance = self->summary.null_deviance = self->summary.aic = NAN;
  begin (self);
  thema_logistic_drop_collinear (self);
  if (self->summary.trials > 0 && !thema_logistic_is_separated (self))
    thema_logistic_iterate (self);
  self->data.trials = self->data.events = NULL;
  self->data.covariates = NULL;
  self->data.groups = NULL;
  return self;
}

void
thema_logistic_free (ThemaLogistic *self)
{
  if (self == NULL)
    return;
  g_free (self->group_fates);
  g_free (self->slope_fates);
  g_free (self->groups);
  g_free (self->new_groups);
  g_free (self->slopes);
  g_free (self->new_slopes);
  g_free (self->weights);
  g_free (self->gradients);
  g_free (self->means);
  g_free (self->covariance);
  g_free (self->kept);
  if (self->information != NULL)
    {
      gsl_matrix_free (self->information);
      gsl_vector_free (self->score);
      gsl_permutation_free (self->order);
    }
  g_free (self);
}

ThemaLogisticSummary
thema_logistic_summary (const ThemaLogistic *self)
{
  return self->summary;
}

ThemaLogisticFate
thema_logistic_group_fate (const ThemaLogistic *self, guint32 group)
{
  return self->group_fates[group];
}

ThemaLogisticFate
thema_logistic_slope_fate (const ThemaLogistic *self, gsize covariate)
{
  return self->slope_fates[covariate];
}

/* The variance of what the slopes add at DIFFERENCE from 0, all of it.  */
static double
variance_at (const ThemaLogistic *self, const double *a, const double *b)
{
  gsize q = self->data.n_covariates;
  double sum = 0;

  for (gsize i = 0; i < q; i++)
    for (gsize j = 0; j < q; j++)
      sum += (a[i] - (b != NULL ? b[i] : 0)) * self->covariance[i * q + j]
             * (a[j] - (b != NULL ? b[j] : 0));
  return sum;
}

static gboolean
has_estimate (const ThemaLogistic *self, guint32 group)
{
  return self->summary.converged && self->group_fates[group] == THEMA_ESTIMATED;
}

ThemaLogisticTerm
thema_logistic_group (const ThemaLogistic *self, guint32 group)
{
  const double *mean = self->means + group * self->data.n_covariates;

  if (!has_estimate (self, group))
    return (ThemaLogisticTerm){ NAN, NAN };
  return (ThemaLogisticTerm){ self->groups[group],
                              sqrt (1 / self->weights[group] + variance_at (self, mean, NULL)) };
}

ThemaLogisticTerm
thema_logistic_contrast (const ThemaLogistic *self, guint32 group, guint32 baseline)
{
  const double *a = self->means + group * self->data.n_covariates;
  const double *b = self->means + baseline * self->data.n_covariates;

  if (!has_estimate (self, group) || !has_estimate (self, baseline))
    return (ThemaLogisticTerm){ NAN, NAN };
  if (group == baseline)
    return (ThemaLogisticTerm){ 0, 0 };
  return (ThemaLogisticTerm){ self->groups[group] - self->groups[baseline],
                              sqrt (1 / self->weights[group] + 1 / self->weights[baseline]
                                    + variance_at (self, a, b)) };
}

ThemaLogisticTerm
thema_logistic_slope (const ThemaLogistic *self, gsize covariate)
{
  if (!self->summary.converged || self->slope_fates[covariate] != THEMA_ESTIMATED)
    return (ThemaLogisticTerm){ NAN, NAN };
  return (ThemaLogisticTerm){
    self->slopes[covariate],
    sqrt (self->covariance[covariate * self->data.n_covariates + covariate])
  };
}
