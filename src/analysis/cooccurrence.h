/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Co-occurrence: code_cooccurrence.csv, term_cooccurrence.csv and code_terms.csv. Two things
 * co-occur in a unit when both stand in it, however often.
 *
 * Every pair is a row, also one that never co-occurs; pairs of a code and its ancestor are left
 * out. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"
#include "analysis/units.h"

/* The terms whose co-occurrence is counted: a selection of the `top` terms that stand in most
 * documents (ties by code points), of those in at least `min_documents`. */
typedef struct
{
  guint32 n;
  ThemaSlice *strings; /* owned array, in the order of their code points */
  guint32 *of_form;    /* owned: index of a form's term, or THEMA_NO_ID */
} ThemaTermSelection;

/* `documents`: in how many documents each term stands. */
ThemaTermSelection *thema_term_selection_new (const ThemaTerms *terms, const guint32 *documents,
                                              guint top, guint min_documents);
void thema_term_selection_free (ThemaTermSelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTermSelection, thema_term_selection_free)

/* The most terms or codes that a pass counts pairs of: their table would have 50 million rows a
 * unit. */
#define THEMA_MAX_PAIRED 10000

ThemaPass *thema_code_cooccurrence_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                             ThemaUnitMask units);
ThemaPass *thema_term_cooccurrence_pass_new (const ThemaStore *store,
                                             const ThemaTermSelection *selection,
                                             ThemaUnitMask units);
ThemaPass *thema_code_terms_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                      const ThemaTermSelection *selection, ThemaUnitMask units);
