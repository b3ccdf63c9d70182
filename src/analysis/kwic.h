/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A concordance: every place where a pattern or a code is found, in an order to read them in. */
#pragma once

#include "codebook/matcher.h"

typedef enum
{
  THEMA_KWIC_DOCUMENT, /* by document and place */
  THEMA_KWIC_LEFT,     /* by the word before the passage, folded; then by document and place */
  THEMA_KWIC_RIGHT,    /* by the word behind it */
} ThemaKwicSort;

typedef struct
{
  guint32 code;     /* whose segments are looked for */
  guint32 document; /* the only one to look into; THEMA_NO_ID for all */
  ThemaKwicSort sort;
  guint64 sample; /* at most so many of them, drawn at random; 0 for all */
  guint64 limit;  /* at most so many of those, the first ones in the order; 0 for all */
  guint64 seed;   /* equal seeds draw equal samples, on every machine */
  guint n_threads;
} ThemaKwicQuery;

/* What was found. */
typedef struct
{
  guint64 passages;
  guint32 documents; /* that have one */
  guint64 sampled;   /* passages in the sample; all without one */
} ThemaKwicCounts;

/* A codebook of one code with one pattern (transfer full), `exclusions` of which (NULL-terminated;
 * may be NULL) cancel its matches as under `not:`. All are of the kind that `match` and
 * `case_sensitive` say. An error that says what is wrong with a pattern comes only from
 * thema_kwic_matcher_new (). */
ThemaCodebook *thema_kwic_codebook_new (const char *pattern, const char *const *exclusions,
                                        ThemaMatch match, gboolean case_sensitive, GError **error);

/* A matcher for such a codebook: its errors name no file and line, as there is none. */
ThemaMatcher *thema_kwic_matcher_new (const ThemaCodebook *codebook, const ThemaStore *store,
                                      GError **error);

/* The passages (transfer full; of ThemaSegment). `matcher` is one for `store`. */
GArray *thema_kwic_find (const ThemaMatcher *matcher, const ThemaStore *store,
                         const ThemaKwicQuery *query, ThemaKwicCounts *counts, GError **error);
