/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far apart two things (codes, terms) are, by the units (documents, sentences) that hold them.

   Pure functions of counts; docs/statistics.md has formulas and references.  */
#pragma once

#include "stats/association.h"

G_BEGIN_DECLS

typedef enum
{
  THEMA_DISTANCE_JACCARD,   /* 0..1 */
  THEMA_DISTANCE_HELLINGER, /* 0..sqrt (2), Euclidean */
  THEMA_N_DISTANCES,
} ThemaDistance;

/* 0 exactly when both stand in the same units.  NAN when one of them stands in none.  */
double thema_distance (ThemaDistance distance, const ThemaPairCounts *counts);

/* Distances between N things are an array of N * (N - 1) / 2, where that of LOW and HIGH, LOW being
   the lesser number, has this place.  */
static inline gsize
thema_distance_place (gsize low, gsize high)
{
  return high * (high - 1) / 2 + low;
}

/* The same of any two different things.  */
static inline gsize
thema_distance_between (gsize a, gsize b)
{
  return a < b ? thema_distance_place (a, b) : thema_distance_place (b, a);
}

G_END_DECLS
