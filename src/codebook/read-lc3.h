/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lexicoder 3's dictionary (.lc3): a line that begins with + is a category, any other a word of it.
 *
 * Blanks around a word, which matter to Lexicoder alone, are dropped. A colour behind the name of a
 * category (#ff0000, or three numbers in brackets) becomes the colour of the code. */
#pragma once

#include "codebook/codebook.h"

gboolean thema_codebook_read_lc3 (ThemaCodebook *codebook, const char *text, gsize length,
                                  GError **error);
