/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/codebook-yaml.h"

#include "codebook/error.h"
#include "codebook/yaml-node.h"

#include <string.h>

static gboolean fail (const ThemaCodebook *codebook, const ThemaYamlNode *node, GError **error,
                      const char *format, ...) G_GNUC_PRINTF (4, 5);

static gboolean
fail (const ThemaCodebook *codebook, const ThemaYamlNode *node, GError **error, const char *format,
      ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_SYNTAX, "%s:%u: %s",
               codebook->path, node->line, what);
  return FALSE;
}

static gboolean
is_empty (const ThemaYamlNode *node)
{
  return node->kind == THEMA_YAML_SCALAR && !node->quoted
         && (*node->text == '\0' || strcmp (node->text, "~") == 0
             || strcmp (node->text, "null") == 0);
}

/* Each key of the mapping must be one of `known`. */
static gboolean
check_keys (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *const *known,
            GError **error)
{
  for (guint i = 0; i + 1 < mapping->children->len; i += 2)
    {
      const ThemaYamlNode *key = g_ptr_array_index (mapping->children, i);
      if (g_strv_contains (known, key->text))
        continue;
      g_autofree char *list = g_strjoinv (", ", (char **) known);
      return fail (codebook, key, error, "the key '%s' is not known here; the keys are: %s",
                   key->text, list);
    }
  return TRUE;
}

/* Replaces `*target` by the text under `key`, if there is one. */
static gboolean
read_text (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *key,
           char **target, GError **error)
{
  const ThemaYamlNode *node = thema_yaml_node_get (mapping, key);
  if (node == NULL)
    return TRUE;
  if (node->kind != THEMA_YAML_SCALAR)
    return fail (codebook, node, error, "'%s' must be a text", key);
  g_free (*target);
  *target = g_strstrip (g_strdup (node->text));
  return TRUE;
}

static gboolean
add_pattern (const ThemaCodebook *codebook, GArray *patterns, const ThemaYamlNode *node,
             ThemaMatch match, gboolean case_sensitive, GError **error)
{
  if (node->kind != THEMA_YAML_SCALAR)
    return fail (codebook, node, error,
                 "a pattern must be a text or a mapping with the key 'pattern'");
  g_autofree char *text = g_strstrip (g_strdup (node->text));
  if (*text == '\0')
    return fail (codebook, node, error, "the pattern is empty; write a word or remove the line");
  ThemaPattern *pattern = thema_codebook_add_pattern (patterns, text, match, node->line);
  pattern->case_sensitive = case_sensitive;
  return TRUE;
}

/* The one of two words that stands under `key`; FALSE in `*second` when the key is missing. */
static gboolean
read_choice (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *key,
             const char *first, const char *other, gboolean *second, GError **error)
{
  const ThemaYamlNode *node = thema_yaml_node_get (mapping, key);
  *second = node != NULL && node->kind == THEMA_YAML_SCALAR && strcmp (node->text, other) == 0;
  if (node == NULL || *second
      || (node->kind == THEMA_YAML_SCALAR && strcmp (node->text, first) == 0))
    return TRUE;
  return fail (codebook, node, error, "'%s' must be %s or %s", key, first, other);
}

static gboolean
read_pattern (const ThemaCodebook *codebook, GArray *patterns, const ThemaYamlNode *node,
              GError **error)
{
  static const char *const keys[] = { "pattern", "match", "case", NULL };
  if (node->kind != THEMA_YAML_MAPPING)
    return add_pattern (codebook, patterns, node, THEMA_MATCH_WORD, FALSE, error);
  gboolean is_stem, is_sensitive;
  if (!check_keys (codebook, node, keys, error)
      || !read_choice (codebook, node, "match", "word", "stem", &is_stem, error)
      || !read_choice (codebook, node, "case", "ignore", "sensitive", &is_sensitive, error))
    return FALSE;
  if (is_stem && is_sensitive)
    return fail (codebook, node, error,
                 "a pattern cannot be matched by stem and by case at once; stems are lower case");
  const ThemaYamlNode *text = thema_yaml_node_get (node, "pattern");
  if (text == NULL)
    return fail (codebook, node, error, "the key 'pattern' is missing");
  return add_pattern (codebook, patterns, text, is_stem ? THEMA_MATCH_STEM : THEMA_MATCH_WORD,
                      is_sensitive, error);
}

/* Calls `read` for each item under `key`, which must be a list. */
static gboolean
read_patterns (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *key,
               GArray *patterns, GError **error)
{
  const ThemaYamlNode *list = thema_yaml_node_get (mapping, key);
  if (list == NULL || is_empty (list))
    return TRUE;
  if (list->kind != THEMA_YAML_SEQUENCE)
    return fail (codebook, list, error, "'%s' must be a list: a line with '- ' for each pattern",
                 key);
  for (guint i = 0; i < list->children->len; i++)
    if (!read_pattern (codebook, patterns, g_ptr_array_index (list->children, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_example_list (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, gboolean positive,
                   GArray *examples, GError **error)
{
  const char *key = positive ? "positive" : "negative";
  const ThemaYamlNode *list = thema_yaml_node_get (mapping, key);
  if (list == NULL || is_empty (list))
    return TRUE;
  if (list->kind != THEMA_YAML_SEQUENCE)
    return fail (codebook, list, error, "'%s' must be a list of sentences", key);
  for (guint i = 0; i < list->children->len; i++)
    {
      const ThemaYamlNode *node = g_ptr_array_index (list->children, i);
      if (node->kind != THEMA_YAML_SCALAR || is_empty (node))
        return fail (codebook, node, error, "an example must be a sentence");
      ThemaExample example = { g_strdup (node->text), positive, node->line };
      g_array_append_val (examples, example);
    }
  return TRUE;
}

static gboolean
read_examples (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, GArray *examples,
               GError **error)
{
  static const char *const keys[] = { "positive", "negative", NULL };
  const ThemaYamlNode *node = thema_yaml_node_get (mapping, "examples");
  if (node == NULL || is_empty (node))
    return TRUE;
  if (node->kind != THEMA_YAML_MAPPING)
    return fail (codebook, node, error, "'examples' must have the keys positive and negative");
  return check_keys (codebook, node, keys, error)
         && read_example_list (codebook, node, TRUE, examples, error)
         && read_example_list (codebook, node, FALSE, examples, error);
}

static gboolean
check_name (const ThemaCodebook *codebook, const ThemaYamlNode *node, GError **error)
{
  if (node->kind != THEMA_YAML_SCALAR || *node->text == '\0')
    return fail (codebook, node, error, "a code needs a name");
  for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr ("_-.", *p) == NULL)
      return fail (codebook, node, error,
                   "the code's name '%s' may hold letters, digits, _, - and . only; "
                   "put other text into label:",
                   node->text);
  return TRUE;
}

static gboolean read_codes (ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                            const char *parent, GError **error);

static gboolean
read_code (ThemaCodebook *codebook, const ThemaYamlNode *node, const char *parent, GError **error)
{
  static const char *const keys[]
      = { "code",     "label", "definition", "include", "exclude", "parent",
          "patterns", "not",   "examples",   "codes",   NULL };
  if (node->kind != THEMA_YAML_MAPPING)
    return fail (codebook, node, error, "a code must be a mapping that begins with '- code: name'");
  if (!check_keys (codebook, node, keys, error))
    return FALSE;
  const ThemaYamlNode *name = thema_yaml_node_get (node, "code");
  if (name == NULL)
    return fail (codebook, node, error, "the key 'code' is missing: every code needs a name");
  if (!check_name (codebook, name, error))
    return FALSE;
  g_autofree char *stated = NULL;
  if (!read_text (codebook, node, "parent", &stated, error))
    return FALSE;
  if (stated != NULL && *stated == '\0')
    g_clear_pointer (&stated, g_free);
  if (stated != NULL && parent != NULL && strcmp (stated, parent) != 0)
    return fail (codebook, node, error,
                 "the code '%s' stands under '%s' and names '%s' as its parent", name->text, parent,
                 stated);
  ThemaCode *code
      = thema_codebook_add (codebook, name->text, stated != NULL ? stated : parent, node->line);
  return read_text (codebook, node, "label", &code->label, error)
         && read_text (codebook, node, "definition", &code->definition, error)
         && read_text (codebook, node, "include", &code->include, error)
         && read_text (codebook, node, "exclude", &code->exclude, error)
         && read_patterns (codebook, node, "patterns", code->patterns, error)
         && read_patterns (codebook, node, "not", code->exclusions, error)
         && read_examples (codebook, node, code->examples, error)
         && read_codes (codebook, node, code->name, error);
}

static gboolean
read_codes (ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *parent,
            GError **error)
{
  const ThemaYamlNode *list = thema_yaml_node_get (mapping, "codes");
  if (list == NULL || is_empty (list))
    return TRUE;
  if (list->kind != THEMA_YAML_SEQUENCE)
    return fail (codebook, list, error, "'codes' must be a list: '- code: name' for each");
  for (guint i = 0; i < list->children->len; i++)
    if (!read_code (codebook, g_ptr_array_index (list->children, i), parent, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_own_form (ThemaCodebook *codebook, const ThemaYamlNode *root, GError **error)
{
  static const char *const keys[]
      = { "thema", "title", "version", "language", "description", "codes", NULL };
  const ThemaYamlNode *version = thema_yaml_node_get (root, "thema");
  if (!check_keys (codebook, root, keys, error))
    return FALSE;
  if (version->kind != THEMA_YAML_SCALAR || strcmp (version->text, "1") != 0)
    return fail (codebook, version, error, "this program reads codebooks of the form 'thema: 1'");
  return read_text (codebook, root, "title", &codebook->title, error)
         && read_text (codebook, root, "version", &codebook->version, error)
         && read_text (codebook, root, "language", &codebook->language, error)
         && read_text (codebook, root, "description", &codebook->description, error)
         && read_codes (codebook, root, NULL, error);
}

static gboolean read_plain_value (ThemaCodebook *codebook, const char *name, GArray *patterns,
                                  const ThemaYamlNode *node, GError **error);

/* A mapping of the plain form: each key is a code below `parent`. */
static gboolean
read_plain_mapping (ThemaCodebook *codebook, const char *parent, const ThemaYamlNode *mapping,
                    GError **error)
{
  for (guint i = 0; i + 1 < mapping->children->len; i += 2)
    {
      const ThemaYamlNode *key = g_ptr_array_index (mapping->children, i);
      const ThemaYamlNode *value = g_ptr_array_index (mapping->children, i + 1);
      if (*key->text == '\0')
        return fail (codebook, key, error, "a code needs a name");
      g_autofree char *name
          = parent != NULL ? g_strdup_printf ("%s.%s", parent, key->text) : g_strdup (key->text);
      ThemaCode *code = thema_codebook_add (codebook, name, parent, key->line);
      g_free (code->label);
      code->label = g_strdup (key->text);
      if (!read_plain_value (codebook, name, code->patterns, value, error))
        return FALSE;
    }
  return TRUE;
}

/* What stands under the code `name`: a pattern, sub-codes, or a list of either. */
static gboolean
read_plain_value (ThemaCodebook *codebook, const char *name, GArray *patterns,
                  const ThemaYamlNode *node, GError **error)
{
  if (is_empty (node))
    return TRUE;
  if (node->kind == THEMA_YAML_SCALAR)
    return add_pattern (codebook, patterns, node, THEMA_MATCH_WORD, FALSE, error);
  if (node->kind == THEMA_YAML_MAPPING)
    return read_plain_mapping (codebook, name, node, error);
  for (guint i = 0; i < node->children->len; i++)
    {
      const ThemaYamlNode *item = g_ptr_array_index (node->children, i);
      if (item->kind == THEMA_YAML_SCALAR
              ? !add_pattern (codebook, patterns, item, THEMA_MATCH_WORD, FALSE, error)
              : !read_plain_value (codebook, name, patterns, item, error))
        return FALSE;
    }
  return TRUE;
}

/* A codebook in thema's own form whose first line was forgotten would otherwise be read as
 * dictionary with the codes "title", "codes" and so on. */
static gboolean
looks_like_own_form (const ThemaYamlNode *root)
{
  const ThemaYamlNode *codes = thema_yaml_node_get (root, "codes");
  if (codes == NULL || codes->kind != THEMA_YAML_SEQUENCE || codes->children->len == 0)
    return FALSE;
  const ThemaYamlNode *first = g_ptr_array_index (codes->children, 0);
  return first->kind == THEMA_YAML_MAPPING && thema_yaml_node_get (first, "code") != NULL;
}

gboolean
thema_codebook_read_yaml (ThemaCodebook *codebook, const char *bytes, gsize length, GError **error)
{
  g_autoptr (ThemaYamlNode) root = thema_yaml_parse (codebook->path, bytes, length, error);
  if (root == NULL)
    return FALSE;
  if (root->kind != THEMA_YAML_MAPPING)
    return fail (codebook, root, error, "a codebook must be a mapping; see docs/codebook.md");
  if (thema_yaml_node_get (root, "thema") != NULL)
    return read_own_form (codebook, root, error);
  if (looks_like_own_form (root))
    return fail (codebook, root, error, "the first line 'thema: 1' is missing");
  return read_plain_mapping (codebook, NULL, root, error);
}
