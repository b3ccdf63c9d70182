/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of a store, one by one or block by block. */
#include "corpus/store-private.h"

/* Where the parts of a document end: the start of the next document or the end of the block. */
static void
find_ends (const ThemaStore *self, guint32 index, ThemaStoreDocument *ends)
{
  const ThemaStoreDocument *document = &self->documents[index];
  const ThemaStoreBlock *block = &self->block_index[document->block];
  if (index + 1 < block->first_document + block->n_documents)
    *ends = self->documents[index + 1];
  else
    *ends = (ThemaStoreDocument){ document->block,     block->n_tokens,    block->n_sentences,
                                  block->n_paragraphs, block->text_length, 0 };
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

/* Fills in and checks a document. `numbers` is where its block lies as far as forms, sentences and
 * paragraphs are concerned, `rest` where it lies for gaps and text. */
static gboolean
get_document (const ThemaStore *self, guint32 index, const guint8 *numbers, const guint8 *rest,
              ThemaDocument *document, GError **error)
{
  const ThemaStoreDocument *start = &self->documents[index];
  const ThemaStoreBlock *block = &self->block_index[start->block];
  ThemaBlockLayout layout = thema_block_layout (block);
  ThemaStoreDocument end;
  find_ends (self, index, &end);
  *document = (ThemaDocument){
    .index = index,
    .text = (const char *) rest + layout.text + start->text,
    .text_length = end.text - start->text,
    .forms = (const guint32 *) (gconstpointer) numbers + start->token,
    .gaps = rest + layout.gaps + start->token,
    .n_tokens = end.token - start->token,
    .sentence_ends
    = (const guint32 *) (gconstpointer) (numbers + layout.sentences) + start->sentence,
    .n_sentences = end.sentence - start->sentence,
    .paragraph_ends
    = (const guint32 *) (gconstpointer) (numbers + layout.paragraphs) + start->paragraph,
    .n_paragraphs = end.paragraph - start->paragraph,
    .n_words = start->n_words,
  };
  if (document->n_words > document->n_tokens
      || !thema_store_all_below (document->forms, document->n_tokens, self->forms.count))
    return thema_store_set_damaged (self, error, "a token has no form");
  if (!ends_are_good (document->sentence_ends, document->n_sentences, document->n_tokens)
      || !ends_are_good (document->paragraph_ends, document->n_paragraphs, document->n_sentences))
    return thema_store_set_damaged (self, error, "sentences do not add up");
  return TRUE;
}

static inline guint64
width_of (const ThemaStore *self, const guint8 *widths, guint32 form)
{
  guint8 width = widths[form];
  return G_LIKELY (width < THEMA_WIDE_FORM) ? width : self->form_widths[form];
}

/* The widths of a document's tokens and gaps must fit into its text. */
static gboolean
check_places (const ThemaStore *self, const ThemaDocument *document, guint64 length, GError **error)
{
  return length <= document->text_length
         || thema_store_set_damaged (self, error, "a token lies outside its text");
}

gboolean
thema_store_document (const ThemaStore *self, guint32 index, ThemaDocument *document,
                      GError **error)
{
  g_return_val_if_fail (index < self->document_strings.count, FALSE);
  const ThemaStoreBlock *block = &self->block_index[self->documents[index].block];
  const guint8 *base = self->blocks + block->offset;
  if (!get_document (self, index, base, base, document, error))
    return FALSE;
  const guint8 *widths = self->small_widths;
  guint64 length = 0;
  for (guint32 i = 0; i < document->n_tokens; i++)
    length += document->gaps[i] + width_of (self, widths, document->forms[i]);
  return check_places (self, document, length, error);
}

gboolean
thema_store_locate (const ThemaStore *self, const ThemaDocument *document, guint32 *places,
                    GError **error)
{
  const guint8 *widths = self->small_widths, *gaps = document->gaps;
  const guint32 *forms = document->forms;
  guint32 n = document->n_tokens;
  guint64 at = 0;
  for (guint32 i = 0; i < n; i++)
    {
      at += gaps[i];
      places[2 * i] = (guint32) at;
      at += width_of (self, widths, forms[i]);
      places[2 * i + 1] = (guint32) at;
    }
  return check_places (self, document, at, error);
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

struct _ThemaStoreReader
{
  const ThemaStore *store; /* borrowed */
  gboolean whole;
  guint8 *bytes; /* owned: of the block at hand, or its forms, sentences and paragraphs */
  gsize capacity;
  guint32 block; /* the one at hand, plus one; 0: none */
};

ThemaStoreReader *
thema_store_reader_new (const ThemaStore *store)
{
  ThemaStoreReader *self = g_new0 (ThemaStoreReader, 1);
  self->store = store;
  return self;
}

ThemaStoreReader *
thema_store_reader_new_whole (const ThemaStore *store)
{
  ThemaStoreReader *self = thema_store_reader_new (store);
  self->whole = TRUE;
  return self;
}

void
thema_store_reader_free (ThemaStoreReader *self)
{
  if (self == NULL)
    return;
  g_free (self->bytes);
  g_free (self);
}

static gboolean
read_block (ThemaStoreReader *self, guint32 number, GError **error)
{
  const ThemaStoreBlock *block = &self->store->block_index[number];
  ThemaBlockLayout layout = thema_block_layout (block);
  gsize length = self->whole ? layout.length : layout.gaps;
  self->block = 0;
  if (length >= self->capacity) /* a block without bytes has an address, too */
    {
      g_free (self->bytes);
      self->capacity = length + 1;
      self->bytes = g_malloc (self->capacity);
    }
  if (!thema_container_read (self->store->container, self->store->blocks + block->offset,
                             self->bytes, length, error))
    return FALSE;
  self->block = number + 1;
  return TRUE;
}

gboolean
thema_store_reader_document (ThemaStoreReader *self, guint32 index, ThemaDocument *document,
                             GError **error)
{
  g_return_val_if_fail (index < self->store->document_strings.count, FALSE);
  guint32 block = self->store->documents[index].block;
  if (self->block != block + 1 && !read_block (self, block, error))
    return FALSE;
  const guint8 *rest = self->store->blocks + self->store->block_index[block].offset;
  return get_document (self->store, index, self->bytes, self->whole ? self->bytes : rest, document,
                       error);
}
