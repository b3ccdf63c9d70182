/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random distances, of things in units and of points, with the trees and the maps that they give;
 * random tables of counts with their correspondence analysis. */
#include "draw.h"

#include "stats/cluster.h"
#include "stats/correspondence.h"
#include "stats/scaling.h"

#define MOST 30
#define UNITS 40
#define MOST_PAIRS (MOST * (MOST - 1) / 2)

static void
row (int number, const char *what, guint i, guint j, double value)
{
  printf ("%d,%s,%u,%u,", number, what, i, j);
  draw_field (value, '\n');
}

/* Things in units: many are equally far from each other, and some the same. */
static void
draw_units (ThemaRandom *random, int number, ThemaDistance kind, guint n, double *distances)
{
  gboolean holds[MOST][UNITS];
  guint64 sizes[MOST];
  double rate = 0.05 + 0.6 * thema_random_uniform (random);
  for (guint i = 0; i < n; i++)
    {
      sizes[i] = 0;
      for (guint u = 0; u < UNITS; u++)
        {
          holds[i][u] = u == 0 ? sizes[i] == 0 : thema_random_uniform (random) < rate;
          sizes[i] += holds[i][u];
        }
      for (guint u = 0; u < UNITS; u++)
        row (number, "holds", i + 1, u + 1, holds[i][u]);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        ThemaPairCounts counts = { 0, sizes[j], sizes[i], UNITS };
        for (guint u = 0; u < UNITS; u++)
          counts.both += holds[i][u] && holds[j][u];
        distances[thema_distance_place (j, i)] = thema_distance (kind, &counts);
      }
}

/* Points in space, or any numbers, which no space may have. */
static void
draw_points (ThemaRandom *random, gboolean euclidean, guint n, double *distances)
{
  double points[MOST][3];
  for (guint i = 0; i < n; i++)
    for (guint d = 0; d < 3; d++)
      points[i][d] = 10 * thema_random_uniform (random);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        double square = 0;
        for (guint d = 0; d < 3; d++)
          square += (points[i][d] - points[j][d]) * (points[i][d] - points[j][d]);
        distances[thema_distance_place (j, i)]
            = euclidean ? sqrt (square) : thema_random_uniform (random);
      }
}

static void
print_tree (int number, ThemaLinkage linkage, const double *distances, guint n)
{
  static const char *const names[][6]
      = { { "average_a", "average_b", "average_height", "average_order", "average_cut", "average_r" },
          { "complete_a", "complete_b", "complete_height", "complete_order", "complete_cut",
            "complete_r" },
          { "ward_a", "ward_b", "ward_height", "ward_order", "ward_cut", "ward_r" } };
  double copy[MOST_PAIRS];
  ThemaMerge merges[MOST];
  guint32 order[MOST], clusters[MOST];
  for (guint i = 0; i < MOST_PAIRS; i++)
    copy[i] = distances[i];
  thema_cluster (linkage, copy, n, merges);
  thema_cluster_order (merges, n, order);
  for (guint i = 0; i + 1 < n; i++)
    {
      row (number, names[linkage][0], i + 1, 0, merges[i].a);
      row (number, names[linkage][1], i + 1, 0, merges[i].b);
      row (number, names[linkage][2], i + 1, 0, merges[i].height);
    }
  for (guint i = 0; i < n; i++)
    row (number, names[linkage][3], i + 1, 0, order[i] + 1);
  for (guint k = 1; k <= n; k++)
    {
      thema_cluster_cut (merges, n, k, clusters);
      for (guint i = 0; i < n; i++)
        row (number, names[linkage][4], i + 1, k, clusters[i]);
    }
  row (number, names[linkage][5], 0, 0, thema_cluster_cophenetic (merges, distances, n));
}

static void
print_map (int number, const double *distances, guint n)
{
  g_autoptr (ThemaScaling) scaling = thema_scaling_new (distances, n, 2);
  for (guint i = 0; i < n; i++)
    {
      row (number, "eigenvalue", i + 1, 0, scaling->eigenvalues[i]);
      row (number, "fit_absolute", i + 1, 0, thema_scaling_fit (scaling, i + 1, TRUE));
      row (number, "fit_positive", i + 1, 0, thema_scaling_fit (scaling, i + 1, FALSE));
      for (guint k = 0; k < scaling->n_dimensions; k++)
        row (number, "coordinate", i + 1, k + 1,
             scaling->coordinates[(gsize) i * scaling->n_dimensions + k]);
    }
}

static void
print_distances (ThemaRandom *random, int number)
{
  double distances[MOST_PAIRS] = { 0 };
  guint n = number < 4 ? (guint) number + 1 : 3 + thema_random_below (random, MOST - 3);
  int kind = number % 4;
  if (kind < 2)
    draw_units (random, number, kind == 0 ? THEMA_DISTANCE_JACCARD : THEMA_DISTANCE_HELLINGER, n,
                distances);
  else
    draw_points (random, kind == 2, n, distances);
  row (number, "n", kind, 0, n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      row (number, "distance", j + 1, i + 1, distances[thema_distance_place (j, i)]);
  for (guint linkage = 0; linkage < THEMA_N_LINKAGES; linkage++)
    print_tree (number, linkage, distances, n);
  print_map (number, distances, n);
}

static void
print_points (int number, const char *const *names, const ThemaCorrespondence *found,
              const ThemaCorrespondencePoints *points)
{
  for (guint i = 0; i < points->n; i++)
    {
      row (number, names[0], i + 1, 0, points->masses[i]);
      row (number, names[1], i + 1, 0, points->inertias[i]);
      for (guint k = 0; k < found->n_dimensions; k++)
        {
          ThemaCorrespondencePoint point = thema_correspondence_point (found, points, i, k);
          row (number, names[2], i + 1, k + 1, point.standard);
          row (number, names[3], i + 1, k + 1, point.principal);
          row (number, names[4], i + 1, k + 1, point.contribution);
          row (number, names[5], i + 1, k + 1, point.cos2);
          row (number, names[6], i + 1, k + 1, point.quality);
        }
    }
}

static void
print_correspondence (ThemaRandom *random, int number)
{
  static const char *const rows[]
      = { "row_mass", "row_inertia", "row_standard", "row_principal", "row_contribution",
          "row_cos2", "row_quality" };
  static const char *const columns[]
      = { "column_mass", "column_inertia", "column_standard", "column_principal",
          "column_contribution", "column_cos2", "column_quality" };
  double counts[MOST * MOST];
  guint n_rows = number == 100 ? 1 : 2 + thema_random_below (random, 20);
  guint n_columns = 2 + thema_random_below (random, 12);
  guint64 most = number % 3 == 0 ? G_GUINT64_CONSTANT (1) << 34 : 30;
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        /* Many are empty, but no row and no column; the last ones are independent altogether. */
        double count = (double) draw_any (random, most);
        if (number % 3 == 1)
          count = thema_random_below (random, 3) > 0 ? 0 : count;
        if (i == j || (j == 0 && i >= n_columns) || (i == 0 && j >= n_rows))
          count += 1;
        if (number >= 145)
          count = (i + 1.0) * (j + 2.0);
        counts[i * n_columns + j] = count;
        row (number, "count", i + 1, j + 1, count);
      }
  g_autoptr (ThemaCorrespondence) found = thema_correspondence_new (counts, n_rows, n_columns);
  row (number, "inertia", 0, 0, found->inertia);
  for (guint k = 0; k < found->n_dimensions; k++)
    row (number, "inertia_of", k + 1, 0, found->inertias[k]);
  print_points (number, rows, found, &found->rows);
  print_points (number, columns, found, &found->columns);
}

int
main (void)
{
  g_autoptr (ThemaRandom) random = thema_random_new (13, 0);
  puts ("number,what,i,j,value");
  for (int number = 0; number < 80; number++)
    print_distances (random, number);
  for (int number = 100; number < 150; number++)
    print_correspondence (random, number);
  return 0;
}
