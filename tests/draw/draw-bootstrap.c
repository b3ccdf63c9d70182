/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replicates of a mean, with the values of the sample that the jackknife leaves out one by one. */
#include "draw.h"

#include "stats/bootstrap.h"

#define UNITS 12
#define REPLICATES 99

static void
draw_case (ThemaRandom *random, guint which)
{
  double sample[UNITS], left[UNITS], replicates[REPLICATES], sum = 0;
  guint64 once[UNITS];
  guint32 times[UNITS];
  ThemaBootstrap out;
  for (int i = 0; i < UNITS; i++)
    {
      sample[i] = which % 3 == 0 ? thema_random_below (random, 2) : pow (thema_random_uniform (random), 4);
      sum += sample[i];
    }
  for (int i = 0; i < UNITS; i++)
    {
      left[i] = (sum - sample[i]) / (UNITS - 1);
      once[i] = 1;
    }
  for (int k = 0; k < REPLICATES; k++)
    {
      replicates[k] = which % 5 == 4 && k < 1 ? NAN : 0;
      thema_bootstrap_draw (random, UNITS, times);
      for (int i = 0; i < UNITS; i++)
        replicates[k] += times[i] * sample[i] / UNITS;
    }
  double acceleration = which % 7 == 6 ? NAN : thema_jackknife_acceleration (left, once, UNITS);
  for (int i = 0; i < REPLICATES; i++)
    {
      draw_count (which, ',');
      draw_field (i < UNITS ? left[i] : NAN, ',');
      draw_field (replicates[i], ',');
      if (i + 1 < REPLICATES)
        puts (",,,,,");
    }
  thema_bootstrap_interval (replicates, REPLICATES, sum / UNITS, acceleration, &out);
  draw_field (sum / UNITS, ',');
  draw_field (acceleration, ',');
  draw_field (out.std_error, ',');
  draw_field (out.low, ',');
  draw_field (out.high, ',');
  puts (thema_bootstrap_method_name (out.method));
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (9, 0);
  puts ("case,left,replicate,estimate,acceleration,std_error,low,high,method");
  for (guint which = 0; which < 60; which++)
    draw_case (random, which);
  return 0;
}
