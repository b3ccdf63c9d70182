/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence intervals of shares.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The score interval of Wilson (1927) for SUCCESSES out of TRIALS, without continuity correction:
   R's prop.test (successes, trials, correct = FALSE)$conf.int.  CONFIDENCE lies between 0 and 1,
   say 0.95.  LOW is exactly 0 without successes, HIGH exactly 1 without failures; both are NAN
   without trials.  More successes than trials are a programmer error.  */
void thema_wilson_interval (guint64 successes, guint64 trials, double confidence, double *low,
                            double *high);

/* The same of a SHARE, 0 to 1, found in a sample that is worth SIZE trials: no whole number where
   trials count unlike.  Both limits are NAN without a SIZE above 0.  */
void thema_wilson_share_interval (double share, double size, double confidence, double *low,
                                  double *high);

G_END_DECLS
