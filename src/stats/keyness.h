/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyness: how a thing's rate in a target differs from its rate in a reference.

   Pure functions of four counts.  A value that is undefined is NAN; no function here returns an
   infinity.  docs/statistics.md has every formula and its source, and says what each measure is at
   the edges.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Occurrences out of tokens, or documents with a code out of documents.  No more than the size.  */
typedef struct
{
  guint64 target;
  guint64 reference;
  guint64 target_size;
  guint64 reference_size;
} ThemaKeyCounts;

typedef struct
{
  double expected;                 /* of the target, were the two rates the same */
  double log_likelihood;           /* G2 of the fourfold table, Dunning 1993 */
  double log_likelihood_two_cells; /* without the cells of what it is not, Rayson & Garside 2000 */
  double chi_squared;              /* Pearson's; NAN when a margin is 0 */
  double chi_squared_yates;        /* with the correction as R's chisq.test () makes it */
  double p_log_likelihood;         /* these three with one degree of freedom */
  double p_chi_squared;
  double p_chi_squared_yates;
  double bic;           /* log_likelihood - ln (both sizes), Wilson 2013 */
  double log_ratio;     /* bits, Hardie 2014; NAN for none on either side */
  double log_ratio_low; /* 95 % interval: MOVER-R of Wilson limits, Donner & Zou 2012; NAN below
                           when the target has none, above when the reference has none */
  double log_ratio_high;
  double percent_diff; /* Gabrielatos & Marchi 2011; NAN when the reference has none */
  double odds_ratio;   /* as in ThemaAssociation */
  double odds_ratio_low;
  double odds_ratio_high;
  double difference_coefficient; /* -1..1, Hofland & Johansson 1982; NAN for none in both */
  double simple_maths;           /* of rates per million plus 1, Kilgarriff 2009 */
} ThemaKeyMeasures;

/* Fills every field of OUT: all NAN when either size is 0.  More occurrences than the size are a
   programmer error and leave OUT alone.  */
void thema_key_measure (const ThemaKeyCounts *counts, ThemaKeyMeasures *out);

/* The log_likelihood alone, and p_log_likelihood of it.  */
double thema_key_log_likelihood (const ThemaKeyCounts *counts);
double thema_key_p_log_likelihood (double log_likelihood);

/* The two-sided p of Fisher's exact test, see thema_fisher_exact ().  */
double thema_key_fisher (const ThemaKeyCounts *counts);

/* 1 when the rate of the target is the greater one, -1 when it is the lesser, 0 when they are the
   same or a size is 0.  */
int thema_key_direction (const ThemaKeyCounts *counts);

/* The difference of two rates, without its sign, for a permutation test: |OBSERVED / SIZE - rest /
   rest of the size|, of TOTAL occurrences in TOTAL_SIZE tokens.  NAN when SIZE is 0 or all.  */
double thema_key_rate_difference (double observed, double size, double total, double total_size);

/* Whether a permuted difference counts as at least as great as the observed one: also when it is as
   great but for rounding, and when it is undefined.  */
gboolean thema_key_reaches (double permuted, double observed);

/* (1 + reaching) / (1 + permutations), Phipson & Smyth 2010; NAN without permutations.  */
double thema_permutation_p (guint64 reaching, guint64 permutations);

G_END_DECLS
