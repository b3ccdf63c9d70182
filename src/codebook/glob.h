/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wildcards inside one word: `*` is any run of characters, also none, `?` exactly one (a code
 * point). */
#pragma once

#include <glib.h>

gboolean thema_glob_has_wildcard (const char *glob, gsize length);

/* Whether the whole word matches. Valid UTF-8 both. Time is at most the product of the lengths. */
gboolean thema_glob_matches (const char *glob, gsize glob_length, const char *word,
                             gsize word_length);

/* The number of bytes before the first wildcard. */
gsize thema_glob_prefix_length (const char *glob, gsize length);
