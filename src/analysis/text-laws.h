/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The growth of a text's vocabulary, and the laws fitted to it. */
#pragma once

#include "base/csv-writer.h"
#include "stats/lexical-diversity.h"
#include "stats/power-law.h"

/* Points at which growth is looked at, at most. */
#define THEMA_GROWTH_POINTS 100

typedef struct
{
  guint n_points;
  guint64 tokens[THEMA_GROWTH_POINTS], types[THEMA_GROWTH_POINTS], hapaxes[THEMA_GROWTH_POINTS];
  gsize n_types;
  ThemaLine zipf, heaps;
  ThemaEstimate zipf_likelihood;
  ThemaMandelbrot mandelbrot;
} ThemaTextLaws;

/* `tokens` are numbers of types that `counter` counts. */
void thema_text_laws_compute (ThemaTextLaws *self, ThemaTypeCounter *counter, const guint32 *tokens,
                              gsize n);

/* Rows of vocabulary_growth.csv and of zipf_heaps.csv; each begins with these two texts. */
void thema_text_laws_write_growth (const ThemaTextLaws *self, const char *unit, const char *name,
                                   ThemaCsvWriter *csv);
void thema_text_laws_write (const ThemaTextLaws *self, const char *unit, const char *name,
                            ThemaCsvWriter *csv);
