/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/coder-sample.h"

typedef struct
{
  guint32 document, sentence; /* sentence: from 0, and 0 for a document */
} ThemaSampleUnit;

/* All units with their codes. */
typedef struct
{
  GArray *units;  /* owned, of ThemaSampleUnit */
  GArray *starts; /* owned, of gsize: of each unit's codes; one more than units */
  GArray *codes;  /* owned, of guint32: numbers of chosen codes, of one unit each once */
} ThemaSampleFrame;

struct _ThemaCoderSample
{
  const ThemaStore *store;       /* borrowed */
  const ThemaSegments *segments; /* borrowed */
  ThemaUnit unit;
  guint32 n_codes;
  guint32 *codes;   /* owned: the codes of the segments that are asked for, in their order */
  guint32 *numbers; /* owned: the place of each code of the segments in `codes`, or THEMA_NO_ID */
  ThemaSampleFrame frame;
  GArray *strata;   /* owned, of ThemaCoderStratum */
  char *rest;       /* owned: name of the last stratum, where there are several */
  guint64 *coded;   /* owned, by stratum and code: units that have the code */
  guint32 *of_unit; /* owned: the stratum of each unit */
  GArray *chosen;   /* owned, of guint32: units, rising */
  guint32 *order;   /* owned: the chosen ones in random order */
};

/* Fills the frame. */
gboolean thema_coder_sample_list (ThemaCoderSample *self, GError **error);

static inline const guint32 *
thema_sample_frame_codes (const ThemaSampleFrame *self, guint32 unit, gsize *n)
{
  const gsize *starts = &g_array_index (self->starts, gsize, unit);
  const guint32 *codes = (const guint32 *) (gpointer) self->codes->data;
  *n = starts[1] - starts[0];
  return *n > 0 ? codes + starts[0] : codes; /* which is NULL when there are none at all */
}
