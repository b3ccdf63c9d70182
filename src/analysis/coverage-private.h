/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the coverage pass counts (coverage.c), for those who tell of it (coverage-tables.c,
 * coverage-words.c). */
#pragma once

#include "analysis/coverage.h"
#include "analysis/leave-out.h"
#include "analysis/pairs.h"

typedef struct
{
  ThemaPass base;
  ThemaCoverageOptions options;
  guint32 n_codes;
  guint8 *is_rule;  /* owned, by pattern: it is the rule of its code */
  guint32 *of_form; /* owned: the term of each form, THEMA_NO_ID when it is none */
} ThemaCoveragePass;

typedef struct
{
  ThemaSearch *search;     /* owned */
  ThemaLeaveOut *left_out; /* owned */
  guint64 *matches;        /* owned, by pattern: whether they count or not */
  guint64 *tokens;         /* owned, by code: tokens in its passages */
  ThemaPairs *shared;      /* owned, of two codes: tokens in passages of both */
  guint8 *reached;         /* owned, by term: whether a pattern matches it anywhere */
  guint64 *sentences;      /* owned, by term: sentences that hold it */
  ThemaPairs *beside;      /* owned, of code and term: sentences that hold both */
  ThemaPairs *inside;      /* owned, of code and term: tokens of the term in the code's passages */

  /* Scratch. */
  GArray *segments;   /* owned, of ThemaSegment */
  GArray *candidates; /* owned, of ThemaCandidate */
  GArray *coded;      /* owned, of guint64: token and code */
  GArray *codes;      /* owned, of guint32: those of a sentence */
  GArray *words;      /* owned, of guint32: the terms of a sentence */
  guint64 *last;      /* owned, by term: the sentence in which it was seen last */
  guint64 n_seen;     /* sentences so far */
} ThemaCoverageState;

static inline const ThemaCode *
thema_coverage_code (const ThemaCoveragePass *self, guint32 code)
{
  return thema_codebook_code (self->options.codebook, code);
}

/* A pair of codes that have tokens in common. */
typedef struct
{
  guint32 a, b;
  guint64 both;
  double jaccard;
} ThemaCodeOverlap;

/* All such pairs but those of a code and one above it (transfer full; of ThemaCodeOverlap), the
 * greatest overlap first. */
GArray *thema_coverage_list_overlaps (const ThemaCoverageState *state);

/* The terms that no pattern reaches, the most frequent first, at most `n` (transfer full; of
 * guint32). */
GArray *thema_coverage_list_uncoded (const ThemaCoveragePass *self, const ThemaCoverageState *state,
                                     guint n);
