/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema as one more coder, of the units and codes that people rated: a code is there when a segment
 * of it begins in the unit. */
#pragma once

#include "analysis/codings.h"
#include "codebook/segments.h"
#include "stats/strata.h"

#define THEMA_MACHINE_CODER "thema"

/* By the segments of a store. `codings` are sealed before and after. An error names the unit that
 * the store has not, or the code that the codebook has not. */
gboolean thema_codings_add_segments (ThemaCodings *codings, const ThemaStore *store,
                                     const ThemaSegments *segments, GError **error);

/* How units were sampled. */
typedef struct
{
  GPtrArray *names; /* owned, of owned names of strata */
  GArray *sizes;    /* owned, of guint64: their units */
  GArray *coded;    /* owned, of guint64, by stratum, then code of the codings: units in which thema
                       found it, G_MAXUINT64 where the key does not tell */
  guint32 *of_unit; /* owned: the stratum of each unit of the codings */
} ThemaSampleKey;

/* By sample_key.csv, whose units must be all those of `codings`; which holds for its codes, too. */
ThemaSampleKey *thema_codings_add_key (ThemaCodings *codings, ThemaSheet *sheet, GError **error);
void thema_sample_key_free (ThemaSampleKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSampleKey, thema_sample_key_free)
