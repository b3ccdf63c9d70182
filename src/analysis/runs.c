/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/runs.h"

#include "codebook/adjacency.h"

struct _ThemaRuns
{
  guint8 *roles;  /* owned, by form */
  guint32 *terms; /* owned, by form */
  gboolean punctuation_parts;
};

guint8 *
thema_form_roles (const ThemaStore *store)
{
  guint32 n_forms = thema_store_n_forms (store);
  const guint32 *types = thema_store_form_types (store);
  const guint8 *classes = thema_store_type_classes (store);
  guint8 *roles = g_new (guint8, MAX (n_forms, 1));
  for (guint32 form = 0; form < n_forms; form++)
    {
      ThemaSlice text = thema_store_form (store, form);
      roles[form] = text.length > 0 ? thema_role_of (text.bytes, text.length, classes[types[form]])
                                    : THEMA_ROLE_PARTING;
    }
  return roles;
}

guint32 *
thema_form_terms (const ThemaTerms *terms)
{
  guint32 n_forms = thema_store_n_forms (terms->store);
  const guint32 *types = thema_store_form_types (terms->store);
  guint32 *of_form = g_new (guint32, MAX (n_forms, 1));
  for (guint32 form = 0; form < n_forms; form++)
    of_form[form] = MIN (terms->of_type[types[form]], THEMA_RUN_OTHER);
  return of_form;
}

ThemaRuns *
thema_runs_new (const ThemaTerms *terms, gboolean punctuation_parts)
{
  ThemaRuns *self = g_new0 (ThemaRuns, 1);
  self->roles = thema_form_roles (terms->store);
  self->terms = thema_form_terms (terms);
  self->punctuation_parts = punctuation_parts;
  return self;
}

void
thema_runs_free (ThemaRuns *self)
{
  if (self == NULL)
    return;
  g_free (self->roles);
  g_free (self->terms);
  g_free (self);
}

gsize
thema_runs_bound (const ThemaDocument *document)
{
  return (gsize) document->n_tokens + document->n_sentences + 1;
}

/* Ends the run, unless there is none. */
static inline guint32 *
end_run (guint32 *first, guint32 *next)
{
  if (next > first && next[-1] != THEMA_RUN_END)
    *next++ = THEMA_RUN_END;
  return next;
}

/* Runs that only punctuation parts. */
static gsize
fill_unparted (const ThemaRuns *self, const ThemaDocument *document, guint32 *out)
{
  guint32 *next = out;
  for (guint32 t = 0; t < document->n_tokens; t++)
    {
      guint32 form = document->forms[t];
      guint8 role = self->roles[form] & THEMA_ROLE_MASK;
      if (role == THEMA_ROLE_ITEM)
        *next++ = self->terms[form];
      else if (role != THEMA_ROLE_BLANK)
        next = end_run (out, next);
    }
  return (gsize) (end_run (out, next) - out);
}

gsize
thema_runs_fill (const ThemaRuns *self, const ThemaDocument *document, guint32 *out)
{
  if (self->punctuation_parts)
    return fill_unparted (self, document, out);
  guint32 *next = out;
  guint32 t = 0;
  for (guint32 s = 0; s < document->n_sentences; s++)
    {
      ThemaAdjacency walk = { 0 };
      gboolean joined = FALSE;
      next = end_run (out, next);
      for (; t < document->sentence_ends[s]; t++)
        {
          guint32 form = document->forms[t];
          if (!thema_adjacency_step (&walk, self->roles[form], document->gaps[t], &joined))
            continue;
          if (!joined)
            next = end_run (out, next);
          *next++ = self->terms[form];
        }
    }
  return (gsize) (end_run (out, next) - out);
}
