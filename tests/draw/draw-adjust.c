/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families of p values, with equal ones, missing ones, and families of one. */
#include "draw.h"

#include "stats/adjust.h"

#define MOST 40

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (6, 0);
  puts ("family,p,bh,holm,bonferroni");
  for (int family = 0; family < 100; family++)
    {
      double p[MOST], out[THEMA_N_ADJUST][MOST];
      guint n = 1 + thema_random_below (random, MOST);
      for (guint i = 0; i < n; i++)
        {
          p[i] = pow (thema_random_uniform (random), family % 5 == 0 ? 40 : 3);
          if (family % 3 == 0)
            p[i] = floor (p[i] * 10) / 10;
          if (family % 7 == 0 && i % 4 == 1)
            p[i] = NAN;
        }
      for (guint how = 0; how < THEMA_N_ADJUST; how++)
        thema_adjust (how, p, n, out[how]);
      for (guint i = 0; i < n; i++)
        {
          draw_count ((guint64) family, ',');
          draw_field (p[i], ',');
          draw_field (out[THEMA_ADJUST_BH][i], ',');
          draw_field (out[THEMA_ADJUST_HOLM][i], ',');
          draw_field (out[THEMA_ADJUST_BONFERRONI][i], '\n');
        }
    }
  return 0;
}
