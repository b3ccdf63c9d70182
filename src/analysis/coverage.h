/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a codebook catches in a corpus, and what it leaves: counted in one scan, told in tables. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"

typedef struct
{
  const ThemaMatcher *matcher;   /* borrowed */
  const ThemaCodebook *codebook; /* borrowed: what the matcher was made of */
  const ThemaTerms *terms;       /* borrowed: the words that may be told of */
  const guint32 *documents;      /* borrowed, by term: documents that hold it */
  guint32 min_documents;         /* a word is a candidate only if it stands in so many */
  guint n_uncoded;               /* rows of uncoded_words.csv */
  guint n_candidates;            /* rows of candidate_words.csv, for each code */
} ThemaCoverageOptions;

/* A pass without a table of its own; those below are written once the scan is done. */
ThemaPass *thema_coverage_pass_new (const ThemaStore *store, const ThemaCoverageOptions *options);

/* codebook_coverage.csv, with what the codes would lose without each pattern. */
void thema_coverage_write_patterns (const ThemaPass *pass, ThemaCsvWriter *csv);
/* leave_one_out.csv */
void thema_coverage_write_leave_one_out (const ThemaPass *pass, ThemaCsvWriter *csv);
/* code_overlap.csv */
void thema_coverage_write_overlap (const ThemaPass *pass, ThemaCsvWriter *csv);
/* uncoded_words.csv */
void thema_coverage_write_uncoded (const ThemaPass *pass, ThemaCsvWriter *csv);
/* candidate_words.csv */
void thema_coverage_write_candidates (const ThemaPass *pass, ThemaCsvWriter *csv);

/* For summaries. Lines (transfer full) are at most `n` of them. */

/* Patterns without any match: all of their texts, "CODE: PATTERN". */
GPtrArray *thema_coverage_dead (const ThemaPass *pass);
/* "CODE: PATTERN ...": the patterns without which more than half of the code's documents are lost.
 */
GPtrArray *thema_coverage_carriers (const ThemaPass *pass);
GPtrArray *thema_coverage_overlaps (const ThemaPass *pass, guint n);
GPtrArray *thema_coverage_uncoded (const ThemaPass *pass, guint n);
