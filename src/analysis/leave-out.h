/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each code would lose without each pattern: every document is decided about once as it is,
 * and once more without each of the patterns that were found in it. Counts of several threads are
 * merged. */
#pragma once

#include "codebook/matcher.h"

typedef struct _ThemaLeaveOut ThemaLeaveOut;

ThemaLeaveOut *thema_leave_out_new (guint32 n_codes);
void thema_leave_out_free (ThemaLeaveOut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaLeaveOut, thema_leave_out_free)

/* Adds the document that the search found last. */
void thema_leave_out_add (ThemaLeaveOut *self, ThemaSearch *search, const ThemaDocument *document);
void thema_leave_out_merge (ThemaLeaveOut *self, const ThemaLeaveOut *other);

/* How many documents, and sentences, carry the code with all patterns. A sentence carries it when a
 * passage begins there. */
guint64 thema_leave_out_documents (const ThemaLeaveOut *self, guint32 code);
guint64 thema_leave_out_sentences (const ThemaLeaveOut *self, guint32 code);

/* What becomes of a code without a pattern. It is gained where the pattern kept it off: by a rule
 * with `not`, in a group of codes that exclude each other, or by a longer passage. */
typedef struct
{
  guint32 pattern, code;
  guint64 documents_lost, documents_gained;
  gint64 sentences; /* how many more */
} ThemaLeftOut;

/* All that changes (transfer full; of ThemaLeftOut), by pattern, then code. */
GArray *thema_leave_out_list (const ThemaLeaveOut *self);
