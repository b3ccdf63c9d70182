/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A codebook compiled against a token store, and the search for its patterns.
 *
 * Every word of every pattern is looked up in the store's vocabulary once; matching then compares
 * numbers. The rules are those of docs/codebook.md: within a code leftmost-longest without overlap,
 * `not:` patterns cancel the matches of their own code that lie inside them, a parent's segments
 * are its own and its descendants' together, again without overlap. */
#pragma once

#include "codebook/codebook.h"
#include "corpus/store.h"

/* Which of two matches counts when they overlap. The length of a match is the number of its words.
 */
typedef enum
{
  THEMA_OVERLAP_LEFTMOST, /* of one code: the one that begins first, of those the longest */
  THEMA_OVERLAP_LONGEST,  /* of one code: the longest, of those the one that begins first */
  THEMA_OVERLAP_CODEBOOK, /* so, and none that lies inside longer ones of whatever code */
  THEMA_OVERLAP_PATTERNS, /* of one pattern: the one that begins first; all patterns count */
} ThemaOverlap;

/* What a run decides about coding; all zero is the default. */
typedef struct
{
  ThemaOverlap overlap;
  gboolean punctuation_parts; /* any punctuation parts the words of a phrase, hyphens too, and
                                 nothing else does, not even the end of a sentence */
  gboolean own_only;          /* a code has only what its own patterns caught */
} ThemaCodingRules;

/* A coded passage. Tokens count from the document's first, bytes from its text's first. */
typedef struct
{
  guint32 document;
  guint32 code;        /* index in the codebook */
  guint32 pattern;     /* number of the pattern that made it: thema_matcher_pattern () */
  guint32 sentence;    /* of the document, from 0: that in which it begins */
  guint32 first_token; /* first_token <= token < end_token */
  guint32 end_token;
  guint32 start, end; /* bytes, half open */
  guint32 n_words;    /* tokens of THEMA_CLASS_WORD in it */
  guint32 negated;    /* 1: a cue of negation stands before it, and its code marks that */
} ThemaSegment;

/* What became of a match, and why. */
typedef enum
{
  THEMA_FATE_KEPT,
  THEMA_FATE_OVERLAP,   /* another match of its code took the place */
  THEMA_FATE_NOT,       /* it lies inside a match of a `not:` pattern */
  THEMA_FATE_NEGATED,   /* a cue of negation stands before it */
  THEMA_FATE_EXCLUSIVE, /* a longer match of another code of its exclusive group */
  THEMA_FATE_TIE,       /* one as long, whose code comes first by name */
  THEMA_N_FATES,
} ThemaFate;

/* "kept", "overlap", "not", "negated", "exclusive", "tie". */
const char *thema_fate_name (ThemaFate fate);

/* A match of a code's own pattern, whether it counts or not. */
typedef struct
{
  guint32 document;
  guint32 pattern;
  guint32 sentence;
  guint32 first_token, end_token; /* as in ThemaSegment */
  guint32 start, end;
  guint32 fate; /* ThemaFate */
  guint32 by;   /* the phrase that suppressed it, THEMA_NO_ID for a kept one */
} ThemaCandidate;

typedef struct _ThemaMatcher ThemaMatcher;

/* Codebook and store are borrowed for the matcher's life; `rules` may be NULL. Errors are those of
 * patterns. */
ThemaMatcher *thema_matcher_new (const ThemaCodebook *codebook, const ThemaStore *store,
                                 const ThemaCodingRules *rules, GError **error);
void thema_matcher_free (ThemaMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaMatcher, thema_matcher_free)

/* Patterns are numbered through the codebook: those of its first code first; a rule is the one
 * pattern of its code. Behind them other phrases have numbers too: `not:` patterns, cues of
 * negation, and parts of patterns and rules. */
guint32 thema_matcher_n_patterns (const ThemaMatcher *self);
guint32 thema_matcher_n_phrases (const ThemaMatcher *self);
const ThemaPattern *thema_matcher_pattern (const ThemaMatcher *self, guint32 phrase);
/* THEMA_NO_ID for cues and parts. */
guint32 thema_matcher_pattern_code (const ThemaMatcher *self, guint32 phrase);

/* What a pattern did by itself: its share of the segments that its code's own patterns made. */
typedef struct
{
  guint64 segments;
  guint64 documents;
  guint64 unique_segments; /* no other pattern of the code matches anywhere in them */
  guint64 example_count;   /* how often `example` */
  char *example; /* owned: the passage it made most often, ties by code points; NULL for none */
} ThemaPatternUse;

/* One thread's search: scratch space and counts. */
typedef struct _ThemaSearch ThemaSearch;

ThemaSearch *thema_search_new (const ThemaMatcher *matcher);
void thema_search_free (ThemaSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSearch, thema_search_free)

/* Appends the document's segments (ThemaSegment) by their start, then end, then code, and to
 * `candidates`, which may be NULL, all its matches (ThemaCandidate) by their start. An error is
 * that of a damaged document, see thema_store_locate (), or of far too many matches. */
gboolean thema_search_document (ThemaSearch *self, const ThemaDocument *document, GArray *segments,
                                GArray *candidates, GError **error);

/* The same in two steps, without places in the text and without counting what patterns did: finds
 * the document's matches, then decides which of them count, as often as one likes. FALSE: there are
 * far too many. */
gboolean thema_search_find (ThemaSearch *self, const ThemaDocument *document, GError **error);

/* The patterns with a match in the document that was found last: each once, rising (borrowed). */
const guint32 *thema_search_found (ThemaSearch *self, guint *n);

/* A passage of a code: tokens as in ThemaSegment. */
typedef struct
{
  guint32 code;
  guint32 hit; /* private to the search */
  guint32 first_token, end_token;
} ThemaPassage;

/* Decides as if the codebook lacked the pattern `without`, THEMA_NO_ID for none. The passages are
 * borrowed and come in the order of segments. */
const ThemaPassage *thema_search_decide (ThemaSearch *self, guint32 without, guint *n);

/* Adds the counts of `other`, which searched other documents. */
void thema_search_merge (ThemaSearch *self, const ThemaSearch *other);

/* What each pattern did (transfer full): an array of ThemaPatternUse by pattern number. */
GArray *thema_search_pattern_uses (const ThemaSearch *self);

/* How many matches had each fate, by ThemaFate. */
const guint64 *thema_search_fates (const ThemaSearch *self);
