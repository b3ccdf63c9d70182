/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes an expression of the language of rules apart into its tokens. */
#pragma once

#include "codebook/rule-words.h"

typedef enum
{
  THEMA_RULE_TOKEN_END,
  THEMA_RULE_TOKEN_WORD,
  THEMA_RULE_TOKEN_TEXT, /* in quotes, which are part of it */
  THEMA_RULE_TOKEN_OPEN,
  THEMA_RULE_TOKEN_CLOSE,
  THEMA_RULE_TOKEN_COMMA,
  THEMA_RULE_TOKEN_COMPARISON,
} ThemaRuleTokenKind;

typedef struct
{
  ThemaRuleTokenKind kind;
  const char *start; /* borrowed, in the expression */
  gsize length;
  guint column, end_column;
  ThemaRuleWord word; /* of THEMA_RULE_TOKEN_WORD */
} ThemaRuleToken;

typedef struct
{
  const char *path, *name, *expression; /* borrowed: for messages */
  guint line;
  ThemaRuleToken token; /* that is looked at */
  const char *at;       /* borrowed: behind it */
  guint column;         /* of `at` */
  GError **error;
} ThemaRuleScanner;

/* Sets the error; FALSE. */
#define thema_rule_scanner_fail(scanner, column, ...)                                              \
  thema_rule_fail ((scanner)->path, (scanner)->line, (scanner)->name, (scanner)->expression,       \
                   (column), (scanner)->error, __VA_ARGS__)

/* Goes to the next token. */
gboolean thema_rule_scanner_next (ThemaRuleScanner *self);
/* The first character behind the token that is no blank. */
char thema_rule_scanner_peek (const ThemaRuleScanner *self);

/* Whether a thing, or something in front of one, begins with the token. */
gboolean thema_rule_token_begins_factor (const ThemaRuleToken *self);
gboolean thema_rule_token_is_number (const ThemaRuleToken *self);
/* The word, or what stands in the quotes (transfer full), where a line may be broken and a
 * backslash stands for itself but before a quotation mark and another backslash. */
char *thema_rule_token_text (const ThemaRuleToken *self);
/* As a message repeats it (transfer full): on one line, cut short. */
char *thema_rule_token_repeat (const ThemaRuleToken *self);
