/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/stage-record.h"

#include "base/digest.h"

#include <json-glib/json-glib.h>
#include <string.h>

struct _ThemaStageRecord
{
  JsonObject *options;  /* owned */
  JsonArray *inputs;    /* owned */
  JsonObject *records;  /* owned; NULL: it is none of the stage's matters, as with: */
  JsonArray *sources;   /* owned */
  JsonObject *codebook; /* owned; NULL: there is none */
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
  g_clear_pointer (&self->records, json_object_unref);
  g_clear_pointer (&self->sources, json_array_unref);
  g_clear_pointer (&self->codebook, json_object_unref);
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
thema_stage_record_count (ThemaStageRecord *self, const char *name, guint64 n)
{
  if (self->records == NULL)
    self->records = json_object_new ();
  json_object_set_int_member (self->records, name, (gint64) n);
}

void
thema_stage_record_source (ThemaStageRecord *self, const char *path, const char *root,
                           const char *format, const char *encoding, gboolean guessed,
                           guint64 n_records)
{
  g_autofree char *name = thema_path_below (path, root);
  JsonObject *object = json_object_new ();
  if (self->sources == NULL)
    self->sources = json_array_new ();
  json_object_set_string_member (object, "path", name);
  json_object_set_string_member (object, "format", format);
  if (encoding != NULL)
    json_object_set_string_member (object, "encoding", encoding);
  if (guessed)
    json_object_set_boolean_member (object, "encoding_guessed", TRUE);
  json_object_set_int_member (object, "records", (gint64) n_records);
  json_array_add_object_element (self->sources, object);
}

void
thema_stage_record_codebook (ThemaStageRecord *self, const ThemaCodebook *codebook)
{
  gint64 patterns = 0, stems = 0, below = 0;
  for (guint i = 0; i < codebook->codes->len; i++)
    {
      const ThemaCode *code = codebook->codes->pdata[i];
      patterns += code->patterns->len;
      below += code->parent != THEMA_NO_ID;
      for (guint j = 0; j < code->patterns->len; j++)
        stems += g_array_index (code->patterns, ThemaPattern, j).match == THEMA_MATCH_STEM;
    }
  g_clear_pointer (&self->codebook, json_object_unref);
  self->codebook = json_object_new ();
  json_object_set_string_member (self->codebook, "title", codebook->title);
  json_object_set_string_member (self->codebook, "version", codebook->version);
  json_object_set_int_member (self->codebook, "codes", codebook->codes->len);
  json_object_set_int_member (self->codebook, "sub_codes", below);
  json_object_set_int_member (self->codebook, "patterns", patterns);
  json_object_set_int_member (self->codebook, "stem_patterns", stems);
}

char *
thema_stage_record_to_json (const ThemaStageRecord *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  json_object_set_object_member (object, "options", json_object_ref (self->options));
  json_object_set_array_member (object, "inputs", json_array_ref (self->inputs));
  if (self->records != NULL)
    {
      if (self->sources != NULL)
        json_object_set_array_member (self->records, "sources", json_array_ref (self->sources));
      json_object_set_object_member (object, "records", json_object_ref (self->records));
    }
  if (self->codebook != NULL)
    json_object_set_object_member (object, "codebook", json_object_ref (self->codebook));
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}
