/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of keyness are made of. */
#pragma once

#include "analysis/keyness.h"
#include "stats/keyness.h"

typedef enum
{
  THEMA_SIDE_TARGET,
  THEMA_SIDE_REFERENCE,
  THEMA_N_SIDES,
} ThemaSide;

typedef struct
{
  guint32 comparison, thing;          /* the thing's number in the tally */
  guint64 frequencies[THEMA_N_SIDES]; /* tokens of a term, segments of a code */
  guint32 documents[THEMA_N_SIDES];   /* that hold it */
  guint32 n_reaching;                 /* permutations whose rates differ as much */
  double p_adjusted;
} ThemaKeynessRow;

struct _ThemaKeyness
{
  const ThemaTally *tally;       /* borrowed */
  const ThemaContrast *contrast; /* borrowed */
  const ThemaSlice *names;       /* borrowed; NULL for codes */
  const ThemaSegments *segments; /* borrowed; NULL for terms */
  ThemaKeynessOptions options;
  guint64 *totals;         /* owned: the frequency of each thing on both sides */
  GArray **of_comparisons; /* owned array of owned lists of ThemaKeynessRow; NULL when joined */
  ThemaKeynessRow *rows;   /* owned: all of them */
  gsize n_rows;
};

/* The tokens of both sides of a comparison. */
guint64 thema_keyness_size (const ThemaKeyness *self, guint32 comparison, ThemaSide side);
guint32 thema_keyness_documents (const ThemaKeyness *self, guint32 comparison, ThemaSide side);

/* What a row compares: tokens out of tokens, or documents out of documents. */
ThemaKeyCounts thema_keyness_counts (const ThemaKeyness *self, const ThemaKeynessRow *row);

/* Counts, in all rows, the permutations that differ as much as what was observed. */
void thema_keyness_permute (ThemaKeyness *self);
