/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/store.h"

#include "base/container.h"
#include "corpus/store-format.h"

#include <string.h>

/* Strings that lie one behind the other, with the offsets of their ends. */
typedef struct
{
  const char *bytes;
  const guint64 *ends;
  guint32 count;
} Strings;

struct _ThemaStore
{
  ThemaContainer *container; /* owned; everything below is borrowed from it unless said */
  const ThemaStoreInfo *info;
  const guint8 *blocks;
  gsize blocks_length;
  const ThemaStoreBlock *block_index;
  guint32 n_blocks;
  const ThemaStoreDocument *documents;
  Strings document_strings;
  const char *settings[4]; /* tokenizer, language, stemmer, provenance */
  const char **columns;    /* owned array */
  guint n_columns;
  const char *rejected;
  gsize rejected_length;
  Strings forms, types, stems;
  const guint32 *form_types;
  const guint8 *type_classes;
  const guint32 *type_stems; /* NULL: no stemmer */
  const guint64 *type_frequencies;
};

static gboolean
damaged (const ThemaStore *self, GError **error, const char *detail)
{
  return thema_container_set_damaged (self->container, error, detail);
}

/* A section whose number of elements must be `expected`. */
static gconstpointer
get_exact (const ThemaStore *self, ThemaStoreSection id, guint32 element_size, gsize expected,
           GError **error)
{
  gsize n;
  gconstpointer elements = thema_container_section (self->container, id, element_size, &n, error);
  if (elements != NULL && n != expected)
    {
      damaged (self, error, "two tables differ in length");
      return NULL;
    }
  return elements;
}

static gboolean
load_strings (const ThemaStore *self, Strings *strings, ThemaStoreSection bytes_id,
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
        return damaged (self, error, "a table of strings is out of order");
      before = strings->ends[i];
    }
  if (before != length || count > G_MAXINT32)
    return damaged (self, error, "a table of strings does not end where it should");
  strings->count = (guint32) count;
  return TRUE;
}

static ThemaSlice
get_string (const Strings *strings, guint32 index)
{
  guint64 start = index > 0 ? strings->ends[index - 1] : 0;
  return (ThemaSlice) { strings->bytes + start, strings->ends[index] - start };
}

/* Checks that each of `n` numbers is below `limit`. */
static gboolean
all_below (const guint32 *numbers, gsize n, guint32 limit)
{
  guint32 highest = 0;
  for (gsize i = 0; i < n; i++)
    highest = MAX (highest, numbers[i]);
  return n == 0 || highest < limit;
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
  if (n != self->types.count || !all_below (self->type_stems, n, self->stems.count))
    return damaged (self, error, "a type has no stem");
  return TRUE;
}

static gboolean
load_vocabulary (ThemaStore *self, GError **error)
{
  if (!load_strings (self, &self->forms, THEMA_SECTION_FORMS, THEMA_SECTION_FORM_ENDS, error)
      || !load_strings (self, &self->types, THEMA_SECTION_TYPES, THEMA_SECTION_TYPE_ENDS, error))
    return FALSE;
  self->form_types = get_exact (self, THEMA_SECTION_FORM_TYPES, sizeof (guint32), self->forms.count,
                                error);
  if (self->form_types == NULL)
    return FALSE;
  self->type_classes
      = get_exact (self, THEMA_SECTION_TYPE_CLASSES, 1, self->types.count, error);
  if (self->type_classes == NULL)
    return FALSE;
  self->type_frequencies = get_exact (self, THEMA_SECTION_TYPE_FREQUENCIES, sizeof (guint64),
                                      self->types.count, error);
  if (self->type_frequencies == NULL)
    return FALSE;
  for (guint32 i = 0; i < self->types.count; i++)
    if (self->type_classes[i] > THEMA_CLASS_BLANK)
      return damaged (self, error, "a type has no class");
  if (!all_below (self->form_types, self->forms.count, self->types.count))
    return damaged (self, error, "a form has no type");
  return load_stems (self, error);
}

/* The next string of a sequence of strings that are each closed by NUL; NULL at its end. */
static const char *
next_closed (const char **cursor, const char *end)
{
  const char *start = *cursor;
  const char *nul = start < end ? memchr (start, '\0', (gsize) (end - start)) : NULL;
  if (nul == NULL)
    return NULL;
  *cursor = nul + 1;
  return start;
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
    if ((self->settings[i] = next_closed (&cursor, end)) == NULL)
      return damaged (self, error, "its settings are cut off");

  cursor = thema_container_section (self->container, THEMA_SECTION_COLUMNS, 1, &length, error);
  if (cursor == NULL)
    return FALSE;
  end = cursor + length;
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  for (const char *name; (name = next_closed (&cursor, end)) != NULL;)
    g_ptr_array_add (columns, (gpointer) name);
  self->n_columns = columns->len;
  g_ptr_array_add (columns, NULL);
  self->columns = (const char **) g_ptr_array_free (g_steal_pointer (&columns), FALSE);

  self->rejected = thema_container_section (self->container, THEMA_SECTION_REJECTED, 1,
                                            &self->rejected_length, error);
  return self->rejected != NULL;
}

/* Where the parts of a document end: the start of the next document or the end of the block. */
static void
find_ends (const ThemaStore *self, guint32 index, ThemaStoreDocument *ends)
{
  const ThemaStoreDocument *document = &self->documents[index];
  const ThemaStoreBlock *block = &self->block_index[document->block];
  if (index + 1 < block->first_document + block->n_documents)
    *ends = self->documents[index + 1];
  else
    *ends = (ThemaStoreDocument) { document->block,     block->n_tokens,    block->n_sentences,
                                   block->n_paragraphs, block->text_length, 0 };
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
        return damaged (self, error, "its documents are out of order");
      before = *document;
    }
  if (before.token > block->n_tokens || before.sentence > block->n_sentences
      || before.paragraph > block->n_paragraphs || before.text > block->text_length)
    return damaged (self, error, "a document lies outside its block");
  return TRUE;
}

static gboolean
check_blocks (const ThemaStore *self, gsize n_documents, GError **error)
{
  guint64 next_document = 0;
  for (guint32 i = 0; i < self->n_blocks; i++)
    {
      const ThemaStoreBlock *block = &self->block_index[i];
      guint64 length = thema_block_layout (block).length;
      if (block->offset % 8 != 0 || block->offset > self->blocks_length
          || length > self->blocks_length - block->offset)
        return damaged (self, error, "a block lies outside");
      if (block->first_document != next_document || block->n_documents == 0
          || next_document + block->n_documents > n_documents)
        return damaged (self, error, "its blocks are out of order");
      next_document += block->n_documents;
      if (!check_documents (self, i, error))
        return FALSE;
    }
  if (next_document != n_documents)
    return damaged (self, error, "a document belongs to no block");
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
    return damaged (self, error, "two tables differ in length");
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
      || !load_documents (self, error))
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
  g_free (self);
}

/* The lengths of a document's tokens and gaps must fit into its text. */
static gboolean
check_places (const ThemaStore *self, const ThemaDocument *document, GError **error)
{
  guint64 length = 0;
  for (guint32 i = 0; i < document->n_tokens; i++)
    length += document->gaps[i] + get_string (&self->forms, document->forms[i]).length;
  return length <= document->text_length || damaged (self, error, "a token lies outside its text");
}

/* Ends must rise from above zero to `last`. */
static gboolean
ends_are_good (const guint32 *ends, guint32 n, guint32 last)
{
  guint32 before = 0;
  gboolean rising = TRUE;
  for (guint32 i = 0; i < n; i++)
    {
      rising &= ends[i] > before;
      before = ends[i];
    }
  return rising && before == last;
}

gboolean
thema_store_document (const ThemaStore *self, guint32 index, ThemaDocument *document, GError **error)
{
  g_return_val_if_fail (index < self->document_strings.count, FALSE);
  const ThemaStoreDocument *start = &self->documents[index];
  const ThemaStoreBlock *block = &self->block_index[start->block];
  ThemaBlockLayout layout = thema_block_layout (block);
  const guint8 *base = self->blocks + block->offset;
  ThemaStoreDocument end;
  find_ends (self, index, &end);
  *document = (ThemaDocument) {
    .index = index,
    .text = (const char *) base + layout.text + start->text,
    .text_length = end.text - start->text,
    .forms = (const guint32 *) (gconstpointer) base + start->token,
    .gaps = base + layout.gaps + start->token,
    .n_tokens = end.token - start->token,
    .sentence_ends = (const guint32 *) (gconstpointer) (base + layout.sentences) + start->sentence,
    .n_sentences = end.sentence - start->sentence,
    .paragraph_ends
    = (const guint32 *) (gconstpointer) (base + layout.paragraphs) + start->paragraph,
    .n_paragraphs = end.paragraph - start->paragraph,
    .n_words = start->n_words,
  };
  if (document->n_words > document->n_tokens
      || !all_below (document->forms, document->n_tokens, self->forms.count))
    return damaged (self, error, "a token has no form");
  if (!ends_are_good (document->sentence_ends, document->n_sentences, document->n_tokens)
      || !ends_are_good (document->paragraph_ends, document->n_paragraphs, document->n_sentences))
    return damaged (self, error, "sentences do not add up");
  return check_places (self, document, error);
}

void
thema_store_locate (const ThemaStore *self, const ThemaDocument *document, guint32 *places)
{
  guint32 at = 0;
  for (guint32 i = 0; i < document->n_tokens; i++)
    {
      at += document->gaps[i];
      places[2 * i] = at;
      at += (guint32) get_string (&self->forms, document->forms[i]).length;
      places[2 * i + 1] = at;
    }
}

gboolean
thema_store_verify (const ThemaStore *self, GError **error)
{
  if (!thema_container_verify (self->container, error))
    return FALSE;
  ThemaDocument document;
  for (guint32 i = 0; i < self->document_strings.count; i++)
    if (!thema_store_document (self, i, &document, error))
      return FALSE;
  return TRUE;
}

const char *
thema_store_document_string (const ThemaStore *self, guint32 index, guint string)
{
  g_return_val_if_fail (index < self->document_strings.count, "");
  ThemaSlice strings = get_string (&self->document_strings, index);
  const char *cursor = strings.bytes, *end = strings.bytes + strings.length;
  const char *found = next_closed (&cursor, end);
  while (string-- > 0 && found != NULL)
    found = next_closed (&cursor, end);
  return found != NULL ? found : "";
}

void
thema_store_foreach_rejected (const ThemaStore *self,
                              void (*visit) (const char *const strings[3], gpointer user_data),
                              gpointer user_data)
{
  const char *cursor = self->rejected, *end = cursor + self->rejected_length;
  for (;;)
    {
      const char *strings[3];
      for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
        if ((strings[i] = next_closed (&cursor, end)) == NULL)
          return;
      visit (strings, user_data);
    }
}

static void
count_one (G_GNUC_UNUSED const char *const strings[3], gpointer user_data)
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

guint64
thema_store_n_short (const ThemaStore *self)
{
  return self->info->n_short;
}

ThemaTokenizerKind
thema_store_tokenizer (const ThemaStore *self)
{
  return g_str_equal (self->settings[0], "whitespace") ? THEMA_TOKENIZER_WHITESPACE
                                                        : THEMA_TOKENIZER_UNICODE;
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
  return get_string (&self->forms, form);
}

ThemaSlice
thema_store_type (const ThemaStore *self, guint32 type)
{
  return get_string (&self->types, type);
}

ThemaSlice
thema_store_stem (const ThemaStore *self, guint32 stem)
{
  return get_string (&self->stems, stem);
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
