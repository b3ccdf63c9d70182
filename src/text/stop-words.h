/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of function words that tables of terms may leave out. */
#pragma once

#include "base/interner.h"

/* The built-in lists, for messages and help. */
#define THEMA_STOP_WORDS_NAMES "de, en, es, fr, it, nl, pt, ru"

/* A `spec` names a list: a built-in one by the code of its language, also with a region ("de",
 * "pt-BR"), "none" (or NULL), or else the path of a file. A file that is called like a built-in
 * list is "./de". */

/* The words of the list `spec`; of a file: one word a line, # starts a comment. Words are folded.
 * (transfer full) */
ThemaInterner *thema_stop_words_new (const char *spec, GError **error);

/* The path when `spec` names a file rather than a built-in list or none; else NULL. Borrowed. */
const char *thema_stop_words_path (const char *spec);

/* The plain name of the list `spec`, as a record keeps it: "pt" for "pt-BR". A path is its own
 * name. Borrowed. */
const char *thema_stop_words_name (const char *spec);

/* The name of the built-in list for texts in `language`, any BCP 47 or ISO 639 code ("en-GB",
 * "deu") or the language's English name; "none" where there is no list. Static. */
const char *thema_stop_words_for_language (const char *language);
