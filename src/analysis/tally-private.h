/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the passes behind a tally keep. */
#pragma once

#include "analysis/lists.h"
#include "analysis/tally.h"
#include "analysis/term-pass.h"

typedef struct
{
  guint32 thing, count;
} ThemaTallyEntry;

typedef struct
{
  ThemaTermPass base;    /* without terms in a pass over codes */
  const guint32 *things; /* borrowed; NULL in a pass over codes */
  const guint32 *groups; /* borrowed */
} ThemaTallyPass;

typedef struct
{
  ThemaLists *lists; /* owned, of ThemaTallyEntry */
  guint32 *sizes;    /* owned: of the documents that were added, 0 of others */
  guint32 n_documents;
  ThemaBag *bag; /* owned; see term-pass.h */
} ThemaTallyState;
