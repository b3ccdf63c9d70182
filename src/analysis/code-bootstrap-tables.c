/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/code-bootstrap-private.h"

static const char *const code_measures[THEMA_N_CODE_MEASURES] = { "document_share", "per_1000" };
static const char *const pair_measures[THEMA_N_PAIR_MEASURES]
    = { "jaccard", "dice", "phi", "pmi", "npmi", "odds_ratio" };
static const char *const results[]
    = { "estimate", "std_error", "low", "high", "method", "defined", "replicates", NULL };

static void
write_result (const ThemaBootstrapPass *self, const ThemaBootstrapState *state, gsize at,
              ThemaCsvWriter *csv)
{
  const ThemaBootstrap *result = &state->results[at];
  thema_csv_writer_number (csv, state->estimates[at]);
  thema_csv_writer_number (csv, result->std_error);
  thema_csv_writer_number (csv, result->low);
  thema_csv_writer_number (csv, result->high);
  thema_csv_writer_text (csv, thema_bootstrap_method_name (result->method));
  thema_csv_writer_count (csv, result->defined);
  thema_csv_writer_count (csv, self->n_replicates);
  thema_csv_writer_end_row (csv);
}

void
thema_code_bootstrap_write_header (G_GNUC_UNUSED const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const own[] = { "code", "measure", "numerator", "denominator", NULL };
  for (const char *const *name = own; *name != NULL; name++)
    thema_csv_writer_text (csv, *name);
  thema_csv_writer_header (csv, results);
}

void
thema_code_bootstrap_write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to,
                                 ThemaCsvWriter *csv)
{
  const ThemaBootstrapState *state = data;
  const guint64 wholes[THEMA_N_CODE_MEASURES]
      = { thema_store_n_documents (pass->store), thema_store_n_words (pass->store) };
  for (gsize at = from; at < to; at++)
    {
      const ThemaBootstrapRow *row
          = &g_array_index (state->rows, ThemaBootstrapRow, at / THEMA_N_CODE_MEASURES);
      thema_csv_writer_text (csv, thema_segments_code_name (pass->segments, row->a));
      thema_csv_writer_text (csv, code_measures[at % THEMA_N_CODE_MEASURES]);
      thema_csv_writer_count (csv, row->sums[at % THEMA_N_CODE_MEASURES]);
      thema_csv_writer_count (csv, wholes[at % THEMA_N_CODE_MEASURES]);
      write_result ((const ThemaBootstrapPass *) pass, state, at, csv);
    }
}

void
thema_pair_bootstrap_write_header (G_GNUC_UNUSED const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const own[]
      = { "unit", "code_a", "code_b", "n_a", "n_b", "n_ab", "units", "measure", NULL };
  for (const char *const *name = own; *name != NULL; name++)
    thema_csv_writer_text (csv, *name);
  thema_csv_writer_header (csv, results);
}

static guint64
n_units (const ThemaStore *store, ThemaUnit unit)
{
  return unit == THEMA_UNIT_SENTENCE    ? thema_store_n_sentences (store)
         : unit == THEMA_UNIT_PARAGRAPH ? thema_store_n_paragraphs (store)
                                        : thema_store_n_documents (store);
}

void
thema_pair_bootstrap_write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to,
                                 ThemaCsvWriter *csv)
{
  const ThemaBootstrapState *state = data;
  for (gsize at = from; at < to; at++)
    {
      const ThemaBootstrapRow *row
          = &g_array_index (state->rows, ThemaBootstrapRow, at / THEMA_N_PAIR_MEASURES);
      thema_csv_writer_text (csv, thema_unit_name (row->unit));
      thema_csv_writer_text (csv, thema_segments_code_name (pass->segments, row->a));
      thema_csv_writer_text (csv, thema_segments_code_name (pass->segments, row->b));
      thema_csv_writer_count (csv, row->sums[1]);
      thema_csv_writer_count (csv, row->sums[2]);
      thema_csv_writer_count (csv, row->sums[0]);
      thema_csv_writer_count (csv, n_units (pass->store, row->unit));
      thema_csv_writer_text (csv, pair_measures[at % THEMA_N_PAIR_MEASURES]);
      write_result ((const ThemaBootstrapPass *) pass, state, at, csv);
    }
}
