/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a token store, block by block; the vocabulary is built on the way and written at the end.
 *
 * Ids of forms, types and stems count in the order in which they first occur in the corpus, so the
 * file does not depend on how many threads tokenized it.
 *
 * What is known of each document waits in files without a name beside the store, so that memory
 * grows with the vocabulary alone. */
#pragma once

#include "corpus/block.h"

typedef struct
{
  ThemaTokenRules rules;
  const char *language;       /* borrowed; "" for none */
  const char *stemmer;        /* borrowed: libstemmer's name, or NULL for none */
  const char *const *columns; /* borrowed: names of the metadata columns, NULL-terminated */
  guint n_workers;            /* blocks name workers below this number */
} ThemaStoreOptions;

typedef struct _ThemaStoreWriter ThemaStoreWriter;

ThemaStoreWriter *thema_store_writer_new (const char *path, const ThemaStoreOptions *options,
                                          GError **error);
void thema_store_writer_free (ThemaStoreWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaStoreWriter, thema_store_writer_free)

/* Appends a tokenized block; its form ids are rewritten in place. Blocks of one worker come in the
 * order in which the worker made them. */
gboolean thema_store_writer_add (ThemaStoreWriter *self, ThemaBlock *block, GError **error);

/* Adds to the frequency of a form of the worker's, all of whose blocks were added. Call for each,
 * before the commit. */
void thema_store_writer_count_form (ThemaStoreWriter *self, guint worker, guint32 form,
                                    guint64 frequency);

/* What became of the records so far; borrowed. */
const ThemaRecordCounts *thema_store_writer_counts (const ThemaStoreWriter *self);

/* `provenance` says how the store was made, and is kept word for word. An empty corpus is an error.
 */
gboolean thema_store_writer_commit (ThemaStoreWriter *self, const char *provenance, GError **error);
