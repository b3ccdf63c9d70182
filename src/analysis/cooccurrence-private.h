/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts pairs (cooccurrence.c) and what writes them (cooccurrence-table.c) share. */
#pragma once

#include "analysis/cooccurrence.h"
#include "analysis/unit-codes.h"
#include "base/sort.h"

/* The pairs are of codes, of terms, or of a code and a term: of a left and a right thing. Where
 * both are of one kind, a pair is counted once, the one with the lower number on the left. */
typedef struct
{
  ThemaPass base;
  gboolean left_codes, right_codes;
  guint32 n_left, n_right;
} ThemaPairPass;

/* What is counted for one unit of analysis. */
typedef struct
{
  guint64 n_units;
  guint32 *left, *right; /* owned: units that hold each; the same array when both are of one kind */
  guint32 *pairs;        /* owned: units that hold both, at thema_pair_place () */
} ThemaPairCounter;

/* The rows of one unit of analysis, in the table's order. */
typedef struct
{
  ThemaSortKey *pairs; /* owned; items are left << 32 | right */
  gsize n;
  double *log_likelihood, *p, *p_adjusted; /* owned, by pair */
} ThemaPairRows;

typedef struct
{
  ThemaPairCounter counters[THEMA_N_UNITS];
  ThemaUnitCodes codes;
  ThemaPairRows rows[THEMA_N_UNITS]; /* once prepared */
} ThemaPairState;

static inline gboolean
thema_pair_is_symmetric (const ThemaPairPass *self)
{
  return self->left_codes == self->right_codes;
}

/* Where the pair is counted; of a symmetric one left < right. */
static inline gsize
thema_pair_place (const ThemaPairPass *self, guint32 left, guint32 right)
{
  return thema_pair_is_symmetric (self) ? (gsize) right * (right - 1) / 2 + left
                                        : (gsize) left * self->n_right + right;
}

/* Functions of the pass's class that make its table; see pass.h. */
gsize thema_pairs_prepare (const ThemaPass *pass, gpointer state, guint n_threads);
void thema_pairs_write_header (const ThemaPass *pass, ThemaCsvWriter *csv);
void thema_pairs_write_rows (const ThemaPass *pass, gconstpointer state, gsize from, gsize to,
                             ThemaCsvWriter *csv);
void thema_pair_rows_clear (ThemaPairRows *self);
