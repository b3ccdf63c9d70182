/* SPDX-License-Identifier: GPL-3.0-or-later */
/* term_dispersion.csv and code_dispersion.csv: how evenly each term or code is spread over the
 * parts of the corpus, and over its length. */
#pragma once

#include "analysis/groups.h"
#include "analysis/places.h"
#include "stats/dispersion-parts.h"

typedef struct _ThemaDispersionTable ThemaDispersionTable;

/* Of a pass of places, scanned. The parts are documents, or `groups` of them (borrowed, or NULL);
 * documents without a group are left out. `terms` names the things; NULL: they are codes. */
ThemaDispersionTable *thema_dispersion_table_new (const ThemaPass *places, const ThemaTerms *terms,
                                                  const ThemaGroups *groups);
void thema_dispersion_table_free (ThemaDispersionTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaDispersionTable, thema_dispersion_table_free)

/* The functions of a table in rows. */
gsize thema_dispersion_table_prepare (gpointer self, guint n_threads);
void thema_dispersion_table_write_header (gconstpointer self, ThemaCsvWriter *csv);
void thema_dispersion_table_write_rows (gconstpointer self, gsize from, gsize to,
                                        ThemaCsvWriter *csv);

/* Once it is prepared: the things that have rows, and the parts that they are spread over. */
gsize thema_dispersion_table_n_rows (const ThemaDispersionTable *self);
const ThemaParts *thema_dispersion_table_parts (const ThemaDispersionTable *self);
