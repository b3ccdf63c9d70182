/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides which of a document's matches count, and which passages each code has for that. */
#pragma once

#include "codebook/finder.h"

typedef struct _ThemaDecider ThemaDecider;

ThemaDecider *thema_decider_new (const ThemaMatcher *matcher);
void thema_decider_free (ThemaDecider *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaDecider, thema_decider_free)

/* Decides about all matches but those of the pattern `without` (THEMA_NO_ID: about all). */
void thema_decider_decide (ThemaDecider *self, const ThemaFinds *finds, guint32 without);

/* What came of it, borrowed until the next time: the matches of patterns, near patterns and rules
 * (ThemaHit, by their place) with their fates, and the passages (ThemaPassage, by start, then end,
 * then code). */
const GArray *thema_decider_hits (const ThemaDecider *self);
const GArray *thema_decider_passages (const ThemaDecider *self);
