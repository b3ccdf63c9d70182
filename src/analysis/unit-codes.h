/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which codes stand in each unit of a document. */
#pragma once

#include "codebook/segments.h"
#include "corpus/units.h"

typedef struct
{
  GArray *present; /* owned, of guint32: the codes of the unit at hand, each once */
  guint64 *stamps; /* owned, by code: the last unit that held it; private, as is the rest */
  guint64 serial;  /* numbers units for the stamps */
  gsize next;      /* the first segment that is in no unit yet */
} ThemaUnitCodes;

void thema_unit_codes_init (ThemaUnitCodes *self, guint32 n_codes);
void thema_unit_codes_clear (ThemaUnitCodes *self);

/* To be called before the first unit of a document. */
static inline void
thema_unit_codes_begin (ThemaUnitCodes *self)
{
  self->next = 0;
}

/* Whether all of the document's segments are in units already: the others hold none. */
static inline gboolean
thema_unit_codes_at_end (const ThemaUnitCodes *self, gsize n_segments)
{
  return self->next == n_segments;
}

/* Goes on to the next unit, which ends before the token `end`. A segment lies in one sentence and
 * so in one unit of any kind. */
void thema_unit_codes_next (ThemaUnitCodes *self, const ThemaSegment *segments, gsize n_segments,
                            guint32 end);
