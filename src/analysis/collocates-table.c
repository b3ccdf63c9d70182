/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the counts of collocates to the rows of their table. */
#include "analysis/collocates-private.h"

typedef ThemaCollocatePass Pass;
typedef ThemaCollocateState State;
typedef ThemaCollocateRow Row;

/* All tokens that are terms. */
static guint64
count_tokens (const ThemaTerms *terms)
{
  guint64 n = 0;
  for (guint32 term = 0; term < terms->n_terms; term++)
    n += terms->frequencies[term];
  return n;
}

/* FALSE for a pair that is not listed. A damaged store may contradict itself. */
static gboolean
fill_row (const Pass *pass, const State *state, const ThemaPair *pair, guint64 all, Row *row)
{
  const ThemaNodeCounts *node = &state->nodes[pair->a];
  guint64 inside = (guint64) pair->values[THEMA_NEAR_INSIDE];
  guint64 frequency = pass->terms->frequencies[pair->b];
  *row = (Row){ .node = pair->a,
                .term = pair->b,
                .observed = (guint64) pair->values[THEMA_NEAR],
                .left = (guint64) pair->values[THEMA_NEAR_LEFT],
                .right = (guint64) pair->values[THEMA_NEAR_RIGHT],
                .documents = (guint64) pair->values[THEMA_NEAR_DOCUMENTS],
                .f_collocate = frequency - MIN (inside, frequency),
                .tokens = all - MIN (node->inside, all),
                .p_adjusted = 1 };
  ThemaPairCounts counts = { row->observed, node->near, row->f_collocate, row->tokens };
  if (row->observed < pass->settings.min_frequency || row->documents < pass->settings.min_documents
      || counts.both > counts.a || counts.both > counts.b || counts.a > counts.units
      || counts.b - counts.both > counts.units - counts.a)
    return FALSE;
  thema_collocation_compute (&counts, &row->result);
  return TRUE;
}

/* Attraction before avoidance. */
static double
weight_of (const Row *row)
{
  return (double) row->observed >= row->result.expected ? row->result.log_likelihood
                                                        : -row->result.log_likelihood;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Pass *pass = data;
  const Row *x = a, *y = b;
  double weight_x = weight_of (x), weight_y = weight_of (y);
  if (weight_x != weight_y)
    return weight_x > weight_y ? -1 : 1;
  return thema_slice_compare (thema_terms_string (pass->terms, x->term),
                              thema_terms_string (pass->terms, y->term));
}

/* The family of tests is all of a node's that could be listed, whether they are or not. */
static void
finish_node (const Pass *pass, GArray *rows, guint first)
{
  guint n = rows->len - first;
  g_autofree double *p = g_new (double, MAX (n, 1));
  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    p[i] = g_array_index (rows, Row, first + i).result.p_log_likelihood;
  thema_adjust (pass->settings.adjust, p, n, p);
  for (guint i = 0; i < n; i++)
    g_array_index (rows, Row, first + i).p_adjusted = p[i];
  g_qsort_with_data (&g_array_index (rows, Row, first), (gint) n, sizeof (Row), compare_rows,
                     (gpointer) pass);
  if (pass->settings.top > 0)
    g_array_set_size (rows, first + MIN (n, pass->settings.top));
}

gsize
thema_collocates_prepare (const ThemaPass *base, gpointer data, G_GNUC_UNUSED guint n_threads)
{
  const Pass *pass = (const Pass *) base;
  State *state = data;
  if (state->rows != NULL)
    return state->rows->len;
  guint64 all = count_tokens (pass->terms);
  g_autoptr (GArray) pairs = thema_pairs_list (state->pairs);
  state->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  guint first = 0;
  for (guint i = 0; i < pairs->len; i++)
    {
      const ThemaPair *pair = &g_array_index (pairs, ThemaPair, i);
      Row row;
      if (fill_row (pass, state, pair, all, &row))
        g_array_append_val (state->rows, row);
      if (i + 1 < pairs->len && g_array_index (pairs, ThemaPair, i + 1).a == pair->a)
        continue;
      finish_node (pass, state->rows, first);
      first = state->rows->len;
    }
  return state->rows->len;
}

void
thema_collocates_write_header (G_GNUC_UNUSED const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "node",
                                        "node_type",
                                        "collocate",
                                        "f_node",
                                        "node_documents",
                                        "f_collocate",
                                        "window_tokens",
                                        "tokens",
                                        "observed",
                                        "observed_left",
                                        "observed_right",
                                        "documents",
                                        "expected",
                                        "mi",
                                        "mi3",
                                        "t_score",
                                        "z_score",
                                        "log_dice",
                                        "delta_p_forward",
                                        "delta_p_backward",
                                        "log_ratio",
                                        "log_ratio_low",
                                        "log_ratio_high",
                                        "log_likelihood",
                                        "p_log_likelihood",
                                        "p_adjusted",
                                        NULL };
  thema_csv_writer_header (csv, header);
}

static void
write_measures (const Row *row, guint64 f_node, ThemaCsvWriter *csv)
{
  const ThemaCollocation *result = &row->result;
  const double numbers[] = {
    result->expected,
    result->mi,
    result->mi3,
    result->t_score,
    result->z_score,
    thema_log_dice (row->observed, f_node, row->f_collocate),
    result->delta_p_forward,
    result->delta_p_backward,
    result->log_ratio,
    result->log_ratio_low,
    result->log_ratio_high,
    result->log_likelihood,
    result->p_log_likelihood,
    row->p_adjusted,
  };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (csv, numbers[i]);
}

void
thema_collocates_write_rows (const ThemaPass *base, gconstpointer data, gsize from, gsize to,
                             ThemaCsvWriter *csv)
{
  const Pass *pass = (const Pass *) base;
  const State *state = data;
  for (gsize i = from; i < to; i++)
    {
      const Row *row = &g_array_index (state->rows, Row, i);
      const ThemaNode *node = &g_array_index (pass->nodes, ThemaNode, row->node);
      const ThemaNodeCounts *counts = &state->nodes[row->node];
      ThemaSlice term = thema_terms_string (pass->terms, row->term);
      thema_csv_writer_text (csv, node->name);
      thema_csv_writer_text (csv, node->is_code ? "code" : "word");
      thema_csv_writer_bytes (csv, term.bytes, term.length);
      thema_csv_writer_count (csv, counts->occurrences);
      thema_csv_writer_count (csv, counts->documents);
      thema_csv_writer_count (csv, row->f_collocate);
      thema_csv_writer_count (csv, counts->near);
      thema_csv_writer_count (csv, row->tokens);
      thema_csv_writer_count (csv, row->observed);
      thema_csv_writer_count (csv, row->left);
      thema_csv_writer_count (csv, row->right);
      thema_csv_writer_count (csv, row->documents);
      write_measures (row, counts->occurrences, csv);
      thema_csv_writer_end_row (csv);
    }
}
