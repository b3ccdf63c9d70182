/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv-reader.h"

#include "base/error.h"

#include <string.h>

struct _ThemaCsvReader
{
  char *name;        /* owned */
  const char *start; /* borrowed: the whole input */
  const char *end;
  const char *cursor; /* the next unread byte */
  const char *record; /* where the last record starts */
  GArray *fields;     /* owned, of ThemaSlice */
  char delimiter;
};

static gsize
skip_mark (const char *bytes, gsize length)
{
  return length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

ThemaCsvReader *
thema_csv_reader_new (const char *name, const char *bytes, gsize length, char delimiter)
{
  ThemaCsvReader *self = g_new0 (ThemaCsvReader, 1);
  self->name = g_strdup (name);
  self->start = bytes;
  self->end = bytes + length;
  self->cursor = self->record = bytes + skip_mark (bytes, length);
  self->fields = g_array_new (FALSE, FALSE, sizeof (ThemaSlice));
  self->delimiter = delimiter;
  return self;
}

void
thema_csv_reader_free (ThemaCsvReader *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->fields);
  g_free (self);
}

static guint64
line_of (const ThemaCsvReader *self, const char *where)
{
  guint64 line = 1;
  for (const char *p = self->start; (p = memchr (p, '\n', (gsize) (where - p))) != NULL; p++)
    line++;
  return line;
}

static gboolean
at_line_end (const ThemaCsvReader *self, const char *p)
{
  return p == self->end || *p == '\n' || (*p == '\r' && p + 1 < self->end && p[1] == '\n');
}

static void
append (ThemaCsvReader *self, const char *bytes, const char *end)
{
  ThemaSlice slice = { bytes, (gsize) (end - bytes) };
  g_array_append_val (self->fields, slice);
}

static const char *
read_plain (ThemaCsvReader *self, const char *p)
{
  const char *start = p;
  while (p < self->end && *p != self->delimiter && !at_line_end (self, p))
    p++;
  append (self, start, p);
  return p;
}

/* `p` to `end` holds doubled quotes: appends the text with each pair made one. */
static void
append_unescaped (ThemaCsvReader *self, const char *p, const char *end, ThemaArena *arena)
{
  char *copy = thema_arena_copy (arena, p, (gsize) (end - p));
  char *out = copy;
  for (const char *quote; (quote = memchr (p, '"', (gsize) (end - p))) != NULL; p = quote + 2)
    {
      gsize n = (gsize) (quote - p) + 1;
      memcpy (out, p, n);
      out += n;
    }
  memcpy (out, p, (gsize) (end - p));
  append (self, copy, out + (end - p));
}

/* `p` is behind an opening quote. */
static const char *
read_quoted (ThemaCsvReader *self, const char *p, ThemaArena *arena, GError **error)
{
  const char *start = p;
  gboolean escaped = FALSE;
  while ((p = memchr (p, '"', (gsize) (self->end - p))) != NULL)
    {
      if (p + 1 == self->end || p[1] != '"')
        break;
      escaped = TRUE;
      p += 2;
    }
  if (p == NULL)
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_SYNTAX,
                   "%s:%" G_GUINT64_FORMAT ": a quote opens here and is never closed; "
                   "close it, or write a quote inside a field twice (\"\")",
                   self->name, line_of (self, start));
      return NULL;
    }
  const char *behind = p + 1;
  if (!(at_line_end (self, behind) || *behind == self->delimiter))
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_SYNTAX,
                   "%s:%" G_GUINT64_FORMAT ": text follows a closing quote; "
                   "write a quote inside a field twice (\"\")",
                   self->name, line_of (self, p));
      return NULL;
    }
  if (escaped)
    append_unescaped (self, start, p, arena);
  else
    append (self, start, p);
  return behind;
}

static const char *
skip_line_end (const ThemaCsvReader *self, const char *p)
{
  if (p < self->end && *p == '\r')
    p++;
  return p < self->end ? p + 1 : p;
}

gboolean
thema_csv_reader_next (ThemaCsvReader *self, ThemaArena *arena, GError **error)
{
  const char *p = self->cursor;
  while (p < self->end && at_line_end (self, p))
    p = skip_line_end (self, p);
  self->record = self->cursor = p;
  g_array_set_size (self->fields, 0);
  if (p == self->end)
    return FALSE;
  for (;;)
    {
      if (p < self->end && *p == '"')
        p = read_quoted (self, p + 1, arena, error);
      else
        p = read_plain (self, p);
      if (p == NULL)
        return FALSE;
      if (at_line_end (self, p))
        break;
      p++;
    }
  self->cursor = skip_line_end (self, p);
  return TRUE;
}

const ThemaSlice *
thema_csv_reader_fields (const ThemaCsvReader *self, guint *n_fields)
{
  *n_fields = self->fields->len;
  return (const ThemaSlice *) (gpointer) self->fields->data;
}

guint64
thema_csv_reader_line (const ThemaCsvReader *self)
{
  return line_of (self, self->record);
}

gsize
thema_csv_reader_record (const ThemaCsvReader *self)
{
  return (gsize) (self->record - self->start);
}

gsize
thema_csv_reader_position (const ThemaCsvReader *self)
{
  return (gsize) (self->cursor - self->start);
}

char
thema_csv_guess_delimiter (const char *bytes, gsize length)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  for (gsize i = 0; i < length && (quoted || bytes[i] != '\n'); i++)
    {
      quoted ^= bytes[i] == '"';
      for (guint c = 0; c < G_N_ELEMENTS (candidates); c++)
        counts[c] += !quoted && bytes[i] == candidates[c];
    }
  guint best = 0;
  for (guint c = 1; c < G_N_ELEMENTS (candidates); c++)
    if (counts[c] > counts[best])
      best = c;
  return candidates[best];
}
