/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The noncentral chi-squared distribution, and the interval of its noncentrality.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The probability that a noncentral chi-squared variable with DF degrees of freedom and
   noncentrality NCP is at least X (UPPER), or at most X: R's pchisq (x, df, ncp).  For the middle
   of the distribution: absolute, not relative, to about 1e-13.  */
double thema_noncentral_chisq (double x, double df, double ncp, gboolean upper);

/* The noncentralities at which X is just not too great and just not too small: with CONFIDENCE 0.95
   those whose upper and lower tail at X hold 2.5 % (Steiger & Fouladi 1997; Smithson 2003, pp.
   33-41).  A limit that no noncentrality reaches is 0.  Both are NAN for an X that is NAN.  */
void thema_noncentral_interval (double x, double df, double confidence, double *low, double *high);

G_END_DECLS
