/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network of things that stand together: network_nodes.csv, network_edges.csv,
 * network_summary.csv and network.graphml.
 *
 * This is all that needs igraph: a program that does not call it is not linked with it. */
#pragma once

#include "analysis/things.h"
#include "base/csv-writer.h"

/* What an edge weighs. It must be positive: of measures that may be negative or have no sign only
 * pairs that attract each other are edges. */
typedef enum
{
  THEMA_EDGE_COUNT, /* units with both */
  THEMA_EDGE_JACCARD,
  THEMA_EDGE_DICE,
  THEMA_EDGE_PHI,
  THEMA_EDGE_NPMI,
  THEMA_EDGE_LOG_LIKELIHOOD,
  THEMA_N_EDGES,
} ThemaEdgeWeight;

/* Their names, NULL-terminated. */
extern const char *const thema_edge_names[];

typedef struct
{
  ThemaEdgeWeight weight;
  double min_weight;    /* edges weigh at least that */
  guint64 min_together; /* and have as many units with both */
  guint64 seed;         /* of the search for modules */
} ThemaNetworkRules;

typedef struct
{
  guint32 a, b; /* a < b */
  guint64 both;
  double weight;
} ThemaNetworkEdge;

typedef struct
{
  guint32 degree, module; /* from 1; 0 for a node without edges */
  double strength, betweenness;
} ThemaNetworkNode;

typedef struct
{
  const ThemaThings *things; /* borrowed: the nodes */
  ThemaNetworkRules rules;
  GArray *edges;           /* owned, of ThemaNetworkEdge, by a, then b */
  ThemaNetworkNode *nodes; /* owned */
  guint64 n_pairs;         /* that could be edges: not those of a code and one above it */
  guint32 n_isolated, n_components, n_modules; /* components: without the isolated nodes */
  double modularity;                           /* NAN without edges */
} ThemaNetwork;

/* An error when igraph fails. Not to be called on two threads at once. */
ThemaNetwork *thema_network_new (const ThemaThings *things, const ThemaNetworkRules *rules,
                                 GError **error);
void thema_network_free (ThemaNetwork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaNetwork, thema_network_free)

/* The betweenness as a share of what a node could have; NAN with less than three nodes. */
double thema_network_betweenness_share (const ThemaNetwork *self, guint32 node);

/* Tables as ThemaTable has them; `data` is a ThemaNetwork. */
gboolean thema_network_write_nodes (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_network_write_edges (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_network_write_summary (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_network_write_graphml (gpointer data, ThemaOutput *output, GError **error);
