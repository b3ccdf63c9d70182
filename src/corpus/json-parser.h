/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands at chosen places of a JSON object. By yajl, which parses some 400 MB/s in C;
 * JSON-GLib and json-c would build a tree of every record first. */
#pragma once

#include <glib.h>

/* Keys with dots between, "primary_location.source.display_name". Arrays are looked through:
 * "authorships.author.display_name" is met once for each author. "*" is any key. */
typedef struct
{
  const char *path; /* borrowed */
  guint what;       /* as the handler knows it */
} ThemaJsonPlace;

/* Strings, unescaped, and numbers; bytes are borrowed, and not known to be UTF-8. `value` returns
 * NULL, or why the record cannot be read: a static string. */
typedef struct
{
  const char *(*value) (gpointer data, guint what, const char *bytes, gsize length);
  /* A place's key, before its value; may be NULL, as may the next. */
  void (*key) (gpointer data, guint what, const char *bytes, gsize length);
  /* An object at the place ends. */
  void (*end) (gpointer data, guint what);
} ThemaJsonHandler;

typedef struct _ThemaJsonParser ThemaJsonParser;

/* `handler` and `data` are borrowed. */
ThemaJsonParser *thema_json_parser_new (const ThemaJsonPlace *places, gsize n_places,
                                        const ThemaJsonHandler *handler, gpointer data);
void thema_json_parser_free (ThemaJsonParser *self);

/* Parses an object. NULL, or what is wrong with it, borrowed until the next call. */
const char *thema_json_parser_read (ThemaJsonParser *self, const char *bytes, gsize length);
