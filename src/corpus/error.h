/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the corpus floor. */
#pragma once

#include <glib.h>

#define THEMA_CORPUS_ERROR (thema_corpus_error_quark ())

typedef enum
{
  THEMA_CORPUS_ERROR_COLUMN,    /* a column that is asked for is missing or ambiguous */
  THEMA_CORPUS_ERROR_DUPLICATE, /* two documents with one id */
  THEMA_CORPUS_ERROR_TEXT,      /* a document whose bytes are not text */
  THEMA_CORPUS_ERROR_EMPTY,     /* no document at all */
  THEMA_CORPUS_ERROR_METADATA,  /* metadata and documents do not fit each other */
  THEMA_CORPUS_ERROR_LIMIT,     /* larger than a store can hold */
  THEMA_CORPUS_ERROR_WHERE,     /* a condition on records that cannot be understood */
  THEMA_CORPUS_ERROR_FOREIGN,   /* a file that only other programs read */
} ThemaCorpusError;

GQuark thema_corpus_error_quark (void);
