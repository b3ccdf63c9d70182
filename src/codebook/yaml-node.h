/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A YAML document as a tree whose nodes know their lines; made by libyaml. */
#pragma once

#include <glib.h>

typedef enum
{
  THEMA_YAML_SCALAR,
  THEMA_YAML_SEQUENCE,
  THEMA_YAML_MAPPING,
} ThemaYamlKind;

typedef struct _ThemaYamlNode ThemaYamlNode;
struct _ThemaYamlNode
{
  ThemaYamlKind kind;
  guint line;          /* 1-based */
  char *text;          /* owned: a scalar's value, in NFC; NULL for the others */
  gboolean quoted;     /* a scalar in quotes or a block */
  GPtrArray *children; /* owned: items; for a mapping keys (scalars) and values in turn; NULL for
                          scalars */
};

/* Parses one document. `path` stands in messages. Nesting is limited, keys are scalars and unique
 * in their mapping, anchors, aliases and tags are errors. */
ThemaYamlNode *thema_yaml_parse (const char *path, const char *bytes, gsize length, GError **error);
void thema_yaml_node_free (ThemaYamlNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaYamlNode, thema_yaml_node_free)

/* The value of a key, or NULL. */
const ThemaYamlNode *thema_yaml_node_get (const ThemaYamlNode *mapping, const char *key);
