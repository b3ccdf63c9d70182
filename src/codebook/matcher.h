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

/* A coded passage. Tokens count from the document's first, bytes from its text's first. */
typedef struct
{
  guint32 document;
  guint32 code;        /* index in the codebook */
  guint32 pattern;     /* number of the pattern that made it: thema_matcher_pattern () */
  guint32 sentence;    /* of the document, from 0 */
  guint32 first_token; /* first_token <= token < end_token */
  guint32 end_token;
  guint32 start, end; /* bytes, half open */
  guint32 n_words;    /* tokens of THEMA_CLASS_WORD in it */
} ThemaSegment;

typedef struct _ThemaMatcher ThemaMatcher;

/* Both are borrowed for the matcher's life. Errors are those of patterns. */
ThemaMatcher *thema_matcher_new (const ThemaCodebook *codebook, const ThemaStore *store,
                                 GError **error);
void thema_matcher_free (ThemaMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaMatcher, thema_matcher_free)

/* Patterns are numbered through the codebook: those of its first code first. `not:` patterns are
 * not among them. */
guint32 thema_matcher_n_patterns (const ThemaMatcher *self);
const ThemaPattern *thema_matcher_pattern (const ThemaMatcher *self, guint32 pattern);
guint32 thema_matcher_pattern_code (const ThemaMatcher *self, guint32 pattern);

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

/* Appends the document's segments (ThemaSegment) by their start, then end, then code. An error is
 * that of a damaged document, see thema_store_locate (). */
gboolean thema_search_document (ThemaSearch *self, const ThemaDocument *document, GArray *segments,
                                GError **error);

/* Adds the counts of `other`, which searched other documents. */
void thema_search_merge (ThemaSearch *self, const ThemaSearch *other);

/* What each pattern did (transfer full): an array of ThemaPatternUse by pattern number. */
GArray *thema_search_pattern_uses (const ThemaSearch *self);
