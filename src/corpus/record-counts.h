/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the records of a corpus: the numbers of a PRISMA flow diagram (Page et al. 2021).
 *
 *   identified = unreadable + without_text + filtered_out + too_short + duplicates_removed + kept
 */
#pragma once

#include <glib.h>

typedef enum
{
  THEMA_COUNT_IDENTIFIED,          /* records read */
  THEMA_COUNT_UNREADABLE,          /* left out for a fault */
  THEMA_COUNT_WITHOUT_TEXT,        /* left out, for they say nothing in the fields to be coded */
  THEMA_COUNT_FILTERED_OUT,        /* left out by a condition */
  THEMA_COUNT_TOO_SHORT,           /* left out for having too few words */
  THEMA_COUNT_DUPLICATES_REMOVED,  /* left out, for they were there before */
  THEMA_COUNT_KEPT,                /* documents of the corpus */
  THEMA_COUNT_DUPLICATES_REPORTED, /* of these, such as were there before */
  THEMA_N_RECORD_COUNTS
} ThemaRecordCount;

typedef struct
{
  guint64 n[THEMA_N_RECORD_COUNTS];
} ThemaRecordCounts;

/* "identified", "unreadable", ...: as the manifest has them; closed by NULL. */
extern const char *const thema_record_count_names[];

/* Whether they add up. */
gboolean thema_record_counts_are_good (const ThemaRecordCounts *self);
