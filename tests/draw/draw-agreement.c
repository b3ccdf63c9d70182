/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratings by two to four coders, some missing, some units without any, some cases in which all say
 * the same: a row a unit, with the coefficients of its case. */
#include "draw.h"

#include "stats/alpha.h"

#define UNITS 25
#define CODERS 4

typedef struct
{
  ThemaRating ratings[UNITS * CODERS];
  gsize starts[UNITS + 1];
  double values[5];
  ThemaRatings all;
} Case;

static void
draw_case (ThemaRandom *random, int number, Case *self)
{
  guint32 q = 1 + thema_random_below (random, 5), r = 2 + thema_random_below (random, CODERS - 1);
  gsize n_units = 1 + draw_any (random, UNITS - 1), n = 0;
  double missing = number % 4 == 0 ? 0 : thema_random_uniform (random) / 2;
  double copied = number % 3 == 0 ? 0 : thema_random_uniform (random);
  double value = thema_random_below (random, 3);
  for (guint32 k = 0; k < q; k++)
    {
      self->values[k] = value;
      value += 1 + thema_random_below (random, 3);
    }
  for (gsize i = 0; i < n_units; i++)
    {
      guint32 right = thema_random_below (random, q);
      self->starts[i] = n;
      for (guint32 g = 0; g < r; g++)
        {
          guint32 category
              = thema_random_uniform (random) < copied ? right : thema_random_below (random, q);
          if (number % 10 == 7)
            category = 0;
          if (thema_random_uniform (random) >= missing)
            self->ratings[n++] = (ThemaRating){ g, category };
        }
    }
  self->starts[n_units] = n;
  self->all = (ThemaRatings){ self->ratings, self->starts, n_units, r, q, self->values };
}

static void
print_unit (const Case *self, gsize unit)
{
  gsize next = self->starts[unit];
  for (guint32 g = 0; g < CODERS; g++)
    {
      if (next < self->starts[unit + 1] && self->ratings[next].coder == g)
        draw_number (self->values[self->ratings[next++].category]);
      putchar (',');
    }
}

static void
print_case (int number, const Case *self, ThemaWeights weights)
{
  ThemaAgreement out[THEMA_N_AGREEMENTS], alphas[THEMA_N_LEVELS];
  thema_agreement_compute (&self->all, weights, out);
  for (guint level = 0; level < THEMA_N_LEVELS; level++)
    thema_alpha (&self->all, level, &alphas[level]);
  for (gsize i = 0; i < self->all.n_units; i++)
    {
      draw_count ((guint64) number, ',');
      draw_count (self->all.n_coders, ',');
      for (guint k = 0; k < 5; k++)
        {
          if (k < self->all.n_categories)
            draw_number (self->values[k]);
          putchar (k < 4 ? ' ' : ',');
        }
      draw_count (weights, ',');
      print_unit (self, i);
      for (guint c = 0; c < THEMA_N_AGREEMENTS; c++)
        {
          draw_field (out[c].value, ',');
          draw_field (out[c].std_error, ',');
          draw_field (out[c].low, ',');
        }
      for (guint level = 0; level < THEMA_N_LEVELS; level++)
        {
          draw_field (alphas[level].value, ',');
          draw_field (alphas[level].std_error, level + 1 < THEMA_N_LEVELS ? ',' : '\n');
        }
    }
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (11, 0);
  puts ("case,coders,categories,weights,c1,c2,c3,c4,percent,percent_se,percent_low,kappa,kappa_se,"
        "kappa_low,fleiss,fleiss_se,fleiss_low,gwet,gwet_se,gwet_low,bp,bp_se,bp_low,nominal,"
        "nominal_se,ordinal,ordinal_se,interval,interval_se,ratio,ratio_se");
  for (int number = 0; number < 150; number++)
    {
      Case drawn;
      draw_case (random, number, &drawn);
      print_case (number, &drawn, number % THEMA_N_WEIGHTS);
    }
  return 0;
}
