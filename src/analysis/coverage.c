/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/coverage-private.h"

#include <stdlib.h>

static gpointer
state_new (const ThemaPass *pass)
{
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  gsize n_terms = MAX (self->options.terms->n_terms, 1);
  ThemaCoverageState *state = g_new0 (ThemaCoverageState, 1);
  state->search = thema_search_new (self->options.matcher);
  state->left_out = thema_leave_out_new (self->n_codes);
  state->matches = g_new0 (guint64, MAX (thema_matcher_n_patterns (self->options.matcher), 1));
  state->tokens = g_new0 (guint64, MAX (self->n_codes, 1));
  state->shared = thema_pairs_new (1);
  state->reached = g_new0 (guint8, n_terms);
  state->sentences = g_new0 (guint64, n_terms);
  state->beside = thema_pairs_new (1);
  state->inside = thema_pairs_new (1);
  state->segments = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
  state->candidates = g_array_new (FALSE, FALSE, sizeof (ThemaCandidate));
  state->coded = g_array_new (FALSE, FALSE, sizeof (guint64));
  state->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  state->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  state->last = g_new0 (guint64, n_terms);
  return state;
}

static void
state_free (gpointer data)
{
  ThemaCoverageState *state = data;
  thema_search_free (state->search);
  thema_leave_out_free (state->left_out);
  g_free (state->matches);
  g_free (state->tokens);
  thema_pairs_free (state->shared);
  g_free (state->reached);
  g_free (state->sentences);
  thema_pairs_free (state->beside);
  thema_pairs_free (state->inside);
  g_array_unref (state->segments);
  g_array_unref (state->candidates);
  g_array_unref (state->coded);
  g_array_unref (state->codes);
  g_array_unref (state->words);
  g_free (state->last);
  g_free (state);
}

/* Notes the words that any match reaches. The match of a rule is a whole unit and reaches none. */
static void
add_matches (const ThemaCoveragePass *self, ThemaCoverageState *state,
             const ThemaDocument *document)
{
  for (guint i = 0; i < state->candidates->len; i++)
    {
      const ThemaCandidate *match = &g_array_index (state->candidates, ThemaCandidate, i);
      state->matches[match->pattern]++;
      for (guint32 t = match->first_token; t < match->end_token && !self->is_rule[match->pattern];
           t++)
        {
          guint32 term = self->of_form[document->forms[t]];
          if (term != THEMA_NO_ID)
            state->reached[term] = TRUE;
        }
    }
}

static int
compare_coded (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return x < y ? -1 : x > y;
}

/* Lists the tokens of all passages with their codes, each once, in order; and notes which words
 * stand in the passages of which code. */
static void
list_coded (const ThemaCoveragePass *self, ThemaCoverageState *state, const ThemaDocument *document)
{
  g_array_set_size (state->coded, 0);
  for (guint i = 0; i < state->segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (state->segments, ThemaSegment, i);
      for (guint32 t = segment->first_token; t < segment->end_token; t++)
        {
          guint64 key = (guint64) t << 32 | segment->code;
          guint32 term = self->of_form[document->forms[t]];
          g_array_append_val (state->coded, key);
          if (term != THEMA_NO_ID && !self->is_rule[segment->pattern])
            *thema_pairs_at (state->inside, segment->code, term) += 1;
        }
    }
  g_array_sort (state->coded, compare_coded);
  guint64 *keys = (guint64 *) (gpointer) state->coded->data;
  guint n = 0;
  for (guint i = 0; i < state->coded->len; i++)
    if (n == 0 || keys[n - 1] != keys[i])
      keys[n++] = keys[i];
  g_array_set_size (state->coded, n);
}

/* Whether one of the codes, of which `a` comes first, stands above the other. */
static gboolean
is_ancestor (const ThemaCoveragePass *self, guint32 a, guint32 b)
{
  return b <= thema_coverage_code (self, a)->last_descendant;
}

static void
count_shared (const ThemaCoveragePass *self, ThemaCoverageState *state)
{
  const guint64 *keys = (const guint64 *) (gpointer) state->coded->data;
  for (guint i = 0, first = 0; i < state->coded->len; i++)
    {
      guint32 code = (guint32) keys[i];
      state->tokens[code]++;
      if (keys[first] >> 32 != keys[i] >> 32)
        first = i;
      for (guint k = first; k < i; k++)
        if (!is_ancestor (self, (guint32) keys[k], code))
          *thema_pairs_at (state->shared, (guint32) keys[k], code) += 1;
    }
}

/* Lists the codes of which a passage begins in the sentence; segments come by their start. */
static void
list_codes (ThemaCoverageState *state, guint *next, guint32 sentence)
{
  g_array_set_size (state->codes, 0);
  for (; *next < state->segments->len; ++*next)
    {
      const ThemaSegment *segment = &g_array_index (state->segments, ThemaSegment, *next);
      guint i = 0;
      if (segment->sentence != sentence)
        break;
      while (i < state->codes->len && g_array_index (state->codes, guint32, i) != segment->code)
        i++;
      if (i == state->codes->len)
        g_array_append_val (state->codes, segment->code);
    }
}

/* Lists the words of the sentence, each once. */
static void
list_words (const ThemaCoveragePass *self, ThemaCoverageState *state, const ThemaDocument *document,
            guint32 from, guint32 to)
{
  g_array_set_size (state->words, 0);
  state->n_seen++;
  for (guint32 t = from; t < to; t++)
    {
      guint32 term = self->of_form[document->forms[t]];
      if (term == THEMA_NO_ID || state->last[term] == state->n_seen)
        continue;
      state->last[term] = state->n_seen;
      state->sentences[term]++;
      if (self->options.documents[term] >= self->options.min_documents)
        g_array_append_val (state->words, term);
    }
}

static void
add_sentences (const ThemaCoveragePass *self, ThemaCoverageState *state,
               const ThemaDocument *document)
{
  guint next = 0;
  guint32 from = 0;
  for (guint32 sentence = 0; sentence < document->n_sentences; sentence++)
    {
      list_codes (state, &next, sentence);
      list_words (self, state, document, from, document->sentence_ends[sentence]);
      from = document->sentence_ends[sentence];
      for (guint c = 0; c < state->codes->len; c++)
        for (guint w = 0; w < state->words->len; w++)
          *thema_pairs_at (state->beside, g_array_index (state->codes, guint32, c),
                           g_array_index (state->words, guint32, w))
              += 1;
    }
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view, GError **error)
{
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  const ThemaDocument *document = view->document;
  ThemaCoverageState *state = data;
  g_array_set_size (state->segments, 0);
  g_array_set_size (state->candidates, 0);
  if (!thema_search_document (state->search, document, state->segments, state->candidates, error))
    return FALSE;
  add_matches (self, state, document);
  list_coded (self, state, document);
  count_shared (self, state);
  add_sentences (self, state, document);
  thema_leave_out_add (state->left_out, state->search, document);
  return TRUE;
}

static void
add_numbers (guint64 *to, const guint64 *from, gsize n)
{
  for (gsize i = 0; i < n; i++)
    to[i] += from[i];
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  const ThemaCoveragePass *self = (const ThemaCoveragePass *) pass;
  ThemaCoverageState *into = data, *from = other;
  thema_search_merge (into->search, from->search);
  thema_leave_out_merge (into->left_out, from->left_out);
  add_numbers (into->matches, from->matches, thema_matcher_n_patterns (self->options.matcher));
  add_numbers (into->tokens, from->tokens, self->n_codes);
  add_numbers (into->sentences, from->sentences, self->options.terms->n_terms);
  thema_pairs_merge (into->shared, from->shared);
  thema_pairs_merge (into->beside, from->beside);
  thema_pairs_merge (into->inside, from->inside);
  for (guint32 i = 0; i < self->options.terms->n_terms; i++)
    into->reached[i] |= from->reached[i];
}

static void
pass_free (ThemaPass *pass)
{
  ThemaCoveragePass *self = (ThemaCoveragePass *) pass;
  g_free (self->is_rule);
  g_free (self->of_form);
  g_free (self);
}

ThemaPass *
thema_coverage_pass_new (const ThemaStore *store, const ThemaCoverageOptions *options)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .free = pass_free,
  };
  ThemaCoveragePass *self = g_new0 (ThemaCoveragePass, 1);
  guint32 n_patterns = thema_matcher_n_patterns (options->matcher);
  guint32 n_forms = thema_store_n_forms (store);
  self->base.class = &class;
  self->base.store = store;
  self->options = *options;
  self->n_codes = thema_codebook_n_codes (options->codebook);
  self->is_rule = g_new0 (guint8, MAX (n_patterns, 1));
  for (guint32 i = 0; i < n_patterns; i++)
    {
      guint32 code = thema_matcher_pattern_code (options->matcher, i);
      self->is_rule[i] = thema_coverage_code (self, code)->rule != NULL;
    }
  self->of_form = g_new (guint32, MAX (n_forms, 1));
  for (guint32 i = 0; i < n_forms; i++)
    self->of_form[i] = options->terms->of_type[thema_store_form_types (store)[i]];
  return &self->base;
}
