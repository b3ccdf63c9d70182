/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/cluster.h"
#include "stats/correspondence.h"
#include "stats/scaling.h"

#include <math.h>

#define LARGE (G_GUINT64_CONSTANT (1) << 33)

static void
assert_near (double got, double want, double off)
{
  g_test_message ("%.17g, expected %.17g", got, want);
  g_assert_true (fabs (got - want) <= off);
}

static void
test_distances (void)
{
  ThemaPairCounts some = { 2, 4, 3, 10 }, same = { 7, 7, 7, 9 }, apart = { 0, 3, 5, 9 };
  ThemaPairCounts inside = { 2, 8, 2, 9 }, large = { LARGE, 2 * LARGE, 2 * LARGE, 8 * LARGE };
  ThemaPairCounts absent = { 0, 0, 5, 9 };
  assert_near (thema_distance (THEMA_DISTANCE_JACCARD, &some), 0.6, 1e-15);
  /* sqrt (2 - 2 * 2 / sqrt (12))  */
  assert_near (thema_distance (THEMA_DISTANCE_HELLINGER, &some), 0.9194016867619661, 1e-15);
  assert_near (thema_distance (THEMA_DISTANCE_JACCARD, &large), 2.0 / 3, 1e-15);
  assert_near (thema_distance (THEMA_DISTANCE_HELLINGER, &large), 1, 1e-15);
  assert_near (thema_distance (THEMA_DISTANCE_HELLINGER, &inside), 1, 1e-15);
  for (guint kind = 0; kind < THEMA_N_DISTANCES; kind++)
    {
      g_assert_true (thema_distance (kind, &same) == 0);
      g_assert_true (isnan (thema_distance (kind, &absent)));
    }
  /* Exactly the same for all pairs that never meet, so that they are ties.  */
  g_assert_true (thema_distance (THEMA_DISTANCE_JACCARD, &apart) == 1);
  g_assert_true (thema_distance (THEMA_DISTANCE_HELLINGER, &apart) == sqrt (2));
}

/* The distances of points on a line.  */
static void
line (const double *points, guint n, double *distances)
{
  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < j; i++)
      distances[thema_distance_place (i, j)] = fabs (points[i] - points[j]);
}

/* Points at 0, 1, 3 and 7, by hand: 0 and 1 become one, then 3 joins, then 7.  Ward's height is the
   root of twice the growth of the sum of squares (Murtagh & Legendre 2014, eq. 8): 2 * n * m /
   (n + m) times the square of the distance of the centres.  */
static void
test_linkages (void)
{
  static const double points[] = { 0, 1, 3, 7 };
  /* cor (dist (x), cophenetic (hclust (dist (x), ...))) of R */
  static const double correlations[] = { 0.898584117458721, 0.8985189057951162, 0.8985775727685785 };
  const double heights[][3] = {
    { 1, 2.5, 17.0 / 3 },
    { 1, 3, 7 },
    { 1, 2.5 * sqrt (4.0 / 3), (7 - 4.0 / 3) * sqrt (2 * 3.0 / 4) },
  };
  for (guint linkage = 0; linkage < THEMA_N_LINKAGES; linkage++)
    {
      double distances[6];
      ThemaMerge merges[3];
      guint32 order[4], clusters[4];
      line (points, 4, distances);
      thema_cluster (linkage, distances, 4, merges);
      for (guint step = 0; step < 3; step++)
        {
          assert_near (merges[step].height, heights[linkage][step], 1e-14);
          g_assert_cmpint (merges[step].a, ==, -(gint32) (step > 0 ? step + 2 : 1));
          g_assert_cmpint (merges[step].b, ==, step > 0 ? (gint32) step : -2);
          g_assert_cmpuint (merges[step].size, ==, step + 2);
        }
      thema_cluster_order (merges, 4, order);
      g_assert_true (order[0] == 3 && order[1] == 2 && order[2] == 0 && order[3] == 1);
      thema_cluster_cut (merges, 4, 2, clusters);
      g_assert_true (clusters[0] == 1 && clusters[1] == 1 && clusters[2] == 1 && clusters[3] == 2);
      thema_cluster_cut (merges, 4, 4, clusters);
      g_assert_true (clusters[0] == 1 && clusters[3] == 4);
      line (points, 4, distances);
      double r = thema_cluster_cophenetic (merges, distances, 4);
      assert_near (r, correlations[linkage], 1e-13);
    }
}

/* Of pairs that are equally far apart the first one.  */
static void
test_ties (void)
{
  double distances[10];
  ThemaMerge merges[4];
  for (guint i = 0; i < 10; i++)
    distances[i] = 1;
  thema_cluster (THEMA_LINKAGE_AVERAGE, distances, 5, merges);
  for (guint step = 0; step < 4; step++)
    {
      g_assert_cmpint (merges[step].a, ==, -(gint32) (step > 0 ? step + 2 : 1));
      g_assert_true (merges[step].height == 1);
    }
  for (guint i = 0; i < 10; i++)
    distances[i] = 1;
  g_assert_true (isnan (thema_cluster_cophenetic (merges, distances, 5)));
}

static void
test_few_things (void)
{
  double distance = 2;
  ThemaMerge merge;
  guint32 order[2] = { 9, 9 }, clusters[2] = { 9, 9 };
  thema_cluster (THEMA_LINKAGE_WARD, &distance, 0, &merge);
  thema_cluster_order (&merge, 0, order);
  g_assert_cmpuint (order[0], ==, 9);
  thema_cluster (THEMA_LINKAGE_WARD, &distance, 1, &merge);
  thema_cluster_order (&merge, 1, order);
  thema_cluster_cut (&merge, 1, 1, clusters);
  g_assert_true (order[0] == 0 && clusters[0] == 1);
  g_assert_true (isnan (thema_cluster_cophenetic (&merge, &distance, 1)));
  thema_cluster (THEMA_LINKAGE_WARD, &distance, 2, &merge);
  g_assert_true (merge.a == -1 && merge.b == -2 && merge.height == 2 && merge.size == 2);
  g_assert_true (isnan (thema_cluster_cophenetic (&merge, &distance, 2)));
  for (guint n = 0; n < 3; n++)
    {
      g_autoptr (ThemaScaling) scaling = thema_scaling_new (&distance, n, 2);
      g_assert_cmpuint (scaling->n_dimensions, ==, n == 2);
      g_assert_true (isnan (thema_scaling_fit (scaling, 0, TRUE)));
      g_assert_true (isnan (thema_scaling_fit (scaling, n + 1, TRUE)));
    }
}

/* The first of the greatest coordinates is positive.  */
static void
test_scaling (void)
{
  static const double points[] = { 0, 1, 3, 7 };
  double two = 2, distances[6], triangle[] = { 1, 1, 1 }, same[] = { 0, 0, 0 };
  g_autoptr (ThemaScaling) pair = thema_scaling_new (&two, 2, 5);
  assert_near (pair->coordinates[0], 1, 1e-15);
  assert_near (pair->coordinates[1], -1, 1e-15);
  line (points, 4, distances);
  g_autoptr (ThemaScaling) found = thema_scaling_new (distances, 4, 3);
  g_assert_cmpuint (found->n_dimensions, ==, 1);
  for (guint i = 0; i < 4; i++)
    assert_near (found->coordinates[i], points[i] - 2.75, 1e-13);
  assert_near (found->eigenvalues[0], 28.75, 1e-12);
  g_assert_true (found->eigenvalues[1] == 0 && found->eigenvalues[3] == 0);
  assert_near (thema_scaling_fit (found, 1, TRUE), 1, 1e-15);
  g_assert_true (isnan (thema_scaling_fit (found, 2, TRUE)));
  /* All equally far apart: the eigenvalues are 1/2, 1/2, 0.  */
  g_autoptr (ThemaScaling) equal = thema_scaling_new (triangle, 3, 2);
  assert_near (equal->eigenvalues[1], 0.5, 1e-15);
  g_assert_true (equal->eigenvalues[2] == 0);
  assert_near (thema_scaling_fit (equal, 1, FALSE), 0.5, 1e-15);
  g_autoptr (ThemaScaling) one_place = thema_scaling_new (same, 3, 2);
  g_assert_cmpuint (one_place->n_dimensions, ==, 0);
}

/* Smoking in groups of staff (Greenacre 1984), as the R package ca prints summary (ca (smoke))
   (Nenadic & Greenacre 2007, J. Stat. Softw. 20(3)): rows SM JM SE JE SC, columns none light medium
   heavy; per mille.  */
static const double smoke[] = { 4, 2, 3,  2, 4,  3,  7,  4,  25, 10,
                                12, 4, 18, 24, 33, 13, 10, 6, 7,  2 };
static const double inertias[] = { 0.074759, 0.010017, 0.000414 };
static const double shares[] = { 87.8, 11.8, 0.5 };
/* clang-format off */
static const int smoke_rows[][9] = {
  /* mass qlt inr k=1 cor ctr k=2 cor ctr */
  {  57,  893,  31,  -66,  92,   3, -194, 800, 214 },
  {  93,  991, 139,  259, 526,  84, -243, 465, 551 },
  { 264, 1000, 450, -381, 999, 512,  -11,   1,   3 },
  { 456, 1000, 308,  233, 942, 331,   58,  58, 152 },
  { 130,  999,  71, -201, 865,  70,   79, 133,  81 },
};
static const int smoke_columns[][9] = {
  { 316, 1000, 577, -393, 994, 654,  -30,   6,  29 },
  { 233,  984,  83,   99, 327,  31,  141, 657, 463 },
  { 321,  983, 148,  196, 982, 166,    7,   1,   2 },
  { 130,  995, 192,  294, 684, 150, -198, 310, 506 },
};
/* clang-format on */

/* The signs of an axis are arbitrary: FLIP says how ours are to theirs.  */
static void
compare_points (const ThemaCorrespondence *found, const ThemaCorrespondencePoints *points,
                const int (*printed)[9], const int *flip)
{
  for (guint i = 0; i < points->n; i++)
    {
      const int *want = printed[i];
      assert_near (1000 * points->masses[i], want[0], 0.5);
      assert_near (1000 * points->inertias[i] / found->inertia, want[2], 0.5);
      for (guint k = 0; k < 2; k++)
        {
          ThemaCorrespondencePoint point = thema_correspondence_point (found, points, i, k);
          assert_near (1000 * point.principal * flip[k], want[3 * k + 3], 0.5);
          assert_near (1000 * point.cos2, want[3 * k + 4], 0.5);
          assert_near (1000 * point.contribution, want[3 * k + 5], 0.5);
          if (k == 1)
            assert_near (1000 * point.quality, want[1], 0.5);
        }
    }
}

static void
test_smoke (void)
{
  g_autoptr (ThemaCorrespondence) found = thema_correspondence_new (smoke, 5, 4);
  double turned[20];
  /* The rows that make most of the dimensions, SE and JM, are positive here and negative there.  */
  const int flip[] = { -1, -1 };
  g_assert_cmpuint (found->n_dimensions, ==, 3);
  assert_near (found->inertia, 0.08519, 5e-6);
  for (guint k = 0; k < 3; k++)
    {
      assert_near (found->inertias[k], inertias[k], 5e-7);
      assert_near (100 * found->inertias[k] / found->inertia, shares[k], 0.05);
    }
  compare_points (found, &found->rows, smoke_rows, flip);
  compare_points (found, &found->columns, smoke_columns, flip);
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < 4; j++)
      turned[j * 5 + i] = smoke[i * 4 + j] * (double) LARGE;
  g_autoptr (ThemaCorrespondence) other = thema_correspondence_new (turned, 4, 5);
  for (guint k = 0; k < 3; k++)
    assert_near (other->inertias[k], found->inertias[k], 1e-15);
  for (guint i = 0; i < 5; i++)
    assert_near (fabs (other->columns.principal[3 * i]), fabs (found->rows.principal[3 * i]),
                 1e-14);
}

static void
test_independence (void)
{
  static const double independent[] = { 1, 2, 3, 6 }, row[] = { 3, 4, 5 };
  static const double apart[] = { 5, 0, 0, 7 };
  g_autoptr (ThemaCorrespondence) none = thema_correspondence_new (independent, 2, 2);
  g_autoptr (ThemaCorrespondence) single = thema_correspondence_new (row, 1, 3);
  g_autoptr (ThemaCorrespondence) empty = thema_correspondence_new (row, 0, 0);
  g_autoptr (ThemaCorrespondence) whole = thema_correspondence_new (apart, 2, 2);
  g_assert_true (none->n_dimensions == 0 && none->inertia == 0);
  g_assert_true (single->n_dimensions == 0 && single->inertia == 0);
  g_assert_true (empty->n_dimensions == 0 && empty->inertia == 0);
  g_assert_cmpuint (whole->n_dimensions, ==, 1);
  assert_near (whole->inertias[0], 1, 1e-15);
}

/* A point at the centre has no cos2.  */
static void
test_centre (void)
{
  static const double counts[] = { 4, 0, 3, 3, 0, 4 };
  g_autoptr (ThemaCorrespondence) found = thema_correspondence_new (counts, 3, 2);
  ThemaCorrespondencePoint point = thema_correspondence_point (found, &found->rows, 1, 0);
  g_assert_true (point.principal == 0 && point.contribution == 0);
  g_assert_true (isnan (point.cos2) && isnan (point.quality));
  /* Rows 1 and 3 owe as much: the first is positive.  */
  g_assert_true (thema_correspondence_point (found, &found->rows, 0, 0).principal > 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/structure/distances", test_distances);
  g_test_add_func ("/structure/linkages", test_linkages);
  g_test_add_func ("/structure/ties", test_ties);
  g_test_add_func ("/structure/few-things", test_few_things);
  g_test_add_func ("/structure/scaling", test_scaling);
  g_test_add_func ("/structure/smoke", test_smoke);
  g_test_add_func ("/structure/independence", test_independence);
  g_test_add_func ("/structure/centre", test_centre);
  return g_test_run ();
}
