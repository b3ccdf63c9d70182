/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges for which units of a document a rule holds. */
#pragma once

#include "codebook/finder.h"

typedef struct _ThemaJudge ThemaJudge;

/* `matcher` is borrowed. */
ThemaJudge *thema_judge_new (const ThemaMatcher *matcher);
void thema_judge_free (ThemaJudge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaJudge, thema_judge_free)

/* Appends a hit (ThemaHit) of the rule for each unit for which it holds: the whole of the unit.
 * `passages` (ThemaPassage, by their start) are those of all codes that the rule depends on. A code
 * holds in every unit that one of its passages touches. */
void thema_judge_rule (ThemaJudge *self, const ThemaRulePlan *plan, const ThemaFinds *finds,
                       const GArray *passages, GArray *hits);
