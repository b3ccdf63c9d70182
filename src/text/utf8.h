/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small questions about UTF-8 bytes. */
#pragma once

#include <glib.h>

/* The offset of the first byte that is not well-formed UTF-8 or is NUL; `length` when all is well.
 */
gsize thema_utf8_find_fault (const char *bytes, gsize length);

/* The number of code points in valid UTF-8. */
gsize thema_utf8_count (const char *bytes, gsize length);

/* Whether all bytes are below `limit`. */
gboolean thema_utf8_is_below (const char *bytes, gsize length, guint8 limit);

/* The same for 0x80, faster still. */
gboolean thema_utf8_is_ascii (const char *bytes, gsize length);
