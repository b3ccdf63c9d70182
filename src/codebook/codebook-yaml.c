/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/codebook-yaml.h"

#include "codebook/choices.h"
#include "codebook/codebook-yaml-private.h"
#include "codebook/dictionary.h"

#include <string.h>

#define MAX_WINDOW 100

static gboolean
read_example_list (const ThemaCodebook *codebook, const ThemaYamlNode *mapping, gboolean positive,
                   GArray *examples, GError **error)
{
  const char *key = positive ? "positive" : "negative";
  const ThemaYamlNode *list;
  if (!thema_yaml_read_list (codebook, mapping, key, "a list of sentences", &list, error))
    return FALSE;
  for (guint i = 0; list != NULL && i < list->children->len; i++)
    {
      const ThemaYamlNode *node = g_ptr_array_index (list->children, i);
      if (node->kind != THEMA_YAML_SCALAR || thema_yaml_is_empty (node))
        return thema_yaml_fail (codebook, node, error, "an example must be a sentence");
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
  if (node == NULL || thema_yaml_is_empty (node))
    return TRUE;
  if (node->kind != THEMA_YAML_MAPPING)
    return thema_yaml_fail (codebook, node, error,
                            "'examples' must have the keys positive and negative");
  return thema_yaml_check_keys (codebook, node, keys, error)
         && read_example_list (codebook, node, TRUE, examples, error)
         && read_example_list (codebook, node, FALSE, examples, error);
}

/* A name may be any text on one line: dictionaries have blanks in theirs. */
static gboolean
check_name (const ThemaCodebook *codebook, const ThemaYamlNode *node, GError **error)
{
  if (node->kind != THEMA_YAML_SCALAR || *node->text == '\0')
    return thema_yaml_fail (codebook, node, error, "a code needs a name");
  if (strlen (node->text) > THEMA_MAX_NAME)
    return thema_yaml_fail (codebook, node, error, THEMA_LONG_NAME, THEMA_MAX_NAME);
  if (g_ascii_isspace (node->text[0]) || g_ascii_isspace (node->text[strlen (node->text) - 1]))
    return thema_yaml_fail (codebook, node, error,
                            "the code's name '%s' begins or ends with a blank", node->text);
  for (const char *p = node->text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return thema_yaml_fail (codebook, node, error, "a code's name must stand on one line");
  return TRUE;
}

static gboolean read_codes (ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                            const char *parent, GError **error);

/* The parent that the code names, if it stands under no other. */
static gboolean
read_parent (const ThemaCodebook *codebook, const ThemaYamlNode *node, const char *name,
             const char *parent, char **stated, GError **error)
{
  if (!thema_yaml_read_text (codebook, node, "parent", stated, error))
    return FALSE;
  if (*stated != NULL && **stated == '\0')
    g_clear_pointer (stated, g_free);
  if (*stated != NULL && parent != NULL && strcmp (*stated, parent) != 0)
    return thema_yaml_fail (codebook, node, error,
                            "the code '%s' stands under '%s' and names '%s' as its parent", name,
                            parent, *stated);
  return TRUE;
}

static gboolean
read_texts (const ThemaCodebook *codebook, const ThemaYamlNode *node, ThemaCode *code,
            GError **error)
{
  return thema_yaml_read_text (codebook, node, "label", &code->label, error)
         && thema_yaml_read_text (codebook, node, "definition", &code->definition, error)
         && thema_yaml_read_text (codebook, node, "include", &code->include, error)
         && thema_yaml_read_text (codebook, node, "exclude", &code->exclude, error)
         && thema_yaml_read_text (codebook, node, "color", &code->color, error)
         && thema_yaml_read_text (codebook, node, "guid", &code->guid, error);
}

/* How the code is coded beside its patterns. */
static gboolean
read_manner (const ThemaCodebook *codebook, const ThemaYamlNode *node, ThemaCode *code,
             GError **error)
{
  guint unit = code->rule_unit, choice = code->negated;
  if (!thema_yaml_read_text (codebook, node, "rule", &code->rule, error)
      || !thema_yaml_read_choice (codebook, node, "unit", thema_choices_unit, &unit, error)
      || !thema_yaml_read_choice (codebook, node, "negated", thema_choices_negated, &choice, error)
      || !thema_yaml_read_flag (codebook, node, "exclusive", &code->exclusive, error))
    return FALSE;
  if (code->rule == NULL && thema_yaml_node_get (node, "unit") != NULL)
    return thema_yaml_fail (codebook, node, error,
                            "'unit' says on what a 'rule' is judged, but there is no 'rule'");
  if (code->rule != NULL)
    code->rule_line = thema_yaml_node_get (node, "rule")->line;
  code->rule_unit = unit;
  code->negated = choice;
  return TRUE;
}

static gboolean
read_code (ThemaCodebook *codebook, const ThemaYamlNode *node, const char *parent, GError **error)
{
  static const char *const keys[]
      = { "code",     "label",     "definition", "include", "exclude", "parent",
          "patterns", "not",       "rule",       "unit",    "negated", "examples",
          "codes",    "exclusive", "color",      "guid",    NULL };
  if (node->kind != THEMA_YAML_MAPPING)
    return thema_yaml_fail (codebook, node, error,
                            "a code must be a mapping that begins with '- code: name'");
  if (!thema_yaml_check_keys (codebook, node, keys, error))
    return FALSE;
  const ThemaYamlNode *name = thema_yaml_node_get (node, "code");
  if (name == NULL)
    return thema_yaml_fail (codebook, node, error,
                            "the key 'code' is missing: every code needs a name");
  g_autofree char *stated = NULL;
  if (!check_name (codebook, name, error)
      || !read_parent (codebook, node, name->text, parent, &stated, error))
    return FALSE;
  ThemaCode *code
      = thema_codebook_add (codebook, name->text, stated != NULL ? stated : parent, node->line);
  return read_texts (codebook, node, code, error) && read_manner (codebook, node, code, error)
         && thema_yaml_read_patterns (codebook, node, "patterns", code->patterns, error)
         && thema_yaml_read_patterns (codebook, node, "not", code->exclusions, error)
         && read_examples (codebook, node, code->examples, error)
         && read_codes (codebook, node, code->name, error);
}

static gboolean
read_codes (ThemaCodebook *codebook, const ThemaYamlNode *mapping, const char *parent,
            GError **error)
{
  const ThemaYamlNode *list;
  if (!thema_yaml_read_list (codebook, mapping, "codes", "a list: '- code: name' for each", &list,
                             error))
    return FALSE;
  for (guint i = 0; list != NULL && i < list->children->len; i++)
    if (!read_code (codebook, g_ptr_array_index (list->children, i), parent, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_negation (ThemaCodebook *codebook, const ThemaYamlNode *root, GError **error)
{
  static const char *const keys[] = { "cues", "window", NULL };
  const ThemaYamlNode *node = thema_yaml_node_get (root, "negation");
  if (node == NULL || thema_yaml_is_empty (node))
    return TRUE;
  if (node->kind != THEMA_YAML_MAPPING)
    return thema_yaml_fail (codebook, node, error, "'negation' must have the keys cues and window");
  if (!thema_yaml_check_keys (codebook, node, keys, error)
      || !thema_yaml_read_patterns (codebook, node, "cues", codebook->cues, error)
      || !thema_yaml_read_count (codebook, node, "window", MAX_WINDOW, &codebook->window, error))
    return FALSE;
  for (guint i = 0; i < codebook->cues->len; i++)
    if (g_array_index (codebook->cues, ThemaPattern, i).near != NULL)
      return thema_yaml_fail (codebook, node, error, "a cue cannot be a 'near'");
  return TRUE;
}

static gboolean
read_own_form (ThemaCodebook *codebook, const ThemaYamlNode *root, GError **error)
{
  static const char *const keys[] = { "thema",    "title",     "version", "language", "description",
                                      "negation", "exclusive", "codes",   NULL };
  const ThemaYamlNode *version = thema_yaml_node_get (root, "thema");
  codebook->own_form = TRUE;
  if (!thema_yaml_check_keys (codebook, root, keys, error))
    return FALSE;
  if (version->kind != THEMA_YAML_SCALAR || strcmp (version->text, "1") != 0)
    return thema_yaml_fail (codebook, version, error,
                            "this program reads codebooks of the form 'thema: 1'");
  return thema_yaml_read_text (codebook, root, "title", &codebook->title, error)
         && thema_yaml_read_text (codebook, root, "version", &codebook->version, error)
         && thema_yaml_read_text (codebook, root, "language", &codebook->language, error)
         && thema_yaml_read_text (codebook, root, "description", &codebook->description, error)
         && thema_yaml_read_flag (codebook, root, "exclusive", &codebook->exclusive, error)
         && read_negation (codebook, root, error) && read_codes (codebook, root, NULL, error);
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
    return thema_yaml_fail (codebook, root, error,
                            "a codebook must be a mapping; see docs/codebook.md");
  if (thema_yaml_node_get (root, "thema") != NULL)
    return read_own_form (codebook, root, error);
  if (looks_like_own_form (root))
    return thema_yaml_fail (codebook, root, error, "the first line 'thema: 1' is missing");
  return thema_codebook_read_plain (codebook, root, error);
}
