/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of .txt files, a document each: the id is the file's name (with its subfolder, if any)
 * without the ending. They may be compressed. A table of metadata is joined by id and must know
 * every file, and only files there are. */
#include "corpus/source-reader.h"

#include "corpus/carrier.h"
#include "corpus/error.h"

#include <string.h>

#define SUFFIX ".txt"

typedef struct
{
  ThemaSourceReader base;
  char *path;                 /* owned */
  char *encoding;             /* owned or NULL */
  GPtrArray *names;           /* owned, of owned: paths below the folder, sorted */
  GPtrArray *paths;           /* owned, of owned: the same as they can be opened */
  guint next;                 /* index into both */
  ThemaArena *metadata_arena; /* owned */
  GHashTable *rows; /* owned: id -> ThemaEntry of a row, in the arena; NULL: no metadata */
} FolderReader;

static void
folder_free (ThemaSourceReader *base)
{
  FolderReader *self = (FolderReader *) base;
  g_free (self->path);
  g_free (self->encoding);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->paths);
  thema_arena_free (self->metadata_arena);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  thema_source_reader_clear (base);
  g_free (self);
}

/* The document's id: the name without ".txt", behind which ".gz" may stand. */
static char *
id_of (const char *name)
{
  g_autofree char *bare = thema_carrier_strip_suffix (name);
  return g_strndup (bare, strlen (bare) - strlen (SUFFIX));
}

static gboolean
folder_next (ThemaSourceReader *base, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  FolderReader *self = (FolderReader *) base;
  if (self->next == self->names->len)
    return FALSE;
  const char *name = g_ptr_array_index (self->names, self->next);
  const char *path = g_ptr_array_index (self->paths, self->next);
  self->next++;
  g_autoptr (ThemaTextFile) file = thema_text_file_open (path, self->encoding, error);
  if (file == NULL)
    return FALSE;
  gsize length;
  const char *bytes = thema_text_file_bytes (file, &length);
  g_autofree char *id = id_of (name);
  const ThemaEntry *row = self->rows != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  if (row != NULL)
    *entry = *row;
  entry->id = (ThemaSlice){ thema_arena_copy (arena, id, strlen (id)), strlen (id) };
  entry->fields[THEMA_FIELD_ABSTRACT]
      = (ThemaSlice){ thema_arena_copy (arena, bytes, length), length };
  entry->file = path;
  entry->line = 1;
  return TRUE;
}

static const ThemaSourceReaderClass folder_class = { folder_next, folder_free };

static gboolean
set_metadata_error (GError **error, const char *path, guint64 line, const char *id,
                    const char *what)
{
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_METADATA,
               "%s:%" G_GUINT64_FORMAT ": the document '%s' %s", path, line, id, what);
  return FALSE;
}

/* Takes over what a row says about the document of its id. */
static gboolean
take_row (FolderReader *self, const char *path, const ThemaEntry *entry, GError **error)
{
  if (entry->fault != NULL)
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN,
                   "%s:%" G_GUINT64_FORMAT ": %s", path, entry->line, entry->fault);
      return FALSE;
    }
  g_autofree char *id = g_strndup (entry->id.bytes, entry->id.length);
  if (g_str_has_suffix (id, SUFFIX))
    id[strlen (id) - strlen (SUFFIX)] = '\0';
  if (g_hash_table_contains (self->rows, id))
    return set_metadata_error (error, path, entry->line, id, "is there twice");
  ThemaEntry *row = thema_arena_alloc (self->metadata_arena, sizeof *row);
  *row = *entry;
  g_hash_table_insert (self->rows, g_steal_pointer (&id), row);
  return TRUE;
}

static gboolean
read_rows (FolderReader *self, const char *path, ThemaSourceReader *table, GError **error)
{
  for (;;)
    {
      GError *failure = NULL;
      ThemaEntry entry;
      thema_entry_init (&entry);
      if (table->class->next (table, self->metadata_arena, &entry, &failure))
        {
          if (!take_row (self, path, &entry, error))
            return FALSE;
          continue;
        }
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL;
    }
}

/* Every file needs its row and every row its file. */
static gboolean
check_join (const FolderReader *self, const char *path, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *id = id_of (g_ptr_array_index (self->names, i));
      if (!g_hash_table_contains (self->rows, id))
        return set_metadata_error (error, path, 1, id,
                                   "has no row here; add one, or remove its file");
      g_hash_table_add (ids, g_steal_pointer (&id));
    }
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->rows), (GCompareFunc) strcmp);
  for (GList *key = keys; key != NULL; key = key->next)
    if (!g_hash_table_contains (ids, key->data))
      return set_metadata_error (
          error, path, ((const ThemaEntry *) g_hash_table_lookup (self->rows, key->data))->line,
          key->data, "has a row here but no file; add the file, or remove the row");
  return TRUE;
}

static gboolean
load_metadata (FolderReader *self, const ThemaSourceOptions *options, const char *path,
               GPtrArray *files, GError **error)
{
  const ThemaReaderOptions chosen = { .id_column = options->id_column,
                                      .delimiter = options->delimiter,
                                      .quote = options->quote };
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, options->encoding, error);
  ThemaFeed *feed = carrier != NULL ? thema_carrier_next (carrier, error) : NULL;
  ThemaSourceReader *table
      = feed != NULL ? thema_source_metadata_open (feed, &chosen, error) : NULL;
  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const ThemaSourceColumn *column = &g_array_index (table->columns, ThemaSourceColumn, i);
      thema_source_reader_add_column (&self->base, column->name, column->field);
    }
  self->base.fields = table->fields | 1u << THEMA_FIELD_ABSTRACT;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (files, g_strdup (path));
  gboolean read = read_rows (self, path, table, error);
  table->class->free (table);
  return read && check_join (self, path, error);
}

static gboolean
open_folder (FolderReader *self, const ThemaSourceOptions *options, GPtrArray *files,
             GError **error)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      char *path = g_build_filename (self->path, g_ptr_array_index (self->names, i), NULL);
      g_ptr_array_add (self->paths, path);
      g_ptr_array_add (files, g_strdup (path));
    }
  g_autofree char *usual = g_build_filename (self->path, "documents.csv", NULL);
  if (options->metadata_path != NULL)
    return load_metadata (self, options, options->metadata_path, files, error);
  if (g_file_test (usual, G_FILE_TEST_EXISTS))
    return load_metadata (self, options, usual, files, error);
  return TRUE;
}

ThemaSourceReader *
thema_source_folder_open (const ThemaSourceOptions *options, const char *path,
                          const GPtrArray *names, GPtrArray *files, GError **error)
{
  FolderReader *self = g_new0 (FolderReader, 1);
  thema_source_reader_init (&self->base, &folder_class, NULL);
  self->path = g_strdup (path);
  self->encoding = g_strdup (options->encoding);
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (self->names, g_strdup (g_ptr_array_index (names, i)));
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->metadata_arena = thema_arena_new ();
  if (open_folder (self, options, files, error))
    return &self->base;
  folder_free (&self->base);
  return NULL;
}
