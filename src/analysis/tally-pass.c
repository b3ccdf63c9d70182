/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/tally-private.h"

static gpointer
state_new (const ThemaPass *pass)
{
  ThemaTallyState *state = g_new0 (ThemaTallyState, 1);
  state->lists = thema_lists_new (sizeof (ThemaTallyEntry));
  state->n_documents = thema_store_n_documents (pass->store);
  state->sizes = g_new0 (guint32, MAX (state->n_documents, 1));
  if (thema_term_pass_terms (pass) != NULL)
    state->bag = thema_term_pass_bag_new (pass);
  return state;
}

static void
state_free (gpointer data)
{
  ThemaTallyState *state = data;
  thema_lists_free (state->lists);
  g_free (state->sizes);
  thema_bag_free (state->bag);
  g_free (state);
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  ThemaTallyState *into = data, *from = other;
  thema_lists_merge (into->lists, from->lists);
  for (guint32 i = 0; i < into->n_documents; i++)
    into->sizes[i] += from->sizes[i];
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

/* Terms. */

/* Its tokens of the classes that can be terms: counted by the types, so that never more of a term
 * than of all are found in a document. */
static guint32
size_of (const ThemaTerms *terms, const ThemaScanDocument *view)
{
  const guint8 *classes = thema_store_type_classes (terms->store);
  guint32 n, size = 0;
  const ThemaBagEntry *entries = thema_bag_entries (view->types, &n);
  for (guint32 i = 0; i < n; i++)
    if (terms->classes >> classes[entries[i].thing] & 1)
      size += thema_bag_tokens (&entries[i]);
  return size;
}

static gboolean
add_terms (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
           G_GNUC_UNUSED GError **error)
{
  const ThemaTallyPass *self = (const ThemaTallyPass *) pass;
  const ThemaTerms *terms = thema_term_pass_terms (pass);
  ThemaTallyState *state = data;
  guint32 n, document = view->document->index;
  if (self->groups[document] == THEMA_NO_ID)
    return TRUE;
  state->sizes[document] = size_of (terms, view);
  const ThemaBagEntry *entries = thema_term_pass_entries (state->bag, view, &n);
  ThemaTallyEntry *list = thema_lists_begin (state->lists, n);
  gsize n_kept = 0;
  for (guint32 i = 0; i < n; i++)
    {
      guint32 term = thema_term_pass_term (terms, entries[i].thing);
      guint32 thing = term < terms->n_terms ? self->things[term] : THEMA_NO_ID;
      if (thing != THEMA_NO_ID)
        list[n_kept++] = (ThemaTallyEntry){ thing, thema_bag_tokens (&entries[i]) };
    }
  thema_lists_end (state->lists, document, n_kept);
  return TRUE;
}

ThemaPass *
thema_tally_terms_pass_new (const ThemaTerms *terms, const guint32 *things, const guint32 *groups)
{
  static const ThemaPassClass class = {
    .counts_types = TRUE,
    .state_new = state_new,
    .state_free = state_free,
    .add = add_terms,
    .merge = merge,
    .free = pass_free,
  };
  ThemaTallyPass *self = g_new0 (ThemaTallyPass, 1);
  self->base.base.class = &class;
  self->base.base.store = terms->store;
  self->base.terms = terms;
  self->things = things;
  self->groups = groups;
  return &self->base.base;
}

/* Codes. */

static gboolean
add_codes (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
           G_GNUC_UNUSED GError **error)
{
  const ThemaTallyPass *self = (const ThemaTallyPass *) pass;
  ThemaTallyState *state = data;
  guint32 document = view->document->index;
  if (self->groups[document] == THEMA_NO_ID)
    return TRUE;
  state->sizes[document] = view->document->n_words;
  ThemaTallyEntry *list = thema_lists_begin (state->lists, view->n_segments);
  gsize n = 0;
  for (gsize i = 0; i < view->n_segments; i++)
    {
      guint32 code = view->segments[i].code;
      gsize at = 0;
      while (at < n && list[at].thing != code)
        at++;
      if (at == n)
        list[n++] = (ThemaTallyEntry){ code, 0 };
      list[at].count++;
    }
  thema_lists_end (state->lists, document, n);
  return TRUE;
}

ThemaPass *
thema_tally_codes_pass_new (const ThemaStore *store, const ThemaSegments *segments,
                            const guint32 *groups)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = add_codes,
    .merge = merge,
    .free = pass_free,
  };
  ThemaTallyPass *self = g_new0 (ThemaTallyPass, 1);
  self->base.base.class = &class;
  self->base.base.store = store;
  self->base.base.segments = segments;
  self->groups = groups;
  return &self->base.base;
}
