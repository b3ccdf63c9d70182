/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lints of each pattern by itself. */
#include "codebook/lint-private.h"

#include "codebook/glob.h"

#include <string.h>

/* So many patterns with the same fault are told one by one. */
#define FEW 3

gboolean
thema_lint_is_wild (const ThemaLintPattern *self)
{
  return self->key != NULL && self->key[strspn (self->key, "*? ")] == '\0';
}

static gboolean
has_capital (const ThemaLintPattern *pattern)
{
  if (!thema_lint_is_folded (pattern))
    return FALSE;
  for (const char *p = pattern->pattern->text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Whether every word is a stop word. */
static gboolean
is_stopped (const ThemaLint *self, const ThemaLintPattern *pattern)
{
  if (pattern->words == NULL || pattern->pattern->case_sensitive || pattern->exclusion)
    return FALSE;
  for (guint i = 0; i < pattern->words->len; i++)
    {
      const char *word = g_ptr_array_index (pattern->words, i);
      if (thema_interner_find (self->stop_words, word, strlen (word)) == THEMA_NO_ID)
        return FALSE;
    }
  return TRUE;
}

static void
check_capitals (ThemaLint *self, guint32 code)
{
  guint n = 0;
  const ThemaLintPattern *example = NULL;
  for (guint32 i = self->first[code]; i < self->first[code + 1]; i++)
    if (has_capital (thema_lint_pattern (self, i)) && n++ == 0)
      example = thema_lint_pattern (self, i);
  if (n > FEW)
    thema_lint_add (self, THEMA_LINT_CAPITALS, thema_codebook_code (self->codebook, code)->line,
                    code, NULL,
                    "%u patterns of '%s' have capital letters, which are matched as small ones "
                    "without 'case: sensitive': '%s' for one",
                    n, thema_codebook_code (self->codebook, code)->name, example->pattern->text);
  for (guint32 i = self->first[code]; n <= FEW && i < self->first[code + 1]; i++)
    if (has_capital (thema_lint_pattern (self, i)))
      thema_lint_add_pattern (self, THEMA_LINT_CAPITALS, thema_lint_pattern (self, i),
                              "the capital letters of '%s' are matched as small ones; if they "
                              "matter, write 'case: sensitive'",
                              thema_lint_pattern (self, i)->pattern->text);
}

/* A code most of whose patterns are stop words is about these words. */
static void
check_stop_words (ThemaLint *self, guint32 code)
{
  const ThemaCode *subject = thema_codebook_code (self->codebook, code);
  guint n = 0;
  for (guint32 i = self->first[code]; i < self->first[code + 1]; i++)
    n += is_stopped (self, thema_lint_pattern (self, i));
  if (n > FEW && 2 * n > subject->patterns->len)
    {
      thema_lint_add (self, THEMA_LINT_STOP_WORD, subject->line, code, NULL,
                      "%u of the %u patterns of '%s' are stop words", n, subject->patterns->len,
                      subject->name);
      return;
    }
  for (guint32 i = self->first[code]; i < self->first[code + 1]; i++)
    {
      const ThemaLintPattern *pattern = thema_lint_pattern (self, i);
      if (is_stopped (self, pattern))
        thema_lint_add_pattern (self, THEMA_LINT_STOP_WORD, pattern,
                                pattern->words->len == 1
                                    ? "'%s' is a stop word: texts about anything hold it"
                                    : "'%s' is made of nothing but stop words",
                                pattern->pattern->text);
    }
}

static void
check_wildcards (ThemaLint *self, const ThemaLintPattern *pattern)
{
  if (pattern->words == NULL)
    return;
  if (thema_lint_is_wild (pattern))
    thema_lint_add_pattern (self, THEMA_LINT_WILDCARD_ONLY, pattern, "'%s' matches any word%s%s",
                            pattern->pattern->text, pattern->words->len > 1 ? "s" : "",
                            strchr (pattern->key, '*') == NULL ? " of that length" : "");
  else if (pattern->words->len == 1 && *pattern->key == '*' && !pattern->exclusion)
    thema_lint_add_pattern (self, THEMA_LINT_LEADING_WILDCARD, pattern,
                            "'%s' matches words by their end; look at what it matches",
                            pattern->pattern->text);
}

/* Whether most patterns are written with capitals, as is the custom of some programs; that is told
 * once. */
static gboolean
check_custom (ThemaLint *self)
{
  guint n = 0, n_folded = 0;
  const ThemaLintPattern *example = NULL;
  for (guint32 i = 0; i < self->patterns->len; i++)
    {
      const ThemaLintPattern *pattern = thema_lint_pattern (self, i);
      n_folded += thema_lint_is_folded (pattern);
      if (has_capital (pattern) && n++ == 0)
        example = pattern;
    }
  if (n <= FEW || 2 * n <= n_folded)
    return FALSE;
  thema_lint_add (self, THEMA_LINT_CAPITALS, 1, THEMA_NO_ID, NULL,
                  "%u of %u patterns have capital letters, which are matched as small ones: '%s' "
                  "for one",
                  n, n_folded, example->pattern->text);
  return TRUE;
}

void
thema_lint_patterns (ThemaLint *self)
{
  gboolean is_custom = check_custom (self);
  for (guint32 code = 0; code < thema_codebook_n_codes (self->codebook); code++)
    {
      if (!is_custom)
        check_capitals (self, code);
      check_stop_words (self, code);
      for (guint32 i = self->first[code]; i < self->first[code + 1]; i++)
        {
          const ThemaLintPattern *pattern = thema_lint_pattern (self, i);
          check_wildcards (self, pattern);
          if (pattern->pattern->weight == 0 && !pattern->exclusion)
            thema_lint_add_pattern (self, THEMA_LINT_WEIGHT_ZERO, pattern,
                                    "'%s' has the weight 0: it adds nothing to a sum of weights",
                                    pattern->pattern->text);
        }
    }
}
