/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What codings say of the coders: agreement.csv, agreement_pairs.csv, accuracy.csv,
 * corpus_accuracy.csv and disagreements.csv. */
#pragma once

#include "analysis/machine-coder.h"
#include "base/csv-writer.h"
#include "stats/alpha.h"

typedef struct
{
  const ThemaCodings *codings; /* borrowed; sealed */
  const ThemaStore *store;     /* borrowed: for texts that the codings have not; may be NULL */
  const ThemaSampleKey *key;   /* borrowed; may be NULL */
  ThemaLevel level;
  ThemaWeights weights;
  gsize n_bootstrap; /* 0: alpha's interval is by linearization */
  guint64 seed;
  guint n_threads; /* 0 is 1 */
  guint32 gold;    /* the coder that is right; THEMA_NO_ID: where thema is a coder each other one */
} ThemaReliability;

/* Whether a code is there or not, in all ratings. */
gboolean thema_reliability_is_yes_no (const ThemaReliability *self, guint32 code);

/* All for ThemaTable, which want them as gpointer. */
gboolean thema_reliability_write_agreement (gpointer self, ThemaCsvWriter *csv, GError **error);
gboolean thema_reliability_write_pairs (gpointer self, ThemaCsvWriter *csv, GError **error);
gboolean thema_reliability_write_accuracy (gpointer self, ThemaCsvWriter *csv, GError **error);
gboolean thema_reliability_write_corpus (gpointer self, ThemaCsvWriter *csv, GError **error);
gboolean thema_reliability_write_disagreements (gpointer self, ThemaCsvWriter *csv, GError **error);
