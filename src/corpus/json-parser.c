/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/json-parser.h"

#include "corpus/json-stream.h"

#include <string.h>
#include <yajl/yajl_parse.h>

#define NO_NODE 0xFFFFu
#define NO_WHAT G_MAXUINT

/* A key on the way to a place. The first node is the object itself. */
typedef struct
{
  char *key; /* owned */
  gsize length;
  guint parent;
  guint what; /* NO_WHAT: nothing is asked for here */
} Node;

struct _ThemaJsonParser
{
  GArray *nodes;                   /* owned, of Node */
  const ThemaJsonHandler *handler; /* borrowed */
  gpointer data;                   /* borrowed */
  guint depth;
  guint open[THEMA_JSON_MAX_DEPTH + 1]; /* nodes of what is open */
  guint node;                           /* of the value that comes next */
  const char *refused;                  /* static */
  char *fault;                          /* owned */
};

static guint
find_child (const ThemaJsonParser *self, guint parent, const char *key, gsize length)
{
  guint any = NO_NODE;
  if (parent == NO_NODE)
    return NO_NODE;
  for (guint i = parent + 1; i < self->nodes->len; i++)
    {
      const Node *node = &g_array_index (self->nodes, Node, i);
      if (node->parent != parent)
        continue;
      if (node->length == length && memcmp (node->key, key, length) == 0)
        return i;
      if (node->length == 1 && *node->key == '*')
        any = i;
    }
  return any;
}

static guint
what_of (const ThemaJsonParser *self, guint node)
{
  return node != NO_NODE ? g_array_index (self->nodes, Node, node).what : NO_WHAT;
}

static int
on_value (ThemaJsonParser *self, const char *bytes, gsize length)
{
  guint what = what_of (self, self->node);
  if (what != NO_WHAT)
    self->refused = self->handler->value (self->data, what, bytes, length);
  return self->refused == NULL;
}

static int
on_string (void *data, const unsigned char *bytes, size_t length)
{
  return on_value (data, (const char *) bytes, length);
}

static int
on_number (void *data, const char *bytes, size_t length)
{
  return on_value (data, bytes, length);
}

static int
on_key (void *data, const unsigned char *key, size_t length)
{
  ThemaJsonParser *self = data;
  self->node = find_child (self, self->open[self->depth], (const char *) key, length);
  guint what = what_of (self, self->node);
  if (what != NO_WHAT && self->handler->key != NULL)
    self->handler->key (self->data, what, (const char *) key, length);
  return 1;
}

static int
on_open (void *data)
{
  ThemaJsonParser *self = data;
  if (self->depth == THEMA_JSON_MAX_DEPTH)
    {
      self->refused = "has brackets nested deeper than 128 levels, which no record needs";
      return 0;
    }
  self->open[++self->depth] = self->node;
  return 1;
}

static int
on_close_array (void *data)
{
  ThemaJsonParser *self = data;
  self->node = self->open[--self->depth];
  return 1;
}

static int
on_close_object (void *data)
{
  ThemaJsonParser *self = data;
  guint what = what_of (self, self->open[self->depth]);
  if (what != NO_WHAT && self->handler->end != NULL)
    self->handler->end (self->data, what);
  return on_close_array (data);
}

static const yajl_callbacks callbacks = {
  .yajl_number = on_number,
  .yajl_string = on_string,
  .yajl_start_map = on_open,
  .yajl_map_key = on_key,
  .yajl_end_map = on_close_object,
  .yajl_start_array = on_open,
  .yajl_end_array = on_close_array,
};

static guint
add_node (ThemaJsonParser *self, guint parent, const char *key)
{
  Node node = { g_strdup (key), strlen (key), parent, NO_WHAT };
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

/* The child that is called so, and no other that "*" stands for. */
static guint
learn_child (ThemaJsonParser *self, guint parent, const char *key)
{
  guint child = find_child (self, parent, key, strlen (key));
  if (child != NO_NODE && strcmp (g_array_index (self->nodes, Node, child).key, key) == 0)
    return child;
  return add_node (self, parent, key);
}

ThemaJsonParser *
thema_json_parser_new (const ThemaJsonPlace *places, gsize n_places,
                       const ThemaJsonHandler *handler, gpointer data)
{
  ThemaJsonParser *self = g_new0 (ThemaJsonParser, 1);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->handler = handler;
  self->data = data;
  add_node (self, NO_NODE, "");
  for (gsize i = 0; i < n_places; i++)
    {
      g_auto (GStrv) keys = g_strsplit (places[i].path, ".", -1);
      guint node = 0;
      for (guint k = 0; keys[k] != NULL; k++)
        node = learn_child (self, node, keys[k]);
      g_array_index (self->nodes, Node, node).what = places[i].what;
    }
  return self;
}

void
thema_json_parser_free (ThemaJsonParser *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->nodes->len; i++)
    g_free (g_array_index (self->nodes, Node, i).key);
  g_array_unref (self->nodes);
  g_free (self->fault);
  g_free (self);
}

static char *
describe (yajl_handle yajl)
{
  unsigned char *message = yajl_get_error (yajl, 0, NULL, 0);
  g_autofree char *text = g_utf8_make_valid ((const char *) message, -1);
  yajl_free_error (yajl, message);
  return g_strdup_printf ("is not valid JSON (%s); it may be cut off or damaged",
                          g_strstrip (text));
}

const char *
thema_json_parser_read (ThemaJsonParser *self, const char *bytes, gsize length)
{
  /* yajl has no way to begin anew. */
  yajl_handle yajl = yajl_alloc (&callbacks, NULL, self);
  /* What is no UTF-8 is found behind all readers. */
  yajl_config (yajl, yajl_dont_validate_strings, 1);
  self->depth = 0;
  self->open[0] = NO_NODE;
  self->node = 0;
  self->refused = NULL;
  g_clear_pointer (&self->fault, g_free);
  yajl_status status = yajl_parse (yajl, (const unsigned char *) bytes, length);
  if (status == yajl_status_ok)
    status = yajl_complete_parse (yajl);
  if (status != yajl_status_ok && self->refused == NULL)
    self->fault = describe (yajl);
  yajl_free (yajl);
  return self->refused != NULL ? self->refused : self->fault;
}
