/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts a corpus has. */
#include "corpus/parts-private.h"

#include "corpus/error.h"
#include "corpus/folder-parts.h"

#include <string.h>

/* More than the files of any study have together: a bound for hostile ones. */
#define MAX_COLUMNS 65536

/* A folder of texts is of no format that a file could have. */
static const ThemaSourceFormat folder_format = { "folder", "a folder of texts", NULL, NULL, FALSE };

/* The column of the corpus that is called so; a new one, if none is. */
static guint
learn_column (ThemaParts *self, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->column_numbers, name));
  if (known > 0)
    return known - 1;
  char *copy = g_strdup (name);
  g_ptr_array_add (self->columns, copy);
  g_hash_table_insert (self->column_numbers, copy, GUINT_TO_POINTER (self->columns->len));
  return self->columns->len - 1;
}

/* Takes over the columns of the part's reader. */
static gboolean
learn_columns (ThemaParts *self, ThemaPart *part, GError **error)
{
  const ThemaSourceReader *reader = part->reading.reader;
  const GArray *columns = reader->columns;
  gboolean has_language = FALSE;
  part->readable = reader->fields;
  part->lacking = g_strdup (reader->lacking);
  for (guint i = 0; i < columns->len && self->columns->len <= MAX_COLUMNS; i++)
    {
      const ThemaSourceColumn *column = &g_array_index (columns, ThemaSourceColumn, i);
      guint index = learn_column (self, column->name);
      has_language |= column->field == THEMA_FIELD_LANGUAGE;
      g_array_append_val (part->fields, column->field);
      g_array_append_val (part->columns, index);
    }
  if (self->detect && !has_language)
    {
      ThemaField field = THEMA_FIELD_LANGUAGE;
      guint index = learn_column (self, thema_field_names[field]);
      g_array_append_val (part->fields, field);
      g_array_append_val (part->columns, index);
    }
  if (self->columns->len <= MAX_COLUMNS)
    return TRUE;
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN,
               "%s:1: with this file there are more than %u columns; is it a table?", part->name,
               MAX_COLUMNS);
  return FALSE;
}

static ThemaPart *
add_part (ThemaParts *self, const char *path, guint member, const char *name)
{
  ThemaPart *part = g_new0 (ThemaPart, 1);
  part->path = g_strdup (path);
  part->member = member;
  part->name = g_strdup (name);
  part->fields = g_array_new (FALSE, FALSE, sizeof (ThemaField));
  part->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (self->parts, part);
  return part;
}

static const ThemaSourceFormat *
recognise (const ThemaParts *self, ThemaFeed *feed, GError **error)
{
  if (self->forced != NULL)
    return self->forced;
  ThemaHead head = { .name = thema_feed_base (feed) };
  head.bytes = thema_feed_peek (feed, &head.length);
  return thema_source_format_choose (&head, thema_feed_name (feed), error);
}

gboolean
thema_part_begin (const ThemaParts *self, ThemaPart *part, ThemaFeed *feed, GError **error)
{
  part->reading.feed = feed;
  if (!thema_feed_want (feed, THEMA_HEAD_SIZE, error))
    return FALSE;
  if (part->format == NULL)
    part->format = recognise (self, feed, error);
  if (part->format == NULL)
    return FALSE;
  /* A text says nothing of itself: what it is written in is not guessed. */
  if (strcmp (part->format->name, "text") != 0 && !thema_feed_guess_encoding (feed, error))
    return FALSE;
  part->reading.reader = part->format->open (feed, &self->options, error);
  return part->reading.reader != NULL;
}

static void
note_encoding (ThemaParts *self, ThemaPart *part)
{
  part->encoding = g_strdup (thema_feed_encoding (part->reading.feed, &part->guessed));
  if (part->guessed)
    g_ptr_array_add (self->notes,
                     g_strdup_printf ("%s: is not UTF-8; it is read as %s, which is a guess: look "
                                      "at its letters, and name another by --encoding if they are "
                                      "wrong",
                                      part->name, part->encoding));
}

static gboolean
is_stdin (const char *path)
{
  return strcmp (path, THEMA_STDIN_PATH) == 0;
}

/* Opens all texts that one file carries; of standard input the first, as there is no way back.
 * `keep`: the only one is left open. */
static gboolean
open_file (ThemaParts *self, const char *path, gboolean keep, GError **error)
{
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, self->encoding, error);
  if (carrier == NULL)
    return FALSE;
  self->size += thema_carrier_size (carrier);
  g_ptr_array_add (self->files, g_strdup (path));
  ThemaFeed *feed;
  GError *failure = NULL;
  ThemaPart *part = NULL;
  gboolean all = thema_carrier_is_archive (carrier) && !is_stdin (path);
  for (guint member = 0; part == NULL || all; member++)
    {
      if (part != NULL)
        thema_reading_clear (&part->reading);
      if ((feed = thema_carrier_next (carrier, &failure)) == NULL)
        break;
      part = add_part (self, path, member, thema_feed_name (feed));
      if (!thema_part_begin (self, part, feed, error))
        return FALSE;
      note_encoding (self, part);
      if (!learn_columns (self, part, error))
        return FALSE;
    }
  if (part == NULL && failure == NULL)
    g_set_error (&failure, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_EMPTY,
                 "%s: there is no file in this archive", path);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (is_stdin (path) || (keep && !all))
    part->reading.carrier = g_steal_pointer (&carrier);
  else
    thema_reading_clear (&part->reading);
  return TRUE;
}

static gboolean
open_texts (ThemaParts *self, const ThemaSourceOptions *options, const char *path,
            const GPtrArray *names, GError **error)
{
  ThemaPart *part = add_part (self, path, 0, path);
  part->format = &folder_format;
  part->reading.reader = thema_source_folder_open (options, path, names, self->files, error);
  return part->reading.reader != NULL && learn_columns (self, part, error);
}

static gboolean
refuse_metadata (const ThemaSourceOptions *options, GError **error)
{
  if (options->metadata_path == NULL)
    return TRUE;
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_METADATA,
               "%s: metadata can be joined to a folder of text files only", options->metadata_path);
  return FALSE;
}

static gboolean
open_folder (ThemaParts *self, const ThemaSourceOptions *options, const char *path, GError **error)
{
  g_autoptr (ThemaFolderParts) found = thema_folder_parts_find (options, path, self->notes, error);
  if (found == NULL)
    return FALSE;
  if (!found->are_exports)
    return open_texts (self, options, path, found->names, error);
  if (!refuse_metadata (options, error))
    return FALSE;
  for (guint i = 0; i < found->names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, g_ptr_array_index (found->names, i), NULL);
      if (!open_file (self, file, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
open_path (ThemaParts *self, const ThemaSourceOptions *options, const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !is_stdin (path))
    return open_folder (self, options, path, error);
  if (is_stdin (path) && self->has_stdin)
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "%s: can be read only once, but - is named twice", THEMA_STDIN_NAME);
      return FALSE;
    }
  self->has_stdin |= is_stdin (path);
  return refuse_metadata (options, error)
         && open_file (self, path, options->paths[1] == NULL, error);
}

gboolean
thema_parts_find (ThemaParts *self, const ThemaSourceOptions *options, GError **error)
{
  for (const char *const *path = options->paths; *path != NULL; path++)
    if (!open_path (self, options, *path, error))
      return FALSE;
  g_ptr_array_add (self->columns, NULL);
  g_ptr_array_add (self->files, NULL);
  return TRUE;
}
