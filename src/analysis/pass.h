/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pass: an analysis that sees every document once and then writes a table.
 *
 * Its state is a monoid: states are made empty, documents are added in any order, and states are
 * merged in any order, with the same result. So a pass runs on one thread or many alike. */
#pragma once

#include "analysis/bag.h"
#include "base/csv-writer.h"
#include "codebook/segments.h"
#include "corpus/store.h"

/* A document as passes see it. */
typedef struct
{
  const ThemaDocument *document;
  const ThemaBag *types;        /* filled with it when a pass counts types */
  const ThemaSegment *segments; /* by their place; none without a segments artefact */
  gsize n_segments;
} ThemaScanDocument;

typedef struct _ThemaPass ThemaPass;

typedef struct
{
  const char
      *table; /* the file's name: "documents.csv"; NULL, as is write, for a pass without one */
  gboolean counts_types; /* whether `add` looks at the document's types */
  gpointer (*state_new) (const ThemaPass *pass);
  void (*state_free) (gpointer state);
  void (*add) (const ThemaPass *pass, gpointer state, const ThemaScanDocument *document);
  /* Adds what `other` counted to `state`. */
  void (*merge) (const ThemaPass *pass, gpointer state, gpointer other);
  void (*write) (const ThemaPass *pass, gpointer state, ThemaCsvWriter *csv);
  void (*free) (ThemaPass *pass);
} ThemaPassClass;

/* What every pass begins with; its own settings follow in the struct that embeds this one. */
struct _ThemaPass
{
  const ThemaPassClass *class;
  const ThemaStore *store;       /* borrowed */
  const ThemaSegments *segments; /* borrowed; NULL for passes over tokens alone */
  gpointer state;                /* owned: everything counted, once the scan is done */
};

void thema_pass_free (ThemaPass *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPass, thema_pass_free)

/* Writes the table from the state that a scan left. */
static inline void
thema_pass_write (const ThemaPass *self, ThemaCsvWriter *csv)
{
  self->class->write (self, self->state, csv);
}
