/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some documents on their way from a source into the store: what one thread reads, tokenizes and
 * hands to the writer in one piece. */
#pragma once

#include "base/arena.h"
#include "base/csv-reader.h"
#include "base/string-list.h"
#include "corpus/duplicates.h"
#include "corpus/record-counts.h"
#include "corpus/record-keys.h"
#include "corpus/store-format.h"
#include "text/tokenizer.h"

/* A document as its source gives it. Slices are borrowed from the source or from the block's arena.
 */
typedef struct
{
  ThemaSlice id;
  ThemaSlice text;          /* undecoded: not yet known to be UTF-8 */
  const ThemaSlice *values; /* one for each metadata column of the source */
  const char *file;         /* borrowed from the source or the arena: for messages and tables */
  guint64 line;             /* 1-based: where the record starts in that file */
  guint64 number;           /* 1-based: which record of that file it is */
  const char *fault;    /* borrowed from the arena: why it cannot be read; NULL for a good one */
  guint ordinal;        /* its number in the block, those that are rejected included */
  gboolean made_id;     /* where the id is there already it gets a number, and is no error */
  ThemaRecordKeys keys; /* none where nobody looks for duplicates */
} ThemaRecord;

/* A record that was left out. */
typedef struct
{
  guint ordinal;
  guint64 number, line;
  char *source, *id, *reason; /* owned */
} ThemaReject;

/* Where a kept document starts in the block's arrays. */
typedef struct
{
  guint32 token, sentence, paragraph, text;
  guint32 n_words;
  guint32 record; /* in `records` */
} ThemaBlockDocument;

typedef struct
{
  ThemaArena *arena; /* owned: memory of the records */
  GArray *records;   /* owned, of ThemaRecord: the input */
  guint n_columns;
  guint64 position; /* how far the source had come behind these records, for progress */

  GArray *documents;        /* owned, of ThemaBlockDocument: those that were kept */
  ThemaTokens tokens;       /* owned; forms are ids of the worker that tokenized the block */
  GString *text;            /* owned: prepared texts, one behind the other */
  GString *strings;         /* owned: as THEMA_SECTION_STRINGS */
  GArray *string_ends;      /* owned, of guint64, within `strings` */
  GArray *rejected;         /* owned, of ThemaReject */
  ThemaRecordCounts counts; /* of its records: what became of each */
  guint n_read;             /* records read so far */
  GArray *fingerprints;     /* owned, of ThemaFingerprint: of each document, if duplicates count */
  GArray *duplicates;       /* owned, of ThemaStoreDuplicate */
  GString *duplicate_strings; /* owned: id and source of each of these, each closed by NUL */
  GArray *dropped_forms; /* owned, of guint32: tokens of documents that were left out once they were
                            tokenized, as ids of the worker */
  guint worker;          /* who tokenized it */
  ThemaStringList new_forms; /* keys of forms that this worker had not met before, by id */
  ThemaStringList new_types; /* the type of each of them */
} ThemaBlock;

ThemaBlock *thema_block_new (guint n_columns);
void thema_block_free (ThemaBlock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaBlock, thema_block_free)
