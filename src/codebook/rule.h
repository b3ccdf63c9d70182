/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of rules: a Boolean expression over codes and patterns that holds for a unit of text
 * (a sentence, a paragraph, a document) or does not.
 *
 *   obligations and (state* or member*) and not protection
 *   near(fail*, "human rights", 10)     both, with at most 10 other words between, in any order
 *   seq(fail*, protect*, 5)             each before the next one
 *   count(obligations) >= 2             passages in the unit; also >, <, <=, =, !=
 *   stem(comply)  case(US)  regex("[a-z]+ism")  "a phrase"  code("a code whose name has blanks")
 *
 * A bare word that is the name of a code is the code, any other is a pattern; `and` binds more
 * closely than `or`, `not` more closely than both; these words may be written in capitals too.
 * near() and seq() take two or more things, each a code, a pattern or several of them with `or`
 * between; count() takes one such thing. A word with a wildcard is always a pattern, and so is a
 * text in quotes, in which \" and \\ stand for " and \. */
#pragma once

#include "codebook/pattern.h"

typedef enum
{
  THEMA_RULE_AND,     /* of two or more operands */
  THEMA_RULE_OR,      /* of two or more operands */
  THEMA_RULE_NOT,     /* of one */
  THEMA_RULE_CODE,    /* the unit has a passage with the code */
  THEMA_RULE_PATTERN, /* the unit has a passage that the pattern fits */
  THEMA_RULE_NEAR,    /* of two or more operands, each CODE, PATTERN or an OR of those */
  THEMA_RULE_SEQ,     /* likewise */
  THEMA_RULE_COUNT,   /* of one such operand */
} ThemaRuleKind;

typedef enum
{
  THEMA_COMPARE_LESS,
  THEMA_COMPARE_AT_MOST,
  THEMA_COMPARE_EQUAL,
  THEMA_COMPARE_NOT_EQUAL,
  THEMA_COMPARE_AT_LEAST,
  THEMA_COMPARE_MORE,
} ThemaComparison;

typedef struct _ThemaRule ThemaRule;
struct _ThemaRule
{
  ThemaRuleKind kind;
  GPtrArray *operands;  /* owned, of owned ThemaRule; NULL for CODE and PATTERN */
  char *code;           /* owned: the name; NULL but for CODE */
  guint32 number;       /* of the code or pattern: for the caller's use, THEMA_NO_ID until then */
  ThemaPattern pattern; /* of PATTERN: a word pattern without `near`; else all zero */
  guint within;         /* of NEAR and SEQ */
  ThemaComparison comparison; /* of COUNT, with: */
  guint64 count;
  guint column; /* where it begins in the expression: code points, from 1 */
};

/* Parses an expression, which is valid UTF-8. `is_code` tells whether a bare word names a code;
 * that code("...") does is for the caller to check. An error reads as `thema_rule_fail ()` makes
 * it. Nesting, length and the number of things are limited. */
ThemaRule *thema_rule_parse (const char *path, guint line, const char *name, const char *expression,
                             gboolean (*is_code) (const char *word, gpointer user_data),
                             gpointer user_data, GError **error);
void thema_rule_free (ThemaRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaRule, thema_rule_free)

/* Sets an error "PATH:LINE: the rule of 'NAME', at character COLUMN: ..." that shows the expression
 * on a second line and, on a third one, a mark under that character. Returns FALSE. */
gboolean thema_rule_fail (const char *path, guint line, const char *name, const char *expression,
                          guint column, GError **error, const char *format, ...)
    G_GNUC_PRINTF (7, 8);

/* The rule in one canonical form (transfer full), which is parsed as the same rule where all codes
 * it names are known. */
char *thema_rule_describe (const ThemaRule *self);

ThemaRule *thema_rule_copy (const ThemaRule *self);

/* Calls `visit` for the rule and all that it is made of, each before its operands. */
void thema_rule_foreach (ThemaRule *self, void (*visit) (ThemaRule *rule, gpointer user_data),
                         gpointer user_data);
