/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML as a stream of elements, by libxml2: no network, no DTD, no entities but the five of XML, and
 * bounds on depth. */
#pragma once

#include "codebook/codebook.h"

typedef struct
{
  const char *name;         /* borrowed: without prefix */
  guint depth;              /* 0: the root */
  guint line;               /* on which its tag ends */
  gconstpointer attributes; /* private */
  guint n_attributes;
} ThemaXmlElement;

/* The value of an attribute (transfer full), NULL: not given. */
char *thema_xml_attribute (const ThemaXmlElement *element, const char *name);

/* FALSE and `error` end the reading. */
typedef struct
{
  gboolean (*begin) (gpointer data, const ThemaXmlElement *element, GError **error);
  /* `text` is what stands behind the last tag before the element's end, blanks trimmed. */
  gboolean (*end) (gpointer data, const ThemaXmlElement *element, const char *text, GError **error);
} ThemaXmlHandler;

/* Reads a whole document of UTF-8, whatever encoding it states. */
gboolean thema_xml_read (const ThemaCodebook *codebook, const char *text, gsize length,
                         const ThemaXmlHandler *handler, gpointer data, GError **error);

/* The name of the root element, without prefix (transfer full); NULL: this is no XML. Where a
 * document type declaration comes first it is what that begins with. */
char *thema_xml_root (const char *text, gsize length);
