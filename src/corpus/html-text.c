/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/html-tokens.h"

#include "text/html-references.h"

#include <string.h>

/* U+00A0 NO-BREAK SPACE: some pages have no other blanks. */
static gboolean
is_fixed_blank (const char *p, const char *end)
{
  return end - p >= 2 && p[0] == '\xC2' && p[1] == '\xA0';
}

static void
append_blank (GString *text)
{
  if (text->len > 0 && strchr (" \n", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, ' ');
}

void
thema_html_append_text (GString *text, const char *bytes, gsize length)
{
  const char *p = bytes, *end = bytes + length;
  while (p < end)
    {
      const char *start = p;
      while (p < end && *p != '&' && !g_ascii_isspace (*p) && !is_fixed_blank (p, end))
        p++;
      g_string_append_len (text, start, p - start);
      if (p == end)
        return;
      gsize used = 1 + is_fixed_blank (p, end);
      if (*p != '&')
        append_blank (text);
      else
        {
          gunichar c = thema_html_reference (p + 1, (gsize) (end - p - 1), &used);
          used += c != 0;
          if (c == 0)
            {
              used = 1;
              g_string_append_c (text, '&');
            }
          else if (c == 0xA0 || (c < 0x80 && g_ascii_isspace ((char) c)))
            append_blank (text);
          else if (c != 0xAD) /* a soft hyphen */
            g_string_append_unichar (text, c);
        }
      p += used;
    }
}

/* Attributes: name, name=value, name="value", name='value'. */

typedef struct
{
  const char *name, *value;
  gsize name_length, value_length;
} Attribute;

static const char *
skip_blanks (const char *p, const char *end)
{
  while (p < end && (g_ascii_isspace (*p) || *p == '/'))
    p++;
  return p;
}

/* Reads the attribute at `p`; behind it, or NULL: there is none. */
static const char *
read_attribute (const char *p, const char *end, Attribute *attribute)
{
  p = skip_blanks (p, end);
  if (p == end)
    return NULL;
  attribute->name = p++;
  while (p < end && !g_ascii_isspace (*p) && *p != '=' && *p != '/')
    p++;
  attribute->name_length = (gsize) (p - attribute->name);
  attribute->value = p;
  attribute->value_length = 0;
  const char *equals = p;
  while (equals < end && g_ascii_isspace (*equals))
    equals++;
  if (equals == end || *equals != '=')
    return p;
  p = equals + 1;
  while (p < end && g_ascii_isspace (*p))
    p++;
  attribute->value = p;
  if (p < end && (*p == '"' || *p == '\''))
    {
      attribute->value = p + 1;
      const char *close = memchr (p + 1, *p, (gsize) (end - p - 1));
      attribute->value_length = (gsize) ((close != NULL ? close : end) - (p + 1));
      return close != NULL ? close + 1 : end;
    }
  while (p < end && !g_ascii_isspace (*p))
    p++;
  attribute->value_length = (gsize) (p - attribute->value);
  return p;
}

char *
thema_html_attribute (const ThemaHtmlToken *token, const char *name)
{
  Attribute attribute;
  const char *p = token->bytes, *end = p + token->length;
  gsize length = strlen (name);
  while ((p = read_attribute (p, end, &attribute)) != NULL)
    if (attribute.name_length == length && g_ascii_strncasecmp (attribute.name, name, length) == 0)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        thema_html_append_text (text, attribute.value, attribute.value_length);
        if (text->len > 0 && text->str[text->len - 1] == ' ')
          g_string_truncate (text, text->len - 1);
        return g_string_free (g_steal_pointer (&text), FALSE);
      }
  return NULL;
}
