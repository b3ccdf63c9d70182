/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single values of a YAML codebook. */
#include "codebook/codebook-yaml-private.h"

#include "codebook/error.h"

#include <string.h>

gboolean
thema_yaml_fail (const ThemaCodebook *codebook, const ThemaYamlNode *node, GError **error,
                 const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  thema_codebook_error_at (codebook->path, node->line, THEMA_CODEBOOK_ERROR_SYNTAX, error, format,
                           arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
thema_yaml_is_empty (const ThemaYamlNode *node)
{
  return node->kind == THEMA_YAML_SCALAR && !node->quoted
         && (*node->text == '\0' || strcmp (node->text, "~") == 0
             || strcmp (node->text, "null") == 0);
}

gboolean
thema_yaml_check_keys (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                       const char *const *known, GError **error)
{
  for (guint i = 0; i + 1 < mapping->children->len; i += 2)
    {
      const ThemaYamlNode *key = g_ptr_array_index (mapping->children, i);
      if (g_strv_contains (known, key->text))
        continue;
      g_autofree char *list = g_strjoinv (", ", (char **) known);
      return thema_yaml_fail (codebook, key, error,
                              "the key '%s' is not known here; the keys are: %s", key->text, list);
    }
  return TRUE;
}

gboolean
thema_yaml_read_text (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *key,
                      char **target, GError **error)
{
  const ThemaYamlNode *node = thema_yaml_node_get (mapping, key);
  if (node == NULL)
    return TRUE;
  if (node->kind != THEMA_YAML_SCALAR)
    return thema_yaml_fail (codebook, node, error, "'%s' must be a text", key);
  g_free (*target);
  *target = g_strstrip (g_strdup (node->text));
  return TRUE;
}

gboolean
thema_yaml_read_choice (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                        const char *key, const char *const *choices, guint *choice, GError **error)
{
  const ThemaYamlNode *node = thema_yaml_node_get (mapping, key);
  if (node == NULL)
    return TRUE;
  for (guint i = 0; node->kind == THEMA_YAML_SCALAR && choices[i] != NULL; i++)
    if (strcmp (node->text, choices[i]) == 0)
      {
        *choice = i;
        return TRUE;
      }
  g_autofree char *list = g_strjoinv (" or ", (char **) choices);
  return thema_yaml_fail (codebook, node, error, "'%s' must be %s", key, list);
}

gboolean
thema_yaml_read_flag (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *key,
                      gboolean *value, GError **error)
{
  static const char *const choices[] = { "false", "true", NULL };
  guint choice = *value != FALSE;
  if (!thema_yaml_read_choice (codebook, mapping, key, choices, &choice, error))
    return FALSE;
  *value = choice == 1;
  return TRUE;
}

gboolean
thema_yaml_read_count (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *key,
                       guint highest, guint *value, GError **error)
{
  const ThemaYamlNode *node = thema_yaml_node_get (mapping, key);
  guint64 number;
  if (node == NULL)
    return TRUE;
  if (node->kind != THEMA_YAML_SCALAR
      || !g_ascii_string_to_unsigned (node->text, 10, 0, highest, &number, NULL))
    return thema_yaml_fail (codebook, node, error, "'%s' must be a whole number from 0 to %u", key,
                            highest);
  *value = (guint) number;
  return TRUE;
}

gboolean
thema_yaml_read_list (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *key,
                      const char *what, const ThemaYamlNode **list, GError **error)
{
  const ThemaYamlNode *node = thema_yaml_node_get (mapping, key);
  *list = NULL;
  if (node == NULL || thema_yaml_is_empty (node))
    return TRUE;
  if (node->kind != THEMA_YAML_SEQUENCE)
    return thema_yaml_fail (codebook, node, error, "'%s' must be %s", key, what);
  *list = node;
  return TRUE;
}
