/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/rule-scanner.h"

#include "codebook/rule.h"

#include <string.h>

#define QUOTED 40 /* code points of a word that a message repeats */

#define fail thema_rule_scanner_fail

static void
advance (ThemaRuleScanner *self)
{
  self->at = g_utf8_next_char (self->at);
  self->column++;
}

char *
thema_rule_token_repeat (const ThemaRuleToken *self)
{
  GString *text = g_string_new (NULL);
  const char *p = self->start, *end = self->start + self->length;
  for (guint i = 0; i < QUOTED && p < end; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (text, g_unichar_iscntrl (c) ? ' ' : c); /* on one line */
    }
  return g_string_free (g_string_append (text, p < end ? "..." : ""), FALSE);
}

static gboolean
scan_text (ThemaRuleScanner *self)
{
  advance (self);
  for (; *self->at != '"'; advance (self))
    {
      if (*self->at == '\\' && self->at[1] != '\0')
        advance (self);
      if (*self->at == '\0')
        return fail (self, self->token.column, "a quotation mark is not closed");
    }
  advance (self);
  self->token.kind = THEMA_RULE_TOKEN_TEXT;
  return TRUE;
}

static gboolean
scan_word (ThemaRuleScanner *self)
{
  while (thema_rule_is_word_character (g_utf8_get_char (self->at)))
    advance (self);
  self->token.kind = THEMA_RULE_TOKEN_WORD;
  self->token.word = thema_rule_word_find (self->token.start, self->at - self->token.start);
  return TRUE;
}

static gboolean
scan_comparison (ThemaRuleScanner *self)
{
  while (*self->at != '\0' && strchr ("<>=!", *self->at) != NULL)
    advance (self);
  self->token.kind = THEMA_RULE_TOKEN_COMPARISON;
  return TRUE;
}

/* What people write out of habit, and what to write instead. */
static gboolean
fail_character (ThemaRuleScanner *self, gunichar c)
{
  char text[7] = "";
  g_unichar_to_utf8 (c, text);
  switch (c)
    {
    case '&':
      return fail (self, self->column, "write 'and' instead of '&'");
    case '|':
      return fail (self, self->column, "write 'or' instead of '|'");
    case '\'':
    case 0x2018: /* quotation marks of several languages */
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return fail (self, self->column,
                   "a text stands between straight double quotation marks: \"human rights\"");
    case '[':
    case ']':
    case '{':
    case '}':
      return fail (self, self->column, "write round parentheses instead of '%s'", text);
    default:
      return g_unichar_isprint (c)
                 ? fail (self, self->column, "'%s' cannot stand here; put it in quotes", text)
                 : fail (self, self->column, "the character U+%04X cannot stand here", c);
    }
}

gboolean
thema_rule_scanner_next (ThemaRuleScanner *self)
{
  while (g_unichar_isspace (g_utf8_get_char (self->at)))
    advance (self);
  self->token
      = (ThemaRuleToken){ .kind = THEMA_RULE_TOKEN_END, .start = self->at, .column = self->column };
  gunichar c = g_utf8_get_char (self->at);
  gboolean done = TRUE;
  if (c == '"')
    done = scan_text (self);
  else if (c == '<' || c == '>' || c == '=' || c == '!')
    done = scan_comparison (self);
  else if (c == '(' || c == ')' || c == ',')
    {
      self->token.kind = c == '('   ? THEMA_RULE_TOKEN_OPEN
                         : c == ')' ? THEMA_RULE_TOKEN_CLOSE
                                    : THEMA_RULE_TOKEN_COMMA;
      advance (self);
    }
  else if (thema_rule_begins_word (c))
    done = scan_word (self);
  else if (c != '\0')
    done = fail_character (self, c);
  self->token.length = self->at - self->token.start;
  self->token.end_column = self->column;
  return done;
}

char
thema_rule_scanner_peek (const ThemaRuleScanner *self)
{
  const char *p = self->at;
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return *p;
}

gboolean
thema_rule_token_begins_factor (const ThemaRuleToken *self)
{
  return self->kind == THEMA_RULE_TOKEN_TEXT || self->kind == THEMA_RULE_TOKEN_OPEN
         || (self->kind == THEMA_RULE_TOKEN_WORD && self->word != THEMA_RULE_WORD_AND
             && self->word != THEMA_RULE_WORD_OR);
}

gboolean
thema_rule_token_is_number (const ThemaRuleToken *self)
{
  for (gsize i = 0; i < self->length; i++)
    if (!g_ascii_isdigit (self->start[i]))
      return FALSE;
  return self->kind == THEMA_RULE_TOKEN_WORD;
}

char *
thema_rule_token_text (const ThemaRuleToken *self)
{
  if (self->kind == THEMA_RULE_TOKEN_WORD)
    return g_strndup (self->start, self->length);
  GString *text = g_string_new (NULL);
  const char *end = self->start + self->length - 1;
  for (const char *p = self->start + 1; p < end; p++)
    {
      if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
        p++;
      g_string_append_c (text, *p == '\n' || *p == '\r' || *p == '\t' ? ' ' : *p);
    }
  return g_strstrip (g_string_free (text, FALSE));
}
