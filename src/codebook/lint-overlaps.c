/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lints of patterns that match what others match. */
#include "codebook/lint-private.h"

#include "codebook/glob-compare.h"
#include "codebook/glob.h"
#include "codebook/word-index.h"
#include "text/fold.h"

#include <string.h>

#define MAX_EARLIER 64 /* other places of a pattern that are looked at */
/* Bounds for hostile codebooks: pairs of a pattern and one that it might be found among, pairs of a
 * `not:` pattern and one that it might cover, and pairs of wildcards that are compared. */
#define MAX_PAIRS 100000000
#define MAX_COVERS 10000000
#define MAX_COMPARED 100000

static gboolean
is_literal (const char *text)
{
  return !thema_glob_has_wildcard (text, strlen (text));
}

/* What the words that match a case-sensitive word match when folded (transfer full). NULL where
 * that is not certain: folding makes two characters of some. */
static char *
fold_word (const char *word)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  if (strchr (word, '?') != NULL || !thema_fold (word, strlen (word), folded, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static gboolean
has_stem (const ThemaLint *self, const char *word, const char *stem)
{
  gsize length;
  if (self->stemmer == NULL)
    return FALSE;
  const char *own = thema_stemmer_stem (self->stemmer, word, strlen (word), &length);
  return strlen (stem) == length && memcmp (own, stem, length) == 0;
}

/* Whether all that word `i` of `inner` matches is matched by word `j` of `outer`, for certain. */
static gboolean
word_includes (const ThemaLint *self, const ThemaLintPattern *outer, guint j,
               const ThemaLintPattern *inner, guint i)
{
  const char *a = g_ptr_array_index (outer->words, j), *b = g_ptr_array_index (inner->words, i);
  if (outer->pattern->match == THEMA_MATCH_STEM && inner->pattern->match == THEMA_MATCH_STEM)
    return strcmp (a, b) == 0;
  if (inner->pattern->match == THEMA_MATCH_STEM)
    return FALSE;
  g_autofree char *folded = inner->pattern->case_sensitive ? fold_word (b) : g_strdup (b);
  if (outer->pattern->match == THEMA_MATCH_STEM)
    return folded != NULL && is_literal (folded) && has_stem (self, folded, a);
  if (outer->pattern->case_sensitive)
    return inner->pattern->case_sensitive && thema_glob_includes (a, b);
  return folded != NULL && thema_glob_includes (a, folded);
}

/* Whether every match of `inner` is one of `outer`. */
static gboolean
includes (const ThemaLint *self, const ThemaLintPattern *outer, const ThemaLintPattern *inner)
{
  if (outer->words == NULL || inner->words == NULL || outer->words->len != inner->words->len)
    return FALSE;
  for (guint i = 0; i < inner->words->len; i++)
    if (!word_includes (self, outer, i, inner, i))
      return FALSE;
  return TRUE;
}

/* Whether some word may match both; TRUE where that is not certain. */
static gboolean
word_intersects (const ThemaLint *self, const ThemaLintPattern *x, guint i,
                 const ThemaLintPattern *y, guint j)
{
  const char *a = g_ptr_array_index (x->words, i), *b = g_ptr_array_index (y->words, j);
  if (x->pattern->match != y->pattern->match)
    {
      const ThemaLintPattern *stem = x->pattern->match == THEMA_MATCH_STEM ? x : y;
      const ThemaLintPattern *other = stem == x ? y : x;
      const char *word = stem == x ? b : a;
      return self->stemmer == NULL || other->pattern->case_sensitive || !is_literal (word)
             || has_stem (self, word, stem == x ? a : b);
    }
  if (x->pattern->match == THEMA_MATCH_STEM)
    return strcmp (a, b) == 0;
  if (x->pattern->case_sensitive == y->pattern->case_sensitive)
    return thema_glob_intersects (a, b);
  g_autofree char *folded = fold_word (x->pattern->case_sensitive ? a : b);
  return folded == NULL || thema_glob_intersects (folded, x->pattern->case_sensitive ? b : a);
}

/* Whether a match of `inner` may lie inside one of `outer`. */
static gboolean
may_cover (const ThemaLint *self, const ThemaLintPattern *outer, const ThemaLintPattern *inner)
{
  if (outer->words == NULL || inner->words == NULL)
    return TRUE;
  for (guint at = 0; at + inner->words->len <= outer->words->len; at++)
    {
      guint i = 0;
      while (i < inner->words->len && word_intersects (self, outer, at + i, inner, i))
        i++;
      if (i == inner->words->len)
        return TRUE;
    }
  return FALSE;
}

/* Patterns of a code, or its `not:` patterns, in which those are looked for that may include a
 * given one. */
typedef struct
{
  ThemaWordIndex *folded, *sensitive; /* owned: keys, as globs */
  GHashTable *stems;                  /* owned: keys (borrowed) to numbers */
  guint most;                         /* patterns that begin with the same text before a wildcard */
} Candidates;

/* The numbers of patterns that match an example of what the pattern matches. */
static void
find_candidates (const ThemaLint *self, const Candidates *candidates,
                 const ThemaLintPattern *pattern, GArray *numbers)
{
  g_autofree char *example = thema_glob_example (pattern->key);
  gpointer number;
  if (pattern->pattern->match == THEMA_MATCH_STEM)
    {
      if (g_hash_table_lookup_extended (candidates->stems, pattern->key, NULL, &number))
        {
          guint32 found = GPOINTER_TO_UINT (number);
          g_array_append_val (numbers, found);
        }
      return;
    }
  if (pattern->pattern->case_sensitive)
    {
      thema_word_index_match (candidates->sensitive, example, strlen (example), numbers);
      g_autofree char *folded = fold_word (example);
      g_free (example);
      example = folded != NULL ? g_steal_pointer (&folded) : g_strdup ("");
    }
  thema_word_index_match (candidates->folded, example, strlen (example), numbers);
  if (self->stemmer == NULL || !is_literal (pattern->key))
    return;
  g_autoptr (GString) stems = g_string_new (NULL);
  for (guint i = 0; i < pattern->words->len; i++)
    {
      g_autofree char *word = fold_word (g_ptr_array_index (pattern->words, i));
      gsize length;
      const char *stem = thema_stemmer_stem (self->stemmer, word, strlen (word), &length);
      g_string_append_printf (stems, "%s%.*s", i > 0 ? " " : "", (int) length, stem);
    }
  if (g_hash_table_lookup_extended (candidates->stems, stems->str, NULL, &number))
    {
      guint32 found = GPOINTER_TO_UINT (number);
      g_array_append_val (numbers, found);
    }
}

/* Whether the pattern stands first in the file; on one line, first by its text. */
static gboolean
is_earlier (const ThemaLint *self, guint32 a, guint32 b)
{
  guint line_a = thema_lint_line (self, thema_lint_pattern (self, a));
  guint line_b = thema_lint_line (self, thema_lint_pattern (self, b));
  return line_a != line_b ? line_a < line_b : a < b;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return x == y ? 0 : is_earlier (user_data, x, y) ? -1 : 1;
}

/* The code's patterns, or its `not:` patterns, as they stand in the file (transfer full). */
static GArray *
list_patterns (const ThemaLint *self, guint32 code, gboolean exclusions)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = self->first[code]; i < self->first[code + 1]; i++)
    if (thema_lint_pattern (self, i)->words != NULL
        && thema_lint_pattern (self, i)->exclusion == exclusions)
      g_array_append_val (numbers, i);
  g_array_sort_with_data (numbers, compare_places, (gpointer) self);
  return numbers;
}

/* Counts the wildcards that begin alike: a word that begins so is compared with each of them. */
static void
count_beginning (GHashTable *counts, const char *key, guint *most)
{
  gsize length = thema_glob_prefix_length (key, strlen (key));
  if (key[length] == '\0')
    return;
  char *beginning = g_strndup (key, length);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, beginning)) + 1;
  g_hash_table_replace (counts, beginning, GUINT_TO_POINTER (n));
  *most = MAX (*most, n);
}

static void
candidates_init (Candidates *self, const ThemaLint *lint, guint32 code, gboolean exclusions)
{
  g_autoptr (GHashTable) folded = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sensitive = g_hash_table_new (g_str_hash, g_str_equal);
  self->folded = thema_word_index_new ();
  self->sensitive = thema_word_index_new ();
  self->stems = g_hash_table_new (g_str_hash, g_str_equal);
  self->most = 0;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) numbers = list_patterns (lint, code, exclusions);
  for (guint at = 0; at < numbers->len; at++)
    {
      guint32 i = g_array_index (numbers, guint32, at);
      const ThemaLintPattern *pattern = thema_lint_pattern (lint, i);
      gboolean is_sensitive = pattern->pattern->case_sensitive;
      gboolean is_stem = pattern->pattern->match == THEMA_MATCH_STEM;
      GHashTable *known = is_stem ? self->stems : is_sensitive ? sensitive : folded;
      if (g_hash_table_contains (known, pattern->key))
        continue; /* the first one stands for all that match the same */
      g_hash_table_insert (known, pattern->key, GUINT_TO_POINTER (i));
      count_beginning (counts, pattern->key, &self->most);
      if (!is_stem)
        thema_word_index_add (is_sensitive ? self->sensitive : self->folded, pattern->key,
                              strlen (pattern->key), i);
    }
}

static gboolean
is_too_much (const ThemaLint *self, const Candidates *candidates, guint32 code)
{
  return (guint64) candidates->most * (self->first[code + 1] - self->first[code]) > MAX_PAIRS;
}

static void
candidates_clear (Candidates *self)
{
  thema_word_index_free (self->folded);
  thema_word_index_free (self->sensitive);
  g_hash_table_unref (self->stems);
}

/* The first pattern that makes this one superfluous; of two that match the same, the later one is.
 * One with another weight has its own purpose. */
static guint32
find_including (ThemaLint *self, const Candidates *candidates, guint32 number)
{
  const ThemaLintPattern *pattern = thema_lint_pattern (self, number);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 found = THEMA_NO_ID;
  find_candidates (self, candidates, pattern, numbers);
  for (guint i = 0; i < numbers->len && self->n_compared < MAX_COMPARED; i++)
    {
      guint32 other = g_array_index (numbers, guint32, i);
      const ThemaLintPattern *outer = thema_lint_pattern (self, other);
      self->n_compared += other != number && !is_literal (pattern->key);
      if (other != number && other < found && !thema_lint_is_wild (outer)
          && outer->pattern->weight == pattern->pattern->weight && includes (self, outer, pattern)
          && (is_earlier (self, other, number) || !includes (self, pattern, outer)))
        found = other;
    }
  return found;
}

/* As a message names it (transfer full). */
static char *
name (const ThemaLintPattern *pattern)
{
  return thema_lint_is_folded (pattern) ? g_strdup_printf ("'%s'", pattern->pattern->text)
                                        : thema_pattern_describe (pattern->pattern);
}

static void
check_contained (ThemaLint *self, guint32 code)
{
  Candidates candidates;
  candidates_init (&candidates, self, code, FALSE);
  guint32 end = is_too_much (self, &candidates, code) ? 0 : self->first[code + 1];
  for (guint32 i = self->first[code]; i < end; i++)
    {
      const ThemaLintPattern *pattern = thema_lint_pattern (self, i);
      if (pattern->words == NULL || pattern->exclusion)
        continue;
      guint32 number = find_including (self, &candidates, i);
      if (number == THEMA_NO_ID)
        continue;
      const ThemaLintPattern *other = thema_lint_pattern (self, number);
      g_autofree char *text = name (pattern), *outer = name (other);
      thema_lint_add_pattern (self, THEMA_LINT_CONTAINED_PATTERN, pattern,
                              includes (self, pattern, other)
                                  ? "%s matches the same as %s on line %u"
                                  : "all that %s matches is matched by %s on line %u already",
                              text, outer, thema_lint_line (self, other));
    }
  candidates_clear (&candidates);
}

/* `first` to `end` are the code's `not:` patterns. */
static void
check_dead_nots (ThemaLint *self, guint32 code, guint32 first, guint32 end)
{
  for (guint32 i = first; i < end; i++)
    {
      const ThemaLintPattern *exclusion = thema_lint_pattern (self, i);
      gboolean covers = FALSE;
      for (guint32 j = self->first[code]; j < first && !covers; j++)
        covers = may_cover (self, exclusion, thema_lint_pattern (self, j));
      if (!covers)
        thema_lint_add_pattern (self, THEMA_LINT_DEAD_NOT, exclusion,
                                "the 'not' pattern '%s' cancels nothing: no match of a pattern of "
                                "'%s' can lie inside it",
                                exclusion->pattern->text,
                                thema_codebook_code (self->codebook, code)->name);
    }
}

static void
check_cancelled (ThemaLint *self, guint32 code, guint32 first)
{
  Candidates candidates;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  candidates_init (&candidates, self, code, TRUE);
  if (is_too_much (self, &candidates, code))
    first = self->first[code];
  for (guint32 i = self->first[code]; i < first; i++)
    {
      const ThemaLintPattern *pattern = thema_lint_pattern (self, i);
      const ThemaLintPattern *exclusion = NULL;
      g_array_set_size (numbers, 0);
      if (pattern->words != NULL)
        find_candidates (self, &candidates, pattern, numbers);
      for (guint j = 0; j < numbers->len && self->n_compared < MAX_COMPARED; j++)
        {
          self->n_compared += !is_literal (pattern->key);
          const ThemaLintPattern *other
              = thema_lint_pattern (self, g_array_index (numbers, guint32, j));
          if ((exclusion == NULL || other < exclusion) && includes (self, other, pattern))
            exclusion = other;
        }
      if (exclusion != NULL)
        thema_lint_add_pattern (self, THEMA_LINT_CANCELLED_PATTERN, pattern,
                                "all that '%s' matches is cancelled by the 'not' pattern '%s' on "
                                "line %u",
                                pattern->pattern->text, exclusion->pattern->text,
                                thema_lint_line (self, exclusion));
    }
  candidates_clear (&candidates);
}

static void
check_exclusions (ThemaLint *self, guint32 code)
{
  guint32 end = self->first[code + 1], first = self->first[code];
  while (first < end && !thema_lint_pattern (self, first)->exclusion)
    first++;
  if (first == end)
    return;
  if ((guint64) (end - first) * (first - self->first[code]) <= MAX_COVERS)
    check_dead_nots (self, code, first, end);
  check_cancelled (self, code, first);
}

/* The pattern by its way of matching and its words (transfer full): the same for two that match the
 * same. */
static char *
identity (const ThemaLintPattern *pattern)
{
  if (pattern->key == NULL)
    return thema_pattern_describe (pattern->pattern);
  return g_strdup_printf ("%d%d%s", pattern->pattern->match, pattern->pattern->case_sensitive,
                          pattern->key);
}

static gboolean
is_above (const ThemaLint *self, guint32 above, guint32 below)
{
  return above < below && below <= thema_codebook_code (self->codebook, above)->last_descendant;
}

/* Tells the first other place of the pattern, and the first one in a code above. Words that a line
 * of a dictionary gives to several codes at once are meant so. */
static void
check_shared (ThemaLint *self, const GArray *places, guint at)
{
  const ThemaLintPattern *pattern = thema_lint_pattern (self, g_array_index (places, guint32, at));
  gboolean shared = FALSE, inherited = FALSE;
  for (guint i = 0; i < MIN (at, MAX_EARLIER); i++)
    {
      const ThemaLintPattern *other = thema_lint_pattern (self, g_array_index (places, guint32, i));
      if (other->code == pattern->code
          || thema_lint_line (self, other) == thema_lint_line (self, pattern))
        continue;
      gboolean above = is_above (self, other->code, pattern->code);
      if (above && !inherited)
        thema_lint_add_pattern (
            self, THEMA_LINT_SHARED_WITH_ANCESTOR, other,
            "'%s' stands in the sub-code '%s' too, on line %u; a code has all passages of its "
            "sub-codes",
            other->pattern->text, thema_codebook_code (self->codebook, pattern->code)->name,
            thema_lint_line (self, pattern));
      else if (!above && !shared)
        thema_lint_add_pattern (
            self, THEMA_LINT_SHARED_PATTERN, pattern,
            "'%s' stands in the code '%s' too, on line %u", pattern->pattern->text,
            thema_codebook_code (self->codebook, other->code)->name, thema_lint_line (self, other));
      inherited = inherited || above;
      shared = shared || !above;
    }
}

static void
free_places (gpointer data)
{
  g_array_unref (data);
}

static void
check_all_shared (ThemaLint *self)
{
  g_autoptr (GHashTable) places
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_places);
  for (guint32 i = 0; i < self->patterns->len; i++)
    {
      if (thema_lint_pattern (self, i)->exclusion)
        continue;
      g_autofree char *key = identity (thema_lint_pattern (self, i));
      GArray *list = g_hash_table_lookup (places, key);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (places, g_steal_pointer (&key), list);
        }
      g_array_append_val (list, i);
      check_shared (self, list, list->len - 1);
    }
}

void
thema_lint_overlaps (ThemaLint *self)
{
  for (guint32 code = 0; code < thema_codebook_n_codes (self->codebook); code++)
    {
      check_contained (self, code);
      check_exclusions (self, code);
    }
  check_all_shared (self);
}
