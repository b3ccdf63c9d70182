/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terms of one corpus or of two, matched by their strings. */
#pragma once

#include "analysis/terms.h"

#define THEMA_MAX_UNITED 2

typedef struct
{
  guint32 n;         /* different strings */
  ThemaSlice *names; /* owned array: the strings by code points, borrowed from the stores */
  guint32 *of_term[THEMA_MAX_UNITED]; /* owned: for each corpus the number of each of its terms,
                                         THEMA_NO_ID for one that is left out */
} ThemaTermUnion;

/* `terms` are those of `n_corpora` (1 or 2). Terms rarer in all of them together than
 * `min_frequency` are left out. */
ThemaTermUnion *thema_term_union_new (const ThemaTerms *const *terms, guint n_corpora,
                                      guint64 min_frequency);
void thema_term_union_free (ThemaTermUnion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTermUnion, thema_term_union_free)
