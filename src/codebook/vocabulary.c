/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/vocabulary.h"

#include "codebook/adjacency.h"
#include "codebook/error.h"
#include "codebook/regex.h"
#include "codebook/word-index.h"

/* Of words of patterns and of the corpus with each other: a bound for thousands of patterns like
 * `**`, which would fill the memory. */
#define MAX_MATCHES 100000000u

/* What words of patterns are compared with. */
typedef enum
{
  BY_TYPE,
  BY_FORM,
  BY_STEM,
  N_KINDS,
} Kind;

/* A regular expression is looked up one by one. */
typedef struct
{
  ThemaRegex *regex; /* owned */
  guint32 number;
} Expression;

struct _ThemaVocabulary
{
  const ThemaStore *store;          /* borrowed */
  const char *path;                 /* borrowed: of the codebook, for messages */
  ThemaInterner *words;             /* owned: two bytes for kind and match, then the text */
  GByteArray *inner;                /* owned, by word: whether it stands behind another one */
  ThemaWordIndex *indexes[N_KINDS]; /* owned */
  GArray *expressions[N_KINDS];     /* owned, of Expression */
};

static void
clear_expression (gpointer data)
{
  thema_regex_free (((Expression *) data)->regex);
}

ThemaVocabulary *
thema_vocabulary_new (const ThemaStore *store, const char *path)
{
  ThemaVocabulary *self = g_new0 (ThemaVocabulary, 1);
  self->store = store;
  self->path = path;
  self->words = thema_interner_new ();
  self->inner = g_byte_array_new ();
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->indexes[i] = thema_word_index_new ();
      self->expressions[i] = g_array_new (FALSE, FALSE, sizeof (Expression));
      g_array_set_clear_func (self->expressions[i], clear_expression);
    }
  return self;
}

void
thema_vocabulary_free (ThemaVocabulary *self)
{
  if (self == NULL)
    return;
  thema_interner_free (self->words);
  g_byte_array_unref (self->inner);
  for (guint i = 0; i < N_KINDS; i++)
    {
      thema_word_index_free (self->indexes[i]);
      g_array_unref (self->expressions[i]);
    }
  g_free (self);
}

static Kind
kind_of (const ThemaPattern *pattern)
{
  if (pattern->match == THEMA_MATCH_STEM)
    return BY_STEM;
  return pattern->case_sensitive ? BY_FORM : BY_TYPE;
}

/* Puts a new word of a pattern where it is looked up. */
static gboolean
enter (ThemaVocabulary *self, const ThemaPattern *pattern, const char *word, gsize length,
       guint32 number, GError **error)
{
  Kind kind = kind_of (pattern);
  if (pattern->match != THEMA_MATCH_REGEX)
    {
      thema_word_index_add (self->indexes[kind], word, length, number);
      return TRUE;
    }
  Expression expression = { thema_regex_new (self->path, pattern, error), number };
  if (expression.regex == NULL)
    return FALSE;
  g_array_append_val (self->expressions[kind], expression);
  return TRUE;
}

gboolean
thema_vocabulary_add (ThemaVocabulary *self, const ThemaPattern *pattern, const char *word,
                      gsize length, gboolean inner, guint32 *number, GError **error)
{
  const guint8 no = FALSE;
  g_autoptr (GString) key = g_string_new (NULL);
  g_string_append_c (key, (char) ('0' + kind_of (pattern)));
  g_string_append_c (key, (char) ('0' + pattern->match));
  g_string_append_len (key, word, (gssize) length);
  guint32 known = thema_interner_size (self->words);
  *number = thema_interner_add (self->words, key->str, key->len);
  if (*number == known)
    {
      g_byte_array_append (self->inner, &no, 1);
      if (!enter (self, pattern, word, length, *number, error))
        return FALSE;
    }
  if (inner)
    self->inner->data[*number] = TRUE;
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

static gboolean
match_expressions (const GArray *expressions, ThemaSlice text, GArray *numbers, GError **error)
{
  for (guint i = 0; i < expressions->len; i++)
    {
      const Expression *expression = &g_array_index (expressions, Expression, i);
      gboolean matches;
      if (!thema_regex_match (expression->regex, text.bytes, text.length, &matches, error))
        return FALSE;
      if (matches)
        g_array_append_val (numbers, expression->number);
    }
  return TRUE;
}

/* Whether there is room for what a word of the corpus matches. */
static gboolean
check_room (const char *path, const GArray *numbers, GError **error)
{
  if (numbers->len <= MAX_MATCHES)
    return TRUE;
  g_set_error (error, THEMA_CODEBOOK_ERROR, THEMA_CODEBOOK_ERROR_PATTERN,
               "%s:1: the patterns match too much: together more than %u times a word of the "
               "corpus's vocabulary; leave out those that nearly every word matches",
               path, MAX_MATCHES);
  return FALSE;
}

/* Looks every string of one kind up: the words of patterns that each matches. */
static gboolean
resolve (const ThemaVocabulary *self, Kind kind, Lists *lists, guint32 n,
         ThemaSlice (*string) (const ThemaStore *, guint32), GError **error)
{
  if (thema_word_index_is_empty (self->indexes[kind]) && self->expressions[kind]->len == 0)
    return TRUE;
  lists->offsets = g_new (guint32, (gsize) n + 1);
  lists->offsets[0] = 0;
  lists->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < n; i++)
    {
      ThemaSlice text = string (self->store, i);
      thema_word_index_match (self->indexes[kind], text.bytes, text.length, lists->numbers);
      if (!match_expressions (self->expressions[kind], text, lists->numbers, error)
          || !check_room (self->path, lists->numbers, error))
        return FALSE;
      lists->offsets[i + 1] = lists->numbers->len;
    }
  return TRUE;
}

/* For each word of a pattern the node to which it leads as a first word, or THEMA_TRIE_NONE. */
static guint32 *
find_first_nodes (const ThemaPhraseTrie *trie, guint32 n_words)
{
  guint32 *nodes = g_new (guint32, MAX (n_words, 1)), n;
  const guint32 *words;
  guint32 first = thema_phrase_trie_children (trie, THEMA_TRIE_ROOT, &words, &n);
  for (guint32 i = 0; i < n_words; i++)
    nodes[i] = THEMA_TRIE_NONE;
  for (guint32 i = 0; i < n; i++)
    nodes[words[i]] = first + i;
  return nodes;
}

/* Adds the words of patterns in a list to the form whose lists are open. */
static inline void
join_list (ThemaFormMatches *matches, const Lists *lists, guint32 which, const guint32 *first_nodes,
           const guint8 *inner)
{
  if (lists->offsets == NULL)
    return;
  for (guint32 i = lists->offsets[which]; i < lists->offsets[which + 1]; i++)
    {
      guint32 word = g_array_index (lists->numbers, guint32, i);
      if (first_nodes[word] != THEMA_TRIE_NONE)
        g_array_append_val (matches->starts.numbers, first_nodes[word]);
      if (inner[word])
        g_array_append_val (matches->inner.numbers, word);
    }
}

/* Ends the lists of the form and makes its flags. */
static guint8
end_form (ThemaFormMatches *matches, guint32 form, guint8 role, ThemaTokenClass class)
{
  guint8 flags = role;
  if (thema_form_lists_end (&matches->starts, form))
    flags |= THEMA_FLAG_STARTS;
  if (thema_form_lists_end (&matches->inner, form))
    flags |= THEMA_FLAG_INNER;
  if (class == THEMA_CLASS_WORD)
    flags |= THEMA_FLAG_WORD;
  return flags;
}

/* Joins for each form what itself, its type and its stem match. */
static gboolean
join_lists (const ThemaVocabulary *self, const Lists lists[N_KINDS], const guint32 *first_nodes,
            ThemaFormMatches *matches, GError **error)
{
  const guint32 *types = thema_store_form_types (self->store);
  const guint32 *stems = thema_store_type_stems (self->store);
  const guint8 *classes = thema_store_type_classes (self->store);
  const guint8 *inner = self->inner->data;
  for (guint32 form = 0; form < thema_store_n_forms (self->store); form++)
    {
      ThemaSlice text = thema_store_form (self->store, form);
      guint32 type = types[form];
      guint8 role = text.length > 0 ? thema_role_of (text.bytes, text.length, classes[type])
                                    : THEMA_ROLE_PARTING;
      if ((role & THEMA_ROLE_MASK) == THEMA_ROLE_ITEM)
        {
          join_list (matches, &lists[BY_TYPE], type, first_nodes, inner);
          join_list (matches, &lists[BY_FORM], form, first_nodes, inner);
          if (stems != NULL)
            join_list (matches, &lists[BY_STEM], stems[type], first_nodes, inner);
        }
      matches->flags[form] = end_form (matches, form, role, classes[type]);
      if (!check_room (self->path, matches->starts.numbers, error)
          || !check_room (self->path, matches->inner.numbers, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
thema_vocabulary_look_up (const ThemaVocabulary *self, const ThemaPhraseTrie *trie,
                          ThemaFormMatches *matches, GError **error)
{
  const ThemaStore *store = self->store;
  guint32 n_forms = thema_store_n_forms (store);
  Lists lists[N_KINDS] = { 0 };
  thema_form_lists_init (&matches->starts, n_forms);
  thema_form_lists_init (&matches->inner, n_forms);
  matches->flags = g_new0 (guint8, MAX (n_forms, 1));
  gboolean good = resolve (self, BY_TYPE, &lists[BY_TYPE], thema_store_n_types (store),
                           thema_store_type, error)
                  && resolve (self, BY_FORM, &lists[BY_FORM], n_forms, thema_store_form, error)
                  && resolve (self, BY_STEM, &lists[BY_STEM], thema_store_n_stems (store),
                              thema_store_stem, error);
  if (good)
    {
      g_autofree guint32 *first_nodes = find_first_nodes (trie, thema_interner_size (self->words));
      good = join_lists (self, lists, first_nodes, matches, error);
    }
  for (guint i = 0; i < N_KINDS; i++)
    lists_clear (&lists[i]);
  return good;
}

void
thema_form_matches_clear (ThemaFormMatches *self)
{
  thema_form_lists_clear (&self->starts);
  thema_form_lists_clear (&self->inner);
  g_clear_pointer (&self->flags, g_free);
}
