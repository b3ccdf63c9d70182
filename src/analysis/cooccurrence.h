/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Co-occurrence: code_cooccurrence.csv, term_cooccurrence.csv and code_terms.csv. Two things
 * co-occur in a unit when both stand in it, however often.
 *
 * Every pair is a row, also one that never co-occurs; pairs of a code and its ancestor are left
 * out. */
#pragma once

#include "analysis/pass.h"

/* The most terms or codes that a pass counts pairs of: their table would have 50 million rows a
 * unit. */
#define THEMA_MAX_PAIRED 10000

/* An error when the codebook has more codes than that. */
gboolean thema_cooccurrence_check_codes (const ThemaSegments *segments, GError **error);

ThemaPass *thema_code_cooccurrence_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                             ThemaUnitMask units);
ThemaPass *thema_term_cooccurrence_pass_new (const ThemaStore *store,
                                             const ThemaTermSelection *selection,
                                             ThemaUnitMask units);
ThemaPass *thema_code_terms_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                      const ThemaTermSelection *selection, ThemaUnitMask units);

/* What a pass of pairs of codes or of terms counted, once the scan is done, in a unit that it was
 * made for: all units, those that hold a thing (a code, or a term by its place in the selection),
 * and those that hold two. */
guint64 thema_cooccurrence_units (const ThemaPass *pass, ThemaUnit unit);
guint32 thema_cooccurrence_one (const ThemaPass *pass, ThemaUnit unit, guint32 thing);
guint32 thema_cooccurrence_both (const ThemaPass *pass, ThemaUnit unit, guint32 a, guint32 b);
