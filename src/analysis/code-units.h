/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which codes a document has by one decision about its matches, and in how many sentences. */
#pragma once

#include "codebook/matcher.h"

typedef struct
{
  GArray *codes;      /* owned, of guint32: the codes with a passage, each once */
  guint32 *sentences; /* owned, by code: sentences in which a passage of it begins */
  guint32 *last;      /* owned, by code: the last one of them, plus one; private */
} ThemaCodeUnits;

void thema_code_units_init (ThemaCodeUnits *self, guint32 n_codes);
void thema_code_units_clear (ThemaCodeUnits *self);

/* Takes out what was there, and puts in a document's passages, which come by their start. */
void thema_code_units_fill (ThemaCodeUnits *self, const ThemaDocument *document,
                            const ThemaPassage *passages, guint n);
