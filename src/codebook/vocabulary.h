/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of all patterns, and which words of a store each of them fits: every word of the store
 * is looked up once, and from then on numbers are compared. */
#pragma once

#include "base/interner.h"
#include "codebook/form-lists.h"
#include "codebook/pattern.h"
#include "codebook/phrase-trie.h"

typedef struct _ThemaVocabulary ThemaVocabulary;

/* Both are borrowed; `path` is the codebook's, for messages. */
ThemaVocabulary *thema_vocabulary_new (const ThemaStore *store, const char *path);
void thema_vocabulary_free (ThemaVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaVocabulary, thema_vocabulary_free)

/* The number of a word of a pattern, which is matched as the pattern says: a folded word, one as
 * written, a stem, or the pattern's regular expression. `inner`: it stands behind another word.
 * FALSE when the expression cannot be compiled. */
gboolean thema_vocabulary_add (ThemaVocabulary *self, const ThemaPattern *pattern, const char *word,
                               gsize length, gboolean inner, guint32 *number, GError **error);

/* What a store's forms match. */
typedef struct
{
  ThemaFormLists starts; /* the nodes of the trie to which a form leads as a first word */
  ThemaFormLists inner;  /* the words of patterns that a form matches as a later word */
  guint8 *flags;         /* owned, by form: its role (adjacency.h) and these: */
} ThemaFormMatches;

#define THEMA_FLAG_STARTS 0x10 /* a phrase may begin with it */
#define THEMA_FLAG_WORD 0x20   /* of THEMA_CLASS_WORD */
#define THEMA_FLAG_INNER 0x40  /* a phrase may go on with it */

/* Looks up every form of the store. `matches` is to be cleared whatever comes of it; the error is
 * that of an expression that takes too many steps, or of too many matches. */
gboolean thema_vocabulary_look_up (const ThemaVocabulary *self, const ThemaPhraseTrie *trie,
                                   ThemaFormMatches *matches, GError **error);
void thema_form_matches_clear (ThemaFormMatches *self);
