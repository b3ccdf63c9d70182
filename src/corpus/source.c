/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/source.h"

#include "base/error.h"
#include "base/key-set.h"
#include "corpus/error.h"
#include "corpus/parts.h"
#include "text/utf8.h"

#include <string.h>

/* A block is a task: large enough that handing it over costs nothing, small enough that the threads
 * finish together. */
#define BLOCK_BYTES ((gsize) 512 * 1024)
#define BLOCK_RECORDS 4096

struct _ThemaSource
{
  ThemaParts *parts; /* owned */
  char *path;        /* owned */
  ThemaKeySet *ids;  /* owned: those handed out */
  gboolean keep_going;
};

ThemaSource *
thema_source_open (const ThemaSourceOptions *options, GError **error)
{
  g_autoptr (ThemaParts) parts = thema_parts_open (options, error);
  if (parts == NULL)
    return NULL;
  const char *lacking = thema_parts_lacking (parts, 1u << THEMA_FIELD_ABSTRACT);
  if (lacking != NULL)
    {
      g_set_error_literal (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN, lacking);
      return NULL;
    }
  ThemaSource *self = g_new0 (ThemaSource, 1);
  self->parts = g_steal_pointer (&parts);
  self->path = g_strdup (options->paths[0]);
  self->ids = thema_key_set_new ();
  self->keep_going = options->keep_going;
  return self;
}

void
thema_source_free (ThemaSource *self)
{
  if (self == NULL)
    return;
  thema_parts_free (self->parts);
  thema_key_set_free (self->ids);
  g_free (self->path);
  g_free (self);
}

const char *const *
thema_source_columns (const ThemaSource *self)
{
  return thema_parts_columns (self->parts);
}

const char *const *
thema_source_files (const ThemaSource *self)
{
  return thema_parts_files (self->parts);
}

const GPtrArray *
thema_source_notes (const ThemaSource *self)
{
  return thema_parts_notes (self->parts);
}

const ThemaParts *
thema_source_parts (const ThemaSource *self)
{
  return self->parts;
}

guint64
thema_source_size (const ThemaSource *self)
{
  return thema_parts_size (self->parts);
}

char *
thema_source_place (const ThemaRecord *record)
{
  g_autofree char *file = g_filename_display_name (record->file);
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT, file, record->line);
}

void
thema_source_reject (ThemaBlock *block, const ThemaRecord *record, const char *reason)
{
  g_autofree char *base = g_path_get_basename (record->file);
  g_autofree char *file = g_filename_display_name (base);
  ThemaReject reject = {
    .ordinal = record->ordinal,
    .source = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, file, record->line),
    .id = g_utf8_make_valid (record->id.bytes, (gssize) record->id.length),
    .reason = g_strdup (reason),
  };
  g_array_append_val (block->rejected, reject);
}

const char *
thema_source_path (const ThemaSource *self)
{
  return self->path;
}

/* Why a record cannot be taken, or NULL; then its id is now known. */
static char *
find_fault_in_record (ThemaSource *self, const ThemaRecord *record)
{
  if (record->fault != NULL)
    return g_strdup (record->fault);
  if (record->id.length == 0)
    return g_strdup ("has no id; give every document one");
  if (thema_key_set_add (self->ids, record->id.bytes, record->id.length))
    return NULL;
  g_autofree char *id = g_utf8_make_valid (record->id.bytes, (gssize) record->id.length);
  return g_strdup_printf ("the id '%s' is there twice; ids must be unique", id);
}

/* Takes the record, rejects it, or fails. */
static gboolean
take_record (ThemaSource *self, ThemaBlock *block, ThemaRecord *record, GError **error)
{
  g_autofree char *fault = find_fault_in_record (self, record);
  record->ordinal = block->n_read++;
  if (fault == NULL)
    {
      g_array_append_vals (block->records, record, 1);
      return TRUE;
    }
  if (self->keep_going)
    {
      thema_source_reject (block, record, fault);
      return TRUE;
    }
  g_autofree char *place = thema_source_place (record);
  g_set_error (error, THEMA_CORPUS_ERROR,
               record->fault != NULL ? THEMA_CORPUS_ERROR_COLUMN : THEMA_CORPUS_ERROR_DUPLICATE,
               "%s: %s", place, fault);
  return FALSE;
}

/* The next record; FALSE at the end or on an error. */
static gboolean
read_record (ThemaSource *self, ThemaArena *arena, ThemaRecord *record, GError **error)
{
  ThemaEntry entry;
  if (!thema_parts_next (self->parts, arena, &entry, error))
    return FALSE;
  *record = (ThemaRecord){
    .id = entry.id,
    .text = entry.fields[THEMA_FIELD_ABSTRACT],
    .values = thema_parts_values (self->parts, &entry, arena),
    .file = entry.file,
    .line = entry.line,
    .fault = entry.fault,
  };
  return TRUE;
}

gboolean
thema_source_fill (ThemaSource *self, ThemaBlock *block, GError **error)
{
  gsize bytes = 0;
  ThemaRecord record;
  GError *failure = NULL;
  while (bytes < BLOCK_BYTES && block->n_read < BLOCK_RECORDS
         && read_record (self, block->arena, &record, &failure)
         && take_record (self, block, &record, &failure))
    bytes += record.text.length;
  block->position = thema_parts_position (self->parts);
  if (failure == NULL)
    return block->records->len > 0 || block->rejected->len > 0;
  g_propagate_error (error, failure);
  return FALSE;
}
