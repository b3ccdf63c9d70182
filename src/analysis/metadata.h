/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corpus's metadata columns in a table that has columns of its own. */
#pragma once

#include "base/csv-writer.h"
#include "corpus/store.h"

/* Writes the metadata columns' names. One that `taken` (NULL-terminated), `more` (`n_more` of them)
 * or an earlier metadata column already has gets "meta_" before it, as often as it takes. */
void thema_metadata_write_names (const ThemaStore *store, const char *const *taken,
                                 const char *const *more, guint n_more, ThemaCsvWriter *csv);

/* Writes the document's id, with `source` its source, and its metadata. */
void thema_metadata_write_document (const ThemaStore *store, guint32 document, gboolean source,
                                    ThemaCsvWriter *csv);
