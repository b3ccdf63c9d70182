/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/metadata.h"

void
thema_metadata_write_names (const ThemaStore *store, const char *const *taken,
                            const char *const *more, guint n_more, ThemaCsvWriter *csv)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; *taken != NULL; taken++)
    g_hash_table_add (used, g_strdup (*taken));
  for (guint i = 0; i < n_more; i++)
    g_hash_table_add (used, g_strdup (more[i]));
  for (const char *const *column = thema_store_columns (store); *column != NULL; column++)
    {
      g_autofree char *name = g_strdup (*column);
      while (g_hash_table_contains (used, name))
        {
          char *longer = g_strconcat ("meta_", name, NULL);
          g_free (name);
          name = longer;
        }
      thema_csv_writer_text (csv, name);
      g_hash_table_add (used, g_steal_pointer (&name));
    }
}

void
thema_metadata_write_document (const ThemaStore *store, guint32 document, gboolean source,
                               ThemaCsvWriter *csv)
{
  ThemaStringCursor strings = thema_store_document_strings (store, document);
  guint n = THEMA_STORE_VALUES + thema_store_n_columns (store);
  for (guint i = 0; i < n; i++)
    {
      ThemaSlice string = thema_string_cursor_next (&strings);
      if (i != THEMA_STORE_SOURCE || source)
        thema_csv_writer_bytes (csv, string.bytes, string.length);
    }
}
