/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One scan of the store feeds all passes that a run needs. */
#pragma once

#include "analysis/pass.h"
#include "base/progress.h"

/* Leaves the merged state in each pass (of ThemaPass *). `segments` may be NULL. */
gboolean thema_scan (const ThemaStore *store, const ThemaSegments *segments, GPtrArray *passes,
                     guint n_threads, const ThemaProgress *progress, GError **error);
