/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words of Chinese and Japanese as ICU's dictionary has them: the row of words that costs least.
 * Private to the segmenter. */

#include "text/break-tables.h"
#include "text/cjk-dictionary.h"
#include "text/segmenter-spans.h"

G_BEGIN_DECLS

/* Scratch space and a memory of what was looked up; one per thread. */
typedef struct _ThemaCjkBreaker ThemaCjkBreaker;

/* DICTIONARY is borrowed. */
ThemaCjkBreaker *thema_cjk_breaker_new (const ThemaCjkDictionary *dictionary);
void thema_cjk_breaker_free (ThemaCjkBreaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCjkBreaker, thema_cjk_breaker_free)

/* Reads the run of WORD_CJK, all characters of three bytes, from POS on, or as much of it as has
 * room; returns where it ends. */
gsize thema_cjk_breaker_read (ThemaCjkBreaker *self, const ThemaClassTable *classes,
                              const guint8 *text, gsize pos, gsize end);

/* Appends the words of the run last read, which began at POS. */
void thema_cjk_breaker_append_words (ThemaCjkBreaker *self, gsize pos, ThemaSpans *words);

G_END_DECLS
