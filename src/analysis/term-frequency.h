/* SPDX-License-Identifier: GPL-3.0-or-later */
/* term_frequencies.csv and document_terms.csv. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"
#include "stats/weight.h"

/* Frequency, range and dispersion of every term. Both are borrowed; without `weighting` (NULL)
 * tf-idf is of counts and the inverse document frequency, base 10. */
ThemaPass *thema_term_frequency_pass_new (const ThemaTerms *terms, const ThemaWeighting *weighting);

/* The frequency of every term in every document that holds it, and with `weighting` its tf-idf
 * there. */
ThemaPass *thema_document_terms_pass_new (const ThemaTerms *terms, const ThemaWeighting *weighting);

/* Only in how many documents each term stands; it has no table of its own. */
ThemaPass *thema_document_frequency_pass_new (const ThemaTerms *terms);

/* What such a pass counted, by term; borrowed. */
const guint32 *thema_document_frequencies (const ThemaPass *pass);
