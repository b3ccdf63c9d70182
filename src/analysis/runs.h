/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a document as runs of neighbours, as adjacency.h defines them: what a phrase can be
 * made of. */
#pragma once

#include "analysis/terms.h"

/* What a run is made of: terms, and tokens that hold their place but are not counted (stop words,
 * numbers). */
#define THEMA_RUN_END THEMA_NO_ID         /* stands behind each run */
#define THEMA_RUN_OTHER (THEMA_NO_ID - 1) /* a token that is no term */

typedef struct _ThemaRuns ThemaRuns;

/* `terms` is borrowed. With `punctuation_parts` runs end at every token of punctuation, hyphens
 * too, and at nothing else but the document's end. */
ThemaRuns *thema_runs_new (const ThemaTerms *terms, gboolean punctuation_parts);
void thema_runs_free (ThemaRuns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaRuns, thema_runs_free)

/* How many numbers the runs of the document are at most. */
gsize thema_runs_bound (const ThemaDocument *document);

/* Puts the document's runs into `out`, and returns how many numbers they are. */
gsize thema_runs_fill (const ThemaRuns *self, const ThemaDocument *document, guint32 *out);

/* By form: its role (adjacency.h). Transfer full. */
guint8 *thema_form_roles (const ThemaStore *store);

/* By form: the term that it is, or THEMA_RUN_OTHER. Transfer full. */
guint32 *thema_form_terms (const ThemaTerms *terms);
