/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pattern's text cut into its words, by the same tokenizer as the corpus. */
#pragma once

#include "codebook/codebook.h"
#include "text/tokenizer.h"

/* More words than any phrase has: a bound for hostile codebooks. */
#define THEMA_MAX_PATTERN_WORDS 32

/* Cuts patterns by the rules of a corpus. */
typedef struct _ThemaPatternCutter ThemaPatternCutter;

ThemaPatternCutter *thema_pattern_cutter_new (const ThemaTokenRules *rules);
void thema_pattern_cutter_free (ThemaPatternCutter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPatternCutter, thema_pattern_cutter_free)

/* The words of `pattern`, folded unless it is case-sensitive (transfer full; of owned strings). An
 * error (with `path` and the pattern's line) when it holds no word, punctuation that would part its
 * words so that it could never match, or a wildcard that its kind of matching does not have. */
GPtrArray *thema_pattern_words (ThemaPatternCutter *self, const char *path,
                                const ThemaPattern *pattern, GError **error);

/* Whether the codebook has any pattern or rule, without which nothing can be coded. */
gboolean thema_codebook_require_pattern (const ThemaCodebook *codebook, GError **error);

/* Whether it has one, and every pattern of the codebook can be cut into words by these rules. */
gboolean thema_codebook_check_patterns (const ThemaCodebook *codebook, const ThemaTokenRules *rules,
                                        GError **error);
