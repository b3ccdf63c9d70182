/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/unit-text.h"

static gboolean
write_sentence (const ThemaStore *store, const ThemaDocument *document, guint32 sentence,
                ThemaCsvWriter *csv, GError **error)
{
  g_autofree guint32 *places = g_new (guint32, 2 * (gsize) document->n_tokens + 1);
  if (!thema_store_locate (store, document, places, error))
    return FALSE;
  guint32 first = sentence > 1 ? document->sentence_ends[sentence - 2] : 0;
  guint32 end = document->sentence_ends[sentence - 1];
  guint32 from = places[2 * (gsize) first], to = places[2 * (gsize) end - 1];
  thema_csv_writer_bytes (csv, document->text + from, to - from);
  return TRUE;
}

gboolean
thema_unit_text_write (const ThemaStore *store, guint32 document, guint32 sentence,
                       ThemaCsvWriter *csv, GError **error)
{
  ThemaDocument found;
  if (!thema_store_document (store, document, &found, error))
    return FALSE;
  if (sentence > 0 && sentence <= found.n_sentences)
    return write_sentence (store, &found, sentence, csv, error);
  thema_csv_writer_bytes (csv, found.text, sentence == 0 ? found.text_length : 0);
  return TRUE;
}
