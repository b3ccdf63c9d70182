/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/xml-stream.h"

#include "base/xml-guard.h"
#include "corpus/error.h"

#include <libxml/parser.h>
#include <string.h>

#define MAX_DEPTH 64
/* Different names, which libxml2 keeps to the end, and finds ever more slowly. */
#define MAX_NAMES 10000
/* What libxml2 is given at a time. */
#define PIECE ((gsize) 64 * 1024)

struct _ThemaXmlStream
{
  ThemaFeed *feed;              /* borrowed */
  const ThemaXmlEvents *events; /* borrowed */
  gpointer data;                /* borrowed */
  ThemaXmlGuard guard;
  xmlParserCtxt *parser; /* owned; NULL between documents */
  guint64 first_line;    /* of the document */
  const char *fault;     /* static: why libxml2 was stopped */
};

guint64
thema_xml_stream_line (const ThemaXmlStream *self)
{
  const xmlParserInput *input = self->parser->input;
  return self->first_line + (input != NULL && input->line > 0 ? (guint64) input->line - 1 : 0);
}

void
thema_xml_stream_stop (ThemaXmlStream *self, const char *fault)
{
  self->fault = fault;
  xmlStopParser (self->parser);
}

static void
begin_element (void *data, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
               G_GNUC_UNUSED const xmlChar *uri, G_GNUC_UNUSED int n_namespaces,
               G_GNUC_UNUSED const xmlChar **namespaces, int n_attributes,
               G_GNUC_UNUSED int n_defaulted, const xmlChar **attributes)
{
  ThemaXmlStream *self = data;
  if (self->fault == NULL)
    self->events->begin (self->data, (const char *) name, attributes, (guint) n_attributes);
}

static void
end_element (void *data, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
             G_GNUC_UNUSED const xmlChar *uri)
{
  ThemaXmlStream *self = data;
  if (self->fault == NULL)
    self->events->end (self->data, (const char *) name);
}

static void
characters (void *data, const xmlChar *bytes, int length)
{
  ThemaXmlStream *self = data;
  if (self->fault == NULL)
    self->events->text (self->data, (const char *) bytes, (gsize) length);
}

/* An entity that only the DTD, which we do not fetch, would explain: as it stands. */
static void
reference (void *data, const xmlChar *name)
{
  g_autofree char *text = g_strdup_printf ("&%s;", (const char *) name);
  characters (data, (const xmlChar *) text, (int) strlen (text));
}

ThemaXmlStream *
thema_xml_stream_new (ThemaFeed *feed, const ThemaXmlEvents *events, gpointer data)
{
  ThemaXmlStream *self = g_new0 (ThemaXmlStream, 1);
  self->feed = feed;
  self->events = events;
  self->data = data;
  return self;
}

static void
begin_document (ThemaXmlStream *self)
{
  self->parser = xmlCreatePushParserCtxt (NULL, NULL, NULL, 0, NULL);
  xmlSAXHandler *sax = self->parser->sax;
  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = begin_element;
  sax->endElementNs = end_element;
  sax->characters = sax->cdataBlock = sax->ignorableWhitespace = characters;
  sax->reference = reference;
  self->parser->userData = self;
  /* The text is UTF-8 by now, whatever it states. */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                       | XML_PARSE_IGNORE_ENC);
  self->guard = (ThemaXmlGuard){ .max_depth = MAX_DEPTH, .allows_doctype = TRUE };
  self->first_line = thema_feed_line (self->feed);
}

static void
end_document (ThemaXmlStream *self)
{
  if (self->parser == NULL)
    return;
  if (self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
}

static gboolean
fail (const ThemaXmlStream *self, guint64 line, const char *what, GError **error)
{
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s:%" G_GUINT64_FORMAT ": %s",
               thema_feed_name (self->feed), line, what);
  return FALSE;
}

static gboolean
fail_as_parser (const ThemaXmlStream *self, GError **error)
{
  const xmlError *cause = xmlCtxtGetLastError (self->parser);
  g_autofree char *message
      = g_utf8_make_valid (cause != NULL && cause->message != NULL ? cause->message : "broken", -1);
  char *newline = strchr (message, '\n');
  if (newline != NULL)
    *newline = '\0';
  g_autofree char *what = g_strdup_printf (
      "this is not valid XML (%s); the file may be cut off or damaged: export it again", message);
  guint64 line = cause != NULL && cause->line > 0 ? self->first_line + (guint64) cause->line - 1
                                                  : thema_xml_stream_line (self);
  return fail (self, line, what, error);
}

static gboolean
parse (ThemaXmlStream *self, const char *bytes, gsize length, gboolean is_last, GError **error)
{
  /* Where many stand, libxml2 suspects one that is not declared of a loop; none can be here. */
  self->parser->nbentities = 0;
  xmlParseChunk (self->parser, bytes, (int) length, is_last);
  if (xmlDictSize (self->parser->dict) > MAX_NAMES)
    self->fault = "there are more than 10,000 names of elements and attributes; no such file needs "
                  "that";
  if (self->fault != NULL)
    return fail (self, thema_xml_stream_line (self), self->fault, error);
  return self->parser->wellFormed || fail_as_parser (self, error);
}

static gsize
count_blanks (const char *bytes, gsize length)
{
  gsize n = 0;
  while (n < length && g_ascii_isspace (bytes[n]))
    n++;
  return n;
}

gboolean
thema_xml_stream_read (ThemaXmlStream *self, GError **error)
{
  ThemaFeed *feed = self->feed;
  GError *failure = NULL;
  gsize length;
  const char *bytes = thema_feed_peek (feed, &length);
  if (length == 0 && thema_feed_grow (feed, &failure))
    bytes = thema_feed_peek (feed, &length);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (self->parser == NULL)
    {
      gsize n_blanks = count_blanks (bytes, length);
      thema_feed_skip (feed, n_blanks);
      bytes = thema_feed_peek (feed, &length);
      if (length == 0)
        return n_blanks > 0;
      begin_document (self);
    }
  const char *fault;
  length = MIN (length, PIECE);
  gsize n = thema_xml_guard_check (&self->guard, bytes, length, &fault);
  if (fault != NULL)
    {
      thema_feed_skip (feed, n);
      return fail (self, thema_feed_line (feed), fault, error);
    }
  if (length == 0)
    return fail (self, thema_feed_line (feed),
                 "the file ends in the middle of its XML; it is cut off: export it again", error);
  if (!parse (self, bytes, n, self->guard.is_ended, error))
    return FALSE;
  if (self->guard.is_ended)
    end_document (self);
  thema_feed_skip (feed, n);
  return TRUE;
}

void
thema_xml_stream_free (ThemaXmlStream *self)
{
  if (self == NULL)
    return;
  end_document (self);
  g_free (self);
}
