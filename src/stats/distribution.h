/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tails of distributions, computed as such: never as 1 minus the other tail, so that a p keeps its
   digits down to the smallest numbers there are.  All give NAN for NAN.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The probability that a chi-squared variable with DF (1 or more) degrees of freedom is at least X:
   R's pchisq (x, df, lower.tail = FALSE).  1 for an X below 0.  */
double thema_chisq_upper (double x, double df);

/* That it is at most X: R's pchisq (x, df).  0 for an X below 0.  */
double thema_chisq_lower (double x, double df);

/* The probability that a standard normal variable is at least as far from 0 as Z: R's
   2 * pnorm (-abs (z)).  */
double thema_normal_two_sided (double z);

/* R's pnorm (z).  */
double thema_normal_lower (double z);

/* R's qnorm (p), for p between 0 and 1.  */
double thema_normal_quantile (double p);

/* The probability that a variable of Student's t with DF degrees of freedom is at least as far from
   0 as T: R's 2 * pt (-abs (t), df).  */
double thema_t_two_sided (double t, double df);

/* What lies between the two limits of a 95 % interval of a normal variable and its centre, in
   standard deviations: qnorm (0.975).  */
#define THEMA_Z_95 1.959963984540054

G_END_DECLS
