/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/documents.h"

#include "analysis/metadata.h"

typedef struct
{
  guint32 index, paragraphs, sentences, words, types;
} Row;

/* The state is a GArray of Row. */

static gpointer
state_new (G_GNUC_UNUSED const ThemaPass *pass)
{
  return g_array_new (FALSE, FALSE, sizeof (Row));
}

static void
state_free (gpointer data)
{
  g_array_unref (data);
}

static void
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  const ThemaDocument *document = view->document;
  const guint8 *classes = thema_store_type_classes (pass->store);
  Row row
      = { document->index, document->n_paragraphs, document->n_sentences, document->n_words, 0 };
  guint32 n;
  const ThemaBagEntry *entries = thema_bag_entries (view->types, &n);
  for (guint32 i = 0; i < n; i++)
    row.types += classes[entries[i].thing] == THEMA_CLASS_WORD;
  g_array_append_val ((GArray *) data, row);
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  const GArray *more = other;
  g_array_append_vals (data, more->data, more->len);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  return x->index < y->index ? -1 : x->index > y->index;
}

static void
write_table (const ThemaPass *pass, gpointer data, ThemaCsvWriter *csv)
{
  static const char *const own[]
      = { "doc_id", "source", "paragraphs", "sentences", "words", "types", NULL };
  GArray *rows = data;
  thema_csv_writer_text (csv, "doc_id");
  thema_csv_writer_text (csv, "source");
  thema_metadata_write_names (pass->store, own, NULL, 0, csv);
  for (const char *const *name = own + 2; *name != NULL; name++)
    thema_csv_writer_text (csv, *name);
  thema_csv_writer_end_row (csv);

  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      thema_csv_writer_text (csv,
                             thema_store_document_string (pass->store, row->index, THEMA_STORE_ID));
      thema_csv_writer_text (
          csv, thema_store_document_string (pass->store, row->index, THEMA_STORE_SOURCE));
      thema_metadata_write_values (pass->store, row->index, csv);
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
  static const ThemaPassClass class = { "documents.csv", TRUE,        state_new, state_free, add,
                                        merge,           write_table, pass_free };
  ThemaPass *self = g_new0 (ThemaPass, 1);
  self->class = &class;
  self->store = store;
  return self;
}

static void
write_rejected (const char *const strings[3], gpointer user_data)
{
  for (guint i = 0; i < 3; i++)
    thema_csv_writer_text (user_data, strings[i]);
  thema_csv_writer_end_row (user_data);
}

void
thema_rejected_write (const ThemaStore *store, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "source", "doc_id", "reason", NULL };
  thema_csv_writer_header (csv, header);
  thema_store_foreach_rejected (store, write_rejected, csv);
}
