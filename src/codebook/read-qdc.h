/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook of REFI-QDA (.qdc), as programs for qualitative analysis exchange it: codes with
 * names, descriptions, colours and guids, and without patterns.
 *
 * A description becomes the definition. Sets of codes are noted and left out. */
#pragma once

#include "codebook/codebook.h"

gboolean thema_codebook_read_qdc (ThemaCodebook *codebook, const char *text, gsize length,
                                  GError **error);
