/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of function words that tables of terms may leave out. */
#pragma once

#include "base/interner.h"

/* The words of a built-in list ("en"), of a file (one word a line, # starts a comment) when `spec`
 * is a path, or none for "none" and NULL. Words are folded. (transfer full) */
ThemaInterner *thema_stop_words_new (const char *spec, GError **error);

/* The path when `spec` names a file rather than a built-in list or none; else NULL. Borrowed. */
const char *thema_stop_words_path (const char *spec);
