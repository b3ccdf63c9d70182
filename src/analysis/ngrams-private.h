/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of counting n-grams share. */
#pragma once

#include "analysis/key-table.h"
#include "analysis/ngrams.h"
#include "analysis/runs.h"

/* Behind every array by position, so that what follows the last word can be asked for. */
#define THEMA_SEQUENCE_PADDING 8

/* What is known of a position's surroundings is packed in a byte: no n-gram is so long that more
 * would matter. */
#define THEMA_REACH_MAX 7

/* How many tokens of its run there are from the position on. */
static inline guint
thema_reach_from (const ThemaSequence *self, guint32 p)
{
  return self->reach[p] & THEMA_REACH_MAX;
}

/* And before it. */
static inline guint
thema_reach_before (const ThemaSequence *self, guint32 p)
{
  return self->reach[p] >> 3 & THEMA_REACH_MAX;
}

/* How many terms stand side by side around it, that of the position among them: 2 for less, too,
 * and THEMA_MAX_NGRAM for more. */
static inline guint
thema_reach_terms (const ThemaSequence *self, guint32 p)
{
  return (self->reach[p] >> 6) + 2u;
}

/* Whether it is a number of a thing, and not one of those that stand for none. */
static inline gboolean
thema_is_part (guint32 number)
{
  return number < THEMA_RUN_OTHER;
}

/* By position, all of them THEMA_RUN_END. */
guint32 *thema_sequence_array (const ThemaSequence *sequence);

/* Fills `matching` of all n-grams; `pairs` has by position the number of the two words that begin
 * there, if n-grams of three words or more are listed. */
void thema_ngrams_match (const ThemaSequence *sequence, const ThemaNgramSettings *settings,
                         const guint32 *pairs, ThemaNgrams by_size[THEMA_MAX_NGRAM + 1]);
