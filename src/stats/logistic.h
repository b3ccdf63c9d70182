/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logistic regression of a yes or no on the groups of one factor and some covariates.

   The factor may have thousands of groups: a log odds of each group takes the place of the
   intercept, so that the matrix to be solved is one of covariates alone.  Trials that have the same
   group and covariates are one cell.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize n_cells;
  const guint64 *trials, *events; /* of each cell */
  const guint32 *groups;          /* of each cell */
  const double *covariates;       /* of each cell N_COVARIATES, cell by cell; best close to 0 */
  guint32 n_groups;               /* at least one: without a factor all cells have group 0 */
  gsize n_covariates;
} ThemaLogisticData;

/* Whether there is an estimate, and why not.  */
typedef enum
{
  THEMA_ESTIMATED,
  THEMA_NO_TRIALS,  /* the group has none */
  THEMA_NO_EVENTS,  /* none of its trials is an event: its log odds are -infinite */
  THEMA_ALL_EVENTS, /* they are infinite */
  THEMA_COLLINEAR,  /* the covariate is the same for all trials of each group (or follows from the
                       covariates before it): R's NA in glm (y ~ factor + covariates) */
  THEMA_SEPARATED,  /* the covariates part events from other trials: no finite estimate is the most
                       likely one (Albert & Anderson 1984) */
} ThemaLogisticFate;

typedef struct _ThemaLogistic ThemaLogistic;

/* Maximum likelihood by iteratively reweighted least squares (Nelder & Wedderburn 1972; McCullagh &
   Nelder 1989, p. 115), which for this model is Newton's method.  Groups without an estimate do not
   touch those of others.  With one covariate separation is recognised exactly; with more, a model
   that is separated is one that does not converge.  */
ThemaLogistic *thema_logistic_fit (const ThemaLogisticData *data);
void thema_logistic_free (ThemaLogistic *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaLogistic, thema_logistic_free)

typedef struct
{
  guint64 trials, events;
  double deviance;      /* -2 ln (likelihood) of single trials, in the limit where estimates are
                           infinite; NAN when separated */
  double null_deviance; /* the same of a model with nothing but an intercept */
  double aic;           /* deviance + 2 * parameters, infinite ones included */
  guint iterations;
  gboolean converged;
} ThemaLogisticSummary;

ThemaLogisticSummary thema_logistic_summary (const ThemaLogistic *self);

ThemaLogisticFate thema_logistic_group_fate (const ThemaLogistic *self, guint32 group);
ThemaLogisticFate thema_logistic_slope_fate (const ThemaLogistic *self, gsize covariate);

/* An estimate and its standard error, both NAN where the fate is not THEMA_ESTIMATED, or the model
   has not converged: the log odds of a group where covariates are 0, its difference from that of
   another group, and what a covariate's unit adds.  */
typedef struct
{
  double estimate, std_error;
} ThemaLogisticTerm;

ThemaLogisticTerm thema_logistic_group (const ThemaLogistic *self, guint32 group);
ThemaLogisticTerm thema_logistic_contrast (const ThemaLogistic *self, guint32 group,
                                           guint32 baseline);
ThemaLogisticTerm thema_logistic_slope (const ThemaLogistic *self, gsize covariate);

G_END_DECLS
