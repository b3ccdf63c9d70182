/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which terms stand near a word or a coded passage more often than elsewhere: collocates.csv.
 *
 * A node is a word pattern or a code. A token is near a node when it lies within the span of one of
 * its occurrences, however many of them; tokens inside an occurrence are neither near nor far. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"
#include "stats/adjust.h"

#define THEMA_MAX_NODE_WORDS 64

typedef struct
{
  guint left, right;        /* tokens other than punctuation */
  gboolean within_document; /* windows run on into other sentences */
  guint32 min_frequency, min_documents;
  guint32 top; /* collocates of each node; 0: all */
  ThemaAdjust adjust;
} ThemaCollocateSettings;

/* `terms` is borrowed, as are `words`: patterns as codebooks have them (NULL-terminated, or NULL),
 * and `codes`, by number. An error when no word of the store matches a pattern. */
ThemaPass *thema_collocate_pass_new (const ThemaTerms *terms, const ThemaSegments *segments,
                                     const char *const *words, GArray *codes,
                                     const ThemaCollocateSettings *settings, GError **error);
