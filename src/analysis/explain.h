/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document with its codes in place. */
#pragma once

#include "codebook/matcher.h"

/* What a stretch of a marked text is. */
typedef enum
{
  THEMA_MARK_TEXT,
  THEMA_MARK_PASSAGE, /* text inside one or more passages */
  THEMA_MARK_SIGN,    /* a bracket, or the names of codes behind one */
} ThemaMark;

/* A stretch reaches from the end of the one before it to `end`. */
typedef struct
{
  gsize end;
  ThemaMark mark;
} ThemaMarkRun;

/* A document's segments and its text with the passages marked: `[passage]{code, code}`.
 *
 * Segments with the same place are one passage; passages are numbered from 1 in the order of the
 * segments. A passage that lies in another one nests. Where two passages cross, so that it could
 * not be seen which bracket closes which, their brackets carry the number: `[1:a [2:b:1]{x}
 * c:2]{y}`. The text is as thema_display_append () makes it, line by line. */
typedef struct
{
  GArray *segments; /* owned, of ThemaSegment: by start, then end, then code */
  GArray *numbers;  /* owned, of guint32: the passage that each segment is */
  GArray *lost;     /* owned, of ThemaCandidate: the matches that do not count, by start */
  GString *text;    /* owned */
  GArray *runs;     /* owned, of ThemaMarkRun */
} ThemaExplanation;

ThemaExplanation *thema_explanation_new (const ThemaMatcher *matcher, const ThemaStore *store,
                                         const ThemaCodebook *codebook, guint32 document,
                                         GError **error);
void thema_explanation_free (ThemaExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaExplanation, thema_explanation_free)
