/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stratified samples with what was found in them: a row a stratum, with the figures of its case. Some
 * strata are taken whole, some gave one unit, some hold nothing. And precision, recall and F1 of the
 * sample alone. */
#include "draw.h"

#include "stats/strata.h"

#define STRATA 6

static void
draw_stratum (ThemaRandom *random, int number, ThemaStratum *stratum)
{
  guint64 *cells[]
      = { &stratum->counts.tp, &stratum->counts.fp, &stratum->counts.fn, &stratum->counts.tn };
  *stratum = (ThemaStratum){ 0 };
  for (guint k = 0; k < 4; k++)
    if ((guint) number % 9 != k)
      *cells[k] = draw_any (random, 30);
  guint64 n = *cells[0] + *cells[1] + *cells[2] + *cells[3];
  if (n == 0)
    *cells[number % 4] = n = 1;
  stratum->units = n + (thema_random_below (random, 4) == 0 ? 0 : draw_any (random, 5000));
}

static void
print_rates (const ThemaStratum *strata, guint n, const ThemaStratum *own)
{
  ThemaCorpusEstimate out[THEMA_N_CORPUS_RATES];
  ThemaAccuracy accuracy;
  thema_strata_estimate (strata, n, out);
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    {
      draw_field (out[i].value, ',');
      draw_field (out[i].std_error, ',');
      draw_field (out[i].low, ',');
      draw_field (out[i].high, ',');
    }
  thema_accuracy_compute (&own->counts, &accuracy);
  draw_field (accuracy.precision.low, ',');
  draw_field (accuracy.recall.high, ',');
  draw_field (accuracy.f1.value, ',');
  draw_field (accuracy.f1.low, ',');
  draw_field (accuracy.f1.high, '\n');
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (12, 0);
  puts ("case,units,tp,fp,fn,tn,precision,precision_se,precision_low,precision_high,recall,recall_se,"
        "recall_low,recall_high,f1,f1_se,f1_low,f1_high,prevalence,prevalence_se,prevalence_low,"
        "prevalence_high,own_precision_low,own_recall_high,own_f1,own_f1_low,own_f1_high");
  for (int number = 0; number < 300; number++)
    {
      ThemaStratum strata[STRATA];
      guint n = 1 + thema_random_below (random, STRATA);
      for (guint i = 0; i < n; i++)
        draw_stratum (random, number, &strata[i]);
      for (guint i = 0; i < n; i++)
        {
          draw_count ((guint64) number, ',');
          draw_count (strata[i].units, ',');
          draw_count (strata[i].counts.tp, ',');
          draw_count (strata[i].counts.fp, ',');
          draw_count (strata[i].counts.fn, ',');
          draw_count (strata[i].counts.tn, ',');
          print_rates (strata, n, &strata[i]);
        }
    }
  return 0;
}
