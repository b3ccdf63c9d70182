/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A yes or no in several groups, compared within strata (years, say) only: the test of Mantel &
   Haenszel, so that what the strata differ in does not look like a difference of the groups.

   A value that is undefined is NAN.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More groups than this are not tested: a matrix of groups by groups has to be solved.  */
#define THEMA_MAX_STRATIFIED_GROUPS 400

/* One group in one stratum.  Each pair of the two stands at most once; those of a stratum come
   together.  */
typedef struct
{
  guint32 stratum, group;
  guint64 trials, events;
} ThemaStratumCell;

typedef struct
{
  gsize
      strata; /* that compare anything: two groups or more, with some events and not only events */
  double df;
  /* The generalised statistic (Landis, Heyman & Koch 1978) without continuity correction, with one
     degree of freedom less than there are groups: R's mantelhaen.test () of a k by 2 by strata
     table, and for two groups mantelhaen.test (correct = FALSE).  Groups that no stratum compares
     with the others are compared among themselves only, which costs a degree of freedom for each
     such set.  NAN when nothing is compared.  */
  double statistic, p;
  /* For two groups the common odds ratio of the first against the second (Mantel & Haenszel 1959)
     and its 95 % interval (Robins, Breslow & Greenland 1986).  NAN when a sum is 0.  */
  double odds_ratio, odds_ratio_low, odds_ratio_high;
} ThemaStratified;

void thema_stratified_test (const ThemaStratumCell *cells, gsize n_cells, guint32 n_groups,
                            ThemaStratified *out);

G_END_DECLS
