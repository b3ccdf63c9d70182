/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema structure STORE: trees, maps and networks of codes or of terms. */
#include "programs/commands.h"

#include "analysis/group-map.h"
#include "analysis/network.h"
#include "analysis/term-frequency.h"
#include "analysis/tree.h"
#include "programs/action.h"
#include "programs/checks.h"
#include "programs/passes.h"
#include "programs/statistics.h"
#include "programs/work.h"

#include <stdio.h>
#include <string.h>

/* Everything from the options to what the tables hold. */
typedef struct
{
  ThemaWork work;
  gboolean codes;
  ThemaUnit unit;
  ThemaGroups *groups;           /* owned; NULL: no groups are asked for */
  ThemaTerms *terms;             /* owned; NULL: of codes */
  ThemaTermSelection *selection; /* owned, likewise */
  GPtrArray *passes;             /* owned, of ThemaPass: pairs, then counts by group if asked for */
  ThemaThings *things;           /* owned */
  ThemaTree *tree;               /* owned */
  ThemaNetwork *network;         /* owned */
  ThemaGroupMap *map;            /* owned; NULL without groups */
} Structure;

static void
structure_clear (Structure *self)
{
  g_clear_pointer (&self->map, thema_group_map_free);
  g_clear_pointer (&self->network, thema_network_free);
  g_clear_pointer (&self->tree, thema_tree_free);
  g_clear_pointer (&self->things, thema_things_free);
  g_clear_pointer (&self->passes, g_ptr_array_unref);
  g_clear_pointer (&self->selection, thema_term_selection_free);
  g_clear_pointer (&self->terms, thema_terms_free);
  g_clear_pointer (&self->groups, thema_groups_free);
  thema_work_clear (&self->work);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Structure, structure_clear)

static gboolean
find_unit (Structure *self, GError **error)
{
  const char *name = self->work.options->units;
  for (self->unit = 0; self->unit < THEMA_N_UNITS; self->unit++)
    if (strcmp (thema_unit_name (self->unit), name) == 0)
      return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--unit=%s: choose one of document, paragraph and sentence", name);
  return FALSE;
}

/* What is compared: as the options say, and the manifest must say it, too. */
static gboolean
find_kind (Structure *self, GError **error)
{
  const char *things = self->work.options->things;
  self->codes = things != NULL ? strcmp (things, "codes") == 0 : self->work.segments != NULL;
  thema_stage_record_text (self->work.record, "things", self->codes ? "codes" : "terms");
  return !self->codes || thema_work_need_segments (&self->work, "a comparison of codes", error);
}

/* Of terms, those that stand in most documents; they are found in a scan of their own. */
static gboolean
select_terms (Structure *self, GError **error)
{
  const ThemaOptions *options = self->work.options;
  if (self->codes)
    return TRUE;
  if (!thema_check_range ("top", options->top, 1, THEMA_MAX_PAIRED, error))
    return FALSE;
  self->terms = thema_work_terms (&self->work, error);
  if (self->terms == NULL)
    return FALSE;
  g_autoptr (GPtrArray) passes = thema_passes_new ();
  ThemaPass *ranges = thema_document_frequency_pass_new (self->terms);
  g_ptr_array_add (passes, ranges);
  if (!thema_work_scan (&self->work, passes, "counting", error))
    return FALSE;
  self->selection = thema_term_selection_new (self->terms, thema_document_frequencies (ranges),
                                              (guint) options->top, (guint) options->min_documents);
  return thema_things_check (FALSE, self->selection->n, error);
}

static gboolean
count (Structure *self, GError **error)
{
  const ThemaStore *store = self->work.store;
  const ThemaSegments *segments = self->codes ? self->work.segments : NULL;
  if (self->codes && !thema_cooccurrence_check_codes (segments, error))
    return FALSE;
  self->passes = thema_passes_new ();
  g_ptr_array_add (
      self->passes,
      self->codes ? thema_code_cooccurrence_pass_new (store, segments, 1u << self->unit)
                  : thema_term_cooccurrence_pass_new (store, self->selection, 1u << self->unit));
  if (self->groups != NULL)
    {
      ThemaPass *counts = thema_group_counts_pass_new (store, segments, self->selection,
                                                       self->groups, self->unit, error);
      if (counts == NULL)
        return FALSE;
      g_ptr_array_add (self->passes, counts);
    }
  return thema_work_scan (&self->work, self->passes, "counting pairs", error);
}

static gboolean
find_things (Structure *self, GError **error)
{
  static const char *const levels[] = { "leaves", "top", "all", NULL };
  const ThemaPass *pairs = g_ptr_array_index (self->passes, 0);
  guint level = thema_check_find (self->work.options->code_level, levels);
  self->things = self->codes
                     ? thema_things_new_codes (pairs, self->work.segments, level, self->unit, error)
                     : thema_things_new_terms (pairs, self->selection, self->unit, error);
  return self->things != NULL;
}

static gboolean
compute (Structure *self, GError **error)
{
  const ThemaOptions *options = self->work.options;
  const ThemaTreeRules tree_rules = {
    .distance = thema_check_find (options->distance, thema_distance_names),
    .linkage = thema_check_find (options->linkage, thema_linkage_names),
    .n_clusters = (guint32) options->clusters,
    .n_dimensions = (guint32) options->dimensions,
  };
  const ThemaNetworkRules network_rules = {
    .weight = thema_check_find (options->weight, thema_edge_names),
    .min_weight = g_ascii_strtod (options->min_weight, NULL),
    .min_together = (guint64) options->min_together,
    .seed = (guint64) options->seed,
  };
  self->tree = thema_tree_new (self->things, &tree_rules);
  self->network = thema_network_new (self->things, &network_rules, error);
  if (self->groups != NULL)
    self->map
        = thema_group_map_new (self->things, self->groups, g_ptr_array_index (self->passes, 1),
                               (guint32) options->dimensions);
  return self->network != NULL;
}

static gboolean
write_tables (Structure *self, GError **error)
{
  const ThemaTable tables[] = {
    { .name = "distances.csv", .write = thema_tree_write_distances, .data = self->tree },
    { .name = "cluster_merges.csv", .write = thema_tree_write_merges, .data = self->tree },
    { .name = "clusters.csv", .write = thema_tree_write_clusters, .data = self->tree },
    { .name = "cluster_summary.csv", .write = thema_tree_write_summary, .data = self->tree },
    { .name = "mds.csv", .write = thema_tree_write_map, .data = self->tree },
    { .name = "mds_eigenvalues.csv", .write = thema_tree_write_eigenvalues, .data = self->tree },
    { .name = "network_nodes.csv", .write = thema_network_write_nodes, .data = self->network },
    { .name = "network_edges.csv", .write = thema_network_write_edges, .data = self->network },
    { .name = "network_summary.csv", .write = thema_network_write_summary, .data = self->network },
    { .name = "network.graphml", .write_file = thema_network_write_graphml, .data = self->network },
    { .name = "ca_inertia.csv", .write = thema_group_map_write_inertia, .data = self->map },
    { .name = "ca_coordinates.csv", .write = thema_group_map_write_coordinates, .data = self->map },
    { .name = "ca_counts.csv", .write = thema_group_map_write_counts, .data = self->map },
  };
  const guint n_by_group = 3;
  guint n = G_N_ELEMENTS (tables) - (self->map != NULL ? 0 : n_by_group);
  return thema_work_write (&self->work, tables, n, error) && thema_work_commit (&self->work, error);
}

static void
print_groups (const Structure *self)
{
  const ThemaGroupMap *map = self->map;
  const ThemaGroups *groups = self->groups;
  printf ("groups      %u in the column %s", groups->n, groups->column);
  if (groups->n_missing > 0)
    printf ("; %u documents have none", groups->n_missing);
  printf ("\n");
  if (self->things->n > map->found->rows.n)
    printf ("left out    %u %s that stand in no group\n", self->things->n - map->found->rows.n,
            self->codes ? "codes" : "terms");
  if (groups->n > map->found->columns.n)
    printf ("left out    %u groups with none of these %s\n", groups->n - map->found->columns.n,
            self->codes ? "codes" : "terms");
  if (map->found->n_dimensions == 0)
    printf ("            no dimension: it takes two %s and two groups that differ in them\n",
            self->codes ? "codes" : "terms");
}

static void
print_summary (const Structure *self)
{
  const ThemaOptions *options = self->work.options;
  const ThemaThings *things = self->things;
  const ThemaNetwork *network = self->network;
  const char *kind = self->codes ? "codes" : "terms";
  printf ("%-11s %u in %" G_GUINT64_FORMAT " %ss\n", kind, things->n, things->n_units,
          thema_unit_name (self->unit));
  if (things->n_nested > 0)
    printf ("left out    %u codes of other levels (--codes)\n", things->n_nested);
  if (things->n_absent > 0)
    printf ("left out    %u %s that stand nowhere\n", things->n_absent, kind);
  if ((guint32) options->clusters > things->n)
    printf ("clusters    %u, not %d: there are no more %s\n", things->n, options->clusters, kind);
  printf ("network     %u edges, %u modules", network->edges->len, network->n_modules);
  if (network->edges->len > 0)
    printf (", modularity %.3f", network->modularity);
  printf ("\n");
  if (self->groups != NULL)
    print_groups (self);
  printf ("tables      %s\n", options->output);
}

gboolean
thema_structure_run (const ThemaOptions *options, ThemaConsole *console, GError **error)
{
  g_auto (Structure) self = { 0 };
  if (!thema_work_open (&self.work, options, console, THEMA_FOR_STRUCTURE, "structure", error)
      || !find_unit (&self, error) || !find_kind (&self, error)
      || !thema_work_groups (&self.work, &self.groups, error) || !select_terms (&self, error)
      || !count (&self, error) || !find_things (&self, error) || !compute (&self, error)
      || !write_tables (&self, error))
    return FALSE;
  if (!options->quiet)
    print_summary (&self);
  return TRUE;
}

int
thema_command_structure (int argc, char **argv)
{
  ThemaOptions *options = thema_options_new (THEMA_FOR_STRUCTURE);
  return thema_action_run (options, THEMA_FOR_STRUCTURE, "store",
                           "[STORE] - trees, maps and networks of codes or terms",
                           thema_structure_run, argc, argv);
}
