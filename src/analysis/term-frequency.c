/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/term-frequency.h"

#include "stats/dispersion.h"

#include <stdlib.h>

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

/* How often each term stands in the document at hand. */
typedef struct
{
  guint32 *counts; /* owned, by term; zero between documents */
  GArray *present; /* owned, of guint32: terms with a count, by first occurrence */
} Bag;

static void
bag_init (Bag *self, const ThemaTerms *terms)
{
  self->counts = g_new0 (guint32, MAX (terms->n_terms, 1));
  self->present = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
bag_clear (Bag *self)
{
  g_free (self->counts);
  g_array_unref (self->present);
}

static void
bag_fill (Bag *self, const ThemaTerms *terms, const ThemaScanDocument *view)
{
  for (guint32 i = 0; i < view->document->n_tokens; i++)
    {
      guint32 term = terms->of_type[view->types[i]];
      if (term != THEMA_NO_ID && self->counts[term]++ == 0)
        g_array_append_val (self->present, term);
    }
}

static void
bag_empty (Bag *self)
{
  for (guint i = 0; i < self->present->len; i++)
    self->counts[g_array_index (self->present, guint32, i)] = 0;
  g_array_set_size (self->present, 0);
}

/* What is counted of a term. */
typedef struct
{
  guint64 frequency;
  ThemaDp dispersion;
  guint32 documents, sentences;
} Counts;

typedef struct
{
  Counts *counts;         /* owned, by term */
  guint64 *last_sentence; /* owned, by term: the last one counted, plus one */
  guint64 n_sentences;    /* seen so far: numbers them for last_sentence */
  guint32 n_terms;
  Bag bag;
} State;

static gpointer
state_new (const ThemaPass *pass)
{
  State *state = g_new0 (State, 1);
  state->n_terms = terms_of (pass)->n_terms;
  guint32 n = MAX (state->n_terms, 1);
  state->counts = g_new0 (Counts, n);
  state->last_sentence = g_new0 (guint64, n);
  bag_init (&state->bag, terms_of (pass));
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  g_free (state->counts);
  g_free (state->last_sentence);
  bag_clear (&state->bag);
  g_free (state);
}

static void
count_sentences (State *state, const ThemaTerms *terms, const ThemaScanDocument *view)
{
  guint32 token = 0;
  for (guint32 s = 0; s < view->document->n_sentences; s++)
    {
      state->n_sentences++;
      for (; token < view->document->sentence_ends[s]; token++)
        {
          guint32 term = terms->of_type[view->types[token]];
          if (term == THEMA_NO_ID || state->last_sentence[term] == state->n_sentences)
            continue;
          state->last_sentence[term] = state->n_sentences;
          state->counts[term].sentences++;
        }
    }
}

static void
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  State *state = data;
  const ThemaTerms *terms = terms_of (pass);
  guint64 n_words = thema_store_n_words (terms->store);
  bag_fill (&state->bag, terms, view);
  for (guint i = 0; i < state->bag.present->len; i++)
    {
      guint32 term = g_array_index (state->bag.present, guint32, i);
      guint32 count = state->bag.counts[term];
      Counts *counts = &state->counts[term];
      counts->frequency += count;
      counts->documents++;
      /* The parts are documents, their sizes are in words; a damaged store may contradict itself.
       */
      if (count <= terms->frequencies[term] && view->document->n_words <= n_words)
        thema_dp_add (&counts->dispersion, view->document->n_words, count, n_words,
                      terms->frequencies[term]);
    }
  bag_empty (&state->bag);
  count_sentences (state, terms, view);
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
      if (row.frequency > 0)
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
    "term_frequencies.csv", state_new, state_free, add, merge, write_table, pass_free
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
  Bag bag;
} EntryState;

static gpointer
entries_new (const ThemaPass *pass)
{
  EntryState *state = g_new0 (EntryState, 1);
  state->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  bag_init (&state->bag, terms_of (pass));
  return state;
}

static void
entries_free (gpointer data)
{
  EntryState *state = data;
  g_array_unref (state->entries);
  bag_clear (&state->bag);
  g_free (state);
}

static void
entries_add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  EntryState *state = data;
  bag_fill (&state->bag, terms_of (pass), view);
  for (guint i = 0; i < state->bag.present->len; i++)
    {
      guint32 term = g_array_index (state->bag.present, guint32, i);
      Entry entry = { view->document->index, term, state->bag.counts[term] };
      g_array_append_val (state->entries, entry);
    }
  bag_empty (&state->bag);
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
  static const ThemaPassClass class = {
    "document_terms.csv", entries_new,   entries_free, entries_add,
    entries_merge,        entries_write, pass_free
  };
  return pass_new (&class, terms);
}

/* Document frequencies. */

typedef struct
{
  guint32 *documents;     /* owned, by term */
  guint32 *last_document; /* owned, by term: the last one counted, plus one */
  guint32 n_terms;
} RangeState;

static gpointer
ranges_new (const ThemaPass *pass)
{
  RangeState *state = g_new0 (RangeState, 1);
  state->n_terms = terms_of (pass)->n_terms;
  state->documents = g_new0 (guint32, MAX (state->n_terms, 1));
  state->last_document = g_new0 (guint32, MAX (state->n_terms, 1));
  return state;
}

static void
ranges_free (gpointer data)
{
  RangeState *state = data;
  g_free (state->documents);
  g_free (state->last_document);
  g_free (state);
}

static void
ranges_add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  RangeState *state = data;
  guint32 stamp = view->document->index + 1;
  for (guint32 i = 0; i < view->document->n_tokens; i++)
    {
      guint32 term = terms_of (pass)->of_type[view->types[i]];
      if (term == THEMA_NO_ID || state->last_document[term] == stamp)
        continue;
      state->last_document[term] = stamp;
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
  static const ThemaPassClass class = { NULL,         ranges_new, ranges_free, ranges_add,
                                        ranges_merge, NULL,       pass_free };
  return pass_new (&class, terms);
}

const guint32 *
thema_document_frequencies (const ThemaPass *pass)
{
  return ((const RangeState *) pass->state)->documents;
}
