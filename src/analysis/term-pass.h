/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What passes over terms have in common.
 *
 * The types of a document are found once for all passes. A pass of stems has a bag of its own in
 * its states, here called `own`; it is NULL where terms are types. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"
#include "stats/weight.h"

typedef struct
{
  ThemaPass base;
  const ThemaTerms *terms;         /* borrowed */
  const ThemaWeighting *weighting; /* borrowed; NULL: none is asked for */
} ThemaTermPass;

static inline ThemaPass *
thema_term_pass_new (const ThemaPassClass *class, const ThemaTerms *terms)
{
  ThemaTermPass *self = g_new0 (ThemaTermPass, 1);
  self->base.class = class;
  self->base.store = terms->store;
  self->terms = terms;
  return &self->base;
}

static inline void
thema_term_pass_free (ThemaPass *pass)
{
  g_free (pass);
}

static inline const ThemaTerms *
thema_term_pass_terms (const ThemaPass *pass)
{
  return ((const ThemaTermPass *) pass)->terms;
}

static inline ThemaPass *
thema_term_pass_new_weighted (const ThemaPassClass *class, const ThemaTerms *terms,
                              const ThemaWeighting *weighting)
{
  ThemaPass *pass = thema_term_pass_new (class, terms);
  ((ThemaTermPass *) pass)->weighting = weighting;
  return pass;
}

static inline const ThemaWeighting *
thema_term_pass_weighting (const ThemaPass *pass)
{
  return ((const ThemaTermPass *) pass)->weighting;
}

static inline ThemaBag *
thema_term_pass_bag_new (const ThemaPass *pass)
{
  const ThemaTerms *terms = thema_term_pass_terms (pass);
  return terms->stems ? thema_bag_new (terms->of_form, terms->n_terms + 1) : NULL;
}

/* The things of the document, of which thema_term_pass_term () makes terms. */
static inline const ThemaBagEntry *
thema_term_pass_entries (ThemaBag *own, const ThemaScanDocument *view, guint32 *n)
{
  if (own != NULL)
    thema_bag_fill (own, view->document);
  return thema_bag_entries (own != NULL ? own : view->types, n);
}

/* Below n_terms unless the thing is no term that is counted. */
static inline guint32
thema_term_pass_term (const ThemaTerms *terms, guint32 thing)
{
  return terms->stems ? thing : terms->of_type[thing];
}
