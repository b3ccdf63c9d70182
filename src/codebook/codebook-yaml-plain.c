/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quanteda's plain form: nested maps that end in lists of patterns. */
#include "codebook/codebook-yaml-private.h"
#include "codebook/dictionary.h"

#include <string.h>

static gboolean read_value (ThemaCodebook *codebook, const char *name, GArray *patterns,
                            const ThemaYamlNode *node, GError **error);

/* Whether quanteda writes the patterns of a code that has sub-codes too under this key: newer
 * versions under the one, older ones under the other. */
static gboolean
is_own_key (const char *key)
{
  return *key == '\0' || strcmp (key, "__") == 0;
}

/* A mapping of the plain form: each key is a code below `parent`, but for that of its own patterns.
 */
static gboolean
read_mapping (ThemaCodebook *codebook, const char *parent, GArray *patterns,
              const ThemaYamlNode *mapping, GError **error)
{
  for (guint i = 0; i + 1 < mapping->children->len; i += 2)
    {
      const ThemaYamlNode *key = g_ptr_array_index (mapping->children, i);
      const ThemaYamlNode *value = g_ptr_array_index (mapping->children, i + 1);
      if (*key->text == '\0' && parent == NULL)
        return thema_yaml_fail (codebook, key, error, "a code needs a name");
      if (parent != NULL && is_own_key (key->text))
        {
          if (!read_value (codebook, parent, patterns, value, error))
            return FALSE;
          continue;
        }
      /* Before it is joined: under a name of a megabyte there could be very many. */
      if (strlen (key->text) + (parent != NULL ? strlen (parent) + 1 : 0) > THEMA_MAX_NAME)
        return thema_yaml_fail (codebook, key, error,
                                "the name of this code, with those above it, has more than %d "
                                "bytes; shorten it",
                                THEMA_MAX_NAME);
      g_autofree char *name
          = parent != NULL ? g_strdup_printf ("%s.%s", parent, key->text) : g_strdup (key->text);
      ThemaCode *code = thema_codebook_add (codebook, name, parent, key->line);
      g_free (code->label);
      code->label = g_strdup (key->text);
      if (!read_value (codebook, name, code->patterns, value, error))
        return FALSE;
    }
  return TRUE;
}

/* What stands under the code `name`: a pattern, sub-codes, or a list of either. */
static gboolean
read_value (ThemaCodebook *codebook, const char *name, GArray *patterns, const ThemaYamlNode *node,
            GError **error)
{
  if (thema_yaml_is_empty (node))
    return TRUE;
  if (node->kind == THEMA_YAML_SCALAR)
    return thema_yaml_add_word (codebook, patterns, node, error);
  if (node->kind == THEMA_YAML_MAPPING)
    return read_mapping (codebook, name, patterns, node, error);
  for (guint i = 0; i < node->children->len; i++)
    {
      const ThemaYamlNode *item = g_ptr_array_index (node->children, i);
      if (item->kind == THEMA_YAML_SCALAR ? !thema_yaml_add_word (codebook, patterns, item, error)
                                          : !read_value (codebook, name, patterns, item, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
thema_codebook_read_plain (ThemaCodebook *codebook, const ThemaYamlNode *root, GError **error)
{
  return read_mapping (codebook, NULL, NULL, root, error);
}
