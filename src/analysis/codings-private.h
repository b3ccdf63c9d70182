/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of codings share. */
#pragma once

#include "analysis/codings.h"

/* The number of a unit, a new one if need be. */
guint32 thema_codings_unit (ThemaCodings *self, const char *id, guint32 sentence, const char *text,
                            guint32 file, guint64 line);

/* The rating in a cell, by `coder` of `code` in `column`. Nothing for a missing one. */
gboolean thema_codings_cell (ThemaCodings *self, const ThemaSheet *sheet, guint column,
                             guint32 unit, guint32 coder, guint32 code, GError **error);
