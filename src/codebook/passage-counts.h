/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each pattern made each passage. */
#pragma once

#include "corpus/store.h"

typedef struct _ThemaPassageCounts ThemaPassageCounts;

/* `store` is borrowed. */
ThemaPassageCounts *thema_passage_counts_new (const ThemaStore *store);
void thema_passage_counts_free (ThemaPassageCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPassageCounts, thema_passage_counts_free)

/* The pattern made a passage of one token, or of several with this text. */
void thema_passage_counts_add_form (ThemaPassageCounts *self, guint32 pattern, guint32 form);
void thema_passage_counts_add_text (ThemaPassageCounts *self, guint32 pattern, const char *bytes,
                                    gsize length);

/* Adds the counts of `other`, which counted passages of the same store. */
void thema_passage_counts_merge (ThemaPassageCounts *self, const ThemaPassageCounts *other);

/* Calls `visit` for each pattern and passage, in no particular order. */
void thema_passage_counts_foreach (const ThemaPassageCounts *self,
                                   void (*visit) (guint32 pattern, ThemaSlice passage,
                                                  guint64 count, gpointer user_data),
                                   gpointer user_data);
