/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/screen.h"

#include "programs/checks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define FLUSH_BYTES ((gsize) 64 * 1024)

static guint
terminal_width (void)
{
  struct winsize size;
  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return THEMA_SCREEN_WIDTH;
  return MAX (size.ws_col, THEMA_SCREEN_MIN);
}

static gboolean
has_colours (void)
{
  const char *no = getenv ("NO_COLOR"), *term = getenv ("TERM");
  return isatty (STDOUT_FILENO) && (no == NULL || *no == '\0')
         && (term == NULL || strcmp (term, "dumb") != 0);
}

gboolean
thema_screen_init (ThemaScreen *self, int width, const char *colour, GError **error)
{
  if (!thema_check_choice ("color", colour, "auto or always or never", error)
      || (width != 0
          && !thema_check_range ("width", width, THEMA_SCREEN_MIN, THEMA_SCREEN_MAX, error)))
    return FALSE;
  self->width = width > 0 ? (guint) width : terminal_width ();
  self->colour = g_strcmp0 (colour, "always") == 0
                 || ((colour == NULL || strcmp (colour, "auto") == 0) && has_colours ());
  return TRUE;
}

void
thema_screen_append (const ThemaScreen *self, GString *out, const char *colour, const char *text,
                     gsize length)
{
  if (self->colour && length > 0)
    g_string_append (out, colour);
  g_string_append_len (out, text, (gssize) length);
  if (self->colour && length > 0)
    g_string_append (out, THEMA_COLOUR_END);
}

void
thema_screen_flush (GString *out, gboolean all)
{
  if (out->len < FLUSH_BYTES && !all)
    return;
  fwrite (out->str, 1, out->len, stdout);
  g_string_truncate (out, 0);
}
