/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lints share. */
#pragma once

#include "codebook/lint.h"
#include "codebook/pattern-words.h"
#include "text/stemmer.h"

typedef enum
{
  THEMA_LINT_BAD_PATTERN,
  THEMA_LINT_BROAD_GLOB,
  THEMA_LINT_CANCELLED_PATTERN,
  THEMA_LINT_CAPITALS,
  THEMA_LINT_CODE_NAME,
  THEMA_LINT_CONTAINED_PATTERN,
  THEMA_LINT_DEAD_NOT,
  THEMA_LINT_DEAD_PATTERN,
  THEMA_LINT_EMPTY_CODE,
  THEMA_LINT_LEADING_WILDCARD,
  THEMA_LINT_NO_DEFINITION,
  THEMA_LINT_NO_EXAMPLE,
  THEMA_LINT_NO_NEGATIVE_EXAMPLE,
  THEMA_LINT_NOT_A_STEM,
  THEMA_LINT_READER_NOTE,
  THEMA_LINT_RULE_WORD,
  THEMA_LINT_SHARED_PATTERN,
  THEMA_LINT_SHARED_WITH_ANCESTOR,
  THEMA_LINT_STOP_WORD,
  THEMA_LINT_UNUSED_NEGATION,
  THEMA_LINT_WEIGHT_ZERO,
  THEMA_LINT_WILDCARD_ONLY,
  THEMA_N_LINTS,
} ThemaLintKind;

typedef struct
{
  guint32 code;
  const ThemaPattern *pattern; /* borrowed */
  gboolean exclusion;          /* a `not:` pattern */
  GPtrArray *words;            /* owned: folded unless case-sensitive, stems of a stem pattern; NULL
                                  for a regex, words near each other, and what cannot be cut */
  char *key;                   /* owned: the words as one glob; NULL likewise */
} ThemaLintPattern;

typedef struct
{
  const ThemaCodebook *codebook;   /* borrowed */
  const ThemaLintOptions *options; /* borrowed */
  ThemaPatternCutter *cutter;      /* owned */
  ThemaStemmer *stemmer;           /* owned; NULL for none */
  ThemaInterner *stop_words;       /* owned */
  GArray *patterns; /* owned, of ThemaLintPattern: by code, the patterns before the `not:` ones */
  guint32 *first;   /* owned: of each code, and their number */
  GArray *findings; /* owned, of ThemaFinding */
  guint n_compared; /* pairs of patterns that might match the same */
} ThemaLint;

/* A finding; `code` may be THEMA_NO_ID, `pattern` NULL. */
void thema_lint_add (ThemaLint *self, ThemaLintKind kind, guint line, guint32 code,
                     const char *pattern, const char *format, ...) G_GNUC_PRINTF (6, 7);
/* One about a pattern. */
void thema_lint_add_pattern (ThemaLint *self, ThemaLintKind kind, const ThemaLintPattern *pattern,
                             const char *format, ...) G_GNUC_PRINTF (4, 5);

/* One whose message is of the form "PATH:LINE: ...", as that of an error. */
void thema_lint_add_message (ThemaLint *self, ThemaLintKind kind, guint32 code, const char *pattern,
                             const char *message);

static inline const ThemaLintPattern *
thema_lint_pattern (const ThemaLint *self, guint32 number)
{
  return &g_array_index (self->patterns, ThemaLintPattern, number);
}

static inline guint
thema_lint_line (const ThemaLint *self, const ThemaLintPattern *pattern)
{
  return pattern->pattern->line != 0 ? pattern->pattern->line
                                     : thema_codebook_code (self->codebook, pattern->code)->line;
}

static inline gboolean
thema_lint_is_folded (const ThemaLintPattern *self)
{
  return self->words != NULL && self->pattern->match == THEMA_MATCH_WORD
         && !self->pattern->case_sensitive;
}

/* The words of a pattern (transfer full); NULL for a good regex, and for one that cannot be used,
 * which is a finding. */
GPtrArray *thema_lint_cut (ThemaLint *self, guint32 code, const ThemaPattern *pattern);

/* Whether the pattern is nothing but wildcards. */
gboolean thema_lint_is_wild (const ThemaLintPattern *self);

/* A group of lints each. */
void thema_lint_codes (ThemaLint *self);
void thema_lint_rules (ThemaLint *self);
void thema_lint_patterns (ThemaLint *self);
void thema_lint_overlaps (ThemaLint *self);
gboolean thema_lint_store (ThemaLint *self, GError **error);
