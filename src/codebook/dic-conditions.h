/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditions on words in LIWC's dictionaries: `<of>131/125` is of category 131 before "of",
 * else of 125. Private to the reader of .dic. */
#pragma once

#include "codebook/codebook.h"

typedef struct _ThemaDicConditions ThemaDicConditions;

/* `codebook` and `by_number`, the codes by their numbers, are borrowed. */
ThemaDicConditions *thema_dic_conditions_new (ThemaCodebook *codebook, GHashTable *by_number);
void thema_dic_conditions_free (ThemaDicConditions *self);

/* Takes a condition of a word; FALSE: it cannot be said in patterns. */
gboolean thema_dic_conditions_add (ThemaDicConditions *self, const char *word,
                                   const char *condition, guint line);

/* Turns all of them into patterns, once all other words are there. */
void thema_dic_conditions_apply (ThemaDicConditions *self);
