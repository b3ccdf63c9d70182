/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting the n-grams of a sequence: the runs of neighbours (runs.h) of all documents.
 *
 * An n-gram that is listed is one of terms alone, frequent enough. An n-gram that is counted
 * against it is any n neighbours, tokens that are no terms among them. */
#pragma once

#include <glib.h>

#define THEMA_MAX_NGRAM 5
#define THEMA_MAX_POSITIONS (G_MAXUINT32 - 16) /* of a sequence */

/* Counts that are kept of all n-grams that are listed, 2^n of each: two thousand million bytes. */
#define THEMA_MAX_NGRAM_CELLS (G_GUINT64_CONSTANT (1) << 29)

/* Room for the runs of documents, one after the other. */
typedef struct
{
  guint32 *words;     /* owned: n, and some that are THEMA_RUN_END */
  guint8 *reach;      /* owned, by position: what stands around it */
  guint32 *documents; /* owned: where each document ends */
  guint32 n, n_documents;
} ThemaSequence;

/* `n` words in `n_documents` documents, to be filled by the caller. */
void thema_sequence_init (ThemaSequence *self, guint32 n, guint32 n_documents);
void thema_sequence_clear (ThemaSequence *self);

typedef struct
{
  gboolean sizes[THEMA_MAX_NGRAM + 1]; /* n-grams of so many words, 2 or more, are listed */
  guint64 min_frequency;
  guint32 min_documents;
  guint32 n_terms;    /* words are below it */
  guint64 most_cells; /* see THEMA_MAX_NGRAM_CELLS */
  guint n_threads;
} ThemaNgramSettings;

/* The n-grams of one size that are listed, in no particular order. */
typedef struct
{
  guint size;
  guint32 n;
  guint32 *positions;   /* owned: where in the sequence each stands first */
  guint32 *frequencies; /* owned */
  guint32 *documents;   /* owned: that hold it */
  guint32 *nested;      /* owned: its occurrences that lie in an n-gram of terms of the next greater
                           size that is listed, however rare */
  guint32 *matching; /* owned, 1 << size of each: by the set of places (bits), the n-grams of this
                        size that have its words there, whatever stands elsewhere; so the first
                        one is all n-grams, the last one its frequency */
} ThemaNgrams;

/* Fills by_size[2] to [THEMA_MAX_NGRAM], which is zero before. Words of the sequence that are in no
 * n-gram of those listed are lost. FALSE when the n-grams have more than `most_cells`; then none
 * is there. */
gboolean thema_ngrams_count (ThemaSequence *sequence, const ThemaNgramSettings *settings,
                             ThemaNgrams by_size[THEMA_MAX_NGRAM + 1]);
void thema_ngrams_clear (ThemaNgrams *self);
