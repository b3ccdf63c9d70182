/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments artefact's sections: private to its maker and its reader. */
#pragma once

#include <glib.h>

#define THEMA_SEGMENTS_MAGIC "THEMAseg"
#define THEMA_SEGMENTS_VERSION 1

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
} ThemaSegmentsSection;

typedef struct
{
  guint64 store_checksum; /* of the store that was coded */
} ThemaSegmentsInfo;
