/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_bootstrap.csv and code_cooccurrence_bootstrap.csv: intervals from drawing the documents
 * again. Both need a segments artefact in the scan. */
#pragma once

#include "analysis/pass.h"
#include "base/progress.h"

/* Shares and rates of codes. */
ThemaPass *thema_code_bootstrap_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                          gsize n_replicates, guint64 seed);

/* Measures of the pairs of codes that co-occur. */
ThemaPass *thema_pair_bootstrap_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                          ThemaUnitMask units, gsize n_replicates, guint64 seed);

/* Draws the documents, once such a pass has had its scan; otherwise its table does, and shows
 * nobody how far it has come. */
void thema_bootstrap_pass_compute (ThemaPass *pass, guint n_threads, const ThemaProgress *progress);
