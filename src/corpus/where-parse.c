/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recursive descent, a function a rule:
 *
 *   either     = all { "or" all }
 *   all        = one { "and" one }
 *   one        = "not" one | "(" either ")" | comparison
 *   comparison = name ( operator value | [ "not" ] "in" "(" value { "," value } ")"
 *                       | "is" [ "not" ] "empty" ) */
#include "corpus/where-private.h"

#include "corpus/error.h"
#include "corpus/folded.h"
#include "text/utf8.h"

#include <string.h>

#define MAX_LENGTH ((gsize) 64 * 1024)
#define MAX_DEPTH 200

typedef enum
{
  TOKEN_END,
  TOKEN_WORD,   /* unquoted */
  TOKEN_QUOTED, /* a word, whatever it says */
  TOKEN_SIGN,   /* an operator, parenthesis or comma */
} TokenKind;

typedef struct
{
  const char *expression; /* borrowed */
  const char *at;         /* behind the token at hand */
  TokenKind kind;
  const char *token; /* borrowed: where it starts */
  GString *text;     /* owned: what it says */
  guint depth;
  ThemaWhere *where; /* borrowed */
  GError **error;
} Parser;

/* Says what was expected at the token at hand. */
static gpointer
fail (Parser *self, const char *expected)
{
  gsize before = (gsize) (self->token - self->expression);
  g_autofree char *rest
      = g_utf8_substring (self->token, 0, MIN (g_utf8_strlen (self->token, -1), 20));
  g_autofree char *shown
      = self->kind == TOKEN_END ? g_strdup ("at its end") : g_strdup_printf ("at '%s'", rest);
  g_set_error (self->error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_WHERE,
               "--where: character %" G_GSIZE_FORMAT " of \"%s\", %s: %s",
               thema_utf8_count (self->expression, before) + 1, self->expression, shown, expected);
  return NULL;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == '.' || c == '+' || (c & 0x80) != 0;
}

/* Reads what stands in quotes; the first one is at hand. */
static gboolean
read_quoted (Parser *self)
{
  char quote = *self->at++;
  for (;;)
    {
      const char *end = strchr (self->at, quote);
      if (end == NULL)
        {
          fail (self, "the quote is not closed");
          return FALSE;
        }
      g_string_append_len (self->text, self->at, end - self->at);
      self->at = end + 1;
      if (*self->at != quote)
        return TRUE;
      g_string_append_c (self->text, quote);
      self->at++;
    }
}

/* Takes the next token to hand. */
static gboolean
next (Parser *self)
{
  static const char *const signs[]
      = { "!=", "<=", ">=", "==", "<>", "=", "<", ">", "(", ")", ",", NULL };
  while (g_ascii_isspace (*self->at))
    self->at++;
  self->token = self->at;
  g_string_set_size (self->text, 0);
  self->kind = TOKEN_END;
  if (*self->at == '\0')
    return TRUE;
  if (*self->at == '"' || *self->at == '\'')
    {
      self->kind = TOKEN_QUOTED;
      return read_quoted (self);
    }
  for (const char *const *sign = signs; *sign != NULL; sign++)
    if (g_str_has_prefix (self->at, *sign))
      {
        self->kind = TOKEN_SIGN;
        g_string_append (self->text, *sign);
        self->at += strlen (*sign);
        return TRUE;
      }
  self->kind = TOKEN_WORD;
  while (is_word_byte (*self->at))
    g_string_append_c (self->text, *self->at++);
  if (self->text->len == 0)
    fail (self, "this character has no meaning here; put names and values that hold it in quotes");
  return self->text->len > 0;
}

static gboolean
is_keyword (const Parser *self, const char *word)
{
  return self->kind == TOKEN_WORD && g_ascii_strcasecmp (self->text->str, word) == 0;
}

static gboolean
is_sign (const Parser *self, const char *sign)
{
  return self->kind == TOKEN_SIGN && strcmp (self->text->str, sign) == 0;
}

static gboolean
is_reserved (const Parser *self)
{
  static const char *const words[] = { "and", "or", "not", "in", "is", "contains", "empty", NULL };
  for (const char *const *word = words; *word != NULL; word++)
    if (is_keyword (self, *word))
      return TRUE;
  return FALSE;
}

/* Whether a name or value is at hand. */
static gboolean
is_operand (const Parser *self)
{
  return self->kind == TOKEN_QUOTED || (self->kind == TOKEN_WORD && !is_reserved (self));
}

static void
clear_literal (gpointer data)
{
  g_string_free (((ThemaWhereLiteral *) data)->folded, TRUE);
}

static ThemaWhereNode *
node_new (ThemaWhereKind kind, ThemaWhereNode *left, ThemaWhereNode *right)
{
  ThemaWhereNode *self = g_new0 (ThemaWhereNode, 1);
  self->kind = kind;
  self->left = left;
  self->right = right;
  return self;
}

static ThemaWhereNode *
negate (ThemaWhereNode *node, gboolean is_negative)
{
  return is_negative && node != NULL ? node_new (THEMA_WHERE_NOT, node, NULL) : node;
}

static guint
learn_name (Parser *self)
{
  GPtrArray *names = self->where->names;
  guint name;
  if (g_ptr_array_find_with_equal_func (names, self->text->str, g_str_equal, &name))
    return name;
  g_ptr_array_add (names, g_strdup (self->text->str));
  return names->len - 1;
}

/* Takes a value into the node. */
static gboolean
take_value (Parser *self, ThemaWhereNode *node)
{
  if (!is_operand (self))
    {
      fail (self, "a value must stand here; one that is empty is asked for with 'is empty'");
      return FALSE;
    }
  ThemaSlice value = thema_slice_trim ((ThemaSlice){ self->text->str, self->text->len });
  ThemaWhereLiteral literal = { .folded = g_string_new (NULL) };
  g_autoptr (GString) composed = g_string_new (NULL);
  literal.is_number = thema_where_number (value, &literal.number);
  thema_folded (value, composed, literal.folded);
  g_array_append_val (node->literals, literal);
  if (value.length > 0)
    return next (self);
  fail (self, "the value is empty; ask with 'is empty'");
  return FALSE;
}

static gboolean
take_list (Parser *self, ThemaWhereNode *node)
{
  if (!next (self))
    return FALSE;
  if (!is_sign (self, "("))
    {
      fail (self, "'in' needs a list in parentheses: language in (en, fr)");
      return FALSE;
    }
  do
    if (!next (self) || !take_value (self, node))
      return FALSE;
  while (is_sign (self, ","));
  if (is_sign (self, ")"))
    return next (self);
  fail (self, "a comma or a closing parenthesis must stand here");
  return FALSE;
}

static gboolean
take_empty (Parser *self, gboolean *is_negative)
{
  if (!next (self))
    return FALSE;
  *is_negative = is_keyword (self, "not");
  if (*is_negative && !next (self))
    return FALSE;
  if (is_keyword (self, "empty"))
    return next (self);
  fail (self, "'is' can only be followed by 'empty' or 'not empty'");
  return FALSE;
}

/* The operator at hand, if it is one that a value follows. */
static gboolean
find_operator (const Parser *self, ThemaWhereKind *kind, gboolean *is_negative)
{
  static const struct
  {
    const char *sign;
    ThemaWhereKind kind;
    gboolean is_negative;
  } operators[] = {
    { "=", THEMA_WHERE_EQUAL, FALSE },   { "==", THEMA_WHERE_EQUAL, FALSE },
    { "!=", THEMA_WHERE_EQUAL, TRUE },   { "<>", THEMA_WHERE_EQUAL, TRUE },
    { "<", THEMA_WHERE_LESS, FALSE },    { "<=", THEMA_WHERE_AT_MOST, FALSE },
    { ">", THEMA_WHERE_GREATER, FALSE }, { ">=", THEMA_WHERE_AT_LEAST, FALSE },
  };
  *is_negative = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (is_sign (self, operators[i].sign))
      {
        *kind = operators[i].kind;
        *is_negative = operators[i].is_negative;
        return TRUE;
      }
  if (!is_keyword (self, "contains"))
    return FALSE;
  *kind = THEMA_WHERE_CONTAINS;
  return TRUE;
}

static ThemaWhereNode *
parse_comparison (Parser *self)
{
  if (!is_operand (self))
    return fail (self, "the name of a column must stand here");
  ThemaWhereNode *node = node_new (THEMA_WHERE_EQUAL, NULL, NULL);
  node->name = learn_name (self);
  node->literals = g_array_new (FALSE, FALSE, sizeof (ThemaWhereLiteral));
  g_array_set_clear_func (node->literals, clear_literal);
  gboolean good = next (self), is_negative = FALSE;
  if (good && find_operator (self, &node->kind, &is_negative))
    good = next (self) && take_value (self, node);
  else if (good && is_keyword (self, "is"))
    {
      node->kind = THEMA_WHERE_EMPTY;
      good = take_empty (self, &is_negative);
    }
  else if (good)
    {
      is_negative = is_keyword (self, "not");
      good = !is_negative || next (self);
      if (good && is_keyword (self, "in"))
        good = take_list (self, node);
      else if (good)
        good = fail (self, "a comparison must stand here: = != < <= > >= contains, in, is empty")
               != NULL;
    }
  if (good)
    return negate (node, is_negative);
  thema_where_node_free (node);
  return NULL;
}

static ThemaWhereNode *parse_either (Parser *self);

static ThemaWhereNode *
parse_group (Parser *self)
{
  ThemaWhereNode *node = next (self) ? parse_either (self) : NULL;
  if (node == NULL)
    return NULL;
  if (is_sign (self, ")") && next (self))
    return node;
  if (*self->error == NULL)
    fail (self, "and, or, or a closing parenthesis must stand here");
  thema_where_node_free (node);
  return NULL;
}

static ThemaWhereNode *
parse_one (Parser *self)
{
  ThemaWhereNode *node;
  if (self->depth == MAX_DEPTH)
    return fail (self, "it is nested too deeply");
  self->depth++;
  if (is_keyword (self, "not"))
    node = negate (next (self) ? parse_one (self) : NULL, TRUE);
  else
    node = is_sign (self, "(") ? parse_group (self) : parse_comparison (self);
  self->depth--;
  return node;
}

/* Rules that `keyword` joins; a chain of them grows to the left. */
static ThemaWhereNode *
parse_chain (Parser *self, const char *keyword, ThemaWhereKind kind,
             ThemaWhereNode *(*rule) (Parser *) )
{
  ThemaWhereNode *node = rule (self);
  while (node != NULL && is_keyword (self, keyword))
    {
      ThemaWhereNode *right = next (self) ? rule (self) : NULL;
      if (right == NULL)
        {
          thema_where_node_free (node);
          return NULL;
        }
      node = node_new (kind, node, right);
    }
  return node;
}

static ThemaWhereNode *
parse_all (Parser *self)
{
  return parse_chain (self, "and", THEMA_WHERE_AND, parse_one);
}

static ThemaWhereNode *
parse_either (Parser *self)
{
  return parse_chain (self, "or", THEMA_WHERE_OR, parse_all);
}

ThemaWhere *
thema_where_new (const char *expression, GError **error)
{
  GError *failure = NULL;
  if (strlen (expression) > MAX_LENGTH || !g_utf8_validate (expression, -1, NULL))
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_WHERE,
                   "--where: the expression is longer than 64 KiB, or not UTF-8");
      return NULL;
    }
  ThemaWhere *self = g_new0 (ThemaWhere, 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->folded = g_string_new (NULL);
  self->composed = g_string_new (NULL);
  Parser parser = { .expression = expression,
                    .at = expression,
                    .text = g_string_new (NULL),
                    .where = self,
                    .error = &failure };
  if (next (&parser))
    self->root = parse_either (&parser);
  if (self->root != NULL && parser.kind != TOKEN_END)
    fail (&parser, "and, or, or the end must stand here");
  g_string_free (parser.text, TRUE);
  g_ptr_array_add (self->names, NULL);
  if (failure == NULL)
    return self;
  thema_where_free (self);
  g_propagate_error (error, failure);
  return NULL;
}
