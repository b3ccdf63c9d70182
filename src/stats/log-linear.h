/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How strongly the words of an n-gram hold together: the highest interaction of the saturated
   log-linear model of a table with 2^n cells.

   Blaheta & Johnson (2001), Unsupervised learning of multi-word verbs, as the R package
   quanteda.textstats computes it in textstat_collocations ().  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define THEMA_LOG_LINEAR_MAX 5 /* words */

/* A table of things with N yes/no properties.  Cell number I holds the things that have the
   property K exactly when bit K of I is set: the last cell all of them, the first one none.  */

/* From what is easily counted to the cells, in place: COUNTS[I], of 2^N, comes as the number of
   things that have at least the properties of I, and leaves as that which have just these.  */
void thema_log_linear_cells (guint n, guint64 *counts);

typedef struct
{
  double lambda;    /* natural logarithm; for n = 2 that of the odds ratio */
  double se;        /* its standard error, > 0 */
  double low, high; /* 95 % interval of lambda */
  double z;         /* lambda / se */
} ThemaLogLinear;

/* SMOOTHING is added to every cell; without it (0) all are NAN when a cell is empty.  */
void thema_log_linear_compute (guint n, const guint64 *cells, double smoothing,
                               ThemaLogLinear *out);

G_END_DECLS
