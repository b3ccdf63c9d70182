/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of n-grams with 4 to 32 cells, among them sparse and empty ones, smoothed and not. */
#include "draw.h"

#include "stats/log-linear.h"

#define MOST_CELLS (1 << THEMA_LOG_LINEAR_MAX)

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (9, 0);
  fputs ("n,smoothing,lambda,se,low,high,z", stdout);
  for (int i = 0; i < MOST_CELLS; i++)
    printf (",c%d", i);
  putchar ('\n');
  for (int i = 0; i < 1000; i++)
    {
      guint64 cells[MOST_CELLS] = { 0 };
      guint n = 2 + (guint) i % (THEMA_LOG_LINEAR_MAX - 1);
      guint64 most = i % 3 == 0 ? 10 : i % 3 == 1 ? 1000 : 100000000;
      double smoothing = i % 7 == 0 ? 0 : i % 7 == 1 ? 1 : 0.5;
      ThemaLogLinear out;
      for (guint k = 0; k < 1u << n; k++)
        cells[k] = i % 50 == 0 ? 0 : draw_any (random, most);
      thema_log_linear_compute (n, cells, smoothing, &out);
      draw_count (n, ',');
      draw_field (smoothing, ',');
      draw_field (out.lambda, ',');
      draw_field (out.se, ',');
      draw_field (out.low, ',');
      draw_field (out.high, ',');
      draw_field (out.z, ',');
      for (guint k = 0; k < MOST_CELLS; k++)
        draw_count (cells[k], k + 1 < MOST_CELLS ? ',' : '\n');
    }
  return 0;
}
