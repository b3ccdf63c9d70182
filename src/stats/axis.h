/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axes that an eigenvalue or singular value decomposition finds: each is determined but for its
   sign, and what should be 0 is not quite.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of row I in column K of N_COLUMNS.  */
static inline double *
thema_axis_at (double *values, gsize n_columns, gsize i, gsize k)
{
  return values + i * n_columns + k;
}

/* Makes an axis (column K of VALUES, which have N rows and N_COLUMNS columns) ready for tables.
   Values below 1e-12 of the greatest are 0.  The result is the sign, 1 or -1, with which the first
   value that is as great as any is positive; a value counts as that great when it comes within a
   millionth of it, so that rounding does not decide.  */
double thema_axis_clean (double *values, gsize n, gsize n_columns, gsize k);

/* Multiplies it by FACTOR.  */
void thema_axis_scale (double *values, gsize n, gsize n_columns, gsize k, double factor);

G_END_DECLS
