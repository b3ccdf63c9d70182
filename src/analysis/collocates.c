/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/collocates.h"

#include "analysis/collocates-private.h"
#include "analysis/error.h"
#include "analysis/runs.h"
#include "codebook/adjacency.h"
#include "codebook/glob.h"
#include "text/fold.h"

#include <string.h>

typedef ThemaCollocatePass Pass;
typedef ThemaCollocateState State;

/* Of the document's tokens that are no punctuation, those of an occurrence. */
typedef struct
{
  guint32 first, end;
} Stretch;

#define MARK_LEFT 1
#define MARK_RIGHT 2
#define MARK_INSIDE 4

static const Pass *
pass_of (const ThemaPass *pass)
{
  return (const Pass *) pass;
}

static void
unref_array (gpointer array)
{
  g_array_unref (array);
}

static gpointer
state_new (const ThemaPass *base)
{
  const Pass *pass = pass_of (base);
  State *state = g_new0 (State, 1);
  state->nodes = g_new0 (ThemaNodeCounts, MAX (pass->nodes->len, 1));
  state->pairs = thema_pairs_new (THEMA_N_NEAR);
  state->terms = g_array_new (FALSE, FALSE, sizeof (guint32));
  state->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  state->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  state->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  state->marks = g_array_new (FALSE, FALSE, 1);
  state->occurring = g_ptr_array_new_with_free_func (unref_array);
  for (guint i = 0; i < pass->nodes->len; i++)
    g_ptr_array_add (state->occurring, g_array_new (FALSE, FALSE, sizeof (Stretch)));
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  g_free (state->nodes);
  thema_pairs_free (state->pairs);
  g_clear_pointer (&state->rows, g_array_unref);
  g_array_unref (state->terms);
  g_array_unref (state->places);
  g_array_unref (state->sentences);
  g_array_unref (state->starts);
  g_array_unref (state->marks);
  g_ptr_array_unref (state->occurring);
  g_free (state);
}

static void
lay_out (const Pass *pass, State *state, const ThemaDocument *document)
{
  guint32 t = 0;
  g_array_set_size (state->terms, 0);
  g_array_set_size (state->sentences, 0);
  g_array_set_size (state->starts, 0);
  g_array_set_size (state->places, document->n_tokens + 1);
  guint32 *places = (guint32 *) (gpointer) state->places->data;
  for (guint32 s = 0; s < document->n_sentences; s++)
    {
      g_array_append_val (state->starts, state->terms->len);
      for (; t < document->sentence_ends[s]; t++)
        {
          guint32 form = document->forms[t];
          places[t] = state->terms->len;
          if ((pass->roles[form] & THEMA_ROLE_MASK) != THEMA_ROLE_ITEM)
            continue;
          g_array_append_val (state->terms, pass->of_form[form]);
          g_array_append_val (state->sentences, s);
        }
    }
  g_array_append_val (state->starts, state->terms->len);
  for (; t <= document->n_tokens; t++)
    places[t] = state->terms->len;
}

static void
add_occurrence (State *state, guint32 node, guint32 first_token, guint32 end_token)
{
  const guint32 *places = (const guint32 *) (gpointer) state->places->data;
  Stretch stretch = { places[first_token], places[end_token] };
  if (stretch.first < stretch.end)
    g_array_append_val (g_ptr_array_index (state->occurring, node), stretch);
}

static void
find_occurrences (const Pass *pass, State *state, const ThemaScanDocument *view)
{
  const ThemaDocument *document = view->document;
  const guint32 *types = thema_store_form_types (pass->base.store);
  for (guint i = 0; i < state->occurring->len; i++)
    g_array_set_size (g_ptr_array_index (state->occurring, i), 0);
  if (pass->masks != NULL)
    for (guint32 t = 0; t < document->n_tokens; t++)
      for (guint64 mask = pass->masks[types[document->forms[t]]]; mask != 0; mask &= mask - 1)
        add_occurrence (state, (guint32) __builtin_ctzll (mask), t, t + 1);
  if (pass->of_code != NULL)
    for (gsize i = 0; i < view->n_segments; i++)
      {
        const ThemaSegment *segment = &view->segments[i];
        if (pass->of_code[segment->code] != THEMA_NO_ID)
          add_occurrence (state, pass->of_code[segment->code], segment->first_token,
                          segment->end_token);
      }
}

/* Marks the tokens around an occurrence; `range` grows to hold them all. */
static void
mark (const Pass *pass, State *state, const Stretch *at, Stretch *range)
{
  const ThemaCollocateSettings *settings = &pass->settings;
  const guint32 *starts = (const guint32 *) (gpointer) state->starts->data;
  const guint32 *sentences = (const guint32 *) (gpointer) state->sentences->data;
  guint8 *marks = (guint8 *) state->marks->data;
  guint32 least = 0, most = state->terms->len;
  if (!settings->within_document)
    {
      least = starts[sentences[at->first]];
      most = starts[sentences[at->end - 1] + 1];
    }
  guint32 first = at->first - MIN (at->first - least, settings->left);
  guint32 end = at->end + MIN (most - at->end, settings->right);
  for (guint32 i = first; i < at->first; i++)
    marks[i] |= MARK_LEFT;
  for (guint32 i = at->first; i < at->end; i++)
    marks[i] |= MARK_INSIDE;
  for (guint32 i = at->end; i < end; i++)
    marks[i] |= MARK_RIGHT;
  range->first = MIN (range->first, first);
  range->end = MAX (range->end, end);
}

static void
count_token (State *state, guint32 node, guint32 term, guint8 marked, guint32 document)
{
  gint64 *values = thema_pairs_at (state->pairs, node, term);
  if (marked & MARK_INSIDE)
    {
      state->nodes[node].inside++;
      values[THEMA_NEAR_INSIDE]++;
      return;
    }
  state->nodes[node].near++;
  values[THEMA_NEAR]++;
  values[THEMA_NEAR_LEFT] += (marked & MARK_LEFT) != 0;
  values[THEMA_NEAR_RIGHT] += (marked & MARK_RIGHT) != 0;
  if (values[THEMA_NEAR_LAST] == (gint64) document + 1)
    return;
  values[THEMA_NEAR_LAST] = (gint64) document + 1;
  values[THEMA_NEAR_DOCUMENTS]++;
}

static void
count_node (const Pass *pass, State *state, guint32 node, guint32 document)
{
  const GArray *occurring = g_ptr_array_index (state->occurring, node);
  guint8 *marks = (guint8 *) state->marks->data;
  Stretch range = { G_MAXUINT32, 0 };
  if (occurring->len == 0)
    return;
  state->nodes[node].documents++;
  state->nodes[node].occurrences += occurring->len;
  for (guint i = 0; i < occurring->len; i++)
    mark (pass, state, &g_array_index (occurring, Stretch, i), &range);
  for (guint32 i = range.first; i < range.end; i++)
    {
      guint32 term = g_array_index (state->terms, guint32, i);
      if (marks[i] != 0 && term != THEMA_RUN_OTHER)
        count_token (state, node, term, marks[i], document);
      marks[i] = 0;
    }
}

static gboolean
add (const ThemaPass *base, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  const Pass *pass = pass_of (base);
  State *state = data;
  lay_out (pass, state, view->document);
  find_occurrences (pass, state, view);
  g_array_set_size (state->marks, state->terms->len);
  if (state->marks->len > 0)
    memset (state->marks->data, 0, state->marks->len);
  for (guint32 node = 0; node < pass->nodes->len; node++)
    count_node (pass, state, node, view->document->index);
  return TRUE;
}

static void
merge (const ThemaPass *base, gpointer data, gpointer other)
{
  State *into = data, *from = other;
  for (guint i = 0; i < pass_of (base)->nodes->len; i++)
    {
      into->nodes[i].occurrences += from->nodes[i].occurrences;
      into->nodes[i].documents += from->nodes[i].documents;
      into->nodes[i].inside += from->nodes[i].inside;
      into->nodes[i].near += from->nodes[i].near;
    }
  thema_pairs_merge (into->pairs, from->pairs);
}

static void
pass_free (ThemaPass *base)
{
  Pass *pass = (Pass *) base;
  g_array_unref (pass->nodes);
  g_free (pass->roles);
  g_free (pass->of_form);
  g_free (pass->masks);
  g_free (pass->of_code);
  g_free (pass);
}

/* Finds the types that match the pattern. */
static gboolean
add_word (Pass *pass, const char *pattern, GError **error)
{
  const ThemaStore *store = pass->base.store;
  g_autoptr (GString) glob = g_string_new (NULL);
  g_autoptr (GString) composed = g_string_new (NULL);
  gboolean found = FALSE;
  if (!g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                   "--node: a word that is not UTF-8");
      return FALSE;
    }
  if (!thema_nfc_append (pattern, strlen (pattern), composed, error)
      || !thema_fold (composed->str, composed->len, glob, error))
    return FALSE;
  for (guint32 type = 0; type < thema_store_n_types (store); type++)
    {
      ThemaSlice word = thema_store_type (store, type);
      if (thema_store_type_classes (store)[type] == THEMA_CLASS_PUNCTUATION
          || !thema_glob_matches (glob->str, glob->len, word.bytes, word.length))
        continue;
      pass->masks[type] |= G_GUINT64_CONSTANT (1) << pass->nodes->len;
      found = TRUE;
    }
  if (!found)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
                   "--node: no word of the corpus matches '%s'; a node is one whole word, in which "
                   "* stands for any letters: migra*",
                   pattern);
      return FALSE;
    }
  ThemaNode node = { pattern, FALSE };
  g_array_append_val (pass->nodes, node);
  return TRUE;
}

static gboolean
add_words (Pass *pass, const char *const *words, GError **error)
{
  if (words == NULL || words[0] == NULL)
    return TRUE;
  pass->masks = g_new0 (guint64, MAX (thema_store_n_types (pass->base.store), 1));
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i == THEMA_MAX_NODE_WORDS)
        {
          g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                       "--node: more than %d words; make a codebook of them, and say --segments",
                       THEMA_MAX_NODE_WORDS);
          return FALSE;
        }
      if (!add_word (pass, words[i], error))
        return FALSE;
    }
  return TRUE;
}

static void
add_codes (Pass *pass, const ThemaSegments *segments, const GArray *codes)
{
  if (codes == NULL || codes->len == 0)
    return;
  guint32 n_codes = thema_segments_n_codes (segments);
  pass->of_code = g_new (guint32, MAX (n_codes, 1));
  memset (pass->of_code, 0xff, n_codes * sizeof *pass->of_code);
  for (guint i = 0; i < codes->len; i++)
    {
      guint32 code = g_array_index (codes, guint32, i);
      ThemaNode node = { thema_segments_code_name (segments, code), TRUE };
      pass->of_code[code] = pass->nodes->len;
      g_array_append_val (pass->nodes, node);
    }
}

ThemaPass *
thema_collocate_pass_new (const ThemaTerms *terms, const ThemaSegments *segments,
                          const char *const *words, GArray *codes,
                          const ThemaCollocateSettings *settings, GError **error)
{
  static const ThemaPassClass class = {
    .table = "collocates.csv",
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .prepare = thema_collocates_prepare,
    .write_header = thema_collocates_write_header,
    .write_rows = thema_collocates_write_rows,
    .free = pass_free,
  };
  Pass *self = g_new0 (Pass, 1);
  g_autoptr (ThemaPass) pass = &self->base;
  pass->class = &class;
  pass->store = terms->store;
  pass->segments = segments;
  self->terms = terms;
  self->settings = *settings;
  self->nodes = g_array_new (FALSE, FALSE, sizeof (ThemaNode));
  self->roles = thema_form_roles (terms->store);
  self->of_form = thema_form_terms (terms);
  if (!add_words (self, words, error))
    return NULL;
  add_codes (self, segments, codes);
  return g_steal_pointer (&pass);
}
