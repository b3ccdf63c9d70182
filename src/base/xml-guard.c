/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/xml-guard.h"

#include <libxml/xmlstring.h>
#include <string.h>

enum
{
  TEXT,
  BEGUN, /* "<" and not yet more than that is known */
  TAG,
  DOCTYPE,
  COMMENT,
  CDATA,
  INSTRUCTION,
};

char *
thema_xml_find_attribute (const void *attributes, guint n_attributes, const char *name)
{
  /* Local name, prefix, URI, where the value begins and ends. */
  const xmlChar *const *attribute = attributes;
  for (guint i = 0; i < n_attributes; i++, attribute += 5)
    if (attribute[1] == NULL && strcmp ((const char *) attribute[0], name) == 0)
      {
        g_autofree char *value
            = g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
        /* An ampersand is handed on as a reference, the only one that is. */
        g_auto (GStrv) pieces = g_strsplit (value, "&#38;", -1);
        return g_strjoinv ("&", pieces);
      }
  return NULL;
}

static gboolean
has_begun (const ThemaXmlGuard *self, const char *what)
{
  gsize length = strlen (what);
  return self->size >= length && memcmp (self->begun, what, length) == 0;
}

/* What the markup is; BEGUN as long as that is not known. */
static guint
kind_of (const ThemaXmlGuard *self)
{
  if (self->begun[0] == '?')
    return INSTRUCTION;
  if (self->begun[0] != '!')
    return TAG;
  if (has_begun (self, "!--"))
    return COMMENT;
  if (has_begun (self, "![CDATA["))
    return CDATA;
  return self->size < 3 || (self->size < 8 && self->begun[1] == '[') ? BEGUN : DOCTYPE;
}

/* Whether the markup ends with the byte `c`. */
static gboolean
ends_with (const ThemaXmlGuard *self, char c)
{
  if (c != '>')
    return FALSE;
  switch (self->state)
    {
    case COMMENT:
      return self->size > 5 && self->last[0] == '-' && self->last[1] == '-';
    case CDATA:
      return self->size > 8 && self->last[0] == ']' && self->last[1] == ']';
    case INSTRUCTION:
      return self->size > 2 && self->last[1] == '?';
    default:
      return TRUE;
    }
}

/* A tag or declaration has ended. */
static const char *
end_markup (ThemaXmlGuard *self)
{
  gboolean is_tag = self->state == TAG;
  self->state = TEXT;
  if (!is_tag)
    return NULL;
  if (self->begun[0] == '/')
    self->depth -= self->depth > 0;
  else if (self->last[1] != '/' && ++self->depth > self->max_depth)
    return "elements are nested too deep here; no such file needs that";
  self->is_ended = self->depth == 0;
  return NULL;
}

static const char *
read_markup (ThemaXmlGuard *self, char c)
{
  gboolean has_quotes = self->state == TAG || self->state == DOCTYPE;
  if (self->state != CDATA && self->size >= THEMA_XML_MAX_MARKUP)
    return "a tag or comment of more than 1 MiB begins before here; no such file needs that";
  if (self->size < sizeof self->begun)
    self->begun[self->size] = c;
  self->size++;
  if (self->quote != '\0')
    {
      if (c == self->quote)
        self->quote = '\0';
      return NULL;
    }
  if (self->state == BEGUN && (self->state = kind_of (self)) == DOCTYPE && !self->allows_doctype)
    return "a document type declaration (<!DOCTYPE ...>) stands here, which has no use in such a "
           "file; remove it";
  if (has_quotes && (c == '"' || c == '\''))
    {
      self->quote = c;
      if (++self->n_attributes > THEMA_XML_MAX_ATTRIBUTES)
        return "an element with more than 64 attributes stands here; no such file needs that";
    }
  else if (self->state == DOCTYPE && c == '[')
    return "a document type declaration with definitions of its own (<!DOCTYPE ... [...]>) stands "
           "here, which could blow up the text; remove what is between the brackets";
  else if (self->state != BEGUN && ends_with (self, c))
    return end_markup (self);
  self->last[0] = self->last[1];
  self->last[1] = c;
  return NULL;
}

gsize
thema_xml_guard_check (ThemaXmlGuard *self, const char *bytes, gsize length, const char **fault)
{
  const char *p = bytes, *end = bytes + length;
  *fault = NULL;
  while (p < end && !self->is_ended)
    if (self->state == TEXT)
      {
        p = memchr (p, '<', (gsize) (end - p));
        if (p == NULL)
          return length;
        p++;
        self->state = BEGUN;
        self->size = self->n_attributes = 0;
        self->last[0] = self->last[1] = '\0';
      }
    else if ((*fault = read_markup (self, *p)) != NULL)
      break;
    else
      p++;
  return (gsize) (p - bytes);
}
