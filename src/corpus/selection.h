/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which fields of a record are its text, which its metadata, and whether it is wanted at all. */
#pragma once

#include "corpus/parts.h"
#include "corpus/where.h"

typedef struct _ThemaSelection ThemaSelection;

/* Names in the options are columns of the parts, or "abstract" and "other_abstract". An error lists
 * them when one is none. */
ThemaSelection *thema_selection_new (const ThemaSourceOptions *options, const ThemaParts *parts,
                                     GError **error);
void thema_selection_free (ThemaSelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSelection, thema_selection_free)

/* The metadata columns that are kept: NULL-terminated, borrowed. */
const char *const *thema_selection_columns (const ThemaSelection *self);

/* What the fields are called that make the text: "abstract", "title or abstract". */
const char *thema_selection_text_name (const ThemaSelection *self);

/* `values` are those of all columns of the parts, as thema_parts_values () gives them. */
ThemaSlice thema_selection_text (const ThemaSelection *self, const ThemaEntry *entry,
                                 const ThemaSlice *values, ThemaArena *arena);
const ThemaSlice *thema_selection_values (const ThemaSelection *self, const ThemaEntry *entry,
                                          const ThemaSlice *values, ThemaArena *arena);
gboolean thema_selection_wants (const ThemaSelection *self, const ThemaEntry *entry,
                                const ThemaSlice *values);
