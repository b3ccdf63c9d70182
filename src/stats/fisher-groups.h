/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fisher's exact test of a yes or no in several groups.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Steps that a test may take before it is given up: a step puts a number of the events into one
   more group.  */
#define THEMA_FISHER_STEPS 500000

/* The probability, given the margins, of all divisions of the events among the groups that are at
   most (1 + 1e-7) times as probable as the observed one: R's fisher.test () of a 2 by k table
   (Freeman & Halton 1951).  EVENTS of TRIALS in each of N groups; groups without trials do not
   count.  NAN when there is nothing to test: fewer than two groups, no event, or nothing but
   events; and with TOO_LARGE when it would take more than about THEMA_FISHER_STEPS steps or, in two
   groups, there are more than 2^32 - 1 trials.  */
double thema_fisher_groups (const guint64 *events, const guint64 *trials, gsize n,
                            gboolean *too_large);

G_END_DECLS
