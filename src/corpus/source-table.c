/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV or TSV file with a document a row. */
#include "corpus/source-reader.h"

#include <string.h>

typedef struct
{
  ThemaSourceReader base;
  char *path;          /* owned */
  ThemaTextFile *file; /* owned */
  ThemaCsvReader *csv; /* owned */
  guint n_fields;      /* of the header, and so of every row */
  guint id_column, text_column;
} TableReader;

static const char *const text_names[]
    = { "abstract", "text", "ab", "n2", "abstract note", "description", "content", "body", NULL };

static gboolean
table_next (ThemaSourceReader *base, ThemaArena *arena, ThemaRecord *record, GError **error)
{
  TableReader *self = (TableReader *) base;
  if (!thema_csv_reader_next (self->csv, arena, error))
    return FALSE;
  guint n_fields;
  const ThemaSlice *fields = thema_csv_reader_fields (self->csv, &n_fields);
  *record = (ThemaRecord){ .id = { "", 0 },
                           .file = self->path,
                           .offset = thema_csv_reader_record (self->csv) };
  if (n_fields != self->n_fields)
    {
      g_autofree char *fault = g_strdup_printf (
          "has %u fields, the header has %u; look for an unquoted delimiter or quote", n_fields,
          self->n_fields);
      record->fault = thema_arena_copy (arena, fault, strlen (fault));
      return TRUE;
    }
  ThemaSlice *values = thema_arena_alloc (arena, sizeof *values * MAX (n_fields, 1));
  guint n = 0;
  for (guint i = 0; i < n_fields; i++)
    if (i != self->id_column && i != self->text_column)
      values[n++] = fields[i];
  record->id = fields[self->id_column];
  record->text = fields[self->text_column];
  record->values = values;
  return TRUE;
}

static guint64
table_position (const ThemaSourceReader *base)
{
  return thema_csv_reader_position (((const TableReader *) base)->csv);
}

static const char *
table_contents (const ThemaSourceReader *base, G_GNUC_UNUSED const char *file, gsize *length)
{
  return thema_text_file_bytes (((const TableReader *) base)->file, length);
}

static void
table_free (ThemaSourceReader *base)
{
  TableReader *self = (TableReader *) base;
  g_free (self->path);
  g_clear_pointer (&self->file, thema_text_file_free);
  g_clear_pointer (&self->csv, thema_csv_reader_free);
  thema_source_reader_clear (base);
  g_free (self);
}

static const ThemaSourceReaderClass table_class
    = { table_next, table_position, table_contents, table_free };

/* Reads the header and finds the two columns that are not metadata. */
static gboolean
read_header (TableReader *self, const ThemaSourceOptions *options, GError **error)
{
  g_autoptr (GPtrArray) names = thema_source_read_header (self->path, self->csv, error);
  if (names == NULL)
    return FALSE;
  self->n_fields = names->len;
  if (!thema_source_find_column (self->path, names, options->text_column, text_names,
                                 "--text-column", &self->text_column, error)
      || !thema_source_find_column (self->path, names, options->id_column, thema_source_id_names,
                                    "--id-column", &self->id_column, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (i != self->id_column && i != self->text_column)
      g_ptr_array_add (self->base.columns, g_strdup (g_ptr_array_index (names, i)));
  return TRUE;
}

ThemaSourceReader *
thema_source_table_open (const ThemaSourceOptions *options, GError **error)
{
  TableReader *self = g_new0 (TableReader, 1);
  thema_source_reader_init (&self->base, &table_class);
  self->path = g_strdup (options->path);
  g_ptr_array_add (self->base.files, g_strdup (options->path));
  self->file = thema_text_file_open (options->path, options->encoding, error);
  if (self->file != NULL)
    {
      gsize length;
      const char *bytes = thema_text_file_bytes (self->file, &length);
      self->base.size = length;
      self->csv = thema_csv_reader_new (options->path, bytes, length,
                                        thema_csv_guess_delimiter (bytes, length));
      if (read_header (self, options, error))
        return &self->base;
    }
  table_free (&self->base);
  return NULL;
}
