/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as a terminal shows it: what it may be sent, how wide that is, and where it may be cut or
 * broken. Widths are columns: none for marks that stand on a letter and for what is not seen, two
 * for wide letters (Chinese, Japanese, Korean), one for all else. */
#pragma once

#include <glib.h>

/* Appends a stretch of text as one that does a terminal no harm: a run of white space is a blank
 * (none at the start of a line and behind another blank), a control character is U+FFFD, and marks
 * that turn the direction of writing (embeddings, overrides, isolates) are left out, as what is cut
 * or framed later would not close them. */
void thema_display_append (GString *out, const char *bytes, gsize length);

guint thema_display_width (const char *bytes, gsize length);

/* The length of the longest beginning that takes no more than `columns`. A mark stays with its
 * letter. */
gsize thema_display_head (const char *bytes, gsize length, guint columns);
/* Where the longest end begins that takes no more than `columns`. */
gsize thema_display_tail (const char *bytes, gsize length, guint columns);

/* Whether it holds a letter of a script that is written from right to left. Such a text is framed
 * by U+2068 and U+2069, so that a terminal that turns it does not turn what stands beside it. */
gboolean thema_display_is_rtl (const char *bytes, gsize length);
#define THEMA_DISPLAY_ISOLATE "\xE2\x81\xA8"
#define THEMA_DISPLAY_END_ISOLATE "\xE2\x81\xA9"

/* Breaks text into lines of at most `columns`, where Unicode (UAX #14) allows it; what can be
 * broken nowhere is longer. Blanks at the end of a line take no room. Appends to `ends`, of gsize,
 * where each line ends; the last one is `length`, and an empty text has no line. A newline ends a
 * line, too. */
void thema_display_wrap (const char *bytes, gsize length, guint columns, GArray *ends);
