/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/codebook-diff-private.h"

static gpointer
state_new (const ThemaPass *pass)
{
  const ThemaDiffPass *self = (const ThemaDiffPass *) pass;
  ThemaDiffState *state = g_new0 (ThemaDiffState, 1);
  for (guint v = 0; v < 2; v++)
    {
      state->searches[v] = thema_search_new (self->versions[v].matcher);
      state->segments[v] = g_array_new (FALSE, FALSE, sizeof (ThemaSegment));
      state->counts[v] = g_new0 (guint32, MAX (self->codes->len, 1));
    }
  state->tallies = g_new0 (ThemaDiffTally, MAX (self->codes->len, 1));
  state->changes = thema_lists_new (sizeof (ThemaDiffChange));
  state->shifts = thema_lists_new (sizeof (ThemaDiffShift));
  return state;
}

static void
state_free (gpointer data)
{
  ThemaDiffState *state = data;
  for (guint v = 0; v < 2; v++)
    {
      thema_search_free (state->searches[v]);
      g_array_unref (state->segments[v]);
      g_free (state->counts[v]);
    }
  g_free (state->tallies);
  thema_lists_free (state->changes);
  thema_lists_free (state->shifts);
  g_free (state);
}

/* By place, then by code: equal ones are the same passage. */
static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const ThemaSegment *x = a, *y = b;
  const guint32 keys[] = { x->first_token, x->end_token, x->code };
  const guint32 others[] = { y->first_token, y->end_token, y->code };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] != others[i])
      return keys[i] < others[i] ? -1 : 1;
  return 0;
}

static const ThemaPattern *
pattern_of (const ThemaDiffPass *self, guint version, const ThemaSegment *segment)
{
  return thema_matcher_pattern (self->versions[version].matcher, segment->pattern);
}

/* Sorts by place and code, then by pattern. Patterns of a code are numbered in their order. */
static int
compare_passages (gconstpointer a, gconstpointer b)
{
  const ThemaSegment *x = a, *y = b;
  int order = compare_segments (a, b);
  return order != 0 ? order : (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

static gboolean
code_document (const ThemaDiffPass *self, ThemaDiffState *state, const ThemaDocument *document,
               GError **error)
{
  for (guint v = 0; v < 2; v++)
    {
      GArray *segments = state->segments[v];
      g_array_set_size (segments, 0);
      if (!thema_search_document (state->searches[v], document, segments, NULL, error))
        return FALSE;
      for (guint i = 0; i < segments->len; i++)
        {
          ThemaSegment *segment = &g_array_index (segments, ThemaSegment, i);
          segment->code = self->of_code[v][segment->code];
          state->counts[v][segment->code]++;
        }
      g_array_sort (segments, compare_passages);
    }
  return TRUE;
}

/* Compares a passage of each kind at one place, either of which may be NULL. */
static void
add_change (const ThemaDiffPass *self, ThemaDiffState *state, const ThemaSegment *was,
            const ThemaSegment *is, ThemaDiffChange *changes, gsize *n)
{
  ThemaChangeKind kind = was == NULL  ? THEMA_CHANGE_WON
                         : is == NULL ? THEMA_CHANGE_LOST
                                      : THEMA_CHANGE_PATTERN;
  ThemaDiffChange change = { kind, is != NULL ? *is : *was, 0, { THEMA_NO_ID, THEMA_NO_ID } };
  change.code = change.segment.code;
  if (was != NULL)
    change.patterns[THEMA_OLD] = was->pattern;
  if (is != NULL)
    change.patterns[THEMA_NEW] = is->pattern;
  if (kind == THEMA_CHANGE_PATTERN
      && thema_pattern_compare (pattern_of (self, THEMA_OLD, was), pattern_of (self, THEMA_NEW, is))
             == 0)
    return;
  state->tallies[change.code].changes[kind]++;
  changes[(*n)++] = change;
}

static int
compare_versions (const ThemaDiffPass *self, const ThemaSegment *was, const ThemaSegment *is)
{
  int order = compare_segments (was, is);
  return order != 0 || !self->by_pattern ? order
                                         : thema_pattern_compare (pattern_of (self, THEMA_OLD, was),
                                                                  pattern_of (self, THEMA_NEW, is));
}

static void
compare_all (const ThemaDiffPass *self, ThemaDiffState *state, guint32 document)
{
  const GArray *was = state->segments[THEMA_OLD], *is = state->segments[THEMA_NEW];
  ThemaDiffChange *changes = thema_lists_begin (state->changes, (gsize) was->len + is->len);
  gsize n = 0;
  for (guint i = 0, k = 0; i < was->len || k < is->len;)
    {
      const ThemaSegment *x = i < was->len ? &g_array_index (was, ThemaSegment, i) : NULL;
      const ThemaSegment *y = k < is->len ? &g_array_index (is, ThemaSegment, k) : NULL;
      int order = x == NULL ? 1 : y == NULL ? -1 : compare_versions (self, x, y);
      add_change (self, state, order <= 0 ? x : NULL, order >= 0 ? y : NULL, changes, &n);
      i += order <= 0;
      k += order >= 0;
    }
  thema_lists_end (state->changes, document, n);
}

static void
count_codes (const ThemaDiffPass *self, ThemaDiffState *state, guint32 document)
{
  ThemaDiffShift *shifts = thema_lists_begin (state->shifts, self->codes->len);
  gsize n = 0;
  for (guint32 code = 0; code < self->codes->len; code++)
    {
      ThemaDiffTally *tally = &state->tallies[code];
      ThemaDiffShift shift
          = { code, { state->counts[THEMA_OLD][code], state->counts[THEMA_NEW][code] } };
      for (guint v = 0; v < 2; v++)
        {
          tally->segments[v] += shift.segments[v];
          tally->documents[v] += shift.segments[v] > 0;
          state->counts[v][code] = 0;
        }
      tally->gained += shift.segments[THEMA_OLD] == 0 && shift.segments[THEMA_NEW] > 0;
      tally->missed += shift.segments[THEMA_OLD] > 0 && shift.segments[THEMA_NEW] == 0;
      if (shift.segments[THEMA_OLD] != shift.segments[THEMA_NEW])
        shifts[n++] = shift;
    }
  thema_lists_end (state->shifts, document, n);
  state->n_documents += n > 0;
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view, GError **error)
{
  const ThemaDiffPass *self = (const ThemaDiffPass *) pass;
  const ThemaDocument *document = view->document;
  ThemaDiffState *state = data;
  if (!code_document (self, state, document, error))
    return FALSE;
  compare_all (self, state, document->index);
  count_codes (self, state, document->index);
  return TRUE;
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  const ThemaDiffPass *self = (const ThemaDiffPass *) pass;
  ThemaDiffState *into = data, *from = other;
  for (guint i = 0; i < self->codes->len; i++)
    {
      ThemaDiffTally *to = &into->tallies[i];
      const ThemaDiffTally *more = &from->tallies[i];
      for (guint v = 0; v < 2; v++)
        {
          to->segments[v] += more->segments[v];
          to->documents[v] += more->documents[v];
        }
      for (guint k = 0; k < THEMA_N_CHANGES; k++)
        to->changes[k] += more->changes[k];
      to->gained += more->gained;
      to->missed += more->missed;
    }
  into->n_documents += from->n_documents;
  thema_lists_merge (into->changes, from->changes);
  thema_lists_merge (into->shifts, from->shifts);
}

static void
pass_free (ThemaPass *pass)
{
  ThemaDiffPass *self = (ThemaDiffPass *) pass;
  g_array_unref (self->codes);
  g_free (self->of_code[THEMA_OLD]);
  g_free (self->of_code[THEMA_NEW]);
  g_free (self);
}

/* Lists the codes of the new codebook, then those that only the old one has. */
static void
list_codes (ThemaDiffPass *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  self->codes = g_array_new (FALSE, FALSE, sizeof (ThemaDiffCode));
  for (guint i = 0; i < 2; i++)
    {
      guint version = i == 0 ? THEMA_NEW : THEMA_OLD;
      const ThemaCodebook *codebook = self->versions[version].codebook;
      guint32 n = thema_codebook_n_codes (codebook);
      self->of_code[version] = g_new (guint32, MAX (n, 1));
      for (guint32 c = 0; c < n; c++)
        {
          const char *name = thema_codebook_code (codebook, c)->name;
          gpointer at;
          if (!g_hash_table_lookup_extended (known, name, NULL, &at))
            {
              ThemaDiffCode code = { name, { THEMA_NO_ID, THEMA_NO_ID } };
              at = GUINT_TO_POINTER (self->codes->len);
              g_array_append_val (self->codes, code);
              g_hash_table_insert (known, (gpointer) name, at);
            }
          self->of_code[version][c] = GPOINTER_TO_UINT (at);
          g_array_index (self->codes, ThemaDiffCode, GPOINTER_TO_UINT (at)).numbers[version] = c;
        }
    }
}

ThemaPass *
thema_codebook_diff_pass_new (const ThemaStore *store, const ThemaCodebookVersion *old,
                              const ThemaCodebookVersion *fresh, gboolean by_pattern)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .free = pass_free,
  };
  ThemaDiffPass *self = g_new0 (ThemaDiffPass, 1);
  self->base.class = &class;
  self->base.store = store;
  self->versions[THEMA_OLD] = *old;
  self->versions[THEMA_NEW] = *fresh;
  self->by_pattern = by_pattern;
  list_codes (self);
  return &self->base;
}
