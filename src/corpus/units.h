/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of analysis: what things occur together in. */
#pragma once

#include "corpus/store.h"

typedef enum
{
  THEMA_UNIT_DOCUMENT,
  THEMA_UNIT_PARAGRAPH,
  THEMA_UNIT_SENTENCE,
  THEMA_N_UNITS,
} ThemaUnit;

/* Bits: 1 << ThemaUnit. */
typedef guint ThemaUnitMask;

/* "document", "paragraph", "sentence". */
const char *thema_unit_name (ThemaUnit unit);

/* The number of units in a document; an empty document is one document of no paragraph. */
guint32 thema_unit_count (ThemaUnit unit, const ThemaDocument *document);

/* The token behind the last one of the document's unit `i`; the first unit starts with token 0. */
guint32 thema_unit_end (ThemaUnit unit, const ThemaDocument *document, guint32 i);
