/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens near a node and far from it, among them sparse and degenerate tables. */
#include "draw.h"

#include "stats/collocation.h"

static void
draw_collocation (const ThemaPairCounts *counts, guint64 nodes)
{
  ThemaCollocation out;
  thema_collocation_compute (counts, &out);
  draw_count (counts->both, ',');
  draw_count (counts->a, ',');
  draw_count (counts->b, ',');
  draw_count (counts->units, ',');
  draw_count (nodes, ',');
  draw_field (out.expected, ',');
  draw_field (out.mi, ',');
  draw_field (out.mi3, ',');
  draw_field (out.t_score, ',');
  draw_field (out.z_score, ',');
  draw_field (out.delta_p_forward, ',');
  draw_field (out.delta_p_backward, ',');
  draw_field (out.log_ratio, ',');
  draw_field (out.log_ratio_low, ',');
  draw_field (out.log_ratio_high, ',');
  draw_field (out.log_likelihood, ',');
  draw_field (out.p_log_likelihood, ',');
  draw_field (thema_log_dice (counts->both, nodes, counts->b), '\n');
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (8, 0);
  puts ("both,a,b,units,nodes,expected,mi,mi3,t_score,z_score,delta_p_forward,delta_p_backward,"
        "log_ratio,log_ratio_low,log_ratio_high,log_likelihood,p_log_likelihood,log_dice");
  for (int i = 0; i < 2000; i++)
    {
      guint64 units = draw_any (random, i % 4 == 0 ? 100000000 : 300);
      guint64 a = i % 10 == 0 ? 0 : draw_any (random, units);
      guint64 b = i % 10 == 1 ? units : draw_any (random, units);
      guint64 least = a + b > units ? a + b - units : 0;
      ThemaPairCounts counts = { least + draw_any (random, MIN (a, b) - least), a, b, units };
      draw_collocation (&counts, 1 + draw_any (random, a));
    }
  return 0;
}
