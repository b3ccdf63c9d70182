/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as the elements of XML, by libxml2's push parser behind a guard: no network, no DTD, no
 * entities but the five of XML, and bounds on depth. Several documents may follow each other. */
#pragma once

#include "corpus/feed.h"

typedef struct _ThemaXmlStream ThemaXmlStream;

/* Names are without prefix. All is borrowed. */
typedef struct
{
  /* `attributes` are for thema_xml_find_attribute (). */
  void (*begin) (gpointer data, const char *name, const void *attributes, guint n_attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *bytes, gsize length);
} ThemaXmlEvents;

/* All is borrowed. */
ThemaXmlStream *thema_xml_stream_new (ThemaFeed *feed, const ThemaXmlEvents *events, gpointer data);
void thema_xml_stream_free (ThemaXmlStream *self);

/* Parses the next piece. FALSE at the end (no error) or on an error. */
gboolean thema_xml_stream_read (ThemaXmlStream *self, GError **error);

/* For handlers: the line of the event, and how to make an error of it (`fault` is static). */
guint64 thema_xml_stream_line (const ThemaXmlStream *self);
void thema_xml_stream_stop (ThemaXmlStream *self, const char *fault);
