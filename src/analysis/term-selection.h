/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/terms.h"

/* The terms whose co-occurrence is counted: a selection of the `top` terms that stand in most
 * documents (ties by code points), of those in at least `min_documents`. */
typedef struct
{
  guint32 n;
  ThemaSlice *strings; /* owned array, in the order of their code points */
  guint32 *of_form;    /* owned: index of a form's term; `n` for the others */
} ThemaTermSelection;

/* `documents`: in how many documents each term stands. */
ThemaTermSelection *thema_term_selection_new (const ThemaTerms *terms, const guint32 *documents,
                                              guint top, guint min_documents);
void thema_term_selection_free (ThemaTermSelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTermSelection, thema_term_selection_free)
