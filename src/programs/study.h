/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study: its stages, and which of them are as they would be if they were run now.
 *
 * Whether a stage is fresh is told by contents, not by times: its options and the SHA-256 of its
 * inputs against the record that its artefact or the manifest keeps, and the SHA-256 of its tables
 * against the manifest. `thema status` and `thema run` ask the same functions. */
#pragma once

#include "programs/options.h"
#include "programs/study-folder.h"
#include "programs/work.h"

typedef enum
{
  THEMA_STAGE_FRESH,
  THEMA_STAGE_STALE,
  THEMA_STAGE_MISSING, /* it was not run yet, or what it made is gone */
} ThemaStageState;

typedef struct
{
  ThemaPrograms program;
  const char *name;            /* borrowed: in the manifest */
  const ThemaOptions *options; /* borrowed */
  char *record;                /* owned: what the manifest would say now; NULL: not known yet */
  ThemaStageState artefact;    /* of tokenize and code: the store, the segments */
  ThemaStageState tables;      /* of all but tokenize */
  char *reason;                /* owned: why it is not fresh; NULL: it is */
  gboolean failed;             /* an input cannot be read */
} ThemaStudyStage;

#define THEMA_N_STUDY_STAGES (4 + THEMA_N_STATISTICS)

typedef struct
{
  const ThemaOptions *options; /* borrowed */
  ThemaStudyFolder folder;
  ThemaStudyStage stages[THEMA_N_STUDY_STAGES]; /* tokenize, code, freq, cooc, statistics */
  guint n_stages;
  char *package;     /* owned: why the data package is to be written anew; NULL: it need not be */
  gboolean tolerant; /* an input that cannot be read makes its stage stale instead of an error */
  ThemaStore *store; /* owned; NULL: not open */
  ThemaSegments *segments; /* owned; likewise */
} ThemaStudy;

/* Checks that the options make a study. `options` will be borrowed, and those of the statistics get
 * to know the working folder. Must be cleared also when it fails. */
gboolean thema_study_init (ThemaStudy *self, const ThemaOptions *options, GError **error);
void thema_study_clear (ThemaStudy *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ThemaStudy, thema_study_clear)

/* In this order; each opens its artefact if it is fresh, and otherwise says why not. FALSE: an
 * input cannot be read. */
gboolean thema_study_examine_store (ThemaStudy *self, GError **error);
gboolean thema_study_examine_segments (ThemaStudy *self, GError **error);
gboolean thema_study_examine_tables (ThemaStudy *self, GError **error);
