/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that stand side by side more often than chance would have it: collocations.csv. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"

/* What is added to each cell of a table of n-grams: Blaheta & Johnson (2001). */
#define THEMA_COLLOCATION_SMOOTHING 0.5

typedef struct
{
  guint sizes;           /* bits: n-grams of n words, 2 to THEMA_MAX_NGRAM */
  guint32 min_frequency; /* at least 1 */
  guint32 min_documents;
  guint32 top;                /* n-grams of each size; 0: all */
  gboolean punctuation_parts; /* see thema_runs_new () */
} ThemaCollocationSettings;

/* `terms` is borrowed. An error for a corpus of more words than can be counted. */
ThemaPass *thema_collocation_pass_new (const ThemaTerms *terms,
                                       const ThemaCollocationSettings *settings, GError **error);

/* An error when there were too many n-grams, once the table is prepared, which is empty then. */
gboolean thema_collocation_pass_check (const ThemaPass *pass, GError **error);

/* How many n-grams were frequent enough, once the table is prepared. */
guint64 thema_collocation_pass_found (const ThemaPass *pass);
