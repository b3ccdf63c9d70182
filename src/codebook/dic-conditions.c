/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/dic-conditions.h"

#include "codebook/glob.h"
#include "text/fold.h"

#include <string.h>

/* Comparisons of patterns, so that a hostile dictionary does not take for ever. */
#define MAX_COMPARISONS 1000000u

/* `word` before `next` is of one code, else of the other. */
typedef struct
{
  char *word, *next;                  /* owned */
  char *text;                         /* owned: as written */
  ThemaCode *before_next, *elsewhere; /* borrowed; `elsewhere` may be NULL */
  guint line;
} Condition;

struct _ThemaDicConditions
{
  ThemaCodebook *codebook; /* borrowed */
  GHashTable *by_number;   /* borrowed */
  GArray *conditions;      /* owned, of Condition */
  guint comparisons;
};

static void
clear_condition (gpointer data)
{
  Condition *self = data;
  g_free (self->word);
  g_free (self->next);
  g_free (self->text);
}

ThemaDicConditions *
thema_dic_conditions_new (ThemaCodebook *codebook, GHashTable *by_number)
{
  ThemaDicConditions *self = g_new0 (ThemaDicConditions, 1);
  self->codebook = codebook;
  self->by_number = by_number;
  self->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  g_array_set_clear_func (self->conditions, clear_condition);
  return self;
}

void
thema_dic_conditions_free (ThemaDicConditions *self)
{
  g_array_unref (self->conditions);
  g_free (self);
}

/* The code of a number, which must be all that `*at` has up to `close` or the end; moves `*at`
 * behind that. */
static ThemaCode *
read_number (const ThemaDicConditions *self, const char **at, char close)
{
  const char *digits = *at;
  while (digits[0] == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  gsize n = strspn (digits, "0123456789");
  g_autofree char *number = g_strndup (digits, n);
  *at = digits + n;
  if (n == 0 || (**at != close && **at != '\0'))
    return NULL;
  return g_hash_table_lookup (self->by_number, number);
}

gboolean
thema_dic_conditions_add (ThemaDicConditions *self, const char *word, const char *condition,
                          guint line)
{
  const char *close = *condition == '<' ? strchr (condition, '>') : NULL;
  if (close == NULL || close == condition + 1)
    return FALSE;
  g_autofree char *next = g_strndup (condition + 1, (gsize) (close - condition - 1));
  const char *at = close + 1;
  ThemaCode *before_next = read_number (self, &at, '/'), *elsewhere = NULL;
  if (*at == '/')
    {
      at++;
      elsewhere = read_number (self, &at, '\0');
      if (elsewhere == NULL)
        return FALSE;
    }
  if (before_next == NULL || *at != '\0' || thema_glob_has_wildcard (next, strlen (next))
      || strchr (next, ' ') != NULL || strchr (word, ' ') != NULL
      || thema_glob_has_wildcard (word, strlen (word)))
    return FALSE;
  Condition taken = {
    g_strdup (word), g_steal_pointer (&next), g_strdup (condition), before_next, elsewhere, line
  };
  g_array_append_val (self->conditions, taken);
  return TRUE;
}

static gboolean
word_matches (const char *glob, gsize length, const char *word)
{
  g_autoptr (GString) folded_glob = g_string_new (NULL), folded_word = g_string_new (NULL);
  return thema_fold (glob, length, folded_glob, NULL)
         && thema_fold (word, strlen (word), folded_word, NULL)
         && thema_glob_matches (folded_glob->str, folded_glob->len, folded_word->str,
                                folded_word->len);
}

/* Whether a pattern can match inside the phrase of two words. */
static gboolean
lies_within (const char *pattern, const char *word, const char *next)
{
  const char *blank = strchr (pattern, ' ');
  gsize first = blank != NULL ? (gsize) (blank - pattern) : strlen (pattern);
  if (blank == NULL)
    return word_matches (pattern, first, word) || word_matches (pattern, first, next);
  return strchr (blank + 1, ' ') == NULL && word_matches (pattern, first, word)
         && word_matches (blank + 1, strlen (blank + 1), next);
}

/* Whether the comparisons with a list may still be made. */
static gboolean
afford (ThemaDicConditions *self, const GArray *patterns)
{
  if (patterns->len > MAX_COMPARISONS - self->comparisons)
    return FALSE;
  self->comparisons += patterns->len;
  return TRUE;
}

/* Whether no not: pattern of the code, each of which has two words, cancels `pattern`. */
static gboolean
is_free (ThemaDicConditions *self, const ThemaCode *code, const char *pattern)
{
  if (!afford (self, code->exclusions))
    return FALSE;
  for (guint i = 0; i < code->exclusions->len; i++)
    {
      g_auto (GStrv) words
          = g_strsplit (g_array_index (code->exclusions, ThemaPattern, i).text, " ", 2);
      if (lies_within (pattern, words[0], words[1]))
        return FALSE;
    }
  return TRUE;
}

/* What a not: pattern cancels is whatever the code finds there. So the code must find nothing there
 * but the word itself. */
static gboolean
is_exact (ThemaDicConditions *self, const Condition *condition, const char *phrase)
{
  const ThemaCode *code = condition->elsewhere;
  if (!is_free (self, condition->before_next, phrase))
    return FALSE;
  if (code == NULL)
    return TRUE;
  if (code == condition->before_next || !is_free (self, code, condition->word)
      || !afford (self, code->patterns))
    return FALSE;
  for (guint i = 0; i < code->patterns->len; i++)
    if (lies_within (g_array_index (code->patterns, ThemaPattern, i).text, condition->word,
                     condition->next))
      return FALSE;
  return TRUE;
}

static void
apply (ThemaDicConditions *self, const Condition *condition)
{
  g_autofree char *phrase = g_strdup_printf ("%s %s", condition->word, condition->next);
  if (!is_exact (self, condition, phrase))
    {
      thema_codebook_note (self->codebook, condition->line,
                           "the condition '%s' of '%s' cannot be said beside the other words of "
                           "its categories; it is left out, and with it the categories that it "
                           "names",
                           condition->text, condition->word);
      return;
    }
  thema_codebook_add_pattern (condition->before_next->patterns, phrase, THEMA_MATCH_WORD,
                              condition->line);
  if (condition->elsewhere == NULL)
    {
      thema_codebook_note (self->codebook, condition->line,
                           "the condition '%s' of '%s' is read as the pattern '%s' of '%s'",
                           condition->text, condition->word, phrase, condition->before_next->name);
      return;
    }
  thema_codebook_add_pattern (condition->elsewhere->patterns, condition->word, THEMA_MATCH_WORD,
                              condition->line);
  thema_codebook_add_pattern (condition->elsewhere->exclusions, phrase, THEMA_MATCH_WORD,
                              condition->line);
  thema_codebook_note (self->codebook, condition->line,
                       "the condition '%s' of '%s' is read as the pattern '%s' of '%s', and as "
                       "'%s' but not '%s' of '%s'",
                       condition->text, condition->word, phrase, condition->before_next->name,
                       condition->word, phrase, condition->elsewhere->name);
}

void
thema_dic_conditions_apply (ThemaDicConditions *self)
{
  for (guint i = 0; i < self->conditions->len; i++)
    apply (self, &g_array_index (self->conditions, Condition, i));
}
