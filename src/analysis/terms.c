/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/terms.h"

#include "analysis/error.h"

#include <string.h>

static gboolean
is_counted (const ThemaStore *store, guint32 type, ThemaClassMask classes,
            const ThemaInterner *stop_words)
{
  if (!(classes >> thema_store_type_classes (store)[type] & 1))
    return FALSE;
  ThemaSlice word = thema_store_type (store, type);
  return stop_words == NULL
         || thema_interner_find (stop_words, word.bytes, word.length) == THEMA_NO_ID;
}

static void
find_forms (ThemaTerms *self)
{
  guint32 n_forms = thema_store_n_forms (self->store);
  const guint32 *types = thema_store_form_types (self->store);
  self->of_form = g_new (guint32, MAX (n_forms, 1));
  for (guint32 form = 0; form < n_forms; form++)
    self->of_form[form] = MIN (self->of_type[types[form]], self->n_terms);
}

ThemaTerms *
thema_terms_new (const ThemaStore *store, gboolean by_stem, ThemaClassMask classes,
                 const ThemaInterner *stop_words, GError **error)
{
  const guint32 *stems = thema_store_type_stems (store);
  if (by_stem && stems == NULL)
    {
      g_set_error (
          error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_STEMMER,
          "the corpus was tokenized without a stemmer; tokenize it with --stemmer, or leave "
          "--stem out");
      return NULL;
    }
  guint32 n_types = thema_store_n_types (store);
  ThemaTerms *self = g_new0 (ThemaTerms, 1);
  self->store = store;
  self->stems = by_stem;
  self->classes = classes;
  self->n_terms = by_stem ? thema_store_n_stems (store) : n_types;
  self->of_type = g_new (guint32, MAX (n_types, 1));
  self->frequencies = g_new0 (guint64, MAX (self->n_terms, 1));
  for (guint32 type = 0; type < n_types; type++)
    {
      guint32 term = by_stem ? stems[type] : type;
      gboolean counted = is_counted (store, type, classes, stop_words);
      self->of_type[type] = counted ? term : THEMA_NO_ID;
      if (counted)
        self->frequencies[term] += thema_store_type_frequencies (store)[type];
    }
  if (by_stem)
    find_forms (self);
  return self;
}

void
thema_terms_free (ThemaTerms *self)
{
  if (self == NULL)
    return;
  g_free (self->of_type);
  g_free (self->frequencies);
  g_free (self->of_form);
  g_free (self);
}

ThemaSlice
thema_terms_string (const ThemaTerms *self, guint32 term)
{
  return self->stems ? thema_store_stem (self->store, term) : thema_store_type (self->store, term);
}

int
thema_slice_compare (ThemaSlice a, ThemaSlice b)
{
  int order = memcmp (a.bytes, b.bytes, MIN (a.length, b.length));
  if (order != 0)
    return order;
  return a.length < b.length ? -1 : a.length > b.length;
}

/* The first bytes, so that a greater number means a later string; equal for some that differ. */
static guint64
beginning_of (const ThemaTerms *self, guint64 term)
{
  ThemaSlice string = thema_terms_string (self, (guint32) term);
  guint64 bytes = 0;
  memcpy (&bytes, string.bytes, MIN (string.length, sizeof bytes));
  return GUINT64_FROM_BE (bytes);
}

static int
compare_strings (gconstpointer a, gconstpointer b, gpointer self)
{
  return thema_slice_compare (
      thema_terms_string (self, (guint32) ((const ThemaSortKey *) a)->item),
      thema_terms_string (self, (guint32) ((const ThemaSortKey *) b)->item));
}

/* Sorts each run of terms with equal keys and beginnings. */
static void
sort_runs (const ThemaTerms *self, ThemaSortKey *ranked, gsize n)
{
  guint64 before = n > 0 ? beginning_of (self, ranked[0].item) : 0;
  gsize first = 0;
  for (gsize i = 1; i <= n; i++)
    {
      guint64 beginning = i < n ? beginning_of (self, ranked[i].item) : 0;
      if (i < n && beginning == before && ranked[i].key == ranked[first].key)
        continue;
      if (i - first > 1)
        g_qsort_with_data (ranked + first, (gint) (i - first), sizeof *ranked, compare_strings,
                           (gpointer) self);
      first = i;
      before = beginning;
    }
}

void
thema_terms_rank (const ThemaTerms *self, ThemaSortKey *ranked, gsize n)
{
  /* By the beginnings, then by the counts, then what is equal in both. */
  g_autofree ThemaSortKey *sorted = g_new (ThemaSortKey, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    sorted[i] = (ThemaSortKey){ beginning_of (self, ranked[i].item), i };
  thema_sort_keys (sorted, n);
  for (gsize i = 0; i < n; i++)
    {
      const ThemaSortKey *term = &ranked[sorted[i].item];
      sorted[i] = (ThemaSortKey){ G_MAXUINT64 - term->key, term->item };
    }
  thema_sort_keys (sorted, n);
  sort_runs (self, sorted, n);
  memcpy (ranked, sorted, n * sizeof *ranked);
}
