/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/xml-text.h"

#include "codebook/dictionary.h"

#include <libxml/parser.h>
#include <string.h>

/* Of elements: a little more than codes may nest. */
#define MAX_DEPTH (THEMA_MAX_NESTING + 4)

/* Of one element: libxml2 compares each with each. */
#define MAX_ATTRIBUTES 64

typedef struct
{
  const ThemaCodebook *codebook;  /* borrowed */
  const ThemaXmlHandler *handler; /* borrowed */
  gpointer data;                  /* borrowed */
  xmlParserCtxt *parser;          /* owned */
  guint depth;                    /* elements that are open */
  GString *text;                  /* owned: behind the last tag */
  GError *error;                  /* owned; set: nothing is read any more */
} Reader;

char *
thema_xml_attribute (const ThemaXmlElement *element, const char *name)
{
  /* As SAX 2 has them: local name, prefix, URI, where the value begins and ends. */
  const xmlChar *const *attributes = element->attributes;
  for (guint i = 0; i < element->n_attributes; i++, attributes += 5)
    if (attributes[1] == NULL && strcmp ((const char *) attributes[0], name) == 0)
      {
        g_autofree char *value
            = g_strndup ((const char *) attributes[3], (gsize) (attributes[4] - attributes[3]));
        /* An ampersand is handed on as a reference, the only one that is. */
        g_auto (GStrv) pieces = g_strsplit (value, "&#38;", -1);
        return g_strjoinv ("&", pieces);
      }
  return NULL;
}

static guint
line_of (const Reader *self)
{
  return self->parser->input != NULL ? (guint) self->parser->input->line : 1;
}

static void
stop (Reader *self, gboolean good)
{
  if (!good)
    xmlStopParser (self->parser);
}

static void
begin_element (void *data, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
               G_GNUC_UNUSED const xmlChar *uri, G_GNUC_UNUSED int n_namespaces,
               G_GNUC_UNUSED const xmlChar **namespaces, int n_attributes,
               G_GNUC_UNUSED int n_defaulted, const xmlChar **attributes)
{
  Reader *self = data;
  if (self->error != NULL)
    return;
  const ThemaXmlElement element
      = { (const char *) name, self->depth, line_of (self), attributes, (guint) n_attributes };
  g_string_truncate (self->text, 0);
  stop (self, self->depth++ < MAX_DEPTH
                  ? self->handler->begin (self->data, &element, &self->error)
                  : thema_dictionary_fail (self->codebook, element.line, &self->error,
                                           "the nesting is deeper than any codebook needs"));
}

static void
end_element (void *data, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
             G_GNUC_UNUSED const xmlChar *uri)
{
  Reader *self = data;
  if (self->error != NULL)
    return;
  const ThemaXmlElement element = { (const char *) name, --self->depth, line_of (self), NULL, 0 };
  g_strstrip (self->text->str);
  stop (self, self->handler->end (self->data, &element, self->text->str, &self->error));
  g_string_truncate (self->text, 0);
}

static void
characters (void *data, const xmlChar *text, int length)
{
  Reader *self = data;
  g_string_append_len (self->text, (const char *) text, length);
}

static void
fail_as_parser (Reader *self)
{
  const xmlError *cause = xmlCtxtGetLastError (self->parser);
  g_autofree char *message
      = g_utf8_make_valid (cause != NULL && cause->message != NULL ? cause->message : "broken", -1);
  thema_dictionary_fail (self->codebook, cause != NULL && cause->line > 0 ? (guint) cause->line : 1,
                         &self->error, "this is not valid XML (%s)", g_strstrip (message));
}

static void
parse (Reader *self, const char *text, gsize length)
{
  xmlSAXHandler *sax = self->parser->sax;
  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = begin_element;
  sax->endElementNs = end_element;
  sax->characters = characters;
  sax->cdataBlock = characters;
  sax->ignorableWhitespace = characters;
  self->parser->userData = self;
  /* "Huge" lifts bounds that are not ours: MAX_DEPTH is far below that of libxml2, and there are no
   * entities to expand. */
  xmlDoc *document = xmlCtxtReadMemory (self->parser, text, (int) length, NULL, "UTF-8",
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                            | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
  if (document != NULL)
    xmlFreeDoc (document);
  if (self->error == NULL && !self->parser->wellFormed)
    fail_as_parser (self);
}

/* Behind the next `what`, or NULL. */
static const char *
skip_past (const char *at, const char *end, const char *what)
{
  const char *found = memmem (at, (gsize) (end - at), what, strlen (what));
  return found != NULL ? found + strlen (what) : NULL;
}

static gboolean
begins (const char *at, const char *end, const char *what)
{
  gsize length = strlen (what);
  return (gsize) (end - at) >= length && memcmp (at, what, length) == 0;
}

/* Behind a tag, where `at` is its "<"; counts its attributes. */
static const char *
skip_tag (const char *at, const char *end, guint *n_attributes)
{
  *n_attributes = 0;
  while (at < end && *at != '>')
    {
      const char *close
          = *at == '"' || *at == '\'' ? memchr (at + 1, *at, (gsize) (end - at - 1)) : at;
      if (close == NULL)
        return end;
      *n_attributes += close > at;
      at = close + 1;
    }
  return at < end ? at + 1 : end;
}

/* Whether no element has too many attributes. What is no XML may be passed over in any way. */
static gboolean
check_attributes (const ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  const char *end = text + length;
  const char *at = memchr (text, '<', length);
  while (at != NULL)
    {
      guint n_attributes = 0;
      const char *next = begins (at, end, "<!--")        ? skip_past (at + 4, end, "-->")
                         : begins (at, end, "<![CDATA[") ? skip_past (at, end, "]]>")
                         : begins (at, end, "<?")        ? skip_past (at, end, "?>")
                                                         : skip_tag (at, end, &n_attributes);
      if (n_attributes > MAX_ATTRIBUTES)
        {
          guint line = 1;
          for (const char *p = text; p < at; p++)
            line += *p == '\n';
          return thema_dictionary_fail (codebook, line, error,
                                        "an element with more than %d attributes begins here; no "
                                        "codebook needs that",
                                        MAX_ATTRIBUTES);
        }
      at = next != NULL ? memchr (next, '<', (gsize) (end - next)) : NULL;
    }
  return TRUE;
}

/* The "<" of the root element, or of a document type declaration before it; NULL: there is none. */
static const char *
find_root (const char *text, const char *end)
{
  const char *at = text;
  while (at != NULL)
    {
      while (at < end && g_ascii_isspace (*at))
        at++;
      if (begins (at, end, "<?"))
        at = skip_past (at, end, "?>");
      else if (begins (at, end, "<!--"))
        at = skip_past (at + 4, end, "-->");
      else
        return at < end && *at == '<' ? at : NULL;
    }
  return NULL;
}

char *
thema_xml_root (const char *text, gsize length)
{
  const char *end = text + length, *at = find_root (text, end);
  if (at == NULL)
    return NULL;
  const char *name = ++at;
  for (; at < end && !g_ascii_isspace (*at) && *at != '>' && *at != '/'; at++)
    if (*at == ':')
      name = at + 1;
  return g_strndup (name, (gsize) (at - name));
}

static gboolean
check_no_doctype (const ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  const char *end = text + length, *at = find_root (text, end);
  guint line = 1;
  if (at == NULL || !begins (at, end, "<!"))
    return TRUE;
  for (const char *p = text; p < at; p++)
    line += *p == '\n';
  return thema_dictionary_fail (codebook, line, error,
                                "a document type declaration (<!DOCTYPE ...>) stands here, which "
                                "codebooks have no use for; remove it");
}

gboolean
thema_xml_read (const ThemaCodebook *codebook, const char *text, gsize length,
                const ThemaXmlHandler *handler, gpointer data, GError **error)
{
  if (!check_no_doctype (codebook, text, length, error)
      || !check_attributes (codebook, text, length, error))
    return FALSE;
  Reader self = { .codebook = codebook, .handler = handler, .data = data };
  self.text = g_string_new (NULL);
  self.parser = xmlNewParserCtxt ();
  parse (&self, text, length);
  if (self.parser->myDoc != NULL)
    xmlFreeDoc (self.parser->myDoc);
  xmlFreeParserCtxt (self.parser);
  g_string_free (self.text, TRUE);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}
