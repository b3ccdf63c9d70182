/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of any size, among them sparse ones, ones with empty rows and columns, and ones of a
 * billion. */
#include "draw.h"

#include "stats/contingency.h"

#define MOST 40

static void
draw_list (const double *numbers, gsize n, char end)
{
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        putchar (' ');
      isnan (numbers[i]) ? (void)printf ("NA") : draw_number (numbers[i]);
    }
  putchar (end);
}

int
main (void)
{
  static const guint64 mosts[] = { 3, 30, 1000, 4000000000 };
  g_autoptr (ThemaRandom) random = thema_random_new (5, 1);
  puts ("rows,columns,counts,filled_rows,filled_columns,df,chi_squared,p,log_likelihood,v,"
        "v_corrected,v_low,v_high,least_expected,cells_below_5,is_approximate,expected,residuals");
  for (int i = 0; i < 600; i++)
    {
      guint64 counts[MOST];
      double expected[MOST], residuals[MOST];
      gsize rows = 1 + thema_random_below (random, 5);
      gsize columns = 1 + thema_random_below (random, 8), n = rows * columns;
      ThemaContingency out;
      for (gsize j = 0; j < n; j++)
        counts[j] = draw_any (random, mosts[i % 4]);
      for (gsize j = 0; j < n && i % 5 == 0; j++)
        if (j / columns == 1 || j % columns == 0)
          counts[j] = 0;
      thema_contingency_test (counts, rows, columns, &out);
      thema_contingency_residuals (counts, rows, columns, expected, residuals);
      draw_count (rows, ',');
      draw_count (columns, ',');
      for (gsize j = 0; j < n; j++)
        draw_count (counts[j], j + 1 < n ? ' ' : ',');
      draw_count (out.rows, ',');
      draw_count (out.columns, ',');
      draw_field (out.df, ',');
      draw_field (out.chi_squared, ',');
      draw_field (out.p, ',');
      draw_field (out.log_likelihood, ',');
      draw_field (out.v, ',');
      draw_field (out.v_corrected, ',');
      draw_field (out.v_low, ',');
      draw_field (out.v_high, ',');
      draw_field (out.least_expected, ',');
      draw_count (out.cells_below_5, ',');
      draw_count (out.is_approximate, ',');
      draw_list (expected, n, ',');
      draw_list (residuals, n, '\n');
    }
  return 0;
}
