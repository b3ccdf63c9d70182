/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases as paths: a node has a child for each word pattern that may come next. */
#pragma once

#include <glib.h>

typedef struct _ThemaPhraseTrie ThemaPhraseTrie;

#define THEMA_TRIE_ROOT 0
#define THEMA_TRIE_NONE G_MAXUINT32

ThemaPhraseTrie *thema_phrase_trie_new (void);
void thema_phrase_trie_free (ThemaPhraseTrie *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPhraseTrie, thema_phrase_trie_free)

/* Adds the phrase of `n` word patterns and says that it is `phrase`. */
void thema_phrase_trie_add (ThemaPhraseTrie *self, const guint32 *words, guint n, guint32 phrase);

/* The node reached from `node` by a word pattern, or THEMA_TRIE_NONE. */
guint32 thema_phrase_trie_child (const ThemaPhraseTrie *self, guint32 node, guint32 word);

/* Whether the node has a child. */
gboolean thema_phrase_trie_continues (const ThemaPhraseTrie *self, guint32 node);

/* The first phrase that ends at the node, and the next one; THEMA_TRIE_NONE at the end. */
guint32 thema_phrase_trie_first (const ThemaPhraseTrie *self, guint32 node);
guint32 thema_phrase_trie_next (const ThemaPhraseTrie *self, guint32 phrase);
