/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/store-private.h"

ThemaStringCursor
thema_store_document_strings (const ThemaStore *self, guint32 index)
{
  g_return_val_if_fail (index < self->document_strings.count, ((ThemaStringCursor){ NULL, NULL }));
  ThemaSlice strings = thema_store_strings_get (&self->document_strings, index);
  return (ThemaStringCursor){ strings.bytes, strings.bytes + strings.length };
}

const char *
thema_store_document_string (const ThemaStore *self, guint32 index, guint string)
{
  ThemaStringCursor cursor = thema_store_document_strings (self, index);
  ThemaSlice found = thema_string_cursor_next (&cursor);
  while (string-- > 0)
    found = thema_string_cursor_next (&cursor);
  return found.bytes;
}

void
thema_store_foreach_rejected (const ThemaStore *self,
                              void (*visit) (const char *const *strings, gpointer user_data),
                              gpointer user_data)
{
  const char *cursor = self->rejected, *end = cursor + self->rejected_length;
  for (;;)
    {
      const char *strings[THEMA_STORE_REJECTED_STRINGS];
      for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
        if ((strings[i] = thema_closed_next (&cursor, end)) == NULL)
          return;
      visit (strings, user_data);
    }
}

static void
count_one (G_GNUC_UNUSED const char *const *strings, gpointer user_data)
{
  ++*(guint64 *) user_data;
}

guint64
thema_store_n_rejected (const ThemaStore *self)
{
  guint64 count = 0;
  thema_store_foreach_rejected (self, count_one, &count);
  return count;
}

gsize
thema_store_n_duplicates (const ThemaStore *self)
{
  return self->n_duplicates;
}

void
thema_store_foreach_duplicate (const ThemaStore *self,
                               void (*visit) (const ThemaStoreDuplicateView *duplicate,
                                              gpointer user_data),
                               gpointer user_data)
{
  const char *cursor = self->duplicate_strings, *end = cursor + self->duplicate_strings_length;
  for (gsize i = 0; i < self->n_duplicates; i++)
    {
      const ThemaStoreDuplicate *row = &self->duplicates[i];
      ThemaStoreDuplicateView view = { .line = row->line,
                                       .document_of = row->document_of,
                                       .line_of = row->line_of,
                                       .reason = row->reason,
                                       .is_estimate = row->is_estimate != 0,
                                       .similarity = (double) row->similarity,
                                       .kept = row->kept != 0 };
      view.id = thema_closed_next (&cursor, end);
      view.source = thema_closed_next (&cursor, end);
      visit (&view, user_data);
    }
}

guint64
thema_store_checksum (const ThemaStore *self)
{
  return thema_container_checksum (self->container);
}

guint32
thema_store_n_documents (const ThemaStore *self)
{
  return self->document_strings.count;
}

guint64
thema_store_n_tokens (const ThemaStore *self)
{
  return self->info->n_tokens;
}

guint64
thema_store_n_words (const ThemaStore *self)
{
  return self->info->n_words;
}

guint64
thema_store_n_sentences (const ThemaStore *self)
{
  return self->info->n_sentences;
}

guint64
thema_store_n_paragraphs (const ThemaStore *self)
{
  return self->info->n_paragraphs;
}

guint64
thema_store_text_bytes (const ThemaStore *self)
{
  return self->info->text_bytes;
}

const ThemaRecordCounts *
thema_store_counts (const ThemaStore *self)
{
  return &self->info->counts;
}

const ThemaTokenRules *
thema_store_rules (const ThemaStore *self)
{
  return &self->rules;
}

const char *
thema_store_language (const ThemaStore *self)
{
  return self->settings[1];
}

const char *
thema_store_stemmer (const ThemaStore *self)
{
  return self->settings[2];
}

const char *
thema_store_provenance (const ThemaStore *self)
{
  return self->settings[3];
}

const char *const *
thema_store_columns (const ThemaStore *self)
{
  return self->columns;
}

guint
thema_store_n_columns (const ThemaStore *self)
{
  return self->n_columns;
}

guint32
thema_store_n_forms (const ThemaStore *self)
{
  return self->forms.count;
}

guint32
thema_store_n_types (const ThemaStore *self)
{
  return self->types.count;
}

guint32
thema_store_n_stems (const ThemaStore *self)
{
  return self->stems.count;
}

ThemaSlice
thema_store_form (const ThemaStore *self, guint32 form)
{
  return thema_store_strings_get (&self->forms, form);
}

ThemaSlice
thema_store_type (const ThemaStore *self, guint32 type)
{
  return thema_store_strings_get (&self->types, type);
}

ThemaSlice
thema_store_stem (const ThemaStore *self, guint32 stem)
{
  return thema_store_strings_get (&self->stems, stem);
}

const guint32 *
thema_store_form_types (const ThemaStore *self)
{
  return self->form_types;
}

const guint8 *
thema_store_type_classes (const ThemaStore *self)
{
  return self->type_classes;
}

const guint32 *
thema_store_type_stems (const ThemaStore *self)
{
  return self->type_stems;
}

const guint64 *
thema_store_type_frequencies (const ThemaStore *self)
{
  return self->type_frequencies;
}

guint32
thema_store_n_blocks (const ThemaStore *self)
{
  return self->n_blocks;
}

void
thema_store_block_documents (const ThemaStore *self, guint32 block, guint32 *first,
                             guint32 *n_documents)
{
  *first = self->block_index[block].first_document;
  *n_documents = self->block_index[block].n_documents;
}
