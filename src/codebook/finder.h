/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the matches of all phrases in a document. What they come to is decided later (decider.h).
 */
#pragma once

#include "codebook/matcher-private.h"

/* A match of a phrase, from a token to before another one. */
typedef struct
{
  guint32 start, end;
  guint32 phrase;
  guint32 by;  /* the phrase that suppressed it, THEMA_NO_ID for none */
  guint8 fate; /* ThemaFate */
  guint8 negated;
  guint8 gone; /* it lost to another match of its code, which then lost to another code */
} ThemaHit;

/* What stands in a document. */
typedef struct
{
  const ThemaDocument *document;      /* borrowed */
  GArray *hits[THEMA_N_PHRASE_KINDS]; /* owned, of ThemaHit, by start; all but those of operands
                                         then by end, the last first, then by phrase */
  guint32 *words_before; /* owned, by token and one more: how many words, numbers and symbols stand
                            before it; filled only when the matcher asks for distances */
} ThemaFinds;

typedef struct _ThemaFinder ThemaFinder;

ThemaFinder *thema_finder_new (const ThemaMatcher *matcher);
void thema_finder_free (ThemaFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaFinder, thema_finder_free)

/* Borrowed until the next document; `document` must live as long. NULL: there are more matches than
 * anybody could read, or the memory hold. */
const ThemaFinds *thema_finder_find (ThemaFinder *self, const ThemaDocument *document,
                                     GError **error);

/* Orders hits as above. */
int thema_hit_compare (gconstpointer a, gconstpointer b);
