/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A random sample of documents or sentences for people to code.
 *
 * Strata by code are by the rarest code of a unit: those that have none are a stratum, and so no
 * unit is in two. Each stratum is sampled without replacement, each of its units as likely. */
#pragma once

#include "analysis/groups.h"
#include "base/csv-writer.h"
#include "codebook/segments.h"
#include "corpus/units.h"
#include "stats/strata.h"

/* Before a code's name: the column of the key that tells how many units of the stratum have it. */
#define THEMA_CODED_PREFIX "stratum_units:"

typedef struct
{
  ThemaUnit unit; /* document or sentence */
  guint size;
  guint64 seed;
  ThemaAllocation allocation;
  gboolean by_code;
  const ThemaGroups *groups; /* borrowed; NULL: no strata by a column */
  const char *const *codes;  /* borrowed: those that count and are asked for; NULL: all */
} ThemaCoderSampleOptions;

typedef struct
{
  const char *name; /* borrowed */
  guint64 units, sampled;
} ThemaCoderStratum;

typedef struct _ThemaCoderSample ThemaCoderSample;

/* `segments` may be NULL unless strata are by code; store and segments are borrowed. */
ThemaCoderSample *thema_coder_sample_new (const ThemaStore *store, const ThemaSegments *segments,
                                          const ThemaCoderSampleOptions *options, GError **error);
void thema_coder_sample_free (ThemaCoderSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCoderSample, thema_coder_sample_free)

/* The strata in their order; borrowed. */
const ThemaCoderStratum *thema_coder_sample_strata (const ThemaCoderSample *self, gsize *n);

/* sample.csv and sample_key.csv. */
gboolean thema_coder_sample_write (const ThemaCoderSample *self, ThemaCsvWriter *csv,
                                   GError **error);
gboolean thema_coder_sample_write_key (const ThemaCoderSample *self, ThemaCsvWriter *csv,
                                       GError **error);
