/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Sentences by the rules of UAX #29 and ICU's abbreviations.  Private to the segmenter. */

#include "text/break-suppressions.h"
#include "text/break-tables.h"
#include "text/segmenter-spans.h"

G_BEGIN_DECLS

/* Appends the ends of the sentences of TEXT[0, LENGTH) to ENDS. */
void thema_break_sentences (const ThemaSentenceTable *table, const ThemaSuppressions *suppressions,
                            const char *text, gsize length, ThemaEnds *ends);

G_END_DECLS
