/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/rule-words.h"

#include <string.h>

static const char *const names[THEMA_N_RULE_WORDS] = {
  [THEMA_RULE_WORD_NONE] = "",       [THEMA_RULE_WORD_AND] = "and",
  [THEMA_RULE_WORD_OR] = "or",       [THEMA_RULE_WORD_NOT] = "not",
  [THEMA_RULE_WORD_NEAR] = "near",   [THEMA_RULE_WORD_SEQ] = "seq",
  [THEMA_RULE_WORD_COUNT] = "count", [THEMA_RULE_WORD_STEM] = "stem",
  [THEMA_RULE_WORD_CASE] = "case",   [THEMA_RULE_WORD_REGEX] = "regex",
  [THEMA_RULE_WORD_CODE] = "code",
};

const char *
thema_rule_word_name (ThemaRuleWord word)
{
  return names[word];
}

static gboolean
is_word (const char *text, gsize length, const char *name)
{
  gboolean small = TRUE, capital = TRUE;
  if (strlen (name) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      small = small && text[i] == name[i];
      capital = capital && text[i] == g_ascii_toupper (name[i]);
    }
  return small || capital;
}

ThemaRuleWord
thema_rule_word_find (const char *text, gsize length)
{
  for (ThemaRuleWord word = THEMA_RULE_WORD_AND; word < THEMA_N_RULE_WORDS; word++)
    if (is_word (text, length, names[word]))
      return word;
  return THEMA_RULE_WORD_NONE;
}

gboolean
thema_rule_is_word_character (gunichar c)
{
  static const gunichar others[] = { '*', '?', '_', '-', '.', '\'', 0x2019, 0x200C, 0x200D };
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (c == others[i])
      return TRUE;
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

gboolean
thema_rule_begins_word (gunichar c)
{
  return thema_rule_is_word_character (c) && c != '\'' && c != 0x2019;
}

gboolean
thema_rule_is_bare (const char *text)
{
  if (!thema_rule_begins_word (g_utf8_get_char (text)))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!thema_rule_is_word_character (g_utf8_get_char (p)))
      return FALSE;
  return thema_rule_word_find (text, strlen (text)) == THEMA_RULE_WORD_NONE;
}

void
thema_rule_append_text (GString *out, const char *text, gboolean quoted)
{
  if (!quoted && thema_rule_is_bare (text))
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}
