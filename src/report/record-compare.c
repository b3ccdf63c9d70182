/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/record-compare.h"

#include "base/digest.h"
#include "report/members.h"
#include "report/nesting.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MOST_NAMED 3

/* Differences, of which the first ones are named. */
typedef struct
{
  GString *text; /* owned */
  guint n;
} Differences;

static void add_difference (Differences *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_difference (Differences *self, const char *format, ...)
{
  va_list arguments;
  if (self->n++ >= MOST_NAMED)
    return;
  if (self->text->len > 0)
    g_string_append (self->text, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (self->text, format, arguments);
  va_end (arguments);
}

/* What is to be said (transfer full), or NULL. */
static char *
differences_end (Differences *self)
{
  if (self->n > MOST_NAMED)
    g_string_append_printf (self->text, "; and %u more", self->n - MOST_NAMED);
  return g_string_free (self->text, self->n == 0);
}

/* The object in a text (transfer full); an empty one, if it holds none. */
static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gboolean good = thema_json_is_tame (json, strlen (json))
                  && json_parser_load_from_data (parser, json, -1, NULL);
  JsonNode *root = good ? json_parser_get_root (parser) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return json_object_new ();
  return json_object_ref (json_node_get_object (root));
}

/* An option's value as it is written (transfer full). */
static char *
show (JsonObject *options, const char *name)
{
  JsonNode *node = options != NULL ? json_object_get_member (options, name) : NULL;
  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("not there");
}

static void
compare_options (JsonObject *was, JsonObject *is, Differences *differences)
{
  g_autoptr (GList) after = is != NULL ? json_object_get_members (is) : NULL;
  g_autoptr (GList) before = was != NULL ? json_object_get_members (was) : NULL;
  for (GList *name = after; name != NULL; name = name->next)
    {
      g_autofree char *old = show (was, name->data), *new = show (is, name->data);
      if (strcmp (old, new) != 0)
        add_difference (differences, "option %s was %s and is %s", (char *) name->data, old, new);
    }
  for (GList *name = before; name != NULL; name = name->next)
    {
      g_autofree char *old = show (was, name->data);
      if (is == NULL || !json_object_has_member (is, name->data))
        add_difference (differences, "option %s was %s and is not there", (char *) name->data, old);
    }
}

/* The files of a list by path: values are their numbers, from one (transfer full). */
static GHashTable *
index_files (JsonArray *files)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < thema_list_length (files); i++)
    g_hash_table_insert (index, (gpointer) thema_member_text (thema_list_item (files, i), "path"),
                         GUINT_TO_POINTER (i + 1));
  return index;
}

static void
compare_inputs (JsonArray *was, JsonArray *is, Differences *differences)
{
  g_autoptr (GHashTable) before = index_files (was), after = index_files (is);
  guint n_before = differences->n;
  gboolean same_order = thema_list_length (was) == thema_list_length (is);
  for (guint i = 0; i < thema_list_length (is); i++)
    {
      const char *path = thema_member_text (thema_list_item (is, i), "path");
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (before, path));
      if (at == 0)
        add_difference (differences, "%s is new", path);
      else if (strcmp (thema_member_text (thema_list_item (was, at - 1), "sha256"),
                       thema_member_text (thema_list_item (is, i), "sha256"))
               != 0)
        add_difference (differences, "%s changed", path);
      same_order = same_order && at == i + 1;
    }
  for (guint i = 0; i < thema_list_length (was); i++)
    if (!g_hash_table_contains (after, thema_member_text (thema_list_item (was, i), "path")))
      add_difference (differences, "%s is no input any more",
                      thema_member_text (thema_list_item (was, i), "path"));
  /* Two of the same bare name count as one above: then their order tells. */
  if (differences->n > n_before || same_order)
    return;
  for (guint i = 0; i < MAX (thema_list_length (was), thema_list_length (is)); i++)
    if (i >= thema_list_length (was) || i >= thema_list_length (is)
        || strcmp (thema_member_text (thema_list_item (was, i), "path"),
                   thema_member_text (thema_list_item (is, i), "path"))
               != 0
        || strcmp (thema_member_text (thema_list_item (was, i), "sha256"),
                   thema_member_text (thema_list_item (is, i), "sha256"))
               != 0)
      {
        add_difference (differences, "the order or number of inputs changed");
        return;
      }
}

static gboolean
same_member (JsonObject *a, JsonObject *b, const char *name)
{
  JsonNode *x = json_object_get_member (a, name), *y = json_object_get_member (b, name);
  return x == y || (x != NULL && y != NULL && json_node_equal (x, y));
}

/* What a run finds out is compared where it is known already. */
static gboolean
same_finding (JsonObject *was, JsonObject *is, const char *name)
{
  return !json_object_has_member (is, name) || same_member (was, is, name);
}

char *
thema_record_difference (const char *was, const char *is)
{
  g_autoptr (JsonObject) before = parse (was), after = parse (is);
  Differences differences = { g_string_new (NULL), 0 };
  compare_inputs (thema_member_list (before, "inputs"), thema_member_list (after, "inputs"),
                  &differences);
  compare_options (thema_member_object (before, "options"), thema_member_object (after, "options"),
                   &differences);
  /* The manifest is as strict when it takes tables over. */
  if (differences.n == 0
      && !(same_member (before, after, "options") && same_member (before, after, "inputs")
           && same_finding (before, after, "records") && same_finding (before, after, "codebook")))
    add_difference (&differences, "the record was changed by hand");
  return differences_end (&differences);
}

/* Whether the entry says no more and no less than this. */
static gboolean
is_entry (JsonNode *node, const char *path, guint64 bytes, const char *sha256)
{
  g_autoptr (JsonObject) object = json_object_new ();
  json_object_set_string_member (object, "path", path);
  json_object_set_int_member (object, "bytes", (gint64) bytes);
  json_object_set_string_member (object, "sha256", sha256);
  g_autoptr (JsonNode) wanted = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (wanted, object);
  return json_node_equal (node, wanted);
}

char *
thema_record_damage (const char *record, const char *folder)
{
  g_autoptr (JsonObject) object = parse (record);
  JsonArray *files = thema_member_list (object, "outputs");
  Differences differences = { g_string_new (NULL), 0 };
  for (guint i = 0; i < thema_list_length (files); i++)
    {
      const char *name = thema_member_text (thema_list_item (files, i), "path");
      g_autofree char *path = g_build_filename (folder, name, NULL);
      guint64 length = 0;
      g_autofree char *hex = thema_digest_of_file (path, &length, NULL);
      if (hex == NULL)
        add_difference (&differences, "%s is missing", name);
      else if (!is_entry (json_array_get_element (files, i), name, length, hex))
        add_difference (&differences, "%s is not as it was written", name);
    }
  return differences_end (&differences);
}

gboolean
thema_record_has_output (const char *record, const char *name)
{
  g_autoptr (JsonObject) object = parse (record);
  JsonArray *files = thema_member_list (object, "outputs");
  for (guint i = 0; i < thema_list_length (files); i++)
    if (name == NULL || strcmp (thema_member_text (thema_list_item (files, i), "path"), name) == 0)
      return TRUE;
  return FALSE;
}
