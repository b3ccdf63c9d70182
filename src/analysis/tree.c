/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/tree.h"

#include <string.h>

const char *const thema_distance_names[] = { "jaccard", "hellinger", NULL };
const char *const thema_linkage_names[] = { "average", "complete", "ward", NULL };

ThemaTree *
thema_tree_new (const ThemaThings *things, const ThemaTreeRules *rules)
{
  ThemaTree *self = g_new0 (ThemaTree, 1);
  guint32 n = things->n;
  self->things = things;
  self->rules = *rules;
  self->distances = thema_things_distances (things, rules->distance);
  self->merges = g_new0 (ThemaMerge, MAX (n, 1));
  self->order = g_new0 (guint32, MAX (n, 1));
  self->clusters = g_new0 (guint32, MAX (n, 1));
  gsize n_pairs = n > 1 ? thema_distance_place (0, n) : 0;
  g_autofree double *copy = g_memdup2 (self->distances, n_pairs * sizeof *copy);
  thema_cluster (rules->linkage, copy, n, self->merges);
  thema_cluster_order (self->merges, n, self->order);
  if (rules->n_clusters > 0)
    thema_cluster_cut (self->merges, n, MIN (rules->n_clusters, n), self->clusters);
  self->cophenetic = thema_cluster_cophenetic (self->merges, self->distances, n);
  self->scaling = thema_scaling_new (self->distances, n, rules->n_dimensions);
  return self;
}

void
thema_tree_free (ThemaTree *self)
{
  if (self == NULL)
    return;
  g_free (self->distances);
  g_free (self->merges);
  g_free (self->order);
  g_free (self->clusters);
  thema_scaling_free (self->scaling);
  g_free (self);
}

static void
write_name (const ThemaTree *self, ThemaCsvWriter *csv, guint32 thing)
{
  ThemaSlice name = thema_things_name (self->things, thing);
  thema_csv_writer_bytes (csv, name.bytes, name.length);
}

gboolean
thema_tree_write_distances (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "unit", "a", "b", "n_a", "n_b", "n_ab", "units", "distance", NULL };
  const ThemaTree *self = data;
  thema_csv_writer_header (csv, header);
  for (guint32 a = 0; a < self->things->n; a++)
    for (guint32 b = a + 1; b < self->things->n; b++)
      {
        ThemaPairCounts counts = thema_things_pair (self->things, a, b);
        thema_csv_writer_text (csv, thema_unit_name (self->things->unit));
        write_name (self, csv, a);
        write_name (self, csv, b);
        thema_csv_writer_count (csv, counts.a);
        thema_csv_writer_count (csv, counts.b);
        thema_csv_writer_count (csv, counts.both);
        thema_csv_writer_count (csv, counts.units);
        thema_csv_writer_number (csv, self->distances[thema_distance_place (a, b)]);
        thema_csv_writer_end_row (csv);
      }
  return TRUE;
}

/* A thing or an earlier step, as R's hclust counts them. */
static void
write_member (ThemaCsvWriter *csv, gint32 member)
{
  char text[16];
  int length = g_snprintf (text, sizeof text, "%d", member);
  thema_csv_writer_field (csv, text, (gsize) length);
}

static void
write_member_name (const ThemaTree *self, ThemaCsvWriter *csv, gint32 member)
{
  if (member < 0)
    write_name (self, csv, (guint32) (-member - 1));
  else
    thema_csv_writer_text (csv, "");
}

gboolean
thema_tree_write_merges (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "step", "a", "b", "a_name", "b_name", "height", "size", NULL };
  const ThemaTree *self = data;
  thema_csv_writer_header (csv, header);
  for (guint32 step = 0; step + 1 < self->things->n; step++)
    {
      const ThemaMerge *merge = &self->merges[step];
      thema_csv_writer_count (csv, step + 1);
      write_member (csv, merge->a);
      write_member (csv, merge->b);
      write_member_name (self, csv, merge->a);
      write_member_name (self, csv, merge->b);
      thema_csv_writer_number (csv, merge->height);
      thema_csv_writer_count (csv, merge->size);
      thema_csv_writer_end_row (csv);
    }
  return TRUE;
}

gboolean
thema_tree_write_clusters (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "position", "number",  "name",         "label", "units_with",
          "units",    "cluster", "cluster_size", NULL };
  const ThemaTree *self = data;
  guint32 n = self->things->n;
  g_autofree guint32 *sizes = g_new0 (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    sizes[self->clusters[i]]++;
  thema_csv_writer_header (csv, header);
  for (guint32 position = 0; position < n; position++)
    {
      guint32 thing = self->order[position], cluster = self->clusters[thing];
      ThemaSlice label = thema_things_label (self->things, thing);
      thema_csv_writer_count (csv, position + 1);
      thema_csv_writer_count (csv, thing + 1);
      write_name (self, csv, thing);
      thema_csv_writer_bytes (csv, label.bytes, label.length);
      thema_csv_writer_count (csv, thema_things_count (self->things, thing));
      thema_csv_writer_count (csv, self->things->n_units);
      if (cluster > 0)
        {
          thema_csv_writer_count (csv, cluster);
          thema_csv_writer_count (csv, sizes[cluster]);
        }
      else
        {
          thema_csv_writer_text (csv, "");
          thema_csv_writer_text (csv, "");
        }
      thema_csv_writer_end_row (csv);
    }
  return TRUE;
}

gboolean
thema_tree_write_summary (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "things", "unit", "units", "distance", "linkage", "clusters", "cophenetic_correlation",
          NULL };
  const ThemaTree *self = data;
  guint32 n_clusters = 0;
  for (guint32 i = 0; i < self->things->n; i++)
    n_clusters = MAX (n_clusters, self->clusters[i]);
  thema_csv_writer_header (csv, header);
  thema_csv_writer_count (csv, self->things->n);
  thema_csv_writer_text (csv, thema_unit_name (self->things->unit));
  thema_csv_writer_count (csv, self->things->n_units);
  thema_csv_writer_text (csv, thema_distance_names[self->rules.distance]);
  thema_csv_writer_text (csv, thema_linkage_names[self->rules.linkage]);
  if (n_clusters > 0)
    thema_csv_writer_count (csv, n_clusters);
  else
    thema_csv_writer_text (csv, "");
  thema_csv_writer_number (csv, self->cophenetic);
  thema_csv_writer_end_row (csv);
  return TRUE;
}

gboolean
thema_tree_write_map (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[] = { "name", "dimension", "coordinate", NULL };
  const ThemaTree *self = data;
  guint32 n_dimensions = self->scaling->n_dimensions;
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < self->things->n; i++)
    for (guint32 k = 0; k < n_dimensions; k++)
      {
        write_name (self, csv, i);
        thema_csv_writer_count (csv, k + 1);
        thema_csv_writer_number (csv, self->scaling->coordinates[(gsize) i * n_dimensions + k]);
        thema_csv_writer_end_row (csv);
      }
  return TRUE;
}

gboolean
thema_tree_write_eigenvalues (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "dimension", "eigenvalue", "fit_absolute", "fit_positive", NULL };
  const ThemaTree *self = data;
  thema_csv_writer_header (csv, header);
  for (guint32 k = 0; k < self->things->n; k++)
    {
      thema_csv_writer_count (csv, k + 1);
      thema_csv_writer_number (csv, self->scaling->eigenvalues[k]);
      thema_csv_writer_number (csv, thema_scaling_fit (self->scaling, k + 1, TRUE));
      thema_csv_writer_number (csv, thema_scaling_fit (self->scaling, k + 1, FALSE));
      thema_csv_writer_end_row (csv);
    }
  return TRUE;
}
