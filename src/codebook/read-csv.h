/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook as a spreadsheet: a row a pattern, comma, semicolon or tab between columns.
 *
 * The header names the columns; `code` and `pattern` are needed. Those of the code (parent, label,
 * definition, include, exclude, rule, unit, negated, exclusive, color, guid) need not stand in more
 * than one of its rows. A row with `not` is a pattern that cancels; one with `near_words` is a
 * pattern of words near each other, with within, order and near_unit; one with `example` an
 * example, `positive` or not; a row may have both pattern and example, or neither. Unknown columns
 * are noted. */
#pragma once

#include "codebook/codebook.h"

gboolean thema_codebook_read_csv (ThemaCodebook *codebook, const char *text, gsize length,
                                  GError **error);

/* The names of the columns that thema knows, in the order in which it writes them; ends with NULL.
 */
extern const char *const thema_codebook_csv_columns[];
