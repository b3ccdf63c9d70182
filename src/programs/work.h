/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command that looks at a store has in hand: the store, its coded segments, and the report
 * that it writes. */
#pragma once

#include "analysis/groups.h"
#include "analysis/pass.h"
#include "analysis/terms.h"
#include "codebook/codebook.h"
#include "codebook/segments.h"
#include "programs/console.h"
#include "programs/options.h"
#include "report/report.h"

/* What the stages of a study have in common: a program that is given it takes it instead of opening
 * its own, and leaves it to the study to put the report in place. */
typedef struct _ThemaShared
{
  ThemaStore *store;       /* all borrowed */
  ThemaSegments *segments; /* for those whose options name segments */
  ThemaReport *report;
} ThemaShared;

typedef struct
{
  const ThemaOptions *options; /* borrowed */
  ThemaConsole *console;       /* borrowed */
  ThemaPrograms program;
  const char *stage;        /* borrowed: its name in the manifest */
  ThemaStore *store;        /* owned, unless they are shared */
  ThemaSegments *segments;  /* likewise; NULL: none were given */
  ThemaReport *report;      /* likewise */
  ThemaStageRecord *record; /* owned: what the manifest will say of the options and inputs */
  gboolean recorded;        /* it says so */
} ThemaWork;

/* Opens what the options name: --store and --output are required, --segments may be absent. Must be
 * cleared also when it fails. */
gboolean thema_work_open (ThemaWork *self, const ThemaOptions *options, ThemaConsole *console,
                          ThemaPrograms program, const char *stage, GError **error);
/* The same of a program that can do without a store: without --store there is none. */
gboolean thema_work_open_without (ThemaWork *self, const ThemaOptions *options,
                                  ThemaConsole *console, ThemaPrograms program, const char *stage,
                                  GError **error);
void thema_work_clear (ThemaWork *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ThemaWork, thema_work_clear)

/* An error when there are no segments: `what` needs them. */
gboolean thema_work_need_segments (const ThemaWork *self, const char *what, GError **error);

/* The groups that --by makes (transfer full), NULL without it. FALSE: there is no such column. */
gboolean thema_work_groups (const ThemaWork *self, ThemaGroups **groups, GError **error);

/* The terms that the options say (transfer full). */
ThemaTerms *thema_work_terms (ThemaWork *self, GError **error);

/* Loads a codebook for the store; the record will name it. */
ThemaCodebook *thema_work_codebook (ThemaWork *self, const char *path, GError **error);

/* One scan of the store for all passes (of ThemaPass), or for one. */
gboolean thema_work_scan (ThemaWork *self, GPtrArray *passes, const char *label, GError **error);
gboolean thema_work_scan_pass (ThemaWork *self, ThemaPass *pass, const char *label, GError **error);

/* Write tables; from the first one on the record must no longer be added to. */
gboolean thema_work_write (ThemaWork *self, const ThemaTable *tables, guint n, GError **error);
gboolean thema_work_write_passes (ThemaWork *self, GPtrArray *passes, GError **error);

/* Puts the report in place. */
gboolean thema_work_commit (ThemaWork *self, GError **error);

/* Prints "TITLE  FIRST LINE", and the other lines below it, at most `n`; and how many more there
 * are. Nothing when there is no line. */
void thema_work_print (const char *title, const GPtrArray *lines, guint n);
