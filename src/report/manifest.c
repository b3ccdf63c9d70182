/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/manifest.h"

#include "base/digest.h"
#include "base/input.h"
#include "report/error.h"
#include "report/manifest-private.h"
#include "report/members.h"
#include "report/nesting.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#define FORM 1

const char *const thema_manifest_stages[]
    = { "tokenize",  "code",    "freq",         "cooc",       "coverage",  "sensitivity",
        "diff",      "keyness", "collocations", "dispersion", "diversity", "crosstab",
        "structure", "sample",  "agree",        NULL };

ThemaManifest *
thema_manifest_new (void)
{
  UVersionInfo version;
  char unicode[U_MAX_VERSION_STRING_LENGTH];
  u_getUnicodeVersion (version);
  u_versionToString (version, unicode);
  ThemaManifest *self = g_new0 (ThemaManifest, 1);
  self->version = g_strdup (PACKAGE_VERSION);
  self->unicode = g_strdup (unicode);
  self->stages = json_object_new ();
  self->package = json_array_new ();
  return self;
}

void
thema_manifest_free (ThemaManifest *self)
{
  if (self == NULL)
    return;
  g_free (self->version);
  g_free (self->unicode);
  json_object_unref (self->stages);
  json_array_unref (self->package);
  g_free (self);
}

const char *
thema_manifest_version (const ThemaManifest *self)
{
  return self->version;
}

const char *
thema_manifest_unicode (const ThemaManifest *self)
{
  return self->unicode;
}

JsonObject *
thema_manifest_stage (const ThemaManifest *self, const char *stage)
{
  return thema_member_object (self->stages, stage);
}

/* The file entry `i` of a list, or NULL when it is not one. */
static JsonObject *
get_file (JsonArray *files, guint i)
{
  JsonObject *file = thema_list_item (files, i);
  return *thema_member_text (file, "path") != '\0' && *thema_member_text (file, "sha256") != '\0'
             ? file
             : NULL;
}

static gboolean
files_are_good (JsonObject *stage, const char *list)
{
  JsonArray *files = thema_member_list (stage, list);
  for (guint i = 0; i < thema_list_length (files); i++)
    if (get_file (files, i) == NULL)
      return FALSE;
  return files != NULL;
}

static ThemaManifest *
from_json (JsonNode *root)
{
  JsonObject *object
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonObject *stages = thema_member_object (object, "stages");
  JsonNode *form = object != NULL ? json_object_get_member (object, "form") : NULL;
  if (stages == NULL || form == NULL || !JSON_NODE_HOLDS_VALUE (form)
      || json_node_get_int (form) != FORM)
    return NULL;
  g_autoptr (ThemaManifest) self = thema_manifest_new ();
  for (const char *const *stage = thema_manifest_stages; *stage != NULL; stage++)
    {
      JsonObject *record = thema_member_object (stages, *stage);
      if (!json_object_has_member (stages, *stage))
        continue;
      if (thema_member_object (record, "options") == NULL || !files_are_good (record, "inputs")
          || !files_are_good (record, "outputs"))
        return NULL;
      json_object_set_object_member (self->stages, *stage, json_object_ref (record));
    }
  if (json_object_has_member (object, "package"))
    {
      if (!files_are_good (object, "package"))
        return NULL;
      json_array_unref (self->package);
      self->package = json_array_ref (thema_member_list (object, "package"));
    }
  g_free (self->version);
  g_free (self->unicode);
  self->version = g_strdup (thema_member_text (object, "thema"));
  self->unicode = g_strdup (thema_member_text (object, "unicode"));
  return g_steal_pointer (&self);
}

ThemaManifest *
thema_manifest_parse (const char *name, const char *bytes, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) cause = NULL;
  ThemaManifest *self = NULL;
  if (thema_json_is_tame (bytes, length)
      && json_parser_load_from_data (parser, bytes, (gssize) length, &cause))
    self = from_json (json_parser_get_root (parser));
  if (self == NULL)
    g_set_error (error, THEMA_REPORT_ERROR, THEMA_REPORT_ERROR_MANIFEST,
                 "%s: is not a manifest that this program can read%s%s", name,
                 cause != NULL ? ": " : "", cause != NULL ? cause->message : "");
  return self;
}

ThemaManifest *
thema_manifest_load (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, THEMA_MANIFEST_NAME, NULL);
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  return input != NULL ? thema_manifest_parse (path, input->bytes, input->length, error) : NULL;
}

gboolean
thema_manifest_set_stage (ThemaManifest *self, const char *stage, const char *record,
                          GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gboolean shallow = thema_json_is_tame (record, strlen (record));
  if (shallow && !json_parser_load_from_data (parser, record, -1, error))
    return FALSE;
  JsonNode *root = shallow ? json_parser_get_root (parser) : NULL;
  JsonObject *object
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (thema_member_object (object, "options") == NULL || !files_are_good (object, "inputs"))
    {
      g_set_error (error, THEMA_REPORT_ERROR, THEMA_REPORT_ERROR_MANIFEST,
                   "the record of the stage '%s' is damaged; run that stage again", stage);
      return FALSE;
    }
  json_object_set_array_member (object, "outputs", json_array_new ());
  json_object_set_object_member (self->stages, stage, json_object_ref (object));
  return TRUE;
}

static JsonObject *
make_file (const char *name, guint64 bytes, const char *sha256)
{
  JsonObject *file = json_object_new ();
  json_object_set_string_member (file, "path", name);
  json_object_set_int_member (file, "bytes", (gint64) bytes);
  json_object_set_string_member (file, "sha256", sha256);
  return file;
}

void
thema_manifest_set_package (ThemaManifest *self, guint64 bytes, const char *sha256)
{
  json_array_unref (self->package);
  self->package = json_array_new ();
  json_array_add_object_element (self->package, make_file (THEMA_PACKAGE_NAME, bytes, sha256));
}

void
thema_manifest_add_output (ThemaManifest *self, const char *stage, const char *name, guint64 bytes,
                           const char *sha256)
{
  JsonArray *outputs = thema_member_list (thema_member_object (self->stages, stage), "outputs");
  g_return_if_fail (outputs != NULL);
  json_array_add_object_element (outputs, make_file (name, bytes, sha256));
}

char *
thema_manifest_get_stage (const ThemaManifest *self, const char *stage)
{
  JsonObject *record = thema_member_object (self->stages, stage);
  if (record == NULL)
    return NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, record);
  return json_to_string (node, FALSE);
}

char *
thema_manifest_other_version (const ThemaManifest *self)
{
  g_autoptr (ThemaManifest) ours = thema_manifest_new ();
  if (strcmp (self->version, ours->version) != 0)
    return g_strdup_printf ("written by thema %s, and this is %s", self->version, ours->version);
  if (strcmp (self->unicode, ours->unicode) != 0)
    return g_strdup_printf ("written by the rules of Unicode %s, and these are %s", self->unicode,
                            ours->unicode);
  return NULL;
}

gboolean
thema_manifest_has_output (const ThemaManifest *self, const char *name)
{
  for (const char *const *stage = thema_manifest_stages; *stage != NULL; stage++)
    {
      JsonArray *outputs
          = thema_member_list (thema_member_object (self->stages, *stage), "outputs");
      for (guint i = 0; i < thema_list_length (outputs); i++)
        if (strcmp (thema_member_text (json_array_get_object_element (outputs, i), "path"), name)
            == 0)
          return TRUE;
    }
  return FALSE;
}

void
thema_manifest_visit_outputs (const ThemaManifest *self,
                              void (*visit) (const char *, const char *, guint64, const char *,
                                             gpointer),
                              gpointer user_data)
{
  for (const char *const *stage = thema_manifest_stages; *stage != NULL; stage++)
    {
      JsonArray *outputs
          = thema_member_list (thema_member_object (self->stages, *stage), "outputs");
      for (guint i = 0; i < thema_list_length (outputs); i++)
        {
          JsonObject *file = json_array_get_object_element (outputs, i);
          visit (*stage, thema_member_text (file, "path"), thema_member_number (file, "bytes"),
                 thema_member_text (file, "sha256"), user_data);
        }
    }
}

static ThemaFileState
check_file (const char *path, const char *sha256)
{
  g_autofree char *hex = thema_digest_of_file (path, NULL, NULL);
  if (hex == NULL)
    return THEMA_FILE_MISSING;
  return strcmp (hex, sha256) == 0 ? THEMA_FILE_SAME : THEMA_FILE_DIFFERS;
}

void
thema_manifest_verify (const ThemaManifest *self, const char *folder, const char *root,
                       void (*visit) (const char *, gboolean, const char *, ThemaFileState,
                                      gpointer),
                       gpointer user_data)
{
  static const char *const lists[] = { "inputs", "outputs" };
  for (const char *const *stage = thema_manifest_stages; *stage != NULL; stage++)
    for (guint is_output = 0; is_output < 2; is_output++)
      {
        JsonArray *files
            = thema_member_list (thema_member_object (self->stages, *stage), lists[is_output]);
        for (guint i = 0; i < thema_list_length (files); i++)
          {
            JsonObject *file = json_array_get_object_element (files, i);
            const char *name = thema_member_text (file, "path");
            g_autofree char *path = g_build_filename (is_output ? folder : root, name, NULL);
            ThemaFileState state = !is_output && strcmp (name, "-") == 0
                                       ? THEMA_FILE_NOT_KEPT
                                       : check_file (path, thema_member_text (file, "sha256"));
            visit (*stage, is_output, name, state, user_data);
          }
      }
  for (guint i = 0; i < json_array_get_length (self->package); i++)
    {
      JsonObject *file = json_array_get_object_element (self->package, i);
      g_autofree char *path = g_build_filename (folder, thema_member_text (file, "path"), NULL);
      visit ("", TRUE, thema_member_text (file, "path"),
             check_file (path, thema_member_text (file, "sha256")), user_data);
    }
}

char *
thema_manifest_package_damage (const ThemaManifest *self, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, THEMA_PACKAGE_NAME, NULL);
  if (json_array_get_length (self->package) != 1)
    return g_strdup (THEMA_MANIFEST_NAME " does not list " THEMA_PACKAGE_NAME);
  JsonObject *file = json_array_get_object_element (self->package, 0);
  guint64 length = 0;
  g_autofree char *hex = thema_digest_of_file (path, &length, NULL);
  if (hex == NULL)
    return g_strdup (THEMA_PACKAGE_NAME " is missing");
  g_autoptr (JsonObject) wanted = make_file (THEMA_PACKAGE_NAME, length, hex);
  return json_object_equal (file, wanted)
             ? NULL
             : g_strdup (THEMA_PACKAGE_NAME " is not as it was written");
}

char *
thema_manifest_to_json (const ThemaManifest *self)
{
  g_autoptr (JsonObject) stages = json_object_new ();
  for (const char *const *stage = thema_manifest_stages; *stage != NULL; stage++)
    {
      JsonObject *record = thema_member_object (self->stages, *stage);
      if (record != NULL)
        json_object_set_object_member (stages, *stage, json_object_ref (record));
    }
  g_autoptr (JsonObject) object = json_object_new ();
  json_object_set_int_member (object, "form", FORM);
  json_object_set_string_member (object, "thema", self->version);
  json_object_set_string_member (object, "unicode", self->unicode);
  json_object_set_object_member (object, "stages", json_object_ref (stages));
  if (json_array_get_length (self->package) > 0)
    json_object_set_array_member (object, "package", json_array_ref (self->package));
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  g_autofree char *json = json_to_string (node, TRUE);
  return g_strconcat (json, "\n", NULL);
}
