/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fourfold tables, among them sparse and degenerate ones. */
#include "draw.h"

#include "stats/association.h"

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (5, 0);
  puts ("both,a,b,units,expected,phi,log_likelihood,odds_ratio,p_fisher");
  for (int i = 0; i < 2000; i++)
    {
      guint64 units = 1 + draw_any (random, i % 4 == 0 ? 1000000 : 200);
      guint64 a = i % 10 == 0 ? 0 : draw_any (random, units);
      guint64 b = i % 10 == 1 ? units : draw_any (random, units);
      guint64 least = a + b > units ? a + b - units : 0;
      ThemaPairCounts counts
          = { least + draw_any (random, MIN (a, b) - least), a, b, units };
      ThemaAssociation out;
      thema_association_compute (&counts, &out);
      draw_count (counts.both, ',');
      draw_count (counts.a, ',');
      draw_count (counts.b, ',');
      draw_count (counts.units, ',');
      draw_field (out.expected, ',');
      draw_field (out.phi, ',');
      draw_field (out.log_likelihood, ',');
      draw_field (out.odds_ratio, ',');
      draw_field (out.p_fisher, '\n');
    }
  return 0;
}
