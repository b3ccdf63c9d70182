/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/variant.h"

#include <string.h>

typedef struct
{
  ThemaVariation variation;
  guint n_changed;
} Variant;

static void vary_pattern (ThemaPattern *pattern, Variant *variant);

static void
vary_near (ThemaPattern *pattern, Variant *variant)
{
  for (guint i = 0; i < pattern->near->words->len; i++)
    vary_pattern (g_ptr_array_index (pattern->near->words, i), variant);
  char *text = thema_pattern_describe (pattern);
  g_free (pattern->text);
  pattern->text = text;
}

static void
vary_pattern (ThemaPattern *pattern, Variant *variant)
{
  if (pattern->near != NULL)
    {
      vary_near (pattern, variant);
      return;
    }
  /* Stems are of folded words without wildcards. */
  gboolean is_plain = pattern->match == THEMA_MATCH_WORD && !pattern->case_sensitive
                      && strpbrk (pattern->text, "*?") == NULL;
  if (variant->variation == THEMA_VARY_WORDS && is_plain)
    pattern->match = THEMA_MATCH_STEM;
  else if (variant->variation == THEMA_VARY_STEMS && pattern->match == THEMA_MATCH_STEM)
    pattern->match = THEMA_MATCH_WORD;
  else if (variant->variation == THEMA_VARY_CASE && pattern->case_sensitive)
    pattern->case_sensitive = FALSE;
  else
    return;
  variant->n_changed++;
}

static void
copy_patterns (const GArray *from, GArray *to, Variant *variant)
{
  for (guint i = 0; i < from->len; i++)
    {
      ThemaPattern copy;
      thema_pattern_copy (&g_array_index (from, ThemaPattern, i), &copy);
      if (variant != NULL)
        vary_pattern (&copy, variant);
      g_array_append_val (to, copy);
    }
}

static void
copy_text (char **to, const char *from)
{
  g_free (*to);
  *to = g_strdup (from);
}

static void
copy_code (const ThemaCode *from, ThemaCode *to, Variant *variant)
{
  copy_text (&to->label, from->label);
  copy_text (&to->definition, from->definition);
  copy_text (&to->include, from->include);
  copy_text (&to->exclude, from->exclude);
  copy_text (&to->color, from->color);
  copy_text (&to->guid, from->guid);
  copy_text (&to->rule, from->rule);
  to->rule_line = from->rule_line;
  to->rule_unit = from->rule_unit;
  to->negated = from->negated;
  to->exclusive = from->exclusive;
  copy_patterns (from->patterns, to->patterns, variant);
  copy_patterns (from->exclusions, to->exclusions, variant);
  for (guint i = 0; i < from->examples->len; i++)
    {
      ThemaExample example = g_array_index (from->examples, ThemaExample, i);
      example.text = g_strdup (example.text);
      g_array_append_val (to->examples, example);
    }
  if (variant->variation != THEMA_VARY_NEGATION)
    return;
  variant->n_changed += from->negated == THEMA_NEGATED_DROP || from->negated == THEMA_NEGATED_MARK;
  to->negated = THEMA_NEGATED_KEEP;
}

static void
vary_leaf (ThemaRule *rule, gpointer user_data)
{
  if (rule->kind == THEMA_RULE_PATTERN)
    vary_pattern (&rule->pattern, user_data);
}

ThemaCodebook *
thema_codebook_vary (const ThemaCodebook *self, ThemaVariation variation, guint *n_changed,
                     GError **error)
{
  g_autoptr (ThemaCodebook) copy = thema_codebook_new (self->path);
  Variant variant = { variation, 0 };
  copy_text (&copy->title, self->title);
  copy_text (&copy->version, self->version);
  copy_text (&copy->language, self->language);
  copy_text (&copy->description, self->description);
  copy->window = self->window;
  copy->exclusive = self->exclusive;
  copy_patterns (self->cues, copy->cues, NULL);
  for (guint32 i = 0; i < thema_codebook_n_codes (self); i++)
    {
      const ThemaCode *code = thema_codebook_code (self, i);
      copy_code (code, thema_codebook_add (copy, code->name, code->parent_name, code->line),
                 &variant);
    }
  if (!thema_codebook_seal (copy, error))
    return NULL;
  /* Sealing parses the rules. */
  for (guint32 i = 0; i < thema_codebook_n_codes (copy); i++)
    {
      ThemaCode *code = g_ptr_array_index (copy->codes, i);
      if (code->parsed != NULL)
        thema_rule_foreach (code->parsed, vary_leaf, &variant);
    }
  *n_changed = variant.n_changed;
  return g_steal_pointer (&copy);
}
