/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One text file: whole, or cut into lines or paragraphs. The id of a whole file is its name without
 * the ending; that of a part is the same with the line at which the part starts, "page:12". */
#include "corpus/source-reader.h"

#include <string.h>

typedef struct
{
  ThemaSourceReader base;
  char *name; /* owned: the file's name without its ending */
  ThemaSplit split;
} TextReader;

/* Whether a blank line parts two others: read as far as that needs. FALSE, too, on an error and
 * when what comes before it is too long to be one piece. */
static gboolean
has_blank_line (ThemaFeed *feed)
{
  gboolean text_before = FALSE, blank_between = FALSE;
  gsize at = 0, length;
  for (;;)
    {
      const char *bytes = thema_feed_peek (feed, &length);
      const char *newline = memchr (bytes + at, '\n', length - at);
      if (newline == NULL && length < THEMA_MAX_PIECE && thema_feed_grow (feed, NULL))
        continue;
      bytes = thema_feed_peek (feed, &length);
      gsize end = newline != NULL ? (gsize) (newline - bytes) : length;
      gboolean blank = thema_slice_is_blank ((ThemaSlice){ bytes + at, end - at });
      if (!blank && blank_between)
        return TRUE;
      text_before |= !blank;
      blank_between |= blank && text_before;
      if (newline == NULL)
        return FALSE;
      at = end + 1;
    }
}

/* Takes a line, or as many as come before a blank one, as a copy. FALSE: the end, or an error. */
static gboolean
take_part (TextReader *self, ThemaArena *arena, ThemaSlice *text, guint64 *start, GError **error)
{
  ThemaFeed *feed = self->base.feed;
  const char *line;
  gsize length, skip;
  GError *failure = NULL;
  g_autoptr (GString) part = g_string_new (NULL);
  while (thema_feed_peek_line (feed, &line, &length, &skip, &failure))
    {
      gboolean blank = thema_slice_is_blank ((ThemaSlice){ line, length });
      if (blank && part->len > 0)
        break;
      if (!blank && part->len == 0)
        *start = thema_feed_line (feed);
      if (!blank)
        {
          if (part->len > 0)
            g_string_append_c (part, '\n');
          g_string_append_len (part, line, (gssize) length);
        }
      thema_feed_skip (feed, skip);
      if (!blank && self->split == THEMA_SPLIT_LINE)
        break;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  *text = (ThemaSlice){ thema_arena_copy (arena, part->str, part->len), part->len };
  return failure == NULL && part->len > 0;
}

static gboolean
take_all (TextReader *self, ThemaArena *arena, ThemaSlice *text, GError **error)
{
  gsize length;
  if (!thema_feed_want (self->base.feed, G_MAXSIZE, error))
    return FALSE;
  const char *bytes = thema_feed_peek (self->base.feed, &length);
  *text = (ThemaSlice){ thema_arena_copy (arena, bytes, length), length };
  thema_feed_skip (self->base.feed, length);
  return length > 0;
}

static gboolean
text_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  TextReader *self = (TextReader *) base;
  ThemaSlice *text = &entry->fields[THEMA_FIELD_ABSTRACT];
  entry->line = 1;
  if (self->split == THEMA_SPLIT_FILE)
    {
      entry->id = (ThemaSlice){ thema_arena_copy (arena, self->name, strlen (self->name)),
                                strlen (self->name) };
      return take_all (self, arena, text, error);
    }
  if (!take_part (self, arena, text, &entry->line, error))
    return FALSE;
  g_autofree char *id = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, self->name, entry->line);
  entry->id = (ThemaSlice){ thema_arena_copy (arena, id, strlen (id)), strlen (id) };
  return TRUE;
}

static void
text_free (ThemaSourceReader *base)
{
  TextReader *self = (TextReader *) base;
  g_free (self->name);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass text_class = { text_next, text_free };

ThemaSourceReader *
thema_source_text_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                        G_GNUC_UNUSED GError **error)
{
  TextReader *self = g_new0 (TextReader, 1);
  thema_source_reader_init (&self->base, &text_class, feed);
  self->name = g_strdup (thema_feed_base (feed));
  char *dot = strrchr (self->name, '.');
  if (dot != NULL && dot > self->name)
    *dot = '\0';
  self->split = options->split;
  thema_feed_set_limit (feed, THEMA_MAX_PIECE);
  if (self->split == THEMA_SPLIT_PARAGRAPH && !has_blank_line (feed))
    self->split = THEMA_SPLIT_LINE;
  return &self->base;
}
