/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of logistic.h share.  */
#pragma once

#include <gsl/gsl_linalg.h>

#include "stats/logistic.h"

G_BEGIN_DECLS

struct _ThemaLogistic
{
  ThemaLogisticData data;         /* borrowed during the fit */
  ThemaLogisticFate *group_fates; /* owned, as all here */
  ThemaLogisticFate *slope_fates;
  double *groups, *slopes;         /* estimates */
  double *new_groups, *new_slopes; /* steps, then estimates to be tried */
  double *weights;                 /* of groups: the information about each */
  double *gradients;               /* of groups */
  double *means;                   /* of each group, its covariates' weighted means */
  double *covariance;              /* of slopes */
  gsl_matrix *information;         /* of the slopes that are estimated; NULL without */
  gsl_vector *score;
  gsl_permutation *order;
  gsize n_slopes; /* that are estimated */
  gsize *kept;    /* their covariates */
  guint64 n_empty;
  ThemaLogisticSummary summary;
};

static inline const double *
thema_logistic_covariates (const ThemaLogistic *self, gsize cell)
{
  gsize q = self->data.n_covariates;

  return q > 0 ? self->data.covariates + cell * q : NULL;
}

static inline gboolean
thema_logistic_uses (const ThemaLogistic *self, gsize cell)
{
  return self->data.trials[cell] > 0
         && self->group_fates[self->data.groups[cell]] == THEMA_ESTIMATED;
}

/* -2 ln (likelihood) of EVENTS and OTHERS at log odds.  */
double thema_logistic_deviance (double events, double others, double odds);

/* The weighted means of the groups' covariates, WEIGHTS being of cells.  */
void thema_logistic_take_means (ThemaLogistic *self, const double *weights);

/* Sums of squares and products of covariates about the groups' means.  */
void thema_logistic_sum_products (const ThemaLogistic *self, const double *weights,
                                  gsl_matrix *products);

/* Leaves out the covariates that follow from the groups and those before them: a column is kept
   when enough of it is left behind the elimination of the others, in their order, as R does.  */
void thema_logistic_drop_collinear (ThemaLogistic *self);

/* With one covariate: whether it separates; then nothing else has an estimate either.  */
gboolean thema_logistic_is_separated (ThemaLogistic *self);

/* Finds the estimates from those that the groups begin with.  */
void thema_logistic_iterate (ThemaLogistic *self);

G_END_DECLS
