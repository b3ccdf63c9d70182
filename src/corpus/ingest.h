/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stage 1 in one call: a source is read, tokenized by several threads and written as a token store.
 */
#pragma once

#include "base/progress.h"
#include "corpus/settle.h"
#include "corpus/source.h"
#include "corpus/store-writer.h"

typedef struct
{
  ThemaStoreOptions store;        /* n_workers is the number of threads */
  guint min_words;                /* documents with fewer words are left out, and counted */
  gboolean unwrap;                /* a single newline inside a paragraph is a space */
  gboolean keep_going;            /* a document that is not text is rejected rather than an error */
  ThemaDuplicatesMode duplicates; /* but for _KEEP the source is to make the keys of its records */
  /* Says how the store is made (borrowed until the store is written), or fails. It is asked when
   * all documents were read, so that it can take its time meanwhile. NULL: nothing is said. */
  const char *(*provenance) (gpointer user_data, const ThemaRecordCounts *counts, GError **error);
  gpointer provenance_data; /* borrowed */
} ThemaIngestOptions;

gboolean thema_ingest (ThemaSource *source, const char *store_path,
                       const ThemaIngestOptions *options, const ThemaProgress *progress,
                       GError **error);
