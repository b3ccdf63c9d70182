/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyness: what a target has more or less of than its reference, and the tables of it. */
#pragma once

#include "analysis/contrast.h"
#include "analysis/tally.h"
#include "base/csv-writer.h"
#include "base/progress.h"
#include "stats/adjust.h"

typedef struct
{
  guint top; /* rows of a comparison; 0: all */
  ThemaAdjust adjust;
  guint32 n_permutations;
  guint64 seed;
  guint n_threads;
  const ThemaProgress *progress; /* borrowed, of the permutations; may be NULL */
} ThemaKeynessOptions;

typedef struct _ThemaKeyness ThemaKeyness;

/* Terms, of which tokens out of tokens are compared. `tally` and `contrast` are borrowed; `names`
 * has the string of each thing by its number in the tally's passes, borrowed, too. A comparison one
 * side of which has no tokens has no rows. */
ThemaKeyness *thema_keyness_terms_new (const ThemaTally *tally, const ThemaContrast *contrast,
                                       const ThemaSlice *names, const ThemaKeynessOptions *options);

/* Codes, of which documents with the code out of documents are compared. All are rows, whatever
 * `top` says. */
ThemaKeyness *thema_keyness_codes_new (const ThemaTally *tally, const ThemaContrast *contrast,
                                       const ThemaSegments *segments,
                                       const ThemaKeynessOptions *options);
void thema_keyness_free (ThemaKeyness *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaKeyness, thema_keyness_free)

/* Sides of comparisons that have no tokens. When there is but one comparison, or none is left, that
 * is an error that says which side; otherwise `notes` (of owned strings) names each target whose
 * comparison is left out. */
gboolean thema_keyness_check_sizes (const ThemaTally *tally, const ThemaContrast *contrast,
                                    GPtrArray *notes, GError **error);

/* The things that were tested in a comparison. */
gsize thema_keyness_n_tests (const ThemaKeyness *self);

/* keyness_terms.csv and keyness_codes.csv: comparisons in their order, and in each the greatest
 * log-likelihood first, ties by the code points of terms, or by the order of codes. */
gsize thema_keyness_n_rows (const ThemaKeyness *self);
void thema_keyness_write_header (const ThemaKeyness *self, ThemaCsvWriter *csv);
void thema_keyness_write_rows (const ThemaKeyness *self, gsize from, gsize to, ThemaCsvWriter *csv);
