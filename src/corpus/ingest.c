/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/ingest.h"

#include "base/pipeline.h"
#include "corpus/error.h"
#include "corpus/fingerprint.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

/* What a worker knows of a form. */
typedef struct
{
  guint64 frequency : 62; /* in the documents that were kept */
  guint64 is_word : 1;
  guint64 is_compared : 1; /* a word or number: texts are compared by them */
  guint64 hash;            /* of its type */
} Form;

/* What one thread owns. */
typedef struct
{
  const ThemaIngestOptions *options; /* borrowed */
  guint number;
  ThemaTokenizer *tokenizer; /* owned */
  GArray *forms;             /* owned, of Form: all that the tokenizer knows */
  GArray *words;             /* owned, of guint64: scratch, those of a document */
  GString *prepared;         /* owned: scratch, as is: */
  GString *folded;           /* owned */
} Worker;

typedef struct
{
  ThemaSource *source;           /* borrowed */
  ThemaStoreWriter *writer;      /* borrowed */
  ThemaSettle *settle;           /* borrowed */
  const ThemaProgress *progress; /* borrowed */
  guint n_columns;
} Ingest;

static void
worker_free (gpointer data)
{
  Worker *self = data;
  g_clear_pointer (&self->tokenizer, thema_tokenizer_free);
  g_array_unref (self->forms);
  g_array_unref (self->words);
  g_string_free (self->prepared, TRUE);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static Worker *
worker_new (const ThemaIngestOptions *options, guint number, GError **error)
{
  const char *language = *options->store.language != '\0' ? options->store.language : NULL;
  g_autoptr (ThemaTokenizer) tokenizer
      = thema_tokenizer_new (&options->store.rules, language, error);
  if (tokenizer == NULL)
    return NULL;
  Worker *self = g_new0 (Worker, 1);
  self->options = options;
  self->number = number;
  self->tokenizer = g_steal_pointer (&tokenizer);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  self->words = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->prepared = g_string_new (NULL);
  self->folded = g_string_new (NULL);
  return self;
}

/* What is wrong with a piece of a record, or NULL. */
static char *
find_fault (const char *what, ThemaSlice piece)
{
  gsize fault = thema_utf8_find_fault (piece.bytes, piece.length);
  if (fault == piece.length)
    return NULL;
  if (piece.bytes[fault] == '\0')
    return g_strdup_printf ("byte %" G_GSIZE_FORMAT " of its %s is NUL, which no text has; "
                            "is the file a text file?",
                            fault, what);
  return g_strdup_printf ("byte %" G_GSIZE_FORMAT
                          " of its %s is not valid UTF-8; save the file as UTF-8, "
                          "or name its encoding with --encoding",
                          fault, what);
}

static char *
find_fault_in_record (const ThemaRecord *record, guint n_columns)
{
  char *fault = find_fault ("id", record->id);
  if (fault == NULL)
    fault = find_fault ("text", record->text);
  for (guint i = 0; fault == NULL && i < n_columns; i++)
    fault = find_fault ("metadata", record->values[i]);
  return fault;
}

/* Rejects the record, or makes an error of it. */
static gboolean
refuse (const Worker *self, ThemaBlock *block, const ThemaRecord *record, const char *reason,
        GError **error)
{
  if (self->options->keep_going)
    {
      thema_source_reject (block, record, THEMA_COUNT_UNREADABLE, reason);
      return TRUE;
    }
  g_autofree char *place = thema_source_place (record);
  g_autofree char *id = g_utf8_make_valid (record->id.bytes, (gssize) record->id.length);
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s: document '%s': %s", place,
               id, reason);
  return FALSE;
}

/* Tells the block of the forms that the worker had not met before, and of their types. Whether a
 * form is a word is a matter of its type, as in the tables. */
static gboolean
learn_forms (Worker *self, ThemaBlock *block, GError **error)
{
  const ThemaInterner *forms = thema_tokenizer_forms (self->tokenizer);
  for (guint32 i = self->forms->len; i < thema_interner_size (forms); i++)
    {
      const char *key = thema_interner_string (forms, i);
      gsize length = thema_interner_length (forms, i);
      ThemaForm form = thema_form_of_key (key, length);
      if (!thema_fold (form.string, form.length, self->folded, error))
        return FALSE;
      thema_string_list_append (&block->new_forms, key, length);
      thema_string_list_append (&block->new_types, self->folded->str, self->folded->len);
      ThemaTokenClass class = thema_token_class_of (&self->options->store.rules, self->folded->str,
                                                    self->folded->len);
      Form entry = { 0, class == THEMA_CLASS_WORD,
                     class == THEMA_CLASS_WORD || class == THEMA_CLASS_NUMBER,
                     thema_fingerprint_hash (self->folded->str, self->folded->len) };
      g_array_append_val (self->forms, entry);
    }
  return TRUE;
}

/* Counts the tokens from `first` on; returns how many are words. */
static guint32
count_forms (Worker *self, const GArray *tokens, guint first)
{
  Form *forms = (Form *) (gpointer) self->forms->data;
  guint32 n_words = 0;
  for (guint i = first; i < tokens->len; i++)
    {
      Form *form = &forms[g_array_index (tokens, guint32, i)];
      form->frequency++;
      n_words += form->is_word;
    }
  return n_words;
}

/* Takes back what count_forms () counted. */
static void
uncount_forms (Worker *self, const GArray *tokens, guint first)
{
  for (guint i = first; i < tokens->len; i++)
    g_array_index (self->forms, Form, g_array_index (tokens, guint32, i)).frequency--;
}

/* What the document's text is recognised by. */
static void
take_fingerprint (Worker *self, ThemaBlock *block, const ThemaRecord *record, guint first)
{
  const GArray *tokens = block->tokens.forms;
  const Form *forms = (const Form *) (gpointer) self->forms->data;
  g_array_set_size (self->words, tokens->len - first);
  guint64 *words = (guint64 *) (gpointer) self->words->data;
  gsize n = 0;
  for (guint i = first; i < tokens->len; i++)
    {
      const Form *form = &forms[g_array_index (tokens, guint32, i)];
      words[n] = form->hash;
      n += form->is_compared;
    }
  ThemaFingerprint fingerprint;
  thema_fingerprint_make (&fingerprint, &record->keys, words, n);
  g_array_append_val (block->fingerprints, fingerprint);
}

/* Appends the text to the block's, with room behind it as the tokenizer needs; where it lies now.
 */
static const char *
append_text (ThemaBlock *block, const char *text, gsize length)
{
  gsize start = block->text->len;
  g_string_set_size (block->text, start + length + THEMA_TOKENIZER_PADDING);
  memcpy (block->text->str + start, text, length);
  g_string_truncate (block->text, start + length);
  return block->text->str + start;
}

static gboolean
tokenize_record (Worker *self, ThemaBlock *block, guint index, GError **error)
{
  const ThemaRecord *record = &g_array_index (block->records, ThemaRecord, index);
  g_autofree char *fault = find_fault_in_record (record, block->n_columns);
  if (fault == NULL && record->text.length > G_MAXINT32 / 8)
    fault = g_strdup ("is longer than 256 MiB; split it into documents with --split");
  if (fault != NULL)
    return refuse (self, block, record, fault, error);

  gsize length;
  const char *text = thema_text_prepare (record->text.bytes, record->text.length,
                                         self->options->unwrap, self->prepared, &length, error);
  if (text == NULL)
    return FALSE;
  ThemaBlockDocument document = { block->tokens.forms->len,
                                  block->tokens.sentence_ends->len,
                                  block->tokens.paragraph_ends->len,
                                  (guint32) block->text->len,
                                  0,
                                  index };
  text = append_text (block, text, length);
  if (!thema_tokenizer_append (self->tokenizer, text, length, &block->tokens, error)
      || !learn_forms (self, block, error))
    return FALSE;
  document.n_words = count_forms (self, block->tokens.forms, document.token);
  if (document.n_words < self->options->min_words)
    {
      uncount_forms (self, block->tokens.forms, document.token);
      thema_tokens_truncate (&block->tokens, document.token, document.sentence, document.paragraph);
      g_string_truncate (block->text, document.text);
      block->counts.n[THEMA_COUNT_TOO_SHORT]++;
      return TRUE;
    }
  g_array_append_val (block->documents, document);
  if (self->options->duplicates != THEMA_DUPLICATES_KEEP)
    take_fingerprint (self, block, record, document.token);
  return TRUE;
}

static gboolean
work (gpointer item, gpointer data, GError **error)
{
  ThemaBlock *block = item;
  Worker *self = data;
  block->worker = self->number;
  for (guint i = 0; i < block->records->len; i++)
    if (!tokenize_record (self, block, i, error))
      return FALSE;
  return TRUE;
}

static gpointer
produce (gpointer user_data, GError **error)
{
  Ingest *self = user_data;
  g_autoptr (ThemaBlock) block = thema_block_new (self->n_columns);
  return thema_source_fill (self->source, block, error) ? g_steal_pointer (&block) : NULL;
}

static gboolean
consume (gpointer item, gpointer user_data, GError **error)
{
  g_autoptr (ThemaBlock) block = item;
  Ingest *self = user_data;
  thema_progress_report (self->progress, block->position, thema_source_size (self->source));
  if (!thema_settle_block (self->settle, block, error)
      || !thema_store_writer_add (self->writer, block, error))
    return FALSE;
  /* The worker counted them; frequencies are sums, and sums of what is unsigned come round. */
  for (guint i = 0; i < block->dropped_forms->len; i++)
    thema_store_writer_count_form (self->writer, block->worker,
                                   g_array_index (block->dropped_forms, guint32, i), G_MAXUINT64);
  return TRUE;
}

static void
discard (gpointer item)
{
  thema_block_free (item);
}

static GPtrArray *
make_workers (const ThemaIngestOptions *options, GError **error)
{
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (worker_free);
  for (guint i = 0; i < options->store.n_workers; i++)
    {
      Worker *worker = worker_new (options, i, error);
      if (worker == NULL)
        return NULL;
      g_ptr_array_add (workers, worker);
    }
  return g_steal_pointer (&workers);
}

static void
report_frequencies (const Worker *self, ThemaStoreWriter *writer)
{
  for (guint32 i = 0; i < self->forms->len; i++)
    thema_store_writer_count_form (writer, self->number, i,
                                   g_array_index (self->forms, Form, i).frequency);
}

gboolean
thema_ingest (ThemaSource *source, const char *store_path, const ThemaIngestOptions *options,
              const ThemaProgress *progress, GError **error)
{
  static const ThemaPipeline pipeline = { produce, work, consume, discard };
  g_autoptr (GPtrArray) workers = make_workers (options, error);
  if (workers == NULL)
    return FALSE;
  ThemaStoreOptions store = options->store;
  store.columns = thema_source_columns (source);
  g_autoptr (ThemaStoreWriter) writer = thema_store_writer_new (store_path, &store, error);
  if (writer == NULL)
    return FALSE;
  g_autoptr (ThemaSettle) settle = thema_settle_new (options->duplicates, options->keep_going);
  Ingest ingest = { source, writer, settle, progress, g_strv_length ((char **) store.columns) };
  if (!thema_pipeline_run (&pipeline, &ingest, workers->pdata, workers->len, error))
    return FALSE;
  for (guint i = 0; i < workers->len; i++)
    report_frequencies (g_ptr_array_index (workers, i), writer);
  const char *provenance = "";
  if (options->provenance != NULL
      && (provenance = options->provenance (options->provenance_data,
                                            thema_store_writer_counts (writer), error))
             == NULL)
    return FALSE;
  if (thema_store_writer_commit (writer, provenance, error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_EMPTY))
    g_prefix_error (error, "%s: ", thema_source_path (source));
  return FALSE;
}
