/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents by the names that people give them. */
#pragma once

#include "corpus/store.h"

/* The document whose id is `name`, else, when `name` is "#N", the N-th one, from 1. An error names
 * the ids that are nearest to it. */
gboolean thema_find_document (const ThemaStore *store, const char *name, guint32 *index,
                              GError **error);

/* Documents by their ids (transfer full): each to its number, as GUINT_TO_POINTER. */
GHashTable *thema_document_index (const ThemaStore *store);
