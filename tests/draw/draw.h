/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs share that print statistics of random numbers for R to compute again. Each
 * prints one table as CSV, always the same. */
#pragma once

#include <glib.h>
#include <math.h>
#include <stdio.h>

#include "stats/random.h"

/* All digits; a missing value is an empty field. */
static inline void
draw_number (double number)
{
  if (!isnan (number))
    printf ("%.17g", number);
}

/* Fields of a row, each with what ends it: ',' or '\n'. */
static inline void
draw_field (double number, char end)
{
  draw_number (number);
  putchar (end);
}

static inline void
draw_count (guint64 count, char end)
{
  printf ("%" G_GUINT64_FORMAT "%c", count, end);
}

/* A whole number up to MOST that is as often small as great. */
static inline guint64
draw_any (ThemaRandom *random, guint64 most)
{
  double x = pow ((double) most + 1, thema_random_uniform (random)) - 1;
  return MIN ((guint64) x, most);
}
