/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lints that look at a corpus. */
#include "codebook/lint-private.h"

#include "codebook/glob.h"
#include "codebook/matcher.h"
#include "codebook/word-index.h"

#include <string.h>

#define SHOWN 5 /* words that a broad wildcard matches */

/* What the words of a glob are in the store. */
typedef struct
{
  guint32 n_types;
  guint32 top[SHOWN]; /* the most frequent types, falling */
  guint n_top;
} Reach;

static gboolean
is_before (const ThemaStore *store, guint32 a, guint32 b)
{
  const guint64 *frequencies = thema_store_type_frequencies (store);
  if (frequencies[a] != frequencies[b])
    return frequencies[a] > frequencies[b];
  ThemaSlice x = thema_store_type (store, a), y = thema_store_type (store, b);
  int order = memcmp (x.bytes, y.bytes, MIN (x.length, y.length));
  return order != 0 ? order < 0 : x.length < y.length;
}

static void
reach_add (Reach *self, const ThemaStore *store, guint32 type)
{
  guint at = self->n_top;
  self->n_types++;
  while (at > 0 && is_before (store, type, self->top[at - 1]))
    at--;
  if (at == SHOWN)
    return;
  self->n_top = MIN (self->n_top + 1, SHOWN);
  memmove (&self->top[at + 1], &self->top[at], (self->n_top - 1 - at) * sizeof *self->top);
  self->top[at] = type;
}

static void
tell_broad (ThemaLint *self, const ThemaLintPattern *pattern, const Reach *reach)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < reach->n_top; i++)
    {
      ThemaSlice word = thema_store_type (self->options->store, reach->top[i]);
      g_string_append (words, i > 0 ? ", " : "");
      g_string_append_len (words, word.bytes, (gssize) word.length);
    }
  thema_lint_add_pattern (self, THEMA_LINT_BROAD_GLOB, pattern,
                          "'%s' matches %u different words of the store: %s and others",
                          pattern->pattern->text, reach->n_types, words->str);
}

/* Patterns of one word with a wildcard. */
static gboolean
is_glob (const ThemaLintPattern *pattern)
{
  return thema_lint_is_folded (pattern) && !pattern->exclusion && pattern->words->len == 1
         && thema_glob_has_wildcard (pattern->key, strlen (pattern->key));
}

static void
check_broad (ThemaLint *self)
{
  const ThemaStore *store = self->options->store;
  const guint8 *classes = thema_store_type_classes (store);
  g_autoptr (ThemaInterner) globs = thema_interner_new ();
  g_autoptr (ThemaWordIndex) index = thema_word_index_new ();
  g_autoptr (GArray) reaches = g_array_new (FALSE, TRUE, sizeof (Reach));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < self->patterns->len; i++)
    {
      const ThemaLintPattern *pattern = thema_lint_pattern (self, i);
      guint32 known = thema_interner_size (globs);
      if (is_glob (pattern)
          && thema_interner_add (globs, pattern->key, strlen (pattern->key)) == known)
        thema_word_index_add (index, pattern->key, strlen (pattern->key), known);
    }
  g_array_set_size (reaches, thema_interner_size (globs));
  for (guint32 type = 0; reaches->len > 0 && type < thema_store_n_types (store); type++)
    {
      ThemaSlice word = thema_store_type (store, type);
      if (classes[type] != THEMA_CLASS_WORD)
        continue;
      g_array_set_size (numbers, 0);
      thema_word_index_match (index, word.bytes, word.length, numbers);
      for (guint i = 0; i < numbers->len; i++)
        reach_add (&g_array_index (reaches, Reach, g_array_index (numbers, guint32, i)), store,
                   type);
    }
  for (guint32 i = 0; i < self->patterns->len; i++)
    {
      const ThemaLintPattern *pattern = thema_lint_pattern (self, i);
      if (!is_glob (pattern))
        continue;
      const Reach *reach = &g_array_index (
          reaches, Reach, thema_interner_find (globs, pattern->key, strlen (pattern->key)));
      if (reach->n_types > self->options->broad)
        tell_broad (self, pattern, reach);
    }
}

/* Which patterns have a match in the store: a byte each (transfer full). */
static guint8 *
find_live (const ThemaMatcher *matcher, const ThemaStore *store, GError **error)
{
  g_autofree guint8 *live = g_new0 (guint8, thema_matcher_n_patterns (matcher) + 1);
  g_autoptr (ThemaSearch) search = thema_search_new (matcher);
  g_autoptr (ThemaStoreReader) reader = thema_store_reader_new (store);
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document;
      guint n;
      if (!thema_store_reader_document (reader, i, &document, error))
        return NULL;
      if (!thema_search_find (search, &document, error))
        return NULL;
      const guint32 *found = thema_search_found (search, &n);
      for (guint j = 0; j < n; j++)
        if (found[j] < thema_matcher_n_patterns (matcher))
          live[found[j]] = TRUE;
    }
  return g_steal_pointer (&live);
}

static gboolean
check_dead (ThemaLint *self, GError **error)
{
  const ThemaStore *store = self->options->store;
  g_autoptr (GError) fault = NULL;
  g_autoptr (ThemaMatcher) matcher = thema_matcher_new (self->codebook, store, NULL, &fault);
  if (matcher == NULL)
    {
      thema_lint_add_message (self, THEMA_LINT_BAD_PATTERN, THEMA_NO_ID, NULL, fault->message);
      return TRUE;
    }
  g_autofree guint8 *live = find_live (matcher, store, error);
  if (live == NULL)
    return FALSE;
  for (guint32 i = 0; i < thema_matcher_n_patterns (matcher); i++)
    {
      const ThemaPattern *pattern = thema_matcher_pattern (matcher, i);
      guint32 code = thema_matcher_pattern_code (matcher, i);
      const ThemaCode *subject = thema_codebook_code (self->codebook, code);
      if (!live[i] && subject->rule == NULL)
        thema_lint_add (self, THEMA_LINT_DEAD_PATTERN,
                        pattern->line != 0 ? pattern->line : subject->line, code, pattern->text,
                        "'%s' matches nothing in the store", pattern->text);
    }
  return TRUE;
}

/* A codebook with a pattern that cannot be used cannot be compiled. */
static gboolean
is_usable (const ThemaLint *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    if (strcmp (g_array_index (self->findings, ThemaFinding, i).lint, "bad-pattern") == 0)
      return FALSE;
  return thema_codebook_require_pattern (self->codebook, NULL);
}

gboolean
thema_lint_store (ThemaLint *self, GError **error)
{
  check_broad (self);
  return !is_usable (self) || check_dead (self, error);
}
