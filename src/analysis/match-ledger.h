/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match_ledger.csv: every match of every pattern, whether it counts or not, and why not. */
#pragma once

#include "base/csv-writer.h"
#include "codebook/segments.h"

/* `segments` must have candidates. */
gboolean thema_match_ledger_write (const ThemaStore *store, const ThemaSegments *segments,
                                   ThemaCsvWriter *csv, GError **error);
