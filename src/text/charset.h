/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character encodings, by ICU: which one bytes say or seem to have, and converters to UTF-8. */
#pragma once

#include <glib.h>
#include <unicode/ucnv.h>

/* The encoding that a byte order mark at the beginning says; NULL: there is none. */
const char *thema_charset_of_mark (const char *bytes, gsize length);

/* Whether this is one of the names of UTF-8. */
gboolean thema_charset_is_utf8 (const char *name);

/* Opens converters from `name` and to UTF-8 that stop at what they do not have. FALSE: there is no
 * such encoding, and nothing was opened. */
gboolean thema_charset_open (const char *name, UConverter **from, UConverter **to);

/* How many sequences of several bytes are well-formed UTF-8, and how many bytes from 0x80 on belong
 * to none. One that the end cuts off counts as neither. */
void thema_charset_count (const char *bytes, gsize length, gsize *sequences, gsize *faults);

/* The encodings that the bytes may have, the most probable one first (transfer full, of owned); no
 * form of Unicode is among them. */
GPtrArray *thema_charset_guesses (const char *bytes, gsize length);
