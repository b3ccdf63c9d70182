/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of a thing in a target and a reference, among them none, all, and those of large corpora. */
#include "draw.h"

#include "stats/keyness.h"

/* The columns behind the counts, in their order. */
static void
draw_measures (const ThemaKeyCounts *counts, const ThemaKeyMeasures *out)
{
  draw_field (out->expected, ',');
  draw_field (out->log_likelihood, ',');
  draw_field (out->log_likelihood_two_cells, ',');
  draw_field (out->chi_squared, ',');
  draw_field (out->chi_squared_yates, ',');
  draw_field (out->p_log_likelihood, ',');
  draw_field (out->p_chi_squared, ',');
  draw_field (out->p_chi_squared_yates, ',');
  draw_field (out->bic, ',');
  draw_field (out->log_ratio, ',');
  draw_field (out->log_ratio_low, ',');
  draw_field (out->log_ratio_high, ',');
  draw_field (out->percent_diff, ',');
  draw_field (out->odds_ratio, ',');
  draw_field (out->odds_ratio_low, ',');
  draw_field (out->odds_ratio_high, ',');
  draw_field (out->difference_coefficient, ',');
  draw_field (out->simple_maths, ',');
  draw_field (thema_key_fisher (counts), ',');
  draw_field (thema_key_direction (counts), '\n');
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (7, 0);
  puts ("target,reference,target_size,reference_size,expected,log_likelihood,"
        "log_likelihood_two_cells,chi_squared,chi_squared_yates,p_log_likelihood,p_chi_squared,"
        "p_chi_squared_yates,bic,log_ratio,log_ratio_low,log_ratio_high,percent_diff,odds_ratio,"
        "odds_ratio_low,odds_ratio_high,difference_coefficient,simple_maths,p_fisher,direction");
  for (int i = 0; i < 2000; i++)
    {
      guint64 most = i % 4 == 0 ? 20000000 : i % 4 == 1 ? 40 : 100000;
      ThemaKeyCounts counts = { .target_size = 1 + draw_any (random, most),
                                .reference_size = 1 + draw_any (random, most) };
      counts.target = i % 10 == 0 ? 0 : draw_any (random, counts.target_size);
      counts.reference = i % 10 == 1 ? 0 : draw_any (random, counts.reference_size);
      if (i % 10 == 2)
        counts.target = counts.target_size;
      if (i % 20 == 2)
        counts.reference = counts.reference_size;
      if (i % 20 == 0)
        counts.reference = 0;
      ThemaKeyMeasures out;
      thema_key_measure (&counts, &out);
      draw_count (counts.target, ',');
      draw_count (counts.reference, ',');
      draw_count (counts.target_size, ',');
      draw_count (counts.reference_size, ',');
      draw_measures (&counts, &out);
    }
  return 0;
}
