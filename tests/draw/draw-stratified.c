/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A yes or no in groups and strata, among them sparse ones, and groups that no stratum has. */
#include "draw.h"

#include "stats/stratified.h"

#define MOST_GROUPS 6
#define MOST_STRATA 12

int
main (void)
{
  static const guint64 mosts[] = { 2, 10, 300, 4000000000 };
  g_autoptr (ThemaRandom) random = thema_random_new (5, 4);
  puts ("groups,strata,events,trials,used,df,statistic,p,odds_ratio,odds_ratio_low,odds_ratio_high");
  for (int i = 0; i < 400; i++)
    {
      ThemaStratumCell cells[MOST_GROUPS * MOST_STRATA];
      guint32 n_groups = i % 2 == 0 ? 2 : 2 + thema_random_below (random, MOST_GROUPS - 1);
      guint32 n_strata = 1 + thema_random_below (random, MOST_STRATA), n = 0;
      ThemaStratified out;
      for (guint32 s = 0; s < n_strata; s++)
        for (guint32 g = 0; g < n_groups; g++)
          {
            guint64 trials = draw_any (random, mosts[i / 2 % 4]);
            guint64 events = draw_any (random, trials);
            if (i % 9 == 0 && g == 1)
              trials = events = 0;
            if (i % 10 == 0 && s % 2 == 0)
              events = 0;
            cells[n++] = (ThemaStratumCell){ s, g, trials, events };
          }
      thema_stratified_test (cells, n, n_groups, &out);
      draw_count (n_groups, ',');
      draw_count (n_strata, ',');
      for (guint32 j = 0; j < n; j++)
        draw_count (cells[j].events, j + 1 < n ? ' ' : ',');
      for (guint32 j = 0; j < n; j++)
        draw_count (cells[j].trials, j + 1 < n ? ' ' : ',');
      draw_count (out.strata, ',');
      draw_field (out.df, ',');
      draw_field (out.statistic, ',');
      draw_field (out.p, ',');
      draw_field (out.odds_ratio, ',');
      draw_field (out.odds_ratio_low, ',');
      draw_field (out.odds_ratio_high, '\n');
    }
  return 0;
}
