/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts for the bootstrap (code-bootstrap.c) and what writes its tables
 * (code-bootstrap-tables.c) share. */
#pragma once

#include "analysis/code-bootstrap.h"
#include "analysis/resample.h"
#include "analysis/unit-codes.h"

/* The measures of a code, document_share and per_1000, each made from one count; and those of a
 * pair. */
#define THEMA_N_CODE_MEASURES 2
#define THEMA_N_PAIR_MEASURES 6

typedef struct
{
  ThemaPass base;
  gboolean pairs; /* of codes, not codes */
  gsize n_replicates;
  guint64 seed;
} ThemaBootstrapPass;

/* What was counted in one kind of unit. A key is a pair of codes, the lesser one first, or the same
 * twice for a code alone; an item is a document and the count in it. Of codes alone, the second
 * number of a key is COUNT_DOCUMENTS or COUNT_SEGMENTS. */
typedef struct
{
  GArray *counts;  /* owned, of ThemaSortKey */
  guint32 *common; /* owned, by document: its units, or its words; NULL: not asked for */
} ThemaBootstrapCounter;

typedef struct
{
  ThemaBootstrapCounter counters[THEMA_N_UNITS];
  GArray *found; /* owned, of guint64: scratch, the keys in a document, once for each unit */
  ThemaUnitCodes codes;
  /* once computed: */
  gboolean is_computed;
  GArray *rows;            /* owned, of ThemaBootstrapRow */
  double *estimates;       /* owned, by row and measure */
  ThemaBootstrap *results; /* owned, likewise */
} ThemaBootstrapState;

/* A code, or a pair of codes in a kind of unit, and its counts in the corpus. */
typedef struct
{
  ThemaUnit unit;
  guint32 a, b;
  guint64 sums[THEMA_RESAMPLE_VARIABLES];
} ThemaBootstrapRow;

/* Functions of the passes' classes; see pass.h. */
void thema_code_bootstrap_write_header (const ThemaPass *pass, ThemaCsvWriter *csv);
void thema_code_bootstrap_write_rows (const ThemaPass *pass, gconstpointer state, gsize from,
                                      gsize to, ThemaCsvWriter *csv);
void thema_pair_bootstrap_write_header (const ThemaPass *pass, ThemaCsvWriter *csv);
void thema_pair_bootstrap_write_rows (const ThemaPass *pass, gconstpointer state, gsize from,
                                      gsize to, ThemaCsvWriter *csv);
