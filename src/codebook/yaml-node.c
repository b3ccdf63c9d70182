/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/yaml-node.h"

#include "codebook/error.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>
#include <yaml.h>

#define MAX_DEPTH 64

typedef struct
{
  const char *path; /* borrowed */
  yaml_parser_t yaml;
  yaml_event_t event;
  gboolean has_event;
} Parser;

void
thema_yaml_node_free (ThemaYamlNode *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static void
free_child (gpointer data)
{
  thema_yaml_node_free (data);
}

static gboolean
fail (const Parser *parser, guint line, GError **error, const char *what)
{
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_SYNTAX, "%s:%u: %s", parser->path,
               line, what);
  return FALSE;
}

static gboolean
next_event (Parser *parser, GError **error)
{
  if (parser->has_event)
    yaml_event_delete (&parser->event);
  parser->has_event = FALSE;
  if (yaml_parser_parse (&parser->yaml, &parser->event))
    {
      parser->has_event = TRUE;
      return TRUE;
    }
  guint line = (guint) parser->yaml.problem_mark.line + 1;
  g_autofree char *what
      = g_strdup_printf ("this is not valid YAML (%s%s%s); check the indentation, and put text "
                         "with ': ' or '#' in quotes",
                         parser->yaml.context != NULL ? parser->yaml.context : "",
                         parser->yaml.context != NULL ? ", " : "",
                         parser->yaml.problem != NULL ? parser->yaml.problem : "unreadable");
  return fail (parser, line, error, what);
}

static ThemaYamlNode *
node_new (const Parser *parser, ThemaYamlKind kind)
{
  ThemaYamlNode *self = g_new0 (ThemaYamlNode, 1);
  self->kind = kind;
  self->line = (guint) parser->event.start_mark.line + 1;
  if (kind != THEMA_YAML_SCALAR)
    self->children = g_ptr_array_new_with_free_func (free_child);
  return self;
}

static ThemaYamlNode *parse_node (Parser *parser, guint depth, GError **error);

static ThemaYamlNode *
parse_scalar (const Parser *parser, GError **error)
{
  g_autoptr (ThemaYamlNode) node = node_new (parser, THEMA_YAML_SCALAR);
  const char *value = (const char *) parser->event.data.scalar.value;
  gsize length = parser->event.data.scalar.length;
  if (thema_utf8_find_fault (value, length) < length)
    {
      fail (parser, node->line, error, "a NUL stands in the text; remove it");
      return NULL;
    }
  g_autoptr (GString) composed = g_string_new (NULL);
  if (!thema_nfc_append (value, length, composed, error))
    return NULL;
  node->text = g_strdup (composed->str);
  node->quoted = parser->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
  return g_steal_pointer (&node);
}

/* Whether the event carries an anchor or a tag, which codebooks do not use. */
static gboolean
check_plain (const Parser *parser, GError **error)
{
  const yaml_event_t *event = &parser->event;
  const yaml_char_t *anchor = NULL, *tag = NULL;
  if (event->type == YAML_SCALAR_EVENT)
    {
      anchor = event->data.scalar.anchor;
      tag = event->data.scalar.tag;
    }
  else if (event->type == YAML_SEQUENCE_START_EVENT)
    {
      anchor = event->data.sequence_start.anchor;
      tag = event->data.sequence_start.tag;
    }
  else if (event->type == YAML_MAPPING_START_EVENT)
    {
      anchor = event->data.mapping_start.anchor;
      tag = event->data.mapping_start.tag;
    }
  guint line = (guint) event->start_mark.line + 1;
  if (event->type == YAML_ALIAS_EVENT)
    return fail (
        parser, line, error,
        "a text that begins with * needs quotes, as in \"*ation\"; YAML takes it for an alias");
  if (anchor != NULL)
    return fail (parser, line, error, "a text that begins with & needs quotes");
  if (tag != NULL)
    return fail (parser, line, error, "a text that begins with ! needs quotes");
  return TRUE;
}

/* `keys` has those of the mapping that came before (borrowed). */
static gboolean
check_key (const Parser *parser, GHashTable *keys, const ThemaYamlNode *key, GError **error)
{
  if (key->kind != THEMA_YAML_SCALAR)
    return fail (parser, key->line, error, "a key must be a plain name");
  if (g_hash_table_add (keys, key->text))
    return TRUE;
  g_autofree char *what = g_strdup_printf (
      "the key '%s' is there twice in one mapping; put what belongs together under one of them",
      key->text);
  return fail (parser, key->line, error, what);
}

/* The children up to the event that ends the collection. */
static gboolean
parse_children (Parser *parser, ThemaYamlNode *node, yaml_event_type_t end, guint depth,
                GError **error)
{
  g_autoptr (GHashTable) keys
      = node->kind == THEMA_YAML_MAPPING ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  for (;;)
    {
      if (!next_event (parser, error))
        return FALSE;
      if (parser->event.type == end)
        return TRUE;
      g_autoptr (ThemaYamlNode) child = parse_node (parser, depth + 1, error);
      if (child == NULL)
        return FALSE;
      gboolean is_key = node->kind == THEMA_YAML_MAPPING && node->children->len % 2 == 0;
      if (is_key && !check_key (parser, keys, child, error))
        return FALSE;
      g_ptr_array_add (node->children, g_steal_pointer (&child));
    }
}

/* The node that starts with the current event. */
static ThemaYamlNode *
parse_node (Parser *parser, guint depth, GError **error)
{
  if (!check_plain (parser, error))
    return NULL;
  if (parser->event.type == YAML_SCALAR_EVENT)
    return parse_scalar (parser, error);
  gboolean is_mapping = parser->event.type == YAML_MAPPING_START_EVENT;
  g_autoptr (ThemaYamlNode) node
      = node_new (parser, is_mapping ? THEMA_YAML_MAPPING : THEMA_YAML_SEQUENCE);
  if (depth > MAX_DEPTH)
    {
      fail (parser, node->line, error, "the nesting is deeper than any codebook needs");
      return NULL;
    }
  if (!parse_children (parser, node, is_mapping ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT,
                       depth, error))
    return NULL;
  return g_steal_pointer (&node);
}

/* The one document of the stream. */
static ThemaYamlNode *
parse_stream (Parser *parser, GError **error)
{
  g_autoptr (ThemaYamlNode) root = NULL;
  do
    {
      if (!next_event (parser, error))
        return NULL;
      yaml_event_type_t type = parser->event.type;
      gboolean is_frame = type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT
                          || type == YAML_DOCUMENT_END_EVENT || type == YAML_STREAM_END_EVENT;
      if (is_frame)
        continue;
      if (root != NULL)
        {
          fail (parser, (guint) parser->event.start_mark.line + 1, error,
                "a second YAML document begins here; a codebook is one, remove the '---'");
          return NULL;
        }
      root = parse_node (parser, 0, error);
      if (root == NULL)
        return NULL;
    }
  while (parser->event.type != YAML_STREAM_END_EVENT);
  if (root == NULL)
    fail (parser, 1, error, "the codebook is empty");
  return g_steal_pointer (&root);
}

ThemaYamlNode *
thema_yaml_parse (const char *path, const char *bytes, gsize length, GError **error)
{
  Parser parser = { .path = path };
  yaml_parser_initialize (&parser.yaml);
  yaml_parser_set_input_string (&parser.yaml, (const unsigned char *) bytes, length);
  ThemaYamlNode *root = parse_stream (&parser, error);
  if (parser.has_event)
    yaml_event_delete (&parser.event);
  yaml_parser_delete (&parser.yaml);
  return root;
}

const ThemaYamlNode *
thema_yaml_node_get (const ThemaYamlNode *mapping, const char *key)
{
  for (guint i = 0; i + 1 < mapping->children->len; i += 2)
    {
      const ThemaYamlNode *candidate = g_ptr_array_index (mapping->children, i);
      if (strcmp (candidate->text, key) == 0)
        return g_ptr_array_index (mapping->children, i + 1);
    }
  return NULL;
}
