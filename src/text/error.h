/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the text floor. */
#pragma once

#include <glib.h>

#define THEMA_TEXT_ERROR (thema_text_error_quark ())

typedef enum
{
  THEMA_TEXT_ERROR_LIBRARY,  /* ICU or libstemmer refused; the message has its own words */
  THEMA_TEXT_ERROR_UNKNOWN,  /* no such language, algorithm or list */
  THEMA_TEXT_ERROR_LIMIT,    /* longer than can be handled */
  THEMA_TEXT_ERROR_ENCODING, /* the bytes are not text in the encoding they claim */
} ThemaTextError;

GQuark thema_text_error_quark (void);

/* Sets `error` to "WHAT: ICU's own name of the failure". `code` is ICU's UErrorCode. Always FALSE.
 */
gboolean thema_text_set_icu_error (GError **error, const char *what, int code);
