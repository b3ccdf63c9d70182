/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of word patterns, asked which of them a word matches. Literal words are found by hashing,
 * wildcards by the text before their first wildcard, so that thousands of patterns cost little. */
#pragma once

#include "base/interner.h"

typedef struct _ThemaWordIndex ThemaWordIndex;

ThemaWordIndex *thema_word_index_new (void);
void thema_word_index_free (ThemaWordIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaWordIndex, thema_word_index_free)

/* Adds a pattern under a number of the caller's; a pattern is added once. */
void thema_word_index_add (ThemaWordIndex *self, const char *glob, gsize length, guint32 number);

/* Appends the numbers (guint32) of the patterns that the word matches, in no particular order. */
void thema_word_index_match (const ThemaWordIndex *self, const char *word, gsize length,
                             GArray *numbers);

gboolean thema_word_index_is_empty (const ThemaWordIndex *self);
