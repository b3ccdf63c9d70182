/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as an export of FUZZ_FORMAT, until its end or an error. Every record has its line, and
 * all that it says can be read. */

#include "corpus/formats.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static volatile guint8 sum; /* so that reading is not optimised away */

static void
touch (ThemaSlice slice)
{
  for (gsize i = 0; i < slice.length; i++)
    sum ^= (guint8) slice.bytes[i];
}

static void
read_all (ThemaSourceReader *reader)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  guint n_others = 0;
  for (guint i = 0; i < reader->columns->len; i++)
    n_others += g_array_index (reader->columns, ThemaSourceColumn, i).field == THEMA_N_FIELDS;
  guint64 line = 0;
  for (;;)
    {
      ThemaEntry entry = { .id = { "", 0 } };
      g_autoptr (GError) error = NULL;
      if (!reader->class->next (reader, arena, &entry, &error))
        return;
      g_assert_no_error (error);
      g_assert_cmpuint (entry.line, >=, MAX (line, 1));
      line = entry.line;
      for (guint field = 0; field < THEMA_N_FIELDS; field++)
        touch (entry.fields[field]);
      touch (entry.id);
      for (guint i = 0; entry.others != NULL && i < n_others; i++)
        touch (entry.others[i]);
      if (entry.fault != NULL)
        g_assert_cmpuint (strlen (entry.fault), >, 0);
      thema_arena_reset (arena);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const ThemaReaderOptions options = { .split = THEMA_SPLIT_PARAGRAPH };
  const ThemaSourceFormat *format = thema_source_format_find (FUZZ_FORMAT);
  g_autoptr (ThemaFeed) feed = thema_feed_new_from_bytes ("export", (const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_assert_nonnull (format);
  ThemaSourceReader *reader = format->open (feed, &options, &error);
  if (reader == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  read_all (reader);
  reader->class->free (reader);
  return 0;
}
