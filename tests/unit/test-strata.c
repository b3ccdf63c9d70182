/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/strata.h"

#include <math.h>

static void
check_allocation (const guint64 *units, gsize n, guint64 size, ThemaAllocation how, const guint64 *wanted)
{
  guint64 sampled[8] = { 0 };
  g_assert_true (thema_strata_allocate (units, n, size, how, sampled));
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (sampled[i], ==, wanted[i]);
}

static void
test_allocate (void)
{
  static const guint64 units[] = { 100, 400, 0, 900 };
  check_allocation (units, 4, 60, THEMA_ALLOCATION_SQRT, (guint64[]){ 10, 20, 0, 30 });
  check_allocation (units, 4, 60, THEMA_ALLOCATION_EQUAL, (guint64[]){ 20, 20, 0, 20 });
  check_allocation (units, 4, 28, THEMA_ALLOCATION_PROPORTIONAL, (guint64[]){ 2, 8, 0, 18 });
  /* More than there are: all. */
  check_allocation (units, 4, 5000, THEMA_ALLOCATION_SQRT, units);
  /* A stratum that is taken whole leaves the rest to the others; the fraction goes to the first. */
  check_allocation ((guint64[]){ 3, 1000, 1000 }, 3, 24, THEMA_ALLOCATION_EQUAL,
                    (guint64[]){ 3, 11, 10 });
  /* Two of each at least, one where there is but one. */
  check_allocation ((guint64[]){ 1, 10, 100000 }, 3, 20, THEMA_ALLOCATION_PROPORTIONAL,
                    (guint64[]){ 1, 2, 17 });
  guint64 sampled[4];
  g_assert_false (thema_strata_allocate (units, 4, 5, THEMA_ALLOCATION_EQUAL, sampled));
  g_assert_true (thema_strata_allocate (units, 4, 6, THEMA_ALLOCATION_EQUAL, sampled));
  g_assert_true (thema_strata_allocate (units, 0, 6, THEMA_ALLOCATION_EQUAL, sampled));
}

static void
count_number (guint32 number, gpointer user_data)
{
  ((guint *) user_data)[number]++;
}

/* Each unit is as likely as any other. */
static void
test_choose (void)
{
  guint times[20] = { 0 };
  g_autoptr (ThemaRandom) random = thema_random_new (3, 0);
  for (guint i = 0; i < 4000; i++)
    thema_sample_choose (random, 20, 5, count_number, times);
  guint all = 0;
  for (guint i = 0; i < 20; i++)
    {
      all += times[i];
      g_assert_cmpuint (times[i], >, 1000 - 120); /* more than four standard deviations */
      g_assert_cmpuint (times[i], <, 1000 + 120);
    }
  g_assert_cmpuint (all, ==, 20000);
  thema_sample_choose (random, 0, 5, count_number, times);
  thema_sample_choose (random, 3, 5, count_number, times);
}

#define near(value, wanted) g_assert_cmpfloat_with_epsilon (value, wanted, 1e-12)

/* By hand: of 100 coded units 10 were looked at, of 900 uncoded ones 30. */
static void
test_by_hand (void)
{
  static const ThemaStratum strata[] = { { 100, { 8, 2, 0, 0 } }, { 900, { 0, 0, 1, 29 } } };
  ThemaCorpusEstimate out[THEMA_N_CORPUS_RATES];
  thema_strata_estimate (strata, 2, out);
  near (out[THEMA_CORPUS_PRECISION].value, 0.8);
  near (out[THEMA_CORPUS_PRECISION].numerator, 80);
  near (out[THEMA_CORPUS_PRECISION].denominator, 100);
  near (out[THEMA_CORPUS_RECALL].value, 80.0 / 110);
  near (out[THEMA_CORPUS_F1].value, 160.0 / 210);
  near (out[THEMA_CORPUS_PREVALENCE].value, 0.11);
  /* Cochran 1977, eq. 3.8 with (1 - f): 0.8 * 0.2 / 9 * 0.9. */
  near (out[THEMA_CORPUS_PRECISION].std_error, sqrt (0.8 * 0.2 / 9 * 0.9));
  /* Prevalence, eq. 5.54: the strata's variances by their squared weights. */
  near (out[THEMA_CORPUS_PREVALENCE].std_error,
        sqrt (0.01 * 0.8 * 0.2 / 9 * 0.9 + 0.81 * (1.0 / 30) * (29.0 / 30) / 29 * (1 - 30.0 / 900)));
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    {
      g_assert_cmpfloat (out[i].low, <, out[i].value);
      g_assert_cmpfloat (out[i].high, >, out[i].value);
    }
}

static void
test_edges (void)
{
  ThemaCorpusEstimate out[THEMA_N_CORPUS_RATES];
  /* All units were looked at: what is known is certain. */
  static const ThemaStratum census[] = { { 10, { 6, 4, 0, 0 } }, { 20, { 0, 0, 2, 18 } } };
  thema_strata_estimate (census, 2, out);
  near (out[THEMA_CORPUS_RECALL].value, 0.75);
  g_assert_cmpfloat (out[THEMA_CORPUS_RECALL].std_error, ==, 0);
  near (out[THEMA_CORPUS_RECALL].low, 0.75);
  near (out[THEMA_CORPUS_RECALL].high, 0.75);
  /* No miss was found, but few units were looked at: recall may be much lower. */
  static const ThemaStratum blind[] = { { 100, { 20, 0, 0, 0 } }, { 10000, { 0, 0, 0, 50 } } };
  thema_strata_estimate (blind, 2, out);
  near (out[THEMA_CORPUS_RECALL].value, 1);
  g_assert_cmpfloat (out[THEMA_CORPUS_RECALL].low, <, 0.2);
  g_assert_cmpfloat (out[THEMA_CORPUS_RECALL].high, ==, 1);
  g_assert_cmpfloat (out[THEMA_CORPUS_PRECISION].low, >, 0.8);
  /* Nothing was coded, and nothing was there. */
  static const ThemaStratum nothing[] = { { 100, { 0, 0, 0, 20 } } };
  thema_strata_estimate (nothing, 1, out);
  g_assert_true (isnan (out[THEMA_CORPUS_PRECISION].value));
  g_assert_true (isnan (out[THEMA_CORPUS_RECALL].low));
  g_assert_cmpfloat (out[THEMA_CORPUS_PREVALENCE].value, ==, 0);
  g_assert_cmpfloat (out[THEMA_CORPUS_PREVALENCE].low, ==, 0);
  g_assert_cmpfloat (out[THEMA_CORPUS_PREVALENCE].high, >, 0);
  /* Strata all right and all wrong, of which little was looked at: not certain, though the same. */
  static const ThemaStratum pure[] = { { 100, { 2, 0, 0, 0 } }, { 100, { 0, 2, 0, 0 } } };
  thema_strata_estimate (pure, 2, out);
  near (out[THEMA_CORPUS_PRECISION].value, 0.5);
  g_assert_cmpfloat (out[THEMA_CORPUS_PRECISION].std_error, ==, 0);
  g_assert_cmpfloat (out[THEMA_CORPUS_PRECISION].low, <, 0.2);
  g_assert_cmpfloat (out[THEMA_CORPUS_PRECISION].high, >, 0.8);
  /* And when all was looked at: certain. */
  static const ThemaStratum whole[] = { { 2, { 2, 0, 0, 0 } }, { 2, { 0, 2, 0, 0 } } };
  thema_strata_estimate (whole, 2, out);
  near (out[THEMA_CORPUS_PRECISION].low, 0.5);
  near (out[THEMA_CORPUS_PRECISION].high, 0.5);
  /* No unit that was looked at was coded: nothing says that no other one is. */
  static const ThemaStratum unseen[] = { { 1000, { 0, 0, 2, 18 } } };
  thema_strata_estimate (unseen, 1, out);
  g_assert_cmpfloat (out[THEMA_CORPUS_RECALL].value, ==, 0);
  g_assert_true (isnan (out[THEMA_CORPUS_RECALL].low) && isnan (out[THEMA_CORPUS_RECALL].high));
  g_assert_true (isnan (out[THEMA_CORPUS_F1].high));
  /* No hit at all, though there were misses. */
  static const ThemaStratum wrong[] = { { 100, { 0, 5, 0, 15 } }, { 1000, { 0, 0, 3, 20 } } };
  thema_strata_estimate (wrong, 2, out);
  g_assert_cmpfloat (out[THEMA_CORPUS_F1].value, ==, 0);
  g_assert_cmpfloat (out[THEMA_CORPUS_F1].low, ==, 0);
  g_assert_cmpfloat (out[THEMA_CORPUS_F1].high, >, 0);
  /* A stratum of which nothing is known; one of which one unit is. */
  static const ThemaStratum unknown[] = { { 100, { 5, 5, 0, 0 } }, { 1000, { 0, 0, 0, 0 } } };
  thema_strata_estimate (unknown, 2, out);
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    g_assert_true (isnan (out[i].value) && isnan (out[i].low));
  static const ThemaStratum one[] = { { 100, { 5, 5, 0, 0 } }, { 1000, { 0, 0, 0, 1 } } };
  thema_strata_estimate (one, 2, out);
  near (out[THEMA_CORPUS_PRECISION].value, 0.5);
  g_assert_true (isnan (out[THEMA_CORPUS_PREVALENCE].std_error));
  g_assert_cmpfloat (out[THEMA_CORPUS_PREVALENCE].high, >, 0.5);
}

/* A corpus of which everything is known, sampled again and again. */

#define STRATA 3
#define SEEDS 400

/* Units of each stratum by what they are: tp, fp, fn, tn. Their number makes precision 0.8, recall
 * 800 / 1100. */
static const guint32 corpus[STRATA][4]
    = { { 400, 60, 0, 0 }, { 400, 140, 100, 860 }, { 0, 0, 200, 19800 } };

typedef struct
{
  ThemaConfusion *counts;
  const guint32 *cells;
} Draw;

static void
see_unit (guint32 number, gpointer user_data)
{
  Draw *draw = user_data;
  const guint32 *cells = draw->cells;
  guint64 *counts[] = { &draw->counts->tp, &draw->counts->fp, &draw->counts->fn, &draw->counts->tn };
  guint k = 0;
  while (number >= cells[k])
    number -= cells[k++];
  (*counts[k])++;
}

static void
sample_corpus (ThemaRandom *random, guint64 size, ThemaStratum *strata)
{
  guint64 units[STRATA], sampled[STRATA];
  for (guint i = 0; i < STRATA; i++)
    units[i] = corpus[i][0] + corpus[i][1] + corpus[i][2] + corpus[i][3];
  g_assert_true (thema_strata_allocate (units, STRATA, size, THEMA_ALLOCATION_SQRT, sampled));
  for (guint i = 0; i < STRATA; i++)
    {
      strata[i] = (ThemaStratum){ units[i], { 0 } };
      Draw draw = { &strata[i].counts, corpus[i] };
      thema_sample_choose (random, (guint32) units[i], (guint32) sampled[i], see_unit, &draw);
    }
}

/* The same with what is known of all units: whether they are coded. */
static void
split_corpus (const ThemaStratum *strata, ThemaStratum *halves)
{
  guint64 coded[STRATA];
  for (guint i = 0; i < STRATA; i++)
    coded[i] = corpus[i][0] + corpus[i][1];
  thema_strata_split (strata, coded, STRATA, halves);
}

/* Estimates have their mean at the truth, a spread as their standard errors say, and intervals that
 * hold the truth 19 times of 20. */
static void
simulate (gboolean split)
{
  static const double truth[THEMA_N_CORPUS_RATES]
      = { 0.8, 800.0 / 1100, 1600.0 / 2100, 1100.0 / (460 + 1500 + 20000) };
  double sums[THEMA_N_CORPUS_RATES] = { 0 }, squares[THEMA_N_CORPUS_RATES] = { 0 };
  double errors[THEMA_N_CORPUS_RATES] = { 0 };
  guint held[THEMA_N_CORPUS_RATES] = { 0 };
  g_autoptr (ThemaRandom) random = thema_random_new (1, 0);
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      ThemaStratum strata[STRATA], halves[2 * STRATA];
      ThemaCorpusEstimate out[THEMA_N_CORPUS_RATES];
      thema_random_set (random, seed, 0);
      sample_corpus (random, 1500, strata);
      split_corpus (strata, halves);
      thema_strata_estimate (split ? halves : strata, split ? 2 * STRATA : STRATA, out);
      for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
        {
          sums[i] += out[i].value;
          squares[i] += (out[i].value - truth[i]) * (out[i].value - truth[i]);
          errors[i] += out[i].std_error;
          held[i] += out[i].low <= truth[i] && truth[i] <= out[i].high;
        }
    }
  for (guint i = 0; i < THEMA_N_CORPUS_RATES; i++)
    {
      double spread = sqrt (squares[i] / SEEDS);
      g_test_message ("%s: mean %.5f of %.5f, spread %.5f, mean error %.5f, held %u of %d",
                      thema_corpus_rate_name (i), sums[i] / SEEDS, truth[i], spread,
                      errors[i] / SEEDS, held[i], SEEDS);
      g_assert_cmpfloat_with_epsilon (sums[i] / SEEDS, truth[i], 3.5 * spread / sqrt (SEEDS) + 0.005);
      g_assert_cmpfloat_with_epsilon (errors[i] / SEEDS / spread, 1, 0.15);
      g_assert_cmpuint (held[i], >=, SEEDS * 92 / 100);
    }
}

static void
test_simulated (void)
{
  simulate (FALSE);
}

static void
test_simulated_split (void)
{
  simulate (TRUE);
}

/* By hand: what is known of coded units is kept apart from what is known of the others. */
static void
test_split (void)
{
  static const ThemaStratum strata[]
      = { { 100, { 8, 2, 0, 0 } }, { 900, { 1, 0, 1, 28 } }, { 50, { 0, 0, 0, 1 } } };
  ThemaStratum halves[6];
  ThemaCorpusEstimate out[THEMA_N_CORPUS_RATES];
  thema_strata_split (strata, (guint64[]){ 100, 20, 0 }, 3, halves);
  /* Of the 20 coded units of the second stratum one was seen, of the third stratum but one unit. */
  g_assert_cmpuint (halves[0].units, ==, 120);
  g_assert_cmpuint (halves[0].counts.tp, ==, 9);
  g_assert_cmpuint (halves[1].units, ==, 0);
  g_assert_cmpuint (halves[3].units, ==, 0);
  g_assert_cmpuint (halves[4].units, ==, 930);
  g_assert_cmpuint (halves[4].counts.tn, ==, 29);
  thema_strata_estimate (halves, 6, out);
  near (out[THEMA_CORPUS_PRECISION].value, 9.0 / 11);
  near (out[THEMA_CORPUS_PRECISION].denominator, 120);
  near (out[THEMA_CORPUS_RECALL].denominator, 120 * 9.0 / 11 + 930.0 / 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strata/allocate", test_allocate);
  g_test_add_func ("/strata/choose", test_choose);
  g_test_add_func ("/strata/by-hand", test_by_hand);
  g_test_add_func ("/strata/edges", test_edges);
  g_test_add_func ("/strata/simulated-corpus", test_simulated);
  g_test_add_func ("/strata/simulated-corpus-split", test_simulated_split);
  g_test_add_func ("/strata/split", test_split);
  return g_test_run ();
}
