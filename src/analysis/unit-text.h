/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a document or of one of its sentences, as a field of a table. */
#pragma once

#include "base/csv-writer.h"
#include "corpus/store.h"

/* `sentence` counts from 1; 0: the whole document. Of a sentence it is what stands between its
 * first token and its last; "" when there is no such sentence. */
gboolean thema_unit_text_write (const ThemaStore *store, guint32 document, guint32 sentence,
                                ThemaCsvWriter *csv, GError **error);
