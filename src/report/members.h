/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of JSON that may come from anywhere: what is not there, or of another kind, is nothing.
 */
#pragma once

#include <json-glib/json-glib.h>

/* All borrowed; `object` and `list` may be NULL. */
JsonNode *thema_member_value (JsonObject *object, const char *name);
JsonObject *thema_member_object (JsonObject *object, const char *name);
JsonArray *thema_member_list (JsonObject *object, const char *name);

/* "" when there is no text. */
const char *thema_member_text (JsonObject *object, const char *name);

/* 0 when there is no number, or one below it. */
guint64 thema_member_number (JsonObject *object, const char *name);

gboolean thema_member_flag (JsonObject *object, const char *name);

guint thema_list_length (JsonArray *list);

/* The object at `i`, or NULL. */
JsonObject *thema_list_item (JsonArray *list, guint i);
