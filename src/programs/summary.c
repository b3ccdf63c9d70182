/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/summary.h"

#include <stdio.h>

/* What became of the records, in the order of a PRISMA flow, unless all of them became documents.
 */
static void
print_records (const ThemaRecordCounts *counts)
{
  static const struct
  {
    ThemaRecordCount count;
    const char *title, *text;
  } lines[] = {
    { THEMA_COUNT_IDENTIFIED, "records", "identified" },
    { THEMA_COUNT_UNREADABLE, "left out", "that could not be read (rejected.csv)" },
    { THEMA_COUNT_WITHOUT_TEXT, "left out", "without text (rejected.csv)" },
    { THEMA_COUNT_FILTERED_OUT, "left out", "that are not wanted (--where)" },
    { THEMA_COUNT_TOO_SHORT, "left out", "with too few words (--min-words)" },
    { THEMA_COUNT_DUPLICATES_REMOVED, "left out", "duplicates (duplicates.csv)" },
    { THEMA_COUNT_KEPT, "kept", "" },
    { THEMA_COUNT_DUPLICATES_REPORTED, "duplicates",
      "of these (duplicates.csv; --duplicates=drop leaves them out)" },
  };
  const guint64 *n = counts->n;
  if (n[THEMA_COUNT_KEPT] == n[THEMA_COUNT_IDENTIFIED] && n[THEMA_COUNT_DUPLICATES_REPORTED] == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (n[lines[i].count] > 0)
      printf ("%-11s %" G_GUINT64_FORMAT "%s%s\n", lines[i].title, n[lines[i].count],
              *lines[i].text != '\0' ? " " : "", lines[i].text);
}

void
thema_print_store (const ThemaStore *store)
{
  printf ("documents   %u\n", thema_store_n_documents (store));
  printf ("words       %" G_GUINT64_FORMAT " in %" G_GUINT64_FORMAT " sentences\n",
          thema_store_n_words (store), thema_store_n_sentences (store));
  print_records (thema_store_counts (store));
}

void
thema_print_ties (const ThemaSegments *segments)
{
  guint64 n = thema_segments_n_fate (segments, THEMA_FATE_TIE);
  if (n > 0)
    printf ("ties        %" G_GUINT64_FORMAT
            " matches of exclusive codes as long as the one that was kept, whose name sorts first "
            "(--ledger lists them)\n",
            n);
}
