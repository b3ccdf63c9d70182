/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lints of rules. */
#include "codebook/lint-private.h"

#include "codebook/glob.h"
#include "text/fold.h"

#include <string.h>

/* Words shorter than this differ by a letter from too many others. */
#define MIN_LENGTH 4

typedef struct
{
  ThemaLint *lint;
  guint32 code;
  const ThemaCode *holder;
  GPtrArray *names; /* borrowed: the codes' names, folded */
} Visit;

/* Whether one letter is another, is missing or is there in addition. */
static gboolean
is_one_off (const char *a, const char *b)
{
  gsize n = strlen (a), m = strlen (b), from = 0, behind = 0;
  if (n < MIN_LENGTH || m < MIN_LENGTH || MAX (n, m) - MIN (n, m) > 4)
    return FALSE;
  while (from < MIN (n, m) && a[from] == b[from])
    from++;
  while (behind < MIN (n, m) - from && a[n - 1 - behind] == b[m - 1 - behind])
    behind++;
  /* Back to where characters begin. */
  while (from > 0 && (((guint8) a[from] & 0xC0) == 0x80 || ((guint8) b[from] & 0xC0) == 0x80))
    from--;
  while (behind > 0
         && (((guint8) a[n - behind] & 0xC0) == 0x80 || ((guint8) b[m - behind] & 0xC0) == 0x80))
    behind--;
  return g_utf8_strlen (a + from, (gssize) (n - from - behind)) <= 1
         && g_utf8_strlen (b + from, (gssize) (m - from - behind)) <= 1;
}

static char *
fold (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  if (!thema_fold (text, strlen (text), folded, NULL))
    g_string_assign (folded, text);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/* A code's name that the word resembles; NULL for none. In quotes a word is meant as it is. */
static const char *
find_similar (const Visit *self, const ThemaRule *rule)
{
  const ThemaPattern *pattern = &rule->pattern;
  const char *at = g_utf8_offset_to_pointer (self->holder->rule, (glong) rule->column - 1);
  if (*at == '"' || pattern->match != THEMA_MATCH_WORD || pattern->case_sensitive
      || thema_glob_has_wildcard (pattern->text, strlen (pattern->text)))
    return NULL;
  g_autofree char *word = fold (pattern->text);
  const char *similar = NULL;
  for (guint32 i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      if (strcmp (name, word) == 0)
        return thema_codebook_code (self->lint->codebook, i)->name;
      if (similar == NULL && is_one_off (name, word))
        similar = thema_codebook_code (self->lint->codebook, i)->name;
    }
  return similar;
}

static void
visit (ThemaRule *rule, gpointer user_data)
{
  Visit *self = user_data;
  if (rule->kind != THEMA_RULE_PATTERN)
    return;
  GPtrArray *words = thema_lint_cut (self->lint, self->code, &rule->pattern);
  g_clear_pointer (&words, g_ptr_array_unref);
  const char *similar = find_similar (self, rule);
  if (similar != NULL)
    thema_lint_add (self->lint, THEMA_LINT_RULE_WORD, rule->pattern.line, self->code,
                    rule->pattern.text,
                    "'%s' in the rule of '%s' is a word to look for; if the code '%s' is meant, "
                    "correct it, else put it in quotes",
                    rule->pattern.text, self->holder->name, similar);
}

void
thema_lint_rules (ThemaLint *self)
{
  const ThemaCodebook *codebook = self->codebook;
  if (codebook->rule_order->len == 0)
    return;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    g_ptr_array_add (names, fold (thema_codebook_code (codebook, i)->name));
  for (guint32 i = 0; i < thema_codebook_n_codes (codebook); i++)
    {
      const ThemaCode *code = thema_codebook_code (codebook, i);
      Visit state = { self, i, code, names };
      if (code->parsed != NULL)
        thema_rule_foreach (code->parsed, visit, &state);
    }
}
