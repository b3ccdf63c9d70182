/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms: what tables of terms count. A term is a type, or with stemming a stem; words only, unless
 * other classes of tokens are asked for; stop words may be left out. */
#pragma once

#include "base/interner.h"
#include "base/sort.h"
#include "corpus/store.h"

/* Bits: 1 << ThemaTokenClass. */
typedef guint ThemaClassMask;
#define THEMA_CLASS_MASK_WORDS (1u << THEMA_CLASS_WORD)

typedef struct
{
  const ThemaStore *store; /* borrowed */
  gboolean stems;
  ThemaClassMask classes; /* of the tokens that are counted */
  guint32 n_terms;
  guint32 *of_type;     /* owned: the term of each type, THEMA_NO_ID when it is not counted */
  guint64 *frequencies; /* owned: tokens in the corpus, by term */
  guint32 *of_form;     /* owned: the term of each form, n_terms when it is not counted; NULL
                           unless terms are stems */
} ThemaTerms;

/* `stop_words` are folded words, or NULL. `by_stem` needs a store made with a stemmer. A stem is
 * left out when all its types are stop words; its frequency counts the types that are not. */
ThemaTerms *thema_terms_new (const ThemaStore *store, gboolean by_stem, ThemaClassMask classes,
                             const ThemaInterner *stop_words, GError **error);
void thema_terms_free (ThemaTerms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTerms, thema_terms_free)

ThemaSlice thema_terms_string (const ThemaTerms *self, guint32 term);

/* Puts terms (items) and their counts (keys) in the order of tables: the greater count first, then
 * by the code points of the terms. The keys are lost. */
void thema_terms_rank (const ThemaTerms *self, ThemaSortKey *ranked, gsize n);

/* Orders two slices by their bytes, which for UTF-8 is by code points. */
int thema_slice_compare (ThemaSlice a, ThemaSlice b);
