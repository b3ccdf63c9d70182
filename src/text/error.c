/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/error.h"

#include <unicode/utypes.h>

G_DEFINE_QUARK (thema - text - error - quark, thema_text_error)

gboolean
thema_text_set_icu_error (GError **error, const char *what, int code)
{
  g_set_error (error, THEMA_TEXT_ERROR, THEMA_TEXT_ERROR_LIBRARY, "%s: ICU says %s", what,
               u_errorName ((UErrorCode) code));
  return FALSE;
}
