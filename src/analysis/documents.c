/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/documents.h"

#include "analysis/metadata.h"

typedef struct
{
  guint32 index, paragraphs, sentences, words, types;
} Row;

typedef struct
{
  GArray *rows;  /* owned, of Row */
  guint32 *seen; /* owned, by type: the document that had it last, plus one */
} State;

static gpointer
state_new (const ThemaPass *pass)
{
  State *state = g_new0 (State, 1);
  state->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  state->seen = g_new0 (guint32, MAX (thema_store_n_types (pass->store), 1));
  return state;
}

static void
state_free (gpointer data)
{
  State *state = data;
  g_array_unref (state->rows);
  g_free (state->seen);
  g_free (state);
}

static void
add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  State *state = data;
  const ThemaDocument *document = view->document;
  const guint8 *classes = thema_store_type_classes (pass->store);
  Row row
      = { document->index, document->n_paragraphs, document->n_sentences, document->n_words, 0 };
  for (guint32 i = 0; i < document->n_tokens; i++)
    {
      guint32 type = view->types[i];
      if (classes[type] != THEMA_CLASS_WORD || state->seen[type] == document->index + 1)
        continue;
      state->seen[type] = document->index + 1;
      row.types++;
    }
  g_array_append_val (state->rows, row);
}

static void
merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  GArray *more = ((State *) other)->rows;
  g_array_append_vals (((State *) data)->rows, more->data, more->len);
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
  State *state = data;
  thema_csv_writer_text (csv, "doc_id");
  thema_csv_writer_text (csv, "source");
  thema_metadata_write_names (pass->store, own, NULL, 0, csv);
  for (const char *const *name = own + 2; *name != NULL; name++)
    thema_csv_writer_text (csv, *name);
  thema_csv_writer_end_row (csv);

  g_array_sort (state->rows, compare_rows);
  for (guint i = 0; i < state->rows->len; i++)
    {
      const Row *row = &g_array_index (state->rows, Row, i);
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
  static const ThemaPassClass class = { "documents.csv", state_new,   state_free, add,
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
