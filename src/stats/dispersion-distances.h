/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dispersion without parts, from the distances between a term's occurrences in the corpus, which is
   taken for a ring (Savický & Hlaváčová 2002).  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zero-initialised is empty.  */
typedef struct
{
  guint64 n, first, last;
  guint64 reduced_high, reduced_low; /* sum of min (frequency * distance, corpus size) */
  guint64 squares_high, squares_low; /* sum of distance^2 */
  double logs;                       /* sum of distance * log10 (distance) */
} ThemaDistances;

/* Adds the occurrence at POSITION, which is below CORPUS_SIZE and not before the one added last.
   TOTAL is the term's frequency, known beforehand.  */
void thema_distances_add (ThemaDistances *distances, guint64 corpus_size, guint64 total,
                          guint64 position);

typedef struct
{
  double arf; /* average reduced frequency: 1 to the frequency */
  double ald; /* average logarithmic distance, of base 10 */
  double awt; /* average waiting time */
} ThemaReducedFrequency;

/* Once all TOTAL occurrences are added; NAN without any.  */
void thema_distances_compute (const ThemaDistances *distances, guint64 corpus_size, guint64 total,
                              ThemaReducedFrequency *out);

G_END_DECLS
