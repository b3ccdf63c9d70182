/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/settle.h"

#include "base/closed-strings.h"
#include "corpus/error.h"
#include "corpus/ids.h"
#include "corpus/source.h"

#include <string.h>

struct _ThemaSettle
{
  ThemaDuplicatesMode mode;
  gboolean keep_going;
  ThemaIds *ids;               /* owned */
  ThemaDuplicates *duplicates; /* owned; NULL: not looked for */
  guint32 n_documents;         /* of all blocks so far */
  char *file, *source;         /* owned: the last record's file, and its bare name */
};

ThemaSettle *
thema_settle_new (ThemaDuplicatesMode mode, gboolean keep_going)
{
  ThemaSettle *self = g_new0 (ThemaSettle, 1);
  self->mode = mode;
  self->keep_going = keep_going;
  self->ids = thema_ids_new ();
  if (mode != THEMA_DUPLICATES_KEEP)
    self->duplicates = thema_duplicates_new ();
  return self;
}

void
thema_settle_free (ThemaSettle *self)
{
  if (self == NULL)
    return;
  thema_ids_free (self->ids);
  thema_duplicates_free (self->duplicates);
  g_free (self->file);
  g_free (self->source);
  g_free (self);
}

/* The bare name of the record's file, borrowed until the next call; most often that of the one
 * before. */
static const char *
source_of (ThemaSettle *self, const ThemaRecord *record)
{
  if (self->file != NULL && strcmp (self->file, record->file) == 0)
    return self->source;
  g_autofree char *base = g_path_get_basename (record->file);
  g_free (self->file);
  g_free (self->source);
  self->file = g_strdup (record->file);
  self->source = g_utf8_make_valid (base, -1);
  return self->source;
}

static void
append_string (GString *strings, const char *bytes, gsize length)
{
  g_string_append_len (strings, bytes, (gssize) length);
  g_string_append_c (strings, '\0');
}

/* Gives the record its final id. FALSE: its own is there already, and so it is rejected, or an
 * error. */
static gboolean
settle_id (ThemaSettle *self, ThemaBlock *block, ThemaRecord *record, GError **error)
{
  if (record->made_id)
    {
      record->id = thema_ids_make (self->ids, record->id, TRUE, block->arena);
      return TRUE;
    }
  if (thema_ids_add (self->ids, record->id))
    return TRUE;
  g_autofree char *fault = thema_source_id_fault (record);
  if (self->keep_going)
    {
      thema_source_reject (block, record, THEMA_COUNT_UNREADABLE, fault);
      return FALSE;
    }
  g_autofree char *place = thema_source_place (record);
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_DUPLICATE,
               "%s: %s; name another column with --id-column, or leave such records out with "
               "--keep-going",
               place, fault);
  return FALSE;
}

static void
note_duplicate (ThemaSettle *self, ThemaBlock *block, const ThemaRecord *record,
                const ThemaDuplicate *duplicate, ThemaSlice id, gboolean kept)
{
  ThemaStoreDuplicate row = {
    .line = record->line,
    .line_of = duplicate->line,
    .document_of = duplicate->document,
    .reason = duplicate->reason,
    .similarity = (float) duplicate->similarity,
    .is_estimate = (guint16) duplicate->is_estimate,
    .kept = (guint16) kept,
  };
  const char *source = source_of (self, record);
  g_array_append_val (block->duplicates, row);
  append_string (block->duplicate_strings, id.bytes, id.length);
  append_string (block->duplicate_strings, source, strlen (source));
  block->counts.n[kept ? THEMA_COUNT_DUPLICATES_REPORTED : THEMA_COUNT_DUPLICATES_REMOVED]++;
}

/* Whether the block's document `i` becomes document `number` of the corpus. */
static gboolean
settle_document (ThemaSettle *self, ThemaBlock *block, guint i, guint32 number, GError **error)
{
  guint32 index = g_array_index (block->documents, ThemaBlockDocument, i).record;
  ThemaRecord *record = &g_array_index (block->records, ThemaRecord, index);
  if (self->duplicates == NULL)
    return settle_id (self, block, record, error);
  const ThemaFingerprint *fingerprint = &g_array_index (block->fingerprints, ThemaFingerprint, i);
  ThemaDuplicate duplicate;
  gboolean found = thema_duplicates_find (self->duplicates, fingerprint, &duplicate);
  if (found && self->mode == THEMA_DUPLICATES_DROP)
    {
      ThemaSlice id = record->id;
      if (record->made_id)
        id = thema_ids_make (self->ids, id, FALSE, block->arena);
      note_duplicate (self, block, record, &duplicate, id, FALSE);
      return FALSE;
    }
  if (!settle_id (self, block, record, error))
    return FALSE;
  if (found)
    note_duplicate (self, block, record, &duplicate, record->id, TRUE);
  else
    thema_duplicates_add (self->duplicates, fingerprint, number, record->line);
  return TRUE;
}

/* Where document `i` starts; behind the last one, where the block ends. */
static ThemaBlockDocument
start_of (const ThemaBlock *block, guint i)
{
  if (i < block->documents->len)
    return g_array_index (block->documents, ThemaBlockDocument, i);
  return (ThemaBlockDocument){ .token = block->tokens.forms->len,
                               .sentence = block->tokens.sentence_ends->len,
                               .paragraph = block->tokens.paragraph_ends->len,
                               .text = (guint32) block->text->len };
}

static void
move_numbers (GArray *array, guint to, guint from, guint n)
{
  guint32 *numbers = (guint32 *) (gpointer) array->data;
  memmove (numbers + to, numbers + from, n * sizeof *numbers);
}

/* Moves document `i`, which ends at `end`, to where `to` is; and that behind it. */
static void
move_document (ThemaBlock *block, guint i, guint to_index, ThemaBlockDocument *to,
               const ThemaBlockDocument *end)
{
  ThemaBlockDocument *document = &g_array_index (block->documents, ThemaBlockDocument, i);
  ThemaBlockDocument from = *document,
                     *target = &g_array_index (block->documents, ThemaBlockDocument, to_index);
  guint n_tokens = end->token - from.token, n_sentences = end->sentence - from.sentence;
  guint n_paragraphs = end->paragraph - from.paragraph, n_text = end->text - from.text;
  move_numbers (block->tokens.forms, to->token, from.token, n_tokens);
  memmove (block->tokens.gaps->data + to->token, block->tokens.gaps->data + from.token, n_tokens);
  move_numbers (block->tokens.sentence_ends, to->sentence, from.sentence, n_sentences);
  move_numbers (block->tokens.paragraph_ends, to->paragraph, from.paragraph, n_paragraphs);
  memmove (block->text->str + to->text, block->text->str + from.text, n_text);
  *target = (ThemaBlockDocument){ to->token, to->sentence, to->paragraph,
                                  to->text,  from.n_words, from.record };
  to->token += n_tokens;
  to->sentence += n_sentences;
  to->paragraph += n_paragraphs;
  to->text += n_text;
}

/* Takes documents out of the block's arrays. */
static void
remove_documents (ThemaBlock *block, const gboolean *stays)
{
  ThemaBlockDocument to = { 0 }, end;
  guint n = block->documents->len, n_kept = 0;
  for (guint i = 0; i < n; i++)
    {
      ThemaBlockDocument start = start_of (block, i);
      end = start_of (block, i + 1);
      if (stays[i])
        move_document (block, i, n_kept++, &to, &end);
      else
        g_array_append_vals (block->dropped_forms,
                             &g_array_index (block->tokens.forms, guint32, start.token),
                             end.token - start.token);
    }
  g_array_set_size (block->documents, n_kept);
  thema_tokens_truncate (&block->tokens, to.token, to.sentence, to.paragraph);
  g_string_truncate (block->text, to.text);
}

static void
write_strings (ThemaSettle *self, ThemaBlock *block)
{
  for (guint i = 0; i < block->documents->len; i++)
    {
      guint32 index = g_array_index (block->documents, ThemaBlockDocument, i).record;
      const ThemaRecord *record = &g_array_index (block->records, ThemaRecord, index);
      const char *source = source_of (self, record);
      append_string (block->strings, record->id.bytes, record->id.length);
      append_string (block->strings, source, strlen (source));
      for (guint c = 0; c < block->n_columns; c++)
        append_string (block->strings, record->values[c].bytes, record->values[c].length);
      guint64 end = block->strings->len;
      g_array_append_val (block->string_ends, end);
    }
}

gboolean
thema_settle_block (ThemaSettle *self, ThemaBlock *block, GError **error)
{
  guint n = block->documents->len, n_kept = 0;
  g_autofree gboolean *stays = g_new (gboolean, MAX (n, 1));
  GError *failure = NULL;
  for (guint i = 0; i < n && failure == NULL; i++)
    {
      stays[i] = settle_document (self, block, i, self->n_documents + n_kept, &failure);
      n_kept += stays[i];
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (n_kept < n)
    remove_documents (block, stays);
  write_strings (self, block);
  self->n_documents += n_kept;
  block->counts.n[THEMA_COUNT_KEPT] = n_kept;
  return TRUE;
}
