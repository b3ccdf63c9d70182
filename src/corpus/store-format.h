/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The token store's sections: private to its writer and its reader.
 *
 * The corpus lies in blocks of documents, written as they are tokenized. A block holds, one behind
 * the other and each starting at a multiple of eight bytes: the form ids of its tokens (guint32),
 * the ends of its sentences and of its paragraphs (guint32, see ThemaTokens), the gaps of its
 * tokens (guint8) and the text of its documents (NFC, UTF-8). The tables behind the blocks say what
 * the numbers mean. */
#pragma once

#include "corpus/record-counts.h"

#define THEMA_STORE_MAGIC "THEMAtok"
#define THEMA_STORE_VERSION 3

typedef enum
{
  THEMA_SECTION_INFO = 1,    /* one ThemaStoreInfo */
  THEMA_SECTION_BLOCKS,      /* bytes */
  THEMA_SECTION_BLOCK_INDEX, /* ThemaStoreBlock */
  THEMA_SECTION_DOCUMENTS,   /* ThemaStoreDocument */
  /* Strings of document i: its id, its source and a value for each column, each closed by NUL. */
  THEMA_SECTION_STRINGS,
  THEMA_SECTION_STRING_ENDS, /* guint64 */
  THEMA_SECTION_COLUMNS,     /* the metadata columns' names, each closed by NUL */
  THEMA_SECTION_SETTINGS,    /* rules, language, stemmer and provenance, each closed by NUL */
  THEMA_SECTION_FORMS,       /* bytes of all forms, one behind the other */
  THEMA_SECTION_FORM_ENDS,   /* guint64 */
  THEMA_SECTION_FORM_TYPES,  /* guint32: the type of each form */
  THEMA_SECTION_TYPES,       /* as FORMS */
  THEMA_SECTION_TYPE_ENDS,
  THEMA_SECTION_TYPE_CLASSES,     /* guint8: ThemaTokenClass */
  THEMA_SECTION_TYPE_STEMS,       /* guint32; empty without a stemmer */
  THEMA_SECTION_TYPE_FREQUENCIES, /* guint64: tokens in the corpus */
  THEMA_SECTION_STEMS,            /* as FORMS */
  THEMA_SECTION_STEM_ENDS,
  /* Of each record left out: source, its number and line in it, id and reason, each closed by NUL.
   */
  THEMA_SECTION_REJECTED,
  THEMA_SECTION_FORM_WIDTHS,       /* guint32: the bytes that each form takes in the text */
  THEMA_SECTION_DUPLICATES,        /* ThemaStoreDuplicate */
  THEMA_SECTION_DUPLICATE_STRINGS, /* id and source of each of these, each closed by NUL */
} ThemaStoreSection;

typedef struct
{
  guint64 n_tokens;
  guint64 n_words; /* tokens of THEMA_CLASS_WORD */
  guint64 n_sentences;
  guint64 n_paragraphs;
  guint64 text_bytes;
  ThemaRecordCounts counts;
} ThemaStoreInfo;

/* A record that was there before. */
typedef struct
{
  guint64 line, line_of; /* of the record, and of the one that it is a duplicate of */
  guint32 document_of;   /* which document that is */
  guint32 reason;        /* ThemaDuplicateReason */
  float similarity;      /* 0 to 1 */
  guint16 is_estimate;   /* 1: the similarity is one */
  guint16 kept;          /* 1: it is a document, too */
} ThemaStoreDuplicate;

typedef struct
{
  guint64 offset; /* of the block within THEMA_SECTION_BLOCKS */
  guint32 first_document;
  guint32 n_documents;
  guint32 n_tokens;
  guint32 n_sentences;
  guint32 n_paragraphs;
  guint32 text_length; /* bytes */
} ThemaStoreBlock;

/* Where a document starts within its block; it ends where the next one starts. */
typedef struct
{
  guint32 block;
  guint32 token;
  guint32 sentence;
  guint32 paragraph;
  guint32 text; /* bytes */
  guint32 n_words;
} ThemaStoreDocument;

/* The offsets of a block's parts from its start, and its whole length. */
typedef struct
{
  guint64 sentences, paragraphs, gaps, text, length;
} ThemaBlockLayout;

static inline guint64
thema_align8 (guint64 n)
{
  return (n + 7) & ~(guint64) 7;
}

static inline ThemaBlockLayout
thema_block_layout (const ThemaStoreBlock *block)
{
  ThemaBlockLayout layout;
  layout.sentences = thema_align8 ((guint64) block->n_tokens * sizeof (guint32));
  layout.paragraphs
      = layout.sentences + thema_align8 ((guint64) block->n_sentences * sizeof (guint32));
  layout.gaps = layout.paragraphs + thema_align8 ((guint64) block->n_paragraphs * sizeof (guint32));
  layout.text = layout.gaps + thema_align8 (block->n_tokens);
  layout.length = layout.text + thema_align8 (block->text_length);
  return layout;
}
