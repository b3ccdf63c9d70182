/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asks the installed ICU whether it still agrees with our machines, on some thousand short texts
 * of all classes of characters.  A future ICU may change its rules; we then get slower, not wrong.
 * Private to the segmenter. */

#include "text/break-sentences.h"
#include "text/break-words.h"

G_BEGIN_DECLS

/* The answer of the first call holds for the process: words have the same rules everywhere. */
gboolean thema_segmenter_check_words (const ThemaBreakTables *tables, ThemaIcuBreaker *icu);

/* Likewise, for Chinese and Japanese as BREAKER cuts them. */
gboolean thema_segmenter_check_cjk (ThemaWordBreaker *breaker);

/* For the language that ICU and SUPPRESSIONS were opened for. */
gboolean thema_segmenter_check_sentences (const ThemaSentenceTable *table,
                                          const ThemaSuppressions *suppressions,
                                          ThemaIcuBreaker *icu);

G_END_DECLS
