/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: those that no code reaches, and those that keep a code's company without being its own. */
#include "analysis/coverage-private.h"

#include "stats/association.h"

GArray *
thema_coverage_list_uncoded (const ThemaCoveragePass *self, const ThemaCoverageState *state,
                             guint n)
{
  const ThemaTerms *terms = self->options.terms;
  g_autofree ThemaSortKey *ranked = g_new (ThemaSortKey, MAX (terms->n_terms, 1));
  gsize n_ranked = 0;
  for (guint32 i = 0; i < terms->n_terms; i++)
    /* A stop word is a term of no frequency. */
    if (!state->reached[i] && self->options.documents[i] > 0 && terms->frequencies[i] > 0)
      ranked[n_ranked++] = (ThemaSortKey){ terms->frequencies[i], i };
  thema_terms_rank (terms, ranked, n_ranked);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (gsize i = 0; i < MIN (n_ranked, n); i++)
    {
      guint32 term = (guint32) ranked[i].item;
      g_array_append_val (list, term);
    }
  return list;
}

static void
write_term (const ThemaCoveragePass *self, guint32 term, ThemaCsvWriter *csv)
{
  ThemaSlice string = thema_terms_string (self->options.terms, term);
  thema_csv_writer_bytes (csv, string.bytes, string.length);
}

void
thema_coverage_write_uncoded (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "word", "frequency", "documents", NULL };
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  g_autoptr (GArray) list
      = thema_coverage_list_uncoded (self, pass->state, self->options.n_uncoded);
  thema_csv_writer_header (csv, header);
  for (guint i = 0; i < list->len; i++)
    {
      guint32 term = g_array_index (list, guint32, i);
      write_term (self, term, csv);
      thema_csv_writer_count (csv, self->options.terms->frequencies[term]);
      thema_csv_writer_count (csv, self->options.documents[term]);
      thema_csv_writer_end_row (csv);
    }
}

GPtrArray *
thema_coverage_uncoded (const ThemaPass *pass, guint n)
{
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  g_autoptr (GArray) list = thema_coverage_list_uncoded (self, pass->state, n);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < list->len; i++)
    {
      guint32 term = g_array_index (list, guint32, i);
      ThemaSlice string = thema_terms_string (self->options.terms, term);
      g_ptr_array_add (lines, g_strdup_printf ("%.*s (%u documents)", (int) string.length,
                                               string.bytes, self->options.documents[term]));
    }
  return lines;
}

/* Candidates. */

typedef struct
{
  guint32 code, term;
  ThemaPairCounts counts;
  double log_likelihood;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Candidate *x = a, *y = b;
  const ThemaTerms *terms = user_data;
  if (x->log_likelihood != y->log_likelihood)
    return x->log_likelihood > y->log_likelihood ? -1 : 1;
  return thema_slice_compare (thema_terms_string (terms, x->term),
                              thema_terms_string (terms, y->term));
}

static gboolean
is_attracted (const ThemaPairCounts *counts)
{
  return (double) counts->both * (double) counts->units > (double) counts->a * (double) counts->b;
}

static void
write_candidate (const ThemaCoveragePass *self, const Candidate *candidate, ThemaCsvWriter *csv)
{
  ThemaAssociation association;
  thema_association_measure (&candidate->counts, &association);
  thema_csv_writer_text (csv, thema_coverage_code (self, candidate->code)->name);
  write_term (self, candidate->term, csv);
  thema_csv_writer_count (csv, candidate->counts.a);
  thema_csv_writer_count (csv, candidate->counts.units);
  thema_csv_writer_count (csv, candidate->counts.b);
  thema_csv_writer_count (csv, candidate->counts.both);
  thema_csv_writer_number (csv, candidate->log_likelihood);
  thema_csv_writer_number (csv, association.odds_ratio);
  thema_csv_writer_end_row (csv);
}

/* Writes the first ones of a code, and empties the list. */
static void
write_best (const ThemaCoveragePass *self, GArray *candidates, ThemaCsvWriter *csv)
{
  g_array_sort_with_data (candidates, compare_candidates, (gpointer) self->options.terms);
  for (guint i = 0; i < MIN (candidates->len, self->options.n_candidates); i++)
    write_candidate (self, &g_array_index (candidates, Candidate, i), csv);
  g_array_set_size (candidates, 0);
}

void
thema_coverage_write_candidates (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code",           "word",           "sentences_with_code", "sentences", "sentences_word",
          "sentences_both", "log_likelihood", "odds_ratio",          NULL };
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  const ThemaCoverageState *state = pass->state;
  g_autoptr (GArray) pairs = thema_pairs_list (state->beside);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  thema_csv_writer_header (csv, header);
  for (guint i = 0; i < pairs->len; i++)
    {
      const ThemaPair *pair = &g_array_index (pairs, ThemaPair, i);
      Candidate candidate = { pair->a, pair->b, { 0 }, 0 };
      candidate.counts = (ThemaPairCounts){
        .both = (guint64) *pair->values,
        .a = thema_leave_out_sentences (state->left_out, pair->a),
        .b = state->sentences[pair->b],
        .units = thema_store_n_sentences (pass->store),
      };
      if (candidates->len > 0 && g_array_index (candidates, Candidate, 0).code != pair->a)
        write_best (self, candidates, csv);
      /* The passages of a rule are whole units: there is no word beside them. */
      if (thema_coverage_code (self, pair->a)->rule != NULL || !is_attracted (&candidate.counts)
          || thema_pairs_find (state->inside, pair->a, pair->b) != NULL)
        continue;
      candidate.log_likelihood = thema_association_log_likelihood (&candidate.counts);
      g_array_append_val (candidates, candidate);
    }
  write_best (self, candidates, csv);
}
