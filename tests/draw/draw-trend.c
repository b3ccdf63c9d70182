/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares over time: few and many years, gaps, ties, constant ones, rare events, a billion trials. */
#include "draw.h"

#include "stats/trend.h"

#define MOST 40

int
main (void)
{
  static const guint64 mosts[] = { 3, 50, 2000, 4000000000 };
  g_autoptr (ThemaRandom) random = thema_random_new (5, 3);
  puts ("times,events,trials,s,variance,z,p,tau_b,slope,slope_low,slope_high,ca_z,ca_chi_squared,"
        "ca_p,ca_slope,ca_slope_low,ca_slope_high");
  for (int i = 0; i < 400; i++)
    {
      guint64 events[MOST], trials[MOST];
      double times[MOST], shares[MOST];
      guint32 n = 1 + thema_random_below (random, i % 3 == 0 ? 5 : MOST);
      double time = 1970, drift = thema_random_uniform (random) - 0.5;
      ThemaMannKendall kendall;
      ThemaCochranArmitage armitage;
      for (guint32 j = 0; j < n; j++)
        {
          double share = 0.4 + drift * j / n + 0.3 * thema_random_uniform (random);
          share = CLAMP (share, 0, 1);
          time += 1 + (double)(thema_random_below (random, 10) == 0);
          times[j] = time;
          trials[j] = 1 + draw_any (random, mosts[i % 4] - 1);
          events[j] = (guint64)(share * (double)trials[j]);
          if (i % 11 == 0)
            events[j] = i % 2 == 0 ? 0 : trials[j];
          if (i % 13 == 0)
            trials[j] = 20, events[j] = 5;
          shares[j] = (double)events[j] / (double)trials[j];
        }
      thema_mann_kendall (times, shares, n, &kendall);
      thema_cochran_armitage (events, trials, times, n, &armitage);
      for (guint32 j = 0; j < n; j++)
        draw_field (times[j], j + 1 < n ? ' ' : ',');
      for (guint32 j = 0; j < n; j++)
        draw_count (events[j], j + 1 < n ? ' ' : ',');
      for (guint32 j = 0; j < n; j++)
        draw_count (trials[j], j + 1 < n ? ' ' : ',');
      draw_field (kendall.s, ',');
      draw_field (kendall.variance, ',');
      draw_field (kendall.z, ',');
      draw_field (kendall.p, ',');
      draw_field (kendall.tau_b, ',');
      draw_field (kendall.slope, ',');
      draw_field (kendall.slope_low, ',');
      draw_field (kendall.slope_high, ',');
      draw_field (armitage.z, ',');
      draw_field (armitage.chi_squared, ',');
      draw_field (armitage.p, ',');
      draw_field (armitage.slope, ',');
      draw_field (armitage.slope_low, ',');
      draw_field (armitage.slope_high, '\n');
    }
  return 0;
}
