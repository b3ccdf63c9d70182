/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Globs as the sets of words that they match. */
#pragma once

#include <glib.h>

/* Whether every word that `inner` matches is one that `outer` matches. Exact, but FALSE for an
 * `outer` with wildcards and more than 63 characters, and where an answer would take too long. */
gboolean thema_glob_includes (const char *outer, const char *inner);

/* Whether some word matches both. Exact, but TRUE where an answer would take too long. */
gboolean thema_glob_intersects (const char *a, const char *b);

/* Some word that the glob matches, with characters that no word of a text has in place of its
 * wildcards (transfer full). A glob that includes it matches this word. */
char *thema_glob_example (const char *glob);
