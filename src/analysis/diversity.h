/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexical_diversity.csv, vocabulary_growth.csv and zipf_heaps.csv: how many different words a
 * corpus, its groups and its documents have, and by which laws. */
#pragma once

#include "analysis/groups.h"
#include "analysis/places.h"
#include "stats/lexical-diversity.h"

typedef struct _ThemaDiversity ThemaDiversity;

/* Of a pass of places of terms, scanned; `groups` may be NULL; both are borrowed. `window` is that
 * of MATTR. Computes everything, on `n_threads` threads. */
ThemaDiversity *thema_diversity_new (const ThemaPass *places, const ThemaGroups *groups,
                                     guint window, guint n_threads);
void thema_diversity_free (ThemaDiversity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaDiversity, thema_diversity_free)

/* The measures of the corpus as a whole; borrowed. */
const ThemaLexicalDiversity *thema_diversity_of_corpus (const ThemaDiversity *self);

/* The functions of the tables. */
gsize thema_diversity_prepare (gpointer self, guint n_threads);
void thema_diversity_write_header (gconstpointer self, ThemaCsvWriter *csv);
void thema_diversity_write_rows (gconstpointer self, gsize from, gsize to, ThemaCsvWriter *csv);
gboolean thema_diversity_write_growth (gpointer self, ThemaCsvWriter *csv, GError **error);
gboolean thema_diversity_write_laws (gpointer self, ThemaCsvWriter *csv, GError **error);
