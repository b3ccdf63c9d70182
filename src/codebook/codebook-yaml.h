/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two YAML forms of a codebook: thema's own, with the key `thema:`, and quanteda's plain one of
 * nested maps and lists. Anchors and aliases are refused: in a codebook they are unquoted
 * wildcards. */
#pragma once

#include "codebook/codebook.h"

gboolean thema_codebook_read_yaml (ThemaCodebook *codebook, const char *bytes, gsize length,
                                   GError **error);
