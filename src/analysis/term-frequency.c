/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/term-frequency.h"

#include "analysis/term-pass.h"
#include "stats/dispersion.h"

/* term_frequencies.csv */

/* What is counted of a term. */
typedef struct
{
  guint64 expected; /* the frequency by the store's tables */
  guint64 frequency;
  ThemaDp dispersion;
  guint32 documents, sentences;
} Counts;

typedef struct
{
  Counts *counts; /* owned, by term */
  guint32 n_terms;
  ThemaBag *bag;          /* owned; see term-pass.h */
  ThemaExactSum *weights; /* owned, by term: of tf; NULL without a weighting */
  ThemaSortKey *ranked;   /* owned, once prepared: the table's terms in its order */
  guint32 most_documents; /* once prepared: those that hold the term that stands in most */
} State;

static gpointer
state_new (const ThemaPass *pass)
{
  State *state = g_new0 (State, 1);
  state->n_terms = thema_term_pass_terms (pass)->n_terms;
  state->counts = g_new0 (Counts, state->n_terms + 1);
  for (guint32 i = 0; i < state->n_terms; i++)
    state->counts[i].expected = thema_term_pass_terms (pass)->frequencies[i];
  state->bag = thema_term_pass_bag_new (pass);
  if (thema_term_pass_weighting (pass) != NULL)
    state->weights = g_new0 (ThemaExactSum, state->n_terms + 1);
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  g_free (state->counts);
  g_free (state->weights);
  g_free (state->ranked);
  thema_bag_free (state->bag);
  g_free (state);
}

/* Adds the tf of the document's terms, which may depend on them all. */
static void
add_weights (const ThemaPass *pass, State *state, const ThemaBagEntry *entries, guint32 n)
{
  const ThemaTerms *terms = thema_term_pass_terms (pass);
  guint64 total = 0;
  guint32 most = 0;
  for (guint32 i = 0; i < n; i++)
    if (thema_term_pass_term (terms, entries[i].thing) < terms->n_terms)
      {
        total += thema_bag_tokens (&entries[i]);
        most = MAX (most, thema_bag_tokens (&entries[i]));
      }
  for (guint32 i = 0; i < n; i++)
    if (thema_term_pass_term (terms, entries[i].thing) < terms->n_terms)
      thema_exact_add (
          &state->weights[entries[i].thing],
          thema_tf (thema_term_pass_weighting (pass), thema_bag_tokens (&entries[i]), total, most));
}

/* Terms lie far apart in memory, so that all of a document's are called for before the first is
 * counted. Types that are not counted are added up like the others; prepare () leaves them out. */
static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  State *state = data;
  guint64 n_words = thema_store_n_words (pass->store);
  guint32 size = view->document->n_words, n;
  const ThemaBagEntry *entries = thema_term_pass_entries (state->bag, view, &n);
  for (guint32 i = 0; i < n; i++)
    __builtin_prefetch (&state->counts[entries[i].thing], 1);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 count = thema_bag_tokens (&entries[i]);
      Counts *counts = &state->counts[entries[i].thing];
      counts->frequency += count;
      counts->documents++;
      counts->sentences += thema_bag_sentences (&entries[i]);
      /* The parts are documents, their sizes are in words; a damaged store may contradict itself.
       */
      if (count <= counts->expected && size <= n_words)
        thema_dp_add (&counts->dispersion, size, count, n_words, counts->expected);
    }
  if (state->weights != NULL)
    add_weights (pass, state, entries, n);
  return TRUE;
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  State *into = data, *from = other;
  for (guint32 i = 0; i < into->n_terms; i++)
    {
      into->counts[i].frequency += from->counts[i].frequency;
      into->counts[i].sentences += from->counts[i].sentences;
      into->counts[i].documents += from->counts[i].documents;
      thema_dp_merge (&into->counts[i].dispersion, &from->counts[i].dispersion);
      if (into->weights != NULL)
        thema_exact_merge (&into->weights[i], &from->weights[i]);
    }
}

static gsize
prepare (const ThemaPass *pass, gpointer data, G_GNUC_UNUSED guint n_threads)
{
  State *state = data;
  const ThemaTerms *terms = thema_term_pass_terms (pass);
  gsize n = 0;
  g_free (state->ranked);
  state->ranked = g_new (ThemaSortKey, MAX (state->n_terms, 1));
  state->most_documents = 0;
  for (guint32 i = 0; i < state->n_terms; i++)
    if (state->counts[i].frequency > 0 && (terms->stems || terms->of_type[i] != THEMA_NO_ID))
      {
        state->ranked[n++] = (ThemaSortKey){ state->counts[i].frequency, i };
        state->most_documents = MAX (state->most_documents, state->counts[i].documents);
      }
  thema_terms_rank (terms, state->ranked, n);
  return n;
}

static void
write_header (G_GNUC_UNUSED const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "term",      "frequency",     "per_1000", "documents", "document_share",
          "sentences", "dispersion_dp", "tf_idf",   NULL };
  thema_csv_writer_header (csv, header);
}

static double
tf_idf (const ThemaPass *pass, const State *state, guint32 term)
{
  guint32 n_documents = thema_store_n_documents (pass->store);
  const Counts *counts = &state->counts[term];
  if (state->weights == NULL)
    return thema_tf_idf (counts->frequency, counts->documents, n_documents);
  return thema_exact_value (&state->weights[term])
         * thema_idf (thema_term_pass_weighting (pass), counts->documents, n_documents,
                      state->most_documents);
}

static void
write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const State *state = data;
  guint64 n_words = thema_store_n_words (pass->store);
  guint32 n_documents = thema_store_n_documents (pass->store);
  for (gsize i = from; i < to; i++)
    {
      guint32 term = (guint32) state->ranked[i].item;
      ThemaSlice string = thema_terms_string (thema_term_pass_terms (pass), term);
      const Counts *counts = &state->counts[term];
      thema_csv_writer_bytes (csv, string.bytes, string.length);
      thema_csv_writer_count (csv, counts->frequency);
      thema_csv_writer_number (csv, thema_per_1000 (counts->frequency, n_words));
      thema_csv_writer_count (csv, counts->documents);
      thema_csv_writer_number (csv, thema_share (counts->documents, n_documents));
      thema_csv_writer_count (csv, counts->sentences);
      thema_csv_writer_number (csv,
                               thema_dp_value (&counts->dispersion, n_words, counts->frequency));
      thema_csv_writer_number (csv, tf_idf (pass, state, term));
      thema_csv_writer_end_row (csv);
    }
}

ThemaPass *
thema_term_frequency_pass_new (const ThemaTerms *terms, const ThemaWeighting *weighting)
{
  static const ThemaPassClass class = {
    .table = "term_frequencies.csv",
    .counts_types = TRUE,
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .prepare = prepare,
    .write_header = write_header,
    .write_rows = write_rows,
    .free = thema_term_pass_free,
  };
  return thema_term_pass_new_weighted (&class, terms, weighting);
}

/* Document frequencies. */

typedef struct
{
  guint32 *documents; /* owned, by term */
  guint32 n_terms;
  ThemaBag *bag; /* owned; see term-pass.h */
} RangeState;

static gpointer
ranges_new (const ThemaPass *pass)
{
  RangeState *state = g_new0 (RangeState, 1);
  state->n_terms = thema_term_pass_terms (pass)->n_terms;
  state->documents = g_new0 (guint32, state->n_terms + 1);
  state->bag = thema_term_pass_bag_new (pass);
  return state;
}

static void
ranges_free (gpointer data)
{
  RangeState *state = data;
  g_free (state->documents);
  thema_bag_free (state->bag);
  g_free (state);
}

/* Terms lie far apart in memory, so that all of a document's are called for before the first is
 * counted. Types that are not counted are added up like the others, and never looked at. */
static gboolean
ranges_add (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
            G_GNUC_UNUSED GError **error)
{
  RangeState *state = data;
  guint32 n;
  const ThemaBagEntry *entries = thema_term_pass_entries (state->bag, view, &n);
  for (guint32 i = 0; i < n; i++)
    state->documents[entries[i].thing]++;
  return TRUE;
}

static void
ranges_merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  RangeState *into = data;
  const RangeState *from = other;
  for (guint32 i = 0; i < into->n_terms; i++)
    into->documents[i] += from->documents[i];
}

ThemaPass *
thema_document_frequency_pass_new (const ThemaTerms *terms)
{
  static const ThemaPassClass class = {
    .counts_types = TRUE,
    .state_new = ranges_new,
    .state_free = ranges_free,
    .add = ranges_add,
    .merge = ranges_merge,
    .free = thema_term_pass_free,
  };
  return thema_term_pass_new (&class, terms);
}

const guint32 *
thema_document_frequencies (const ThemaPass *pass)
{
  return ((const RangeState *) pass->state)->documents;
}
