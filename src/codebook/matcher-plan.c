/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not found by the trie alone: words near each other, rules, and codes that exclude each
 * other. */
#include "codebook/matcher-private.h"

#include <string.h>

static void
clear_near (gpointer data)
{
  g_array_unref (((ThemaNearPlan *) data)->operands);
}

static void
clear_rule (gpointer data)
{
  ThemaRulePlan *plan = data;
  thema_rule_free (plan->rule);
  g_array_unref (plan->leaves);
}

/* The phrase of an operand; the same operand is the same phrase wherever it stands. */
static guint32
number_operand (ThemaMatcher *self, ThemaInterner *operands, const ThemaPattern *pattern)
{
  g_autofree char *text = thema_pattern_describe (pattern);
  guint32 known = thema_interner_size (operands);
  guint32 number = thema_interner_add (operands, text, strlen (text));
  ThemaPhrase phrase = { THEMA_NO_ID, pattern };
  if (number == known)
    g_array_append_val (self->phrases, phrase);
  return self->first[THEMA_PHRASE_OPERAND] + number;
}

static void
plan_near (ThemaMatcher *self, ThemaInterner *operands, guint32 phrase)
{
  const ThemaNear *near = g_array_index (self->phrases, ThemaPhrase, phrase).pattern->near;
  ThemaNearPlan plan = { .phrase = phrase,
                         .operands = g_array_new (FALSE, FALSE, sizeof (guint32)),
                         .within = near->within,
                         .ordered = near->order != THEMA_ORDER_ANY,
                         .unit = near->unit };
  guint n = near->words->len;
  for (guint i = 0; i < n; i++)
    {
      guint at = near->order == THEMA_ORDER_AFTER ? n - 1 - i : i;
      guint32 operand = number_operand (self, operands, g_ptr_array_index (near->words, at));
      g_array_append_val (plan.operands, operand);
    }
  g_array_append_val (self->nears, plan);
}

typedef struct
{
  ThemaMatcher *matcher; /* borrowed, as is all here */
  ThemaInterner *operands;
  GArray *leaves;
} Numbering;

static void
number_leaf (ThemaRule *rule, gpointer user_data)
{
  const Numbering *self = user_data;
  ThemaRuleLeaf leaf = { rule->kind == THEMA_RULE_CODE, rule->number };
  if (rule->kind != THEMA_RULE_CODE && rule->kind != THEMA_RULE_PATTERN)
    return;
  if (rule->kind == THEMA_RULE_PATTERN)
    leaf.number = number_operand (self->matcher, self->operands, &rule->pattern);
  rule->number = self->leaves->len;
  g_array_append_val (self->leaves, leaf);
}

/* The phrase that stands for the rule of each code. */
static guint32 *
find_rule_phrases (const ThemaMatcher *self)
{
  guint32 *phrases = g_new (guint32, MAX (self->n_codes, 1));
  for (guint32 i = 0; i < self->first[THEMA_PHRASE_EXCLUSION]; i++)
    phrases[self->phrase_codes[i]] = i;
  return phrases;
}

/* Whether a code among the leaves has a rule, itself or below it. */
static gboolean
is_on_rules (const ThemaMatcher *self, const GArray *leaves)
{
  for (guint i = 0; i < leaves->len; i++)
    {
      const ThemaRuleLeaf *leaf = &g_array_index (leaves, ThemaRuleLeaf, i);
      if (!leaf->is_code)
        continue;
      guint32 last = thema_codebook_code (self->codebook, leaf->number)->last_descendant;
      for (guint32 code = leaf->number; code <= last; code++)
        if (thema_codebook_code (self->codebook, code)->rule != NULL)
          return TRUE;
    }
  return FALSE;
}

static void
plan_rules (ThemaMatcher *self, ThemaInterner *operands)
{
  const GArray *order = self->codebook->rule_order;
  g_autofree guint32 *phrases = find_rule_phrases (self);
  for (guint i = 0; i < order->len; i++)
    {
      guint32 index = g_array_index (order, guint32, i);
      const ThemaCode *code = thema_codebook_code (self->codebook, index);
      ThemaRulePlan plan = { .code = index,
                             .phrase = phrases[index],
                             .unit = code->rule_unit,
                             .rule = thema_rule_copy (code->parsed),
                             .leaves = g_array_new (FALSE, FALSE, sizeof (ThemaRuleLeaf)) };
      Numbering numbering = { self, operands, plan.leaves };
      thema_rule_foreach (plan.rule, number_leaf, &numbering);
      plan.on_rules = is_on_rules (self, plan.leaves);
      g_array_append_val (self->plans, plan);
    }
}

/* Codes stand in preorder, so a group begins before the groups inside it. */
static void
plan_groups (ThemaMatcher *self)
{
  if (self->codebook->exclusive && self->n_codes > 0)
    {
      ThemaGroup group = { THEMA_NO_ID, 0, self->n_codes - 1 };
      g_array_append_val (self->groups, group);
    }
  for (guint32 i = 0; i < self->n_codes; i++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, i);
      ThemaGroup group = { i, i + 1, code->last_descendant };
      if (code->exclusive && code->last_descendant > i)
        g_array_append_val (self->groups, group);
    }
}

static int
compare_nears (gconstpointer a, gconstpointer b)
{
  const ThemaNearPlan *x = a, *y = b;
  guint32 first = g_array_index (x->operands, guint32, 0);
  guint32 other = g_array_index (y->operands, guint32, 0);
  if (first != other)
    return first < other ? -1 : 1;
  return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

guint
thema_matcher_first_near (const ThemaMatcher *self, guint32 phrase)
{
  guint low = 0, high = self->nears->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const ThemaNearPlan *plan = &g_array_index (self->nears, ThemaNearPlan, middle);
      if (g_array_index (plan->operands, guint32, 0) < phrase)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
thema_matcher_plan (ThemaMatcher *self)
{
  g_autoptr (ThemaInterner) operands = thema_interner_new ();
  self->nears = g_array_new (FALSE, FALSE, sizeof (ThemaNearPlan));
  self->plans = g_array_new (FALSE, FALSE, sizeof (ThemaRulePlan));
  self->groups = g_array_new (FALSE, FALSE, sizeof (ThemaGroup));
  g_array_set_clear_func (self->nears, clear_near);
  g_array_set_clear_func (self->plans, clear_rule);
  for (guint32 i = 0; i < self->first[THEMA_PHRASE_CUE]; i++)
    if (g_array_index (self->phrases, ThemaPhrase, i).pattern->near != NULL)
      plan_near (self, operands, i);
  g_array_sort (self->nears, compare_nears);
  plan_rules (self, operands);
  plan_groups (self);
  self->needs_distances = self->nears->len > 0 || self->plans->len > 0 || self->groups->len > 0
                          || self->rules.overlap == THEMA_OVERLAP_LONGEST
                          || self->rules.overlap == THEMA_OVERLAP_CODEBOOK
                          || self->first[THEMA_PHRASE_CUE] < self->first[THEMA_PHRASE_OPERAND];
}

void
thema_matcher_clear_plans (ThemaMatcher *self)
{
  g_clear_pointer (&self->nears, g_array_unref);
  g_clear_pointer (&self->plans, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
}
