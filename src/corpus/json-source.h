/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of JSON share: the records of a stream, each parsed into a draft. */
#pragma once

#include "corpus/draft.h"
#include "corpus/formats.h"
#include "corpus/json-parser.h"
#include "corpus/json-stream.h"

typedef struct _ThemaJsonSource ThemaJsonSource;

/* Where a field stands. */
typedef struct
{
  const char *path; /* as ThemaJsonPlace has it */
  ThemaField field; /* THEMA_N_FIELDS: the format itself deals with it */
  guint mode;       /* a ThemaDraftMode, or what the format knows the place by */
} ThemaJsonField;

typedef struct
{
  const ThemaJsonField *fields;
  gsize n_fields;
  const char *nothing; /* the fault of a record that says none of them */
  /* For places without a field, as of ThemaJsonHandler, but that `what` is the place's mode. All
   * may be NULL. */
  const char *(*value) (ThemaJsonSource *self, guint what, const char *bytes, gsize length);
  void (*key) (ThemaJsonSource *self, guint what, const char *bytes, gsize length);
  void (*end) (ThemaJsonSource *self, guint what);
  /* Before and behind each record; the latter returns NULL or its fault (static). */
  void (*begin) (ThemaJsonSource *self);
  const char *(*finish) (ThemaJsonSource *self);
  void (*clear) (ThemaJsonSource *self);
} ThemaJsonFormat;

struct _ThemaJsonSource
{
  ThemaSourceReader base;
  const ThemaJsonFormat *format; /* borrowed */
  ThemaJsonStream *stream;       /* owned */
  ThemaJsonParser *parser;       /* owned */
  ThemaDraft draft;
};

/* Makes a reader of zeroed memory that begins with a ThemaJsonSource. NULL and `error`: it is freed
 * again. */
ThemaSourceReader *thema_json_source_open (ThemaJsonSource *self, const ThemaJsonFormat *format,
                                           ThemaFeed *feed, GError **error);

/* Whether a text begins as JSON does and has one of the marks (closed by NULL). */
gboolean thema_json_looks_like (const ThemaHead *head, const char *const *marks);
