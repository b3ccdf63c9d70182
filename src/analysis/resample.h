/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of a corpus drawn again with replacement, many times, and what their counts add up
 * to each time: bootstrap intervals of whatever is made from such sums.
 *
 * Documents are drawn, not their words or sentences: those of one document depend on each other. */
#pragma once

#include "base/progress.h"
#include "stats/bootstrap.h"

#define THEMA_RESAMPLE_VARIABLES 3

/* What a variable counts in one document. */
typedef struct
{
  guint32 document;
  guint32 count;
} ThemaDocumentCount;

/* A statistic, or several, of the sums of some variables. */
typedef struct
{
  guint32 variables[THEMA_RESAMPLE_VARIABLES];
} ThemaResampleRow;

typedef struct
{
  guint n_variables; /* of a row */
  guint n_measures;  /* what is computed from their sums */
  /* `sums` are those of the row's variables; `common` and `n_documents` those of the variable that
   * all rows share, and of the documents. NAN for what is undefined. */
  void (*measure) (const guint64 *sums, guint64 common, guint64 n_documents, double *measures);
} ThemaResampleClass;

typedef struct _ThemaResample ThemaResample;

/* `common` is counted in each of the documents and shared by all rows (their words, say). */
ThemaResample *thema_resample_new (const guint32 *common, guint32 n_documents);
void thema_resample_free (ThemaResample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaResample, thema_resample_free)

/* Adds a variable, whose counts come by document, each once, and returns its number. */
guint32 thema_resample_add (ThemaResample *self, const ThemaDocumentCount *counts, gsize n);

/* Draws the documents `n_replicates` times. `progress` may be NULL. `estimates` and `intervals`
 * have n_measures for each row. */
void thema_resample_run (const ThemaResample *self, const ThemaResampleClass *class,
                         const ThemaResampleRow *rows, gsize n_rows, gsize n_replicates,
                         guint64 seed, guint n_threads, const ThemaProgress *progress,
                         double *estimates, ThemaBootstrap *intervals);
