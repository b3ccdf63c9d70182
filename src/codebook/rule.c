/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser by recursive descent:
 *
 *   any      = all { "or" all }
 *   all      = factor { "and" factor }
 *   factor   = "not" factor | "(" any ")" | near | seq | count | thing
 *   near     = "near" "(" any { "," any } "," number ")"      (seq likewise)
 *   count    = "count" "(" any ")" comparison number
 *   thing    = word | text | "code" "(" text ")" | pattern
 *   pattern  = "stem" "(" text ")" | "regex" "(" text ")" | "case" "(" text-or-regex ")"
 */
#include "codebook/rule.h"

#include "codebook/glob.h"
#include "codebook/rule-scanner.h"

#include <string.h>

#define MAX_DEPTH 64
#define MAX_NODES 10000
#define MAX_LENGTH 200000 /* code points */
#define MAX_NUMBER 1000000000

typedef struct
{
  ThemaRuleScanner scanner;
  gboolean (*is_code) (const char *word, gpointer user_data);
  gpointer user_data;
  guint depth; /* of nesting */
  guint n_nodes;
  const char *holder; /* borrowed: "near" and so on, inside its parentheses; else NULL */
} Parser;

#define fail(parser, column, ...)                                                                  \
  thema_rule_scanner_fail (&(parser)->scanner, (column), __VA_ARGS__)

static gboolean
next (Parser *self)
{
  return thema_rule_scanner_next (&self->scanner);
}

static gboolean
is_word (const Parser *self, ThemaRuleWord word)
{
  return self->scanner.token.kind == THEMA_RULE_TOKEN_WORD && self->scanner.token.word == word;
}

static ThemaRule *
new_node (Parser *self, ThemaRuleKind kind, guint column)
{
  if (++self->n_nodes > MAX_NODES)
    {
      fail (self, column, "the rule is made of more than %d things; make several codes of it",
            MAX_NODES);
      return NULL;
    }
  ThemaRule *rule = g_new0 (ThemaRule, 1);
  rule->kind = kind;
  rule->number = THEMA_NO_ID;
  rule->column = column;
  if (kind != THEMA_RULE_CODE && kind != THEMA_RULE_PATTERN)
    rule->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) thema_rule_free);
  return rule;
}

/* Gives `operand` (transfer full) to the rule; `a and (b and c)` has three operands. */
static void
adopt (ThemaRule *self, ThemaRule *operand)
{
  if (operand->kind != self->kind || (self->kind != THEMA_RULE_AND && self->kind != THEMA_RULE_OR))
    {
      g_ptr_array_add (self->operands, operand);
      return;
    }
  g_ptr_array_extend_and_steal (self->operands, g_steal_pointer (&operand->operands));
  thema_rule_free (operand);
}

static gboolean
enter (Parser *self)
{
  return ++self->depth <= MAX_DEPTH
         || fail (self, self->scanner.token.column, "the rule is nested more than %d deep",
                  MAX_DEPTH);
}

/* The token stands where an operator or the end should. */
static gboolean
fail_behind (Parser *self)
{
  g_autofree char *text = thema_rule_token_repeat (&self->scanner.token);
  switch (self->scanner.token.kind)
    {
    case THEMA_RULE_TOKEN_CLOSE:
      return fail (self, self->scanner.token.column, "this ')' has no '('");
    case THEMA_RULE_TOKEN_COMMA:
      return fail (self, self->scanner.token.column, "a comma can stand in near() and seq() only");
    case THEMA_RULE_TOKEN_COMPARISON:
      if (strcmp (text, "!") == 0)
        return fail (self, self->scanner.token.column, "write 'not' instead of '!'");
      return fail (self, self->scanner.token.column, "only count() is compared: count(...) >= 2");
    default:
      return fail (self, self->scanner.token.column, "'and' or 'or' is missing before %s", text);
    }
}

/* Goes behind the ')' that closes what was opened at `column`. */
static gboolean
close_parenthesis (Parser *self, guint column)
{
  if (self->scanner.token.kind == THEMA_RULE_TOKEN_CLOSE)
    return next (self);
  if (self->scanner.token.kind == THEMA_RULE_TOKEN_END)
    return fail (self, column, "a ')' is missing: this '(' is not closed");
  return fail_behind (self);
}

/* Something must stand behind the '(' at `column`. */
static gboolean
check_filled (Parser *self, guint column)
{
  if (self->scanner.token.kind == THEMA_RULE_TOKEN_CLOSE)
    return fail (self, column, "nothing stands between '(' and ')'");
  return self->scanner.token.kind != THEMA_RULE_TOKEN_END || close_parenthesis (self, column);
}

static ThemaRule *parse_chain (Parser *self, ThemaRuleKind kind);

static ThemaRule *
make_pattern (Parser *self, guint column, const char *text, ThemaMatch match, gboolean sensitive)
{
  ThemaRule *rule = new_node (self, THEMA_RULE_PATTERN, column);
  if (rule == NULL)
    return NULL;
  thema_pattern_init (&rule->pattern, text, match, self->scanner.line);
  rule->pattern.case_sensitive = sensitive;
  return rule;
}

static ThemaRule *
make_code (Parser *self, guint column, const char *name)
{
  ThemaRule *rule = new_node (self, THEMA_RULE_CODE, column);
  if (rule != NULL)
    rule->code = g_strdup (name);
  return rule;
}

/* A word or a text in quotes, by itself. */
static ThemaRule *
parse_thing (Parser *self)
{
  ThemaRuleToken token = self->scanner.token;
  g_autofree char *text = thema_rule_token_text (&self->scanner.token);
  if (!next (self))
    return NULL;
  if (token.kind == THEMA_RULE_TOKEN_WORD && self->scanner.token.kind == THEMA_RULE_TOKEN_OPEN)
    {
      g_autofree char *shown = thema_rule_token_repeat (&token);
      fail (self, token.column,
            "'%s' is not known here; near, seq, count, stem, case, regex and code are", shown);
      return NULL;
    }
  if (*text == '\0')
    {
      fail (self, token.column, "nothing stands between the quotation marks");
      return NULL;
    }
  if (token.kind == THEMA_RULE_TOKEN_WORD && !thema_glob_has_wildcard (text, strlen (text)))
    {
      if (self->is_code (text, self->user_data))
        return make_code (self, token.column, text);
      if (strchr (text, '_') != NULL)
        {
          g_autofree char *shown = thema_rule_token_repeat (&token);
          fail (self, token.column,
                "'%s' is no code of this codebook; put it in quotes if it is a word", shown);
          return NULL;
        }
    }
  return make_pattern (self, token.column, text, THEMA_MATCH_WORD, FALSE);
}

/* Goes from a reserved word to what stands behind the '(' that must follow. */
static gboolean
open_parenthesis (Parser *self, guint *column)
{
  const char *name = thema_rule_word_name (self->scanner.token.word);
  if (!enter (self) || !next (self))
    return FALSE;
  *column = self->scanner.token.column;
  if (self->scanner.token.kind != THEMA_RULE_TOKEN_OPEN)
    return fail (self, *column, "a '(' is missing behind '%s'; put it in quotes if it is a word",
                 name);
  return next (self);
}

/* stem(), case(), regex() or code(): one text, or regex() in case(). */
static ThemaRule *
parse_marked (Parser *self)
{
  guint column = self->scanner.token.column, open_column;
  ThemaRuleWord word = self->scanner.token.word, inner = THEMA_RULE_WORD_NONE;
  if (!open_parenthesis (self, &open_column))
    return NULL;
  if (word == THEMA_RULE_WORD_CASE && is_word (self, THEMA_RULE_WORD_STEM))
    {
      fail (self, self->scanner.token.column,
            "a word cannot be matched by stem and by case at once; stems are lower case");
      return NULL;
    }
  guint inner_column = 0;
  if (word == THEMA_RULE_WORD_CASE && is_word (self, THEMA_RULE_WORD_REGEX))
    {
      inner = self->scanner.token.word;
      if (!open_parenthesis (self, &inner_column))
        return NULL;
    }
  gboolean is_regex = word == THEMA_RULE_WORD_REGEX || inner == THEMA_RULE_WORD_REGEX;
  if (self->scanner.token.kind != THEMA_RULE_TOKEN_TEXT
      && (is_regex || self->scanner.token.kind != THEMA_RULE_TOKEN_WORD
          || self->scanner.token.word != THEMA_RULE_WORD_NONE))
    {
      fail (self, self->scanner.token.column, "%s() takes one text%s",
            thema_rule_word_name (inner != THEMA_RULE_WORD_NONE ? inner : word),
            is_regex || self->scanner.token.kind == THEMA_RULE_TOKEN_WORD ? " in quotes" : "");
      return NULL;
    }
  g_autofree char *text = thema_rule_token_text (&self->scanner.token);
  if (*text == '\0')
    {
      fail (self, self->scanner.token.column, "nothing stands between the quotation marks");
      return NULL;
    }
  if (!next (self))
    return NULL;
  if (thema_rule_token_begins_factor (&self->scanner.token))
    {
      fail (self, self->scanner.token.column,
            "%s() takes one text; put quotes around several words", thema_rule_word_name (word));
      return NULL;
    }
  if ((inner != THEMA_RULE_WORD_NONE && !close_parenthesis (self, inner_column))
      || !close_parenthesis (self, open_column))
    return NULL;
  self->depth -= inner != THEMA_RULE_WORD_NONE ? 2 : 1;
  if (word == THEMA_RULE_WORD_CODE)
    return make_code (self, column, text);
  return make_pattern (self, column, text,
                       is_regex                       ? THEMA_MATCH_REGEX
                       : word == THEMA_RULE_WORD_STEM ? THEMA_MATCH_STEM
                                                      : THEMA_MATCH_WORD,
                       word == THEMA_RULE_WORD_CASE);
}

/* The token as a number; goes behind it. */
static gboolean
take_number (Parser *self, guint64 largest, guint64 *number)
{
  *number = 0;
  for (gsize i = 0; i < self->scanner.token.length; i++)
    {
      *number = 10 * *number + (guint64) (self->scanner.token.start[i] - '0');
      if (*number > largest)
        return fail (self, self->scanner.token.column,
                     "the number is too large; %" G_GUINT64_FORMAT " is the largest", largest);
    }
  return next (self);
}

/* A number that nothing follows in its parentheses: a year may be a pattern. */
static gboolean
is_last_number (const Parser *self)
{
  return thema_rule_token_is_number (&self->scanner.token)
         && thema_rule_scanner_peek (&self->scanner) == ')';
}

/* The things in near() and seq() and the number behind them, to before the ')'. */
static gboolean
parse_list (Parser *self, ThemaRule *rule)
{
  while (!is_last_number (self) && self->scanner.token.kind != THEMA_RULE_TOKEN_CLOSE)
    {
      if (rule->operands->len == THEMA_MAX_NEAR)
        return fail (self, self->scanner.token.column, "%s() takes at most %d things", self->holder,
                     THEMA_MAX_NEAR);
      ThemaRule *thing = parse_chain (self, THEMA_RULE_OR);
      if (thing == NULL)
        return FALSE;
      g_ptr_array_add (rule->operands, thing);
      if (self->scanner.token.kind == THEMA_RULE_TOKEN_CLOSE
          || self->scanner.token.kind == THEMA_RULE_TOKEN_END)
        break;
      if (self->scanner.token.kind != THEMA_RULE_TOKEN_COMMA)
        return thema_rule_token_begins_factor (&self->scanner.token)
                   ? fail (self, self->scanner.token.column, "a comma or 'or' is missing here")
                   : fail_behind (self);
      if (!next (self))
        return FALSE;
    }
  guint64 within = 0;
  if (self->scanner.token.kind == THEMA_RULE_TOKEN_END)
    return TRUE;
  if (rule->operands->len < 2 || !thema_rule_token_is_number (&self->scanner.token))
    return fail (self, self->scanner.token.column,
                 "%s() takes two or more things and then a number", self->holder);
  if (!take_number (self, THEMA_MAX_WITHIN, &within))
    return FALSE;
  rule->within = (guint) within;
  return TRUE;
}

static gboolean
parse_comparison (Parser *self, ThemaRule *rule, guint column)
{
  static const struct
  {
    const char *text;
    ThemaComparison comparison;
  } comparisons[] = {
    { "<", THEMA_COMPARE_LESS },       { "<=", THEMA_COMPARE_AT_MOST },
    { "=", THEMA_COMPARE_EQUAL },      { "==", THEMA_COMPARE_EQUAL },
    { "!=", THEMA_COMPARE_NOT_EQUAL }, { "<>", THEMA_COMPARE_NOT_EQUAL },
    { ">=", THEMA_COMPARE_AT_LEAST },  { ">", THEMA_COMPARE_MORE },
  };
  if (self->scanner.token.kind != THEMA_RULE_TOKEN_COMPARISON)
    return fail (self, column, "count() needs a comparison: >= 2");
  g_autofree char *text = thema_rule_token_repeat (&self->scanner.token);
  gsize i = 0;
  while (i < G_N_ELEMENTS (comparisons) && strcmp (comparisons[i].text, text) != 0)
    i++;
  if (i == G_N_ELEMENTS (comparisons))
    return fail (self, self->scanner.token.column,
                 "'%s' is no comparison; write <, <=, =, !=, >= or >", text);
  rule->comparison = comparisons[i].comparison;
  if (!next (self))
    return FALSE;
  if (!thema_rule_token_is_number (&self->scanner.token))
    return fail (self, self->scanner.token.column, "a whole number must stand behind '%s'", text);
  return take_number (self, MAX_NUMBER, &rule->count);
}

/* near(), seq() or count(). */
static ThemaRule *
parse_function (Parser *self)
{
  ThemaRuleToken token = self->scanner.token;
  guint open_column;
  if (self->holder != NULL)
    {
      fail (self, token.column, "%s() cannot hold %s()", self->holder,
            thema_rule_word_name (token.word));
      return NULL;
    }
  if (!open_parenthesis (self, &open_column))
    return NULL;
  g_autoptr (ThemaRule) rule = new_node (self,
                                         token.word == THEMA_RULE_WORD_NEAR  ? THEMA_RULE_NEAR
                                         : token.word == THEMA_RULE_WORD_SEQ ? THEMA_RULE_SEQ
                                                                             : THEMA_RULE_COUNT,
                                         token.column);
  if (rule == NULL)
    return NULL;
  self->holder = thema_rule_word_name (token.word);
  if (rule->kind == THEMA_RULE_COUNT)
    {
      ThemaRule *thing
          = check_filled (self, open_column) ? parse_chain (self, THEMA_RULE_OR) : NULL;
      if (thing == NULL)
        return NULL;
      g_ptr_array_add (rule->operands, thing);
      if (self->scanner.token.kind == THEMA_RULE_TOKEN_COMMA)
        {
          fail (self, self->scanner.token.column,
                "count() takes one thing; write 'or' between several");
          return NULL;
        }
    }
  else if (!parse_list (self, rule))
    return NULL;
  guint behind = self->scanner.token.end_column;
  if (!close_parenthesis (self, open_column))
    return NULL;
  self->holder = NULL;
  self->depth--;
  if (rule->kind == THEMA_RULE_COUNT && !parse_comparison (self, rule, behind))
    return NULL;
  return g_steal_pointer (&rule);
}

static ThemaRule *
parse_group (Parser *self)
{
  guint column = self->scanner.token.column;
  if (!enter (self) || !next (self))
    return NULL;
  if (!check_filled (self, column))
    return NULL;
  g_autoptr (ThemaRule) rule = parse_chain (self, THEMA_RULE_OR);
  if (rule == NULL || !close_parenthesis (self, column))
    return NULL;
  self->depth--;
  return g_steal_pointer (&rule);
}

static ThemaRule *parse_factor (Parser *self);

static ThemaRule *
parse_not (Parser *self)
{
  guint column = self->scanner.token.column;
  if (self->holder != NULL)
    {
      fail (self, column, "%s() cannot hold 'not'", self->holder);
      return NULL;
    }
  if (!enter (self) || !next (self))
    return NULL;
  if (!thema_rule_token_begins_factor (&self->scanner.token))
    {
      fail (self, column, "'not' has nothing behind it");
      return NULL;
    }
  g_autoptr (ThemaRule) rule = new_node (self, THEMA_RULE_NOT, column);
  ThemaRule *operand = rule != NULL ? parse_factor (self) : NULL;
  if (operand == NULL)
    return NULL;
  g_ptr_array_add (rule->operands, operand);
  self->depth--;
  return g_steal_pointer (&rule);
}

/* Nothing begins with the token. */
static void
fail_factor (Parser *self)
{
  g_autofree char *text = thema_rule_token_repeat (&self->scanner.token);
  if (self->scanner.token.kind == THEMA_RULE_TOKEN_END)
    fail (self, self->scanner.token.column, "nothing stands here");
  else if (strcmp (text, "!") == 0)
    fail_behind (self);
  else
    fail (self, self->scanner.token.column, "'%s' has nothing on its left side", text);
}

static ThemaRule *
parse_factor (Parser *self)
{
  if (self->scanner.token.kind == THEMA_RULE_TOKEN_TEXT)
    return parse_thing (self);
  if (self->scanner.token.kind == THEMA_RULE_TOKEN_OPEN)
    return parse_group (self);
  if (self->scanner.token.kind != THEMA_RULE_TOKEN_WORD
      || !thema_rule_token_begins_factor (&self->scanner.token))
    {
      fail_factor (self);
      return NULL;
    }
  switch (self->scanner.token.word)
    {
    case THEMA_RULE_WORD_NOT:
      return parse_not (self);
    case THEMA_RULE_WORD_NEAR:
    case THEMA_RULE_WORD_SEQ:
    case THEMA_RULE_WORD_COUNT:
      return parse_function (self);
    case THEMA_RULE_WORD_STEM:
    case THEMA_RULE_WORD_CASE:
    case THEMA_RULE_WORD_REGEX:
    case THEMA_RULE_WORD_CODE:
      return parse_marked (self);
    default:
      return parse_thing (self);
    }
}

static ThemaRule *
parse_operand (Parser *self, ThemaRuleKind kind)
{
  return kind == THEMA_RULE_OR ? parse_chain (self, THEMA_RULE_AND) : parse_factor (self);
}

/* Goes from an operator to what stands on its right side. */
static gboolean
take_operator (Parser *self, ThemaRuleWord word)
{
  guint column = self->scanner.token.column;
  const char *name = thema_rule_word_name (word);
  if (self->holder != NULL && word == THEMA_RULE_WORD_AND)
    return fail (self, column, "%s() cannot hold 'and'", self->holder);
  if (!next (self))
    return FALSE;
  return thema_rule_token_begins_factor (&self->scanner.token)
         || fail (self, column, "'%s' has nothing on its right side", name);
}

/* Operands with `or` between, each a chain of operands with `and` between. */
static ThemaRule *
parse_chain (Parser *self, ThemaRuleKind kind)
{
  ThemaRuleWord word = kind == THEMA_RULE_OR ? THEMA_RULE_WORD_OR : THEMA_RULE_WORD_AND;
  g_autoptr (ThemaRule) rule = parse_operand (self, kind);
  if (rule == NULL || !is_word (self, word))
    return g_steal_pointer (&rule);
  ThemaRule *first = g_steal_pointer (&rule);
  rule = new_node (self, kind, first->column);
  if (rule == NULL)
    {
      thema_rule_free (first);
      return NULL;
    }
  adopt (rule, first);
  while (is_word (self, word))
    {
      ThemaRule *operand = take_operator (self, word) ? parse_operand (self, kind) : NULL;
      if (operand == NULL)
        return NULL;
      adopt (rule, operand);
    }
  return g_steal_pointer (&rule);
}

ThemaRule *
thema_rule_parse (const char *path, guint line, const char *name, const char *expression,
                  gboolean (*is_code) (const char *word, gpointer user_data), gpointer user_data,
                  GError **error)
{
  Parser self = { .scanner = { .path = path,
                               .name = name,
                               .expression = expression,
                               .line = line,
                               .at = expression,
                               .column = 1,
                               .error = error },
                  .is_code = is_code,
                  .user_data = user_data };
  if (g_utf8_strlen (expression, -1) > MAX_LENGTH)
    {
      fail (&self, MAX_LENGTH + 1,
            "the rule is longer than %d characters; make several codes of it", MAX_LENGTH);
      return NULL;
    }
  if (!next (&self))
    return NULL;
  if (self.scanner.token.kind == THEMA_RULE_TOKEN_END)
    {
      fail (&self, self.scanner.token.column, "the rule is empty");
      return NULL;
    }
  g_autoptr (ThemaRule) rule = parse_chain (&self, THEMA_RULE_OR);
  if (rule == NULL)
    return NULL;
  if (self.scanner.token.kind != THEMA_RULE_TOKEN_END)
    {
      fail_behind (&self);
      return NULL;
    }
  return g_steal_pointer (&rule);
}

void
thema_rule_free (ThemaRule *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_free (self->code);
  thema_pattern_clear (&self->pattern);
  g_free (self);
}

/* As deep as an expression may be nested, at most. */
void
thema_rule_foreach (ThemaRule *self, void (*visit) (ThemaRule *rule, gpointer user_data),
                    gpointer user_data)
{
  visit (self, user_data);
  for (guint i = 0; self->operands != NULL && i < self->operands->len; i++)
    thema_rule_foreach (g_ptr_array_index (self->operands, i), visit, user_data);
}

ThemaRule *
thema_rule_copy (const ThemaRule *self)
{
  ThemaRule *copy = g_memdup2 (self, sizeof *self);
  copy->code = g_strdup (self->code);
  if (self->kind == THEMA_RULE_PATTERN)
    thema_pattern_copy (&self->pattern, &copy->pattern);
  if (self->operands == NULL)
    return copy;
  copy->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) thema_rule_free);
  for (guint i = 0; i < self->operands->len; i++)
    g_ptr_array_add (copy->operands, thema_rule_copy (g_ptr_array_index (self->operands, i)));
  return copy;
}
