/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words by the rules of UAX #29 as ICU's root locale has them.  Private to the segmenter. */

#include "text/break-cjk.h"
#include "text/break-tables.h"
#include "text/segmenter-icu.h"
#include "text/segmenter-spans.h"

G_BEGIN_DECLS

/* What one thread cuts words with. */
typedef struct
{
  const ThemaBreakTables *tables; /* borrowed */
  ThemaIcuBreaker *icu;           /* borrowed */
  ThemaCjkBreaker *cjk;           /* owned; NULL: leave Chinese and Japanese to ICU, */
  gboolean knows_cjk;             /* or if FALSE, find out when the first of it is met */
} ThemaWordBreaker;

void thema_word_breaker_clear (ThemaWordBreaker *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ThemaWordBreaker, thema_word_breaker_clear)

/* Appends the words of TEXT[0, LENGTH) to WORDS; ICU cuts the stretches that need a dictionary. */
gboolean thema_break_words (ThemaWordBreaker *self, const char *text, gsize length,
                            ThemaSpans *words, GError **error);

/* As many words from POS, a boundary, as plain text allows; private to break-words.c and
 * break-words-block.c.  Returns the boundary that it came to, POS if the text there is not plain.
 */
gsize thema_break_words_block (const ThemaBreakTables *tables, const guint8 *text, gsize pos,
                               gsize end, ThemaSpans *words);

G_END_DECLS
