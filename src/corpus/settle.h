/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is decided of a document once all before it are known: whether its record was there before,
 * and its id. Blocks come in the corpus's order, so that nothing of it depends on threads; and as
 * they are tokenized, a document counts as one that was there before only if it became part of the
 * corpus, and not if it was too short or unreadable. */
#pragma once

#include "corpus/block.h"

typedef enum
{
  THEMA_DUPLICATES_KEEP,   /* not looked for */
  THEMA_DUPLICATES_REPORT, /* found and kept */
  THEMA_DUPLICATES_DROP,   /* left out */
} ThemaDuplicatesMode;

typedef struct _ThemaSettle ThemaSettle;

/* With `keep_going` a document whose id is there twice is rejected rather than an error. */
ThemaSettle *thema_settle_new (ThemaDuplicatesMode mode, gboolean keep_going);
void thema_settle_free (ThemaSettle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSettle, thema_settle_free)

/* Leaves out of the block what does not become part of the corpus, and writes the strings of what
 * does. */
gboolean thema_settle_block (ThemaSettle *self, ThemaBlock *block, GError **error);
