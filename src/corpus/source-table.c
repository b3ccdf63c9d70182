/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV or TSV file with a document a row. */
#include "corpus/error.h"
#include "corpus/formats.h"
#include "corpus/table-columns.h"
#include "corpus/table-sniff.h"

#include <string.h>

/* Bytes of a file that may be looked at again because quotes in it do not fit. So much is no slip
 * of the pen, and it bounds the time that a hostile file can take. */
#define MAX_AGAIN ((gsize) 64 << 20)

typedef struct
{
  ThemaSourceReader base;
  ThemaCsvScanner scanner;
  ThemaTableMap map;
  guint n_columns;
  GArray *cells;        /* owned, of ThemaSlice: of the record that was read last */
  gboolean is_unquoted; /* not every record so far started with a quote */
  gsize again;          /* bytes that were looked at twice */
} TableReader;

#define QUOTE_HINT "; if quotes have no meaning in this file, --quote=none"

typedef enum
{
  ROW,
  END,
  FAILED,
  MALFORMED /* but there may be rows behind it */
} Found;

/* The number of cells up to the last that is not blank. */
static guint
count_filled (const GArray *cells)
{
  guint n = cells->len;
  while (n > 0 && thema_slice_is_blank (g_array_index (cells, ThemaSlice, n - 1)))
    n--;
  return n;
}

static const ThemaSlice *
cells_of (const TableReader *self)
{
  return (const ThemaSlice *) (gpointer) self->cells->data;
}

/* The line of a byte at hand. */
static guint64
line_at (ThemaFeed *feed, gsize offset)
{
  gsize length;
  const char *p = thema_feed_peek (feed, &length), *end = p + offset;
  guint64 line = thema_feed_line (feed);
  while (p < end && (p = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      line++;
      p++;
    }
  return line;
}

static gboolean
set_fault (const TableReader *self, ThemaCsvFound found, GError **error)
{
  ThemaFeed *feed = self->base.feed;
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s:%" G_GUINT64_FORMAT ": %s%s",
               thema_feed_name (feed), line_at (feed, self->scanner.fault), thema_csv_fault (found),
               found == THEMA_CSV_OPEN ? QUOTE_HINT : "");
  return FALSE;
}

/* Finds the next record; its bytes are then at hand. */
static ThemaCsvFound
find_record (TableReader *self, GError **error)
{
  ThemaFeed *feed = self->base.feed;
  GError *failure = NULL;
  gboolean at_end = FALSE;
  thema_csv_scanner_start (&self->scanner);
  for (;;)
    {
      gsize length;
      const char *bytes = thema_feed_peek (feed, &length);
      ThemaCsvFound found = thema_csv_scanner_run (&self->scanner, bytes, length, at_end);
      if (found != THEMA_CSV_MORE)
        return found;
      at_end = !thema_feed_grow (feed, &failure);
      if (failure == NULL)
        continue;
      /* Nothing is so long but a cell whose quote is never closed. */
      if (thema_csv_scanner_is_quoted (&self->scanner)
          && g_error_matches (failure, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_LIMIT))
        {
          g_error_free (failure);
          return THEMA_CSV_OPEN;
        }
      g_propagate_error (error, failure);
      return THEMA_CSV_MORE;
    }
}

/* Copies the record that was found, and undoes its escapes. */
static void
take_cells (TableReader *self, ThemaArena *arena)
{
  const ThemaCsvScanner *scanner = &self->scanner;
  gsize length;
  const char *bytes = thema_feed_peek (self->base.feed, &length);
  char *record = thema_arena_copy (arena, bytes + scanner->record, scanner->end - scanner->record);
  self->is_unquoted |= bytes[scanner->record] != scanner->dialect.quote;
  g_array_set_size (self->cells, scanner->cells->len);
  for (guint i = 0; i < scanner->cells->len; i++)
    {
      const ThemaCsvCell *cell = &g_array_index (scanner->cells, ThemaCsvCell, i);
      char *text = record + (cell->start - scanner->record);
      gsize n = cell->is_escaped ? thema_csv_unescape (&scanner->dialect, text, cell->length)
                                 : cell->length;
      g_array_index (self->cells, ThemaSlice, i) = (ThemaSlice){ text, n };
    }
}

/* Passes over the malformed record at hand: its first line, and more of them where it can be told
 * that they belong to it, because all other records start with a quote. */
static gboolean
pass_record (TableReader *self, GError **error)
{
  ThemaFeed *feed = self->base.feed;
  const char *line;
  gsize length, skip;
  GError *failure = NULL;
  for (gboolean is_first = TRUE; thema_feed_peek_line (feed, &line, &length, &skip, &failure);
       is_first = FALSE)
    {
      gboolean starts = length > 0 && *line == self->scanner.dialect.quote;
      if (!is_first && (self->is_unquoted || starts))
        break;
      thema_feed_skip (feed, skip);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Says that the quotes of the record at hand do not fit, and goes on behind its line: what a stray
 * quote seems to hold are good records, as a rule. */
static Found
take_fault (TableReader *self, ThemaCsvFound found, ThemaArena *arena, ThemaEntry *entry,
            GError **error)
{
  ThemaFeed *feed = self->base.feed;
  gsize length;
  thema_feed_peek (feed, &length);
  self->again += (found == THEMA_CSV_OPEN ? length : self->scanner.fault) - self->scanner.record;
  if (self->again > MAX_AGAIN)
    {
      set_fault (self, found, error);
      return FAILED;
    }
  guint64 line = line_at (feed, self->scanner.fault);
  thema_feed_skip (feed, self->scanner.record);
  entry->line = thema_feed_line (feed);
  g_autoptr (GString) fault = g_string_new (thema_csv_fault (found));
  if (found == THEMA_CSV_OPEN)
    g_string_append (fault, QUOTE_HINT);
  if (line != entry->line)
    g_string_append_printf (fault, " (that quote is on line %" G_GUINT64_FORMAT ")", line);
  entry->fault = thema_arena_copy (arena, fault->str, fault->len);
  return pass_record (self, error) ? MALFORMED : FAILED;
}

/* Reads the next row in which something stands. */
static Found
read_row (TableReader *self, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  ThemaFeed *feed = self->base.feed;
  for (;;)
    {
      GError *failure = NULL;
      ThemaCsvFound found = find_record (self, &failure);
      if (found == THEMA_CSV_BEHIND || (found == THEMA_CSV_OPEN && thema_feed_at_end (feed)))
        return take_fault (self, found, arena, entry, error);
      if (found == THEMA_CSV_RECORD)
        take_cells (self, arena);
      else if (found != THEMA_CSV_END && failure == NULL)
        set_fault (self, found, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FAILED;
        }
      if (found == THEMA_CSV_END)
        return END;
      thema_feed_skip (feed, self->scanner.record);
      entry->line = thema_feed_line (feed);
      thema_feed_skip (feed, self->scanner.end - self->scanner.record);
      if (count_filled (self->cells) > 0
          && !thema_table_map_is_header (&self->map, cells_of (self), self->cells->len))
        return ROW;
    }
}

/* Empty cells behind the last column are none. */
static gboolean
fits (const TableReader *self)
{
  return self->cells->len == self->n_columns
         || (self->cells->len > self->n_columns && count_filled (self->cells) <= self->n_columns);
}

static gboolean
table_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  TableReader *self = (TableReader *) base;
  Found found = read_row (self, arena, entry, error);
  if (found == ROW && fits (self))
    thema_table_map_fill (&self->map, cells_of (self), arena, entry);
  else if (found == ROW)
    {
      g_autofree char *fault = g_strdup_printf (
          "has %u fields, the header has %u; look for an unquoted delimiter or quote",
          self->cells->len, self->n_columns);
      entry->fault = thema_arena_copy (arena, fault, strlen (fault));
    }
  return found == ROW || found == MALFORMED;
}

static void
table_free (ThemaSourceReader *base)
{
  TableReader *self = (TableReader *) base;
  thema_csv_scanner_clear (&self->scanner);
  thema_table_map_clear (&self->map);
  g_array_unref (self->cells);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass table_class = { table_next, table_free };

static gboolean
read_header (TableReader *self, ThemaTableUse use, const ThemaReaderOptions *options, guint n_used,
             GError **error)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  const char *file = thema_feed_name (self->base.feed);
  ThemaEntry header = { 0 };
  Found found = read_row (self, arena, &header, error);
  if (found == END)
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_EMPTY, "%s: is empty", file);
  g_autofree char *place = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, file, header.line);
  if (found == MALFORMED)
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s: %s", place, header.fault);
  if (found != ROW)
    return FALSE;
  self->n_columns = MIN (MAX (count_filled (self->cells), n_used), self->cells->len);
  GPtrArray *names = thema_table_names (place, cells_of (self), self->n_columns, error);
  if (names == NULL || !thema_table_map_init (&self->map, names, use, options, place, error))
    return FALSE;
  thema_table_map_add_columns (&self->map, &self->base);
  return TRUE;
}

static ThemaTableShape
sniff (ThemaFeed *feed, const ThemaReaderOptions *options)
{
  ThemaTableWish wish = { options->delimiter, options->quote };
  gsize length;
  const char *bytes = thema_feed_peek (feed, &length);
  return thema_table_sniff (bytes, MIN (length, THEMA_HEAD_SIZE),
                            thema_feed_at_end (feed) && length <= THEMA_HEAD_SIZE, &wish);
}

static ThemaSourceReader *
open_as (ThemaFeed *feed, ThemaTableUse use, const ThemaReaderOptions *options, GError **error)
{
  if (!thema_feed_want (feed, THEMA_HEAD_SIZE + 1, error))
    return NULL;
  ThemaTableShape shape = sniff (feed, options);
  TableReader *self = g_new0 (TableReader, 1);
  thema_source_reader_init (&self->base, &table_class, feed);
  thema_csv_scanner_init (&self->scanner, shape.dialect);
  self->cells = g_array_new (FALSE, FALSE, sizeof (ThemaSlice));
  thema_feed_skip (feed, shape.header);
  if (read_header (self, use, options, shape.n_used, error))
    return &self->base;
  table_free (&self->base);
  return NULL;
}

ThemaSourceReader *
thema_source_table_open (ThemaFeed *feed, const ThemaReaderOptions *options, GError **error)
{
  return open_as (feed, THEMA_TABLE_DOCUMENTS, options, error);
}

ThemaSourceReader *
thema_source_metadata_open (ThemaFeed *feed, const ThemaReaderOptions *options, GError **error)
{
  return open_as (feed, THEMA_TABLE_METADATA, options, error);
}

gboolean
thema_source_table_recognise (const ThemaHead *head)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".tab", NULL };
  g_autofree char *lower = g_ascii_strdown (head->name, -1);
  for (const char *const *suffix = suffixes; *suffix != NULL; suffix++)
    if (g_str_has_suffix (lower, *suffix))
      return TRUE;
  const ThemaTableWish wish = { 0 };
  gsize length = MIN (head->length, THEMA_HEAD_SIZE);
  return thema_table_sniff (head->bytes, length, head->length < THEMA_HEAD_SIZE, &wish).is_telling;
}
