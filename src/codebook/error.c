/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/error.h"

G_DEFINE_QUARK (thema - codebook - error - quark, thema_codebook_error)

gboolean
thema_codebook_error_at (const char *path, guint line, ThemaCodebookError code, GError **error,
                         const char *format, va_list arguments)
{
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  g_set_error (error, THEMA_CODEBOOK_ERROR, code, "%s:%u: %s", path, line, what);
  return FALSE;
}
