/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things by their distances, as a tree and on a map: distances.csv, cluster_merges.csv,
 * clusters.csv, cluster_summary.csv, mds.csv and mds_eigenvalues.csv. */
#pragma once

#include "analysis/things.h"
#include "base/csv-writer.h"
#include "stats/cluster.h"
#include "stats/scaling.h"

typedef struct
{
  ThemaDistance distance;
  ThemaLinkage linkage;
  guint32 n_clusters;   /* where the tree is cut; 0: nowhere */
  guint32 n_dimensions; /* of the map */
} ThemaTreeRules;

typedef struct
{
  const ThemaThings *things; /* borrowed */
  ThemaTreeRules rules;
  double *distances;     /* owned, at thema_distance_place () */
  ThemaMerge *merges;    /* owned: one less than things */
  guint32 *order;        /* owned: the things as the tree has them */
  guint32 *clusters;     /* owned: that of each thing, from 1; 0 without a cut */
  double cophenetic;     /* see thema_cluster_cophenetic () */
  ThemaScaling *scaling; /* owned */
} ThemaTree;

/* The names of distances and linkages, in their order, NULL-terminated. */
extern const char *const thema_distance_names[];
extern const char *const thema_linkage_names[];

/* Where there are less things than clusters are asked for, each is a cluster. */
ThemaTree *thema_tree_new (const ThemaThings *things, const ThemaTreeRules *rules);
void thema_tree_free (ThemaTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTree, thema_tree_free)

/* Tables as ThemaTable has them; `data` is a ThemaTree. */
gboolean thema_tree_write_distances (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_tree_write_merges (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_tree_write_clusters (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_tree_write_summary (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_tree_write_map (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_tree_write_eigenvalues (gpointer data, ThemaCsvWriter *csv, GError **error);
