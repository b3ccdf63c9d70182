/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/record-counts.h"

const char *const thema_record_count_names[]
    = { "identified",   "unreadable",          "without_text",
        "filtered_out", "too_short",           "duplicates_removed",
        "kept",         "duplicates_reported", NULL };

gboolean
thema_record_counts_are_good (const ThemaRecordCounts *self)
{
  /* One after the other, as sums of what a damaged store says could come round. */
  guint64 rest = self->n[THEMA_COUNT_IDENTIFIED];
  for (guint i = THEMA_COUNT_UNREADABLE; i <= THEMA_COUNT_KEPT; i++)
    {
      if (self->n[i] > rest)
        return FALSE;
      rest -= self->n[i];
    }
  return rest == 0 && self->n[THEMA_COUNT_DUPLICATES_REPORTED] <= self->n[THEMA_COUNT_KEPT];
}
