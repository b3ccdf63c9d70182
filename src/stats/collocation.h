/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How strongly a word is drawn to the surroundings of another: measures of a fourfold table of
   tokens, near a node or not, the collocate or not.

   A value that is undefined is NAN; none is an infinity.  docs/statistics.md has every formula.  */
#pragma once

#include "stats/association.h"

G_BEGIN_DECLS

/* Tokens: `both` those of the collocate near a node, `a` all near a node, `b` those of the
   collocate, `units` all that could be near a node.  */
typedef struct
{
  double expected;         /* of `both`: a * b / units */
  double mi;               /* bits, Church & Hanks 1990; NAN when both is 0, as is mi3 */
  double mi3;              /* bits, Daille 1994: both counts three times */
  double t_score;          /* Church et al. 1991; NAN when both is 0 */
  double z_score;          /* Dennis 1965, Berry-Rogghe 1973; NAN when nothing is expected */
  double delta_p_forward;  /* -1..1, of the collocate by the nearness of a node (Ellis 2006) */
  double delta_p_backward; /* -1..1, of the nearness by the collocate */
  double log_ratio;        /* bits, Hardie 2014; NAN unless the collocate stands near and afar */
  double log_ratio_low;    /* 95 % interval, Katz et al. 1978 */
  double log_ratio_high;
  double log_likelihood;   /* G2, Dunning 1993; has no direction */
  double p_log_likelihood; /* of G2, one degree of freedom */
} ThemaCollocation;

/* Inconsistent counts are a programmer error and leave OUT alone.  Without units all is NAN.  */
void thema_collocation_compute (const ThemaPairCounts *counts, ThemaCollocation *out);

/* Rychly 2008: 14 plus the binary logarithm of Dice's coefficient of BOTH occurrences together of
   words that occur A and B times.  Does not depend on the size of the corpus.  NAN when BOTH is 0.
 */
double thema_log_dice (guint64 both, guint64 a, guint64 b);

G_END_DECLS
