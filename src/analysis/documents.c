/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/documents.h"

#include "analysis/lists.h"
#include "analysis/metadata.h"

typedef struct
{
  guint32 paragraphs, sentences, words, types;
} Row;

/* The state is ThemaLists: of one Row for each document. */

static gpointer
state_new (G_GNUC_UNUSED const ThemaPass *pass)
{
  return thema_lists_new (sizeof (Row));
}

static void
state_free (gpointer data)
{
  thema_lists_free (data);
}

static gboolean
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
     G_GNUC_UNUSED GError **error)
{
  const ThemaDocument *document = view->document;
  const guint8 *classes = thema_store_type_classes (pass->store);
  guint32 n, n_types = 0;
  const ThemaBagEntry *entries = thema_bag_entries (view->types, &n);
  for (guint32 i = 0; i < n; i++)
    n_types += classes[entries[i].thing] == THEMA_CLASS_WORD;
  Row *row = thema_lists_begin (data, 1);
  *row = (Row){ document->n_paragraphs, document->n_sentences, document->n_words, n_types };
  thema_lists_end (data, document->index, 1);
  return TRUE;
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  thema_lists_merge (data, other);
}

static gsize
prepare (const ThemaPass *pass, gpointer data, G_GNUC_UNUSED guint n_threads)
{
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_lists_seal (data, n_documents);
  return n_documents;
}

static void
write_header (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const own[]
      = { "doc_id", "source", "paragraphs", "sentences", "words", "types", NULL };
  thema_csv_writer_text (csv, "doc_id");
  thema_csv_writer_text (csv, "source");
  thema_metadata_write_names (pass->store, own, NULL, 0, csv);
  thema_csv_writer_header (csv, own + 2);
}

static void
write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  static const Row none = { 0 };
  for (guint32 i = (guint32) from; i < to; i++)
    {
      gsize n;
      const Row *row = thema_lists_get (data, i, &n);
      if (n == 0)
        row = &none;
      thema_metadata_write_document (pass->store, i, TRUE, csv);
      thema_csv_writer_count (csv, row->paragraphs);
      thema_csv_writer_count (csv, row->sentences);
      thema_csv_writer_count (csv, row->words);
      thema_csv_writer_count (csv, row->types);
      thema_csv_writer_end_row (csv);
    }
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

ThemaPass *
thema_documents_pass_new (const ThemaStore *store)
{
  static const ThemaPassClass class = {
    .table = "documents.csv",
    .counts_types = TRUE,
    .state_new = state_new,
    .state_free = state_free,
    .add = add,
    .merge = merge,
    .prepare = prepare,
    .write_header = write_header,
    .write_rows = write_rows,
    .free = pass_free,
  };
  ThemaPass *self = g_new0 (ThemaPass, 1);
  self->class = &class;
  self->store = store;
  return self;
}

static void
write_rejected (const char *const *strings, gpointer user_data)
{
  for (guint i = 0; i < THEMA_STORE_REJECTED_STRINGS; i++)
    thema_csv_writer_text (user_data, strings[i]);
  thema_csv_writer_end_row (user_data);
}

void
thema_rejected_write (const ThemaStore *store, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "source", "record", "line", "doc_id", "reason", NULL };
  thema_csv_writer_header (csv, header);
  thema_store_foreach_rejected (store, write_rejected, csv);
}

typedef struct
{
  const ThemaStore *store; /* borrowed, as is: */
  ThemaCsvWriter *csv;
} Duplicates;

static void
write_duplicate (const ThemaStoreDuplicateView *duplicate, gpointer user_data)
{
  const Duplicates *self = user_data;
  ThemaCsvWriter *csv = self->csv;
  guint32 of = duplicate->document_of;
  thema_csv_writer_text (csv, duplicate->id);
  thema_csv_writer_text (csv, duplicate->source);
  thema_csv_writer_count (csv, duplicate->line);
  thema_csv_writer_text (csv, thema_store_document_string (self->store, of, THEMA_STORE_ID));
  thema_csv_writer_text (csv, thema_store_document_string (self->store, of, THEMA_STORE_SOURCE));
  thema_csv_writer_count (csv, duplicate->line_of);
  thema_csv_writer_text (csv, thema_duplicate_reasons[duplicate->reason]);
  /* Two digits are more than an estimate is worth. Texts compared word by word have none. */
  if (duplicate->reason == THEMA_DUPLICATE_TEXT && duplicate->is_estimate)
    {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];
      thema_csv_writer_text (
          csv, g_ascii_formatd (digits, sizeof digits, "%.2f", duplicate->similarity));
    }
  else
    thema_csv_writer_text (csv, "");
  thema_csv_writer_text (csv, duplicate->kept ? "true" : "false");
  thema_csv_writer_end_row (csv);
}

void
thema_duplicates_write (const ThemaStore *store, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "doc_id",  "source", "line",       "duplicate_of", "source_of",
          "line_of", "reason", "similarity", "kept",         NULL };
  Duplicates duplicates = { store, csv };
  thema_csv_writer_header (csv, header);
  thema_store_foreach_duplicate (store, write_duplicate, &duplicates);
}
