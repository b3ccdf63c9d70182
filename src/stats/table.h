/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fourfold table behind the association measures.  Internal to stats/.  */
#pragma once

#include <glib.h>

#include "stats/association.h"

G_BEGIN_DECLS

/* Cells in the order: both, only a, only b, neither.  Whole numbers kept as doubles, exact below
   2^53.  With the margins fixed, all cells lie equally far from what independence expects:
   observed - expected is EXCESS, with the signs + - - +.  */
typedef struct
{
  double cell[4];
  double expected[4];
  double excess;
} ThemaTable;

gboolean thema_table_is_consistent (const ThemaPairCounts *counts);

/* COUNTS must be consistent and have units.  */
void thema_table_init (ThemaTable *table, const ThemaPairCounts *counts);

/* The sum over the cells of observed * ln (observed / expected): half of G2, never negative, and
   without cancellation when the table is close to independence.  */
double thema_table_deviance (const ThemaTable *table);

/* The same cell by cell: TERMS, of which the deviance is the sum, never negative.  */
void thema_table_deviance_terms (const ThemaTable *table, double terms[4]);
double thema_table_sum_terms (const double terms[4]);

/* thema_fisher_exact () of a table whose deviance terms are known.  */
double thema_table_fisher (const ThemaTable *table, const double terms[4]);

/* Puts STEPS more units in the cell "both" (fewer when negative), keeping the margins.  */
void thema_table_shift (ThemaTable *table, double steps);

/* Swaps "b" with "not b".  The table is as probable as before, a surplus becomes a deficit.  */
void thema_table_mirror (ThemaTable *table);

/* Loader's (2000) deviance term, observed * ln (observed / expected) + expected - observed, never
   negative, where EXCESS is observed - expected without cancellation.  */
double thema_deviance_term (double observed, double expected, double excess);

/* What Stirling's formula leaves of ln (n!): n! = sqrt (2 pi n) (n / e)^n exp (rest).  N is a whole
   number, or 16 or more; 0 for 0, where the square root is left out, too.  */
double thema_stirling_rest (double n);

G_END_DECLS
