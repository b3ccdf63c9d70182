/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/phrase-trie.h"

typedef struct
{
  guint32 first_phrase; /* THEMA_TRIE_NONE: none ends here */
  gboolean continues;
} Node;

/* A child in a table with open addressing; keys are never zero, for word patterns count from one
 * there. */
typedef struct
{
  guint64 key;
  guint32 node;
} Child;

struct _ThemaPhraseTrie
{
  GArray *nodes;   /* owned, of Node */
  Child *children; /* owned: a power of two of places, at most half full */
  guint32 mask;
  guint32 n_children;
  GArray *next_phrase; /* owned, of guint32, by phrase: the next one that ends at the same node */
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
  self->mask = 63;
  self->children = g_new0 (Child, self->mask + 1);
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
  g_free (self->children);
  g_array_unref (self->next_phrase);
  g_free (self);
}

static inline guint64
pack (guint32 node, guint32 word)
{
  return (guint64) node << 32 | (word + 1);
}

/* The child's place, or the empty one where it belongs. */
static inline Child *
find_place (Child *children, guint32 mask, guint64 key)
{
  guint32 i = (guint32) (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32);
  for (i &= mask; children[i].key != 0 && children[i].key != key; i = (i + 1) & mask)
    ;
  return &children[i];
}

guint32
thema_phrase_trie_child (const ThemaPhraseTrie *self, guint32 node, guint32 word)
{
  const Child *child = find_place (self->children, self->mask, pack (node, word));
  return child->key != 0 ? child->node : THEMA_TRIE_NONE;
}

static void
grow (ThemaPhraseTrie *self)
{
  guint32 mask = 2 * self->mask + 1;
  Child *children = g_new0 (Child, (gsize) mask + 1);
  for (guint32 i = 0; i <= self->mask; i++)
    if (self->children[i].key != 0)
      *find_place (children, mask, self->children[i].key) = self->children[i];
  g_free (self->children);
  self->children = children;
  self->mask = mask;
}

static guint32
add_child (ThemaPhraseTrie *self, guint32 node, guint32 word)
{
  if (2 * ++self->n_children > self->mask)
    grow (self);
  guint32 child = add_node (self);
  guint64 key = pack (node, word);
  *find_place (self->children, self->mask, key) = (Child){ key, child };
  g_array_index (self->nodes, Node, node).continues = TRUE;
  return child;
}

void
thema_phrase_trie_add (ThemaPhraseTrie *self, const guint32 *words, guint n, guint32 phrase)
{
  guint32 node = THEMA_TRIE_ROOT;
  for (guint i = 0; i < n; i++)
    {
      guint32 child = thema_phrase_trie_child (self, node, words[i]);
      if (child == THEMA_TRIE_NONE)
        child = add_child (self, node, words[i]);
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
