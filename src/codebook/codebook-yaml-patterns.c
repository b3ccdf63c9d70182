/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The patterns of a YAML codebook. */
#include "codebook/choices.h"
#include "codebook/codebook-yaml-private.h"

#include <string.h>

/* Makes a pattern of words of a scalar. */
static gboolean
init_word (const ThemaCodebook *codebook, ThemaPattern *pattern, const ThemaYamlNode *node,
           GError **error)
{
  if (node->kind != THEMA_YAML_SCALAR)
    return thema_yaml_fail (codebook, node, error,
                            "a pattern must be a text or a mapping with the key 'pattern'");
  g_autofree char *text = g_strstrip (g_strdup (node->text));
  if (*text == '\0')
    return thema_yaml_fail (codebook, node, error,
                            "the pattern is empty; write a word or remove the line");
  thema_pattern_init (pattern, text, THEMA_MATCH_WORD, node->line);
  return TRUE;
}

/* How the words of a mapping are matched. */
static gboolean
read_match (const ThemaCodebook *codebook, ThemaPattern *pattern, const ThemaYamlNode *node,
            GError **error)
{
  guint match = THEMA_MATCH_WORD, is_sensitive = FALSE;
  if (!thema_yaml_read_choice (codebook, node, "match", thema_choices_match, &match, error)
      || !thema_yaml_read_choice (codebook, node, "case", thema_choices_case, &is_sensitive, error))
    return FALSE;
  if (match == THEMA_MATCH_STEM && is_sensitive)
    return thema_yaml_fail (
        codebook, node, error,
        "a pattern cannot be matched by stem and by case at once; stems are lower case");
  pattern->match = match;
  pattern->case_sensitive = is_sensitive == 1;
  return TRUE;
}

static gboolean
read_weight (const ThemaCodebook *codebook, ThemaPattern *pattern, const ThemaYamlNode *node,
             GError **error)
{
  const ThemaYamlNode *weight = thema_yaml_node_get (node, "weight");
  if (weight == NULL
      || (weight->kind == THEMA_YAML_SCALAR && thema_weight_parse (weight->text, &pattern->weight)))
    return TRUE;
  return thema_yaml_fail (codebook, weight, error,
                          "'weight' must be a number with at most six decimals, like 2 or -0.5");
}

/* A word of `near`: a text, or a mapping without a weight. */
static gboolean
read_near_word (const ThemaCodebook *codebook, ThemaNear *near, const ThemaYamlNode *node,
                GError **error)
{
  static const char *const keys[] = { "pattern", "match", "case", NULL };
  const ThemaYamlNode *text = node;
  if (node->kind == THEMA_YAML_MAPPING)
    {
      if (!thema_yaml_check_keys (codebook, node, keys, error))
        return FALSE;
      if ((text = thema_yaml_node_get (node, "pattern")) == NULL)
        return thema_yaml_fail (codebook, node, error, "the key 'pattern' is missing");
    }
  ThemaPattern word;
  if (!init_word (codebook, &word, text, error))
    return FALSE;
  g_ptr_array_add (near->words, g_memdup2 (&word, sizeof word));
  return node->kind != THEMA_YAML_MAPPING
         || read_match (codebook, g_ptr_array_index (near->words, near->words->len - 1), node,
                        error);
}

static ThemaNear *
read_near (const ThemaCodebook *codebook, const ThemaYamlNode *node, GError **error)
{
  static const char *const keys[] = { "words", "within", "order", "unit", NULL };
  g_autoptr (ThemaNear) near = thema_near_new ();
  guint order = THEMA_ORDER_ANY, unit = THEMA_UNIT_SENTENCE;
  const ThemaYamlNode *words;
  if (node->kind != THEMA_YAML_MAPPING)
    {
      thema_yaml_fail (codebook, node, error, "'near' must have the keys words and within");
      return NULL;
    }
  if (!thema_yaml_check_keys (codebook, node, keys, error)
      || !thema_yaml_read_list (codebook, node, "words", "a list of words", &words, error)
      || !thema_yaml_read_count (codebook, node, "within", THEMA_MAX_WITHIN, &near->within, error)
      || !thema_yaml_read_choice (codebook, node, "order", thema_choices_order, &order, error)
      || !thema_yaml_read_choice (codebook, node, "unit", thema_choices_unit, &unit, error))
    return NULL;
  if (words == NULL || words->children->len < 2 || words->children->len > THEMA_MAX_NEAR
      || thema_yaml_node_get (node, "within") == NULL)
    {
      thema_yaml_fail (codebook, node, error,
                       "'near' needs from 2 to %d words, and 'within': the number of other words "
                       "that may stand between them",
                       THEMA_MAX_NEAR);
      return NULL;
    }
  near->order = order;
  near->unit = unit;
  for (guint i = 0; i < words->children->len; i++)
    if (!read_near_word (codebook, near, g_ptr_array_index (words->children, i), error))
      return NULL;
  return g_steal_pointer (&near);
}

static gboolean
read_mapping (const ThemaCodebook *codebook, GArray *patterns, const ThemaYamlNode *node,
              GError **error)
{
  static const char *const word_keys[] = { "pattern", "match", "case", "weight", NULL };
  static const char *const near_keys[] = { "near", "weight", NULL };
  const ThemaYamlNode *near = thema_yaml_node_get (node, "near");
  const ThemaYamlNode *text = thema_yaml_node_get (node, "pattern");
  if (!thema_yaml_check_keys (codebook, node, near != NULL ? near_keys : word_keys, error))
    return FALSE;
  if (near == NULL && text == NULL)
    return thema_yaml_fail (codebook, node, error, "the key 'pattern' is missing");
  if (near == NULL)
    return thema_yaml_add_word (codebook, patterns, text, error)
           && read_match (codebook, &g_array_index (patterns, ThemaPattern, patterns->len - 1),
                          node, error)
           && read_weight (codebook, &g_array_index (patterns, ThemaPattern, patterns->len - 1),
                           node, error);
  ThemaNear *read = read_near (codebook, near, error);
  if (read == NULL)
    return FALSE;
  ThemaPattern *pattern = thema_codebook_add_pattern (patterns, "", THEMA_MATCH_WORD, node->line);
  thema_pattern_set_near (pattern, read);
  return read_weight (codebook, pattern, node, error);
}

gboolean
thema_yaml_add_word (const ThemaCodebook *codebook, GArray *patterns, const ThemaYamlNode *node,
                     GError **error)
{
  ThemaPattern pattern;
  if (!init_word (codebook, &pattern, node, error))
    return FALSE;
  g_array_append_val (patterns, pattern);
  return TRUE;
}

gboolean
thema_yaml_read_patterns (const ThemaCodebook *codebook, const ThemaYamlNode *mapping,
                          const char *key, GArray *patterns, GError **error)
{
  const ThemaYamlNode *list;
  if (!thema_yaml_read_list (codebook, mapping, key, "a list: a line with '- ' for each pattern",
                             &list, error))
    return FALSE;
  for (guint i = 0; list != NULL && i < list->children->len; i++)
    {
      const ThemaYamlNode *node = g_ptr_array_index (list->children, i);
      if (node->kind == THEMA_YAML_MAPPING ? !read_mapping (codebook, patterns, node, error)
                                           : !thema_yaml_add_word (codebook, patterns, node, error))
        return FALSE;
    }
  return TRUE;
}
