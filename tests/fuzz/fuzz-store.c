/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens any bytes as a token store. What opens must be readable to its last byte.
 *
 * The input is a store, or the damage to do to a good one (artefact.h); it is tried as it is and
 * with a header that fits. */

#include "artefact.h"
#include "corpus/store-format.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
touch_slice (ThemaSlice slice)
{
  touch (slice.bytes, slice.length);
}

static void
read_vocabulary (const ThemaStore *store)
{
  for (guint32 i = 0; i < thema_store_n_forms (store); i++)
    {
      touch_slice (thema_store_form (store, i));
      g_assert_cmpuint (thema_store_form_types (store)[i], <, thema_store_n_types (store));
    }
  for (guint32 i = 0; i < thema_store_n_types (store); i++)
    {
      touch_slice (thema_store_type (store, i));
      touch (&thema_store_type_frequencies (store)[i], sizeof (guint64));
      g_assert_cmpuint (thema_store_type_classes (store)[i], <=, THEMA_CLASS_BLANK);
      if (thema_store_type_stems (store) != NULL)
        touch_slice (thema_store_stem (store, thema_store_type_stems (store)[i]));
    }
}

static void
read_document (const ThemaStore *store, guint32 index)
{
  for (guint i = 0; i < THEMA_STORE_VALUES + thema_store_n_columns (store) + 1; i++)
    g_assert_nonnull (thema_store_document_string (store, index, i));
  ThemaDocument document;
  g_autoptr (GError) error = NULL;
  if (!thema_store_document (store, index, &document, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  touch (document.text, document.text_length);
  touch (document.forms, document.n_tokens * sizeof (guint32));
  touch (document.gaps, document.n_tokens);
  g_autofree guint32 *places = g_new (guint32, 2 * (gsize) document.n_tokens);
  g_assert_true (thema_store_locate (store, &document, places, NULL));
  guint32 before = 0;
  for (gsize i = 0; i < 2 * (gsize) document.n_tokens; i++)
    {
      g_assert_cmpuint (places[i], >=, before);
      before = places[i];
    }
  g_assert_cmpuint (before, <=, document.text_length);
  if (document.n_sentences > 0)
    g_assert_cmpuint (document.sentence_ends[document.n_sentences - 1], ==, document.n_tokens);
  if (document.n_paragraphs > 0)
    g_assert_cmpuint (document.paragraph_ends[document.n_paragraphs - 1], ==, document.n_sentences);
}

/* A reader has what the mapped store has. */
static void
read_again (const ThemaStore *store)
{
  g_autoptr (ThemaStoreReader) reader = thema_store_reader_new (store);
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument mapped, read;
      gboolean good = thema_store_document (store, i, &mapped, NULL);
      g_autoptr (GError) error = NULL;
      if (!thema_store_reader_document (reader, i, &read, &error))
        {
          g_assert_true (!good && error != NULL);
          continue;
        }
      touch (read.forms, read.n_tokens * sizeof (guint32));
      touch (read.sentence_ends, read.n_sentences * sizeof (guint32));
      touch (read.paragraph_ends, read.n_paragraphs * sizeof (guint32));
      g_autofree guint32 *places = g_new (guint32, 2 * (gsize) read.n_tokens);
      g_assert_true (thema_store_locate (store, &read, places, NULL) == good);
    }
}

static void
see_rejected (const char *const *strings, G_GNUC_UNUSED gpointer user_data)
{
  for (guint i = 0; i < THEMA_STORE_REJECTED_STRINGS; i++)
    touch (strings[i], strlen (strings[i]) + 1);
}

static void
see_duplicate (const ThemaStoreDuplicateView *view, gpointer user_data)
{
  touch (view->id, strlen (view->id) + 1);
  touch (view->source, strlen (view->source) + 1);
  g_assert_nonnull (thema_store_document_string (user_data, view->document_of, THEMA_STORE_ID));
  g_assert_cmpuint (view->reason, <, THEMA_N_DUPLICATE_REASONS);
}

static void
read_blocks (const ThemaStore *store)
{
  guint32 next = 0;
  for (guint32 i = 0; i < thema_store_n_blocks (store); i++)
    {
      guint32 first, n;
      thema_store_block_documents (store, i, &first, &n);
      g_assert_cmpuint (first, ==, next);
      next += n;
    }
  g_assert_cmpuint (next, ==, thema_store_n_documents (store));
}

static void
open_input (const GByteArray *file)
{
  set_input (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaStore) store = thema_store_open ("input", &error);
  g_assert_true ((store == NULL) == (error != NULL));
  if (store == NULL)
    return;
  for (const char *const *column = thema_store_columns (store); *column != NULL; column++)
    touch (*column, strlen (*column));
  touch (thema_store_provenance (store), strlen (thema_store_provenance (store)));
  touch (thema_store_language (store), strlen (thema_store_language (store)));
  read_vocabulary (store);
  read_blocks (store);
  thema_store_foreach_rejected (store, see_rejected, NULL);
  thema_store_foreach_duplicate (store, see_duplicate, store);
  g_assert_true (thema_record_counts_are_good (thema_store_counts (store)));
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    read_document (store, i);
  read_again (store);
  thema_store_verify (store, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char *good = NULL;
  static gsize good_length;
  if (good == NULL)
    {
      g_autofree char *path = NULL;
      g_autofree char *folder = make_store (&path);
      g_assert_true (g_file_get_contents (path, &good, &good_length, NULL));
      g_remove (path);
      g_rmdir (folder);
    }
  g_autoptr (GByteArray) file = make_input (data, size, THEMA_STORE_MAGIC, good, good_length);
  open_input (file);
  repair_header (file);
  open_input (file);
  return 0;
}
