/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a JSON value ends, found piece by piece by its quotes and brackets alone. */
#pragma once

#include <glib.h>

/* All zero before the first piece. */
typedef struct
{
  gsize at;             /* behind what was seen */
  guint depth, deepest; /* brackets that are open, and that were */
  gboolean in_string, is_escaped, is_plain;
} ThemaJsonScan;

/* Reads on at `self->at` in `bytes`, whose beginning must be the same as before or, when the caller
 * has put `self->at` back to 0, lie behind what was seen. TRUE: the value ends at `self->at`. */
gboolean thema_json_scan (ThemaJsonScan *self, const char *bytes, gsize length);
