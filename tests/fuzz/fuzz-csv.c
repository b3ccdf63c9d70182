/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads any bytes as CSV; the first byte chooses the delimiter. What was read, written out with
 * every field in quotes, must read the same again. In any dialect, a record that comes byte by byte is the one
 * that is found at once. */

#include "base/csv-reader.h"
#include "base/csv-scan.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
same_bytes (gconstpointer a, gsize a_length, gconstpointer b, gsize b_length)
{
  return a_length == b_length && (a_length == 0 || memcmp (a, b, a_length) == 0);
}

static void
append_quoted (GString *out, ThemaSlice field)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < field.length; i++)
    {
      if (field.bytes[i] == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, field.bytes[i]);
    }
  g_string_append_c (out, '"');
}

/* Appends what is read to `out`, and its number of records and fields to `shape`. */
static gboolean
read_all (const char *bytes, gsize length, char delimiter, GString *out, GArray *shape)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) reader = thema_csv_reader_new ("input", bytes, length, delimiter);
  g_autoptr (GError) error = NULL;
  gsize before = 0;
  while (thema_csv_reader_next (reader, arena, &error))
    {
      guint n;
      const ThemaSlice *fields = thema_csv_reader_fields (reader, &n);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (thema_csv_reader_record (reader), >=, before);
      g_assert_cmpuint (thema_csv_reader_position (reader), >, thema_csv_reader_record (reader));
      g_assert_cmpuint (thema_csv_reader_position (reader), <=, length);
      before = thema_csv_reader_position (reader);
      for (guint i = 0; i < n; i++)
        {
          append_quoted (out, fields[i]);
          g_string_append_c (out, i + 1 < n ? delimiter : '\n');
        }
      g_array_append_val (shape, n);
    }
  if (error != NULL)
    g_assert_cmpuint (thema_csv_reader_line (reader), >, 0);
  return error == NULL;
}

/* Finds a record in bytes of which `step` more come at a time. */
static ThemaCsvFound
scan (ThemaCsvScanner *scanner, const char *bytes, gsize length, gsize step)
{
  thema_csv_scanner_start (scanner);
  for (gsize n = MIN (step, length);; n = MIN (n + step, length))
    {
      g_autofree char *copy = n > 0 ? g_memdup2 (bytes, n) : g_strdup ("");
      ThemaCsvFound found = thema_csv_scanner_run (scanner, copy, n, FALSE);
      if (found == THEMA_CSV_MORE && n == length)
        found = thema_csv_scanner_run (scanner, copy, n, TRUE);
      if (found != THEMA_CSV_MORE)
        return found;
    }
}

static void
check_scanner (const char *bytes, gsize length, ThemaCsvDialect dialect)
{
  ThemaCsvScanner whole, steps;
  thema_csv_scanner_init (&whole, dialect);
  thema_csv_scanner_init (&steps, dialect);
  for (;;)
    {
      ThemaCsvFound found = scan (&whole, bytes, length, MAX (length, 1));
      g_assert_cmpint (scan (&steps, bytes, length, 1), ==, found);
      g_assert_cmpuint (steps.record, ==, whole.record);
      g_assert_cmpuint (steps.fault, ==, whole.fault);
      g_assert_cmpuint (steps.cells->len, ==, whole.cells->len);
      if (found != THEMA_CSV_RECORD)
        break;
      g_assert_cmpuint (steps.end, ==, whole.end);
      g_assert_cmpuint (whole.end, >, whole.record);
      for (guint i = 0; i < whole.cells->len; i++)
        {
          const ThemaCsvCell *cell = &g_array_index (whole.cells, ThemaCsvCell, i);
          const ThemaCsvCell *same = &g_array_index (steps.cells, ThemaCsvCell, i);
          g_assert_cmpuint (same->start, ==, cell->start);
          g_assert_cmpuint (same->length, ==, cell->length);
          g_assert_cmpint (same->is_escaped, ==, cell->is_escaped);
          g_assert_cmpuint (cell->start + cell->length, <=, whole.end);
          g_autofree char *copy = g_memdup2 (bytes + cell->start, cell->length);
          if (cell->is_escaped)
            g_assert_cmpuint (thema_csv_unescape (&dialect, copy, cell->length), <=, cell->length);
        }
      bytes += whole.end;
      length -= whole.end;
    }
  thema_csv_scanner_clear (&whole);
  thema_csv_scanner_clear (&steps);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size == 0)
    return 0;
  const char *bytes = (const char *) data + 1;
  char delimiter = ",;\t"[data[0] % 3];
  g_assert_nonnull (strchr (",;\t", thema_csv_guess_delimiter (bytes, size - 1)));

  static const ThemaCsvDialect dialects[] = { { ',', '"', FALSE }, { ';', '"', TRUE }, { '\t', 0, FALSE }, { ',', '\'', FALSE } };
  if (size < 200)
    check_scanner (bytes, size - 1, dialects[data[0] / 3 % G_N_ELEMENTS (dialects)]);

  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (GArray) first_shape = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) second_shape = g_array_new (FALSE, FALSE, sizeof (guint));
  read_all (bytes, size - 1, delimiter, first, first_shape);
  g_assert_true (read_all (first->str, first->len, delimiter, second, second_shape));
  g_assert_true (same_bytes (first->str, first->len, second->str, second->len));
  g_assert_true (same_bytes (first_shape->data, first_shape->len * sizeof (guint),
                             second_shape->data, second_shape->len * sizeof (guint)));
  return 0;
}
