/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/xml-text.h"

#include "base/xml-guard.h"
#include "codebook/dictionary.h"

#include <libxml/parser.h>
#include <string.h>

/* Of elements: a little more than codes may nest. */
#define MAX_DEPTH (THEMA_MAX_NESTING + 4)

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
  return thema_xml_find_attribute (element->attributes, element->n_attributes, name);
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

static guint
count_lines (const char *text, const char *end)
{
  guint line = 1;
  for (const char *p = text; p < end; p++)
    line += *p == '\n';
  return line;
}

static gboolean
check_markup (const ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  ThemaXmlGuard guard = { .max_depth = G_MAXUINT };
  const char *fault;
  gsize good = thema_xml_guard_check (&guard, text, length, &fault);
  return fault == NULL
         || thema_dictionary_fail (codebook, count_lines (text, text + good), error, "%s", fault);
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
  if (at == NULL || !begins (at, end, "<!"))
    return TRUE;
  return thema_dictionary_fail (codebook, count_lines (text, at), error,
                                "a document type declaration (<!DOCTYPE ...>) stands here, which "
                                "codebooks have no use for; remove it");
}

gboolean
thema_xml_read (const ThemaCodebook *codebook, const char *text, gsize length,
                const ThemaXmlHandler *handler, gpointer data, GError **error)
{
  if (!check_no_doctype (codebook, text, length, error)
      || !check_markup (codebook, text, length, error))
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
