/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Association: how strongly two things (codes, terms) keep each other's company.

   Pure functions of four counts.  A value that is undefined is NAN, which tables show as an empty
   field; no function here returns an infinity.  docs/statistics.md has every formula and its
   reference, and says what each measure is at the edges.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The units (documents, sentences...) that hold both things, the first, the second; and all units.
   Consistent counts have both <= a, both <= b, and a + b - both <= units.  */
typedef struct
{
  guint64 both;
  guint64 a;
  guint64 b;
  guint64 units;
} ThemaPairCounts;

typedef struct
{
  double expected;       /* units with both, were the two independent */
  double jaccard;        /* 0..1 */
  double dice;           /* 0..1 */
  double phi;            /* -1..1, NAN when a or b is 0 or all units */
  double pmi;            /* bits, Church & Hanks 1990; NAN when both is 0 */
  double npmi;           /* -1..1, Bouma 2009; -1 when they never meet, 1 when never apart */
  double log_likelihood; /* G2 >= 0, Dunning 1993; has no direction */
  double odds_ratio;     /* sample odds ratio; NAN when a denominator's cell is 0 */
  double odds_ratio_low; /* 95 % interval, Woolf 1955; NAN when any of the four cells is 0 */
  double odds_ratio_high;
  double p_fisher; /* thema_fisher_exact () */
} ThemaAssociation;

/* Fills every field of OUT.  Inconsistent counts are a programmer error and leave OUT alone.
   With no units every field is NAN.  */
void thema_association_compute (const ThemaPairCounts *counts, ThemaAssociation *out);

/* The same in two parts: LOG_LIKELIHOOD and P_FISHER, which take the most time and have logarithms
   in common, and all other fields of OUT, which is left alone in these two.  */
void thema_association_test (const ThemaPairCounts *counts, double *log_likelihood,
                             double *p_fisher);
void thema_association_measure (const ThemaPairCounts *counts, ThemaAssociation *out);

/* The log_likelihood alone, for those who rank many pairs by it.  */
double thema_association_log_likelihood (const ThemaPairCounts *counts);

/* The two-sided p of Fisher's exact test as R's fisher.test () defines it: the probability, given
   the margins, of all tables that are at most (1 + 1e-7) times as probable as the one observed.

   Counts are limited to 2^32 - 1: beyond that, and with no units, the result is NAN.
   A p too small for a double is 0.  */
double thema_fisher_exact (const ThemaPairCounts *counts);

G_END_DECLS
