/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unicode normalisation and case folding. */
#pragma once

#include <glib.h>

/* Appends the NFC form of valid UTF-8 to `out`. */
gboolean thema_nfc_append (const char *bytes, gsize length, GString *out, GError **error);

/* Whether valid UTF-8 is in NFC for certain: it holds no character that normalisation could change,
 * and none that could change another. */
gboolean thema_nfc_is_plain (const char *bytes, gsize length);

/* Replaces `out` by the full case folding (Unicode's default, no Turkic tailoring) of valid UTF-8
 * in NFC, itself in NFC: the type of a word. Soft hyphens, bidi marks and their like inside a word
 * are dropped: a reader does not see them. */
gboolean thema_fold (const char *bytes, gsize length, GString *out, GError **error);

/* The text of a document as thema stores it: line ends CR LF and CR made LF, NFC, and with `unwrap`
 * a single newline inside a paragraph made a space. Returns `bytes` themselves when plainly
 * nothing changes, else the contents of `scratch`. `bytes` is valid UTF-8. NULL on error. */
const char *thema_text_prepare (const char *bytes, gsize length, gboolean unwrap, GString *scratch,
                                gsize *prepared_length, GError **error);
