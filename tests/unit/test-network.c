/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of small corpora, by hand, and whether igraph reads what is written of them. */
#include "analysis/error.h"
#include "analysis/network.h"
#include "analysis/scan.h"
#include "fixture-coding.h"

#include <igraph.h>
#include <math.h>

/* A network of codes, and all that it borrows from. */
typedef struct
{
  ThemaStore *store;       /* owned */
  ThemaSegments *segments; /* owned */
  ThemaPass *pass;         /* owned */
  ThemaThings *things;     /* owned */
  ThemaNetwork *network;   /* owned */
} Fixture;

static void
fixture_init (Fixture *self, const FixtureText *texts, const char *book, ThemaCodeLevel level,
              const ThemaNetworkRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) passes = g_ptr_array_new ();
  self->store = fixture_store_new (texts, NULL);
  self->segments = fixture_code (self->store, book);
  self->pass = thema_code_cooccurrence_pass_new (self->store, self->segments,
                                                 1u << THEMA_UNIT_DOCUMENT);
  g_ptr_array_add (passes, self->pass);
  thema_scan (self->store, self->segments, passes, 1, NULL, &error);
  g_assert_no_error (error);
  self->things = thema_things_new_codes (self->pass, self->segments, level, THEMA_UNIT_DOCUMENT,
                                         &error);
  g_assert_no_error (error);
  self->network = thema_network_new (self->things, rules, &error);
  g_assert_no_error (error);
}

static void
fixture_clear (Fixture *self)
{
  thema_network_free (self->network);
  thema_things_free (self->things);
  thema_pass_free (self->pass);
  thema_segments_free (self->segments);
  thema_store_free (self->store);
}

static const char book[]
    = "thema: 1\ncodes:\n"
      "- {code: a, patterns: [aa]}\n- {code: b, patterns: [bb]}\n- {code: c, patterns: [cc]}\n"
      "- {code: d, patterns: [dd]}\n- {code: e, patterns: [ee]}\n- {code: f, patterns: [ff]}\n"
      "- {code: g, label: \"A <b> & \\\"c\\\"\\u0001\", patterns: [gg]}\n";

/* Two triangles and an edge between them: 2 * (3/7 - (7/14)^2) is the modularity; each end of the
 * edge lies between its two neighbours and the three on the other side. */
static const FixtureText triangles[]
    = { { "1", "aa bb" }, { "2", "bb cc" }, { "3", "aa cc" }, { "4", "cc dd" }, { "5", "dd ee" },
        { "6", "ee ff" }, { "7", "dd ff" }, { "8", "gg" },    { NULL, NULL } };

static void
test_triangles (void)
{
  const ThemaNetworkRules rules = { .weight = THEMA_EDGE_COUNT, .min_together = 1, .seed = 1 };
  const guint32 degrees[] = { 2, 2, 3, 3, 2, 2, 0 }, modules[] = { 1, 1, 1, 2, 2, 2, 0 };
  const double betweenness[] = { 0, 0, 6, 6, 0, 0, 0 };
  Fixture fixture;
  fixture_init (&fixture, triangles, book, THEMA_CODES_LEAVES, &rules);
  const ThemaNetwork *network = fixture.network;
  g_assert_cmpuint (network->edges->len, ==, 7);
  g_assert_cmpuint (network->n_pairs, ==, 21);
  g_assert_cmpuint (network->n_isolated, ==, 1);
  g_assert_cmpuint (network->n_components, ==, 1);
  g_assert_cmpuint (network->n_modules, ==, 2);
  g_assert_true (fabs (network->modularity - 5.0 / 14) < 1e-14);
  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpuint (network->nodes[i].degree, ==, degrees[i]);
      g_assert_cmpuint (network->nodes[i].module, ==, modules[i]);
      g_assert_true (network->nodes[i].strength == degrees[i]);
      g_assert_true (fabs (network->nodes[i].betweenness - betweenness[i]) < 1e-12);
    }
  g_assert_true (fabs (thema_network_betweenness_share (network, 2) - 6.0 / 15) < 1e-14);
  fixture_clear (&fixture);
}

/* a and c together once, both with b three times: the way over b is shorter, 2/3 of that. */
static void
test_lengths (void)
{
  static const FixtureText texts[]
      = { { "1", "aa bb" }, { "2", "aa bb" }, { "3", "aa bb cc" }, { "4", "bb cc" },
          { "5", "bb cc" }, { NULL, NULL } };
  const ThemaNetworkRules rules = { .weight = THEMA_EDGE_COUNT, .min_together = 1, .seed = 1 };
  Fixture fixture;
  fixture_init (&fixture, texts, book, THEMA_CODES_LEAVES, &rules);
  g_assert_cmpuint (fixture.things->n, ==, 3);
  g_assert_cmpuint (fixture.things->n_absent, ==, 4);
  g_assert_cmpuint (fixture.network->edges->len, ==, 3);
  g_assert_true (fixture.network->nodes[1].betweenness == 1);
  g_assert_true (fixture.network->nodes[1].strength == 6);
  fixture_clear (&fixture);
}

/* A code and one above it are no pair, and of codes without sub-codes the one above is none. */
static void
test_nested (void)
{
  static const char nested[] = "thema: 1\ncodes:\n"
                               "- {code: top, codes: [{code: one, patterns: [aa]}, "
                               "{code: two, patterns: [bb]}]}\n";
  const guint32 n_things[] = { 2, 1, 3 }, n_pairs[] = { 1, 0, 1 };
  const ThemaNetworkRules rules = { .weight = THEMA_EDGE_JACCARD, .min_together = 1, .seed = 1 };
  for (guint level = 0; level <= THEMA_CODES_ALL; level++)
    {
      Fixture fixture;
      fixture_init (&fixture, triangles, nested, level, &rules);
      g_assert_cmpuint (fixture.things->n, ==, n_things[level]);
      g_assert_cmpuint (fixture.things->n_nested, ==, 3 - n_things[level]);
      g_assert_cmpuint (fixture.network->n_pairs, ==, n_pairs[level]);
      g_assert_cmpuint (fixture.network->edges->len, ==, n_pairs[level]);
      g_assert_true (isnan (fixture.network->modularity) == (n_pairs[level] == 0));
      fixture_clear (&fixture);
    }
}

/* What is as likely as by chance, or less, has no edge of a measure that may be negative. */
static void
test_weights (void)
{
  static const FixtureText texts[]
      = { { "1", "aa bb" }, { "2", "aa" }, { "3", "bb" }, { "4", "gg" }, { NULL, NULL } };
  for (guint weight = 0; weight < THEMA_N_EDGES; weight++)
    {
      const ThemaNetworkRules rules = { .weight = weight, .min_together = 1, .seed = 1 };
      Fixture fixture;
      fixture_init (&fixture, texts, book, THEMA_CODES_LEAVES, &rules);
      g_assert_cmpuint (fixture.network->edges->len, ==, weight <= THEMA_EDGE_DICE);
      fixture_clear (&fixture);
    }
}

static void
test_thresholds (void)
{
  ThemaNetworkRules rules = { .weight = THEMA_EDGE_COUNT, .min_together = 2, .seed = 1 };
  Fixture fixture;
  fixture_init (&fixture, triangles, book, THEMA_CODES_LEAVES, &rules);
  g_assert_cmpuint (fixture.network->edges->len, ==, 0);
  g_assert_cmpuint (fixture.network->n_isolated, ==, 7);
  g_assert_cmpuint (fixture.network->n_components, ==, 0);
  fixture_clear (&fixture);
  rules = (ThemaNetworkRules){ .weight = THEMA_EDGE_JACCARD, .min_weight = 0.3, .min_together = 1 };
  fixture_init (&fixture, triangles, book, THEMA_CODES_LEAVES, &rules);
  /* 1 / 3 between those of two edges, 1 / 4 and 1 / 5 else. */
  g_assert_cmpuint (fixture.network->edges->len, ==, 2);
  fixture_clear (&fixture);
}

static void
test_too_many (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (thema_things_check (TRUE, THEMA_MAX_THINGS, &error));
  g_assert_false (thema_things_check (TRUE, THEMA_MAX_THINGS + 1, &error));
  g_assert_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT);
}

/* The file of a network, as igraph reads it. */
static void
read_graph (ThemaNetwork *network, igraph_t *graph)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_path (folder, "network.graphml");
  g_autoptr (ThemaOutput) output = thema_output_new (path, &error);
  g_assert_no_error (error);
  g_assert_true (thema_network_write_graphml (network, output, &error));
  thema_output_commit (output, &error);
  g_assert_no_error (error);
  FILE *file = fopen (path, "r");
  g_assert_nonnull (file);
  g_assert_cmpint (igraph_read_graph_graphml (graph, file, 0), ==, IGRAPH_SUCCESS);
  fclose (file);
}

static void
test_graphml (void)
{
  const ThemaNetworkRules rules = { .weight = THEMA_EDGE_JACCARD, .min_together = 1, .seed = 1 };
  Fixture fixture;
  igraph_t graph;
  igraph_set_attribute_table (&igraph_cattribute_table);
  fixture_init (&fixture, triangles, book, THEMA_CODES_LEAVES, &rules);
  read_graph (fixture.network, &graph);
  g_assert_cmpint (igraph_vcount (&graph), ==, 7);
  g_assert_cmpint (igraph_ecount (&graph), ==, 7);
  g_assert_false (igraph_is_directed (&graph));
  g_assert_cmpstr (VAS (&graph, "name", 2), ==, "c");
  g_assert_cmpstr (VAS (&graph, "label", 6), ==, "A <b> & \"c\"\xef\xbf\xbd");
  g_assert_true (VAN (&graph, "module", 3) == 2);
  g_assert_true (isnan (VAN (&graph, "module", 6)));
  for (guint e = 0; e < 7; e++)
    {
      const ThemaNetworkEdge *edge = &g_array_index (fixture.network->edges, ThemaNetworkEdge, e);
      g_assert_cmpint (MIN (IGRAPH_FROM (&graph, e), IGRAPH_TO (&graph, e)), ==, edge->a);
      g_assert_cmpint (MAX (IGRAPH_FROM (&graph, e), IGRAPH_TO (&graph, e)), ==, edge->b);
      g_assert_true (fabs (EAN (&graph, "weight", e) - edge->weight) < 1e-8);
      g_assert_true (EAN (&graph, "n_ab", e) == 1);
    }
  igraph_destroy (&graph);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/triangles", test_triangles);
  g_test_add_func ("/network/lengths", test_lengths);
  g_test_add_func ("/network/nested", test_nested);
  g_test_add_func ("/network/weights", test_weights);
  g_test_add_func ("/network/thresholds", test_thresholds);
  g_test_add_func ("/network/too-many", test_too_many);
  g_test_add_func ("/network/graphml", test_graphml);
  return g_test_run ();
}
