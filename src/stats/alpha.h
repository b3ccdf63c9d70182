/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Krippendorff's alpha, the customary estimator (Krippendorff 2004, ch. 11; 2011).  */
#pragma once

#include "stats/agreement.h"
#include "stats/random.h"

G_BEGIN_DECLS

typedef enum
{
  THEMA_LEVEL_NOMINAL,
  THEMA_LEVEL_ORDINAL,
  THEMA_LEVEL_INTERVAL,
  THEMA_LEVEL_RATIO,
  THEMA_N_LEVELS,
} ThemaLevel;

/* "nominal", "ordinal", "interval", "ratio".  */
const char *thema_level_name (ThemaLevel level);

/* Values are needed above the nominal level; categories come by rising values; at the level of
   ratios values are 0 or more.  OBSERVED and EXPECTED are disagreements.  Units with one rating
   count for nothing.  NAN when no unit has two ratings, and when all ratings in pairs are the same.
   The standard error is Gwet's (2014, by linearization, categories as far apart as they are
   found); at the ordinal level, where the sample says how far that is, it is NAN.  */
void thema_alpha (const ThemaRatings *ratings, ThemaLevel level, ThemaAgreement *out);

/* Replaces the standard error and interval of OUT, which is thema_alpha ()'s, by those of N
   samples with replacement of the units that have two ratings or more: percentiles (Efron 1979;
   for alpha Zapf et al. 2016).  */
void thema_alpha_bootstrap (const ThemaRatings *ratings, ThemaLevel level, gsize n, guint64 seed,
                            guint64 stream, ThemaAgreement *out);

G_END_DECLS
