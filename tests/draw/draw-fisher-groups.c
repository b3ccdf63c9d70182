/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A yes or no in two to eight groups: few and many trials, rare events, groups alike and without
 * trials, all or no events. */
#include "draw.h"

#include "stats/fisher-groups.h"

#define MOST 8

int
main (void)
{
  static const guint64 mosts[] = { 4, 12, 40, 400 };
  g_autoptr (ThemaRandom) random = thema_random_new (5, 2);
  puts ("events,others,p,too_large");
  for (int i = 0; i < 500; i++)
    {
      guint64 events[MOST], trials[MOST];
      guint32 n = 2 + thema_random_below (random, i % 4 == 3 ? 2 : MOST - 1);
      gboolean too_large;
      for (guint32 j = 0; j < n; j++)
        {
          trials[j] = i % 7 == 0 ? 10 : draw_any (random, mosts[i % 4]);
          events[j] = draw_any (random, trials[j]);
          if (i % 3 == 0)
            events[j] = MIN (events[j], 1);
          if (i % 2 == 0 && i % 7 != 0)
            events[j] = trials[j] - events[j];
          if (i % 50 == 3)
            events[j] = trials[j];
        }
      double p = thema_fisher_groups (events, trials, n, &too_large);
      for (guint32 j = 0; j < n; j++)
        draw_count (events[j], j + 1 < n ? ' ' : ',');
      for (guint32 j = 0; j < n; j++)
        draw_count (trials[j] - events[j], j + 1 < n ? ' ' : ',');
      draw_field (p, ',');
      draw_count (too_large, '\n');
    }
  return 0;
}
