/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every table that a golden test expects, and those of reports/iom: docs/tables.md must speak of each of
 * its columns, every cell must be what the column's type and limits say, and its key must tell rows apart. */
#include "base/csv-reader.h"
#include "base/input.h"
#include "report/table-shape.h"

#include <glib/gstdio.h>
#include <string.h>

/* Goes on, so that all of a table shows. */
#define COMPLAIN(...) (g_test_message (__VA_ARGS__), g_test_fail ())

static void
check_number (const ThemaField *field, const char *cell, const char *path)
{
  const ThemaColumn *column = &field->column;
  char *end;
  double number = g_ascii_strtod (cell, &end);
  gboolean whole = column->type != THEMA_COLUMN_NUMBER;
  if (*end != '\0' || (whole && strpbrk (cell, ".eE") != NULL) || (column->has_least && number < column->least)
      || (column->has_greatest && number > column->greatest))
    COMPLAIN ("%s: %s: '%s' is not as docs/tables.md and src/report/columns.c say", path, field->name, cell);
}

static void
check_cell (const ThemaField *field, const ThemaSlice *slice, const char *path)
{
  g_autofree char *cell = g_strndup (slice->bytes, slice->length);
  const ThemaColumn *column = &field->column;
  if (cell[0] == '\0')
    {
      if (column->required)
        COMPLAIN ("%s: %s is empty", path, field->name);
      return;
    }
  if (column->values != NULL && !g_strv_contains ((const char *const *) column->values, cell))
    COMPLAIN ("%s: %s: '%s' is none of its values", path, field->name, cell);
  if (column->type == THEMA_COLUMN_BOOLEAN && strcmp (cell, "0") != 0 && strcmp (cell, "1") != 0)
    COMPLAIN ("%s: %s: '%s' is neither 0 nor 1", path, field->name, cell);
  if (column->type == THEMA_COLUMN_YES_NO && strcmp (cell, "yes") != 0 && strcmp (cell, "no") != 0)
    COMPLAIN ("%s: %s: '%s' is neither yes nor no", path, field->name, cell);
  if (column->type == THEMA_COLUMN_TRUE_FALSE && strcmp (cell, "true") != 0 && strcmp (cell, "false") != 0)
    COMPLAIN ("%s: %s: '%s' is neither true nor false", path, field->name, cell);
  if (column->type == THEMA_COLUMN_INTEGER || column->type == THEMA_COLUMN_NUMBER
      || column->type == THEMA_COLUMN_YEAR)
    check_number (field, cell, path);
}

static char *
key_of (const ThemaTableShape *shape, const char *key, const ThemaSlice *cells)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) names = g_strsplit (key, " ", -1);
  for (char **name = names; *name != NULL; name++)
    for (guint i = 0; i < shape->fields->len; i++)
      if (strcmp (g_array_index (shape->fields, ThemaField, i).name, *name) == 0)
        {
          g_string_append_len (text, cells[i].bytes, (gssize) cells[i].length);
          g_string_append_c (text, '\x1F');
        }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_rows (const char *path, const char *table, const ThemaTableShape *shape)
{
  g_autoptr (ThemaInput) input = thema_input_open (path, NULL);
  gsize skip = shape->excel ? 3 : 0;
  g_autoptr (ThemaCsvReader) csv = thema_csv_reader_new (path, input->bytes + skip, input->length - skip, ',');
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean may_be_empty;
  const char *key = thema_table_key (table, &may_be_empty);
  guint n, row = 0;
  while (thema_csv_reader_next (csv, arena, NULL))
    {
      const ThemaSlice *cells = thema_csv_reader_fields (csv, &n);
      g_assert_cmpuint (n, ==, shape->fields->len);
      for (guint i = 0; row > 0 && i < n; i++)
        check_cell (&g_array_index (shape->fields, ThemaField, i), &cells[i], path);
      for (guint i = 0; row == 0 && i < n; i++)
        {
          g_autofree char *name = g_strndup (cells[i].bytes, cells[i].length);
          g_assert_cmpstr (name, ==, g_array_index (shape->fields, ThemaField, i).name);
        }
      if (key != NULL && !g_hash_table_add (seen, key_of (shape, key, cells)))
        COMPLAIN ("%s: two rows have one key (%s)", path, key);
      thema_arena_reset (arena);
      row++;
    }
}

static ThemaTableShape *
read_shape (const char *folder, const char *table, guint n_metadata)
{
  g_autofree char *path = g_build_filename (folder, table, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? thema_table_shape_read (path, table, n_metadata, NULL) : NULL;
}

static guint
check_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (ThemaTableShape) documents = read_shape (folder, "documents.csv", G_MAXUINT);
  guint n_metadata = documents != NULL ? thema_table_shape_n_metadata (documents) : 0, n = 0;
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      if (!g_str_has_suffix (name, ".csv"))
        continue;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (ThemaTableShape) shape
          = read_shape (folder, name, strcmp (name, "documents.csv") == 0 ? G_MAXUINT : n_metadata);
      g_assert_nonnull (shape);
      if (thema_table_row (name) == NULL)
        COMPLAIN ("%s: docs/tables.md does not list it", path);
      for (guint i = 0; i < shape->fields->len; i++)
        {
          const ThemaField *field = &g_array_index (shape->fields, ThemaField, i);
          if (!field->is_known || field->column.description[0] == '\0')
            COMPLAIN ("%s: docs/tables.md does not speak of %s", path, field->name);
        }
      check_rows (path, name, shape);
      n++;
    }
  return n;
}

static void
test_tables (void)
{
  guint n = 0;
  const char *source = g_getenv ("top_srcdir");
  if (source == NULL)
    {
      g_test_skip ("top_srcdir does not say where the tables are");
      return;
    }
  g_autofree char *golden = g_build_filename (source, "tests", "golden", NULL);
  g_autofree char *iom = g_build_filename (source, "reports", "iom", NULL);
  g_autoptr (GDir) programs = g_dir_open (golden, 0, NULL);
  g_assert_nonnull (programs);
  for (const char *program; (program = g_dir_read_name (programs)) != NULL;)
    {
      g_autofree char *path = g_build_filename (golden, program, NULL);
      g_autoptr (GDir) cases = g_dir_open (path, 0, NULL);
      for (const char *name; cases != NULL && (name = g_dir_read_name (cases)) != NULL;)
        {
          g_autofree char *expected = g_build_filename (path, name, "expected", NULL);
          n += check_folder (expected);
        }
    }
  g_assert_cmpuint (n, >, 200);
  g_assert_cmpuint (check_folder (iom), >=, 11);
}

static const struct
{
  const char *table, *name;
  ThemaColumnType type;
  const char *unit, *description;
  gboolean has_least, has_greatest;
  double least, greatest;
} columns[] = {
  { "documents.csv", "types", THEMA_COLUMN_INTEGER, "types", "different words, case folded (0 to `words`)", TRUE,
    FALSE, 0, 0 },
  { "code_frequencies.csv", "share_ci_low", THEMA_COLUMN_NUMBER, "proportion",
    "lower limit: Wilson's 95 % interval of that share (0 to 1)", TRUE, TRUE, 0, 1 },
  { "network_summary.csv", "modularity", THEMA_COLUMN_NUMBER, NULL,
    "how much more weight lies inside of modules than by chance (\xE2\x88\x92"
    "0.5 to 1; empty without edges)",
    TRUE, TRUE, -0.5, 1 },
  { "code_overlap.csv", "jaccard", THEMA_COLUMN_NUMBER, NULL, NULL, TRUE, TRUE, 0, 1 },
  { "cluster_merges.csv", "step", THEMA_COLUMN_INTEGER, NULL, "its number (from 1)", TRUE, FALSE, 1, 0 },
  /* what is said of another table goes for this one */
  { "network_edges.csv", "n_ab", THEMA_COLUMN_INTEGER, "units", "units that hold both (0 on)", TRUE, FALSE, 0, 0 },
  { "keyness_codes.csv", "difference_coefficient", THEMA_COLUMN_NUMBER, NULL, NULL, FALSE, FALSE, 0, 0 },
  { "sample_key.csv", "stratum_units:", THEMA_COLUMN_INTEGER, "units", NULL, TRUE, FALSE, 0, 0 },
  { "code_regression.csv", "converged", THEMA_COLUMN_YES_NO, NULL, NULL, FALSE, FALSE, 0, 0 },
  { "agreement.csv", "value", THEMA_COLUMN_NUMBER, NULL, NULL, FALSE, FALSE, 0, 0 },
  { "sensitivity.csv", "value", THEMA_COLUMN_STRING, NULL, "how (empty for `base`)", FALSE, FALSE, 0, 0 },
};

static void
test_columns (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      ThemaColumn column;
      g_assert_true (thema_column_init (&column, columns[i].table, columns[i].name, 0));
      g_test_message ("%s %s", columns[i].table, columns[i].name);
      g_assert_cmpint (column.type, ==, columns[i].type);
      g_assert_cmpstr (column.unit, ==, columns[i].unit);
      if (columns[i].description != NULL)
        g_assert_cmpstr (column.description, ==, columns[i].description);
      g_assert_cmpint (column.has_least, ==, columns[i].has_least);
      g_assert_cmpint (column.has_greatest, ==, columns[i].has_greatest);
      g_assert_cmpfloat (column.least, ==, columns[i].least);
      g_assert_cmpfloat (column.greatest, ==, columns[i].greatest);
      thema_column_clear (&column);
    }
  ThemaColumn column;
  g_assert_false (thema_column_init (&column, "documents.csv", "no such column", 0));
  thema_column_clear (&column);
  g_assert_true (thema_column_init (&column, "code_cooccurrence.csv", "unit", 0));
  g_assert_cmpuint (g_strv_length (column.values), ==, 3);
  g_assert_cmpstr (column.values[1], ==, "paragraph");
  thema_column_clear (&column);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/types", test_columns);
  g_test_add_func ("/columns/tables", test_tables);
  return g_test_run ();
}
