/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The correspondence analysis of things and groups of documents: ca_counts.csv, ca_inertia.csv and
 * ca_coordinates.csv. */
#pragma once

#include "analysis/group-counts.h"
#include "analysis/things.h"
#include "stats/correspondence.h"

typedef struct
{
  const ThemaThings *things;  /* borrowed */
  const ThemaGroups *groups;  /* borrowed */
  const ThemaPass *counts;    /* borrowed: a pass of group counts, once its scan is done */
  guint32 n_dimensions;       /* in ca_coordinates.csv at most */
  guint32 *rows, *columns;    /* owned: the things and groups of the analysis */
  ThemaCorrespondence *found; /* owned */
} ThemaGroupMap;

/* Things that stand in no group, and groups that hold nothing, are left out. */
ThemaGroupMap *thema_group_map_new (const ThemaThings *things, const ThemaGroups *groups,
                                    const ThemaPass *counts, guint32 n_dimensions);
void thema_group_map_free (ThemaGroupMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaGroupMap, thema_group_map_free)

/* Tables as ThemaTable has them; `data` is a ThemaGroupMap. */
gboolean thema_group_map_write_counts (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_group_map_write_inertia (gpointer data, ThemaCsvWriter *csv, GError **error);
gboolean thema_group_map_write_coordinates (gpointer data, ThemaCsvWriter *csv, GError **error);
