/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frequencies by rank that more or less keep Zipf's law, with ties, and some that do not. */
#include "draw.h"

#include "base/sort.h"
#include "stats/power-law.h"

#define MOST 200

static guint
draw_frequencies (ThemaRandom *random, int which, guint64 *frequencies)
{
  guint n = which < 6 ? (guint) which : 1 + thema_random_below (random, MOST);
  double alpha = 0.5 + 2 * thema_random_uniform (random), beta = 5 * thema_random_uniform (random);
  ThemaSortKey keys[MOST];
  for (guint i = 0; i < n; i++)
    {
      double f = 1e4 * pow (i + 1 + beta, -alpha) * (0.8 + 0.4 * thema_random_uniform (random));
      keys[i] = (ThemaSortKey){ which % 13 == 0 ? 7 : (guint64) f + 1, 0 };
    }
  thema_sort_keys (keys, n);
  for (guint i = 0; i < n; i++)
    frequencies[i] = keys[n - 1 - i].key;
  return n;
}

static void
print_estimate (ThemaEstimate estimate)
{
  draw_field (estimate.estimate, ',');
  draw_field (estimate.standard_error, ',');
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (9, 0);
  puts ("frequencies,slope,slope_se,intercept,intercept_se,r_squared,ml,ml_se,alpha,alpha_se,"
        "beta,beta_se,log_c,log_c_se,mandelbrot_r_squared");
  for (int i = 0; i < 300; i++)
    {
      guint64 frequencies[MOST];
      guint n = draw_frequencies (random, i, frequencies);
      ThemaLine line;
      ThemaMandelbrot mandelbrot;
      for (guint f = 0; f < n; f++)
        printf ("%s%" G_GUINT64_FORMAT, f > 0 ? " " : "", frequencies[f]);
      thema_zipf_fit_line (frequencies, n, &line);
      thema_mandelbrot_fit (frequencies, n, &mandelbrot);
      putchar (',');
      print_estimate (line.slope);
      print_estimate (line.intercept);
      draw_field (line.r_squared, ',');
      print_estimate (thema_zipf_fit_likelihood (frequencies, n));
      print_estimate (mandelbrot.alpha);
      print_estimate (mandelbrot.beta);
      print_estimate (mandelbrot.log_c);
      draw_field (mandelbrot.r_squared, '\n');
    }
  return 0;
}
