/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pass: an analysis that sees every document once and then writes a table.
 *
 * Its state is a monoid: states are made empty, documents are added in any order, and states are
 * merged in any order, with the same result. So a pass runs on one thread or many alike. */
#pragma once

#include "analysis/bag.h"
#include "analysis/unit-sets.h"
#include "base/csv-writer.h"
#include "codebook/segments.h"
#include "corpus/store.h"

/* A document as passes see it. */
typedef struct
{
  const ThemaDocument *document;
  const ThemaBag *types;        /* filled with it when a pass counts types */
  const ThemaUnitSets *sets;    /* filled with it when a pass has a selection */
  const ThemaSegment *segments; /* by their place; none without a segments artefact */
  gsize n_segments;
} ThemaScanDocument;

typedef struct _ThemaPass ThemaPass;

typedef struct
{
  const char *table; /* the file's name: "documents.csv"; NULL for a pass without one, which then
                        has no functions to write it */
  gboolean counts_types; /* whether `add` looks at the document's types */
  gpointer (*state_new) (const ThemaPass *pass);
  void (*state_free) (gpointer state);
  /* FALSE ends the scan: the document is damaged, or too much for this pass. */
  gboolean (*add) (const ThemaPass *pass, gpointer state, const ThemaScanDocument *document,
                   GError **error);
  /* Adds what `other` counted to `state`. */
  void (*merge) (const ThemaPass *pass, gpointer state, gpointer other);
  /* Puts in order what was counted, on several threads if that takes long; how many rows the table
   * has. After it the state does not change. */
  gsize (*prepare) (const ThemaPass *pass, gpointer state, guint n_threads);
  void (*write_header) (const ThemaPass *pass, ThemaCsvWriter *csv);
  /* Writes the rows numbered `from` to below `to`; on any thread, several at once. */
  void (*write_rows) (const ThemaPass *pass, gconstpointer state, gsize from, gsize to,
                      ThemaCsvWriter *csv);
  void (*free) (ThemaPass *pass);
} ThemaPassClass;

/* What every pass begins with; its own settings follow in the struct that embeds this one. */
struct _ThemaPass
{
  const ThemaPassClass *class;
  const ThemaStore *store;             /* borrowed */
  const ThemaSegments *segments;       /* borrowed; NULL for passes over tokens alone */
  const ThemaTermSelection *selection; /* borrowed, the same for all passes of a scan; NULL for
                                          passes that count no pairs of terms */
  ThemaUnitMask units; /* of passes that count pairs, the same for all passes of a scan */
  gpointer state;      /* owned: everything counted, once the scan is done */
};

void thema_pass_free (ThemaPass *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPass, thema_pass_free)

/* Writes the table from the state that a scan left. */
void thema_pass_write (const ThemaPass *self, ThemaCsvWriter *csv);
