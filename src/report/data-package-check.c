/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a data package still describes the tables beside it. */
#include "report/data-package.h"

#include "report/manifest-private.h"
#include "report/members.h"
#include "report/nesting.h"
#include "report/table-shape.h"

#include <string.h>

typedef struct
{
  void (*complain) (const char *what, gpointer user_data);
  gpointer user_data;
  const char *folder;    /* borrowed */
  GHashTable *resources; /* owned: borrowed JsonObject by path */
  guint n;               /* complaints */
} Check;

G_GNUC_PRINTF (2, 3)
static void
complain (Check *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->complain (what, self->user_data);
  self->n++;
}

/* The fields of the schema against the table's header. */
static void
check_fields (Check *self, const char *name, JsonObject *resource)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (ThemaTableShape) shape = thema_table_shape_read (path, name, 0, NULL);
  JsonArray *fields = thema_member_list (thema_member_object (resource, "schema"), "fields");
  if (shape == NULL) /* it is missing, which is said already */
    return;
  guint n = fields != NULL ? json_array_get_length (fields) : 0;
  gboolean same = n == shape->fields->len;
  for (guint i = 0; same && i < n; i++)
    {
      JsonObject *field = thema_list_item (fields, i);
      same = field != NULL
             && strcmp (thema_member_text (field, "name"),
                        g_array_index (shape->fields, ThemaField, i).name)
                    == 0;
    }
  if (!same)
    complain (self, "%s has other columns than " THEMA_PACKAGE_NAME " says", name);
}

static void
check_output (G_GNUC_UNUSED const char *stage, const char *name, G_GNUC_UNUSED guint64 bytes,
              const char *sha256, gpointer user_data)
{
  Check *self = user_data;
  if (thema_table_row (name) == NULL)
    return;
  JsonObject *resource = g_hash_table_lookup (self->resources, name);
  if (resource == NULL)
    {
      complain (self, THEMA_PACKAGE_NAME " does not list %s", name);
      return;
    }
  g_autofree char *hash = g_strconcat ("sha256:", sha256, NULL);
  if (strcmp (thema_member_text (resource, "hash"), hash) != 0)
    complain (self, THEMA_PACKAGE_NAME " has another SHA-256 of %s than the manifest", name);
  if (g_str_has_suffix (name, ".csv"))
    check_fields (self, name, resource);
}

gboolean
thema_data_package_check (const char *json, gsize length, const ThemaManifest *manifest,
                          const char *folder,
                          void (*complain_of) (const char *what, gpointer user_data),
                          gpointer user_data)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GHashTable) resources = g_hash_table_new (g_str_hash, g_str_equal);
  Check self = { complain_of, user_data, folder, resources, 0 };
  JsonNode *root = NULL;
  if (thema_json_is_tame (json, length)
      && json_parser_load_from_data (parser, json, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  JsonArray *list = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                        ? thema_member_list (json_node_get_object (root), "resources")
                        : NULL;
  if (list == NULL)
    {
      complain (&self, THEMA_PACKAGE_NAME " is no data package");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *resource = thema_list_item (list, i);
      if (resource == NULL)
        continue;
      const char *path = thema_member_text (resource, "path");
      g_hash_table_insert (resources, (gpointer) path, resource);
      if (!thema_manifest_has_output (manifest, path))
        complain (&self, THEMA_PACKAGE_NAME " lists %s, which the manifest does not", path);
    }
  thema_manifest_visit_outputs (manifest, check_output, &self);
  return self.n == 0;
}
