/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that the coding stage writes: coded_segments.csv, the ledger of every hit, and
 * codebook_coverage.csv, what each pattern did. */
#pragma once

#include "base/csv-writer.h"
#include "codebook/segments.h"

/* `context`: how many tokens stand to the left and to the right of the passage. Rows are formatted
 * by `n_threads` threads. */
gboolean thema_coded_segments_write (const ThemaStore *store, const ThemaSegments *segments,
                                     guint context, guint n_threads, ThemaCsvWriter *csv,
                                     GError **error);

void thema_codebook_coverage_write (const ThemaSegments *segments, ThemaCsvWriter *csv);
