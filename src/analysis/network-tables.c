/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/network.h"

#include "base/output.h"
#include "codebook/write-xml.h"

static void
write_slice (ThemaCsvWriter *csv, ThemaSlice slice)
{
  thema_csv_writer_bytes (csv, slice.bytes, slice.length);
}

gboolean
thema_network_write_nodes (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "name",   "label",    "unit",        "units_with",        "units",
          "degree", "strength", "betweenness", "betweenness_share", "module",
          NULL };
  const ThemaNetwork *self = data;
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < self->things->n; i++)
    {
      const ThemaNetworkNode *node = &self->nodes[i];
      write_slice (csv, thema_things_name (self->things, i));
      write_slice (csv, thema_things_label (self->things, i));
      thema_csv_writer_text (csv, thema_unit_name (self->things->unit));
      thema_csv_writer_count (csv, thema_things_count (self->things, i));
      thema_csv_writer_count (csv, self->things->n_units);
      thema_csv_writer_count (csv, node->degree);
      thema_csv_writer_number (csv, node->strength);
      thema_csv_writer_number (csv, node->betweenness);
      thema_csv_writer_number (csv, thema_network_betweenness_share (self, i));
      if (node->module > 0)
        thema_csv_writer_count (csv, node->module);
      else
        thema_csv_writer_text (csv, "");
      thema_csv_writer_end_row (csv);
    }
  return TRUE;
}

gboolean
thema_network_write_edges (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "unit", "a", "b", "n_a", "n_b", "n_ab", "units", "expected", "weight", NULL };
  const ThemaNetwork *self = data;
  thema_csv_writer_header (csv, header);
  for (guint e = 0; e < self->edges->len; e++)
    {
      const ThemaNetworkEdge *edge = &g_array_index (self->edges, ThemaNetworkEdge, e);
      ThemaPairCounts counts = thema_things_pair (self->things, edge->a, edge->b);
      ThemaAssociation measures;
      thema_association_measure (&counts, &measures);
      thema_csv_writer_text (csv, thema_unit_name (self->things->unit));
      write_slice (csv, thema_things_name (self->things, edge->a));
      write_slice (csv, thema_things_name (self->things, edge->b));
      thema_csv_writer_count (csv, counts.a);
      thema_csv_writer_count (csv, counts.b);
      thema_csv_writer_count (csv, counts.both);
      thema_csv_writer_count (csv, counts.units);
      thema_csv_writer_number (csv, measures.expected);
      thema_csv_writer_number (csv, edge->weight);
      thema_csv_writer_end_row (csv);
    }
  return TRUE;
}

gboolean
thema_network_write_summary (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "unit",  "units", "weight",  "min_weight", "min_together", "nodes",      "isolated",
          "pairs", "edges", "density", "components", "modules",      "modularity", NULL };
  const ThemaNetwork *self = data;
  thema_csv_writer_header (csv, header);
  thema_csv_writer_text (csv, thema_unit_name (self->things->unit));
  thema_csv_writer_count (csv, self->things->n_units);
  thema_csv_writer_text (csv, thema_edge_names[self->rules.weight]);
  thema_csv_writer_number (csv, self->rules.min_weight);
  thema_csv_writer_count (csv, self->rules.min_together);
  thema_csv_writer_count (csv, self->things->n);
  thema_csv_writer_count (csv, self->n_isolated);
  thema_csv_writer_count (csv, self->n_pairs);
  thema_csv_writer_count (csv, self->edges->len);
  thema_csv_writer_number (csv, self->edges->len / (double) self->n_pairs);
  thema_csv_writer_count (csv, self->n_components);
  thema_csv_writer_count (csv, self->n_modules);
  thema_csv_writer_number (csv, self->modularity);
  thema_csv_writer_end_row (csv);
  return TRUE;
}

/* What nodes and edges have: `name` is what other programs look for. */
static const struct
{
  const char *id, *of, *name, *type;
} keys[] = {
  { "name", "node", "name", "string" },
  { "label", "node", "label", "string" },
  { "units_with", "node", "units_with", "long" },
  { "degree", "node", "degree", "long" },
  { "strength", "node", "strength", "double" },
  { "betweenness", "node", "betweenness", "double" },
  { "module", "node", "module", "long" },
  { "weight", "edge", "weight", "double" },
  { "n_ab", "edge", "n_ab", "long" },
};

static void
append_head (GString *xml)
{
  g_string_append (xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (xml,
                            "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                            keys[i].id, keys[i].of, keys[i].name, keys[i].type);
  g_string_append (xml, "  <graph id=\"cooccurrence\" edgedefault=\"undirected\">\n");
}

static void
append_text (GString *xml, const char *key, ThemaSlice slice)
{
  g_autofree char *text = g_strndup (slice.bytes, slice.length);
  g_string_append_printf (xml, "      <data key=\"%s\">", key);
  thema_xml_append_content (xml, text);
  g_string_append (xml, "</data>\n");
}

static void
append_count (GString *xml, const char *key, guint64 count)
{
  g_string_append_printf (xml, "      <data key=\"%s\">%" G_GUINT64_FORMAT "</data>\n", key, count);
}

/* As many digits as tables have, with a point in every locale. */
static void
append_number (GString *xml, const char *key, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (digits, sizeof digits, "%.8g", number);
  g_string_append_printf (xml, "      <data key=\"%s\">%s</data>\n", key, digits);
}

static void
append_node (GString *xml, const ThemaNetwork *self, guint32 i)
{
  const ThemaNetworkNode *node = &self->nodes[i];
  g_string_append_printf (xml, "    <node id=\"n%u\">\n", i + 1);
  append_text (xml, "name", thema_things_name (self->things, i));
  append_text (xml, "label", thema_things_label (self->things, i));
  append_count (xml, "units_with", thema_things_count (self->things, i));
  append_count (xml, "degree", node->degree);
  append_number (xml, "strength", node->strength);
  append_number (xml, "betweenness", node->betweenness);
  if (node->module > 0)
    append_count (xml, "module", node->module);
  g_string_append (xml, "    </node>\n");
}

static void
flush (GString *xml, ThemaOutput *output)
{
  thema_output_write (output, xml->str, xml->len);
  g_string_truncate (xml, 0);
}

gboolean
thema_network_write_graphml (gpointer data, ThemaOutput *output, G_GNUC_UNUSED GError **error)
{
  const ThemaNetwork *self = data;
  g_autoptr (GString) xml = g_string_new (NULL);
  append_head (xml);
  for (guint32 i = 0; i < self->things->n; i++)
    append_node (xml, self, i);
  for (guint e = 0; e < self->edges->len; e++)
    {
      const ThemaNetworkEdge *edge = &g_array_index (self->edges, ThemaNetworkEdge, e);
      g_string_append_printf (xml, "    <edge source=\"n%u\" target=\"n%u\">\n", edge->a + 1,
                              edge->b + 1);
      append_number (xml, "weight", edge->weight);
      append_count (xml, "n_ab", edge->both);
      g_string_append (xml, "    </edge>\n");
      flush (xml, output);
    }
  g_string_append (xml, "  </graph>\n</graphml>\n");
  flush (xml, output);
  return TRUE;
}
