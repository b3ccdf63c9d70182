/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logistic regressions: a row a cell of a case, a row a term. Cases are of one to six groups and up
 * to two covariates, some of them sparse, some with groups without events, some collinear or
 * separated. */
#include "draw.h"

#include "stats/logistic.h"

#define MOST_GROUPS 6
#define MOST_CELLS 60

typedef struct
{
  guint64 trials[MOST_CELLS], events[MOST_CELLS];
  guint32 groups[MOST_CELLS];
  double covariates[2 * MOST_CELLS];
} Case;

static void
draw_case (ThemaRandom *random, int number, Case *data, ThemaLogisticData *model)
{
  static const guint64 mosts[] = { 1, 4, 60, 3000, 4000000000 };
  double slope = 0.6 * thema_random_uniform (random) - 0.3;
  *model = (ThemaLogisticData){ 0, data->trials, data->events, data->groups, data->covariates,
                                1 + thema_random_below (random, MOST_GROUPS),
                                thema_random_below (random, 3) };
  if (number % 12 == 5)
    model->n_covariates = 1;
  model->n_cells = 2 + thema_random_below (random, MOST_CELLS - 1);
  for (gsize i = 0; i < model->n_cells; i++)
    {
      guint32 group = thema_random_below (random, model->n_groups);
      double x = (double)thema_random_below (random, 30) - 15;
      double z = floor (20 * thema_random_uniform (random));
      if (number % 12 == 5)
        x = group;
      double odds = slope * x + 0.02 * z - 0.5 * group + thema_random_uniform (random) - 1;
      guint64 trials = 1 + draw_any (random, mosts[number % 5] - 1);
      double share = thema_random_uniform (random) * 0.2 + 0.8 / (1 + exp (-odds));
      data->groups[i] = group;
      data->trials[i] = trials;
      data->events[i] = trials < 5 ? thema_random_uniform (random) < share ? trials : 0
                                   : (guint64)(share * (double)trials);
      if (number % 7 == 0 && group == 1)
        data->events[i] = 0;
      if (number % 10 == 3)
        data->events[i] = x > 0 ? trials : 0;
      if (model->n_covariates > 0)
        data->covariates[i * model->n_covariates] = x;
      if (model->n_covariates > 1)
        data->covariates[i * 2 + 1] = number % 6 == 0 ? 2 * x - 1 : z;
    }
}

static void
draw_term (int number, const char *kind, guint64 index, ThemaLogisticFate fate,
           ThemaLogisticTerm term, const ThemaLogisticSummary *summary)
{
  printf ("%d,%s,%" G_GUINT64_FORMAT ",,,,,%d,", number, kind, index, fate);
  draw_field (term.estimate, ',');
  draw_field (term.std_error, ',');
  draw_field (summary->deviance, ',');
  draw_field (summary->null_deviance, ',');
  draw_field (summary->aic, ',');
  draw_count (summary->converged, '\n');
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (5, 5);
  puts ("case,kind,index,trials,events,x,z,fate,estimate,std_error,deviance,null_deviance,aic,"
        "converged");
  for (int number = 0; number < 240; number++)
    {
      Case data;
      ThemaLogisticData model;
      draw_case (random, number, &data, &model);
      for (gsize i = 0; i < model.n_cells; i++)
        {
          printf ("%d,cell,%u,", number, data.groups[i]);
          draw_count (data.trials[i], ',');
          draw_count (data.events[i], ',');
          for (gsize j = 0; j < 2; j++)
            draw_field (
                j < model.n_covariates ? data.covariates[i * model.n_covariates + j] : NAN, ',');
          puts (",,,,,,");
        }
      g_autoptr (ThemaLogistic) fit = thema_logistic_fit (&model);
      ThemaLogisticSummary summary = thema_logistic_summary (fit);
      for (guint32 g = 0; g < model.n_groups; g++)
        {
          ThemaLogisticFate fate = thema_logistic_group_fate (fit, g);
          draw_term (number, "group", g, fate, thema_logistic_group (fit, g), &summary);
          draw_term (number, "contrast", g, fate, thema_logistic_contrast (fit, g, 0), &summary);
        }
      for (gsize j = 0; j < model.n_covariates; j++)
        draw_term (number, "slope", j, thema_logistic_slope_fate (fit, j),
                   thema_logistic_slope (fit, j), &summary);
    }
  return 0;
}
