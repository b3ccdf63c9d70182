/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV or TSV file with a document a row. */
#include "corpus/source-reader.h"

#include <string.h>

typedef struct
{
  ThemaSourceReader base;
  ThemaCsvReader *csv; /* owned */
  guint n_fields;      /* of the header, and so of every row */
  guint id_column, text_column;
  gsize at;     /* where the record before started */
  guint64 line; /* and on which line */
} TableReader;

static const char *const text_names[]
    = { "abstract", "text", "ab", "n2", "abstract note", "description", "content", "body", NULL };

static ThemaSlice
copy (ThemaArena *arena, ThemaSlice slice)
{
  return (ThemaSlice){ thema_arena_copy (arena, slice.bytes, slice.length), slice.length };
}

/* The line on which the record starts that was read last. */
static guint64
count_lines (TableReader *self)
{
  gsize length, record = thema_csv_reader_record (self->csv);
  const char *bytes = thema_feed_peek (self->base.feed, &length);
  const char *p = bytes + self->at, *end = bytes + record;
  for (; p < end && (p = memchr (p, '\n', (gsize) (end - p))) != NULL; p++)
    self->line++;
  self->at = record;
  return self->line;
}

static gboolean
table_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  TableReader *self = (TableReader *) base;
  if (!thema_csv_reader_next (self->csv, arena, error))
    return FALSE;
  guint n_fields;
  const ThemaSlice *fields = thema_csv_reader_fields (self->csv, &n_fields);
  entry->line = count_lines (self);
  if (n_fields != self->n_fields)
    {
      g_autofree char *fault = g_strdup_printf (
          "has %u fields, the header has %u; look for an unquoted delimiter or quote", n_fields,
          self->n_fields);
      entry->fault = thema_arena_copy (arena, fault, strlen (fault));
      return TRUE;
    }
  ThemaSlice *others = thema_arena_alloc (arena, sizeof *others * MAX (n_fields, 1));
  guint n_others = 0, column = 0;
  for (guint i = 0; i < n_fields; i++)
    if (i != self->id_column && i != self->text_column)
      {
        ThemaField field = g_array_index (base->columns, ThemaSourceColumn, column++).field;
        if (field < THEMA_N_FIELDS)
          entry->fields[field] = copy (arena, fields[i]);
        else
          others[n_others++] = copy (arena, fields[i]);
      }
  entry->id = copy (arena, fields[self->id_column]);
  entry->fields[THEMA_FIELD_ABSTRACT] = copy (arena, fields[self->text_column]);
  entry->others = others;
  return TRUE;
}

static void
table_free (ThemaSourceReader *base)
{
  TableReader *self = (TableReader *) base;
  g_clear_pointer (&self->csv, thema_csv_reader_free);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass table_class = { table_next, table_free };

/* Reads the header and finds the two columns that are not metadata. */
static gboolean
read_header (TableReader *self, const ThemaReaderOptions *options, GError **error)
{
  const char *file = thema_feed_name (self->base.feed);
  g_autoptr (GPtrArray) names = thema_source_read_header (file, self->csv, error);
  if (names == NULL)
    return FALSE;
  self->n_fields = names->len;
  if (!thema_source_find_column (file, names, options->text_column, text_names, "--text-column",
                                 &self->text_column, error)
      || !thema_source_find_column (file, names, options->id_column, thema_source_id_names,
                                    "--id-column", &self->id_column, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (i != self->id_column && i != self->text_column)
      {
        const char *name = g_ptr_array_index (names, i);
        ThemaField field = thema_field_find (name);
        if (1u << field & THEMA_TEXT_FIELDS)
          field = THEMA_N_FIELDS;
        thema_source_reader_add_column (&self->base, name, field);
      }
  return TRUE;
}

ThemaSourceReader *
thema_source_table_open (ThemaFeed *feed, const ThemaReaderOptions *options, GError **error)
{
  TableReader *self = g_new0 (TableReader, 1);
  thema_source_reader_init (&self->base, &table_class, feed);
  self->line = 1;
  if (thema_feed_want (feed, G_MAXSIZE, error))
    {
      gsize length;
      const char *bytes = thema_feed_peek (feed, &length);
      self->csv = thema_csv_reader_new (thema_feed_name (feed), bytes, length,
                                        thema_csv_guess_delimiter (bytes, length));
      if (read_header (self, options, error))
        return &self->base;
    }
  table_free (&self->base);
  return NULL;
}
