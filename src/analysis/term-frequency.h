/* SPDX-License-Identifier: GPL-3.0-or-later */
/* term_frequencies.csv and document_terms.csv. */
#pragma once

#include "analysis/pass.h"
#include "analysis/terms.h"

/* Frequency, range and dispersion of every term. `terms` is borrowed. */
ThemaPass *thema_term_frequency_pass_new (const ThemaTerms *terms);

/* The number of documents that hold each term, after the scan; borrowed, by term. */
const guint32 *thema_term_frequency_documents (const ThemaPass *pass);

/* The frequency of every term in every document that holds it. */
ThemaPass *thema_document_terms_pass_new (const ThemaTerms *terms);
