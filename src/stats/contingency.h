/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of counts with any number of rows and columns: are the two independent, and how far from
   it are they?

   Rows and columns without a count are left out: they say nothing, and expectations of 0 would
   divide by it.  With fewer than two rows or two columns left there is nothing to test, and all but
   the counts and DF, which is 0, is NAN.  Totals must stay below 2^53.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize rows, columns; /* those that have a count */
  guint64 total;
  double df;             /* (rows - 1) * (columns - 1) */
  double chi_squared;    /* Pearson 1900, without continuity correction */
  double p;              /* its upper tail */
  double log_likelihood; /* G2 (Wilks 1938), with the same degrees of freedom */
  double v;              /* Cramer 1946, p. 282: 0..1 */
  double v_corrected;    /* Bergsma 2013: 0..1, without the bias of v upwards */
  double v_low, v_high;  /* 95 % interval of the population's V, by thema_noncentral_interval () */
  double least_expected;
  gsize cells, cells_below_5; /* those of rows and columns that have a count; of these the ones
                                 with an expected count below 5 */
  gboolean is_approximate;    /* the chi-squared distribution can be relied upon: no expected count
                                 below 1, and at most a fifth of them below 5 (Cochran 1954) */
} ThemaContingency;

/* COUNTS is ROWS times COLUMNS, row by row.  */
void thema_contingency_test (const guint64 *counts, gsize rows, gsize columns,
                             ThemaContingency *out);

/* For each cell what independence expects, and the adjusted residual (Haberman 1973): observed -
   expected in its standard errors, R's chisq.test ()$stdres.  A residual is NAN in a row or column
   that is empty or holds everything; an expectation is NAN only without any count.  */
void thema_contingency_residuals (const guint64 *counts, gsize rows, gsize columns,
                                  double *expected, double *residuals);

G_END_DECLS
