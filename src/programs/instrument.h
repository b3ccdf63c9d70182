/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands have in common that try a codebook on a corpus. */
#pragma once

#include "analysis/pass.h"
#include "programs/stages.h"

/* Starts the report of such a command, whose manifest knows the corpus and the command's own
 * options and inputs. `record` may hold some already; `codebooks` ends with NULL. */
ThemaReport *thema_instrument_report (const ThemaOptions *options, const ThemaStore *store,
                                      ThemaPrograms command, const char *stage,
                                      ThemaStageRecord *record, const char *const *codebooks,
                                      GError **error);

/* Scans the store for one pass. */
gboolean thema_instrument_scan (const ThemaOptions *options, const ThemaStore *store,
                                ThemaPass *pass, const char *label, ThemaConsole *console,
                                GError **error);

/* Prints "TITLE  FIRST LINE", and the other lines below it, at most `n`; and how many more there
 * are. Nothing when there is no line. */
void thema_instrument_print (const char *title, const GPtrArray *lines, guint n);
