/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The encodings of codebook files, by ICU. */
#pragma once

#include "codebook/codebook.h"

/* Larger than any codebook: a bound for hostile files. */
#define THEMA_MAX_CODEBOOK (256u << 20)

/* The encoding that the bytes themselves state or are valid in: by a byte order mark, by an XML
 * declaration, or UTF-8. NULL: none. (Borrowed, or kept in `scratch`.) */
const char *thema_encoding_stated (const char *bytes, gsize length, GString *scratch);

/* Converts to UTF-8 in NFC whose lines end with LF (transfer full), without byte order mark. An
 * error names the line of the first byte that is not of the encoding, and of a NUL. */
char *thema_encoding_convert (const ThemaCodebook *codebook, const char *bytes, gsize length,
                              const char *encoding, gsize *text_length, GError **error);

/* The same by the encoding that the bytes most probably have, with a note that says so. */
char *thema_encoding_guess (ThemaCodebook *codebook, const char *bytes, gsize length,
                            gsize *text_length, GError **error);

/* The line of the first byte that is not UTF-8. */
guint thema_encoding_fault_line (const char *bytes, gsize length);
