/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the coefficients of agreement have in common.  */
#pragma once

#include "stats/agreement.h"

G_BEGIN_DECLS

typedef struct
{
  const ThemaRatings *ratings; /* borrowed */
  ThemaWeights weights;
  double range;    /* between the least and the greatest value */
  gsize n;         /* units with a rating */
  gsize n_paired;  /* with two or more */
  double *unit;    /* owned, by unit: the agreement of its pairs; 0 without a pair */
  double observed; /* the mean of these over units with pairs */
  double *shares;  /* owned, by category: the mean over units of its share in the unit */
} ThemaAgreementFrame;

void thema_agreement_frame_init (ThemaAgreementFrame *self, const ThemaRatings *ratings,
                                 ThemaWeights weights);
void thema_agreement_frame_clear (ThemaAgreementFrame *self);

double thema_agreement_weight (const ThemaAgreementFrame *self, guint32 a, guint32 b);

static inline gsize
thema_ratings_of (const ThemaRatings *self, gsize unit, const ThemaRating **ratings)
{
  *ratings = self->ratings + self->starts[unit];
  return self->starts[unit + 1] - self->starts[unit];
}

/* Fills the value from what was observed and EXPECTED, and the standard error from CHANCE: each
   unit's part in what is expected, which has the mean EXPECTED.  */
void thema_agreement_finish (const ThemaAgreementFrame *self, double expected, const double *chance,
                             ThemaAgreement *out);

/* The 95 % interval of Student's t about the value.  */
void thema_agreement_interval (ThemaAgreement *out, gsize n);

/* Conger's kappa.  */
void thema_agreement_conger (const ThemaAgreementFrame *self, ThemaAgreement *out);

G_END_DECLS
