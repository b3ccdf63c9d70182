/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programs/summary.h"

#include <stdio.h>

void
thema_print_store (const ThemaStore *store)
{
  printf ("documents   %u\n", thema_store_n_documents (store));
  printf ("words       %" G_GUINT64_FORMAT " in %" G_GUINT64_FORMAT " sentences\n",
          thema_store_n_words (store), thema_store_n_sentences (store));
  if (thema_store_n_short (store) > 0)
    printf ("left out    %" G_GUINT64_FORMAT " with too few words (--min-words)\n",
            thema_store_n_short (store));
  if (thema_store_n_rejected (store) > 0)
    printf ("rejected    %" G_GUINT64_FORMAT " that could not be read (rejected.csv)\n",
            thema_store_n_rejected (store));
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
