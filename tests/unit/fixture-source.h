/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader of one format makes of a text, as lines that a test can name. */
#pragma once

#include "corpus/formats.h"

#include <string.h>

static inline void
fixture_source_print (GString *lines, const ThemaEntry *entry)
{
  g_string_append_printf (lines, "%" G_GUINT64_FORMAT ":", entry->line);
  if (entry->fault != NULL)
    g_string_append_printf (lines, " ! %s", entry->fault);
  if (entry->id.length > 0)
    g_string_append_printf (lines, " id=%.*s", (int) entry->id.length, entry->id.bytes);
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    if (entry->fields[field].length > 0)
      g_string_append_printf (lines, " %s=%.*s", thema_field_names[field], (int) entry->fields[field].length,
                              entry->fields[field].bytes);
  if (entry->others != NULL && entry->others[0].length > 0)
    g_string_append_printf (lines, " other=%.*s", (int) entry->others[0].length, entry->others[0].bytes);
  g_string_append_c (lines, '\n');
}

/* A line a record, "LINE: title=... abstract=..." or "LINE: ! fault", blank lines in a value as "//" (and
 * other line ends as "/"); at last, where reading ends with an error, "! message" (transfer full). */
static inline char *
fixture_source_read (const char *format, ThemaSplit split, const char *bytes, gsize length)
{
  const ThemaReaderOptions options = { .split = split };
  const ThemaSourceFormat *found = thema_source_format_find (format);
  g_autoptr (ThemaFeed) feed = thema_feed_new_from_bytes ("in", bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_assert_nonnull (found);
  ThemaSourceReader *reader = found->open (feed, &options, &error);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  while (reader != NULL)
    {
      ThemaEntry entry = { .id = { "", 0 } };
      if (!reader->class->next (reader, arena, &entry, &error))
        break;
      g_autoptr (GString) line = g_string_new (NULL);
      fixture_source_print (line, &entry);
      g_string_truncate (line, line->len - 1);
      g_strdelimit (line->str, "\n", '/');
      g_string_append_len (all, line->str, (gssize) line->len);
      g_string_append_c (all, '\n');
      thema_arena_reset (arena);
    }
  if (reader != NULL)
    reader->class->free (reader);
  if (error != NULL)
    g_string_append_printf (all, "! %s\n", error->message);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* The name of the format that a text is taken for. */
static inline const char *
fixture_source_recognise (const char *text, const char *name)
{
  const ThemaHead head = { text, strlen (text), name };
  return thema_source_format_recognise (&head)->name;
}
