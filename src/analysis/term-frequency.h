/* SPDX-License-Identifier: GPL-3.0-or-later */
/* term_frequencies.csv and document_terms.csv. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"

/* Frequency, range and dispersion of every term. `terms` is borrowed. */
ThemaPass *thema_term_frequency_pass_new (const ThemaTerms *terms);

/* The frequency of every term in every document that holds it. */
ThemaPass *thema_document_terms_pass_new (const ThemaTerms *terms);

/* Only in how many documents each term stands; it has no table of its own. */
ThemaPass *thema_document_frequency_pass_new (const ThemaTerms *terms);

/* What such a pass counted, by term; borrowed. */
const guint32 *thema_document_frequencies (const ThemaPass *pass);
