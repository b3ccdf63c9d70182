/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases as paths: a node has a child for each word pattern that may come next. Phrases are added,
 * then the trie is sealed, then it is asked. */
#pragma once

#include <glib.h>

typedef struct _ThemaPhraseTrie ThemaPhraseTrie;

#define THEMA_TRIE_ROOT 0
#define THEMA_TRIE_NONE G_MAXUINT32

ThemaPhraseTrie *thema_phrase_trie_new (void);
void thema_phrase_trie_free (ThemaPhraseTrie *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPhraseTrie, thema_phrase_trie_free)

/* Adds the phrase of `n` word patterns, at least one, and says that it is `phrase`. */
void thema_phrase_trie_add (ThemaPhraseTrie *self, const guint32 *words, guint n, guint32 phrase);

void thema_phrase_trie_seal (ThemaPhraseTrie *self);

/* The children of a node: `n` nodes from the one returned on, and the word patterns that lead to
 * them in ascending order (borrowed). */
guint32 thema_phrase_trie_children (const ThemaPhraseTrie *self, guint32 node,
                                    const guint32 **words, guint32 *n);

/* The node reached from `node` by a word pattern, or THEMA_TRIE_NONE. */
static inline guint32 thema_phrase_trie_child (const ThemaPhraseTrie *self, guint32 node,
                                               guint32 word);

/* Whether the node has a child. */
static inline gboolean thema_phrase_trie_continues (const ThemaPhraseTrie *self, guint32 node);

/* The phrases that end at the node, in ascending order (borrowed). */
static inline const guint32 *thema_phrase_trie_phrases (const ThemaPhraseTrie *self, guint32 node,
                                                        guint32 *n);

/* Has the node brought into the processor's cache. */
static inline void thema_phrase_trie_expect (const ThemaPhraseTrie *self, guint32 node);

/* What follows stands here only to be compiled into the search.
 *
 * Nodes are numbered level by level, and on a level by their parents. So the children of a node are
 * neighbours, and the node to which word i of all nodes' words leads is the node i + 1. */

typedef struct
{
  guint32 first_word;   /* of its children's; they end where those of the next node begin */
  guint32 first_phrase; /* in the same way */
  guint32 mask;         /* bit w % 32 for each word w: most words that lead nowhere lack theirs */
} ThemaTrieNode;

struct _ThemaPhraseTrie
{
  GArray *added; /* owned, of guint32: length, number and words of each phrase; NULL when sealed */
  GArray *nodes; /* owned, of ThemaTrieNode, and one more behind the last */
  GArray *words; /* owned, of guint32 */
  GArray *phrases; /* owned, of guint32 */
};

/* Finds a word that the mask lets pass. */
guint32 thema_phrase_trie_find (const ThemaPhraseTrie *self, guint32 node, guint32 word);

static inline guint32
thema_phrase_trie_child (const ThemaPhraseTrie *self, guint32 node, guint32 word)
{
  guint32 mask = g_array_index (self->nodes, ThemaTrieNode, node).mask;
  return mask >> word % 32 & 1 ? thema_phrase_trie_find (self, node, word) : THEMA_TRIE_NONE;
}

static inline gboolean
thema_phrase_trie_continues (const ThemaPhraseTrie *self, guint32 node)
{
  return g_array_index (self->nodes, ThemaTrieNode, node).mask != 0;
}

static inline const guint32 *
thema_phrase_trie_phrases (const ThemaPhraseTrie *self, guint32 node, guint32 *n)
{
  const ThemaTrieNode *at = &g_array_index (self->nodes, ThemaTrieNode, node);
  *n = at[1].first_phrase - at[0].first_phrase;
  return &g_array_index (self->phrases, guint32, at->first_phrase);
}

static inline void
thema_phrase_trie_expect (const ThemaPhraseTrie *self, guint32 node)
{
  __builtin_prefetch (&g_array_index (self->nodes, ThemaTrieNode, node));
}
