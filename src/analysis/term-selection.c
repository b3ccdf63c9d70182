/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/term-selection.h"

static int
compare_by_string (gconstpointer a, gconstpointer b, gpointer terms)
{
  return thema_slice_compare (
      thema_terms_string (terms, (guint32) ((const ThemaSortKey *) a)->item),
      thema_terms_string (terms, (guint32) ((const ThemaSortKey *) b)->item));
}

/* The terms in enough documents, and their number. */
static ThemaSortKey *
find_candidates (const ThemaTerms *terms, const guint32 *documents, guint min_documents, gsize *n)
{
  ThemaSortKey *candidates = g_new (ThemaSortKey, MAX (terms->n_terms, 1));
  *n = 0;
  for (guint32 i = 0; i < terms->n_terms; i++)
    if (documents[i] >= MAX (min_documents, 1)
        && (terms->stems || terms->of_type[i] != THEMA_NO_ID))
      candidates[(*n)++] = (ThemaSortKey){ documents[i], i };
  return candidates;
}

ThemaTermSelection *
thema_term_selection_new (const ThemaTerms *terms, const guint32 *documents, guint top,
                          guint min_documents)
{
  gsize n;
  g_autofree ThemaSortKey *candidates = find_candidates (terms, documents, min_documents, &n);
  thema_terms_rank (terms, candidates, n);
  n = MIN (n, top);
  g_qsort_with_data (candidates, (gint) n, sizeof *candidates, compare_by_string, (gpointer) terms);

  ThemaTermSelection *self = g_new0 (ThemaTermSelection, 1);
  self->n = (guint32) n;
  self->strings = g_new (ThemaSlice, MAX (self->n, 1));
  g_autofree guint32 *of_term = g_new (guint32, MAX (terms->n_terms, 1));
  for (guint32 i = 0; i < terms->n_terms; i++)
    of_term[i] = self->n;
  for (guint32 i = 0; i < self->n; i++)
    {
      guint32 term = (guint32) candidates[i].item;
      self->strings[i] = thema_terms_string (terms, term);
      of_term[term] = i;
    }
  guint32 n_forms = thema_store_n_forms (terms->store);
  const guint32 *types = thema_store_form_types (terms->store);
  self->of_form = g_new (guint32, MAX (n_forms, 1));
  for (guint32 form = 0; form < n_forms; form++)
    {
      guint32 term = terms->of_type[types[form]];
      self->of_form[form] = term != THEMA_NO_ID ? of_term[term] : self->n;
    }
  return self;
}

void
thema_term_selection_free (ThemaTermSelection *self)
{
  if (self == NULL)
    return;
  g_free (self->strings);
  g_free (self->of_form);
  g_free (self);
}
