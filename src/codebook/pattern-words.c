/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/pattern-words.h"

#include "codebook/adjacency.h"
#include "codebook/error.h"
#include "codebook/glob.h"
#include "codebook/regex.h"
#include "text/fold.h"

#include <string.h>

#define MAX_LENGTH 10000 /* bytes of a pattern */

struct _ThemaPatternCutter
{
  ThemaTokenRules rules;
  ThemaTokenizer *tokenizer; /* owned; NULL: no pattern has needed it yet */
};

ThemaPatternCutter *
thema_pattern_cutter_new (const ThemaTokenRules *rules)
{
  ThemaPatternCutter *self = g_new0 (ThemaPatternCutter, 1);
  self->rules = thema_token_rules_of_patterns (rules);
  return self;
}

void
thema_pattern_cutter_free (ThemaPatternCutter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tokenizer, thema_tokenizer_free);
  g_free (self);
}

static gboolean
fail (const char *path, const ThemaPattern *pattern, GError **error, const char *what)
{
  g_autofree char *shown = thema_pattern_show (pattern->text);
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN,
               "%s:%u: the pattern '%s' %s", path, pattern->line, shown, what);
  return FALSE;
}

/* The tokenizer shall see a wildcard as part of a word, so it is shown a letter in its place. */
static char *
mask_wildcards (const char *text, gsize length)
{
  char *masked = g_malloc0 (length + THEMA_TOKENIZER_PADDING);
  memcpy (masked, text, length);
  for (char *p = masked; *p != '\0'; p++)
    if (*p == '*' || *p == '?')
      *p = 'x';
  return masked;
}

static gboolean
add_word (GPtrArray *words, const ThemaPattern *pattern, const char *word, gsize length,
          GError **error)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  if (pattern->case_sensitive)
    g_string_append_len (folded, word, (gssize) length);
  else if (!thema_fold (word, length, folded, error))
    return FALSE;
  g_ptr_array_add (words, g_string_free (g_steal_pointer (&folded), FALSE));
  return TRUE;
}

/* Whether the token is punctuation that a pattern may not hold. The full stop of an abbreviation
 * may stand at its end. */
static gboolean
is_foreign (guint8 role, const char *token, gsize length)
{
  return (role & THEMA_ROLE_MASK) == THEMA_ROLE_PARTING && !(length == 1 && *token == '.');
}

/* Walks the tokens as a text's tokens are walked: each word must be the neighbour of the one
 * before. */
static gboolean
collect (const char *path, const ThemaPattern *pattern, const ThemaTokenizer *tokenizer,
         const ThemaTokens *tokens, GPtrArray *words, GError **error)
{
  const ThemaInterner *forms = thema_tokenizer_forms (tokenizer);
  ThemaAdjacency walk = { 0 };
  const char *at = pattern->text;
  for (guint i = 0; i < tokens->forms->len; i++)
    {
      guint32 form = g_array_index (tokens->forms, guint32, i);
      const char *token = thema_interner_string (forms, form);
      gsize length = thema_interner_length (forms, form);
      guint8 gap = tokens->gaps->data[i], role;
      gboolean joined;
      at += gap;
      role = thema_role_of (
          token, length, thema_token_class_of (thema_tokenizer_rules (tokenizer), token, length));
      gboolean is_item = thema_adjacency_step (&walk, role, gap, &joined);
      if (is_foreign (role, token, length))
        return fail (path, pattern, error,
                     "holds punctuation, which is no part of any word, so it can never match; "
                     "leave it out, or write two patterns");
      if (is_item)
        {
          if (words->len > 0 && !joined)
            return fail (path, pattern, error,
                         "holds punctuation that parts words, so it can never match; "
                         "write it as two patterns");
          if (!add_word (words, pattern, at, length, error))
            return FALSE;
        }
      at += length;
    }
  return TRUE;
}

/* Whether the pattern is nothing but letters of ASCII, wildcards and blanks. */
static gboolean
is_plain (const char *text)
{
  while (g_ascii_isalpha (*text) || *text == '*' || *text == '?' || *text == ' ')
    text++;
  return *text == '\0';
}

/* Cuts a plain pattern: every tokenizer makes a word of what stands between blanks. */
static void
cut_plain (const ThemaPattern *pattern, GPtrArray *words)
{
  for (const char *at = pattern->text; *at != '\0';)
    {
      gsize length = strcspn (at, " ");
      if (length > 0)
        g_ptr_array_add (words, pattern->case_sensitive ? g_strndup (at, length)
                                                        : g_ascii_strdown (at, (gssize) length));
      at += length + (at[length] == ' ');
    }
}

/* Cuts a pattern by the corpus's tokenizer, which takes its time to be made. */
static gboolean
cut (ThemaPatternCutter *self, const char *path, const ThemaPattern *pattern, GPtrArray *words,
     GError **error)
{
  if (self->tokenizer == NULL
      && (self->tokenizer = thema_tokenizer_new (&self->rules, NULL, error)) == NULL)
    return FALSE;
  gsize length = strlen (pattern->text);
  g_autofree char *masked = mask_wildcards (pattern->text, length);
  ThemaTokens tokens;
  thema_tokens_init (&tokens);
  gboolean good = thema_tokenizer_append (self->tokenizer, masked, length, &tokens, error)
                  && collect (path, pattern, self->tokenizer, &tokens, words, error);
  thema_tokens_clear (&tokens);
  return good;
}

GPtrArray *
thema_pattern_words (ThemaPatternCutter *self, const char *path, const ThemaPattern *pattern,
                     GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean good = TRUE;
  if (strlen (pattern->text) > MAX_LENGTH)
    {
      fail (path, pattern, error, "is longer than 10000 bytes; no text has such a word or phrase");
      return NULL;
    }
  if (pattern->match == THEMA_MATCH_REGEX)
    {
      g_ptr_array_add (words, g_strdup (pattern->text));
      return g_steal_pointer (&words);
    }
  if (is_plain (pattern->text))
    cut_plain (pattern, words);
  else if (!cut (self, path, pattern, words, error))
    return NULL;
  if (words->len == 0)
    good = fail (path, pattern, error, "holds no word");
  else if (words->len > THEMA_MAX_PATTERN_WORDS)
    good = fail (path, pattern, error, "has more than 32 words; a phrase should be shorter");
  else if (pattern->match == THEMA_MATCH_STEM
           && thema_glob_has_wildcard (pattern->text, strlen (pattern->text)))
    good = fail (
        path, pattern, error,
        "is matched by stem and cannot hold a wildcard; remove 'match: stem' or the wildcard");
  return good ? g_steal_pointer (&words) : NULL;
}

/* What the walk over all patterns knows. */
typedef struct
{
  const ThemaCodebook *codebook; /* borrowed */
  ThemaPatternCutter *cutter;    /* borrowed */
  GError **error;
  gboolean good;
} Check;

static gboolean
check_words (Check *self, const ThemaPattern *pattern)
{
  const char *path = self->codebook->path;
  g_autoptr (GPtrArray) words = thema_pattern_words (self->cutter, path, pattern, self->error);
  if (words == NULL || pattern->match != THEMA_MATCH_REGEX)
    return words != NULL;
  g_autoptr (ThemaRegex) regex = thema_regex_new (path, pattern, self->error);
  return regex != NULL;
}

static gboolean
check_pattern (Check *self, const ThemaPattern *pattern)
{
  if (pattern->near == NULL)
    return check_words (self, pattern);
  for (guint i = 0; i < pattern->near->words->len; i++)
    if (!check_words (self, g_ptr_array_index (pattern->near->words, i)))
      return FALSE;
  return TRUE;
}

static gboolean
check_list (Check *self, const GArray *patterns)
{
  for (guint i = 0; i < patterns->len; i++)
    if (!check_pattern (self, &g_array_index (patterns, ThemaPattern, i)))
      return FALSE;
  return TRUE;
}

static void
check_rule (ThemaRule *rule, gpointer user_data)
{
  Check *self = user_data;
  if (self->good && rule->kind == THEMA_RULE_PATTERN)
    self->good = check_pattern (self, &rule->pattern);
}

gboolean
thema_codebook_require_pattern (const ThemaCodebook *codebook, GError **error)
{
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      if (code->patterns->len > 0 || code->rule != NULL)
        return TRUE;
    }
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_CODE,
               "%s:1: the codebook has no pattern; give a code some patterns:", codebook->path);
  return FALSE;
}

gboolean
thema_codebook_check_patterns (const ThemaCodebook *codebook, const ThemaTokenRules *rules,
                               GError **error)
{
  g_autoptr (ThemaPatternCutter) cutter = thema_pattern_cutter_new (rules);
  Check check = { codebook, cutter, error, TRUE };
  if (!thema_codebook_require_pattern (codebook, error) || !check_list (&check, codebook->cues))
    return FALSE;
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      if (!check_list (&check, code->patterns) || !check_list (&check, code->exclusions))
        return FALSE;
      if (code->parsed != NULL)
        thema_rule_foreach (code->parsed, check_rule, &check);
      if (!check.good)
        return FALSE;
    }
  return TRUE;
}
