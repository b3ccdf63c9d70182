/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sensitivity.c counts, for those who tell of it (sensitivity-tables.c). */
#pragma once

#include "analysis/leave-out.h"
#include "analysis/sensitivity.h"

struct _ThemaSensitivity
{
  const ThemaStore *store;       /* borrowed */
  const ThemaCodebook *codebook; /* borrowed */
  ThemaCodingRules rules;
  guint32 n_codes;
  ThemaMatcher *matcher; /* owned: of the study */
  GArray *alternatives;  /* owned, of ThemaAlternative */
};

typedef struct
{
  ThemaPass base;
  const ThemaSensitivity *how; /* borrowed */
} ThemaSensitivityPass;

/* Documents and sentences that carry a code. */
typedef struct
{
  guint64 documents, sentences;
} ThemaCarriers;

typedef struct
{
  ThemaSearch *search;     /* owned: of the study */
  ThemaLeaveOut *left_out; /* owned */
  GPtrArray *searches;     /* owned, of owned ThemaSearch, by alternative */
  ThemaCarriers *carriers; /* owned, by alternative, then code */
} ThemaSensitivityState;
