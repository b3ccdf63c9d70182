/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement of two or more coders, beyond what chance would give.

   Ratings may be missing.  As in Gwet (2014) a unit that one coder alone has rated counts for the
   shares of the categories, not for the agreement; one that nobody has rated counts for nothing.
   A value that is undefined is NAN.  docs/statistics.md has every formula.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define THEMA_MAX_CODERS 200

typedef struct
{
  guint32 coder, category;
} ThemaRating;

/* What was rated.  */
typedef struct
{
  const ThemaRating *ratings; /* borrowed: unit by unit, no coder twice in one */
  const gsize *starts;        /* borrowed: of each unit's ratings; n_units + 1 of them */
  gsize n_units;
  guint32 n_coders, n_categories; /* categories that nobody used are categories, too */
  const double *values;           /* borrowed: what each category stands for; may be NULL where
                                     categories are mere names */
} ThemaRatings;

/* How much two categories agree: not at all unless they are the same; 1 - |x - y| / range; or
   1 - (x - y)^2 / range^2 (Cohen 1968).  The last two need values.  */
typedef enum
{
  THEMA_WEIGHTS_IDENTITY,
  THEMA_WEIGHTS_LINEAR,
  THEMA_WEIGHTS_QUADRATIC,
  THEMA_N_WEIGHTS,
} ThemaWeights;

typedef enum
{
  THEMA_PERCENT_AGREEMENT,
  THEMA_KAPPA,        /* Cohen's (1960, 1968) of two coders, Conger's (1980) of more */
  THEMA_FLEISS_KAPPA, /* Fleiss 1971; of two coders Scott's pi (1955) */
  THEMA_GWET_AC,      /* AC1, with weights AC2 (Gwet 2008, 2014) */
  THEMA_BRENNAN_PREDIGER,
  THEMA_N_AGREEMENTS,
} ThemaAgreementKind;

typedef enum
{
  THEMA_INTERVAL_NONE,
  THEMA_INTERVAL_LINEARIZED, /* Gwet 2014: of Student's t, n - 1 degrees of freedom */
  THEMA_INTERVAL_FLEISS,     /* Fleiss, Cohen & Everitt 1969: of the normal distribution */
  THEMA_INTERVAL_WILSON,
  THEMA_INTERVAL_BOOTSTRAP, /* percentiles */
} ThemaIntervalMethod;

/* "", "linearized", "fleiss_cohen_everitt", "wilson", "bootstrap_percentile".  */
const char *thema_interval_method_name (ThemaIntervalMethod method);

typedef struct
{
  double value;     /* 1 is perfect; 0 what chance gives, percent agreement apart */
  double std_error; /* NAN below two units */
  double low, high; /* 95 % limits: up to 1, and from -1 unless the value is
                       below; NAN where the standard error is 0 */
  ThemaIntervalMethod method;
  double observed, expected; /* agreement; of alpha: disagreement */
  gsize n_units;             /* with a rating; of alpha and Cohen's kappa: those in pairs */
  gsize n_paired;            /* of them with two or more */
  gsize n_ratings;           /* in these units */
  guint32 n_coders;          /* with a rating */
} ThemaAgreement;

/* All of them at once.  */
void thema_agreement_compute (const ThemaRatings *ratings, ThemaWeights weights,
                              ThemaAgreement out[THEMA_N_AGREEMENTS]);

/* Cohen's kappa of the units that both coders have rated, where units have two ratings at most and
   the first coder's comes first.  */
void thema_cohen_kappa (const ThemaRatings *ratings, ThemaWeights weights, ThemaAgreement *out);

G_END_DECLS
