/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known before anything is computed: which covariates follow from others, and whether one
   of them parts events from other trials.  */
#include "stats/logistic-private.h"

#include <math.h>

/* A covariate of which so little is left beside its size is collinear (a square).  */
#define COLLINEAR 1e-14

/* Whether any group leaves something to be estimated.  */
static gboolean
has_used (const ThemaLogistic *self)
{
  for (gsize i = 0; i < self->data.n_cells; i++)
    if (thema_logistic_uses (self, i))
      return TRUE;
  return FALSE;
}

/* Eliminates one covariate after the other from the products of those behind it.  */
void
thema_logistic_drop_collinear (ThemaLogistic *self)
{
  gsize q = self->data.n_covariates;
  g_autofree double *trials = g_new (double, MAX (self->data.n_cells, 1));

  if (q == 0)
    return;
  if (!has_used (self))
    {
      for (gsize j = 0; j < q; j++)
        self->slope_fates[j] = THEMA_SEPARATED;
      return;
    }
  for (gsize i = 0; i < self->data.n_cells; i++)
    trials[i] = (double) self->data.trials[i];
  thema_logistic_take_means (self, trials);
  gsl_matrix *products = gsl_matrix_alloc (q, q);
  self->n_slopes = q;
  for (gsize j = 0; j < q; j++)
    self->kept[j] = j;
  thema_logistic_sum_products (self, trials, products);
  self->n_slopes = 0;
  for (gsize j = 0; j < q; j++)
    {
      double size = 0;

      for (gsize i = 0; i < self->data.n_cells; i++)
        if (thema_logistic_uses (self, i))
          size += trials[i] * thema_logistic_covariates (self, i)[j]
                  * thema_logistic_covariates (self, i)[j];
      double left = gsl_matrix_get (products, j, j);
      if (!(left > COLLINEAR * size))
        {
          self->slope_fates[j] = THEMA_COLLINEAR;
          continue;
        }
      self->kept[self->n_slopes++] = j;
      for (gsize a = j + 1; a < q; a++)
        for (gsize b = j + 1; b < q; b++)
          *gsl_matrix_ptr (products, a, b)
              -= gsl_matrix_get (products, a, j) * gsl_matrix_get (products, j, b) / left;
    }
  gsl_matrix_free (products);
}

/* Whether in every group no event has a lesser covariate than another trial (SIGN 1), or no greater
   one (SIGN -1): then a slope without end fits best.  */
static gboolean
parts (const ThemaLogistic *self, double sign)
{
  guint32 n_groups = self->data.n_groups;
  g_autofree double *least_event = g_new (double, n_groups);
  g_autofree double *greatest_other = g_new (double, n_groups);

  for (guint32 g = 0; g < n_groups; g++)
    least_event[g] = INFINITY, greatest_other[g] = -INFINITY;
  for (gsize i = 0; i < self->data.n_cells; i++)
    if (thema_logistic_uses (self, i))
      {
        guint32 group = self->data.groups[i];
        double x = sign * thema_logistic_covariates (self, i)[0];

        if (self->data.events[i] > 0)
          least_event[group] = MIN (least_event[group], x);
        if (self->data.events[i] < self->data.trials[i])
          greatest_other[group] = MAX (greatest_other[group], x);
      }
  for (guint32 g = 0; g < n_groups; g++)
    if (self->group_fates[g] == THEMA_ESTIMATED && greatest_other[g] > least_event[g])
      return FALSE;
  return TRUE;
}

gboolean
thema_logistic_is_separated (ThemaLogistic *self)
{
  if (self->data.n_covariates != 1 || self->n_slopes != 1 || !(parts (self, 1) || parts (self, -1)))
    return FALSE;
  self->slope_fates[0] = THEMA_SEPARATED;
  for (guint32 g = 0; g < self->data.n_groups; g++)
    if (self->group_fates[g] == THEMA_ESTIMATED)
      self->group_fates[g] = THEMA_SEPARATED;
  return TRUE;
}
