/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/term-frequency.h"

#include "analysis/lists.h"
#include "analysis/term-pass.h"

typedef struct
{
  ThemaLists *lists; /* owned: of Entry, one list for each document */
  gsize *ends;       /* owned, once prepared: by document, the number of the row behind its last */
  guint32 *places;   /* owned, once prepared: of each term among all, by code points */
  double *idf;       /* owned, once prepared: by term; NULL without a weighting */
  ThemaBag *bag;     /* owned; see term-pass.h */
} State;

typedef struct
{
  guint32 term, frequency;
} Entry;

static gpointer
state_new (const ThemaPass *pass)
{
  State *state = g_new0 (State, 1);
  state->lists = thema_lists_new (sizeof (Entry));
  state->bag = thema_term_pass_bag_new (pass);
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  thema_lists_free (state->lists);
  thema_bag_free (state->bag);
  g_free (state->ends);
  g_free (state->places);
  g_free (state->idf);
  g_free (state);
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  State *state = data;
  guint32 n, kept = 0;
  const ThemaBagEntry *entries = thema_term_pass_entries (state->bag, view, &n);
  Entry *list = thema_lists_begin (state->lists, n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 term = thema_term_pass_term (thema_term_pass_terms (pass), entries[i].thing);
      if (term < thema_term_pass_terms (pass)->n_terms)
        list[kept++] = (Entry){ term, thema_bag_tokens (&entries[i]) };
    }
  thema_lists_end (state->lists, view->document->index, kept);
  return TRUE;
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  thema_lists_merge (((State *) data)->lists, ((State *) other)->lists);
}

/* From the lists, which are sealed. */
static double *
find_idf (const ThemaPass *pass, const State *state)
{
  guint32 n_documents = thema_store_n_documents (pass->store);
  guint32 n_terms = thema_term_pass_terms (pass)->n_terms, most = 0;
  g_autofree guint32 *documents = g_new0 (guint32, MAX (n_terms, 1));
  double *idf = g_new (double, MAX (n_terms, 1));
  for (guint32 d = 0; d < n_documents; d++)
    {
      gsize n;
      const Entry *entries = thema_lists_get (state->lists, d, &n);
      for (gsize i = 0; i < n; i++)
        {
          documents[entries[i].term]++;
          most = MAX (most, documents[entries[i].term]);
        }
    }
  for (guint32 i = 0; i < n_terms; i++)
    idf[i] = thema_idf (thema_term_pass_weighting (pass), documents[i], n_documents, most);
  return idf;
}

static gsize
prepare (const ThemaPass *pass, gpointer data, G_GNUC_UNUSED guint n_threads)
{
  State *state = data;
  guint32 n_documents = thema_store_n_documents (pass->store);
  guint32 n_terms = thema_term_pass_terms (pass)->n_terms;
  thema_lists_seal (state->lists, n_documents);
  gsize n_rows = 0;
  g_free (state->ends);
  state->ends = g_new (gsize, MAX (n_documents, 1));
  for (guint32 i = 0; i < n_documents; i++)
    {
      gsize n;
      thema_lists_get (state->lists, i, &n);
      state->ends[i] = n_rows += n;
    }
  g_autofree ThemaSortKey *ranked = g_new (ThemaSortKey, MAX (n_terms, 1));
  for (guint32 i = 0; i < n_terms; i++)
    ranked[i] = (ThemaSortKey){ 0, i };
  thema_terms_rank (thema_term_pass_terms (pass), ranked, n_terms);
  g_free (state->places);
  state->places = g_new (guint32, MAX (n_terms, 1));
  for (guint32 i = 0; i < n_terms; i++)
    state->places[ranked[i].item] = i;
  g_clear_pointer (&state->idf, g_free);
  if (thema_term_pass_weighting (pass) != NULL)
    state->idf = find_idf (pass, state);
  return n_rows;
}

static void
write_header (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  thema_csv_writer_text (csv, "doc_id");
  thema_csv_writer_text (csv, "term");
  thema_csv_writer_text (csv, "frequency");
  if (thema_term_pass_weighting (pass) != NULL)
    thema_csv_writer_text (csv, "tf_idf");
  thema_csv_writer_end_row (csv);
}

/* The document of a row: the first that ends behind it. */
static guint32
document_of (const State *state, guint32 n_documents, gsize row)
{
  guint32 low = 0, high = n_documents;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      if (state->ends[middle] > row)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The document's entries, by terms. */
static void
sort_entries (const State *state, guint32 document, GArray *sorted)
{
  gsize n;
  const Entry *entries = thema_lists_get (state->lists, document, &n);
  g_array_set_size (sorted, (guint) n);
  ThemaSortKey *keys = (ThemaSortKey *) (gpointer) sorted->data;
  for (gsize i = 0; i < n; i++)
    keys[i] = (ThemaSortKey){ state->places[entries[i].term], i };
  thema_sort_keys (keys, n);
}

/* What the weights of a document's terms depend on. */
typedef struct
{
  guint64 total;
  guint32 most;
} Totals;

static Totals
add_up (const Entry *entries, gsize n)
{
  Totals totals = { 0 };
  for (gsize i = 0; i < n; i++)
    {
      totals.total += entries[i].frequency;
      totals.most = MAX (totals.most, entries[i].frequency);
    }
  return totals;
}

static void
write_row (const ThemaPass *pass, const State *state, const char *id, const Entry *entry,
           const Totals *totals, ThemaCsvWriter *csv)
{
  ThemaSlice term = thema_terms_string (thema_term_pass_terms (pass), entry->term);
  thema_csv_writer_text (csv, id);
  thema_csv_writer_bytes (csv, term.bytes, term.length);
  thema_csv_writer_count (csv, entry->frequency);
  if (state->idf != NULL)
    thema_csv_writer_number (csv, thema_tf (thema_term_pass_weighting (pass), entry->frequency,
                                            totals->total, totals->most)
                                      * state->idf[entry->term]);
  thema_csv_writer_end_row (csv);
}

static void
write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  const State *state = data;
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (ThemaSortKey));
  guint32 document = document_of (state, thema_store_n_documents (pass->store), from);
  for (gsize row = from; row < to; document++)
    {
      gsize n, end = MIN (state->ends[document], to);
      const Entry *entries = thema_lists_get (state->lists, document, &n);
      const char *id = thema_store_document_string (pass->store, document, THEMA_STORE_ID);
      Totals totals = add_up (entries, n);
      sort_entries (state, document, sorted);
      for (gsize first = state->ends[document] - n; row < end; row++)
        {
          gsize which = (gsize) g_array_index (sorted, ThemaSortKey, row - first).item;
          write_row (pass, state, id, &entries[which], &totals, csv);
        }
    }
}

ThemaPass *
thema_document_terms_pass_new (const ThemaTerms *terms, const ThemaWeighting *weighting)
{
  static const ThemaPassClass class = {
    .table = "document_terms.csv",
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
