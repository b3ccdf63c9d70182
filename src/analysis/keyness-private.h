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

typedef struct _ThemaKeynessSum ThemaKeynessSum;

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
  ThemaKeynessSum *sums; /* owned: of the things that have rows, see keyness-spread.c */
  gsize *sum_starts;     /* owned, by thing: where its sums begin; one more for the end */
};

/* The tokens of both sides of a comparison. */
guint64 thema_keyness_size (const ThemaKeyness *self, guint32 comparison, ThemaSide side);
guint32 thema_keyness_documents (const ThemaKeyness *self, guint32 comparison, ThemaSide side);

/* What a row compares: tokens out of tokens, or documents out of documents. */
ThemaKeyCounts thema_keyness_counts (const ThemaKeyness *self, const ThemaKeynessRow *row);

/* Prepares the dispersions of all rows; and that of a row on one side, NAN where it has none. */
void thema_keyness_spread (ThemaKeyness *self);
double thema_keyness_dispersion (const ThemaKeyness *self, const ThemaKeynessRow *row,
                                 ThemaSide which);

/* Counts, in all rows, the permutations that differ as much as what was observed. */
void thema_keyness_permute (ThemaKeyness *self);
