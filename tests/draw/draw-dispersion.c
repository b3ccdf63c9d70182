/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms over parts of different sizes, empty ones among them, and over places. */
#include "draw.h"

#include "stats/dispersion-distances.h"
#include "stats/dispersion-parts.h"

#define MOST_PARTS 30
#define MOST_PLACES 60

static void
print_list (const guint64 *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    printf ("%s%" G_GUINT64_FORMAT, i > 0 ? " " : "", numbers[i]);
  putchar (',');
}

/* Some are in one part, some in all, some in none. */
static void
draw_parts (ThemaRandom *random, int which)
{
  guint n = 1 + thema_random_below (random, MOST_PARTS);
  guint64 sizes[MOST_PARTS], frequencies[MOST_PARTS], total = 0;
  ThemaParts parts = { 0 };
  ThemaSpread spread = { 0 };
  ThemaDispersion out;
  for (guint i = 0; i < n; i++)
    {
      sizes[i] = which % 4 == 0 ? 100 : draw_any (random, which % 3 == 0 ? 1000000 : 300);
      frequencies[i] = which % 5 == 0 ? i == n / 2 : draw_any (random, sizes[i]);
      if (which % 7 == 0)
        frequencies[i] = MIN (sizes[i], 1);
      if (which % 11 == 0 && thema_random_below (random, 3) > 0)
        frequencies[i] = 0;
      if (which % 50 != 0) /* otherwise a part without a size may hold the term */
        frequencies[i] = MIN (frequencies[i], sizes[i]);
      total += frequencies[i];
      thema_parts_add (&parts, sizes[i]);
    }
  for (guint i = 0; i < n; i++)
    if (frequencies[i] > 0)
      thema_spread_add (&spread, &parts, total, sizes[i], frequencies[i]);
  thema_spread_compute (&spread, &parts, total, &out);
  print_list (sizes, n);
  print_list (frequencies, n);
  draw_count (spread.range, ',');
  draw_field (out.sd, ',');
  draw_field (out.vc, ',');
  draw_field (out.juilland_d, ',');
  draw_field (out.carroll_d2, ',');
  draw_field (out.rosengren_s, ',');
  draw_field (out.lyne_d3, ',');
  draw_field (out.dp, ',');
  draw_field (out.dp_norm, ',');
  draw_field (out.kl_divergence, ',');
}

/* Crowded together, or far apart. */
static void
draw_places (ThemaRandom *random, int which)
{
  guint n = thema_random_below (random, MOST_PLACES);
  guint64 places[MOST_PLACES], size = 0;
  ThemaDistances distances = { 0 };
  ThemaReducedFrequency out;
  for (guint i = 0; i < n; i++)
    places[i] = size += 1 + draw_any (random, which % 3 == 0 ? 3 : 100000);
  size += 1 + draw_any (random, 1000);
  for (guint i = 0; i < n; i++)
    thema_distances_add (&distances, size, n, places[i]);
  thema_distances_compute (&distances, size, n, &out);
  print_list (places, n);
  draw_count (size, ',');
  draw_field (out.arf, ',');
  draw_field (out.ald, ',');
  draw_field (out.awt, '\n');
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (7, 0);
  puts ("sizes,frequencies,range,sd,vc,juilland_d,carroll_d2,rosengren_s,lyne_d3,dp,dp_norm,"
        "kl_divergence,places,size,arf,ald,awt");
  for (int i = 1; i <= 1000; i++)
    {
      draw_parts (random, i);
      draw_places (random, i);
    }
  return 0;
}
