/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/codebook-rules.h"

#include <string.h>

#define SHOWN 12 /* steps of a cycle that a message tells */

static ThemaCode *
get (const ThemaCodebook *self, guint32 index)
{
  return g_ptr_array_index (self->codes, index);
}

static guint
rule_line (const ThemaCode *code)
{
  return code->rule_line != 0 ? code->rule_line : code->line;
}

/* A rule's passage is a whole unit: it has no length that could be compared, and nothing lies
 * inside it that could be cancelled. */
static gboolean
check_place (const ThemaCodebook *self, const ThemaCode *code, GError **error)
{
  if (code->patterns->len > 0)
    return thema_codebook_fail (
        self, rule_line (code), error,
        "the code '%s' has both a rule and patterns; move the patterns to a sub-code or "
        "into the rule",
        code->name);
  if (code->exclusions->len > 0)
    return thema_codebook_fail (
        self, rule_line (code), error,
        "the code '%s' has both a rule and 'not' patterns; write 'and not' in the rule",
        code->name);
  if (self->exclusive)
    return thema_codebook_fail (
        self, rule_line (code), error,
        "the code '%s' has a rule, and the codes of this codebook are exclusive; "
        "a rule has no passages that could be compared with others",
        code->name);
  for (guint32 above = code->parent; above != THEMA_NO_ID; above = get (self, above)->parent)
    if (get (self, above)->exclusive)
      return thema_codebook_fail (
          self, rule_line (code), error,
          "the code '%s' has a rule and stands below '%s', whose sub-codes are exclusive; "
          "a rule has no passages that could be compared with others",
          code->name, get (self, above)->name);
  return TRUE;
}

typedef struct
{
  const ThemaCodebook *codebook;
  GHashTable *indexes; /* owned: of codes by their names (borrowed) */
  const ThemaCode *code;
  GArray *named;  /* borrowed, of guint32: codes that the rule names, with repetitions */
  GError **error; /* set when the rule names a code that is not there */
  gboolean failed;
} Resolver;

static gboolean
is_code (const char *word, gpointer user_data)
{
  const Resolver *self = user_data;
  return g_hash_table_contains (self->indexes, word);
}

static void
resolve (ThemaRule *rule, gpointer user_data)
{
  Resolver *self = user_data;
  gpointer index;
  if (rule->kind != THEMA_RULE_CODE || self->failed)
    return;
  if (!g_hash_table_lookup_extended (self->indexes, rule->code, NULL, &index))
    {
      self->failed = TRUE;
      thema_rule_fail (self->codebook->path, rule_line (self->code), self->code->name,
                       self->code->rule, rule->column, self->error,
                       "the code '%s' is not defined; check its spelling", rule->code);
      return;
    }
  rule->number = GPOINTER_TO_UINT (index);
  g_array_append_val (self->named, rule->number);
}

/* Parses all rules; `named` gets an array for each code with one, NULL for the others. */
static gboolean
parse_rules (ThemaCodebook *self, GPtrArray *named, GError **error)
{
  g_autoptr (GHashTable) indexes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < self->codes->len; i++)
    g_hash_table_insert (indexes, get (self, i)->name, GUINT_TO_POINTER (i));
  for (guint32 i = 0; i < self->codes->len; i++)
    {
      ThemaCode *code = get (self, i);
      GArray *codes = code->rule != NULL ? g_array_new (FALSE, FALSE, sizeof (guint32)) : NULL;
      Resolver resolver = { self, indexes, code, codes, error, FALSE };
      g_ptr_array_add (named, codes);
      if (codes == NULL)
        continue;
      if (!check_place (self, code, error))
        return FALSE;
      thema_rule_free (code->parsed);
      code->parsed = thema_rule_parse (self->path, rule_line (code), code->name, code->rule,
                                       is_code, &resolver, error);
      if (code->parsed == NULL)
        return FALSE;
      thema_rule_foreach (code->parsed, resolve, &resolver);
      if (resolver.failed)
        return FALSE;
    }
  return TRUE;
}

/* A code on the way down, with where to go next: its sub-codes, then the codes its rule names. */
typedef struct
{
  guint32 code;
  guint32 child; /* the next sub-code, beyond its last descendant when all are done */
  guint n_named; /* so many of its rule's codes are done */
} Step;

typedef enum
{
  UNSEEN,
  ON_THE_WAY,
  DONE,
} State;

/* Says which code of the cycle leads to which other one, and how, beginning with one whose rule
 * does. */
static gboolean
fail_cycle (const ThemaCodebook *self, const GArray *way, guint32 again, GError **error)
{
  const Step *steps = (const Step *) (gconstpointer) way->data;
  guint first = way->len - 1, start = first, length;
  while (steps[first].code != again)
    first--;
  length = way->len - first;
  for (guint i = first; i < way->len; i++)
    if (steps[i].n_named > 0 && (steps[start].n_named == 0 || steps[i].code < steps[start].code))
      start = i;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < length; i++)
    {
      const Step *step = &steps[first + (start - first + i) % length];
      const Step *next = &steps[first + (start - first + i + 1) % length];
      if (i == SHOWN)
        {
          g_string_append_printf (text, " and so on, %u codes in all", length);
          break;
        }
      g_string_append_printf (
          text, "%s'%s' %s '%s'", i > 0 ? ", " : "", get (self, step->code)->name,
          step->n_named > 0 ? "names" : "has the sub-code", get (self, next->code)->name);
    }
  thema_codebook_fail (self, rule_line (get (self, steps[start].code)), error,
                       "the rule of '%s' depends on itself: %s",
                       get (self, steps[start].code)->name, text->str);
  g_string_free (text, TRUE);
  return FALSE;
}

/* The next code that the one of the step depends on, THEMA_NO_ID when that was all. */
static guint32
go_on (const ThemaCodebook *self, const GPtrArray *named, Step *step)
{
  const GArray *codes = g_ptr_array_index (named, step->code);
  guint32 child = step->child;
  if (child <= get (self, step->code)->last_descendant)
    {
      step->child = get (self, child)->last_descendant + 1;
      return child;
    }
  if (codes == NULL || step->n_named == codes->len)
    return THEMA_NO_ID;
  return g_array_index (codes, guint32, step->n_named++);
}

static void
set_out (GArray *way, guint8 *states, guint32 code)
{
  Step step = { code, code + 1, 0 };
  states[code] = ON_THE_WAY;
  g_array_append_val (way, step);
}

/* Each code behind those it depends on. A chain of rules may be as long as the codebook: no
 * recursion. */
static gboolean
order_rules (ThemaCodebook *self, const GPtrArray *named, GError **error)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autofree guint8 *states = g_new0 (guint8, self->codes->len);
  for (guint32 i = 0; i < self->codes->len; i++)
    {
      if (states[i] == UNSEEN)
        set_out (way, states, i);
      while (way->len > 0)
        {
          Step *step = &g_array_index (way, Step, way->len - 1);
          guint32 code = step->code, other = go_on (self, named, step);
          if (other == THEMA_NO_ID)
            {
              states[code] = DONE;
              if (g_ptr_array_index (named, code) != NULL)
                g_array_append_val (self->rule_order, code);
              g_array_set_size (way, way->len - 1);
            }
          else if (states[other] == ON_THE_WAY)
            return fail_cycle (self, way, other, error);
          else if (states[other] == UNSEEN)
            set_out (way, states, other);
        }
    }
  return TRUE;
}

static void
free_numbers (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

gboolean
thema_codebook_seal_rules (ThemaCodebook *self, GError **error)
{
  gboolean any = FALSE;
  g_array_set_size (self->rule_order, 0);
  for (guint32 i = 0; i < self->codes->len && !any; i++)
    any = get (self, i)->rule != NULL;
  if (!any)
    return TRUE;
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (free_numbers);
  return parse_rules (self, named, error) && order_rules (self, named, error);
}
