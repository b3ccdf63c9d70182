/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words near each other in one cell of a table: `fail*, "human rights", stem(comply), case(US),
 * regex("[ab]c")`, as the language of rules writes them. */
#pragma once

#include "codebook/pattern.h"

/* Appends the patterns to `words` (of owned ThemaPattern). Commas or blanks part them. FALSE: the
 * text is not of that form, or has fewer than two words. */
gboolean thema_near_words_parse (const char *text, guint line, GPtrArray *words);

/* The text that is parsed as these words (transfer full). */
char *thema_near_words_format (const GPtrArray *words);
