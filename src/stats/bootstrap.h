/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bootstrap intervals (Efron 1979, 1987) of a statistic of units that were drawn again with
   replacement.  */
#pragma once

#include "stats/random.h"

G_BEGIN_DECLS

/* Draws N of N units with replacement: how often each was drawn.  */
void thema_bootstrap_draw (ThemaRandom *random, guint32 n, guint32 *times);

/* The acceleration of the statistic: a sixth of the skewness of its jackknife values (Efron &
   Tibshirani 1993, eq. 14.15).  VALUES are the statistic without one unit, each TIMES over.  NAN
   when one of them is, or when they are all the same.  */
double thema_jackknife_acceleration (const double *values, const guint64 *times, gsize n);

/* Of fewer replicates the least is no 2.5 % limit: its rank, 0.025 (n + 1), would be below 1.  */
#define THEMA_BOOTSTRAP_LEAST 39

typedef enum
{
  THEMA_BOOTSTRAP_NONE, /* the replicates have no spread, are too few, or too many undefined */
  THEMA_BOOTSTRAP_BCA,
  THEMA_BOOTSTRAP_PERCENTILE,
} ThemaBootstrapMethod;

typedef struct
{
  gsize defined;    /* replicates in which the statistic was defined */
  double std_error; /* standard deviation of these replicates, by n - 1; NAN below two */
  double low, high; /* 95 % limits, NAN without a method */
  ThemaBootstrapMethod method;
} ThemaBootstrap;

/* "", "bca", "percentile".  */
const char *thema_bootstrap_method_name (ThemaBootstrapMethod method);

/* The 95 % interval from N replicates of a statistic (NAN: undefined; they come back sorted, the
   undefined ones last) whose value in the sample is ESTIMATE: bias-corrected and accelerated (Efron
   1987; Efron & Tibshirani 1993, eq. 14.9 to 14.14, replicates equal to the estimate counted half),
   or by percentiles where ACCELERATION is NAN or the correction undefined.  A limit between two
   replicates is interpolated at rank alpha (n + 1), as R's quantile (type = 6).  There is no
   interval when the estimate is NAN, all defined replicates are equal but for rounding, there are
   fewer than THEMA_BOOTSTRAP_LEAST, or more than one in 40 is undefined: then the tail is not
   known.  */
void thema_bootstrap_interval (double *replicates, gsize n, double estimate, double acceleration,
                               ThemaBootstrap *out);

G_END_DECLS
