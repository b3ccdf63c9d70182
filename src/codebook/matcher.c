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
  GByteArray *inner;                /* owned, by word: whether it stands behind another one */
  ThemaWordIndex *indexes[N_KINDS]; /* owned */
} Vocabulary;

static void
vocabulary_init (Vocabulary *self)
{
  self->words = thema_interner_new ();
  self->inner = g_byte_array_new ();
  for (guint i = 0; i < N_KINDS; i++)
    self->indexes[i] = thema_word_index_new ();
}

static void
vocabulary_clear (Vocabulary *self)
{
  thema_interner_free (self->words);
  g_byte_array_unref (self->inner);
  for (guint i = 0; i < N_KINDS; i++)
    thema_word_index_free (self->indexes[i]);
}

/* The number of a word pattern; a new one goes into the index of its kind. */
static guint32
vocabulary_add (Vocabulary *self, Kind kind, const char *word, gsize length, gboolean inner)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_string_append_c (key, (char) ('0' + kind));
  g_string_append_len (key, word, (gssize) length);
  guint32 known = thema_interner_size (self->words);
  guint32 number = thema_interner_add (self->words, key->str, key->len);
  if (number == known)
    {
      const guint8 no = FALSE;
      thema_word_index_add (self->indexes[kind], word, length, number);
      g_byte_array_append (self->inner, &no, 1);
    }
  if (inner)
    self->inner->data[number] = TRUE;
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
add_phrase (ThemaMatcher *self, Vocabulary *vocabulary, ThemaPatternCutter *cutter,
            const ThemaPattern *pattern, guint32 phrase, GError **error)
{
  Kind kind = pattern->match == THEMA_MATCH_STEM ? BY_STEM
              : pattern->case_sensitive          ? BY_FORM
                                                 : BY_TYPE;
  if (pattern->match == THEMA_MATCH_STEM && !require_stemmer (self, pattern, error))
    return FALSE;
  g_autoptr (GPtrArray) words = thema_pattern_words (cutter, self->codebook->path, pattern, error);
  if (words == NULL)
    return FALSE;
  guint32 numbers[THEMA_MAX_PATTERN_WORDS];
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize length = strlen (word);
      if (pattern->match == THEMA_MATCH_STEM)
        word = thema_stemmer_stem (self->stemmer, word, length, &length);
      numbers[i] = vocabulary_add (vocabulary, kind, word, length, i > 0);
    }
  thema_phrase_trie_add (self->trie, numbers, words->len, phrase);
  return TRUE;
}

static gboolean
add_phrases (ThemaMatcher *self, Vocabulary *vocabulary, GError **error)
{
  for (guint32 c = 0; c < thema_codebook_n_codes (self->codebook); c++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, c);
      for (guint i = 0; i < code->patterns->len; i++)
        {
          ThemaPhrase phrase = { c, &g_array_index (code->patterns, ThemaPattern, i) };
          g_array_append_val (self->phrases, phrase);
        }
    }
  self->n_patterns = self->phrases->len;
  for (guint32 c = 0; c < thema_codebook_n_codes (self->codebook); c++)
    {
      const ThemaCode *code = thema_codebook_code (self->codebook, c);
      for (guint i = 0; i < code->exclusions->len; i++)
        {
          ThemaPhrase phrase = { c, &g_array_index (code->exclusions, ThemaPattern, i) };
          g_array_append_val (self->phrases, phrase);
        }
    }
  g_autoptr (ThemaPatternCutter) cutter
      = thema_pattern_cutter_new (thema_store_rules (self->store));
  self->phrase_codes = g_new (guint32, MAX (self->phrases->len, 1));
  for (guint32 i = 0; i < self->phrases->len; i++)
    self->phrase_codes[i] = g_array_index (self->phrases, ThemaPhrase, i).code;
  for (guint32 i = 0; i < self->phrases->len; i++)
    if (!add_phrase (self, vocabulary, cutter,
                     g_array_index (self->phrases, ThemaPhrase, i).pattern, i, error))
      return FALSE;
  thema_phrase_trie_seal (self->trie);
  return TRUE;
}

/* Lists of numbers, one behind the other: list i starts at offsets[i] and ends before
 * offsets[i + 1]. Without offsets all are empty. */
typedef struct
{
  guint32 *offsets; /* owned */
  GArray *numbers;  /* owned, of guint32 */
} Lists;

static void
lists_clear (Lists *self)
{
  g_clear_pointer (&self->offsets, g_free);
  g_clear_pointer (&self->numbers, g_array_unref);
}

/* Looks every string of one kind up: the word patterns that each matches. */
static void
resolve (Lists *lists, const ThemaWordIndex *index, guint32 n,
         ThemaSlice (*string) (const ThemaStore *, guint32), const ThemaStore *store)
{
  if (thema_word_index_is_empty (index))
    return;
  lists->offsets = g_new (guint32, (gsize) n + 1);
  lists->offsets[0] = 0;
  lists->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < n; i++)
    {
      ThemaSlice text = string (store, i);
      thema_word_index_match (index, text.bytes, text.length, lists->numbers);
      lists->offsets[i + 1] = lists->numbers->len;
    }
}

/* For each word pattern the node to which it leads as a first word, or THEMA_TRIE_NONE. */
static guint32 *
find_first_nodes (const ThemaMatcher *self, guint32 n_words)
{
  guint32 *nodes = g_new (guint32, MAX (n_words, 1)), n;
  const guint32 *words;
  guint32 first = thema_phrase_trie_children (self->trie, THEMA_TRIE_ROOT, &words, &n);
  for (guint32 i = 0; i < n_words; i++)
    nodes[i] = THEMA_TRIE_NONE;
  for (guint32 i = 0; i < n; i++)
    nodes[words[i]] = first + i;
  return nodes;
}

/* Adds the word patterns of a list to the form whose lists are open. */
static inline void
join_list (ThemaMatcher *self, const Lists *lists, guint32 which, const guint32 *first_nodes,
           const guint8 *inner)
{
  if (lists->offsets == NULL)
    return;
  for (guint32 i = lists->offsets[which]; i < lists->offsets[which + 1]; i++)
    {
      guint32 word = g_array_index (lists->numbers, guint32, i);
      if (first_nodes[word] != THEMA_TRIE_NONE)
        g_array_append_val (self->starts.numbers, first_nodes[word]);
      if (inner[word])
        g_array_append_val (self->inner.numbers, word);
    }
}

/* Ends the lists of the form and makes its flags. */
static guint8
end_form (ThemaMatcher *self, guint32 form, guint8 role, ThemaTokenClass class)
{
  guint8 flags = role;
  if (thema_form_lists_end (&self->starts, form))
    flags |= THEMA_FLAG_STARTS;
  if (thema_form_lists_end (&self->inner, form))
    flags |= THEMA_FLAG_INNER;
  if (class == THEMA_CLASS_WORD)
    flags |= THEMA_FLAG_WORD;
  return flags;
}

/* Joins for each form what itself, its type and its stem match. */
static void
join_lists (ThemaMatcher *self, const Lists lists[N_KINDS], const guint32 *first_nodes,
            const guint8 *inner)
{
  const ThemaStore *store = self->store;
  const guint32 *types = thema_store_form_types (store);
  const guint32 *stems = thema_store_type_stems (store);
  const guint8 *classes = thema_store_type_classes (store);
  guint32 n_forms = thema_store_n_forms (store);
  thema_form_lists_init (&self->starts, n_forms);
  thema_form_lists_init (&self->inner, n_forms);
  self->form_flags = g_new0 (guint8, MAX (n_forms, 1));
  for (guint32 form = 0; form < n_forms; form++)
    {
      ThemaSlice text = thema_store_form (store, form);
      guint32 type = types[form];
      guint8 role = text.length > 0 ? thema_role_of (text.bytes, text.length, classes[type])
                                    : THEMA_ROLE_PARTING;
      if ((role & THEMA_ROLE_MASK) == THEMA_ROLE_ITEM)
        {
          join_list (self, &lists[BY_TYPE], type, first_nodes, inner);
          join_list (self, &lists[BY_FORM], form, first_nodes, inner);
          if (stems != NULL)
            join_list (self, &lists[BY_STEM], stems[type], first_nodes, inner);
        }
      self->form_flags[form] = end_form (self, form, role, classes[type]);
    }
}

static void
look_up (ThemaMatcher *self, const Vocabulary *vocabulary)
{
  Lists lists[N_KINDS] = { 0 };
  resolve (&lists[BY_TYPE], vocabulary->indexes[BY_TYPE], thema_store_n_types (self->store),
           thema_store_type, self->store);
  resolve (&lists[BY_FORM], vocabulary->indexes[BY_FORM], thema_store_n_forms (self->store),
           thema_store_form, self->store);
  resolve (&lists[BY_STEM], vocabulary->indexes[BY_STEM], thema_store_n_stems (self->store),
           thema_store_stem, self->store);
  g_autofree guint32 *first_nodes
      = find_first_nodes (self, thema_interner_size (vocabulary->words));
  join_lists (self, lists, first_nodes, vocabulary->inner->data);
  for (guint i = 0; i < N_KINDS; i++)
    lists_clear (&lists[i]);
}

static gboolean
build (ThemaMatcher *self, GError **error)
{
  Vocabulary vocabulary;
  vocabulary_init (&vocabulary);
  gboolean good = add_phrases (self, &vocabulary, error);
  if (good)
    look_up (self, &vocabulary);
  vocabulary_clear (&vocabulary);
  return good;
}

static guint32 *
list_parents (const ThemaCodebook *codebook)
{
  guint32 n = thema_codebook_n_codes (codebook);
  guint32 *parents = g_new (guint32, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    parents[i] = thema_codebook_code (codebook, i)->parent;
  return parents;
}

ThemaMatcher *
thema_matcher_new (const ThemaCodebook *codebook, const ThemaStore *store, GError **error)
{
  g_autoptr (ThemaMatcher) self = g_new0 (ThemaMatcher, 1);
  self->codebook = codebook;
  self->store = store;
  self->phrases = g_array_new (FALSE, FALSE, sizeof (ThemaPhrase));
  self->trie = thema_phrase_trie_new ();
  self->parents = list_parents (codebook);
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
  g_free (self->phrase_codes);
  g_free (self->parents);
  thema_phrase_trie_free (self->trie);
  thema_form_lists_clear (&self->starts);
  thema_form_lists_clear (&self->inner);
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
