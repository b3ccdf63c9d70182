/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/sheet.h"

#include "analysis/error.h"
#include "base/csv-reader.h"
#include "base/input.h"
#include "text/utf8.h"

#include <string.h>

struct _ThemaSheet
{
  char *name;             /* owned */
  ThemaInput *input;      /* owned; NULL: the bytes are borrowed */
  const char *bytes;      /* borrowed from the input */
  ThemaCsvReader *reader; /* owned */
  ThemaArena *arena;      /* owned: all cells */
  GPtrArray *columns;     /* owned, of strings in the arena */
  GPtrArray *cells;       /* owned, likewise: of the row */
  gsize place;            /* where the row begins */
  guint64 line;           /* the line of that place */
};

static gsize
line_end (const char *bytes, gsize length)
{
  const char *end = memchr (bytes, '\n', length);
  return end != NULL ? (gsize) (end - bytes) + 1 : length;
}

/* Spreadsheets may write a first line "sep=;", which names the delimiter; its length, or 0. */
static gsize
find_sep_line (const char *bytes, gsize length, char *delimiter)
{
  gsize mark = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  gsize end = line_end (bytes, length);
  if (end < mark + 5 || memcmp (bytes + mark, "sep=", 4) != 0 || end > mark + 7
      || strchr (",;\t", bytes[mark + 4]) == NULL)
    return 0;
  *delimiter = bytes[mark + 4];
  return end;
}

static gboolean
check_text (ThemaSheet *self, const char *bytes, gsize length, GError **error)
{
  gsize fault = thema_utf8_find_fault (bytes, length);
  if (fault == length)
    return TRUE;
  for (gsize i = 0; i < fault; i++)
    self->line += bytes[i] == '\n';
  return thema_sheet_fail (self, error,
                           "this is not UTF-8; in Excel save it as 'CSV UTF-8', in LibreOffice "
                           "choose the character set Unicode (UTF-8)");
}

/* A field without the blanks about it, and without the apostrophe that guards a formula. */
static char *
take_field (ThemaSheet *self, ThemaSlice field)
{
  const char *start = field.bytes, *end = field.bytes + field.length;
  while (start < end && g_ascii_isspace (*start))
    start++;
  while (start < end && g_ascii_isspace (end[-1]))
    end--;
  if (end - start > 1 && *start == '\'' && strchr ("=+-@", start[1]) != NULL)
    start++;
  return thema_arena_copy (self->arena, start, (gsize) (end - start));
}

/* Reads a record into `cells`; whether there is anything in it goes to `*full`. */
static gboolean
read_record (ThemaSheet *self, GPtrArray *cells, gboolean *full, GError **error)
{
  guint n;
  if (!thema_csv_reader_next (self->reader, self->arena, error))
    return FALSE;
  for (gsize record = thema_csv_reader_record (self->reader); self->place < record; self->place++)
    self->line += self->bytes[self->place] == '\n';
  const ThemaSlice *fields = thema_csv_reader_fields (self->reader, &n);
  g_ptr_array_set_size (cells, 0);
  *full = FALSE;
  for (guint i = 0; i < n; i++)
    {
      char *cell = take_field (self, fields[i]);
      *full = *full || *cell != '\0';
      g_ptr_array_add (cells, cell);
    }
  return TRUE;
}

static gboolean
read_header (ThemaSheet *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean full = FALSE;
  if (!read_record (self, self->columns, &full, &cause) || !full)
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        thema_sheet_fail (self, error, "the table is empty; its first row must name the columns");
      return FALSE;
    }
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *name = thema_sheet_column (self, i);
      if (*name != '\0' && !g_hash_table_add (seen, g_ascii_strdown (name, -1)))
        return thema_sheet_fail (self, error, "the column '%s' is there twice", name);
    }
  return TRUE;
}

ThemaSheet *
thema_sheet_new (const char *name, const char *bytes, gsize length, GError **error)
{
  g_autoptr (ThemaSheet) self = g_new0 (ThemaSheet, 1);
  char delimiter;
  self->name = g_strdup (name);
  self->line = 1;
  self->arena = thema_arena_new ();
  self->columns = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  if (!check_text (self, bytes, length, error))
    return NULL;
  gsize skipped = find_sep_line (bytes, length, &delimiter);
  if (skipped > 0)
    self->line = 2;
  else
    delimiter = thema_csv_guess_delimiter (bytes, length);
  self->bytes = bytes + skipped;
  self->reader = thema_csv_reader_new (name, self->bytes, length - skipped, delimiter);
  return read_header (self, error) ? g_steal_pointer (&self) : NULL;
}

ThemaSheet *
thema_sheet_open (const char *path, GError **error)
{
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  if (input == NULL)
    return NULL;
  ThemaSheet *self = thema_sheet_new (path, input->bytes, input->length, error);
  if (self != NULL)
    self->input = g_steal_pointer (&input);
  return self;
}

void
thema_sheet_free (ThemaSheet *self)
{
  if (self == NULL)
    return;
  thema_csv_reader_free (self->reader);
  thema_arena_free (self->arena);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  thema_input_free (self->input);
  g_free (self->name);
  g_free (self);
}

const char *
thema_sheet_name (const ThemaSheet *self)
{
  return self->name;
}

guint
thema_sheet_n_columns (const ThemaSheet *self)
{
  return self->columns->len;
}

const char *
thema_sheet_column (const ThemaSheet *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

guint
thema_sheet_find (const ThemaSheet *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_ascii_strcasecmp (thema_sheet_column (self, i), name) == 0)
      return i;
  return THEMA_NO_COLUMN;
}

/* Excel drops the delimiter before a last column that is empty in a block of rows. */
static void
fill_up (ThemaSheet *self)
{
  for (guint i = self->cells->len; i < self->columns->len; i++)
    {
      const char *name = thema_sheet_column (self, i);
      if (*name != '\0' && g_ascii_strcasecmp (name, THEMA_SHEET_NOTES) != 0)
        return;
    }
  while (self->cells->len > 0 && self->cells->len < self->columns->len)
    g_ptr_array_add (self->cells, thema_arena_copy (self->arena, "", 0));
}

gboolean
thema_sheet_next (ThemaSheet *self, GError **error)
{
  gboolean full = FALSE;
  while (!full)
    if (!read_record (self, self->cells, &full, error))
      return FALSE;
  fill_up (self);
  if (self->cells->len == self->columns->len)
    return TRUE;
  return thema_sheet_fail (self, error,
                           "%u fields, but the first row names %u columns; look for a text that "
                           "holds the delimiter and has no quotes about it",
                           self->cells->len, self->columns->len);
}

const char *
thema_sheet_cell (const ThemaSheet *self, guint column)
{
  return column == THEMA_NO_COLUMN ? "" : g_ptr_array_index (self->cells, column);
}

guint64
thema_sheet_line (const ThemaSheet *self)
{
  return self->line;
}

gboolean
thema_sheet_fail (const ThemaSheet *self, GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_TABLE,
               "%s:%" G_GUINT64_FORMAT ": %s", self->name, self->line, text);
  return FALSE;
}
