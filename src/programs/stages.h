/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four stages as functions, from which the stage programs and `thema run` are made. */
#pragma once

#include "analysis/terms.h"
#include "codebook/segments.h"
#include "programs/console.h"
#include "programs/options.h"
#include "report/report.h"

/* What the summary of a run tells. */
typedef struct
{
  guint32 n_documents, coded_documents;
  GPtrArray *top; /* owned, of owned lines: the codes that most documents carry */
} ThemaSummary;

void thema_summary_clear (ThemaSummary *self);

/* Loads a codebook for a corpus that was cut by `rules`, and says what it holds and thema does
 * not. */
ThemaCodebook *thema_stage_codebook (const ThemaOptions *options, const char *path,
                                     const ThemaTokenRules *rules, ThemaConsole *console,
                                     GError **error);

/* Opens the store of the options, and loads their codebook for it (both transfer full). */
gboolean thema_stage_open (const ThemaOptions *options, ThemaConsole *console, ThemaStore **store,
                           ThemaCodebook **codebook, GError **error);

/* The codebook before the corpus is read, which may take long: an error when the codebook could not
 * be used on it. */
ThemaCodebook *thema_stage_checked_codebook (const ThemaOptions *options, ThemaConsole *console,
                                             GError **error);

/* How the options say that matches count. */
ThemaCodingRules thema_stage_coding_rules (const ThemaOptions *options);

/* Stage 1: corpus -> token store. */
gboolean thema_stage_tokenize (const ThemaOptions *options, const char *store_path,
                               ThemaConsole *console, GError **error);

/* Stage 2: store and codebook -> segments artefact. */
gboolean thema_stage_code (const ThemaOptions *options, const ThemaStore *store,
                           const ThemaCodebook *codebook, const char *segments_path,
                           ThemaConsole *console, GError **error);

/* Starts a report whose manifest knows the stages behind `store` and `segments` (which may be
 * NULL). */
ThemaReport *thema_stage_report (const ThemaOptions *options, const ThemaStore *store,
                                 const ThemaSegments *segments, GError **error);

/* The terms that a stage (THEMA_FOR_FREQ, _COOC, _COVERAGE) counts; their stop list joins its
 * record.
 */
ThemaTerms *thema_stage_terms (const ThemaOptions *options, const ThemaStore *store,
                               ThemaPrograms stage, ThemaStageRecord *record, GError **error);

/* The tables of stage 2. */
gboolean thema_stage_code_tables (const ThemaOptions *options, const ThemaStore *store,
                                  const ThemaSegments *segments, ThemaReport *report,
                                  GError **error);

/* The tables of stages 3 (THEMA_FOR_FREQ) and 4 (THEMA_FOR_COOC), or of both at once: `stages` has
 * their bits. `segments` may be NULL: then there are no tables of codes. `summary` may be NULL. */
gboolean thema_stage_count_tables (const ThemaOptions *options, guint stages,
                                   const ThemaStore *store, const ThemaSegments *segments,
                                   ThemaReport *report, ThemaSummary *summary,
                                   ThemaConsole *console, GError **error);
