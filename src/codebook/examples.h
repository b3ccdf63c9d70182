/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook's examples are executable: each is coded as a document of its own. */
#pragma once

#include "codebook/codebook.h"
#include "text/tokenizer.h"

/* Calls `visit` for every example, in the order of codes, with whether it got its code (itself or
 * through a sub-code). `rules`, `language` and `stemmer` as in ThemaStoreOptions. */
gboolean thema_codebook_test (const ThemaCodebook *codebook, const ThemaTokenRules *rules,
                              const char *language, const char *stemmer,
                              void (*visit) (const ThemaCodebook *codebook, const ThemaCode *code,
                                             const ThemaExample *example, gboolean coded,
                                             gpointer user_data),
                              gpointer user_data, guint *n_examples, GError **error);
