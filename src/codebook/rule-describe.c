/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/rule.h"

#include "codebook/glob.h"
#include "codebook/rule-words.h"

#include <string.h>

static gboolean
has_wildcard (const char *text)
{
  return thema_glob_has_wildcard (text, strlen (text));
}

/* Without quotes where no code can be meant: with a wildcard, or inside stem(), case(), regex(). */
static void
append_pattern (GString *out, const ThemaPattern *pattern)
{
  if (pattern->match == THEMA_MATCH_WORD && !pattern->case_sensitive)
    {
      thema_rule_append_text (out, pattern->text, !has_wildcard (pattern->text));
      return;
    }
  g_autofree char *text = thema_pattern_describe (pattern);
  g_string_append (out, text);
}

static void
append_code (GString *out, const char *name)
{
  gboolean bare = thema_rule_is_bare (name) && !has_wildcard (name);
  if (!bare)
    g_string_append (out, "code(");
  thema_rule_append_text (out, name, !bare);
  if (!bare)
    g_string_append_c (out, ')');
}

static void append_rule (GString *out, const ThemaRule *self, ThemaRuleKind holder);

static void
append_operands (GString *out, const ThemaRule *self, const char *between)
{
  for (guint i = 0; i < self->operands->len; i++)
    {
      if (i > 0)
        g_string_append (out, between);
      append_rule (out, g_ptr_array_index (self->operands, i), self->kind);
    }
}

/* Parentheses stand only where they must, so that the text is nested no deeper than the rule was
 * when it was parsed. */
static void
append_rule (GString *out, const ThemaRule *self, ThemaRuleKind holder)
{
  static const char *const comparisons[] = {
    [THEMA_COMPARE_LESS] = "<",       [THEMA_COMPARE_AT_MOST] = "<=",  [THEMA_COMPARE_EQUAL] = "=",
    [THEMA_COMPARE_NOT_EQUAL] = "!=", [THEMA_COMPARE_AT_LEAST] = ">=", [THEMA_COMPARE_MORE] = ">"
  };
  gboolean enclosed
      = (self->kind == THEMA_RULE_AND && holder == THEMA_RULE_NOT)
        || (self->kind == THEMA_RULE_OR && (holder == THEMA_RULE_NOT || holder == THEMA_RULE_AND));
  if (enclosed)
    g_string_append_c (out, '(');
  switch (self->kind)
    {
    case THEMA_RULE_CODE:
      append_code (out, self->code);
      break;
    case THEMA_RULE_PATTERN:
      append_pattern (out, &self->pattern);
      break;
    case THEMA_RULE_AND:
      append_operands (out, self, " and ");
      break;
    case THEMA_RULE_OR:
      append_operands (out, self, " or ");
      break;
    case THEMA_RULE_NOT:
      g_string_append (out, "not ");
      append_operands (out, self, "");
      break;
    case THEMA_RULE_NEAR:
    case THEMA_RULE_SEQ:
      g_string_append (out, self->kind == THEMA_RULE_NEAR ? "near(" : "seq(");
      append_operands (out, self, ", ");
      g_string_append_printf (out, ", %u)", self->within);
      break;
    case THEMA_RULE_COUNT:
      g_string_append (out, "count(");
      append_operands (out, self, "");
      g_string_append_printf (out, ") %s %" G_GUINT64_FORMAT, comparisons[self->comparison],
                              self->count);
      break;
    }
  if (enclosed)
    g_string_append_c (out, ')');
}

char *
thema_rule_describe (const ThemaRule *self)
{
  GString *out = g_string_new (NULL);
  append_rule (out, self, THEMA_RULE_OR);
  return g_string_free (out, FALSE);
}
