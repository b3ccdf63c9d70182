/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of Zipf, Mandelbrot and Heaps, fitted to a text's words.

   A value that is undefined, and all of a fit that does not converge, is NAN.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double estimate;
  double standard_error;
} ThemaEstimate;

/* y = intercept + slope * x by ordinary least squares: R's lm (y ~ x).  */
typedef struct
{
  ThemaEstimate slope;     /* its errors are NAN below three points */
  ThemaEstimate intercept; /* likewise */
  double r_squared;        /* NAN when all y are equal */
} ThemaLine;

/* NAN below two points, or when all X are equal.  */
void thema_line_fit (const double *x, const double *y, gsize n, ThemaLine *out);

/* Y = constant * X^exponent, a line of the logarithms (of base 10); X and Y are 1 or more.  The
   constant's logarithm is the intercept.  */
void thema_power_law_fit (const guint64 *x, const guint64 *y, gsize n, ThemaLine *out);

/* The same for frequencies by rank, the greatest first: Zipf's law.  The slope is minus alpha.  */
void thema_zipf_fit_line (const guint64 *frequencies, gsize n, ThemaLine *out);

/* The exponent under which the frequencies are most likely when a word has the rank r of N with a
   probability in proportion to r^-alpha.  Not negative; NAN below two words.  */
ThemaEstimate thema_zipf_fit_likelihood (const guint64 *frequencies, gsize n);

/* log10 (frequency) = log_c - alpha * log10 (rank + beta), by non-linear least squares.  */
typedef struct
{
  ThemaEstimate log_c;
  ThemaEstimate alpha;
  ThemaEstimate beta; /* more than -1 */
  double r_squared;
} ThemaMandelbrot;

/* NAN below five words, when all frequencies are equal, and when beta runs towards -1 or beyond a
   million.  */
void thema_mandelbrot_fit (const guint64 *frequencies, gsize n, ThemaMandelbrot *out);

G_END_DECLS
