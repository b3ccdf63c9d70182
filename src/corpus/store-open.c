/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a store: everything but the documents themselves is checked here, once. */
#include "corpus/store-private.h"

/* A section whose number of elements must be `expected`. */
static gconstpointer
get_exact (const ThemaStore *self, ThemaStoreSection id, guint32 element_size, gsize expected,
           GError **error)
{
  gsize n;
  gconstpointer elements = thema_container_section (self->container, id, element_size, &n, error);
  if (elements != NULL && n != expected)
    {
      thema_store_set_damaged (self, error, "two tables differ in length");
      return NULL;
    }
  return elements;
}

/* Tables that grow with the corpus are checked when the store is opened; what was checked does not
 * stay in memory, so that it does not grow with them. */
#define RELEASE_BYTES ((gsize) 4 << 20)

static gboolean
load_strings (const ThemaStore *self, ThemaStoreStrings *strings, ThemaStoreSection bytes_id,
              ThemaStoreSection ends_id, GError **error)
{
  gsize length, count;
  strings->bytes = thema_container_section (self->container, bytes_id, 1, &length, error);
  if (strings->bytes == NULL)
    return FALSE;
  strings->ends
      = thema_container_section (self->container, ends_id, sizeof (guint64), &count, error);
  if (strings->ends == NULL)
    return FALSE;
  guint64 before = 0;
  for (gsize i = 0; i < count; i++)
    {
      if (strings->ends[i] < before || strings->ends[i] - before > G_MAXINT32)
        return thema_store_set_damaged (self, error, "a table of strings is out of order");
      before = strings->ends[i];
      if ((i + 1) % (RELEASE_BYTES / sizeof *strings->ends) == 0)
        thema_container_release (self->container,
                                 &strings->ends[i + 1] - RELEASE_BYTES / sizeof *strings->ends,
                                 RELEASE_BYTES);
    }
  if (before != length || count > G_MAXINT32)
    return thema_store_set_damaged (self, error, "a table of strings does not end where it should");
  strings->count = (guint32) count;
  return TRUE;
}

static gboolean
load_stems (ThemaStore *self, GError **error)
{
  gsize n;
  if (!load_strings (self, &self->stems, THEMA_SECTION_STEMS, THEMA_SECTION_STEM_ENDS, error))
    return FALSE;
  self->type_stems = thema_container_section (self->container, THEMA_SECTION_TYPE_STEMS,
                                              sizeof (guint32), &n, error);
  if (self->type_stems == NULL)
    return FALSE;
  if (*thema_store_stemmer (self) == '\0')
    {
      self->type_stems = NULL;
      self->stems.count = 0;
      return TRUE;
    }
  if (n != self->types.count || !thema_store_all_below (self->type_stems, n, self->stems.count))
    return thema_store_set_damaged (self, error, "a type has no stem");
  return TRUE;
}

static gboolean
load_form_widths (ThemaStore *self, GError **error)
{
  self->form_widths
      = get_exact (self, THEMA_SECTION_FORM_WIDTHS, sizeof (guint32), self->forms.count, error);
  if (self->form_widths == NULL)
    return FALSE;
  self->small_widths = g_new (guint8, MAX (self->forms.count, 1));
  for (guint32 i = 0; i < self->forms.count; i++)
    self->small_widths[i] = (guint8) MIN (self->form_widths[i], THEMA_WIDE_FORM);
  return TRUE;
}

static gboolean
load_vocabulary (ThemaStore *self, GError **error)
{
  if (!load_strings (self, &self->forms, THEMA_SECTION_FORMS, THEMA_SECTION_FORM_ENDS, error)
      || !load_strings (self, &self->types, THEMA_SECTION_TYPES, THEMA_SECTION_TYPE_ENDS, error))
    return FALSE;
  if (!load_form_widths (self, error))
    return FALSE;
  self->form_types
      = get_exact (self, THEMA_SECTION_FORM_TYPES, sizeof (guint32), self->forms.count, error);
  if (self->form_types == NULL)
    return FALSE;
  self->type_classes = get_exact (self, THEMA_SECTION_TYPE_CLASSES, 1, self->types.count, error);
  if (self->type_classes == NULL)
    return FALSE;
  self->type_frequencies = get_exact (self, THEMA_SECTION_TYPE_FREQUENCIES, sizeof (guint64),
                                      self->types.count, error);
  if (self->type_frequencies == NULL)
    return FALSE;
  for (guint32 i = 0; i < self->types.count; i++)
    if (self->type_classes[i] > THEMA_CLASS_BLANK)
      return thema_store_set_damaged (self, error, "a type has no class");
  if (!thema_store_all_below (self->form_types, self->forms.count, self->types.count))
    return thema_store_set_damaged (self, error, "a form has no type");
  return load_stems (self, error);
}

static gboolean
load_settings (ThemaStore *self, GError **error)
{
  gsize length;
  const char *cursor
      = thema_container_section (self->container, THEMA_SECTION_SETTINGS, 1, &length, error);
  if (cursor == NULL)
    return FALSE;
  const char *end = cursor + length;
  for (guint i = 0; i < G_N_ELEMENTS (self->settings); i++)
    if ((self->settings[i] = thema_closed_next (&cursor, end)) == NULL)
      return thema_store_set_damaged (self, error, "its settings are cut off");
  if (!thema_token_rules_from_string (self->settings[0], &self->rules))
    return thema_store_set_damaged (self, error, "its rules are unknown");

  cursor = thema_container_section (self->container, THEMA_SECTION_COLUMNS, 1, &length, error);
  if (cursor == NULL)
    return FALSE;
  end = cursor + length;
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  for (const char *name; (name = thema_closed_next (&cursor, end)) != NULL;)
    g_ptr_array_add (columns, (gpointer) name);
  self->n_columns = columns->len;
  g_ptr_array_add (columns, NULL);
  self->columns = (const char **) g_ptr_array_free (g_steal_pointer (&columns), FALSE);

  return TRUE;
}

/* Whether the bytes are `n` strings, each closed, and nothing else. */
static gboolean
are_strings (const char *bytes, gsize length, guint64 n)
{
  const char *cursor = bytes, *end = bytes + length;
  guint64 count = 0;
  while (thema_closed_next (&cursor, end) != NULL)
    count++;
  return cursor == end && count == n;
}

static gboolean
load_duplicates (ThemaStore *self, GError **error)
{
  self->duplicates
      = thema_container_section (self->container, THEMA_SECTION_DUPLICATES,
                                 sizeof (ThemaStoreDuplicate), &self->n_duplicates, error);
  if (self->duplicates == NULL)
    return FALSE;
  self->duplicate_strings = thema_container_section (
      self->container, THEMA_SECTION_DUPLICATE_STRINGS, 1, &self->duplicate_strings_length, error);
  if (self->duplicate_strings == NULL)
    return FALSE;
  guint64 n_kept = 0;
  for (gsize i = 0; i < self->n_duplicates; i++)
    {
      const ThemaStoreDuplicate *row = &self->duplicates[i];
      if (row->document_of >= self->document_strings.count
          || row->reason >= THEMA_N_DUPLICATE_REASONS || row->kept > 1 || row->is_estimate > 1
          || !(row->similarity >= 0 && row->similarity <= 1))
        return thema_store_set_damaged (self, error, "a duplicate is of no document");
      n_kept += row->kept;
    }
  const guint64 *counts = self->info->counts.n;
  if (!are_strings (self->duplicate_strings, self->duplicate_strings_length,
                    2 * (guint64) self->n_duplicates)
      || n_kept != counts[THEMA_COUNT_DUPLICATES_REPORTED]
      || self->n_duplicates - n_kept != counts[THEMA_COUNT_DUPLICATES_REMOVED])
    return thema_store_set_damaged (self, error, "its duplicates do not add up");
  return TRUE;
}

/* What became of the records, those that are documents and those that are not. */
static gboolean
load_records (ThemaStore *self, GError **error)
{
  const ThemaRecordCounts *counts = &self->info->counts;
  if (!thema_record_counts_are_good (counts)
      || counts->n[THEMA_COUNT_KEPT] != self->document_strings.count)
    return thema_store_set_damaged (self, error, "its records do not add up");
  self->rejected = thema_container_section (self->container, THEMA_SECTION_REJECTED, 1,
                                            &self->rejected_length, error);
  if (self->rejected == NULL)
    return FALSE;
  guint64 n_rejected = counts->n[THEMA_COUNT_UNREADABLE] + counts->n[THEMA_COUNT_WITHOUT_TEXT];
  if (!are_strings (self->rejected, self->rejected_length,
                    THEMA_STORE_REJECTED_STRINGS * n_rejected))
    return thema_store_set_damaged (self, error, "its rejected records do not add up");
  return load_duplicates (self, error);
}

static gboolean
check_documents (const ThemaStore *self, guint32 block_number, GError **error)
{
  const ThemaStoreBlock *block = &self->block_index[block_number];
  ThemaStoreDocument before = { .block = block_number };
  for (guint32 i = 0; i < block->n_documents; i++)
    {
      const ThemaStoreDocument *document = &self->documents[block->first_document + i];
      if (document->block != block_number || document->token < before.token
          || document->sentence < before.sentence || document->paragraph < before.paragraph
          || document->text < before.text)
        return thema_store_set_damaged (self, error, "its documents are out of order");
      before = *document;
    }
  if (before.token > block->n_tokens || before.sentence > block->n_sentences
      || before.paragraph > block->n_paragraphs || before.text > block->text_length)
    return thema_store_set_damaged (self, error, "a document lies outside its block");
  return TRUE;
}

static gboolean
check_blocks (const ThemaStore *self, gsize n_documents, GError **error)
{
  guint64 next_document = 0, released = 0;
  for (guint32 i = 0; i < self->n_blocks; i++)
    {
      const ThemaStoreBlock *block = &self->block_index[i];
      guint64 length = thema_block_layout (block).length;
      if (block->offset % 8 != 0 || block->offset > self->blocks_length
          || length > self->blocks_length - block->offset)
        return thema_store_set_damaged (self, error, "a block lies outside");
      if (block->first_document != next_document || block->n_documents == 0
          || next_document + block->n_documents > n_documents)
        return thema_store_set_damaged (self, error, "its blocks are out of order");
      next_document += block->n_documents;
      if (!check_documents (self, i, error))
        return FALSE;
      gsize checked = (next_document - released) * sizeof *self->documents;
      if (checked < RELEASE_BYTES)
        continue;
      thema_container_release (self->container, &self->documents[released], checked);
      released = next_document;
    }
  if (next_document != n_documents)
    return thema_store_set_damaged (self, error, "a document belongs to no block");
  return TRUE;
}

static gboolean
load_documents (ThemaStore *self, GError **error)
{
  gsize n_blocks, n_documents;
  self->blocks = thema_container_section (self->container, THEMA_SECTION_BLOCKS, 1,
                                          &self->blocks_length, error);
  if (self->blocks == NULL)
    return FALSE;
  self->block_index = thema_container_section (self->container, THEMA_SECTION_BLOCK_INDEX,
                                               sizeof (ThemaStoreBlock), &n_blocks, error);
  if (self->block_index == NULL)
    return FALSE;
  self->documents = thema_container_section (self->container, THEMA_SECTION_DOCUMENTS,
                                             sizeof (ThemaStoreDocument), &n_documents, error);
  if (self->documents == NULL
      || !load_strings (self, &self->document_strings, THEMA_SECTION_STRINGS,
                        THEMA_SECTION_STRING_ENDS, error))
    return FALSE;
  if (self->document_strings.count != n_documents || n_blocks > n_documents)
    return thema_store_set_damaged (self, error, "two tables differ in length");
  self->n_blocks = (guint32) n_blocks;
  return check_blocks (self, n_documents, error);
}

ThemaStore *
thema_store_open (const char *path, GError **error)
{
  g_autoptr (ThemaStore) self = g_new0 (ThemaStore, 1);
  self->container
      = thema_container_open (path, THEMA_STORE_MAGIC, THEMA_STORE_VERSION, "token store", error);
  if (self->container == NULL)
    return NULL;
  self->info = get_exact (self, THEMA_SECTION_INFO, sizeof (ThemaStoreInfo), 1, error);
  if (self->info == NULL || !load_settings (self, error) || !load_vocabulary (self, error)
      || !load_documents (self, error) || !load_records (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
thema_store_free (ThemaStore *self)
{
  if (self == NULL)
    return;
  thema_container_free (self->container);
  g_free (self->columns);
  g_free (self->small_widths);
  g_free (self);
}
