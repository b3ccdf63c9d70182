/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stratified samples (Cochran 1977, ch. 5 and 6): how many units each stratum gives, which ones,
   and what the sample says of all units.  */
#pragma once

#include "stats/accuracy.h"
#include "stats/random.h"

G_BEGIN_DECLS

/* A stratum gives units in proportion to this power of its size (Bankier 1988).  */
typedef enum
{
  THEMA_ALLOCATION_PROPORTIONAL, /* 1 */
  THEMA_ALLOCATION_SQRT,         /* 1/2 */
  THEMA_ALLOCATION_EQUAL,        /* 0 */
} ThemaAllocation;

/* The least that a stratum gives, or all of it: with one unit its spread were unknown.  */
#define THEMA_STRATUM_LEAST 2

/* Shares SIZE units (all, if there are fewer) among N strata of UNITS units.  Fractions go to those
   strata that they are greatest in, then to the first.  FALSE: SIZE is too small for the least of
   all strata.  */
gboolean thema_strata_allocate (const guint64 *units, gsize n, guint64 size, ThemaAllocation how,
                                guint64 *sampled);

/* Calls VISIT with N different numbers below UNITS, rising, each set as likely.  */
void thema_sample_choose (ThemaRandom *random, guint32 units, guint32 n,
                          void (*visit) (guint32 number, gpointer user_data), gpointer user_data);

/* What a random sample of a stratum without replacement was found to be.  */
typedef struct
{
  guint64 units;         /* of the stratum */
  ThemaConfusion counts; /* of the units sampled */
} ThemaStratum;

/* Strata twice as fine, where it is known how many units of each are CODED, that is tp or fp: those
   that are, and behind them those that are not (post-stratification: Cochran 1977, sec. 5A.9; Holt
   & Smith 1979).  OUT has room for 2 N.  One of which too little was looked at is merged with that
   of its kind of which most was.  */
void thema_strata_split (const ThemaStratum *strata, const guint64 *coded, gsize n,
                         ThemaStratum *out);

typedef enum
{
  THEMA_CORPUS_PRECISION,
  THEMA_CORPUS_RECALL,
  THEMA_CORPUS_F1,
  THEMA_CORPUS_PREVALENCE, /* by the standard */
  THEMA_N_CORPUS_RATES,
} ThemaCorpusRate;

/* "precision", "recall", "f1", "prevalence".  */
const char *thema_corpus_rate_name (ThemaCorpusRate rate);

typedef struct
{
  double numerator, denominator; /* units of all strata, estimated (Horvitz & Thompson 1952) */
  double value;                  /* of the two, NAN without a denominator */
  double std_error;              /* by linearization (Cochran 1977, sec. 6.11); NAN when a
                                    stratum that was not taken whole gave less than two units */
  double low, high; /* 95 % limits, which know that a sample without a miss does not prove that
                       there is none.  Precision: Wilson's, of as many units as the sample is
                       worth.  The others: MOVER (Donner & Zou 2012) from Wilson's of each
                       stratum; NAN for recall and F1 when no unit looked at was coded.  */
} ThemaCorpusEstimate;

/* All are NAN when a stratum with units gave none.  */
void thema_strata_estimate (const ThemaStratum *strata, gsize n,
                            ThemaCorpusEstimate out[THEMA_N_CORPUS_RATES]);

G_END_DECLS
