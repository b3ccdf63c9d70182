/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pass counts (codebook-diff.c), for those who tell of it (codebook-diff-tables.c). */
#pragma once

#include "analysis/codebook-diff.h"
#include "analysis/lists.h"

/* Of what there are two: of the old and the new codebook. */
#define THEMA_OLD 0
#define THEMA_NEW 1

/* A code of either codebook. */
typedef struct
{
  const char *name;   /* borrowed */
  guint32 numbers[2]; /* in the old and the new codebook, THEMA_NO_ID where it is not */
} ThemaDiffCode;

typedef struct
{
  ThemaPass base;
  ThemaCodebookVersion versions[2];
  GArray *codes; /* owned, of ThemaDiffCode */
  gboolean by_pattern;
  guint32 *of_code[2]; /* owned: the ThemaDiffCode of each code of a codebook */
} ThemaDiffPass;

typedef enum
{
  THEMA_CHANGE_WON,
  THEMA_CHANGE_LOST,
  THEMA_CHANGE_PATTERN,
  THEMA_N_CHANGES,
} ThemaChangeKind;

/* A passage that is not as it was. */
typedef struct
{
  ThemaChangeKind kind;
  ThemaSegment segment; /* the new one, or the lost one */
  guint32 code;         /* of ThemaDiffPass */
  guint32 patterns[2];  /* THEMA_NO_ID for none */
} ThemaDiffChange;

/* A document in which a code does not have as many segments as it had. */
typedef struct
{
  guint32 code;
  guint32 segments[2];
} ThemaDiffShift;

/* What is counted for a code. */
typedef struct
{
  guint64 segments[2], documents[2];
  guint64 changes[THEMA_N_CHANGES];
  guint64 gained, missed;
} ThemaDiffTally;

typedef struct
{
  ThemaSearch *searches[2]; /* owned */
  GArray *segments[2];     /* owned, of ThemaSegment: scratch, their codes those of ThemaDiffPass */
  guint32 *counts[2];      /* owned, by code: segments of the document at hand */
  ThemaDiffTally *tallies; /* owned, by code */
  guint64 n_documents;     /* with any shift */
  ThemaLists *changes;     /* owned, of ThemaDiffChange */
  ThemaLists *shifts;      /* owned, of ThemaDiffShift */
} ThemaDiffState;

static inline const ThemaDiffCode *
thema_diff_code_at (const ThemaDiffPass *self, guint32 code)
{
  return &g_array_index (self->codes, ThemaDiffCode, code);
}
