/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/group-map.h"

#include <math.h>
#include <string.h>

static guint64
count_at (const ThemaGroupMap *self, guint32 thing, guint32 group)
{
  return thema_group_counts_one (self->counts, self->things->numbers[thing], group);
}

/* Lists the things and groups that have something; how many there are. */
static void
choose (ThemaGroupMap *self, guint32 *n_rows, guint32 *n_columns)
{
  guint32 n_things = self->things->n, n_groups = self->groups->n;
  g_autofree gboolean *filled = g_new0 (gboolean, MAX (n_groups, 1));
  self->rows = g_new (guint32, MAX (n_things, 1));
  self->columns = g_new (guint32, MAX (n_groups, 1));
  *n_rows = *n_columns = 0;
  for (guint32 thing = 0; thing < n_things; thing++)
    {
      guint64 sum = 0;
      for (guint32 group = 0; group < n_groups; group++)
        {
          sum += count_at (self, thing, group);
          filled[group] = filled[group] || count_at (self, thing, group) > 0;
        }
      if (sum > 0)
        self->rows[(*n_rows)++] = thing;
    }
  for (guint32 group = 0; group < n_groups; group++)
    if (filled[group])
      self->columns[(*n_columns)++] = group;
}

ThemaGroupMap *
thema_group_map_new (const ThemaThings *things, const ThemaGroups *groups, const ThemaPass *counts,
                     guint32 n_dimensions)
{
  ThemaGroupMap *self = g_new0 (ThemaGroupMap, 1);
  guint32 n_rows, n_columns;
  self->things = things;
  self->groups = groups;
  self->counts = counts;
  self->n_dimensions = n_dimensions;
  choose (self, &n_rows, &n_columns);
  g_autofree double *table = g_new (double, MAX ((gsize) n_rows * n_columns, 1));
  for (guint32 i = 0; i < n_rows; i++)
    for (guint32 j = 0; j < n_columns; j++)
      table[(gsize) i * n_columns + j] = (double) count_at (self, self->rows[i], self->columns[j]);
  self->found = thema_correspondence_new (table, n_rows, n_columns);
  return self;
}

void
thema_group_map_free (ThemaGroupMap *self)
{
  if (self == NULL)
    return;
  thema_correspondence_free (self->found);
  g_free (self->rows);
  g_free (self->columns);
  g_free (self);
}

gboolean
thema_group_map_write_counts (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[] = { "unit", "name", "group", "units_with", "units", NULL };
  const ThemaGroupMap *self = data;
  thema_csv_writer_header (csv, header);
  for (guint32 thing = 0; thing < self->things->n; thing++)
    for (guint32 group = 0; group < self->groups->n; group++)
      {
        ThemaSlice name = thema_things_name (self->things, thing);
        thema_csv_writer_text (csv, thema_unit_name (self->things->unit));
        thema_csv_writer_bytes (csv, name.bytes, name.length);
        thema_csv_writer_text (csv, self->groups->names[group]);
        thema_csv_writer_count (csv, count_at (self, thing, group));
        thema_csv_writer_count (csv, thema_group_counts_units (self->counts, group));
        thema_csv_writer_end_row (csv);
      }
  return TRUE;
}

gboolean
thema_group_map_write_inertia (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[] = { "dimension", "singular_value",   "inertia", "total_inertia",
                                        "share",     "cumulative_share", NULL };
  const ThemaCorrespondence *found = ((const ThemaGroupMap *) data)->found;
  double sum = 0, total = 0;
  thema_csv_writer_header (csv, header);
  for (guint32 k = 0; k < found->n_dimensions; k++)
    total += found->inertias[k];
  for (guint32 k = 0; k < found->n_dimensions; k++)
    {
      sum += found->inertias[k];
      thema_csv_writer_count (csv, k + 1);
      thema_csv_writer_number (csv, sqrt (found->inertias[k]));
      thema_csv_writer_number (csv, found->inertias[k]);
      thema_csv_writer_number (csv, found->inertia);
      thema_csv_writer_number (csv, found->inertias[k] / total);
      thema_csv_writer_number (csv, sum / total);
      thema_csv_writer_end_row (csv);
    }
  return TRUE;
}

/* A point: where it stands, and what it was made of. */
typedef struct
{
  const char *kind;
  ThemaSlice name;
  guint64 count, total;
} Point;

static void
write_point (const ThemaGroupMap *self, ThemaCsvWriter *csv, const Point *point,
             const ThemaCorrespondencePoints *points, guint32 i)
{
  for (guint32 k = 0; k < MIN (self->n_dimensions, self->found->n_dimensions); k++)
    {
      ThemaCorrespondencePoint at = thema_correspondence_point (self->found, points, i, k);
      thema_csv_writer_text (csv, point->kind);
      thema_csv_writer_bytes (csv, point->name.bytes, point->name.length);
      thema_csv_writer_count (csv, k + 1);
      thema_csv_writer_number (csv, at.principal);
      thema_csv_writer_number (csv, at.standard);
      thema_csv_writer_number (csv, at.contribution);
      thema_csv_writer_number (csv, at.cos2);
      thema_csv_writer_number (csv, at.quality);
      thema_csv_writer_count (csv, point->count);
      thema_csv_writer_count (csv, point->total);
      thema_csv_writer_number (csv, points->masses[i]);
      thema_csv_writer_number (csv, points->inertias[i]);
      thema_csv_writer_end_row (csv);
    }
}

gboolean
thema_group_map_write_coordinates (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  static const char *const header[]
      = { "kind",  "name",  "dimension", "principal", "standard", "contribution", "cos2", "quality",
          "count", "total", "mass",      "inertia",   NULL };
  const ThemaGroupMap *self = data;
  guint32 n_rows = self->found->rows.n, n_columns = self->found->columns.n;
  g_autofree guint64 *sums = g_new0 (guint64, n_rows + n_columns + 1);
  guint64 total = 0;
  for (guint32 i = 0; i < n_rows; i++)
    for (guint32 j = 0; j < n_columns; j++)
      {
        guint64 count = count_at (self, self->rows[i], self->columns[j]);
        sums[i] += count;
        sums[n_rows + j] += count;
        total += count;
      }
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < n_rows; i++)
    {
      Point point = { "row", thema_things_name (self->things, self->rows[i]), sums[i], total };
      write_point (self, csv, &point, &self->found->rows, i);
    }
  for (guint32 j = 0; j < n_columns; j++)
    {
      const char *name = self->groups->names[self->columns[j]];
      Point point = { "column", { name, strlen (name) }, sums[n_rows + j], total };
      write_point (self, csv, &point, &self->found->columns, j);
    }
  return TRUE;
}
