/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/collocations.h"

#include "analysis/error.h"
#include "analysis/lists.h"
#include "analysis/ngrams.h"
#include "analysis/runs.h"
#include "base/parallel.h"
#include "stats/dispersion.h"
#include "stats/log-linear.h"

#include <string.h>

typedef struct
{
  ThemaPass base;
  const ThemaTerms *terms; /* borrowed */
  ThemaRuns *runs;         /* owned */
  ThemaCollocationSettings settings;
} Pass;

/* An n-gram: its size, and its number among those of this size. */
typedef struct
{
  guint32 size, number;
} Row;

typedef struct
{
  ThemaLists *runs; /* owned: the runs of each document; NULL once prepared */
  ThemaSequence sequence;
  ThemaNgrams by_size[THEMA_MAX_NGRAM + 1];
  GArray *rows;      /* owned, of Row: the table, once prepared */
  gboolean too_many; /* n-grams */
} State;

static const Pass *
pass_of (const ThemaPass *pass)
{
  return (const Pass *) pass;
}

static gpointer
state_new (G_GNUC_UNUSED const ThemaPass *pass)
{
  State *state = g_new0 (State, 1);
  state->runs = thema_lists_new (sizeof (guint32));
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  thema_lists_free (state->runs);
  thema_sequence_clear (&state->sequence);
  for (guint size = 0; size <= THEMA_MAX_NGRAM; size++)
    thema_ngrams_clear (&state->by_size[size]);
  g_clear_pointer (&state->rows, g_array_unref);
  g_free (state);
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  State *state = data;
  const ThemaDocument *document = view->document;
  guint32 *out = thema_lists_begin (state->runs, thema_runs_bound (document));
  thema_lists_end (state->runs, document->index,
                   thema_runs_fill (pass_of (pass)->runs, document, out));
  return TRUE;
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  thema_lists_merge (((State *) data)->runs, ((State *) other)->runs);
}

/* Puts the documents' runs one after the other. A damaged store may hold more than it says. */
static void
join_runs (const ThemaPass *pass, State *state)
{
  guint32 n_documents = thema_store_n_documents (pass->store);
  guint64 n = 0;
  gsize length;
  thema_lists_seal (state->runs, n_documents);
  for (guint32 d = 0; d < n_documents; d++)
    {
      thema_lists_get (state->runs, d, &length);
      n += length;
    }
  if (n > THEMA_MAX_POSITIONS)
    n_documents = 0, n = 0;
  thema_sequence_init (&state->sequence, (guint32) n, n_documents);
  guint32 at = 0;
  for (guint32 d = 0; d < n_documents; d++)
    {
      const guint32 *run = thema_lists_get (state->runs, d, &length);
      if (length > 0)
        memcpy (state->sequence.words + at, run, length * sizeof *run);
      at += (guint32) length;
      state->sequence.documents[d] = at;
    }
  g_clear_pointer (&state->runs, thema_lists_free);
}

/* The order of rows */

typedef struct
{
  const ThemaTerms *terms;
  const State *state;
  const ThemaNgrams *ngrams;
  ThemaSortKey *keys; /* by n-gram */
} Ranking;

static void
compute (const ThemaNgrams *ngrams, guint32 number, ThemaLogLinear *out)
{
  guint64 cells[1 << THEMA_MAX_NGRAM];
  const guint32 *matching = ngrams->matching + ((gsize) number << ngrams->size);
  for (guint i = 0; i < 1u << ngrams->size; i++)
    cells[i] = matching[i];
  thema_log_linear_cells (ngrams->size, cells);
  thema_log_linear_compute (ngrams->size, cells, THEMA_COLLOCATION_SMOOTHING, out);
}

/* A lesser number for a greater z. */
static guint64
rank_of (double z)
{
  guint64 bits;
  memcpy (&bits, &z, sizeof bits);
  return bits >> 63 ? bits : ~(bits | G_GUINT64_CONSTANT (1) << 63);
}

static void
rank_some (gpointer data, gsize from, gsize to)
{
  const Ranking *ranking = data;
  for (gsize i = from; i < to; i++)
    {
      ThemaLogLinear result;
      compute (ranking->ngrams, (guint32) i, &result);
      ranking->keys[i] = (ThemaSortKey){ rank_of (result.z), i };
    }
}

static const guint32 *
words_of (const State *state, const ThemaNgrams *ngrams, guint32 number)
{
  return state->sequence.words + ngrams->positions[number];
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer data)
{
  const Ranking *ranking = data;
  const ThemaNgrams *ngrams = ranking->ngrams;
  const guint32 *x = words_of (ranking->state, ngrams, (guint32) ((const ThemaSortKey *) a)->item);
  const guint32 *y = words_of (ranking->state, ngrams, (guint32) ((const ThemaSortKey *) b)->item);
  int order = 0;
  for (guint i = 0; i < ngrams->size && order == 0; i++)
    if (x[i] != y[i])
      order = thema_slice_compare (thema_terms_string (ranking->terms, x[i]),
                                   thema_terms_string (ranking->terms, y[i]));
  return order;
}

/* Puts the first `n_wanted` of the keys, which are sorted, in the order of their words where they
 * are equal. */
static void
break_ties (Ranking *ranking, gsize n, gsize n_wanted)
{
  ThemaSortKey *keys = ranking->keys;
  gsize first = 0;
  for (gsize i = 1; i <= n && first < n_wanted; i++)
    if (i == n || keys[i].key != keys[first].key)
      {
        if (i - first > 1)
          g_qsort_with_data (keys + first, (gint) (i - first), sizeof *keys, compare_words,
                             ranking);
        first = i;
      }
}

static void
rank (const Pass *pass, State *state, const ThemaNgrams *ngrams, guint n_threads)
{
  g_autofree ThemaSortKey *keys = g_new (ThemaSortKey, MAX (ngrams->n, 1));
  Ranking ranking = { pass->terms, state, ngrams, keys };
  guint32 n = ngrams->n, top = pass->settings.top;
  if (top > 0)
    n = MIN (n, top);
  thema_parallel_for (ngrams->n, 4096, n_threads, rank_some, &ranking);
  thema_sort_keys (keys, ngrams->n);
  break_ties (&ranking, ngrams->n, n);
  for (guint32 i = 0; i < n; i++)
    {
      Row row = { ngrams->size, (guint32) keys[i].item };
      g_array_append_val (state->rows, row);
    }
}

static gsize
prepare (const ThemaPass *base, gpointer data, guint n_threads)
{
  const Pass *pass = pass_of (base);
  State *state = data;
  if (state->rows != NULL)
    return state->rows->len;
  join_runs (base, state);
  ThemaNgramSettings settings = { .min_frequency = pass->settings.min_frequency,
                                  .min_documents = pass->settings.min_documents,
                                  .n_terms = pass->terms->n_terms,
                                  .most_cells = THEMA_MAX_NGRAM_CELLS,
                                  .n_threads = n_threads };
  for (guint size = 2; size <= THEMA_MAX_NGRAM; size++)
    settings.sizes[size] = pass->settings.sizes >> size & 1;
  state->too_many = !thema_ngrams_count (&state->sequence, &settings, state->by_size);
  state->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (guint size = 2; size <= THEMA_MAX_NGRAM; size++)
    if (settings.sizes[size])
      rank (pass, state, &state->by_size[size], n_threads);
  return state->rows->len;
}

static void
write_header (G_GNUC_UNUSED const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "size",      "collocation", "frequency",  "nested",      "words", "per_1000",
          "documents", "f_1",         "f_2",        "f_3",         "f_4",   "f_5",
          "ngrams",    "lambda",      "lambda_low", "lambda_high", "z",     NULL };
  thema_csv_writer_header (csv, header);
}

static void
append_words (const Pass *pass, const guint32 *words, guint n, GString *text)
{
  g_string_truncate (text, 0);
  for (guint i = 0; i < n; i++)
    {
      ThemaSlice word = thema_terms_string (pass->terms, words[i]);
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, word.bytes, (gssize) word.length);
    }
}

static void
write_row (const Pass *pass, const State *state, const Row *row, GString *text, ThemaCsvWriter *csv)
{
  const ThemaNgrams *ngrams = &state->by_size[row->size];
  guint32 i = row->number, frequency = ngrams->frequencies[i];
  const guint32 *matching = ngrams->matching + ((gsize) i << row->size);
  guint64 n_words = thema_store_n_words (pass->base.store);
  ThemaLogLinear result;
  compute (ngrams, i, &result);
  append_words (pass, words_of (state, ngrams, i), row->size, text);
  thema_csv_writer_count (csv, row->size);
  thema_csv_writer_bytes (csv, text->str, text->len);
  thema_csv_writer_count (csv, frequency);
  thema_csv_writer_count (csv, ngrams->nested[i]);
  thema_csv_writer_count (csv, n_words);
  thema_csv_writer_number (csv, thema_per_1000 (frequency, n_words));
  thema_csv_writer_count (csv, ngrams->documents[i]);
  for (guint k = 0; k < THEMA_MAX_NGRAM; k++)
    if (k < row->size)
      thema_csv_writer_count (csv, matching[1u << k]);
    else
      thema_csv_writer_text (csv, "");
  thema_csv_writer_count (csv, matching[0]);
  thema_csv_writer_number (csv, result.lambda);
  thema_csv_writer_number (csv, result.low);
  thema_csv_writer_number (csv, result.high);
  thema_csv_writer_number (csv, result.z);
  thema_csv_writer_end_row (csv);
}

static void
write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const State *state = data;
  g_autoptr (GString) text = g_string_new (NULL);
  for (gsize i = from; i < to; i++)
    write_row (pass_of (pass), state, &g_array_index (state->rows, Row, i), text, csv);
}

static void
pass_free (ThemaPass *pass)
{
  thema_runs_free (((Pass *) pass)->runs);
  g_free (pass);
}

gboolean
thema_collocation_pass_check (const ThemaPass *pass, GError **error)
{
  const State *state = pass->state;
  if (state->too_many)
    g_set_error (
        error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
        "there are too many n-grams of at least %u occurrences to keep them all in memory; "
        "raise --min-frequency, or ask for fewer sizes by --size",
        pass_of (pass)->settings.min_frequency);
  return !state->too_many;
}

guint64
thema_collocation_pass_found (const ThemaPass *pass)
{
  const State *state = pass->state;
  guint64 n = 0;
  for (guint size = 2; size <= THEMA_MAX_NGRAM; size++)
    n += state->by_size[size].n;
  return n;
}

ThemaPass *
thema_collocation_pass_new (const ThemaTerms *terms, const ThemaCollocationSettings *settings,
                            GError **error)
{
  static const ThemaPassClass class = {
    .table = "collocations.csv",
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .prepare = prepare,
    .write_header = write_header,
    .write_rows = write_rows,
    .free = pass_free,
  };
  const ThemaStore *store = terms->store;
  guint64 most = thema_store_n_tokens (store) + thema_store_n_sentences (store)
                 + thema_store_n_documents (store);
  if (most > THEMA_MAX_POSITIONS)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                   "the corpus has more than 4,000 million words, too many to count what stands "
                   "side by side; cut it in parts");
      return NULL;
    }
  Pass *self = g_new0 (Pass, 1);
  self->base.class = &class;
  self->base.store = store;
  self->terms = terms;
  self->runs = thema_runs_new (terms, settings->punctuation_parts);
  self->settings = *settings;
  return &self->base;
}
