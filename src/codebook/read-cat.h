/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WordStat's categorization dictionary (.cat).
 *
 * A line is a category, or a word when a weight in brackets ends it; tabs nest. The weight is kept.
 * An underscore in a word stands for a blank. Words beside sub-categories are kept. Rules (lines
 * that begin with @) are noted and left out. A word outside of any category becomes a code of its
 * own. */
#pragma once

#include "codebook/codebook.h"

gboolean thema_codebook_read_cat (ThemaCodebook *codebook, const char *text, gsize length,
                                  GError **error);
