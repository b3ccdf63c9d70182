/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments artefact's sections: private to its maker and its reader. */
#pragma once

#include "codebook/matcher.h"

#define THEMA_SEGMENTS_MAGIC "THEMAseg"
#define THEMA_SEGMENTS_VERSION 2

typedef enum
{
  THEMA_SECTION_SEGMENTS_INFO = 1,   /* one ThemaSegmentsInfo */
  THEMA_SECTION_SEGMENTS,            /* ThemaSegment, by document */
  THEMA_SECTION_DOCUMENT_ENDS,       /* guint64: where each document's segments end */
  THEMA_SECTION_CODES,               /* guint32: the parent of each code, THEMA_NO_ID for none */
  THEMA_SECTION_CODE_STRINGS,        /* name and label of each code, each closed by NUL */
  THEMA_SECTION_PATTERNS,            /* ThemaPatternCounts */
  THEMA_SECTION_PATTERN_STRINGS,     /* text and example of each pattern, each closed by NUL */
  THEMA_SECTION_SEGMENTS_PROVENANCE, /* closed by NUL */
  THEMA_SECTION_PHRASE_STRINGS,      /* text of each phrase behind the patterns, closed by NUL */
  THEMA_SECTION_CANDIDATES,          /* ThemaCandidate, by document; none unless asked for */
  THEMA_SECTION_CANDIDATE_ENDS,      /* guint64: where each document's candidates end, likewise */
} ThemaSegmentsSection;

typedef struct
{
  guint64 store_checksum;       /* of the store that was coded */
  guint64 flags;                /* bits: ThemaSegmentsFlags */
  guint64 n_phrases;            /* patterns and others */
  guint64 fates[THEMA_N_FATES]; /* how many matches had each fate */
} ThemaSegmentsInfo;

typedef enum
{
  THEMA_SEGMENTS_WEIGHTED = 1 << 0,   /* a pattern's weight is not one */
  THEMA_SEGMENTS_MARKED = 1 << 1,     /* a code marks negated passages */
  THEMA_SEGMENTS_CANDIDATES = 1 << 2, /* there are candidates */
} ThemaSegmentsFlags;
