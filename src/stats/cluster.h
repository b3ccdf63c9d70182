/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hierarchical clustering of things by their distances, agglomerative: the two clusters that are
   least apart become one until all are one.

   Equal to R's hclust, its cutree and cophenetic.  docs/statistics.md has the references.  */
#pragma once

#include "stats/distance.h"

G_BEGIN_DECLS

typedef enum
{
  THEMA_LINKAGE_AVERAGE,  /* the mean of all distances between them: UPGMA */
  THEMA_LINKAGE_COMPLETE, /* the greatest */
  THEMA_LINKAGE_WARD,     /* R's ward.D2: the root of twice the growth of the sum of squares */
  THEMA_N_LINKAGES,
} ThemaLinkage;

/* A step, in which A and B become one cluster: -1 is the first thing, -2 the second..., 1 what the
   first step made, and so on.  A thing is written before a cluster, the lower thing before the
   higher, and the older cluster before the younger.  */
typedef struct
{
  gint32 a, b;
  guint32 size; /* things in it */
  double height;
} ThemaMerge;

/* Writes the N - 1 steps for N things into MERGES (none for less than two).  DISTANCES is as
   thema_distance_place () says and is used up.

   A cluster has the place of its lowest thing.  Of pairs of clusters that are equally far apart the
   one is taken whose lower place is lowest, and of those the one whose higher place is.  */
void thema_cluster (ThemaLinkage linkage, double *distances, guint32 n, ThemaMerge *merges);

/* The things from left to right in the tree (ORDER[0] is the number of the first one): at each step
   what is in A, then what is in B.  */
void thema_cluster_order (const ThemaMerge *merges, guint32 n, guint32 *order);

/* Cuts the tree where it has K clusters (at least 1, at most N): the cluster of each thing, from 1,
   numbered by their first thing.  */
void thema_cluster_cut (const ThemaMerge *merges, guint32 n, guint32 k, guint32 *clusters);

/* The correlation of DISTANCES with the heights at which two things come into one cluster.  NAN
   when one of them is all the same, and with less than three things.  */
double thema_cluster_cophenetic (const ThemaMerge *merges, const double *distances, guint32 n);

G_END_DECLS
