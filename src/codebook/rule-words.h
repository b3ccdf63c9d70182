/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the language of rules: what is one, which are reserved, and how a text is written.
 */
#pragma once

#include <glib.h>

typedef enum
{
  THEMA_RULE_WORD_NONE, /* not reserved */
  THEMA_RULE_WORD_AND,
  THEMA_RULE_WORD_OR,
  THEMA_RULE_WORD_NOT,
  /* With parentheses behind them: */
  THEMA_RULE_WORD_NEAR,
  THEMA_RULE_WORD_SEQ,
  THEMA_RULE_WORD_COUNT,
  THEMA_RULE_WORD_STEM,
  THEMA_RULE_WORD_CASE,
  THEMA_RULE_WORD_REGEX,
  THEMA_RULE_WORD_CODE,
  THEMA_N_RULE_WORDS,
} ThemaRuleWord;

/* "and", "near". */
const char *thema_rule_word_name (ThemaRuleWord word);
/* Which reserved word the text is, in small letters or in capitals. */
ThemaRuleWord thema_rule_word_find (const char *text, gsize length);

/* Whether the character may stand in a word without quotes: a letter, a digit, a mark, a wildcard
 * or what joins words. */
gboolean thema_rule_is_word_character (gunichar c);
/* Likewise at its beginning, where an apostrophe is more likely to be a quotation mark. */
gboolean thema_rule_begins_word (gunichar c);
/* Whether the text is one word that needs no quotes. */
gboolean thema_rule_is_bare (const char *text);

/* Writes the text, in quotes if it needs some or `quoted`. */
void thema_rule_append_text (GString *out, const char *text, gboolean quoted);
