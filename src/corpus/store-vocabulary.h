/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary of a store that is written: forms, types and stems, as the blocks show them. */
#pragma once

#include "base/container.h"
#include "corpus/block.h"
#include "text/stemmer.h"

typedef struct _ThemaStoreVocabulary ThemaStoreVocabulary;

/* `stemmer` (NULL: none) is taken over. */
ThemaStoreVocabulary *thema_store_vocabulary_new (const ThemaTokenRules *rules,
                                                  ThemaStemmer *stemmer, guint n_workers);
void thema_store_vocabulary_free (ThemaStoreVocabulary *self);

/* Learns what is new in a block, the next of the corpus, and gives its tokens the forms' ids of the
 * whole corpus. */
void thema_store_vocabulary_learn (ThemaStoreVocabulary *self, ThemaBlock *block);

/* Adds to the frequency of a form, given by the id that a worker knows it by. */
void thema_store_vocabulary_count (ThemaStoreVocabulary *self, guint worker, guint32 form,
                                   guint64 frequency);

/* Writes its sections. */
void thema_store_vocabulary_write (const ThemaStoreVocabulary *self,
                                   ThemaContainerWriter *container);
