/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bag: the different things (types, or stems) in a document, each with how often it stands there
 * and in how many sentences. */
#pragma once

#include "corpus/store.h"

typedef struct
{
  guint32 thing;
  guint64 counts; /* both of them in one number, so that they are counted as one */
} ThemaBagEntry;

/* How many tokens of the document it is. */
static inline guint32
thema_bag_tokens (const ThemaBagEntry *entry)
{
  return (guint32) entry->counts;
}

/* How many sentences hold it. */
static inline guint32
thema_bag_sentences (const ThemaBagEntry *entry)
{
  return (guint32) (entry->counts >> 32);
}

typedef struct _ThemaBag ThemaBag;

/* `things` has the thing of each form of the store, below `n_things`; borrowed. */
ThemaBag *thema_bag_new (const guint32 *things, guint32 n_things);
void thema_bag_free (ThemaBag *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaBag, thema_bag_free)

/* Takes out what was in the bag, and puts in a document. */
void thema_bag_fill (ThemaBag *self, const ThemaDocument *document);

/* What is in the bag, by first occurrence; borrowed until it is filled again. */
const ThemaBagEntry *thema_bag_entries (const ThemaBag *self, guint32 *n);
