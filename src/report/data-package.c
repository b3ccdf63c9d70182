/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/data-package.h"

#include "report/table-shape.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const ThemaManifest *manifest; /* borrowed */
  const char *const *folders;    /* borrowed */
  JsonArray *resources;          /* borrowed */
  guint n_metadata;              /* columns of the corpus */
} Package;

static JsonArray *
make_list (const char *const *texts)
{
  JsonArray *list = json_array_new ();
  for (; *texts != NULL; texts++)
    json_array_add_string_element (list, *texts);
  return list;
}

static char *
find_file (const Package *self, const char *name)
{
  for (const char *const *folder = self->folders; *folder != NULL; folder++)
    {
      g_autofree char *path = g_build_filename (*folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
set_limit (JsonObject *constraints, const char *name, const ThemaColumn *column, double limit)
{
  if (column->type == THEMA_COLUMN_INTEGER)
    json_object_set_int_member (constraints, name, (gint64) limit);
  else
    json_object_set_double_member (constraints, name, limit);
}

static void
set_constraints (JsonObject *field, const ThemaColumn *column)
{
  g_autoptr (JsonObject) constraints = json_object_new ();
  if (column->required)
    json_object_set_boolean_member (constraints, "required", TRUE);
  if (column->unique)
    json_object_set_boolean_member (constraints, "unique", TRUE);
  if (column->has_least)
    set_limit (constraints, "minimum", column, column->least);
  if (column->has_greatest)
    set_limit (constraints, "maximum", column, column->greatest);
  if (column->values != NULL)
    json_object_set_array_member (constraints, "enum",
                                  make_list ((const char *const *) column->values));
  if (json_object_get_size (constraints) > 0)
    json_object_set_object_member (field, "constraints", json_object_ref (constraints));
}

static void
set_truth (JsonObject *field, const char *yes, const char *no)
{
  json_object_set_array_member (field, "trueValues", make_list ((const char *[]){ yes, NULL }));
  json_object_set_array_member (field, "falseValues", make_list ((const char *[]){ no, NULL }));
}

static JsonObject *
make_field (const ThemaField *field)
{
  static const char *const types[]
      = { "string", "integer", "number", "boolean", "boolean", "boolean", "year" };
  const ThemaColumn *column = &field->column;
  JsonObject *object = json_object_new ();
  json_object_set_string_member (object, "name", field->name);
  json_object_set_string_member (object, "type", types[column->type]);
  if (column->description[0] != '\0')
    json_object_set_string_member (object, "description", column->description);
  if (column->unit != NULL)
    json_object_set_string_member (object, "unit", column->unit);
  if (column->type == THEMA_COLUMN_BOOLEAN)
    set_truth (object, "1", "0");
  if (column->type == THEMA_COLUMN_YES_NO)
    set_truth (object, "yes", "no");
  if (column->type == THEMA_COLUMN_TRUE_FALSE)
    set_truth (object, "true", "false");
  set_constraints (object, column);
  return object;
}

static void
set_key (JsonObject *schema, const char *table, const ThemaTableShape *shape)
{
  gboolean may_be_empty;
  const char *key = thema_table_key (table, &may_be_empty);
  if (key == NULL)
    return;
  g_auto (GStrv) names = g_strsplit (key, " ", -1);
  JsonArray *fields = json_array_new ();
  for (char **name = names; *name != NULL; name++)
    if (thema_table_shape_find (shape, *name) != NULL)
      json_array_add_string_element (fields, *name);
  if (!may_be_empty)
    {
      json_object_set_array_member (schema, "primaryKey", fields);
      return;
    }
  /* A primary key has no empty field. */
  JsonArray *keys = json_array_new ();
  json_array_add_array_element (keys, fields);
  json_object_set_array_member (schema, "uniqueKeys", keys);
}

/* Columns whose values are all in another table of the report. The stages that do their own coding,
 * or read what others have coded, have codes of their own, and so has the list of what was left
 * out documents. */
static const struct
{
  const char *field, *table, *other;
  const char *before;      /* the stage by which both are made */
  const char *const apart; /* files and stages in which it need not hold */
} references[] = {
  { "doc_id", "documents.csv", "doc_id", "tokenize", " rejected.csv duplicates.csv agree " },
  { "duplicate_of", "documents.csv", "doc_id", "tokenize", "" },
  { "code", "code_frequencies.csv", "code", "code", " sample agree " },
  { "code_a", "code_frequencies.csv", "code", "code", "" },
  { "code_b", "code_frequencies.csv", "code", "code", "" },
  { "parent", "code_frequencies.csv", "code", "code", "" },
  { "suppressed_by_code", "code_frequencies.csv", "code", "code", "" },
};

static gboolean
is_apart (const char *list, const char *name)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);
  return strstr (list, word) != NULL;
}

static JsonObject *
make_reference (const char *field, const char *resource, const char *other)
{
  JsonObject *reference = json_object_new (), *key = json_object_new ();
  json_object_set_string_member (reference, "resource", resource);
  json_object_set_string_member (reference, "fields", other);
  json_object_set_string_member (key, "fields", field);
  json_object_set_object_member (key, "reference", reference);
  return key;
}

static char *
resource_name (const char *file)
{
  const char *dot = strrchr (file, '.');
  return g_strndup (file, dot != NULL ? (gsize) (dot - file) : strlen (file));
}

static void
set_references (const Package *self, JsonObject *schema, const char *stage, const char *name,
                const ThemaTableShape *shape)
{
  JsonArray *keys = json_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const char *table = references[i].table, *before = references[i].before;
      gboolean is_own = strcmp (name, table) == 0;
      if (thema_table_shape_find (shape, references[i].field) == NULL
          || (is_own && strcmp (references[i].field, references[i].other) == 0)
          || !thema_manifest_has_output (self->manifest, table)
          || (strcmp (stage, before) != 0 && !thema_manifest_depends_on (stage, before))
          || is_apart (references[i].apart, name) || is_apart (references[i].apart, stage))
        continue;
      g_autofree char *path = find_file (self, table);
      g_autofree char *resource = resource_name (table);
      if (path != NULL) /* a table refers to itself by an empty name */
        json_array_add_object_element (
            keys,
            make_reference (references[i].field, is_own ? "" : resource, references[i].other));
    }
  if (json_array_get_length (keys) > 0)
    json_object_set_array_member (schema, "foreignKeys", keys);
  else
    json_array_unref (keys);
}

static JsonObject *
make_schema (const Package *self, const char *stage, const char *name, const ThemaTableShape *shape)
{
  JsonObject *schema = json_object_new ();
  JsonArray *fields = json_array_new ();
  for (guint i = 0; i < shape->fields->len; i++)
    json_array_add_object_element (fields,
                                   make_field (&g_array_index (shape->fields, ThemaField, i)));
  json_object_set_array_member (schema, "fields", fields);
  json_object_set_array_member (schema, "missingValues", make_list ((const char *[]){ "", NULL }));
  set_key (schema, name, shape);
  set_references (self, schema, stage, name, shape);
  return schema;
}

static JsonObject *
make_dialect (void)
{
  JsonObject *dialect = json_object_new ();
  json_object_set_string_member (dialect, "delimiter", ",");
  json_object_set_string_member (dialect, "lineTerminator", "\n");
  json_object_set_string_member (dialect, "quoteChar", "\"");
  json_object_set_boolean_member (dialect, "doubleQuote", TRUE);
  json_object_set_boolean_member (dialect, "skipInitialSpace", FALSE);
  json_object_set_boolean_member (dialect, "header", TRUE);
  return dialect;
}

static void
set_table (Package *self, JsonObject *resource, const char *stage, const char *name,
           const ThemaTableShape *shape)
{
  json_object_set_string_member (resource, "profile", "tabular-data-resource");
  json_object_set_string_member (resource, "format", "csv");
  json_object_set_string_member (resource, "mediatype", "text/csv");
  json_object_set_string_member (resource, "encoding", "utf-8");
  json_object_set_object_member (resource, "dialect", make_dialect ());
  json_object_set_object_member (resource, "schema", make_schema (self, stage, name, shape));
}

/* The columns of the corpus in the matrix are those of documents.csv, which belongs to it. */
static void
count_metadata (Package *self)
{
  g_autofree char *path = find_file (self, "documents.csv");
  g_autoptr (ThemaTableShape) shape
      = path != NULL ? thema_table_shape_read (path, "documents.csv", G_MAXUINT, NULL) : NULL;
  self->n_metadata = shape != NULL ? thema_table_shape_n_metadata (shape) : 0;
}

static void
add_resource (const char *stage, const char *name, guint64 bytes, const char *sha256,
              gpointer user_data)
{
  Package *self = user_data;
  const char *row = thema_table_row (name);
  g_autofree char *path = row != NULL ? find_file (self, name) : NULL;
  if (path == NULL)
    return;
  g_autoptr (ThemaTableShape) shape = NULL;
  guint n = strcmp (name, "documents.csv") == 0              ? G_MAXUINT
            : strcmp (name, "document_code_matrix.csv") == 0 ? self->n_metadata
                                                             : 0;
  if (g_str_has_suffix (name, ".csv"))
    shape = thema_table_shape_read (path, name, n, NULL);
  g_autofree char *resource_id = resource_name (name);
  g_autofree char *hash = g_strconcat ("sha256:", sha256, NULL);
  const char *no_table = "(no table) ";
  gsize skip = g_str_has_prefix (row, no_table) ? strlen (no_table) : 0;
  g_autofree char *about = g_strconcat (shape != NULL ? "A row is " : "", row + skip, NULL);
  JsonObject *resource = json_object_new ();
  json_object_set_string_member (resource, "name", resource_id);
  json_object_set_string_member (resource, "path", name);
  json_object_set_string_member (resource, "description", about);
  json_object_set_int_member (resource, "bytes", (gint64) bytes);
  json_object_set_string_member (resource, "hash", hash);
  if (shape != NULL)
    set_table (self, resource, stage, name, shape);
  json_array_add_object_element (self->resources, resource);
}

static JsonNode *
make_package (const ThemaManifest *manifest, const char *const *folders)
{
  Package self = { manifest, folders, json_array_new (), 0 };
  count_metadata (&self);
  thema_manifest_visit_outputs (manifest, add_resource, &self);
  g_autofree char *description = g_strdup_printf (
      "Tables that thema %s made. manifest.json, beside this file, says from which files and by "
      "which options; `thema methods` puts it in words.",
      thema_manifest_version (manifest));
  JsonObject *object = json_object_new ();
  json_object_set_string_member (object, "profile", "data-package");
  json_object_set_string_member (object, "name", "thema-report");
  json_object_set_string_member (object, "title", "Report of thema");
  json_object_set_string_member (object, "description", description);
  json_object_set_array_member (object, "resources", self.resources);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

char *
thema_data_package_to_json (const ThemaManifest *manifest, const char *const *folders)
{
  g_autoptr (JsonNode) node = make_package (manifest, folders);
  g_autofree char *json = json_to_string (node, TRUE);
  return g_strconcat (json, "\n", NULL);
}
