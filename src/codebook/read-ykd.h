/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML dictionaries of Yoshikoder (.ykd) and Lexicoder 2 (.lcd): cnode is a category, pnode a
 * pattern, and both have a name.
 *
 * A single outermost category that holds categories alone is the dictionary itself: its name
 * becomes the title and its description that of the codebook. Elsewhere a description is the
 * definition. With patternengine="regexp" patterns are regular expressions. */
#pragma once

#include "codebook/codebook.h"

gboolean thema_codebook_read_ykd (ThemaCodebook *codebook, const char *text, gsize length,
                                  GError **error);
