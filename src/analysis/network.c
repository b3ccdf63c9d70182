/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/network.h"

#include "analysis/error.h"

#include <igraph.h>
#include <math.h>

const char *const thema_edge_names[]
    = { "count", "jaccard", "dice", "phi", "npmi", "log-likelihood", NULL };

/* How often modules are searched for, and the rounds of a search. */
#define STARTS 10
#define ROUNDS 10

/* Of how much a step that makes things worse is allowed in a search: igraph's own choice. */
#define RANDOMNESS 0.01

/* A modularity must be that much better for another start to be taken. */
#define BETTER 1e-9

/* A modularity of that size is 0 but for rounding. */
#define NOTHING 1e-12

static double
weigh (ThemaEdgeWeight weight, const ThemaPairCounts *counts)
{
  ThemaAssociation measures;
  if (weight == THEMA_EDGE_COUNT)
    return (double) counts->both;
  thema_association_measure (counts, &measures);
  switch (weight)
    {
    case THEMA_EDGE_JACCARD:
      return measures.jaccard;
    case THEMA_EDGE_DICE:
      return measures.dice;
    case THEMA_EDGE_PHI:
      return measures.phi;
    case THEMA_EDGE_NPMI:
      return measures.npmi;
    default:
      return (double) counts->both > measures.expected ? thema_association_log_likelihood (counts)
                                                       : 0;
    }
}

static void
find_edges (ThemaNetwork *self)
{
  const ThemaNetworkRules *rules = &self->rules;
  for (guint32 a = 0; a < self->things->n; a++)
    for (guint32 b = a + 1; b < self->things->n; b++)
      {
        if (thema_things_are_nested (self->things, a, b))
          continue;
        self->n_pairs++;
        ThemaPairCounts counts = thema_things_pair (self->things, a, b);
        if (counts.both == 0 || counts.both < rules->min_together)
          continue;
        ThemaNetworkEdge edge = { a, b, counts.both, weigh (rules->weight, &counts) };
        if (edge.weight > 0 && edge.weight >= rules->min_weight)
          g_array_append_val (self->edges, edge);
      }
}

/* The network as igraph has it. A list of its functions is called until one fails. */
typedef struct
{
  igraph_t graph;
  /* Of edges, such that no node has more than 1 in sum (a search compares with a number), and how
   * long they are: the more they weigh the shorter. */
  igraph_vector_t weights, lengths;
  igraph_vector_t strengths, betweenness;
  igraph_vector_int_t ends, modules, trial;
  igraph_integer_t n_components;
  double modularity;
} Graph;

static void
graph_clear (Graph *self)
{
  igraph_vector_t *reals[]
      = { &self->weights, &self->lengths, &self->strengths, &self->betweenness };
  igraph_vector_int_t *integers[] = { &self->ends, &self->modules, &self->trial };
  for (gsize i = 0; i < G_N_ELEMENTS (reals); i++)
    if (reals[i]->stor_begin != NULL)
      igraph_vector_destroy (reals[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (integers); i++)
    if (integers[i]->stor_begin != NULL)
      igraph_vector_int_destroy (integers[i]);
}

static igraph_error_t
graph_init (Graph *self, igraph_integer_t n_nodes, igraph_integer_t n_edges)
{
  igraph_vector_t *of_edges[] = { &self->weights, &self->lengths };
  igraph_vector_t *of_nodes[] = { &self->strengths, &self->betweenness };
  igraph_error_t code = igraph_vector_int_init (&self->ends, 2 * n_edges);
  for (gsize i = 0; code == IGRAPH_SUCCESS && i < 2; i++)
    code = igraph_vector_init (of_edges[i], n_edges);
  for (gsize i = 0; code == IGRAPH_SUCCESS && i < 2; i++)
    code = igraph_vector_init (of_nodes[i], n_nodes);
  if (code == IGRAPH_SUCCESS)
    code = igraph_vector_int_init (&self->modules, n_nodes);
  return code == IGRAPH_SUCCESS ? igraph_vector_int_init (&self->trial, n_nodes) : code;
}

static void
fill (Graph *self, const ThemaNetwork *network)
{
  double most = 0;
  for (guint32 i = 0; i < network->things->n; i++)
    most = fmax (most, network->nodes[i].strength);
  for (guint e = 0; e < network->edges->len; e++)
    {
      const ThemaNetworkEdge *edge = &g_array_index (network->edges, ThemaNetworkEdge, e);
      VECTOR (self->ends)[2 * e] = edge->a;
      VECTOR (self->ends)[2 * e + 1] = edge->b;
      VECTOR (self->weights)[e] = edge->weight / most;
      VECTOR (self->lengths)[e] = most / edge->weight;
    }
}

/* Modules by the Leiden algorithm (Traag, Waltman & van Eck 2019): of several starts the best. */
static igraph_error_t
find_modules (Graph *self)
{
  double sum = igraph_vector_sum (&self->strengths);
  self->modularity = NAN;
  for (int start = 0; sum > 0 && start < STARTS; start++)
    {
      double modularity;
      igraph_error_t code
          = igraph_community_leiden (&self->graph, &self->weights, &self->strengths, 1 / sum,
                                     RANDOMNESS, FALSE, ROUNDS, &self->trial, NULL, NULL);
      if (code == IGRAPH_SUCCESS)
        code
            = igraph_modularity (&self->graph, &self->trial, &self->weights, 1, FALSE, &modularity);
      if (code != IGRAPH_SUCCESS)
        return code;
      if (start > 0 && modularity < self->modularity + BETTER)
        continue;
      self->modularity = modularity;
      code = igraph_vector_int_update (&self->modules, &self->trial);
      if (code != IGRAPH_SUCCESS)
        return code;
    }
  return IGRAPH_SUCCESS;
}

static igraph_error_t
measure (Graph *self)
{
  igraph_error_t code = igraph_strength (&self->graph, &self->strengths, igraph_vss_all (),
                                         IGRAPH_ALL, TRUE, &self->weights);
  if (code == IGRAPH_SUCCESS)
    code = igraph_betweenness (&self->graph, &self->betweenness, igraph_vss_all (), FALSE,
                               &self->lengths);
  if (code == IGRAPH_SUCCESS)
    code = igraph_connected_components (&self->graph, NULL, NULL, &self->n_components, IGRAPH_WEAK);
  return code == IGRAPH_SUCCESS ? find_modules (self) : code;
}

static igraph_error_t
analyse (Graph *self, const ThemaNetwork *network)
{
  igraph_error_t code = graph_init (self, network->things->n, network->edges->len);
  if (code != IGRAPH_SUCCESS)
    return code;
  fill (self, network);
  code = igraph_create (&self->graph, &self->ends, network->things->n, IGRAPH_UNDIRECTED);
  if (code != IGRAPH_SUCCESS)
    return code;
  code = measure (self);
  igraph_destroy (&self->graph);
  return code;
}

/* The same with random numbers of our own seed, and errors that are returned. */
static igraph_error_t
analyse_quietly (Graph *self, const ThemaNetwork *network)
{
  igraph_rng_t random, *before = igraph_rng_default ();
  igraph_error_handler_t *error_before = igraph_set_error_handler (igraph_error_handler_ignore);
  igraph_warning_handler_t *warning_before
      = igraph_set_warning_handler (igraph_warning_handler_ignore);
  igraph_error_t code = igraph_rng_init (&random, &igraph_rngtype_mt19937);
  if (code == IGRAPH_SUCCESS)
    {
      igraph_rng_seed (&random, network->rules.seed);
      igraph_rng_set_default (&random);
      code = analyse (self, network);
      igraph_rng_set_default (before);
      igraph_rng_destroy (&random);
    }
  igraph_set_warning_handler (warning_before);
  igraph_set_error_handler (error_before);
  return code;
}

typedef struct
{
  guint32 module, size, first;
} Module;

static int
compare_modules (const void *a, const void *b)
{
  const Module *x = a, *y = b;
  if (x->size != y->size)
    return x->size > y->size ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/* Numbers modules from 1, the greatest first, then by their first node. */
static void
number_modules (ThemaNetwork *self, const Graph *graph)
{
  guint32 n = self->things->n;
  g_autofree Module *modules = g_new0 (Module, n + 1);
  g_autofree guint32 *ranks = g_new0 (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    modules[i] = (Module){ i, 0, n };
  for (guint32 i = 0; i < n; i++)
    {
      Module *module = &modules[VECTOR (graph->modules)[i]];
      if (self->nodes[i].degree == 0)
        continue;
      module->size++;
      module->first = MIN (module->first, i);
    }
  qsort (modules, n, sizeof *modules, compare_modules);
  for (guint32 i = 0; i < n && modules[i].size > 0; i++)
    ranks[modules[i].module] = ++self->n_modules;
  for (guint32 i = 0; i < n; i++)
    if (self->nodes[i].degree > 0)
      self->nodes[i].module = ranks[VECTOR (graph->modules)[i]];
}

static void
take (ThemaNetwork *self, const Graph *graph)
{
  for (guint32 i = 0; i < self->things->n; i++)
    {
      self->nodes[i].betweenness = VECTOR (graph->betweenness)[i];
      self->n_isolated += self->nodes[i].degree == 0;
    }
  self->n_components = (guint32) graph->n_components - self->n_isolated;
  self->modularity = fabs (graph->modularity) < NOTHING ? 0 : graph->modularity;
  number_modules (self, graph);
}

ThemaNetwork *
thema_network_new (const ThemaThings *things, const ThemaNetworkRules *rules, GError **error)
{
  g_autoptr (ThemaNetwork) self = g_new0 (ThemaNetwork, 1);
  self->things = things;
  self->rules = *rules;
  self->edges = g_array_new (FALSE, FALSE, sizeof (ThemaNetworkEdge));
  self->nodes = g_new0 (ThemaNetworkNode, MAX (things->n, 1));
  find_edges (self);
  for (guint e = 0; e < self->edges->len; e++)
    {
      const ThemaNetworkEdge *edge = &g_array_index (self->edges, ThemaNetworkEdge, e);
      self->nodes[edge->a].degree++;
      self->nodes[edge->b].degree++;
      self->nodes[edge->a].strength += edge->weight;
      self->nodes[edge->b].strength += edge->weight;
    }
  Graph graph = { 0 };
  igraph_error_t code = analyse_quietly (&graph, self);
  if (code == IGRAPH_SUCCESS)
    take (self, &graph);
  else
    g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                 "the network could not be analysed (igraph says: %s); a --min-weight makes it "
                 "smaller",
                 igraph_strerror (code));
  graph_clear (&graph);
  return code == IGRAPH_SUCCESS ? g_steal_pointer (&self) : NULL;
}

void
thema_network_free (ThemaNetwork *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->edges);
  g_free (self->nodes);
  g_free (self);
}

double
thema_network_betweenness_share (const ThemaNetwork *self, guint32 node)
{
  double n = self->things->n;
  return n < 3 ? NAN : self->nodes[node].betweenness / ((n - 1) * (n - 2) / 2);
}
