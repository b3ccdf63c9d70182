/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A regular expression that covers one word (PCRE2, through GLib). The steps of a match are
 * limited and counted alike on every machine, so that no expression and no word can stop a run. */
#pragma once

#include "codebook/pattern.h"

typedef struct _ThemaRegex ThemaRegex;

/* `path` and the pattern's line stand in the message when it cannot be compiled. */
ThemaRegex *thema_regex_new (const char *path, const ThemaPattern *pattern, GError **error);
void thema_regex_free (ThemaRegex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaRegex, thema_regex_free)

/* Whether the whole word (valid UTF-8) matches; an error when it takes too many steps to say. */
gboolean thema_regex_match (const ThemaRegex *self, const char *word, gsize length,
                            gboolean *matches, GError **error);
