/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LIWC's dictionary (.dic): between two lines of % the categories, each with a number, then the
 * words, each with the numbers of its categories.
 *
 * Numbers may begin with zeros. Tabs before a category nest. A category without a number is kept as
 * a group. Tabs or blanks part words from numbers; a word may be a phrase. A word with
 * <of>131/125, which is of the one category before "of" and else of the other, is read as a pattern
 * of the first ("kind of") and as a pattern and a not: pattern of the second, where that says the
 * same; all other conditions are noted and left out. */
#pragma once

#include "codebook/codebook.h"

gboolean thema_codebook_read_dic (ThemaCodebook *codebook, const char *text, gsize length,
                                  GError **error);
