/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments artefact: which passages of a token store carry which codes, with the codebook's
 * codes and patterns, so that later stages need the codebook no more.
 *
 * Like the store it is mapped for reading and checked when it is opened. */
#pragma once

#include "base/progress.h"
#include "codebook/matcher.h"

typedef struct _ThemaSegments ThemaSegments;

typedef struct
{
  ThemaCodingRules rules;
  gboolean candidates; /* keep every match, whether it counts or not */
  guint n_threads;     /* 0 is 1 */
} ThemaSegmentsOptions;

/* Codes every document of the store and writes the artefact. `provenance` is kept word for word. */
gboolean thema_segments_make (const ThemaStore *store, const ThemaCodebook *codebook,
                              const char *path, const char *provenance,
                              const ThemaSegmentsOptions *options, const ThemaProgress *progress,
                              GError **error);

/* An error when the artefact was made from another store. */
ThemaSegments *thema_segments_open (const char *path, const ThemaStore *store, GError **error);
void thema_segments_free (ThemaSegments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSegments, thema_segments_free)

/* Compares the checksum of all bytes. */
gboolean thema_segments_verify (const ThemaSegments *self, GError **error);

const char *thema_segments_provenance (const ThemaSegments *self);

guint32 thema_segments_n_codes (const ThemaSegments *self);
const char *thema_segments_code_name (const ThemaSegments *self, guint32 code);
const char *thema_segments_code_label (const ThemaSegments *self, guint32 code);
guint32 thema_segments_code_parent (const ThemaSegments *self,
                                    guint32 code); /* THEMA_NO_ID for none */
/* Whether `ancestor` stands above `code`. */
gboolean thema_segments_is_ancestor (const ThemaSegments *self, guint32 ancestor, guint32 code);

guint32 thema_segments_n_patterns (const ThemaSegments *self);
const char *thema_segments_pattern_text (const ThemaSegments *self, guint32 pattern);
const char *thema_segments_pattern_example (const ThemaSegments *self,
                                            guint32 pattern); /* "" for none */

typedef struct
{
  guint32 code;
  guint32 reserved;
  guint64 segments, documents, unique_segments; /* see ThemaPatternUse */
  gint64 weight;                                /* see THEMA_WEIGHT_ONE */
} ThemaPatternCounts;

const ThemaPatternCounts *thema_segments_pattern_counts (const ThemaSegments *self,
                                                         guint32 pattern);

/* The text of a pattern or of another phrase, see thema_matcher_n_phrases (). */
const char *thema_segments_phrase_text (const ThemaSegments *self, guint32 phrase);

/* Whether a pattern's weight is not one, and whether a code marks negated passages. */
gboolean thema_segments_has_weights (const ThemaSegments *self);
gboolean thema_segments_marks_negation (const ThemaSegments *self);
/* How many matches had the fate. */
guint64 thema_segments_n_fate (const ThemaSegments *self, ThemaFate fate);

guint64 thema_segments_size (const ThemaSegments *self);

/* How many segments the documents before document `index` have; `index` may be the number of
 * documents. */
guint64 thema_segments_before (const ThemaSegments *self, guint32 index);

/* The segments of a document, borrowed, checked against it. */
gboolean thema_segments_document (const ThemaSegments *self, const ThemaDocument *document,
                                  const ThemaSegment **segments, gsize *n_segments, GError **error);

/* Whether every match was kept, and those of a document: borrowed, checked against it. */
gboolean thema_segments_has_candidates (const ThemaSegments *self);
gboolean thema_segments_candidates (const ThemaSegments *self, const ThemaDocument *document,
                                    const ThemaCandidate **candidates, gsize *n_candidates,
                                    GError **error);
