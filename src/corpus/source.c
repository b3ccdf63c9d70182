/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/source.h"

#include "base/error.h"
#include "corpus/error.h"
#include "corpus/language-guess.h"
#include "corpus/selection.h"
#include "corpus/tidy-values.h"
#include "corpus/tidy.h"
#include "text/utf8.h"

#include <string.h>

/* A block is a task: large enough that handing it over costs nothing, small enough that the threads
 * finish together. */
#define BLOCK_BYTES ((gsize) 512 * 1024)
#define BLOCK_RECORDS 4096

struct _ThemaSource
{
  ThemaParts *parts;         /* owned */
  ThemaSelection *selection; /* owned */
  char *path;                /* owned */
  ThemaTidy *tidy;           /* owned */
  ThemaLanguageGuess *guess; /* owned; NULL: languages are those that records say */
  ThemaKeyMaker key_maker;
  gboolean verbatim, keys, keep_going;
};

ThemaSource *
thema_source_open (const ThemaSourceOptions *options, GError **error)
{
  g_autoptr (ThemaParts) parts = thema_parts_open (options, error);
  if (parts == NULL)
    return NULL;
  g_autoptr (ThemaSelection) selection = thema_selection_new (options, parts, error);
  if (selection == NULL)
    return NULL;
  g_autoptr (ThemaLanguageGuess) guess = NULL;
  if (options->detect && (guess = thema_language_guess_new (error)) == NULL)
    return NULL;
  ThemaSource *self = g_new0 (ThemaSource, 1);
  self->guess = g_steal_pointer (&guess);
  self->parts = g_steal_pointer (&parts);
  self->selection = g_steal_pointer (&selection);
  self->path = g_strdup (options->paths[0]);
  self->tidy = thema_tidy_new ();
  thema_key_maker_init (&self->key_maker);
  self->verbatim = options->verbatim;
  self->keys = options->keys;
  self->keep_going = options->keep_going;
  return self;
}

void
thema_source_free (ThemaSource *self)
{
  if (self == NULL)
    return;
  thema_selection_free (self->selection);
  thema_parts_free (self->parts);
  thema_tidy_free (self->tidy);
  thema_language_guess_free (self->guess);
  thema_key_maker_clear (&self->key_maker);
  g_free (self->path);
  g_free (self);
}

const char *const *
thema_source_columns (const ThemaSource *self)
{
  return thema_selection_columns (self->selection);
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

char *
thema_source_id_fault (const ThemaRecord *record)
{
  g_autofree char *id = g_utf8_make_valid (record->id.bytes, (gssize) record->id.length);
  return g_strdup_printf ("the id '%s' is there twice; ids must be unique", id);
}

void
thema_source_reject (ThemaBlock *block, const ThemaRecord *record, ThemaRecordCount count,
                     const char *reason)
{
  g_autofree char *base = g_path_get_basename (record->file);
  ThemaReject reject = {
    .ordinal = record->ordinal,
    .number = record->number,
    .line = record->line,
    .source = g_filename_display_name (base),
    .id = g_utf8_make_valid (record->id.bytes, (gssize) record->id.length),
    .reason = g_strdup (reason),
  };
  g_array_append_val (block->rejected, reject);
  block->counts.n[count]++;
}

const char *
thema_source_path (const ThemaSource *self)
{
  return self->path;
}

/* Takes a record that cannot be read: rejects it, or fails. */
static gboolean
refuse (const ThemaSource *self, ThemaBlock *block, const ThemaRecord *record, GError **error)
{
  if (self->keep_going)
    {
      thema_source_reject (block, record, THEMA_COUNT_UNREADABLE, record->fault);
      return TRUE;
    }
  g_autofree char *place = thema_source_place (record);
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN, "%s: %s", place,
               record->fault);
  return FALSE;
}

/* Takes the record, or leaves it out. */
static void
take (const ThemaSource *self, ThemaBlock *block, const ThemaRecord *record,
      const ThemaEntry *entry, const ThemaSlice *values)
{
  if (thema_parts_is_record (self->parts) && thema_slice_is_blank (record->text))
    {
      g_autofree char *reason
          = g_strdup_printf ("has no %s", thema_selection_text_name (self->selection));
      thema_source_reject (block, record, THEMA_COUNT_WITHOUT_TEXT, reason);
    }
  else if (!thema_selection_wants (self->selection, entry, values))
    block->counts.n[THEMA_COUNT_FILTERED_OUT]++;
  else
    g_array_append_vals (block->records, record, 1);
}

/* What the record says. Only values of an export are changed, and texts unless they are wanted as
 * they stand. */
static gboolean
fill_record (ThemaSource *self, ThemaArena *arena, ThemaEntry *entry, ThemaRecord *record,
             const ThemaSlice **values, GError **error)
{
  if (thema_parts_is_bibliographic (self->parts)
      && !thema_tidy_entry (self->tidy, entry, !self->verbatim, arena, error))
    return FALSE;
  ThemaSlice *language = &entry->fields[THEMA_FIELD_LANGUAGE];
  if (self->guess != NULL && thema_slice_is_blank (*language))
    *language = thema_language_guess (self->guess, entry->fields[THEMA_FIELD_ABSTRACT], arena);
  *values = thema_parts_values (self->parts, entry, arena);
  record->values = thema_selection_values (self->selection, entry, *values, arena);
  record->text = thema_selection_text (self->selection, entry, *values, arena);
  /* In exports the ids are those of a program, and nobody can be asked to mend them. */
  record->made_id = entry->id.length == 0 || thema_parts_is_bibliographic (self->parts);
  record->id = entry->id.length == 0
                   ? thema_record_make_id (&self->key_maker, entry, record->text, arena)
                   : entry->id;
  if (self->keys)
    record->keys = entry->is_part ? (ThemaRecordKeys){ 0 }
                                  : thema_record_keys (&self->key_maker, entry, arena);
  return TRUE;
}

/* The next record, into the block unless it is left out; FALSE at the end or on an error. */
static gboolean
read_record (ThemaSource *self, ThemaBlock *block, gsize *bytes, GError **error)
{
  ThemaEntry entry;
  const ThemaSlice *values;
  if (!thema_parts_next (self->parts, block->arena, &entry, error))
    return FALSE;
  ThemaRecord record = {
    .id = entry.id,
    .text = { "", 0 },
    .file = entry.file,
    .line = entry.line,
    .number = thema_parts_number (self->parts),
    .fault = entry.fault,
    .ordinal = block->n_read++,
  };
  block->counts.n[THEMA_COUNT_IDENTIFIED]++;
  if (record.fault != NULL)
    return refuse (self, block, &record, error);
  if (!fill_record (self, block->arena, &entry, &record, &values, error))
    return FALSE;
  take (self, block, &record, &entry, values);
  *bytes += record.text.length;
  return TRUE;
}

gboolean
thema_source_fill (ThemaSource *self, ThemaBlock *block, GError **error)
{
  gsize bytes = 0;
  GError *failure = NULL;
  while (bytes < BLOCK_BYTES && block->n_read < BLOCK_RECORDS
         && read_record (self, block, &bytes, &failure))
    ;
  block->position = thema_parts_position (self->parts);
  if (failure == NULL)
    return block->n_read > 0;
  g_propagate_error (error, failure);
  return FALSE;
}
