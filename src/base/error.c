/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

G_DEFINE_QUARK (thema - base - error - quark, thema_base_error)

gboolean
thema_error_set_errno (GError **error, const char *path, const char *verb, int saved_errno)
{
  g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO, "%s: could not %s it: %s", path, verb,
               g_strerror (saved_errno));
  return FALSE;
}
