/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/write-yaml.h"

#include <string.h>

#define WIDTH 96        /* columns of a folded text */
#define NARROWEST 40    /* however deep it stands */
#define LONGEST_KEY 900 /* bytes: a parser looks no further than 1024 characters for the colon */

void
thema_yaml_append_indent (GString *out, guint indent)
{
  g_string_append_printf (out, "%*s", (int) indent, "");
}

/* What is seen as it is, and joins letters of scripts that need it. */
static gboolean
is_visible (gunichar c)
{
  gboolean is_line_end = c == 0x2028 || c == 0x2029;
  return c == ' ' || c == 0x200c || c == 0x200d || (g_unichar_isgraph (c) && !is_line_end);
}

static gboolean
all_visible (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!is_visible (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* Words that some parser reads as something else, in any case of their letters. */
static gboolean
is_reserved (const char *text)
{
  static const char *const words[]
      = { "null", "true", "false", "yes", "no", "on", "off", "y", "n", "na", "nan", "inf", NULL };
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Begins with a letter, so that it is no number, date or sign of YAML's; ends with none of them. */
static gboolean
is_plain (const char *text)
{
  gsize length = strlen (text);
  if (length == 0 || !g_unichar_isalpha (g_utf8_get_char (text)) || is_reserved (text))
    return FALSE;
  return text[length - 1] != ' ' && text[length - 1] != ':' && strstr (text, ": ") == NULL
         && strstr (text, " #") == NULL && all_visible (text);
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (is_visible (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_printf (out, c > 0xffff ? "\\U%08X" : c > 0xff ? "\\u%04X" : "\\x%02X", c);
    }
  g_string_append_c (out, '"');
}

void
thema_yaml_append_scalar (GString *out, const char *text)
{
  if (is_plain (text))
    g_string_append (out, text);
  else
    append_quoted (out, text);
}

void
thema_yaml_append_key (GString *out, guint indent, const char *key)
{
  g_autoptr (GString) scalar = g_string_new (NULL);
  thema_yaml_append_scalar (scalar, key);
  if (scalar->len <= LONGEST_KEY)
    {
      g_string_append_printf (out, "%s:", scalar->str);
      return;
    }
  g_string_append_printf (out, "? %s\n", scalar->str);
  thema_yaml_append_indent (out, indent);
  g_string_append_c (out, ':');
}

/* Whether folded lines give the text back: no line of it begins or ends with a blank, and none of
 * its characters needs an escape. */
static gboolean
is_foldable (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize n = g_strv_length (lines);
  if (n == 0 || *lines[0] == '\0' || *lines[n - 1] == '\0')
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!all_visible (lines[i]) || g_str_has_prefix (lines[i], " ")
        || g_str_has_suffix (lines[i], " "))
      return FALSE;
  return TRUE;
}

/* The end of what goes on one line of `width` columns: a blank with none beside it, or the end. */
static const char *
find_break (const char *line, glong width)
{
  const char *found = NULL;
  glong column = 0;
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p), column++)
    {
      if (column > width && found != NULL)
        return found;
      if (*p == ' ' && p[-1] != ' ' && p[1] != ' ')
        found = p;
    }
  return column > width && found != NULL ? found : line + strlen (line);
}

/* One line of the text over several. */
static void
append_wrapped (GString *out, guint indent, const char *line)
{
  glong width = MAX ((glong) WIDTH - (glong) indent, NARROWEST);
  while (*line != '\0')
    {
      const char *end = find_break (line, width);
      thema_yaml_append_indent (out, indent);
      g_string_append_len (out, line, end - line);
      g_string_append_c (out, '\n');
      line = *end == ' ' ? end + 1 : end;
    }
}

static void
append_folded (GString *out, guint indent, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_string_append (out, " >\n");
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_wrapped (out, indent + 2, lines[i]);
    }
}

void
thema_yaml_append_text (GString *out, guint indent, const char *key, const char *text)
{
  if (*text == '\0')
    return;
  thema_yaml_append_indent (out, indent);
  g_string_append_printf (out, "%s:", key);
  gboolean is_long = indent + strlen (key) + 2 + (gsize) g_utf8_strlen (text, -1) > WIDTH;
  if ((is_long || strchr (text, '\n') != NULL) && is_foldable (text))
    {
      append_folded (out, indent, text);
      return;
    }
  g_string_append_c (out, ' ');
  thema_yaml_append_scalar (out, text);
  g_string_append_c (out, '\n');
}
