/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does something rise or fall with time?  A value that is undefined is NAN.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double s;        /* pairs that rise less those that fall (Mann 1945) */
  double variance; /* of s without a trend, corrected for ties (Kendall 1975; Gilbert 1987, eq.
                      16.2) */
  double z;        /* s brought closer to 0 by 1, in standard deviations; NAN when all are equal */
  double p;        /* two-sided, normal */
  double tau_b;    /* Kendall 1945: -1..1; NAN when all are equal */
  double slope;    /* for one unit of time: the median of all pairs' slopes (Sen 1968) */
  double slope_low, slope_high; /* 95 % interval (Gilbert 1987, p. 218); NAN when there are too few
                                   pairs for a limit */
} ThemaMannKendall;

/* N values, one for each of TIMES, which rise.  All is NAN with fewer than two.  */
void thema_mann_kendall (const double *times, const double *values, gsize n, ThemaMannKendall *out);

typedef struct
{
  double z;           /* above 0 when the share rises (Armitage 1955; without correction) */
  double chi_squared; /* z^2: R's prop.trend.test (events, trials, scores) */
  double p;           /* two-sided */
  double slope;       /* what the share gains for one unit of the score: weighted least squares */
  double slope_low, slope_high; /* its 95 % interval, from the binomial variances of the shares as
                                   observed; NAN when these are 0 */
} ThemaCochranArmitage;

/* EVENTS of TRIALS at each of N SCORES.  All is NAN when no trial or every trial is an event, or
   when all trials have one score.  */
void thema_cochran_armitage (const guint64 *events, const guint64 *trials, const double *scores,
                             gsize n, ThemaCochranArmitage *out);

G_END_DECLS
