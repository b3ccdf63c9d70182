/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/group-counts.h"

#include "analysis/error.h"
#include "analysis/unit-codes.h"

typedef struct
{
  ThemaPass base;
  const ThemaGroups *groups; /* borrowed */
  ThemaUnit unit;
  guint32 n_things;
} GroupPass;

typedef struct
{
  guint64 *units;  /* owned, by group */
  guint64 *counts; /* owned, by thing and group */
  ThemaUnitCodes codes;
} State;

static guint64 *
place (const GroupPass *self, const State *state, guint32 thing, guint32 group)
{
  return &state->counts[(gsize) thing * self->groups->n + group];
}

static gpointer
state_new (const ThemaPass *pass)
{
  const GroupPass *self = (const GroupPass *) pass;
  State *state = g_new0 (State, 1);
  state->units = g_new0 (guint64, MAX (self->groups->n, 1));
  state->counts = g_new0 (guint64, MAX ((gsize) self->n_things * self->groups->n, 1));
  thema_unit_codes_init (&state->codes, self->n_things);
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  g_free (state->units);
  g_free (state->counts);
  thema_unit_codes_clear (&state->codes);
  g_free (state);
}

static void
add_codes (const GroupPass *self, State *state, const ThemaScanDocument *view, guint32 group)
{
  ThemaUnitCodes *codes = &state->codes;
  guint32 n_units = thema_unit_count (self->unit, view->document);
  thema_unit_codes_begin (codes);
  for (guint32 i = 0; i < n_units && !thema_unit_codes_at_end (codes, view->n_segments); i++)
    {
      thema_unit_codes_next (codes, view->segments, view->n_segments,
                             thema_unit_end (self->unit, view->document, i));
      for (guint k = 0; k < codes->present->len; k++)
        ++*place (self, state, g_array_index (codes->present, guint32, k), group);
    }
}

static void
add_terms (const GroupPass *self, State *state, const ThemaScanDocument *view, guint32 group)
{
  guint32 n_units = thema_unit_count (self->unit, view->document);
  for (guint32 i = 0; i < n_units; i++)
    {
      guint32 n;
      const guint32 *terms = thema_unit_sets_get (view->sets, self->unit, i, &n);
      for (guint32 t = 0; t < n; t++)
        ++*place (self, state, terms[t], group);
    }
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  const GroupPass *self = (const GroupPass *) pass;
  State *state = data;
  guint32 group = self->groups->of_document[view->document->index];
  if (group == THEMA_NO_ID)
    return TRUE;
  state->units[group] += thema_unit_count (self->unit, view->document);
  if (pass->selection == NULL)
    add_codes (self, state, view, group);
  else
    add_terms (self, state, view, group);
  return TRUE;
}

static void
merge (const ThemaPass *pass, gpointer data, gpointer other)
{
  const GroupPass *self = (const GroupPass *) pass;
  State *into = data;
  const State *from = other;
  for (guint32 group = 0; group < self->groups->n; group++)
    into->units[group] += from->units[group];
  for (gsize i = 0; i < (gsize) self->n_things * self->groups->n; i++)
    into->counts[i] += from->counts[i];
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

ThemaPass *
thema_group_counts_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                             const ThemaTermSelection *selection, const ThemaGroups *groups,
                             ThemaUnit unit, GError **error)
{
  static const ThemaPassClass class = {
    .state_new = state_new, .state_free = state_free, .add = add, .merge = merge, .free = pass_free
  };
  if (groups->n > THEMA_MAX_MAPPED_GROUPS)
    {
      g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                   "the column '%s' has %u different values, and no more than %d groups can be put "
                   "on a map; choose a coarser column",
                   groups->column, groups->n, THEMA_MAX_MAPPED_GROUPS);
      return NULL;
    }
  GroupPass *self = g_new0 (GroupPass, 1);
  self->base.class = &class;
  self->base.store = store;
  self->base.segments = segments;
  self->base.selection = segments != NULL ? NULL : selection;
  self->base.units = 1u << unit;
  self->groups = groups;
  self->unit = unit;
  self->n_things = segments != NULL ? thema_segments_n_codes (segments) : selection->n;
  return &self->base;
}

guint64
thema_group_counts_one (const ThemaPass *pass, guint32 thing, guint32 group)
{
  return *place ((const GroupPass *) pass, pass->state, thing, group);
}

guint64
thema_group_counts_units (const ThemaPass *pass, guint32 group)
{
  return ((const State *) pass->state)->units[group];
}
