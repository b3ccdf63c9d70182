/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema's own YAML: what codebook-yaml.c reads, in the order in which people read it. */
#include "codebook/choices.h"
#include "codebook/write-yaml.h"
#include "codebook/write.h"

/* Codes lie in each other so many levels deep; what is deeper stands on top and names its parent:
 * readers limit the nesting of YAML. */
#define LEVELS 16

static void
append_line (GString *out, guint indent, const char *line)
{
  thema_yaml_append_indent (out, indent);
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

/* A text or a mapping of one pattern without `near`, behind "- ". */
static void
append_words (GString *out, guint indent, const ThemaPattern *pattern)
{
  gboolean is_mapping = pattern->match != THEMA_MATCH_WORD || pattern->case_sensitive
                        || pattern->weight != THEMA_WEIGHT_ONE;
  thema_yaml_append_indent (out, indent);
  g_string_append (out, is_mapping ? "- pattern: " : "- ");
  thema_yaml_append_scalar (out, pattern->text);
  g_string_append_c (out, '\n');
  if (pattern->match != THEMA_MATCH_WORD)
    thema_yaml_append_text (out, indent + 2, "match", thema_choices_match[pattern->match]);
  if (pattern->case_sensitive)
    append_line (out, indent + 2, "case: sensitive");
}

static void
append_near (GString *out, guint indent, const ThemaNear *near)
{
  append_line (out, indent, "- near:");
  append_line (out, indent + 4, "words:");
  for (guint i = 0; i < near->words->len; i++)
    append_words (out, indent + 6, g_ptr_array_index (near->words, i));
  thema_yaml_append_indent (out, indent + 4);
  g_string_append_printf (out, "within: %u\n", near->within);
  if (near->order != THEMA_ORDER_ANY)
    thema_yaml_append_text (out, indent + 4, "order", thema_choices_order[near->order]);
  if (near->unit != THEMA_UNIT_SENTENCE)
    thema_yaml_append_text (out, indent + 4, "unit", thema_unit_name (near->unit));
}

static void
append_patterns (GString *out, guint indent, const char *key, const GArray *patterns)
{
  if (patterns->len == 0)
    return;
  append_line (out, indent, key);
  for (guint i = 0; i < patterns->len; i++)
    {
      const ThemaPattern *pattern = &g_array_index (patterns, ThemaPattern, i);
      if (pattern->near != NULL)
        append_near (out, indent + 2, pattern->near);
      else
        append_words (out, indent + 2, pattern);
      if (pattern->weight == THEMA_WEIGHT_ONE)
        continue;
      g_autofree char *weight = thema_weight_format (pattern->weight);
      thema_yaml_append_indent (out, indent + 4);
      g_string_append_printf (out, "weight: %s\n", weight);
    }
}

static void
append_example_list (GString *out, guint indent, const char *key, const GArray *examples,
                     gboolean positive)
{
  gboolean is_first = TRUE;
  for (guint i = 0; i < examples->len; i++)
    {
      const ThemaExample *example = &g_array_index (examples, ThemaExample, i);
      if (example->positive != positive)
        continue;
      if (is_first)
        append_line (out, indent, key);
      is_first = FALSE;
      thema_yaml_append_indent (out, indent + 2);
      g_string_append (out, "- ");
      thema_yaml_append_scalar (out, example->text);
      g_string_append_c (out, '\n');
    }
}

static void
append_examples (GString *out, guint indent, const GArray *examples)
{
  if (examples->len == 0)
    return;
  append_line (out, indent, "examples:");
  append_example_list (out, indent + 2, "positive:", examples, TRUE);
  append_example_list (out, indent + 2, "negative:", examples, FALSE);
}

/* All of a code but its sub-codes; `parent` is named when the nesting does not show it. */
static void
append_code (GString *out, guint indent, const ThemaCode *code, const char *parent)
{
  thema_yaml_append_indent (out, indent);
  g_string_append (out, "- code: ");
  thema_yaml_append_scalar (out, code->name);
  g_string_append_c (out, '\n');
  indent += 2;
  thema_yaml_append_text (out, indent, "parent", parent);
  thema_yaml_append_text (out, indent, "label", code->label);
  thema_yaml_append_text (out, indent, "definition", code->definition);
  thema_yaml_append_text (out, indent, "include", code->include);
  thema_yaml_append_text (out, indent, "exclude", code->exclude);
  thema_yaml_append_text (out, indent, "color", code->color);
  thema_yaml_append_text (out, indent, "guid", code->guid);
  if (code->negated != THEMA_NEGATED_INHERIT)
    thema_yaml_append_text (out, indent, "negated", thema_choices_negated[code->negated]);
  if (code->exclusive)
    append_line (out, indent, "exclusive: true");
  if (code->rule != NULL)
    {
      thema_yaml_append_text (out, indent, "rule", code->rule);
      if (code->rule_unit != THEMA_UNIT_SENTENCE)
        thema_yaml_append_text (out, indent, "unit", thema_unit_name (code->rule_unit));
    }
  append_patterns (out, indent, "patterns:", code->patterns);
  append_patterns (out, indent, "not:", code->exclusions);
  append_examples (out, indent, code->examples);
}

static guint
find_depth (const ThemaCodebook *codebook, guint32 index)
{
  guint depth = 0;
  while ((index = thema_codebook_code (codebook, index)->parent) != THEMA_NO_ID)
    depth++;
  return depth;
}

/* Codes are in preorder: those whose depth is a multiple of LEVELS begin a tree, the others follow
 * in it. A tree of its own stands behind the one that its parent is in. */
static void
append_tree (const ThemaCodebook *codebook, guint32 root, GString *out, GArray *waiting)
{
  guint base = find_depth (codebook, root);
  const ThemaCode *top = thema_codebook_code (codebook, root);
  for (guint32 i = root; i <= top->last_descendant;)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      guint level = find_depth (codebook, i) - base;
      if (level == LEVELS)
        {
          g_array_append_val (waiting, i);
          i = code->last_descendant + 1;
          continue;
        }
      gboolean is_first = i > root && code->parent == i - 1;
      if (is_first)
        append_line (out, 4 * level, "codes:");
      else
        g_string_append_c (out, '\n');
      append_code (out, 4 * level + 2, code,
                   i == root && code->parent_name != NULL ? code->parent_name : "");
      i++;
    }
}

static void
append_head (const ThemaCodebook *codebook, GString *out)
{
  g_string_append (out, "thema: 1\n");
  thema_yaml_append_text (out, 0, "title", codebook->title);
  thema_yaml_append_text (out, 0, "version", codebook->version);
  thema_yaml_append_text (out, 0, "language", codebook->language);
  thema_yaml_append_text (out, 0, "description", codebook->description);
  if (codebook->exclusive)
    append_line (out, 0, "exclusive: true");
  if (codebook->cues->len == 0 && codebook->window == THEMA_NEGATION_WINDOW)
    return;
  append_line (out, 0, "negation:");
  append_patterns (out, 2, "cues:", codebook->cues);
  if (codebook->window != THEMA_NEGATION_WINDOW)
    g_string_append_printf (out, "  window: %u\n", codebook->window);
}

void
thema_codebook_write_thema (const ThemaCodebook *codebook, GString *out, GPtrArray *losses)
{
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (guint32));
  (void) losses;
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook);
       i = thema_codebook_code (codebook, i)->last_descendant + 1)
    g_array_append_val (roots, i);
  append_head (codebook, out);
  g_string_append (out, roots->len > 0 ? "\ncodes:" : "codes: []\n");
  for (guint i = 0; i < roots->len; i++)
    append_tree (codebook, g_array_index (roots, guint32, i), out, roots);
}
