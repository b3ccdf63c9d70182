/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same codebook with one thing done otherwise, to see what hangs on it. */
#pragma once

#include "codebook/codebook.h"

typedef enum
{
  THEMA_VARY_NOTHING,
  THEMA_VARY_WORDS,    /* words without wildcards are matched by their stems */
  THEMA_VARY_STEMS,    /* what is matched by stems is matched as the word that is written */
  THEMA_VARY_CASE,     /* nothing minds capital letters */
  THEMA_VARY_NEGATION, /* negated passages count as all others */
} ThemaVariation;

/* A sealed copy, with codes of the same numbers. `*n_changed` is how many patterns, also within
 * others and in rules, or codes are not as they were. Patterns that have become equal are one. */
ThemaCodebook *thema_codebook_vary (const ThemaCodebook *self, ThemaVariation variation,
                                    guint *n_changed, GError **error);
