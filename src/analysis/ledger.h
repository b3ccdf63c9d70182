/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of coded_segments.csv, formatted in memory a document at a time, by any thread.
 *
 * The ledger is by far the longest table, with many rows a document and the text around each
 * passage, so its rows do not go through the CSV writer field by field; they are what it would have
 * written. */
#pragma once

#include "base/csv-writer.h"
#include "codebook/segments.h"

/* What all threads share. */
typedef struct _ThemaLedger ThemaLedger;

/* `store` and `segments` are borrowed. `context` and `excel` as in coding-tables.h and
 * csv-writer.h. */
ThemaLedger *thema_ledger_new (const ThemaStore *store, const ThemaSegments *segments,
                               guint context, gboolean excel);
void thema_ledger_free (ThemaLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaLedger, thema_ledger_free)

/* One thread's scratch space. */
typedef struct _ThemaLedgerFormatter ThemaLedgerFormatter;

ThemaLedgerFormatter *thema_ledger_formatter_new (const ThemaLedger *ledger);
void thema_ledger_formatter_free (ThemaLedgerFormatter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaLedgerFormatter, thema_ledger_formatter_free)

/* Appends the rows of a document; documents are best asked for in order. With `csv`, which may be
 * NULL, they are written whenever they are many, and `rows` holds the rest. */
gboolean thema_ledger_formatter_append (ThemaLedgerFormatter *self, guint32 index, GString *rows,
                                        ThemaCsvWriter *csv, GError **error);
