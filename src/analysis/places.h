/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of things (terms, or codes) in the running text, document by document: what is needed
 * of the corpus where its order matters. It has no table of its own. */
#pragma once

#include "analysis/lists.h"
#include "analysis/pass.h"
#include "analysis/terms.h"

/* A document is a list of marks. A mark is a thing, or with this bit so many tokens that are
 * none. */
#define THEMA_PLACES_GAP 0x80000000u

/* Terms by their tokens: each mark of a term is a token of its own. The gaps are words that are no
 * terms. `terms` is borrowed. */
ThemaPass *thema_term_places_pass_new (const ThemaTerms *terms);

/* Codes by the words before their segments: all words are gaps. */
ThemaPass *thema_code_places_pass_new (const ThemaStore *store, const ThemaSegments *segments);

/* What such a pass found: lists of guint32, sealed; borrowed. */
typedef struct
{
  const ThemaLists *lists;
  guint32 n_documents;
  guint32 n_things;
  guint32 width; /* tokens that a thing takes up: 1 for terms, 0 for codes */
} ThemaPlaces;

ThemaPlaces thema_places (const ThemaPass *pass);
