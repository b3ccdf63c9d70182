/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records in a JSON text, one after the other, of which only one is in memory:
 *
 * - JSON lines: an object a line;
 * - one array of objects, or objects one after the other, over as many lines as they like;
 * - what the services of OpenAlex, Crossref and Zotero answer: the array "results" or "items" of an
 *   outer object, also inside its "message"; or that "message" alone, when it is one record.
 *
 * Which it is, is known by the beginning. Outside of records, only brackets, keys and commas are
 * looked at. */
#pragma once

#include "corpus/feed.h"

/* Of arrays and objects within each other: larger than any record has. */
#define THEMA_JSON_MAX_DEPTH 128

typedef struct
{
  const char *bytes; /* borrowed until the next call */
  gsize length;
  guint64 line;      /* on which it starts */
  const char *fault; /* static: why it is none; NULL: it may be one */
} ThemaJsonRecord;

typedef struct _ThemaJsonStream ThemaJsonStream;

/* `feed` is borrowed. NULL: an error. */
ThemaJsonStream *thema_json_stream_new (ThemaFeed *feed, GError **error);
void thema_json_stream_free (ThemaJsonStream *self);

/* FALSE at the end (no error) or on an error. */
gboolean thema_json_stream_next (ThemaJsonStream *self, ThemaJsonRecord *record, GError **error);
