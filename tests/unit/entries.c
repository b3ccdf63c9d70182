/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entries.h"

#include "corpus/feed-private.h"

#include <string.h>

typedef struct
{
  const char *bytes;
  gsize length, piece;
} Pieces;

static gssize
read_piece (gpointer data, char *buffer, gsize length, G_GNUC_UNUSED GError **error)
{
  Pieces *self = data;
  gsize n = MIN (MIN (length, self->length), self->piece > 0 ? self->piece : G_MAXSIZE);
  memcpy (buffer, self->bytes, n);
  self->bytes += n;
  self->length -= n;
  return (gssize) n;
}

static void
append_entry (GString *out, const ThemaEntry *entry)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT " ", entry->line);
  if (entry->fault != NULL)
    {
      g_autofree char *start = g_strndup (entry->fault, strcspn (entry->fault, ":;"));
      g_string_append_printf (out, "!%s\n", start);
      return;
    }
  gboolean is_first = TRUE;
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    if (entry->fields[field].length > 0)
      {
        g_autofree char *value = g_strndup (entry->fields[field].bytes, entry->fields[field].length);
        g_string_append_printf (out, "%s%s=%s", is_first ? "" : "|", thema_field_names[field],
                                g_strdelimit (value, "\n", '/'));
        is_first = FALSE;
      }
  g_string_append_c (out, '\n');
}

char *
entries_read (const char *format, const char *text, gsize piece, GError **error)
{
  const ThemaReaderOptions options = { .split = THEMA_SPLIT_PARAGRAPH };
  Pieces pieces = { text, strlen (text), piece };
  g_autoptr (ThemaFeed) feed = thema_feed_new ("export", NULL, read_piece, &pieces, error);
  ThemaSourceReader *reader = thema_source_format_find (format)->open (feed, &options, error);
  g_assert_nonnull (reader);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  GError *failure = NULL;
  for (;;)
    {
      ThemaEntry entry = { .id = { "", 0 } };
      if (!reader->class->next (reader, arena, &entry, &failure))
        break;
      append_entry (out, &entry);
    }
  reader->class->free (reader);
  if (failure == NULL)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_propagate_error (error, failure);
  return NULL;
}

static const char *
recognise (const char *text)
{
  g_autoptr (ThemaFeed) feed = thema_feed_new_from_bytes ("export", text, strlen (text));
  ThemaHead head = { .name = "export" };
  g_assert_true (thema_feed_want (feed, THEMA_HEAD_SIZE, NULL));
  head.bytes = thema_feed_peek (feed, &head.length);
  return thema_source_format_recognise (&head)->name;
}

void
entries_check (const char *format, const EntriesCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    for (guint piece = 0; piece < 2; piece++)
      {
        g_autoptr (GError) error = NULL;
        g_test_message ("%s, %s", cases[i].name, piece ? "byte by byte" : "at once");
        g_autofree char *records = entries_read (format, cases[i].text, piece, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (records, ==, cases[i].records);
        g_assert_cmpstr (recognise (cases[i].text), ==, format);
      }
}

void
entries_check_recognised (const char *format, const char *const *texts, gboolean is_format)
{
  for (; *texts != NULL; texts++)
    {
      g_test_message ("%s", *texts);
      if (is_format)
        g_assert_cmpstr (recognise (*texts), ==, format);
      else
        g_assert_cmpstr (recognise (*texts), !=, format);
    }
}
