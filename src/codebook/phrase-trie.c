/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/phrase-trie.h"

/* A phrase while the trie is built. */
typedef struct
{
  const guint32 *words; /* borrowed */
  guint32 n, phrase;
} Path;

/* The paths that go through a node, which share their first `depth` words. */
typedef struct
{
  guint32 first, end;
  guint32 depth;
} Group;

ThemaPhraseTrie *
thema_phrase_trie_new (void)
{
  ThemaPhraseTrie *self = g_new0 (ThemaPhraseTrie, 1);
  self->added = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (ThemaTrieNode));
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->phrases = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
thema_phrase_trie_free (ThemaPhraseTrie *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->added, g_array_unref);
  g_array_unref (self->nodes);
  g_array_unref (self->words);
  g_array_unref (self->phrases);
  g_free (self);
}

void
thema_phrase_trie_add (ThemaPhraseTrie *self, const guint32 *words, guint n, guint32 phrase)
{
  guint32 head[] = { n, phrase };
  g_return_if_fail (self->added != NULL && n > 0);
  g_array_append_vals (self->added, head, G_N_ELEMENTS (head));
  g_array_append_vals (self->added, words, n);
}

/* By their words; a path before those that go on from it; equal ones by phrase. */
static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const Path *x = a, *y = b;
  for (guint32 i = 0; i < MIN (x->n, y->n); i++)
    if (x->words[i] != y->words[i])
      return x->words[i] < y->words[i] ? -1 : 1;
  if (x->n != y->n)
    return x->n < y->n ? -1 : 1;
  return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

static GArray *
sort_paths (const GArray *added)
{
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (Path));
  for (guint i = 0; i < added->len;)
    {
      const guint32 *at = &g_array_index (added, guint32, i);
      Path path = { at + 2, at[0], at[1] };
      g_array_append_val (paths, path);
      i += 2 + path.n;
    }
  g_array_sort (paths, compare_paths);
  return paths;
}

/* Makes the node of a group. The paths that end there come first; of the others each run with the
 * same next word becomes a group of its own. */
static void
add_node (ThemaPhraseTrie *self, const GArray *paths, Group group, GArray *groups)
{
  ThemaTrieNode node = { self->words->len, self->phrases->len, 0 };
  guint32 i = group.first;
  for (; i < group.end && g_array_index (paths, Path, i).n == group.depth; i++)
    g_array_append_val (self->phrases, g_array_index (paths, Path, i).phrase);
  while (i < group.end)
    {
      guint32 word = g_array_index (paths, Path, i).words[group.depth];
      Group below = { i, i, group.depth + 1 };
      while (below.end < group.end
             && g_array_index (paths, Path, below.end).words[group.depth] == word)
        below.end++;
      g_array_append_val (groups, below);
      g_array_append_val (self->words, word);
      node.mask |= 1u << word % 32;
      i = below.end;
    }
  g_array_append_val (self->nodes, node);
}

void
thema_phrase_trie_seal (ThemaPhraseTrie *self)
{
  g_return_if_fail (self->added != NULL);
  g_autoptr (GArray) paths = sort_paths (self->added);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  Group all = { 0, paths->len, 0 };
  g_array_append_val (groups, all);
  for (guint i = 0; i < groups->len; i++)
    add_node (self, paths, g_array_index (groups, Group, i), groups);
  ThemaTrieNode end = { self->words->len, self->phrases->len, 0 };
  g_array_append_val (self->nodes, end);
  g_clear_pointer (&self->added, g_array_unref);
}

guint32
thema_phrase_trie_children (const ThemaPhraseTrie *self, guint32 node, const guint32 **words,
                            guint32 *n)
{
  const ThemaTrieNode *at = &g_array_index (self->nodes, ThemaTrieNode, node);
  *words = &g_array_index (self->words, guint32, at->first_word);
  *n = at[1].first_word - at[0].first_word;
  return at->first_word + 1;
}

guint32
thema_phrase_trie_find (const ThemaPhraseTrie *self, guint32 node, guint32 word)
{
  const guint32 *words;
  guint32 n, first = thema_phrase_trie_children (self, node, &words, &n), low = 0, high = n;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      if (words[middle] < word)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n && words[low] == word ? first + low : THEMA_TRIE_NONE;
}
