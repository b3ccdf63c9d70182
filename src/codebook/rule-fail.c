/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/rule.h"

#include "codebook/error.h"

/* How much of a long expression is shown before and behind the place, in code points. */
#define SHOWN_BEFORE 48
#define SHOWN_BEHIND 24

/* A character that moves the cursor in some other way than its width says is shown as a blank. */
static gunichar
shown (gunichar c)
{
  return g_unichar_isprint (c) ? c : ' ';
}

static void
append_excerpt (GString *out, const char *expression, guint column)
{
  glong length = g_utf8_strlen (expression, -1), at = MIN ((glong) column - 1, length);
  glong from = MAX (at - SHOWN_BEFORE, 0), to = MIN (at + SHOWN_BEHIND, length);
  guint cells = from > 0 ? 3 : 0;
  g_string_append (out, from > 0 ? "\n  ..." : "\n  ");
  const char *p = g_utf8_offset_to_pointer (expression, from);
  for (glong i = from; i < to; i++, p = g_utf8_next_char (p))
    {
      gunichar c = shown (g_utf8_get_char (p));
      g_string_append_unichar (out, c);
      if (i < at && !g_unichar_iszerowidth (c))
        cells += g_unichar_iswide (c) ? 2 : 1;
    }
  g_string_append_printf (out, "%s\n  %*s^", to < length ? "..." : "", (int) cells, "");
}

gboolean
thema_rule_fail (const char *path, guint line, const char *name, const char *expression,
                 guint column, GError **error, const char *format, ...)
{
  GString *message = g_string_new (NULL);
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_string_append_printf (message, "%s:%u: the rule of '%s', at character %u: %s", path, line, name,
                          column, what);
  append_excerpt (message, expression, column);
  g_set_error_literal (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_SYNTAX, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}
