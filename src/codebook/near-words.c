/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/near-words.h"

#include <string.h>

#define MAX_WORDS 16 /* as many as a near: pattern of YAML may have */

static const char *
skip_blanks (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* A text in quotes, in which a backslash keeps the character behind it, or a bare word; moves
 * `*at`. NULL: neither stands there. */
static char *
read_text (const char **at)
{
  if (**at != '"')
    {
      gsize length = strcspn (*at, " \t\n,\"()");
      char *word = length > 0 ? g_strndup (*at, length) : NULL;
      *at += length;
      return word;
    }
  g_autoptr (GString) text = g_string_new (NULL);
  for (const char *p = *at + 1; *p != '\0'; p++)
    {
      if (*p == '"')
        {
          *at = p + 1;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }
  return NULL;
}

static gboolean
take (const char **at, const char *opening)
{
  if (!g_str_has_prefix (*at, opening))
    return FALSE;
  *at = skip_blanks (*at + strlen (opening));
  return TRUE;
}

static gboolean
close_brackets (const char **at, guint n)
{
  for (; n > 0; n--)
    {
      *at = skip_blanks (*at);
      if (**at != ')')
        return FALSE;
      ++*at;
    }
  return TRUE;
}

static ThemaPattern *
read_word (const char **at, guint line)
{
  guint brackets = 0;
  gboolean sensitive = take (at, "case(");
  ThemaMatch match = take (at, "stem(")    ? THEMA_MATCH_STEM
                     : take (at, "regex(") ? THEMA_MATCH_REGEX
                                           : THEMA_MATCH_WORD;
  brackets = (guint) (sensitive ? 1 : 0) + (match != THEMA_MATCH_WORD);
  g_autofree char *text = read_text (at);
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  if (stripped == NULL || *stripped == '\0' || !close_brackets (at, brackets)
      || (match == THEMA_MATCH_STEM && sensitive))
    return NULL;
  ThemaPattern *pattern = thema_pattern_new (stripped, match, line);
  pattern->case_sensitive = sensitive;
  return pattern;
}

gboolean
thema_near_words_parse (const char *text, guint line, GPtrArray *words)
{
  const char *at = skip_blanks (text);
  guint n = 0;
  while (*at != '\0')
    {
      ThemaPattern *word = n < MAX_WORDS ? read_word (&at, line) : NULL;
      if (word == NULL)
        return FALSE;
      g_ptr_array_add (words, word);
      n++;
      const char *behind = at;
      at = skip_blanks (at);
      gboolean parted = at > behind || *at == '\0';
      if (*at == ',')
        {
          at = skip_blanks (at + 1);
          parted = *at != '\0';
        }
      if (!parted)
        return FALSE;
    }
  return n >= 2;
}

char *
thema_near_words_format (const GPtrArray *words)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *word = thema_pattern_describe (g_ptr_array_index (words, i));
      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", word);
    }
  return g_string_free (out, FALSE);
}
