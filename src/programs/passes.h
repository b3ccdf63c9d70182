/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passes from their scan to their tables. */
#pragma once

#include "analysis/pass.h"
#include "programs/console.h"
#include "programs/options.h"
#include "report/report.h"

/* A list that owns its passes (of ThemaPass). */
GPtrArray *thema_passes_new (void);

/* One scan of the store for all of them, with progress called `label`. `segments` may be NULL. */
gboolean thema_passes_scan (GPtrArray *passes, const ThemaOptions *options, const ThemaStore *store,
                            const ThemaSegments *segments, const char *label, ThemaConsole *console,
                            GError **error);

/* Appends to `tables` (of ThemaTable) that of each pass which has one. */
void thema_passes_append_tables (GPtrArray *passes, GArray *tables);
