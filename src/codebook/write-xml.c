/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/write-xml.h"

/* The Char of XML 1.0, section 2.2. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r'
         || (c >= 0x20 && c != 0xfffe && c != 0xffff && !(c >= 0xd800 && c <= 0xdfff));
}

static gboolean
append_escaped (GString *out, const char *text, gboolean in_attribute)
{
  gboolean whole = TRUE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"' && in_attribute)
        g_string_append (out, "&quot;");
      else if (c == '\r' || ((c == '\t' || c == '\n') && in_attribute))
        g_string_append_printf (out, "&#%u;", c);
      else
        {
          whole = whole && is_allowed (c);
          g_string_append_unichar (out, is_allowed (c) ? c : 0xfffd);
        }
    }
  return whole;
}

gboolean
thema_xml_append_attribute (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, " %s=\"", name);
  gboolean whole = append_escaped (out, text, TRUE);
  g_string_append_c (out, '"');
  return whole;
}

gboolean
thema_xml_append_content (GString *out, const char *text)
{
  return append_escaped (out, text, FALSE);
}
