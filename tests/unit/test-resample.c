/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents drawn again: against a plain reading of what that means, document by document. */
#include "analysis/resample.h"

#include <math.h>
#include <string.h>

#define DOCUMENTS 9
#define REPLICATES 300
#define SEED 5

/* By variable and document; the last one is the common one. */
static const guint32 counts[3][DOCUMENTS] = {
  { 1, 0, 0, 3, 1, 0, 0, 0, 2 },
  { 1, 1, 0, 0, 1, 0, 0, 0, 1 },
  { 5, 9, 2, 5, 5, 9, 2, 2, 8 },
};

/* A rate and a ratio, which is undefined when nothing of the second variable was drawn. */
static void
measure (const guint64 *sums, guint64 common, guint64 n_documents, double *measures)
{
  measures[0] = (double) sums[0] / (double) common + (double) n_documents;
  measures[1] = sums[1] > 0 ? (double) sums[0] / (double) sums[1] : NAN;
}

static const ThemaResampleClass class = { 2, 2, measure };

static void
measure_times (const guint32 *times, double *measures)
{
  guint64 sums[3] = { 0 }, n = 0;
  for (int d = 0; d < DOCUMENTS; d++)
    {
      n += times[d];
      for (int v = 0; v < 3; v++)
        sums[v] += (guint64) times[d] * counts[v][d];
    }
  measure (sums, sums[2], n, measures);
}

/* The intervals of the measures of variables 0 and 1, the plain way. */
static void
compute_plainly (double estimates[2], ThemaBootstrap out[2])
{
  double replicates[2][REPLICATES], left[2][DOCUMENTS], measures[2];
  guint64 once[DOCUMENTS];
  guint32 times[DOCUMENTS];
  g_autoptr (ThemaRandom) random = thema_random_new (0, 0);
  for (int k = 0; k < REPLICATES; k++)
    {
      thema_random_set (random, SEED, (guint64) k);
      thema_bootstrap_draw (random, DOCUMENTS, times);
      measure_times (times, measures);
      replicates[0][k] = measures[0];
      replicates[1][k] = measures[1];
    }
  for (int d = 0; d < DOCUMENTS; d++)
    {
      for (int i = 0; i < DOCUMENTS; i++)
        times[i] = i != d;
      measure_times (times, measures);
      left[0][d] = measures[0];
      left[1][d] = measures[1];
      once[d] = 1;
    }
  for (int i = 0; i < DOCUMENTS; i++)
    times[i] = 1;
  measure_times (times, estimates);
  for (int m = 0; m < 2; m++)
    thema_bootstrap_interval (replicates[m], REPLICATES, estimates[m],
                              thema_jackknife_acceleration (left[m], once, DOCUMENTS), &out[m]);
}

static ThemaResample *
resample_new (void)
{
  ThemaResample *resample = thema_resample_new (counts[2], DOCUMENTS);
  for (int v = 0; v < 2; v++)
    {
      ThemaDocumentCount list[DOCUMENTS];
      gsize n = 0;
      for (guint32 d = 0; d < DOCUMENTS; d++)
        if (counts[v][d] > 0)
          list[n++] = (ThemaDocumentCount){ d, counts[v][d] };
      g_assert_cmpuint (thema_resample_add (resample, list, n), ==, v);
    }
  return resample;
}

static void
assert_near (double got, double want)
{
  g_assert_true (isnan (got) == isnan (want));
  g_assert_true (isnan (got) || fabs (got - want) <= 1e-12 * fabs (want));
}

static void
test_plain (void)
{
  double estimates[2], wanted[2];
  ThemaBootstrap got[2], want[2];
  const ThemaResampleRow row = { { 0, 1 } };
  g_autoptr (ThemaResample) resample = resample_new ();
  thema_resample_run (resample, &class, &row, 1, REPLICATES, SEED, 1, NULL, estimates, got);
  compute_plainly (wanted, want);
  for (int m = 0; m < 2; m++)
    {
      assert_near (estimates[m], wanted[m]);
      assert_near (got[m].std_error, want[m].std_error);
      assert_near (got[m].low, want[m].low);
      assert_near (got[m].high, want[m].high);
      g_assert_cmpint (got[m].method, ==, want[m].method);
      g_assert_cmpuint (got[m].defined, ==, want[m].defined);
    }
  g_assert_cmpint (got[0].method, ==, THEMA_BOOTSTRAP_BCA);
  g_assert_false (isnan (got[1].low));
  g_assert_cmpuint (got[1].defined, <, REPLICATES);
}

/* Neither threads nor what else is computed make a difference. */
static void
test_alike (void)
{
  const ThemaResampleRow rows[] = { { { 1, 0 } }, { { 0, 1 } }, { { 1, 1 } } };
  double one[6], other[6];
  ThemaBootstrap got[6], again[6], alone[2];
  g_autoptr (ThemaResample) resample = resample_new ();
  memset (got, 0, sizeof got);
  memset (again, 0, sizeof again);
  memset (alone, 0, sizeof alone);
  thema_resample_run (resample, &class, rows, 3, REPLICATES, SEED, 1, NULL, one, got);
  thema_resample_run (resample, &class, rows, 3, REPLICATES, SEED, 3, NULL, other, again);
  g_assert_cmpmem (one, sizeof one, other, sizeof other);
  g_assert_cmpmem (got, sizeof got, again, sizeof again);
  thema_resample_run (resample, &class, rows + 1, 1, REPLICATES, SEED, 2, NULL, other, alone);
  g_assert_cmpmem (alone, sizeof alone, got + 2, sizeof alone);
}

/* No document, and a variable that counts nothing. */
static void
test_edges (void)
{
  const ThemaResampleRow row = { { 0, 0 } };
  double estimates[2];
  ThemaBootstrap got[2];
  g_autoptr (ThemaResample) empty = thema_resample_new (NULL, 0);
  thema_resample_add (empty, NULL, 0);
  thema_resample_run (empty, &class, &row, 1, 10, SEED, 2, NULL, estimates, got);
  g_assert_true (isnan (estimates[1]) && isnan (got[1].low) && isnan (got[0].low));
  g_autoptr (ThemaResample) nothing = thema_resample_new (counts[2], DOCUMENTS);
  thema_resample_add (nothing, NULL, 0);
  thema_resample_run (nothing, &class, &row, 1, 10, SEED, 2, NULL, estimates, got);
  g_assert_cmpint (got[0].method, ==, THEMA_BOOTSTRAP_NONE);
  thema_resample_run (nothing, &class, NULL, 0, 10, SEED, 2, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resample/plain", test_plain);
  g_test_add_func ("/resample/alike", test_alike);
  g_test_add_func ("/resample/edges", test_edges);
  return g_test_run ();
}
