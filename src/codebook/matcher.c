/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/matcher.h"

#include "codebook/matcher-private.h"
#include "codebook/pattern-words.h"

#include <string.h>

/* Kinds of word patterns: what they are compared with. */
typedef enum
{
  BY_TYPE,
  BY_FORM,
  BY_STEM,
  N_KINDS,
} Kind;

/* The word patterns of all phrases while the matcher is built. */
typedef struct
{
  ThemaInterner *words;             /* owned: one byte for the kind, then the text */
  ThemaWordIndex *indexes[N_KINDS]; /* owned */
} Vocabulary;

static void
vocabulary_init (Vocabulary *self)
{
  self->words = thema_interner_new ();
  for (guint i = 0; i < N_KINDS; i++)
    self->indexes[i] = thema_word_index_new ();
}

static void
vocabulary_clear (Vocabulary *self)
{
  thema_interner_free (self->words);
  for (guint i = 0; i < N_KINDS; i++)
    thema_word_index_free (self->indexes[i]);
}

/* The number of a word pattern; a new one goes into the index of its kind. */
static guint32
vocabulary_add (Vocabulary *self, Kind kind, const char *word, gsize length)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_string_append_c (key, (char) ('0' + kind));
  g_string_append_len (key, word, (gssize) length);
  guint32 known = thema_interner_size (self->words);
  guint32 number = thema_interner_add (self->words, key->str, key->len);
  if (number == known)
    thema_word_index_add (self->indexes[kind], word, length, number);
  return number;
}

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
add_phrase (ThemaMatcher *self, Vocabulary *vocabulary, ThemaTokenizer *tokenizer,
            const ThemaPattern *pattern, guint32 phrase, GError **error)
{
  static const Kind kinds[] = {
    [THEMA_MATCH_WORD] = BY_TYPE,
    [THEMA_MATCH_CASE] = BY_FORM,
    [THEMA_MATCH_STEM] = BY_STEM,
  };
  if (pattern->match == THEMA_MATCH_STEM && !require_stemmer (self, pattern, error))
    return FALSE;
  g_autoptr (GPtrArray) words
      = thema_pattern_words (self->codebook->path, pattern, tokenizer, error);
  if (words == NULL)
    return FALSE;
  guint32 numbers[THEMA_MAX_PATTERN_WORDS];
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize length = strlen (word);
      if (pattern->match == THEMA_MATCH_STEM)
        word = thema_stemmer_stem (self->stemmer, word, length, &length);
      numbers[i] = vocabulary_add (vocabulary, kinds[pattern->match], word, length);
    }
  thema_phrase_trie_add (self->trie, numbers, words->len, phrase);
  return TRUE;
}

static gboolean
add_phrases (ThemaMatcher *self, Vocabulary *vocabulary, ThemaTokenizer *tokenizer, GError **error)
{
  for (guint32 c = 0; c < thema_codebook_n_codes (self->codebook); c++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, c);
      for (guint i = 0; i < code->patterns->len; i++)
        {
          ThemaPhrase phrase = { c, &g_array_index (code->patterns, ThemaPattern, i), FALSE };
          g_array_append_val (self->phrases, phrase);
        }
    }
  self->n_patterns = self->phrases->len;
  for (guint32 c = 0; c < thema_codebook_n_codes (self->codebook); c++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, c);
      for (guint i = 0; i < code->exclusions->len; i++)
        {
          ThemaPhrase phrase = { c, &g_array_index (code->exclusions, ThemaPattern, i), TRUE };
          g_array_append_val (self->phrases, phrase);
        }
    }
  for (guint32 i = 0; i < self->phrases->len; i++)
    if (!add_phrase (self, vocabulary, tokenizer,
                     g_array_index (self->phrases, ThemaPhrase, i).pattern, i, error))
      return FALSE;
  return TRUE;
}

/* Looks every string of one kind up: the word patterns that each matches, one list behind the
 * other. */
static void
resolve (ThemaWordLists *lists, const ThemaWordIndex *index, guint32 n,
         ThemaSlice (*string) (const ThemaStore *, guint32), const ThemaStore *store)
{
  lists->ends = g_new0 (guint32, MAX (n, 1));
  lists->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (thema_word_index_is_empty (index))
    return;
  for (guint32 i = 0; i < n; i++)
    {
      ThemaSlice text = string (store, i);
      thema_word_index_match (index, text.bytes, text.length, lists->words);
      lists->ends[i] = lists->words->len;
    }
}

static void
append_list (const ThemaWordLists *lists, guint32 which, GArray *out)
{
  guint32 start = which > 0 ? lists->ends[which - 1] : 0;
  if (lists->ends[which] > start)
    g_array_append_vals (out, &g_array_index (lists->words, guint32, start),
                         lists->ends[which] - start);
}

/* Whether a phrase may begin with one of these word patterns, from `first` on. */
static gboolean
any_starts (const guint8 *starts, const GArray *words, guint32 first)
{
  for (guint32 i = first; i < words->len; i++)
    if (starts[g_array_index (words, guint32, i)])
      return TRUE;
  return FALSE;
}

/* Joins what the form, its type and its stem match into one list for each form. */
static void
join_lists (ThemaMatcher *self, const ThemaWordLists lists[N_KINDS], const guint8 *starts)
{
  const ThemaStore *store = self->store;
  const guint32 *types = thema_store_form_types (store);
  const guint32 *stems = thema_store_type_stems (store);
  const guint8 *classes = thema_store_type_classes (store);
  guint32 n_forms = thema_store_n_forms (store);
  self->forms.ends = g_new0 (guint32, MAX (n_forms, 1));
  self->forms.words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->form_flags = g_new0 (guint8, MAX (n_forms, 1));
  for (guint32 form = 0; form < n_forms; form++)
    {
      ThemaSlice text = thema_store_form (store, form);
      guint32 type = types[form], before = self->forms.words->len;
      guint8 flags = text.length > 0 ? thema_role_of (text.bytes, text.length, classes[type])
                                     : THEMA_ROLE_PARTING;
      if ((flags & THEMA_ROLE_MASK) == THEMA_ROLE_ITEM)
        {
          append_list (&lists[BY_TYPE], type, self->forms.words);
          append_list (&lists[BY_FORM], form, self->forms.words);
          if (stems != NULL)
            append_list (&lists[BY_STEM], stems[type], self->forms.words);
        }
      self->forms.ends[form] = self->forms.words->len;
      if (any_starts (starts, self->forms.words, before))
        flags |= THEMA_FLAG_STARTS;
      if (classes[type] == THEMA_CLASS_WORD)
        flags |= THEMA_FLAG_WORD;
      self->form_flags[form] = flags;
    }
}

/* For each word pattern whether a phrase begins with it. */
static guint8 *
find_starts (const ThemaMatcher *self, guint32 n_words)
{
  guint8 *starts = g_new0 (guint8, MAX (n_words, 1));
  for (guint32 i = 0; i < n_words; i++)
    starts[i] = thema_phrase_trie_child (self->trie, THEMA_TRIE_ROOT, i) != THEMA_TRIE_NONE;
  return starts;
}

static void
word_lists_clear (ThemaWordLists *self)
{
  g_clear_pointer (&self->ends, g_free);
  g_clear_pointer (&self->words, g_array_unref);
}

static void
look_up (ThemaMatcher *self, const Vocabulary *vocabulary)
{
  ThemaWordLists lists[N_KINDS] = { 0 };
  resolve (&lists[BY_TYPE], vocabulary->indexes[BY_TYPE], thema_store_n_types (self->store),
           thema_store_type, self->store);
  resolve (&lists[BY_FORM], vocabulary->indexes[BY_FORM], thema_store_n_forms (self->store),
           thema_store_form, self->store);
  resolve (&lists[BY_STEM], vocabulary->indexes[BY_STEM], thema_store_n_stems (self->store),
           thema_store_stem, self->store);
  g_autofree guint8 *starts = find_starts (self, thema_interner_size (vocabulary->words));
  join_lists (self, lists, starts);
  for (guint i = 0; i < N_KINDS; i++)
    word_lists_clear (&lists[i]);
}

static gboolean
build (ThemaMatcher *self, GError **error)
{
  g_autoptr (ThemaTokenizer) tokenizer
      = thema_tokenizer_new (thema_store_tokenizer (self->store), NULL, error);
  if (tokenizer == NULL)
    return FALSE;
  Vocabulary vocabulary;
  vocabulary_init (&vocabulary);
  gboolean good = add_phrases (self, &vocabulary, tokenizer, error);
  if (good)
    look_up (self, &vocabulary);
  vocabulary_clear (&vocabulary);
  return good;
}

ThemaMatcher *
thema_matcher_new (const ThemaCodebook *codebook, const ThemaStore *store, GError **error)
{
  g_autoptr (ThemaMatcher) self = g_new0 (ThemaMatcher, 1);
  self->codebook = codebook;
  self->store = store;
  self->phrases = g_array_new (FALSE, FALSE, sizeof (ThemaPhrase));
  self->trie = thema_phrase_trie_new ();
  const char *stemmer = thema_store_stemmer (store);
  if (*stemmer != '\0' && (self->stemmer = thema_stemmer_new (stemmer, error)) == NULL)
    return NULL;
  return build (self, error) ? g_steal_pointer (&self) : NULL;
}

void
thema_matcher_free (ThemaMatcher *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stemmer, thema_stemmer_free);
  g_array_unref (self->phrases);
  thema_phrase_trie_free (self->trie);
  word_lists_clear (&self->forms);
  g_free (self->form_flags);
  g_free (self);
}

guint32
thema_matcher_n_patterns (const ThemaMatcher *self)
{
  return self->n_patterns;
}

const ThemaPattern *
thema_matcher_pattern (const ThemaMatcher *self, guint32 pattern)
{
  return g_array_index (self->phrases, ThemaPhrase, pattern).pattern;
}

guint32
thema_matcher_pattern_code (const ThemaMatcher *self, guint32 pattern)
{
  return g_array_index (self->phrases, ThemaPhrase, pattern).code;
}
