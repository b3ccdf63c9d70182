/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The token store, mapped for reading: the corpus as the later stages see it.
 *
 * A store is hostile input. Opening checks its structure and its vocabulary; thema_store_document
 * () checks the document it returns. What passed can be used without further checks. All pointers
 * are borrowed from the store and live as long as it does. A store may be read by many threads at
 * once. */
#pragma once

#include "base/closed-strings.h"
#include "base/csv-reader.h"
#include "corpus/duplicates.h"
#include "corpus/record-counts.h"
#include "text/tokenizer.h"

typedef struct _ThemaStore ThemaStore;

ThemaStore *thema_store_open (const char *path, GError **error);
void thema_store_free (ThemaStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaStore, thema_store_free)

/* Compares the checksum of all bytes, and reads every document. */
gboolean thema_store_verify (const ThemaStore *self, GError **error);

/* Equal checksums mean equal stores. */
guint64 thema_store_checksum (const ThemaStore *self);

guint32 thema_store_n_documents (const ThemaStore *self);
guint64 thema_store_n_tokens (const ThemaStore *self);
guint64 thema_store_n_words (const ThemaStore *self);
guint64 thema_store_n_sentences (const ThemaStore *self);
guint64 thema_store_n_paragraphs (const ThemaStore *self);
guint64 thema_store_text_bytes (const ThemaStore *self);
/* What became of the records that were read. */
const ThemaRecordCounts *thema_store_counts (const ThemaStore *self);

const ThemaTokenRules *thema_store_rules (const ThemaStore *self);
const char *thema_store_language (const ThemaStore *self); /* "" for none */
const char *thema_store_stemmer (const ThemaStore *self);  /* "" for none */
const char *thema_store_provenance (const ThemaStore *self);

/* The metadata columns' names, NULL-terminated. */
const char *const *thema_store_columns (const ThemaStore *self);
guint thema_store_n_columns (const ThemaStore *self);

/* Document `index`'s strings: 0 its id, 1 its source, 2 on the values of the metadata columns. ""
 * for a string that a damaged store lacks. */
const char *thema_store_document_string (const ThemaStore *self, guint32 index, guint string);
#define THEMA_STORE_ID 0
#define THEMA_STORE_SOURCE 1
#define THEMA_STORE_VALUES 2

/* The same strings one after the other. */
typedef struct
{
  const char *next, *end; /* borrowed */
} ThemaStringCursor;

ThemaStringCursor thema_store_document_strings (const ThemaStore *self, guint32 index);

/* The next one; "" behind the last. */
static inline ThemaSlice
thema_string_cursor_next (ThemaStringCursor *self)
{
  const char *string = thema_closed_next (&self->next, self->end);
  if (string == NULL)
    return (ThemaSlice){ "", 0 };
  return (ThemaSlice){ string, (gsize) (self->next - string) - 1 };
}

/* The records left out, as texts: source, number in it, line, id, reason. Calls `visit` for each.
 */
#define THEMA_STORE_REJECTED_STRINGS 5
void thema_store_foreach_rejected (const ThemaStore *self,
                                   void (*visit) (const char *const *strings, gpointer user_data),
                                   gpointer user_data);
guint64 thema_store_n_rejected (const ThemaStore *self);

/* A record that was there before. */
typedef struct
{
  const char *id, *source; /* as all strings borrowed; of one that was left out the id that it would
                              have had */
  guint64 line;
  guint32 document_of; /* the document that it is a duplicate of, */
  guint64 line_of;     /* and its line */
  ThemaDuplicateReason reason;
  gboolean is_estimate; /* by their texts, and not exactly; then: */
  double similarity;    /* 0 to 1 */
  gboolean kept;        /* it is a document, too */
} ThemaStoreDuplicateView;

gsize thema_store_n_duplicates (const ThemaStore *self);

/* Calls `visit` for each, in the order of the corpus. */
void thema_store_foreach_duplicate (const ThemaStore *self,
                                    void (*visit) (const ThemaStoreDuplicateView *duplicate,
                                                   gpointer user_data),
                                    gpointer user_data);

/* The vocabulary. A form is a token as written, its type the form case-folded, a stem what types
 * share. */
guint32 thema_store_n_forms (const ThemaStore *self);
guint32 thema_store_n_types (const ThemaStore *self);
guint32 thema_store_n_stems (const ThemaStore *self); /* 0 without a stemmer */
ThemaSlice thema_store_form (const ThemaStore *self, guint32 form);
ThemaSlice thema_store_type (const ThemaStore *self, guint32 type);
ThemaSlice thema_store_stem (const ThemaStore *self, guint32 stem);
const guint32 *thema_store_form_types (const ThemaStore *self);
const guint8 *thema_store_type_classes (const ThemaStore *self);
const guint32 *thema_store_type_stems (const ThemaStore *self); /* NULL without a stemmer */
const guint64 *thema_store_type_frequencies (const ThemaStore *self);

/* A document's tokens; arrays as in ThemaTokens. */
typedef struct
{
  guint32 index;
  const char *text;
  gsize text_length;
  const guint32 *forms;
  const guint8 *gaps;
  guint32 n_tokens;
  const guint32 *sentence_ends; /* the last one is n_tokens */
  guint32 n_sentences;
  const guint32 *paragraph_ends; /* the last one is n_sentences */
  guint32 n_paragraphs;
  guint32 n_words;
} ThemaDocument;

gboolean thema_store_document (const ThemaStore *self, guint32 index, ThemaDocument *document,
                               GError **error);

/* The bytes of the document's text at which each token starts and ends: 2 * n_tokens numbers into
 * `places`, start and end in turn. It fails for a document of a reader whose tokens do not fit into
 * its text, and never for one of thema_store_document (). */
gboolean thema_store_locate (const ThemaStore *self, const ThemaDocument *document, guint32 *places,
                             GError **error);

/* Reads documents in the order of their blocks, which is much cheaper than touching all of the
 * mapped store: a block's numbers are read into memory that the next block's take over. One reader
 * serves one thread. */
typedef struct _ThemaStoreReader ThemaStoreReader;

ThemaStoreReader *thema_store_reader_new (const ThemaStore *store);
/* Reads gaps and text as well, for those who look at most of them. */
ThemaStoreReader *thema_store_reader_new_whole (const ThemaStore *store);
void thema_store_reader_free (ThemaStoreReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaStoreReader, thema_store_reader_free)

/* As thema_store_document (), but for two things: the document lives only until one of another
 * block is asked for, and that its tokens fit into its text is left to thema_store_locate (). */
gboolean thema_store_reader_document (ThemaStoreReader *self, guint32 index,
                                      ThemaDocument *document, GError **error);

/* The contiguous ranges of documents that are best read by one thread each. */
guint32 thema_store_n_blocks (const ThemaStore *self);
void thema_store_block_documents (const ThemaStore *self, guint32 block, guint32 *first,
                                  guint32 *n_documents);
