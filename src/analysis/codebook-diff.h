/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed codebook changes: passages won and lost, documents whose codes change, and codes.
 * Codes of the two codebooks are the same when they have the same name. */
#pragma once

#include "analysis/pass.h"

typedef struct
{
  const ThemaCodebook *codebook; /* borrowed */
  const ThemaMatcher *matcher;   /* borrowed: of this codebook */
} ThemaCodebookVersion;

/* A pass without a table of its own; those below are written once the scan is done. `by_pattern`:
 * each pattern's passages count for themselves, as with THEMA_OVERLAP_PATTERNS, so that those of
 * different patterns are different ones. */
ThemaPass *thema_codebook_diff_pass_new (const ThemaStore *store, const ThemaCodebookVersion *old,
                                         const ThemaCodebookVersion *fresh, gboolean by_pattern);

/* passages_changed.csv; `context` as for coded_segments.csv. */
gboolean thema_codebook_diff_write_passages (const ThemaPass *pass, guint context,
                                             ThemaCsvWriter *csv, GError **error);
/* documents_changed.csv */
void thema_codebook_diff_write_documents (const ThemaPass *pass, ThemaCsvWriter *csv);
/* codes_changed.csv */
void thema_codebook_diff_write_codes (const ThemaPass *pass, ThemaCsvWriter *csv);

/* For summaries: what became of a code, by its number in the order of the tables: codes of the new
 * codebook, then those that only the old one has. */
typedef struct
{
  const char *name; /* borrowed from a codebook */
  gboolean in_old, in_new;
  guint64 segments_old, segments_new, documents_old, documents_new;
  guint64 won, lost;      /* passages */
  guint64 other_pattern;  /* passages that are where they were, by another pattern */
  guint64 gained, missed; /* documents that have the code now, or have it no more */
} ThemaCodeDiff;

guint32 thema_codebook_diff_n_codes (const ThemaPass *pass);
ThemaCodeDiff thema_codebook_diff_code (const ThemaPass *pass, guint32 code);
/* Documents in which any code's number of segments changed. */
guint64 thema_codebook_diff_documents (const ThemaPass *pass);
