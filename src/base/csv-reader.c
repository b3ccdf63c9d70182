/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv-reader.h"

#include "base/csv-scan.h"
#include "base/error.h"

#include <string.h>

struct _ThemaCsvReader
{
  char *name;        /* owned */
  const char *start; /* borrowed: the whole input */
  const char *end;
  const char *cursor; /* the next unread byte */
  const char *record; /* where the last record starts */
  ThemaCsvScanner scanner;
  GArray *fields; /* owned, of ThemaSlice */
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
  thema_csv_scanner_init (&self->scanner, THEMA_CSV_DIALECT (delimiter));
  return self;
}

void
thema_csv_reader_free (ThemaCsvReader *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  thema_csv_scanner_clear (&self->scanner);
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

/* The cells that were found, as fields. */
static void
take_fields (ThemaCsvReader *self, const char *bytes, ThemaArena *arena)
{
  const GArray *cells = self->scanner.cells;
  g_array_set_size (self->fields, cells->len);
  for (guint i = 0; i < cells->len; i++)
    {
      const ThemaCsvCell *cell = &g_array_index (cells, ThemaCsvCell, i);
      ThemaSlice *field = &g_array_index (self->fields, ThemaSlice, i);
      *field = (ThemaSlice){ bytes + cell->start, cell->length };
      if (cell->is_escaped)
        {
          char *copy = thema_arena_copy (arena, field->bytes, field->length);
          field->bytes = copy;
          field->length = thema_csv_unescape (&self->scanner.dialect, copy, field->length);
        }
    }
}

gboolean
thema_csv_reader_next (ThemaCsvReader *self, ThemaArena *arena, GError **error)
{
  const char *bytes = self->cursor;
  thema_csv_scanner_start (&self->scanner);
  ThemaCsvFound found
      = thema_csv_scanner_run (&self->scanner, bytes, (gsize) (self->end - bytes), TRUE);
  self->record = self->cursor = bytes + self->scanner.record;
  g_array_set_size (self->fields, 0);
  if (found == THEMA_CSV_RECORD)
    {
      take_fields (self, bytes, arena);
      self->cursor = bytes + self->scanner.end;
      return TRUE;
    }
  if (found != THEMA_CSV_END)
    g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_SYNTAX, "%s:%" G_GUINT64_FORMAT ": %s",
                 self->name, line_of (self, bytes + self->scanner.fault), thema_csv_fault (found));
  return FALSE;
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
