/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages as a reader looks at them: their place and what stands around them, as columns of
 * coded_segments.csv. */
#pragma once

#include "codebook/matcher.h"

/* Slices are borrowed from the reader until it is asked for another passage. */
typedef struct
{
  const char *id;               /* borrowed from the store: of the document */
  guint32 sentence;             /* of the document, from 1 */
  gsize start, end;             /* code points, half open */
  ThemaSlice left, text, right; /* left and right on one line */
} ThemaPassageView;

typedef struct _ThemaPassageReader ThemaPassageReader;

/* `store` is borrowed; `context` is how many tokens left and right hold at most. */
ThemaPassageReader *thema_passage_reader_new (const ThemaStore *store, guint context);
void thema_passage_reader_free (ThemaPassageReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaPassageReader, thema_passage_reader_free)

/* Segments are best asked for by document and place, and may be asked for in any order. */
gboolean thema_passage_reader_get (ThemaPassageReader *self, const ThemaSegment *segment,
                                   ThemaPassageView *passage, GError **error);
