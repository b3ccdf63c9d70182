/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/carrier.h"
#include "corpus/parts.h"

#include <stdio.h>
#include <time.h>

/* bench-reader FORMAT FILE: reads a corpus by the reader of its format alone, without what comes behind
 * it, and prints records, records with an abstract, and seconds of the processor. With - as FORMAT only
 * the carrier and its decoder work, to the end of a text. Status 3: there is no such format. */

static double
seconds (void)
{
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static gboolean
read_feed (const char *path, guint64 *bytes, GError **error)
{
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, NULL, error);
  ThemaFeed *feed = carrier != NULL ? thema_carrier_next (carrier, error) : NULL;
  gsize n = 1;
  while (feed != NULL && n > 0 && thema_feed_want (feed, 1, error))
    {
      thema_feed_peek (feed, &n);
      thema_feed_skip (feed, n);
      *bytes += n;
    }
  return feed != NULL && n == 0;
}

static gboolean
read_records (const char *format, const char *path, guint64 *n, guint64 *n_abstracts, GError **error)
{
  ThemaSourceOptions options = { .paths = (const char *const[]){ path, NULL }, .format = format };
  g_autoptr (ThemaParts) parts = thema_parts_open (&options, error);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  ThemaEntry entry;
  GError *failure = NULL;
  while (parts != NULL && thema_parts_next (parts, arena, &entry, &failure))
    {
      (*n)++;
      *n_abstracts += entry.fields[THEMA_FIELD_ABSTRACT].length > 0;
      if (*n % 256 == 0)
        thema_arena_reset (arena);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return parts != NULL && failure == NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  guint64 n = 0, n_abstracts = 0;
  if (argc != 3)
    return 2;
  gboolean is_feed = g_str_equal (argv[1], "-");
  if (!is_feed && thema_source_format_find (argv[1]) == NULL)
    return 3;
  double start = seconds ();
  gboolean good = is_feed ? read_feed (argv[2], &n, &error)
                          : read_records (argv[1], argv[2], &n, &n_abstracts, &error);
  if (!good)
    {
      fprintf (stderr, "bench-reader: %s\n", error->message);
      return 1;
    }
  printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %.4f\n", n, n_abstracts, seconds () - start);
  return 0;
}
