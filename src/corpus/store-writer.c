/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/store-writer.h"

#include "base/closed-strings.h"
#include "base/container.h"
#include "base/spill.h"
#include "corpus/error.h"
#include "corpus/store-format.h"
#include "corpus/store-vocabulary.h"

#include <string.h>

struct _ThemaStoreWriter
{
  ThemaContainerWriter *container; /* owned */
  ThemaStoreOptions options;
  ThemaStoreVocabulary *vocabulary; /* owned */
  /* What grows with the corpus waits outside of memory for its section: */
  ThemaSpill *blocks;      /* owned, of ThemaStoreBlock */
  ThemaSpill *documents;   /* owned, of ThemaStoreDocument */
  ThemaSpill *strings;     /* owned */
  ThemaSpill *string_ends; /* owned, of guint64 */
  ThemaSpill *rejected;    /* owned */
  guint32 n_blocks, n_documents;
  guint64 n_rejected;
  GArray *duplicates;         /* owned, of ThemaStoreDuplicate */
  GString *duplicate_strings; /* owned */
  ThemaStoreInfo info;
};

ThemaStoreWriter *
thema_store_writer_new (const char *path, const ThemaStoreOptions *options, GError **error)
{
  g_autoptr (ThemaStemmer) stemmer = NULL;
  if (options->stemmer != NULL && (stemmer = thema_stemmer_new (options->stemmer, error)) == NULL)
    return NULL;
  g_autoptr (ThemaContainerWriter) container
      = thema_container_writer_new (path, THEMA_STORE_MAGIC, THEMA_STORE_VERSION, error);
  if (container == NULL)
    return NULL;
  thema_container_writer_begin (container, THEMA_SECTION_BLOCKS, 1);

  ThemaStoreWriter *self = g_new0 (ThemaStoreWriter, 1);
  self->container = g_steal_pointer (&container);
  self->options = *options;
  self->vocabulary = thema_store_vocabulary_new (&options->rules, g_steal_pointer (&stemmer),
                                                 options->n_workers);
  self->blocks = thema_spill_new (path);
  self->documents = thema_spill_new (path);
  self->strings = thema_spill_new (path);
  self->string_ends = thema_spill_new (path);
  self->rejected = thema_spill_new (path);
  self->duplicates = g_array_new (FALSE, FALSE, sizeof (ThemaStoreDuplicate));
  self->duplicate_strings = g_string_new (NULL);
  return self;
}

void
thema_store_writer_free (ThemaStoreWriter *self)
{
  if (self == NULL)
    return;
  thema_container_writer_free (self->container);
  thema_store_vocabulary_free (self->vocabulary);
  thema_spill_free (self->blocks);
  thema_spill_free (self->documents);
  thema_spill_free (self->strings);
  thema_spill_free (self->string_ends);
  thema_spill_free (self->rejected);
  g_array_unref (self->duplicates);
  g_string_free (self->duplicate_strings, TRUE);
  g_free (self);
}

void
thema_store_writer_count_form (ThemaStoreWriter *self, guint worker, guint32 form,
                               guint64 frequency)
{
  thema_store_vocabulary_count (self->vocabulary, worker, form, frequency);
}

static void
append_part (ThemaStoreWriter *self, gconstpointer bytes, gsize length)
{
  thema_container_writer_append (self->container, bytes, length);
  thema_container_writer_align (self->container);
}

static void
write_block (ThemaStoreWriter *self, const ThemaBlock *block)
{
  const ThemaTokens *tokens = &block->tokens;
  append_part (self, tokens->forms->data, tokens->forms->len * sizeof (guint32));
  append_part (self, tokens->sentence_ends->data, tokens->sentence_ends->len * sizeof (guint32));
  append_part (self, tokens->paragraph_ends->data, tokens->paragraph_ends->len * sizeof (guint32));
  append_part (self, tokens->gaps->data, tokens->gaps->len);
  append_part (self, block->text->str, block->text->len);
}

static void
index_documents (ThemaStoreWriter *self, const ThemaBlock *block)
{
  for (guint i = 0; i < block->documents->len; i++)
    {
      const ThemaBlockDocument *from = &g_array_index (block->documents, ThemaBlockDocument, i);
      ThemaStoreDocument document = { self->n_blocks,  from->token, from->sentence,
                                      from->paragraph, from->text,  from->n_words };
      thema_spill_append (self->documents, &document, sizeof document);
      self->info.n_words += from->n_words;
    }
  self->n_documents += block->documents->len;
  guint64 before = thema_spill_size (self->strings);
  thema_spill_append (self->strings, block->strings->str, block->strings->len);
  for (guint i = 0; i < block->string_ends->len; i++)
    {
      guint64 end = before + g_array_index (block->string_ends, guint64, i);
      thema_spill_append (self->string_ends, &end, sizeof end);
    }
}

static void
count_block (ThemaStoreInfo *info, const ThemaBlock *block)
{
  info->n_tokens += block->tokens.forms->len;
  info->n_sentences += block->tokens.sentence_ends->len;
  info->n_paragraphs += block->tokens.paragraph_ends->len;
  info->text_bytes += block->text->len;
  for (guint i = 0; i < THEMA_N_RECORD_COUNTS; i++)
    info->counts.n[i] += block->counts.n[i];
}

static int
compare_rejects (gconstpointer a, gconstpointer b)
{
  const ThemaReject *x = a, *y = b;
  return x->ordinal < y->ordinal ? -1 : x->ordinal > y->ordinal;
}

/* In the order of the source, whoever rejected them. */
static void
note_rejects (ThemaStoreWriter *self, ThemaBlock *block)
{
  g_array_sort (block->rejected, compare_rejects);
  for (guint i = 0; i < block->rejected->len; i++)
    {
      const ThemaReject *reject = &g_array_index (block->rejected, ThemaReject, i);
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, reject->number);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, reject->line);
      const char *const strings[] = { reject->source, number, line, reject->id, reject->reason };
      for (guint s = 0; s < G_N_ELEMENTS (strings); s++)
        thema_spill_append (self->rejected, strings[s], strlen (strings[s]) + 1);
    }
}

static void
note_duplicates (ThemaStoreWriter *self, const ThemaBlock *block)
{
  g_array_append_vals (self->duplicates, block->duplicates->data, block->duplicates->len);
  g_string_append_len (self->duplicate_strings, block->duplicate_strings->str,
                       (gssize) block->duplicate_strings->len);
}

gboolean
thema_store_writer_add (ThemaStoreWriter *self, ThemaBlock *block, GError **error)
{
  if (block->text->len > G_MAXUINT32 || block->tokens.forms->len > G_MAXINT32)
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_LIMIT,
                   "a document is larger than 4 GiB; split it");
      return FALSE;
    }
  thema_store_vocabulary_learn (self->vocabulary, block);
  note_rejects (self, block);
  note_duplicates (self, block);
  count_block (&self->info, block);
  if (block->documents->len == 0)
    return TRUE;
  ThemaStoreBlock entry = {
    .offset = thema_container_writer_tell (self->container),
    .first_document = self->n_documents,
    .n_documents = block->documents->len,
    .n_tokens = block->tokens.forms->len,
    .n_sentences = block->tokens.sentence_ends->len,
    .n_paragraphs = block->tokens.paragraph_ends->len,
    .text_length = (guint32) block->text->len,
  };
  write_block (self, block);
  index_documents (self, block);
  thema_spill_append (self->blocks, &entry, sizeof entry);
  self->n_blocks++;
  return TRUE;
}

static void
append_piece (gconstpointer bytes, gsize length, gpointer data)
{
  thema_container_writer_append (data, bytes, length);
}

/* The sections of what had to wait. */
static gboolean
write_spills (ThemaStoreWriter *self, GError **error)
{
  const struct
  {
    guint32 section, element_size;
    ThemaSpill *spill;
  } table[] = {
    { THEMA_SECTION_BLOCK_INDEX, sizeof (ThemaStoreBlock), self->blocks },
    { THEMA_SECTION_DOCUMENTS, sizeof (ThemaStoreDocument), self->documents },
    { THEMA_SECTION_STRINGS, 1, self->strings },
    { THEMA_SECTION_STRING_ENDS, sizeof (guint64), self->string_ends },
    { THEMA_SECTION_REJECTED, 1, self->rejected },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      thema_container_writer_begin (self->container, table[i].section, table[i].element_size);
      if (!thema_spill_read (table[i].spill, append_piece, self->container, error))
        return FALSE;
    }
  return TRUE;
}

static void
write_settings (ThemaStoreWriter *self, const char *provenance)
{
  const ThemaStoreOptions *options = &self->options;
  g_autoptr (GString) settings = g_string_new (NULL);
  g_autofree char *rules = thema_token_rules_to_string (&options->rules);
  thema_closed_append (settings, rules);
  thema_closed_append (settings, options->language);
  thema_closed_append (settings, options->stemmer != NULL ? options->stemmer : "");
  thema_closed_append (settings, provenance);
  thema_container_writer_section (self->container, THEMA_SECTION_SETTINGS, 1, settings->str,
                                  settings->len);
  g_string_set_size (settings, 0);
  for (const char *const *column = options->columns; *column != NULL; column++)
    thema_closed_append (settings, *column);
  thema_container_writer_section (self->container, THEMA_SECTION_COLUMNS, 1, settings->str,
                                  settings->len);
}

const ThemaRecordCounts *
thema_store_writer_counts (const ThemaStoreWriter *self)
{
  return &self->info.counts;
}

/* Why there is no document at all. */
static void
set_empty (const ThemaStoreWriter *self, GError **error)
{
  static const struct
  {
    ThemaRecordCount count;
    const char *why;
  } reasons[] = {
    { THEMA_COUNT_TOO_SHORT, "; some have fewer words than --min-words asks for" },
    { THEMA_COUNT_UNREADABLE, "; some could not be read, leave --keep-going out to see why" },
    { THEMA_COUNT_WITHOUT_TEXT, "; some have no text, choose other columns with --fields" },
    { THEMA_COUNT_FILTERED_OUT, "; some do not meet the condition of --where" },
  };
  g_autoptr (GString) why = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (self->info.counts.n[reasons[i].count] > 0)
      g_string_append (why, reasons[i].why);
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_EMPTY,
               "there is no document in the corpus%s", why->str);
}

gboolean
thema_store_writer_commit (ThemaStoreWriter *self, const char *provenance, GError **error)
{
  if (self->n_documents == 0)
    {
      set_empty (self, error);
      return FALSE;
    }
  if (!write_spills (self, error))
    return FALSE;
  thema_container_writer_section (self->container, THEMA_SECTION_DUPLICATES,
                                  sizeof (ThemaStoreDuplicate), self->duplicates->data,
                                  self->duplicates->len);
  thema_container_writer_section (self->container, THEMA_SECTION_DUPLICATE_STRINGS, 1,
                                  self->duplicate_strings->str, self->duplicate_strings->len);
  write_settings (self, provenance);
  thema_store_vocabulary_write (self->vocabulary, self->container);
  thema_container_writer_section (self->container, THEMA_SECTION_INFO, sizeof self->info,
                                  &self->info, 1);
  return thema_container_writer_commit (self->container, error);
}
