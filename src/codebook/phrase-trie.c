/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/phrase-trie.h"

typedef struct
{
  guint32 first_phrase; /* THEMA_TRIE_NONE: none ends here */
  gboolean continues;
} Node;

struct _ThemaPhraseTrie
{
  GArray *nodes;        /* owned, of Node */
  GHashTable *children; /* owned: (node, word) packed into 64 bits -> node */
  GArray *next_phrase;  /* owned, of guint32, by phrase: the next one that ends at the same node */
};

static guint32
add_node (ThemaPhraseTrie *self)
{
  Node node = { THEMA_TRIE_NONE, FALSE };
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

ThemaPhraseTrie *
thema_phrase_trie_new (void)
{
  ThemaPhraseTrie *self = g_new0 (ThemaPhraseTrie, 1);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->next_phrase = g_array_new (FALSE, FALSE, sizeof (guint32));
  add_node (self);
  return self;
}

void
thema_phrase_trie_free (ThemaPhraseTrie *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_hash_table_unref (self->children);
  g_array_unref (self->next_phrase);
  g_free (self);
}

static guint64
pack (guint32 node, guint32 word)
{
  return (guint64) node << 32 | word;
}

guint32
thema_phrase_trie_child (const ThemaPhraseTrie *self, guint32 node, guint32 word)
{
  guint64 key = pack (node, word);
  /* Node 0 is the root and nobody's child, so that NULL can mean none. */
  guint32 child = GPOINTER_TO_UINT (g_hash_table_lookup (self->children, &key));
  return child != 0 ? child : THEMA_TRIE_NONE;
}

void
thema_phrase_trie_add (ThemaPhraseTrie *self, const guint32 *words, guint n, guint32 phrase)
{
  guint32 node = THEMA_TRIE_ROOT;
  for (guint i = 0; i < n; i++)
    {
      guint32 child = thema_phrase_trie_child (self, node, words[i]);
      if (child == THEMA_TRIE_NONE)
        {
          guint64 key = pack (node, words[i]);
          child = add_node (self);
          g_hash_table_insert (self->children, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (child));
          g_array_index (self->nodes, Node, node).continues = TRUE;
        }
      node = child;
    }
  while (self->next_phrase->len <= phrase)
    {
      guint32 none = THEMA_TRIE_NONE;
      g_array_append_val (self->next_phrase, none);
    }
  Node *end = &g_array_index (self->nodes, Node, node);
  g_array_index (self->next_phrase, guint32, phrase) = end->first_phrase;
  end->first_phrase = phrase;
}

gboolean
thema_phrase_trie_continues (const ThemaPhraseTrie *self, guint32 node)
{
  return g_array_index (self->nodes, Node, node).continues;
}

guint32
thema_phrase_trie_first (const ThemaPhraseTrie *self, guint32 node)
{
  return g_array_index (self->nodes, Node, node).first_phrase;
}

guint32
thema_phrase_trie_next (const ThemaPhraseTrie *self, guint32 phrase)
{
  return g_array_index (self->next_phrase, guint32, phrase);
}
