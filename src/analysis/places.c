/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/places.h"

#include "analysis/error.h"

typedef struct
{
  ThemaPass base;
  const ThemaTerms *terms; /* borrowed; NULL: places of codes */
  guint32 n_things;
} PlacesPass;

/* The state is ThemaLists: of marks, one list for each document. */

static gpointer
state_new (G_GNUC_UNUSED const ThemaPass *pass)
{
  return thema_lists_new (sizeof (guint32));
}

static void
state_free (gpointer data)
{
  thema_lists_free (data);
}

/* A document's list while it is made. */
typedef struct
{
  guint32 *marks; /* borrowed */
  gsize n;
  guint32 gap; /* tokens since the last mark */
} Writer;

static void
end_gap (Writer *self)
{
  for (; self->gap >= THEMA_PLACES_GAP; self->gap -= THEMA_PLACES_GAP - 1)
    self->marks[self->n++] = G_MAXUINT32;
  if (self->gap > 0)
    self->marks[self->n++] = self->gap | THEMA_PLACES_GAP;
  self->gap = 0;
}

static gboolean
fail_things (GError **error)
{
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
               "the corpus has more different words than can be counted here; split it");
  return FALSE;
}

static gboolean
add_terms (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view, GError **error)
{
  const ThemaTerms *terms = ((const PlacesPass *) pass)->terms;
  const ThemaDocument *document = view->document;
  const guint32 *types = thema_store_form_types (pass->store);
  const guint8 *classes = thema_store_type_classes (pass->store);
  if (terms->n_terms >= THEMA_PLACES_GAP)
    return fail_things (error);
  Writer writer = { thema_lists_begin (data, (gsize) document->n_tokens + 2), 0, 0 };
  for (guint32 i = 0; i < document->n_tokens; i++)
    {
      guint32 type = types[document->forms[i]], term = terms->of_type[type];
      if (term == THEMA_NO_ID)
        {
          writer.gap += classes[type] == THEMA_CLASS_WORD;
          continue;
        }
      end_gap (&writer);
      writer.marks[writer.n++] = term;
    }
  end_gap (&writer);
  thema_lists_end (data, document->index, writer.n);
  return TRUE;
}

/* Segments come by their place. */
static gboolean
add_codes (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
           G_GNUC_UNUSED GError **error)
{
  const ThemaDocument *document = view->document;
  const guint32 *types = thema_store_form_types (pass->store);
  const guint8 *classes = thema_store_type_classes (pass->store);
  Writer writer = { thema_lists_begin (data, 2 * view->n_segments + 3), 0, 0 };
  guint32 token = 0;
  for (gsize s = 0; s <= view->n_segments; s++)
    {
      guint32 end = s < view->n_segments ? view->segments[s].first_token : document->n_tokens;
      for (; token < end; token++)
        writer.gap += classes[types[document->forms[token]]] == THEMA_CLASS_WORD;
      if (s == view->n_segments)
        break;
      end_gap (&writer);
      writer.marks[writer.n++] = view->segments[s].code;
    }
  end_gap (&writer);
  thema_lists_end (data, document->index, writer.n);
  return TRUE;
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  thema_lists_merge (data, other);
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

ThemaPass *
thema_term_places_pass_new (const ThemaTerms *terms)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = add_terms,
    .merge = merge,
    .free = pass_free,
  };
  PlacesPass *self = g_new0 (PlacesPass, 1);
  self->base.class = &class;
  self->base.store = terms->store;
  self->terms = terms;
  self->n_things = terms->n_terms;
  return &self->base;
}

ThemaPass *
thema_code_places_pass_new (const ThemaStore *store, const ThemaSegments *segments)
{
  static const ThemaPassClass class = {
    .state_new = state_new,
    .state_free = state_free,
    .add = add_codes,
    .merge = merge,
    .free = pass_free,
  };
  PlacesPass *self = g_new0 (PlacesPass, 1);
  self->base.class = &class;
  self->base.store = store;
  self->base.segments = segments;
  self->n_things = thema_segments_n_codes (segments);
  return &self->base;
}

ThemaPlaces
thema_places (const ThemaPass *pass)
{
  const PlacesPass *self = (const PlacesPass *) pass;
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_lists_seal (pass->state, n_documents);
  return (ThemaPlaces){ pass->state, n_documents, self->n_things, self->terms != NULL };
}
