/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/matcher.h"

#include "codebook/error.h"
#include "codebook/matcher-private.h"
#include "codebook/pattern-words.h"
#include "text/stemmer.h"

#include <string.h>

static gboolean
require_stemmer (const ThemaMatcher *self, const ThemaPattern *pattern, GError **error)
{
  if (self->stemmer != NULL)
    return TRUE;
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN,
               "%s:%u: the pattern '%s' is matched by stem, but the corpus was tokenized without a "
               "stemmer; tokenize it with --stemmer",
               self->codebook->path, pattern->line, pattern->text);
  return FALSE;
}

/* Cuts a pattern into words and enters it into the trie as `phrase`. */
static gboolean
add_words (ThemaMatcher *self, ThemaVocabulary *vocabulary, ThemaPatternCutter *cutter,
           const ThemaPattern *pattern, guint32 phrase, GError **error)
{
  const char *path = self->codebook->path;
  gboolean by_stem = pattern->match == THEMA_MATCH_STEM;
  if (by_stem && !require_stemmer (self, pattern, error))
    return FALSE;
  g_autoptr (GPtrArray) words = thema_pattern_words (cutter, path, pattern, error);
  if (words == NULL)
    return FALSE;
  guint32 numbers[THEMA_MAX_PATTERN_WORDS];
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize length = strlen (word);
      if (by_stem)
        word = thema_stemmer_stem (self->stemmer, word, length, &length);
      if (!thema_vocabulary_add (vocabulary, pattern, word, length, i > 0, &numbers[i], error))
        return FALSE;
    }
  thema_phrase_trie_add (self->trie, numbers, words->len, phrase);
  return TRUE;
}

static void
append_patterns (GArray *phrases, guint32 code, const GArray *patterns)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      ThemaPhrase phrase = { code, &g_array_index (patterns, ThemaPattern, i) };
      g_array_append_val (phrases, phrase);
    }
}

/* A rule counts as the one pattern of its code. */
static void
append_rule (ThemaMatcher *self, guint32 index, const ThemaCode *code)
{
  ThemaPattern *pattern = thema_pattern_new (code->rule, THEMA_MATCH_WORD, code->line);
  ThemaPhrase phrase = { index, pattern };
  g_ptr_array_add (self->own_patterns, pattern);
  g_array_append_val (self->phrases, phrase);
}

/* Cues that are used when a codebook has none of its own. */
static void
append_default_cues (ThemaMatcher *self)
{
  static const char *const cues[]
      = { "not", "no", "never", "without", "fail* to", "*n't", "*n\xE2\x80\x99t" };
  for (gsize i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      ThemaPattern *pattern = thema_pattern_new (cues[i], THEMA_MATCH_WORD, 0);
      ThemaPhrase phrase = { THEMA_NO_ID, pattern };
      g_ptr_array_add (self->own_patterns, pattern);
      g_array_append_val (self->phrases, phrase);
    }
}

static void
append_cues (ThemaMatcher *self)
{
  gboolean needed = FALSE;
  for (guint32 i = 0; i < self->n_codes; i++)
    needed |= self->negated[i] != THEMA_NEGATED_KEEP;
  if (!needed)
    return;
  if (self->codebook->cues->len == 0)
    append_default_cues (self);
  append_patterns (self->phrases, THEMA_NO_ID, self->codebook->cues);
}

/* Numbers all phrases, kind after kind. */
static void
list_phrases (ThemaMatcher *self)
{
  for (guint32 i = 0; i < self->n_codes; i++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, i);
      append_patterns (self->phrases, i, code->patterns);
      if (code->rule != NULL)
        append_rule (self, i, code);
    }
  self->first[THEMA_PHRASE_EXCLUSION] = self->phrases->len;
  for (guint32 i = 0; i < self->n_codes; i++)
    append_patterns (self->phrases, i, thema_codebook_code (self->codebook, i)->exclusions);
  self->first[THEMA_PHRASE_CUE] = self->phrases->len;
  append_cues (self);
  self->first[THEMA_PHRASE_OPERAND] = self->phrases->len;
  self->phrase_codes = g_new (guint32, MAX (self->phrases->len, 1));
  for (guint32 i = 0; i < self->phrases->len; i++)
    self->phrase_codes[i] = g_array_index (self->phrases, ThemaPhrase, i).code;
  thema_matcher_plan (self);
  self->first[THEMA_N_PHRASE_KINDS] = self->phrases->len;
}

/* Whether the trie finds the phrase. */
static gboolean
has_words (const ThemaMatcher *self, guint32 phrase)
{
  const ThemaPhrase *at = &g_array_index (self->phrases, ThemaPhrase, phrase);
  return at->pattern->near == NULL
         && (at->code == THEMA_NO_ID || thema_codebook_code (self->codebook, at->code)->rule == NULL
             || phrase >= self->first[THEMA_PHRASE_EXCLUSION]);
}

static gboolean
build (ThemaMatcher *self, GError **error)
{
  g_autoptr (ThemaVocabulary) vocabulary = thema_vocabulary_new (self->store, self->codebook->path);
  g_autoptr (ThemaPatternCutter) cutter
      = thema_pattern_cutter_new (thema_store_rules (self->store));
  list_phrases (self);
  for (guint32 i = 0; i < self->phrases->len; i++)
    if (has_words (self, i)
        && !add_words (self, vocabulary, cutter,
                       g_array_index (self->phrases, ThemaPhrase, i).pattern, i, error))
      return FALSE;
  thema_phrase_trie_seal (self->trie);
  return thema_vocabulary_look_up (vocabulary, self->trie, &self->forms, error);
}

static void
free_pattern (gpointer data)
{
  thema_pattern_free (data);
}

ThemaMatcher *
thema_matcher_new (const ThemaCodebook *codebook, const ThemaStore *store,
                   const ThemaCodingRules *rules, GError **error)
{
  static const ThemaCodingRules default_rules = { 0 };
  g_autoptr (ThemaMatcher) self = g_new0 (ThemaMatcher, 1);
  guint32 n_codes = thema_codebook_n_codes (codebook);
  self->codebook = codebook;
  self->store = store;
  self->rules = rules != NULL ? *rules : default_rules;
  self->phrases = g_array_new (FALSE, FALSE, sizeof (ThemaPhrase));
  self->own_patterns = g_ptr_array_new_with_free_func (free_pattern);
  self->trie = thema_phrase_trie_new ();
  self->n_codes = n_codes;
  self->parents = g_new (guint32, MAX (n_codes, 1));
  self->negated = g_new (guint8, MAX (n_codes, 1));
  for (guint32 i = 0; i < n_codes; i++)
    {
      self->parents[i] = thema_codebook_code (codebook, i)->parent;
      self->negated[i] = (guint8) thema_codebook_negated (codebook, i);
    }
  const char *stemmer = thema_store_stemmer (store);
  if (*stemmer != '\0' && (self->stemmer = thema_stemmer_new (stemmer, error)) == NULL)
    return NULL;
  return thema_codebook_require_pattern (codebook, error) && build (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
thema_matcher_free (ThemaMatcher *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stemmer, thema_stemmer_free);
  g_array_unref (self->phrases);
  g_ptr_array_unref (self->own_patterns);
  g_free (self->phrase_codes);
  g_free (self->parents);
  g_free (self->negated);
  thema_matcher_clear_plans (self);
  thema_phrase_trie_free (self->trie);
  thema_form_matches_clear (&self->forms);
  g_free (self);
}

guint32
thema_matcher_n_patterns (const ThemaMatcher *self)
{
  return self->first[THEMA_PHRASE_EXCLUSION];
}

guint32
thema_matcher_n_phrases (const ThemaMatcher *self)
{
  return self->phrases->len;
}

const ThemaPattern *
thema_matcher_pattern (const ThemaMatcher *self, guint32 phrase)
{
  return g_array_index (self->phrases, ThemaPhrase, phrase).pattern;
}

guint32
thema_matcher_pattern_code (const ThemaMatcher *self, guint32 phrase)
{
  return g_array_index (self->phrases, ThemaPhrase, phrase).code;
}
