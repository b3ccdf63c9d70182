/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/parts-private.h"

#include "corpus/error.h"

#include <string.h>

void
thema_reading_clear (ThemaReading *self)
{
  if (self->reader != NULL)
    self->reader->class->free (self->reader);
  g_clear_pointer (&self->carrier, thema_carrier_free);
  *self = (ThemaReading){ 0 };
}

static void
part_free (gpointer data)
{
  ThemaPart *self = data;
  thema_reading_clear (&self->reading);
  g_free (self->path);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->lacking);
  g_array_unref (self->fields);
  g_array_unref (self->columns);
  g_free (self);
}

ThemaParts *
thema_parts_open (const ThemaSourceOptions *options, GError **error)
{
  g_autoptr (ThemaParts) self = g_new0 (ThemaParts, 1);
  self->text_column = g_strdup (options->text_column);
  self->id_column = g_strdup (options->id_column);
  self->encoding = g_strdup (options->encoding);
  self->detect = options->detect;
  self->quote = g_strdup (options->quote);
  self->options = (ThemaReaderOptions){ options->split, self->text_column, self->id_column,
                                        options->delimiter, self->quote };
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->column_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  if (options->format != NULL)
    self->forced = thema_source_format_find (options->format);
  return thema_parts_find (self, options, error) ? g_steal_pointer (&self) : NULL;
}

void
thema_parts_free (ThemaParts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->column_numbers);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->notes);
  g_free (self->stdin_digest);
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

const GPtrArray *
thema_parts_notes (const ThemaParts *self)
{
  return self->notes;
}

guint
thema_parts_count (const ThemaParts *self)
{
  return self->parts->len;
}

ThemaPartInfo
thema_parts_info (const ThemaParts *self, guint index)
{
  const ThemaPart *part = g_ptr_array_index (self->parts, index);
  return (ThemaPartInfo){ part->path,     part->name,    part->format->name,
                          part->encoding, part->guessed, part->n_records };
}

const char *
thema_parts_stdin_digest (const ThemaParts *self, guint64 *length)
{
  *length = self->stdin_length;
  return self->stdin_digest;
}

const char *
thema_parts_lacking (const ThemaParts *self, guint fields)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const ThemaPart *part = g_ptr_array_index (self->parts, i);
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
  const ThemaPart *part
      = self->current < self->parts->len ? g_ptr_array_index (self->parts, self->current) : NULL;
  return self->position
         + (part != NULL && part->reading.carrier != NULL
                ? thema_carrier_position (part->reading.carrier)
                : 0);
}

const ThemaSourceFormat *
thema_parts_format (const ThemaParts *self)
{
  return ((const ThemaPart *) g_ptr_array_index (self->parts, self->current))->format;
}

guint64
thema_parts_number (const ThemaParts *self)
{
  return self->number;
}

gboolean
thema_parts_is_bibliographic (const ThemaParts *self)
{
  const ThemaPart *part = g_ptr_array_index (self->parts, self->current);
  return part->format->is_bibliographic || part->reading.reader->is_export;
}

gboolean
thema_parts_is_record (const ThemaParts *self)
{
  const ThemaPart *part = g_ptr_array_index (self->parts, self->current);
  return part->format->is_bibliographic || strcmp (part->format->name, "table") == 0;
}

/* Opens a part whose turn has come. An archive is still open behind the member before. */
static gboolean
reopen (ThemaParts *self, ThemaPart *part, GError **error)
{
  ThemaReading *reading = &part->reading;
  guint member = part->member;
  if (reading->carrier == NULL)
    {
      reading->carrier = thema_carrier_open (part->path, self->encoding, error);
      member = 0;
    }
  if (reading->carrier == NULL)
    return FALSE;
  GError *failure = NULL;
  ThemaFeed *feed = NULL;
  for (; member <= part->member; member++)
    if ((feed = thema_carrier_next (reading->carrier, &failure)) == NULL)
      break;
  if (feed != NULL)
    return thema_part_begin (self, part, feed, error);
  if (failure == NULL)
    g_set_error (&failure, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s: changed while it was read", part->name);
  g_propagate_error (error, failure);
  return FALSE;
}

/* Standard input was read to the end of its text: there must not be another one. */
static gboolean
finish_stdin (ThemaParts *self, ThemaCarrier *carrier, GError **error)
{
  GError *failure = NULL;
  if (thema_carrier_next (carrier, &failure) != NULL)
    g_set_error (&failure, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s: is an archive of several files, which cannot be read from a pipe: save it, "
                 "and name the file",
                 THEMA_STDIN_NAME);
  if (failure == NULL)
    {
      self->stdin_digest = g_strdup (thema_carrier_digest (carrier, &self->stdin_length, error));
      return self->stdin_digest != NULL;
    }
  g_propagate_error (error, failure);
  return FALSE;
}

/* Leaves the part that was read to its end. */
static gboolean
finish_part (ThemaParts *self, ThemaPart *part, GError **error)
{
  /* A folder's rows and paths are still needed. */
  ThemaCarrier *carrier = g_steal_pointer (&part->reading.carrier);
  if (carrier == NULL)
    return TRUE;
  thema_reading_clear (&part->reading);
  ThemaPart *next = self->current + 1 < self->parts->len
                        ? g_ptr_array_index (self->parts, self->current + 1)
                        : NULL;
  if (next != NULL && next->member == part->member + 1)
    {
      next->reading.carrier = carrier;
      return TRUE;
    }
  gboolean good = !thema_part_is_stdin (part) || finish_stdin (self, carrier, error);
  self->position += thema_carrier_position (carrier);
  thema_carrier_free (carrier);
  return good;
}

gboolean
thema_parts_next (ThemaParts *self, ThemaArena *arena, ThemaEntry *entry, GError **error)
{
  for (; self->current < self->parts->len; self->current++)
    {
      ThemaPart *part = g_ptr_array_index (self->parts, self->current);
      if (part->reading.reader == NULL && !reopen (self, part, error))
        return FALSE;
      GError *failure = NULL;
      thema_entry_init (entry);
      if (part->reading.reader->class->next (part->reading.reader, arena, entry, &failure))
        {
          part->n_records++;
          self->number = entry->file == NULL ? part->n_records : 1;
          if (entry->file == NULL)
            entry->file = part->name;
          return TRUE;
        }
      if (failure == NULL)
        finish_part (self, part, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
  return FALSE;
}

const ThemaSlice *
thema_parts_values (const ThemaParts *self, const ThemaEntry *entry, ThemaArena *arena)
{
  const ThemaPart *part = g_ptr_array_index (self->parts, self->current);
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
