/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How evenly a term or a code is spread over the parts of a corpus (documents, or groups of them),
   which may differ in size: the measures of Juilland, Carroll, Rosengren, Lyne and Gries.

   A value that is undefined is NAN; none is infinite.  docs/statistics.md has every formula.  */
#pragma once

#include "stats/dispersion.h"

G_BEGIN_DECLS

/* The parts that have a size; those of size 0 are no parts.  */
typedef struct
{
  guint64 n;
  guint64 size;     /* sum of their sizes */
  guint64 smallest; /* size of the smallest one; 0 without parts */
} ThemaParts;

void thema_parts_add (ThemaParts *parts, guint64 size);

/* Sums over the parts that hold the term; zero-initialised is empty.  Some are sums of doubles, so
   that parts are to be added in an order of their own, say that of the documents.  */
typedef struct
{
  ThemaDp dp;
  guint64 range;        /* parts that hold it; never one of size 0 */
  guint64 homeless;     /* occurrences in parts of size 0 */
  guint64 squares_high; /* the sum of frequency^2, in two halves as in ThemaDp */
  guint64 squares_low;
  double deviation;        /* the sum of q = rate in the part / rate in all - 1 */
  double square_deviation; /* of q^2 */
  double chi_squared;      /* of q^2 * expected frequency */
  double roots;            /* of sqrt (size * frequency) */
  double rate_logs;        /* of (1 + q) * log2 (1 + q) */
  double divergence;       /* of frequency * log2 (1 + q) */
} ThemaSpread;

/* Adds a part that holds the term FREQUENCY times, which is not 0; TOTAL is its frequency in all.
 */
void thema_spread_add (ThemaSpread *spread, const ThemaParts *parts, guint64 total,
                       guint64 part_size, guint64 frequency);

typedef struct
{
  double sd;            /* of the frequencies in the parts: that of a population */
  double vc;            /* sd / mean */
  double juilland_d;    /* 0..1; rates instead of frequencies, as parts differ in size */
  double carroll_d2;    /* 0..1; likewise */
  double rosengren_s;   /* 0..1 */
  double lyne_d3;       /* at most 1 */
  double dp;            /* 0..1, Gries 2008 */
  double dp_norm;       /* 0..1, Lijffijt & Gries 2012 */
  double kl_divergence; /* 0 and more, bits, Gries 2024 */
} ThemaDispersion;

/* Fills every field of OUT: NAN where PARTS or the term are empty, where a measure needs two parts,
   and in all that divide by the sizes of parts if one without a size holds the term.  */
void thema_spread_compute (const ThemaSpread *spread, const ThemaParts *parts, guint64 total,
                           ThemaDispersion *out);

G_END_DECLS
