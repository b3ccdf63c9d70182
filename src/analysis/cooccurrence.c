/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cooccurrence-private.h"

#include "analysis/error.h"

static gsize
n_places (const ThemaPairPass *self)
{
  gsize n = self->n_left;
  return thema_pair_is_symmetric (self) ? n * (n - (n > 0)) / 2 : n * self->n_right;
}

static gpointer
state_new (const ThemaPass *pass)
{
  const ThemaPairPass *self = (const ThemaPairPass *) pass;
  ThemaPairState *state = g_new0 (ThemaPairState, 1);
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      ThemaPairCounter *counter = &state->counters[u];
      if (!(pass->units >> u & 1))
        continue;
      counter->left = g_new0 (guint32, MAX (self->n_left, 1));
      counter->right = thema_pair_is_symmetric (self) ? counter->left
                                                      : g_new0 (guint32, MAX (self->n_right, 1));
      counter->pairs = g_new0 (guint32, MAX (n_places (self), 1));
    }
  thema_unit_codes_init (&state->codes, self->left_codes ? self->n_left : 0);
  return state;
}

static void
state_free (gpointer data)
{
  ThemaPairState *state = data;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      ThemaPairCounter *counter = &state->counters[u];
      if (counter->right != counter->left)
        g_free (counter->right);
      g_free (counter->left);
      g_free (counter->pairs);
      thema_pair_rows_clear (&state->rows[u]);
    }
  thema_unit_codes_clear (&state->codes);
  g_free (state);
}

static void
count_present (guint32 *counts, const guint32 *present, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    counts[present[i]]++;
}

/* Terms come rising, so that those to the left of one are counted in one row. */
static void
count_terms (ThemaPairCounter *counter, const guint32 *terms, guint32 n)
{
  count_present (counter->left, terms, n);
  for (guint32 i = 1; i < n; i++)
    {
      guint32 *row = counter->pairs + (gsize) terms[i] * (terms[i] - 1) / 2;
      count_present (row, terms, i);
    }
}

static void
count_codes (const ThemaPairPass *self, ThemaPairCounter *counter, const ThemaUnitCodes *codes)
{
  const guint32 *present = (const guint32 *) (gpointer) codes->present->data;
  count_present (counter->left, present, codes->present->len);
  for (guint i = 1; i < codes->present->len; i++)
    for (guint j = 0; j < i; j++)
      counter->pairs[thema_pair_place (self, MIN (present[i], present[j]),
                                       MAX (present[i], present[j]))]++;
}

static void
count_codes_and_terms (const ThemaPairPass *self, ThemaPairCounter *counter,
                       const ThemaUnitCodes *codes, const guint32 *terms, guint32 n)
{
  const guint32 *present = (const guint32 *) (gpointer) codes->present->data;
  count_present (counter->left, present, codes->present->len);
  for (guint i = 0; i < codes->present->len; i++)
    count_present (counter->pairs + (gsize) present[i] * self->n_right, terms, n);
}

/* The document's units of one kind. */
static void
count_units (const ThemaPairPass *self, ThemaPairState *state, ThemaUnit unit,
             const ThemaScanDocument *view)
{
  ThemaPairCounter *counter = &state->counters[unit];
  guint32 n_units = thema_unit_count (unit, view->document), n_terms = 0;
  const guint32 *terms = NULL;
  thema_unit_codes_begin (&state->codes);
  counter->n_units += n_units;
  if (self->right_codes && view->n_segments == 0)
    return;
  for (guint32 i = 0; i < n_units; i++)
    {
      if (!self->right_codes)
        terms = thema_unit_sets_get (view->sets, unit, i, &n_terms);
      if (!self->left_codes)
        {
          count_terms (counter, terms, n_terms);
          continue;
        }
      if (!self->right_codes)
        count_present (counter->right, terms, n_terms);
      if (thema_unit_codes_at_end (&state->codes, view->n_segments))
        continue;
      thema_unit_codes_next (&state->codes, view->segments, view->n_segments,
                             thema_unit_end (unit, view->document, i));
      if (self->right_codes)
        count_codes (self, counter, &state->codes);
      else
        count_codes_and_terms (self, counter, &state->codes, terms, n_terms);
    }
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    if (pass->units >> u & 1)
      count_units ((const ThemaPairPass *) pass, data, u, view);
  return TRUE;
}

static void
add_counts (guint32 *into, const guint32 *from, gsize n)
{
  for (gsize i = 0; i < n; i++)
    into[i] += from[i];
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  const ThemaPairPass *self = (const ThemaPairPass *) pass;
  for (guint u = 0; u < THEMA_N_UNITS; u++)
    {
      ThemaPairCounter *into = &((ThemaPairState *) data)->counters[u];
      const ThemaPairCounter *from = &((ThemaPairState *) other)->counters[u];
      if (into->left == NULL)
        continue;
      into->n_units += from->n_units;
      add_counts (into->left, from->left, self->n_left);
      if (!thema_pair_is_symmetric (self))
        add_counts (into->right, from->right, self->n_right);
      add_counts (into->pairs, from->pairs, n_places (self));
    }
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

static ThemaPass *
pass_new (const ThemaPassClass *class, const ThemaStore *store, const ThemaSegments *segments,
          const ThemaTermSelection *selection, ThemaUnitMask units)
{
  ThemaPairPass *self = g_new0 (ThemaPairPass, 1);
  self->base.class = class;
  self->base.store = store;
  self->base.segments = segments;
  self->base.selection = selection;
  self->base.units = units;
  self->left_codes = segments != NULL;
  self->right_codes = selection == NULL;
  self->n_left = self->left_codes ? thema_segments_n_codes (segments) : selection->n;
  self->n_right = self->right_codes ? thema_segments_n_codes (segments) : selection->n;
  return &self->base;
}

/* The classes differ in their table's name alone. */
#define PAIR_CLASS(name)                                                                           \
  {                                                                                                \
    .table = name, .state_new = state_new, .state_free = state_free, .add = add, .merge = merge,   \
    .prepare = thema_pairs_prepare, .write_header = thema_pairs_write_header,                      \
    .write_rows = thema_pairs_write_rows, .free = pass_free,                                       \
  }

gboolean
thema_cooccurrence_check_codes (const ThemaSegments *segments, GError **error)
{
  if (thema_segments_n_codes (segments) <= THEMA_MAX_PAIRED)
    return TRUE;
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
               "the codebook has more than %d codes, too many to count pairs of; split it",
               THEMA_MAX_PAIRED);
  return FALSE;
}

ThemaPass *
thema_code_cooccurrence_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                                  ThemaUnitMask units)
{
  static const ThemaPassClass class = PAIR_CLASS ("code_cooccurrence.csv");
  return pass_new (&class, store, segments, NULL, units);
}

ThemaPass *
thema_term_cooccurrence_pass_new (const ThemaStore *store, const ThemaTermSelection *selection,
                                  ThemaUnitMask units)
{
  static const ThemaPassClass class = PAIR_CLASS ("term_cooccurrence.csv");
  return pass_new (&class, store, NULL, selection, units);
}

ThemaPass *
thema_code_terms_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                           const ThemaTermSelection *selection, ThemaUnitMask units)
{
  static const ThemaPassClass class = PAIR_CLASS ("code_terms.csv");
  return pass_new (&class, store, segments, selection, units);
}

guint64
thema_cooccurrence_units (const ThemaPass *pass, ThemaUnit unit)
{
  return ((const ThemaPairState *) pass->state)->counters[unit].n_units;
}

guint32
thema_cooccurrence_one (const ThemaPass *pass, ThemaUnit unit, guint32 thing)
{
  return ((const ThemaPairState *) pass->state)->counters[unit].left[thing];
}

guint32
thema_cooccurrence_both (const ThemaPass *pass, ThemaUnit unit, guint32 a, guint32 b)
{
  const ThemaPairState *state = pass->state;
  return state->counters[unit]
      .pairs[thema_pair_place ((const ThemaPairPass *) pass, MIN (a, b), MAX (a, b))];
}
