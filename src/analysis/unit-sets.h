/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which selected terms stand in each unit of a document: found once for all passes that count pairs
 * of them. */
#pragma once

#include "analysis/term-selection.h"
#include "corpus/units.h"

typedef struct _ThemaUnitSets ThemaUnitSets;

/* `selection` is borrowed. */
ThemaUnitSets *thema_unit_sets_new (const ThemaTermSelection *selection, ThemaUnitMask units);
void thema_unit_sets_free (ThemaUnitSets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaUnitSets, thema_unit_sets_free)

/* Puts a document in the place of the one before. */
void thema_unit_sets_fill (ThemaUnitSets *self, const ThemaDocument *document);

/* The terms in unit `i` of its kind, rising; borrowed until the next document. */
const guint32 *thema_unit_sets_get (const ThemaUnitSets *self, ThemaUnit unit, guint32 i,
                                    guint32 *n);
