/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as a table of codings, or as the key of a sample, and computes what can be computed
 * of them; the first byte chooses the options. No coefficient leaves its range. */

#include "analysis/reliability.h"

#include <math.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const coders[] = { "a", "b", NULL };
static const char *const categories[] = { "1", "2", "3", NULL };

static void
check_table (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaSheet) table = thema_sheet_new ("table.csv", bytes, length, &error);
  g_assert_no_error (error);
  guint value = thema_sheet_find (table, "value");
  while (thema_sheet_next (table, &error))
    if (value != THEMA_NO_COLUMN && *thema_sheet_cell (table, value) != '\0')
      g_assert_cmpfloat (g_ascii_strtod (thema_sheet_cell (table, value), NULL), <=, 1.0000001);
  g_assert_no_error (error);
}

static void
write_tables (ThemaReliability *reliability)
{
  static gboolean (*const writers[]) (gpointer, ThemaCsvWriter *, GError **)
      = { thema_reliability_write_agreement, thema_reliability_write_pairs,
          thema_reliability_write_disagreements, thema_reliability_write_accuracy,
          thema_reliability_write_corpus };
  for (guint i = 0; i < (reliability->key != NULL ? 5 : 4); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
      gsize length;
      g_assert_true (writers[i] (reliability, csv, &error));
      const char *rows = thema_csv_writer_rows (csv, &length);
      if (writers[i] != thema_reliability_write_disagreements) /* its columns are coders */
        check_table (rows, length);
    }
}

/* A table of ratings, and behind a line "key" the key of its sample. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size == 0)
    return 0;
  const ThemaLevel level = data[0] & 3;
  const ThemaCodingsOptions options = { .coders = data[0] & 4 ? coders : NULL,
                                        .categories = data[0] & 8 ? categories : NULL,
                                        .numbers = level != THEMA_LEVEL_NOMINAL,
                                        .any = (data[0] & 16) != 0,
                                        .empty_is_no = (data[0] & 48) == 32 && level == 0 };
  const char *bytes = (const char *) data + 1;
  const char *key = memmem (bytes, size - 1, "\nkey\n", 5);
  gsize length = key != NULL ? (gsize) (key - bytes) : size - 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaCodings) codings = thema_codings_new (&options);
  g_autoptr (ThemaSampleKey) sample_key = NULL;
  g_autoptr (ThemaSheet) key_sheet = NULL;
  ThemaSheet *sheet = thema_sheet_new ("a.csv", bytes, length, &error);
  if (sheet == NULL || !thema_codings_read (codings, sheet, &error)
      || !thema_codings_seal (codings, &error))
    {
      g_assert_nonnull (error);
      return 0;
    }
  if (key != NULL && !options.numbers && !options.any)
    {
      key_sheet = thema_sheet_new ("key.csv", key + 5, size - 1 - length - 5, &error);
      if (key_sheet != NULL)
        sample_key = thema_codings_add_key (codings, key_sheet, &error);
      if (sample_key == NULL)
        return 0;
    }
  ThemaReliability reliability = { .codings = codings,
                                   .key = sample_key,
                                   .level = level,
                                   .weights = level == 0 ? 0 : (data[0] >> 6) % THEMA_N_WEIGHTS,
                                   .n_bootstrap = 3,
                                   .gold = THEMA_NO_ID };
  for (guint i = 0; i < codings->numbers->len && level == THEMA_LEVEL_RATIO; i++)
    if (g_array_index (codings->numbers, double, i) < 0)
      return 0;
  write_tables (&reliability);
  return 0;
}
