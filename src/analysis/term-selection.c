/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cooccurrence.h"

#include <stdlib.h>

typedef struct
{
  guint32 documents;
  ThemaSlice string;
  guint32 term;
} Candidate;

static int
compare_by_range (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;
  if (x->documents != y->documents)
    return x->documents > y->documents ? -1 : 1;
  return thema_slice_compare (x->string, y->string);
}

static int
compare_by_string (gconstpointer a, gconstpointer b)
{
  return thema_slice_compare (((const Candidate *) a)->string, ((const Candidate *) b)->string);
}

static GArray *
find_candidates (const ThemaTerms *terms, const guint32 *documents, guint min_documents)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (guint32 i = 0; i < terms->n_terms; i++)
    {
      Candidate candidate = { documents[i], thema_terms_string (terms, i), i };
      if (documents[i] >= MAX (min_documents, 1))
        g_array_append_val (candidates, candidate);
    }
  return candidates;
}

static void
sort_candidates (GArray *candidates, int (*compare) (gconstpointer, gconstpointer))
{
  if (candidates->len > 0)
    qsort (candidates->data, candidates->len, sizeof (Candidate), compare);
}

ThemaTermSelection *
thema_term_selection_new (const ThemaTerms *terms, const guint32 *documents, guint top,
                          guint min_documents)
{
  g_autoptr (GArray) candidates = find_candidates (terms, documents, min_documents);
  sort_candidates (candidates, compare_by_range);
  g_array_set_size (candidates, MIN (candidates->len, top));
  sort_candidates (candidates, compare_by_string);

  ThemaTermSelection *self = g_new0 (ThemaTermSelection, 1);
  g_autofree guint32 *of_term = g_new (guint32, MAX (terms->n_terms, 1));
  for (guint32 i = 0; i < terms->n_terms; i++)
    of_term[i] = THEMA_NO_ID;
  self->n = candidates->len;
  self->strings = g_new (ThemaSlice, MAX (self->n, 1));
  for (guint32 i = 0; i < self->n; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      self->strings[i] = candidate->string;
      of_term[candidate->term] = i;
    }
  guint32 n_forms = thema_store_n_forms (terms->store);
  const guint32 *types = thema_store_form_types (terms->store);
  self->of_form = g_new (guint32, MAX (n_forms, 1));
  for (guint32 form = 0; form < n_forms; form++)
    {
      guint32 term = terms->of_type[types[form]];
      self->of_form[form] = term != THEMA_NO_ID ? of_term[term] : THEMA_NO_ID;
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
