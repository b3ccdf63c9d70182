/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/stage-record.h"

#include "base/digest.h"

#include <json-glib/json-glib.h>
#include <string.h>

struct _ThemaStageRecord
{
  JsonObject *options; /* owned */
  JsonArray *inputs;   /* owned */
  JsonObject *guesses; /* owned; NULL: none */
};

ThemaStageRecord *
thema_stage_record_new (void)
{
  ThemaStageRecord *self = g_new0 (ThemaStageRecord, 1);
  self->options = json_object_new ();
  self->inputs = json_array_new ();
  return self;
}

void
thema_stage_record_free (ThemaStageRecord *self)
{
  if (self == NULL)
    return;
  json_object_unref (self->options);
  json_array_unref (self->inputs);
  g_clear_pointer (&self->guesses, json_object_unref);
  g_free (self);
}

void
thema_stage_record_text (ThemaStageRecord *self, const char *option, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  json_object_set_string_member (self->options, option, valid);
}

void
thema_stage_record_number (ThemaStageRecord *self, const char *option, gint64 value)
{
  json_object_set_int_member (self->options, option, value);
}

void
thema_stage_record_flag (ThemaStageRecord *self, const char *option, gboolean value)
{
  json_object_set_boolean_member (self->options, option, value);
}

char *
thema_path_below (const char *path, const char *root)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_canonicalize_filename (root, NULL);
  gsize length = strlen (folder);
  const char *below = NULL;
  if (g_str_has_prefix (full, folder))
    {
      if (full[length] == '/')
        below = full + length + 1;
      else if (length > 0 && folder[length - 1] == '/')
        below = full + length;
    }
  g_autofree char *base = g_path_get_basename (full);
  return g_filename_display_name (below != NULL ? below : base);
}

static void
add_input (ThemaStageRecord *self, const char *name, guint64 length, const char *digest)
{
  JsonObject *object = json_object_new ();
  json_object_set_string_member (object, "path", name);
  json_object_set_int_member (object, "bytes", (gint64) length);
  json_object_set_string_member (object, "sha256", digest);
  json_array_add_object_element (self->inputs, object);
}

gboolean
thema_stage_record_input (ThemaStageRecord *self, const char *path, const char *root,
                          GError **error)
{
  guint64 length;
  g_autofree char *hex = thema_digest_of_file (path, &length, error);
  if (hex == NULL)
    return FALSE;
  g_autofree char *name = thema_path_below (path, root);
  add_input (self, name, length, hex);
  return TRUE;
}

void
thema_stage_record_stdin (ThemaStageRecord *self, guint64 length, const char *digest)
{
  add_input (self, "-", length, digest);
}

void
thema_stage_record_guess (ThemaStageRecord *self, const char *path, const char *root,
                          const char *encoding)
{
  g_autofree char *name = thema_path_below (path, root);
  if (self->guesses == NULL)
    self->guesses = json_object_new ();
  json_object_set_string_member (self->guesses, name, encoding);
}

char *
thema_stage_record_to_json (const ThemaStageRecord *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  json_object_set_object_member (object, "options", json_object_ref (self->options));
  json_object_set_array_member (object, "inputs", json_array_ref (self->inputs));
  if (self->guesses != NULL)
    json_object_set_object_member (object, "guessed_encodings", json_object_ref (self->guesses));
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}
