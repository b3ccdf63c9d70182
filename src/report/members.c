/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/members.h"

static JsonNode *
get_member (JsonObject *object, const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

JsonNode *
thema_member_value (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

JsonObject *
thema_member_object (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
thema_member_list (JsonObject *object, const char *name)
{
  JsonNode *node = get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
thema_member_text (JsonObject *object, const char *name)
{
  JsonNode *node = thema_member_value (object, name);
  const char *text = node != NULL ? json_node_get_string (node) : NULL;
  return text != NULL ? text : "";
}

guint64
thema_member_number (JsonObject *object, const char *name)
{
  JsonNode *node = thema_member_value (object, name);
  return node != NULL ? (guint64) MAX (json_node_get_int (node), 0) : 0;
}

gboolean
thema_member_flag (JsonObject *object, const char *name)
{
  JsonNode *node = thema_member_value (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

guint
thema_list_length (JsonArray *list)
{
  return list != NULL ? json_array_get_length (list) : 0;
}

JsonObject *
thema_list_item (JsonArray *list, guint i)
{
  JsonNode *node = json_array_get_element (list, i);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
