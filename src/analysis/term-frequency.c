/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/term-frequency.h"

#include "stats/dispersion.h"

#include <stdlib.h>

/* Terms lie far apart in memory: so many before its turn a term's counts are called for. */
#define AHEAD 16

typedef struct
{
  ThemaPass base;
  const ThemaTerms *terms; /* borrowed */
} TermPass;

static const ThemaTerms *
terms_of (const ThemaPass *pass)
{
  return ((const TermPass *) pass)->terms;
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

static ThemaPass *
pass_new (const ThemaPassClass *class, const ThemaTerms *terms)
{
  TermPass *self = g_new0 (TermPass, 1);
  self->base.class = class;
  self->base.store = terms->store;
  self->terms = terms;
  return &self->base;
}

/* Types are counted once for all passes. Stems are counted in a bag of the pass's own: NULL for
 * types. */
static ThemaBag *
own_bag_new (const ThemaTerms *terms)
{
  return terms->stems ? thema_bag_new (terms->of_form, terms->n_terms + 1) : NULL;
}

static const ThemaBagEntry *
get_entries (ThemaBag *own, const ThemaScanDocument *view, guint32 *n)
{
  if (own != NULL)
    thema_bag_fill (own, view->document);
  return thema_bag_entries (own != NULL ? own : view->types, n);
}

/* The term of a bag's thing; none below n_terms when it is not counted. */
static inline guint32
term_of (const ThemaTerms *terms, guint32 thing)
{
  return terms->stems ? thing : terms->of_type[thing];
}

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
  ThemaBag *bag; /* owned; see own_bag_new () */
} State;

static gpointer
state_new (const ThemaPass *pass)
{
  State *state = g_new0 (State, 1);
  state->n_terms = terms_of (pass)->n_terms;
  state->counts = g_new0 (Counts, state->n_terms + 1);
  for (guint32 i = 0; i < state->n_terms; i++)
    state->counts[i].expected = terms_of (pass)->frequencies[i];
  state->bag = own_bag_new (terms_of (pass));
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  g_free (state->counts);
  thema_bag_free (state->bag);
  g_free (state);
}

static void
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  State *state = data;
  const ThemaTerms *terms = terms_of (pass);
  guint64 n_words = thema_store_n_words (terms->store);
  guint32 size = view->document->n_words, n;
  const ThemaBagEntry *entries = get_entries (state->bag, view, &n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 count = entries[i].count;
      __builtin_prefetch (&state->counts[entries[MIN (i + AHEAD, n - 1)].thing], 1);
      Counts *counts = &state->counts[entries[i].thing];
      counts->frequency += count;
      counts->documents++;
      counts->sentences += entries[i].sentences;
      /* The parts are documents, their sizes are in words; a damaged store may contradict itself.
       */
      if (count <= counts->expected && size <= n_words)
        thema_dp_add (&counts->dispersion, size, count, n_words, counts->expected);
    }
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
    }
}

/* A term with what orders the table: the most frequent first, then by code points. */
typedef struct
{
  guint64 frequency;
  ThemaSlice string;
  guint32 term;
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  if (x->frequency != y->frequency)
    return x->frequency > y->frequency ? -1 : 1;
  return thema_slice_compare (x->string, y->string);
}

static GArray *
sort_terms (const ThemaTerms *terms, const State *state)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (guint32 i = 0; i < terms->n_terms; i++)
    {
      Row row = { state->counts[i].frequency, thema_terms_string (terms, i), i };
      if (row.frequency > 0 && (terms->stems || terms->of_type[i] != THEMA_NO_ID))
        g_array_append_val (rows, row);
    }
  if (rows->len > 0)
    qsort (rows->data, rows->len, sizeof (Row), compare_rows);
  return rows;
}

static void
write_table (const ThemaPass *pass, gpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "term",      "frequency",     "per_1000", "documents", "document_share",
          "sentences", "dispersion_dp", "tf_idf",   NULL };
  const State *state = data;
  const ThemaTerms *terms = terms_of (pass);
  guint64 n_words = thema_store_n_words (pass->store);
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_csv_writer_header (csv, header);
  g_autoptr (GArray) rows = sort_terms (terms, state);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const Counts *counts = &state->counts[row->term];
      thema_csv_writer_bytes (csv, row->string.bytes, row->string.length);
      thema_csv_writer_count (csv, row->frequency);
      thema_csv_writer_number (csv, thema_per_1000 (row->frequency, n_words));
      thema_csv_writer_count (csv, counts->documents);
      thema_csv_writer_number (csv, thema_share (counts->documents, n_documents));
      thema_csv_writer_count (csv, counts->sentences);
      thema_csv_writer_number (csv, thema_dp_value (&counts->dispersion, n_words, row->frequency));
      thema_csv_writer_number (csv, thema_tf_idf (row->frequency, counts->documents, n_documents));
      thema_csv_writer_end_row (csv);
    }
}

ThemaPass *
thema_term_frequency_pass_new (const ThemaTerms *terms)
{
  static const ThemaPassClass class = {
    "term_frequencies.csv", TRUE, state_new, state_free, add, merge, write_table, pass_free
  };
  return pass_new (&class, terms);
}

/* document_terms.csv */

typedef struct
{
  guint32 document, term, frequency;
} Entry;

typedef struct
{
  GArray *entries; /* owned, of Entry */
  ThemaBag *bag;   /* owned; see own_bag_new () */
} EntryState;

static gpointer
entries_new (const ThemaPass *pass)
{
  EntryState *state = g_new0 (EntryState, 1);
  state->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  state->bag = own_bag_new (terms_of (pass));
  return state;
}

static void
entries_free (gpointer data)
{
  EntryState *state = data;
  g_array_unref (state->entries);
  thema_bag_free (state->bag);
  g_free (state);
}

static void
entries_add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  EntryState *state = data;
  guint32 n;
  const ThemaBagEntry *entries = get_entries (state->bag, view, &n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 term = term_of (terms_of (pass), entries[i].thing);
      Entry entry = { view->document->index, term, entries[i].count };
      if (term < terms_of (pass)->n_terms)
        g_array_append_val (state->entries, entry);
    }
}

static void
entries_merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  GArray *more = ((EntryState *) other)->entries;
  g_array_append_vals (((EntryState *) data)->entries, more->data, more->len);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *x = a, *y = b;
  if (x->document != y->document)
    return x->document < y->document ? -1 : 1;
  return thema_slice_compare (thema_terms_string (user_data, x->term),
                              thema_terms_string (user_data, y->term));
}

static void
entries_write (const ThemaPass *pass, gpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "doc_id", "term", "frequency", NULL };
  EntryState *state = data;
  thema_csv_writer_header (csv, header);
  g_array_sort_with_data (state->entries, compare_entries, (gpointer) terms_of (pass));
  for (guint i = 0; i < state->entries->len; i++)
    {
      const Entry *entry = &g_array_index (state->entries, Entry, i);
      ThemaSlice term = thema_terms_string (terms_of (pass), entry->term);
      thema_csv_writer_text (
          csv, thema_store_document_string (pass->store, entry->document, THEMA_STORE_ID));
      thema_csv_writer_bytes (csv, term.bytes, term.length);
      thema_csv_writer_count (csv, entry->frequency);
      thema_csv_writer_end_row (csv);
    }
}

ThemaPass *
thema_document_terms_pass_new (const ThemaTerms *terms)
{
  static const ThemaPassClass class = { "document_terms.csv", TRUE,        entries_new,
                                        entries_free,         entries_add, entries_merge,
                                        entries_write,        pass_free };
  return pass_new (&class, terms);
}

/* Document frequencies. */

typedef struct
{
  guint32 *documents; /* owned, by term */
  guint32 n_terms;
  ThemaBag *bag; /* owned; see own_bag_new () */
} RangeState;

static gpointer
ranges_new (const ThemaPass *pass)
{
  RangeState *state = g_new0 (RangeState, 1);
  state->n_terms = terms_of (pass)->n_terms;
  state->documents = g_new0 (guint32, MAX (state->n_terms, 1));
  state->bag = own_bag_new (terms_of (pass));
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

static void
ranges_add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  RangeState *state = data;
  guint32 n;
  const ThemaBagEntry *entries = get_entries (state->bag, view, &n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 term = term_of (terms_of (pass), entries[i].thing);
      if (term < state->n_terms)
        state->documents[term]++;
    }
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
  static const ThemaPassClass class = { NULL,       TRUE,         ranges_new, ranges_free,
                                        ranges_add, ranges_merge, NULL,       pass_free };
  return pass_new (&class, terms);
}

const guint32 *
thema_document_frequencies (const ThemaPass *pass)
{
  return ((const RangeState *) pass->state)->documents;
}
