/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/parts.h"

#include "corpus/carrier.h"
#include "corpus/error.h"

#include <string.h>

/* A text that is being read. */
typedef struct
{
  ThemaCarrier *carrier;     /* owned; NULL for a folder */
  ThemaFeed *feed;           /* borrowed from it; likewise */
  ThemaSourceReader *reader; /* owned */
} Reading;

typedef struct
{
  char *path; /* owned */
  guint member;
  char *name;                      /* owned: that stands in messages and tables */
  const ThemaSourceFormat *format; /* borrowed */
  Reading reading;
  GArray *fields;  /* owned, of ThemaField: of each of its columns */
  GArray *columns; /* owned, of guint: which column of the corpus each of them is */
  guint readable;  /* bits of fields that its entries can have */
  char *lacking;   /* owned: as of its reader */
} Part;

struct _ThemaParts
{
  ThemaReaderOptions options; /* borrowed strings are those of `strings` */
  char *text_column, *id_column, *encoding, *quote;
  const ThemaSourceFormat *forced; /* borrowed; NULL: by content */
  GPtrArray *parts;                /* owned, of Part */
  guint current;                   /* the part that is read, or is next */
  GPtrArray *columns;              /* owned, of owned */
  GPtrArray *files;                /* owned, of owned */
  guint64 size, position;          /* of all files; of those read to their end */
};

/* A folder of texts is of no format that a file could have. */
static const ThemaSourceFormat folder_format = { "folder", "a folder of texts", NULL, NULL, FALSE };

static void
reading_clear (Reading *self)
{
  if (self->reader != NULL)
    self->reader->class->free (self->reader);
  g_clear_pointer (&self->carrier, thema_carrier_free);
  *self = (Reading){ 0 };
}

static void
part_free (gpointer data)
{
  Part *self = data;
  reading_clear (&self->reading);
  g_free (self->path);
  g_free (self->name);
  g_free (self->lacking);
  g_array_unref (self->fields);
  g_array_unref (self->columns);
  g_free (self);
}

void
thema_source_reader_init (ThemaSourceReader *self, const ThemaSourceReaderClass *class,
                          ThemaFeed *feed)
{
  self->class = class;
  self->feed = feed;
  self->columns = g_array_new (FALSE, FALSE, sizeof (ThemaSourceColumn));
  self->fields = (1u << THEMA_N_FIELDS) - 1;
}

void
thema_source_reader_clear (ThemaSourceReader *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    g_free (g_array_index (self->columns, ThemaSourceColumn, i).name);
  g_free (self->lacking);
  g_array_unref (self->columns);
}

void
thema_source_reader_add_column (ThemaSourceReader *self, const char *name, ThemaField field)
{
  const char *shown = field < THEMA_N_FIELDS ? thema_field_names[field] : name;
  ThemaSourceColumn column = { g_strdup (shown), field };
  g_array_append_val (self->columns, column);
}

void
thema_source_reader_add_fields (ThemaSourceReader *self)
{
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    if (!(1u << field & THEMA_TEXT_FIELDS))
      thema_source_reader_add_column (self, NULL, field);
}

/* The column of the corpus that is called so; a new one, if none is. */
static guint
learn_column (ThemaParts *self, const char *name)
{
  guint column;
  if (g_ptr_array_find_with_equal_func (self->columns, name, g_str_equal, &column))
    return column;
  g_ptr_array_add (self->columns, g_strdup (name));
  return self->columns->len - 1;
}

/* Takes over the columns of the part's reader. */
static void
learn_columns (ThemaParts *self, Part *part)
{
  const ThemaSourceReader *reader = part->reading.reader;
  const GArray *columns = reader->columns;
  part->readable = reader->fields;
  part->lacking = g_strdup (reader->lacking);
  for (guint i = 0; i < columns->len; i++)
    {
      const ThemaSourceColumn *column = &g_array_index (columns, ThemaSourceColumn, i);
      guint index = learn_column (self, column->name);
      g_array_append_val (part->fields, column->field);
      g_array_append_val (part->columns, index);
    }
}

static Part *
add_part (ThemaParts *self, const char *path, guint member, const char *name)
{
  Part *part = g_new0 (Part, 1);
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
  if (!thema_feed_want (feed, THEMA_HEAD_SIZE, error))
    return NULL;
  g_autofree char *name = g_path_get_basename (thema_feed_name (feed));
  ThemaHead head = { .name = name };
  head.bytes = thema_feed_peek (feed, &head.length);
  return thema_source_format_recognise (&head);
}

/* Opens all texts that one file carries. */
static gboolean
open_file (ThemaParts *self, const char *path, GError **error)
{
  g_autoptr (ThemaCarrier) carrier = thema_carrier_open (path, self->encoding, error);
  if (carrier == NULL)
    return FALSE;
  self->size += thema_carrier_size (carrier);
  g_ptr_array_add (self->files, g_strdup (path));
  ThemaFeed *feed;
  GError *failure = NULL;
  Part *part = NULL;
  for (guint member = 0; (feed = thema_carrier_next (carrier, &failure)) != NULL; member++)
    {
      if (part != NULL)
        reading_clear (&part->reading);
      part = add_part (self, path, member, thema_feed_name (feed));
      part->format = recognise (self, feed, error);
      if (part->format == NULL)
        return FALSE;
      part->reading.feed = feed;
      part->reading.reader = part->format->open (feed, &self->options, error);
      if (part->reading.reader == NULL)
        return FALSE;
      learn_columns (self, part);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (part != NULL)
    part->reading.carrier = g_steal_pointer (&carrier);
  return TRUE;
}

static gboolean
open_folder (ThemaParts *self, const ThemaSourceOptions *options, const char *path, GError **error)
{
  Part *part = add_part (self, path, 0, path);
  part->format = &folder_format;
  part->reading.reader = thema_source_folder_open (options, path, self->files, error);
  if (part->reading.reader == NULL)
    return FALSE;
  learn_columns (self, part);
  return TRUE;
}

static gboolean
open_all (ThemaParts *self, const ThemaSourceOptions *options, GError **error)
{
  for (const char *const *path = options->paths; *path != NULL; path++)
    {
      gboolean is_folder = g_file_test (*path, G_FILE_TEST_IS_DIR);
      if (!is_folder && options->metadata_path != NULL)
        {
          g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_METADATA,
                       "%s: metadata can be joined to a folder of text files only",
                       options->metadata_path);
          return FALSE;
        }
      if (!(is_folder ? open_folder (self, options, *path, error) : open_file (self, *path, error)))
        return FALSE;
    }
  for (guint i = 0; self->parts->len > 1 && i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      if (part->reading.carrier != NULL)
        reading_clear (&part->reading);
    }
  g_ptr_array_add (self->columns, NULL);
  g_ptr_array_add (self->files, NULL);
  return TRUE;
}

ThemaParts *
thema_parts_open (const ThemaSourceOptions *options, GError **error)
{
  g_autoptr (ThemaParts) self = g_new0 (ThemaParts, 1);
  self->text_column = g_strdup (options->text_column);
  self->id_column = g_strdup (options->id_column);
  self->encoding = g_strdup (options->encoding);
  self->quote = g_strdup (options->quote);
  self->options = (ThemaReaderOptions){ options->split, self->text_column, self->id_column,
                                        options->delimiter, self->quote };
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func (g_free);
  if (options->format != NULL)
    self->forced = thema_source_format_find (options->format);
  return open_all (self, options, error) ? g_steal_pointer (&self) : NULL;
}

void
thema_parts_free (ThemaParts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->files);
  g_free (self->text_column);
  g_free (self->id_column);
  g_free (self->encoding);
  g_free (self->quote);
  g_free (self);
}

const char *const *
thema_parts_columns (const ThemaParts *self)
{
  return (const char *const *) self->columns->pdata;
}

const char *const *
thema_parts_files (const ThemaParts *self)
{
  return (const char *const *) self->files->pdata;
}

const char *
thema_parts_lacking (const ThemaParts *self, guint fields)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);
      if ((part->readable & fields) == 0 && part->lacking != NULL)
        return part->lacking;
    }
  return NULL;
}

guint64
thema_parts_size (const ThemaParts *self)
{
  return self->size;
}

guint64
thema_parts_position (const ThemaParts *self)
{
  if (self->current == self->parts->len)
    return self->position;
  const Part *part = g_ptr_array_index (self->parts, self->current);
  return self->position
         + (part->reading.feed != NULL ? thema_feed_position (part->reading.feed) : 0);
}

const ThemaSourceFormat *
thema_parts_format (const ThemaParts *self)
{
  return ((const Part *) g_ptr_array_index (self->parts, self->current))->format;
}

/* Opens a part once more. */
static gboolean
reopen (ThemaParts *self, Part *part, GError **error)
{
  Reading *reading = &part->reading;
  reading->carrier = thema_carrier_open (part->path, self->encoding, error);
  if (reading->carrier == NULL)
    return FALSE;
  for (guint member = 0; member <= part->member; member++)
    if ((reading->feed = thema_carrier_next (reading->carrier, error)) == NULL)
      {
        if (error != NULL && *error == NULL)
          g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                       "%s: changed while it was read", part->name);
        return FALSE;
      }
  reading->reader = part->format->open (reading->feed, &self->options, error);
  return reading->reader != NULL;
}

gboolean
thema_parts_next (ThemaParts *self, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  for (; self->current < self->parts->len; self->current++)
    {
      Part *part = g_ptr_array_index (self->parts, self->current);
      if (part->reading.reader == NULL && !reopen (self, part, error))
        return FALSE;
      GError *failure = NULL;
      thema_entry_init (entry);
      if (part->reading.reader->class->next (part->reading.reader, arena, entry, &failure))
        {
          if (entry->file == NULL)
            entry->file = part->name;
          return TRUE;
        }
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (part->reading.carrier == NULL) /* a folder's rows and paths are still needed */
        continue;
      self->position += thema_feed_position (part->reading.feed);
      reading_clear (&part->reading);
    }
  return FALSE;
}

const ThemaSlice *
thema_parts_values (const ThemaParts *self, const ThemaEntry *entry, ThemaArena *arena)
{
  const Part *part = g_ptr_array_index (self->parts, self->current);
  guint n_columns = self->columns->len - 1, other = 0;
  ThemaSlice *values = thema_arena_alloc (arena, sizeof *values * MAX (n_columns, 1));
  for (guint i = 0; i < n_columns; i++)
    values[i] = (ThemaSlice){ "", 0 };
  for (guint i = 0; i < part->columns->len; i++)
    {
      ThemaField field = g_array_index (part->fields, ThemaField, i);
      const ThemaSlice *value = NULL;
      if (field < THEMA_N_FIELDS)
        value = &entry->fields[field];
      else if (entry->others != NULL)
        value = &entry->others[other++];
      if (value != NULL && value->length > 0)
        values[g_array_index (part->columns, guint, i)] = *value;
    }
  return values;
}
