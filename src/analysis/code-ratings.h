/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ratings of one code as the statistics want them. */
#pragma once

#include "analysis/codings.h"
#include "stats/agreement.h"

typedef struct
{
  ThemaRatings all;
  ThemaRating *ratings; /* owned */
  gsize *starts;        /* owned */
  guint32 *units;       /* owned: the unit of the codings that each is */
  double *values;       /* owned, by category; NULL: they are no numbers */
} ThemaCodeRatings;

/* Categories are the values that occur and those of the options, or no and yes of a code: by their
 * numbers, else by code points. */
void thema_code_ratings_init (ThemaCodeRatings *self, const ThemaCodings *codings, guint32 code,
                              gboolean yes_no);

/* The ratings that two coders gave, who become 0 and 1, in the same categories. `categories` must
 * outlive it. */
void thema_code_ratings_init_pair (ThemaCodeRatings *self, const ThemaCodeRatings *categories,
                                   guint32 a, guint32 b);
void thema_code_ratings_clear (ThemaCodeRatings *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ThemaCodeRatings, thema_code_ratings_clear)
