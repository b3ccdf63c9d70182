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

ThemaPass *thema_code_cooccurrence_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                             ThemaUnitMask units);
ThemaPass *thema_term_cooccurrence_pass_new (const ThemaStore *store,
                                             const ThemaTermSelection *selection,
                                             ThemaUnitMask units);
ThemaPass *thema_code_terms_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                      const ThemaTermSelection *selection, ThemaUnitMask units);
