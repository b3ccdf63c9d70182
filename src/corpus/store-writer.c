/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/store-writer.h"

#include "base/closed-strings.h"
#include "base/container.h"
#include "base/spill.h"
#include "corpus/error.h"
#include "corpus/store-format.h"
#include "text/stemmer.h"

#include <string.h>

struct _ThemaStoreWriter
{
  ThemaContainerWriter *container; /* owned */
  ThemaStoreOptions options;
  ThemaStemmer *stemmer;                /* owned; NULL: none */
  ThemaInterner *forms, *types, *stems; /* owned */
  GArray *form_types;                   /* owned, of guint32 */
  GArray *form_widths;                  /* owned, of guint32 */
  GArray *form_frequencies;             /* owned, of guint64 */
  GByteArray *type_classes;             /* owned */
  GArray *type_stems;                   /* owned, of guint32 */
  GPtrArray
      *form_ids; /* owned, by worker: of GArray of guint32, the worker's form ids made global */
  /* What grows with the corpus waits outside of memory for its section: */
  ThemaSpill *blocks;      /* owned, of ThemaStoreBlock */
  ThemaSpill *documents;   /* owned, of ThemaStoreDocument */
  ThemaSpill *strings;     /* owned */
  ThemaSpill *string_ends; /* owned, of guint64 */
  ThemaSpill *rejected;    /* owned */
  guint32 n_blocks, n_documents;
  guint64 n_rejected;
  GArray *duplicates;              /* owned, of ThemaStoreDuplicate */
  GString *duplicate_strings;      /* owned */
  ThemaStringList strings_at_hand; /* scratch: types, or stems */
  ThemaStoreInfo info;
};

static void
unref_array (gpointer array)
{
  g_array_unref (array);
}

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
  self->stemmer = g_steal_pointer (&stemmer);
  self->forms = thema_interner_new ();
  self->types = thema_interner_new ();
  self->stems = thema_interner_new ();
  self->form_types = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->form_widths = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->form_frequencies = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->type_classes = g_byte_array_new ();
  self->type_stems = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->form_ids = g_ptr_array_new_with_free_func (unref_array);
  for (guint i = 0; i < options->n_workers; i++)
    g_ptr_array_add (self->form_ids, g_array_new (FALSE, FALSE, sizeof (guint32)));
  self->blocks = thema_spill_new (path);
  self->documents = thema_spill_new (path);
  self->strings = thema_spill_new (path);
  self->string_ends = thema_spill_new (path);
  self->rejected = thema_spill_new (path);
  self->duplicates = g_array_new (FALSE, FALSE, sizeof (ThemaStoreDuplicate));
  self->duplicate_strings = g_string_new (NULL);
  thema_string_list_init (&self->strings_at_hand);
  return self;
}

void
thema_store_writer_free (ThemaStoreWriter *self)
{
  if (self == NULL)
    return;
  thema_container_writer_free (self->container);
  thema_stemmer_free (self->stemmer);
  thema_interner_free (self->forms);
  thema_interner_free (self->types);
  thema_interner_free (self->stems);
  g_array_unref (self->form_types);
  g_array_unref (self->form_widths);
  g_array_unref (self->form_frequencies);
  g_byte_array_unref (self->type_classes);
  g_array_unref (self->type_stems);
  g_ptr_array_unref (self->form_ids);
  thema_spill_free (self->blocks);
  thema_spill_free (self->documents);
  thema_spill_free (self->strings);
  thema_spill_free (self->string_ends);
  thema_spill_free (self->rejected);
  g_array_unref (self->duplicates);
  g_string_free (self->duplicate_strings, TRUE);
  thema_string_list_clear (&self->strings_at_hand);
  g_free (self);
}

/* Types, from the first one on that is new: class and stem. Only words have stems; whatever else
 * stands for itself. */
static void
learn_types (ThemaStoreWriter *self, guint32 first)
{
  thema_string_list_empty (&self->strings_at_hand);
  for (guint32 type = first; type < thema_interner_size (self->types); type++)
    {
      const char *string = thema_interner_string (self->types, type);
      gsize length = thema_interner_length (self->types, type);
      guint8 class = (guint8) thema_token_class_of (&self->options.rules, string, length);
      g_byte_array_append (self->type_classes, &class, 1);
      if (self->stemmer != NULL && class == THEMA_CLASS_WORD)
        string = thema_stemmer_stem (self->stemmer, string, length, &length);
      if (self->stemmer != NULL)
        thema_string_list_append (&self->strings_at_hand, string, length);
    }
  thema_string_list_intern (&self->strings_at_hand, self->stems, self->type_stems);
}

/* Learns the worker's new forms, in the order in which they first occur, and the types of those
 * that the corpus had not shown before. */
static void
learn_forms (ThemaStoreWriter *self, ThemaBlock *block, GArray *ids)
{
  guint first = ids->len;
  guint32 known_forms = thema_interner_size (self->forms);
  guint32 known_types = thema_interner_size (self->types);
  thema_string_list_intern (&block->new_forms, self->forms, ids);
  g_array_set_size (self->form_frequencies, thema_interner_size (self->forms));
  thema_string_list_empty (&self->strings_at_hand);
  for (guint i = first; i < ids->len; i++)
    {
      if (g_array_index (ids, guint32, i) < known_forms)
        continue;
      gsize length;
      const char *key = thema_string_list_get (&block->new_forms, i - first, &length);
      ThemaForm form = thema_form_of_key (key, length);
      g_array_append_val (self->form_widths, form.width);
      const char *type = thema_string_list_get (&block->new_types, i - first, &length);
      thema_string_list_append (&self->strings_at_hand, type, length);
    }
  thema_string_list_intern (&self->strings_at_hand, self->types, self->form_types);
  learn_types (self, known_types);
}

static void
rewrite_forms (ThemaBlock *block, const GArray *ids)
{
  const guint32 *global = (const guint32 *) (gconstpointer) ids->data;
  guint32 *forms = (guint32 *) (gpointer) block->tokens.forms->data;
  for (guint i = 0; i < block->tokens.forms->len; i++)
    forms[i] = global[forms[i]];
}

void
thema_store_writer_count_form (ThemaStoreWriter *self, guint worker, guint32 form,
                               guint64 frequency)
{
  const GArray *ids = g_ptr_array_index (self->form_ids, worker);
  g_return_if_fail (form < ids->len);
  g_array_index (self->form_frequencies, guint64, g_array_index (ids, guint32, form)) += frequency;
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
  GArray *ids = g_ptr_array_index (self->form_ids, block->worker);
  learn_forms (self, block, ids);
  /* The ids of an only worker are global ones. */
  if (self->options.n_workers > 1)
    rewrite_forms (block, ids);
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
write_array (ThemaStoreWriter *self, guint32 id, const GArray *array, guint32 element_size)
{
  thema_container_writer_section (self->container, id, element_size, array->data, array->len);
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
write_strings (ThemaStoreWriter *self, guint32 id, guint32 ends_id, const ThemaInterner *strings)
{
  guint32 n = thema_interner_size (strings);
  g_autofree guint64 *ends = g_new (guint64, MAX (n, 1));
  guint64 end = 0;
  thema_container_writer_begin (self->container, id, 1);
  for (guint32 i = 0; i < n; i++)
    {
      /* Of a form's key what is read; types and stems hold nothing else. */
      ThemaForm string = thema_form_of_key (thema_interner_string (strings, i),
                                            thema_interner_length (strings, i));
      thema_container_writer_append (self->container, string.string, string.length);
      ends[i] = end += string.length;
    }
  thema_container_writer_section (self->container, ends_id, sizeof *ends, ends, n);
}

static void
write_vocabulary (ThemaStoreWriter *self)
{
  guint32 n_types = thema_interner_size (self->types);
  g_autofree guint64 *frequencies = g_new0 (guint64, MAX (n_types, 1));
  for (guint i = 0; i < self->form_types->len; i++)
    frequencies[g_array_index (self->form_types, guint32, i)]
        += g_array_index (self->form_frequencies, guint64, i);

  write_strings (self, THEMA_SECTION_FORMS, THEMA_SECTION_FORM_ENDS, self->forms);
  write_array (self, THEMA_SECTION_FORM_TYPES, self->form_types, sizeof (guint32));
  write_array (self, THEMA_SECTION_FORM_WIDTHS, self->form_widths, sizeof (guint32));
  write_strings (self, THEMA_SECTION_TYPES, THEMA_SECTION_TYPE_ENDS, self->types);
  thema_container_writer_section (self->container, THEMA_SECTION_TYPE_CLASSES, 1,
                                  self->type_classes->data, self->type_classes->len);
  write_array (self, THEMA_SECTION_TYPE_STEMS, self->type_stems, sizeof (guint32));
  thema_container_writer_section (self->container, THEMA_SECTION_TYPE_FREQUENCIES,
                                  sizeof *frequencies, frequencies, n_types);
  write_strings (self, THEMA_SECTION_STEMS, THEMA_SECTION_STEM_ENDS, self->stems);
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
  write_array (self, THEMA_SECTION_DUPLICATES, self->duplicates, sizeof (ThemaStoreDuplicate));
  thema_container_writer_section (self->container, THEMA_SECTION_DUPLICATE_STRINGS, 1,
                                  self->duplicate_strings->str, self->duplicate_strings->len);
  write_settings (self, provenance);
  write_vocabulary (self);
  thema_container_writer_section (self->container, THEMA_SECTION_INFO, sizeof self->info,
                                  &self->info, 1);
  return thema_container_writer_commit (self->container, error);
}
