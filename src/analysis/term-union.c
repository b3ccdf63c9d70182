/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/term-union.h"

#include <string.h>

/* One corpus's terms by code points, and how far the union has come in them. */
typedef struct
{
  const ThemaTerms *terms; /* borrowed; NULL: there is no such corpus */
  ThemaSortKey *ranked;    /* owned */
  gsize n, next;
} Side;

/* With the same count for all, terms are ranked by their strings alone. */
static void
side_init (Side *self, const ThemaTerms *terms)
{
  self->terms = terms;
  self->ranked = g_new (ThemaSortKey, MAX (terms->n_terms, 1));
  for (guint32 i = 0; i < terms->n_terms; i++)
    if (terms->frequencies[i] > 0)
      self->ranked[self->n++] = (ThemaSortKey){ 0, i };
  thema_terms_rank (terms, self->ranked, self->n);
}

static guint32
term_at (const Side *self)
{
  return (guint32) self->ranked[self->next].item;
}

/* Which sides stand at the string that comes next: bits; 0 at the end. */
static guint
who_is_next (const Side *sides, ThemaSlice *string)
{
  guint which = 0;
  for (guint i = 0; i < THEMA_MAX_UNITED; i++)
    {
      if (sides[i].next == sides[i].n)
        continue;
      ThemaSlice own = thema_terms_string (sides[i].terms, term_at (&sides[i]));
      int order = which == 0 ? -1 : thema_slice_compare (own, *string);
      if (order < 0)
        which = 0;
      if (order <= 0)
        {
          which |= 1u << i;
          *string = own;
        }
    }
  return which;
}

ThemaTermUnion *
thema_term_union_new (const ThemaTerms *const *terms, guint n_corpora, guint64 min_frequency)
{
  g_return_val_if_fail (n_corpora >= 1 && n_corpora <= THEMA_MAX_UNITED, NULL);
  ThemaTermUnion *self = g_new0 (ThemaTermUnion, 1);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (ThemaSlice));
  Side sides[THEMA_MAX_UNITED] = { 0 };
  for (guint i = 0; i < n_corpora; i++)
    {
      side_init (&sides[i], terms[i]);
      self->of_term[i] = g_new (guint32, MAX (terms[i]->n_terms, 1));
      memset (self->of_term[i], 0xff, terms[i]->n_terms * sizeof (guint32)); /* THEMA_NO_ID */
    }
  ThemaSlice string;
  for (guint which; (which = who_is_next (sides, &string)) != 0;)
    {
      guint64 frequency = 0;
      for (guint i = 0; i < n_corpora; i++)
        if (which >> i & 1)
          frequency += terms[i]->frequencies[term_at (&sides[i])];
      for (guint i = 0; i < n_corpora; i++)
        if (which >> i & 1)
          {
            if (frequency >= min_frequency)
              self->of_term[i][term_at (&sides[i])] = names->len;
            sides[i].next++;
          }
      if (frequency >= min_frequency)
        g_array_append_val (names, string);
    }
  for (guint i = 0; i < n_corpora; i++)
    g_free (sides[i].ranked);
  self->n = names->len;
  self->names = (ThemaSlice *) (gpointer) g_array_free (g_steal_pointer (&names), FALSE);
  return self;
}

void
thema_term_union_free (ThemaTermUnion *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < THEMA_MAX_UNITED; i++)
    g_free (self->of_term[i]);
  g_free (self->names);
  g_free (self);
}
