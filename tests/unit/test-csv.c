/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv-reader.h"
#include "base/csv-writer.h"
#include "base/error.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Records as text: fields between bars, records parted by newlines: "|a|b|\n|c|d|\n". */
static char *
show (const char *csv, gsize length, char delimiter, GError **error)
{
  g_autofree char *exact = g_memdup2 (csv, length);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) reader
      = thema_csv_reader_new ("t.csv", length > 0 ? exact : "", length, delimiter);
  GString *shown = g_string_new (NULL);
  while (thema_csv_reader_next (reader, arena, error))
    {
      guint n;
      const ThemaSlice *fields = thema_csv_reader_fields (reader, &n);
      g_string_append_c (shown, '|');
      for (guint i = 0; i < n; i++)
        {
          g_string_append_len (shown, fields[i].bytes, (gssize) fields[i].length);
          g_string_append_c (shown, '|');
        }
      g_string_append_c (shown, '\n');
    }
  return g_string_free (shown, FALSE);
}

static const struct
{
  char delimiter;
  const char *csv, *shown;
} read_cases[] = {
  { ',', "", "" },
  { ',', "\n\r\n\n", "" },
  { ',', "\xEF\xBB\xBF", "" },
  { ',', "a", "|a|\n" },
  { ',', "a,b\n1,2\n", "|a|b|\n|1|2|\n" },
  { ',', "a,b\r\n1,2\r\n", "|a|b|\n|1|2|\n" },
  { ',', "a,b\n1,2", "|a|b|\n|1|2|\n" },
  { ',', "a,\n,b\n,\n", "|a||\n||b|\n|||\n" },
  { ',', "a,", "|a||\n" },
  { ',', ",", "|||\n" },
  { ',', "\"\"\n", "||\n" },
  { ',', "\"\"", "||\n" },
  { ',', "\"a\"", "|a|\n" },
  { ',', "\"a,b\",c\n", "|a,b|c|\n" },
  { ',', "\"a\nb\",\"c\r\nd\"\n", "|a\nb|c\r\nd|\n" },
  { ',', "\"\"\"\",\"a\"\"\",\"\"\"b\",\"c\"\"d\"\n", "|\"|a\"|\"b|c\"d|\n" },
  { ',', "\"\"\"\"\"\"\n", "|\"\"|\n" },
  { ',', "a\"b,c\"\n", "|a\"b|c\"|\n" },
  { ',', " \"a\",b\n", "| \"a\"|b|\n" },
  { ',', " a , b \n", "| a | b |\n" },
  { ',', "a\rb,c\r\n", "|a\rb|c|\n" },
  { ',', "a\r", "|a\r|\n" },
  { ',', "\xEF\xBB\xBF\x61,b\n", "|a|b|\n" },
  { ',', "\xEF\xBB\xBF\"a\",b\n", "|a|b|\n" },
  { ',', "a\n\n\n\"b\"\n\n", "|a|\n|b|\n" },
  { ',', "a\n \nb\n", "|a|\n| |\n|b|\n" },
  { ',', "a;b\tc\n", "|a;b\tc|\n" },
  { ';', "a;b,c\n\"d;e\"\n", "|a|b,c|\n|d;e|\n" },
  { '\t', "a\tb,c\n\"d\te\"\t\n", "|a|b,c|\n|d\te||\n" },
  { ',', "\xFF,\xC3\n", "|\xFF|\xC3|\n" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown
          = show (read_cases[i].csv, strlen (read_cases[i].csv), read_cases[i].delimiter, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (shown, ==, read_cases[i].shown);
    }
}

static void
test_nul_is_data (void)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) reader = thema_csv_reader_new ("t.csv", "a\0b,c", 5, ',');
  guint n;
  g_assert_true (thema_csv_reader_next (reader, arena, NULL));
  const ThemaSlice *fields = thema_csv_reader_fields (reader, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpmem (fields[0].bytes, (int) fields[0].length, "a\0b", 3);
}

/* What is malformed, and the line that is blamed for it. */
static const struct
{
  const char *csv, *where;
} error_cases[] = {
  { "\"", "t.csv:1: " },
  { "a,b\n1,\"2\n3\n", "t.csv:2: " },
  { "a,\"b\"\"", "t.csv:1: " },
  { "a,\"b\" ,c\n", "t.csv:1: " },
  { "a\n\"b\nc\"d\n", "t.csv:3: " },
  { "a\r\n\r\n\"b\"\"c\"d\r\n", "t.csv:3: " },
  { "\"a\"\rb\n", "t.csv:1: " },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = show (error_cases[i].csv, strlen (error_cases[i].csv), ',', &error);
      g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, error_cases[i].where));
      g_assert_nonnull (shown);
    }
}

static void
test_places (void)
{
  static const char csv[] = "a,b\n\n\"x\ny\",z\r\nlast";
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) reader = thema_csv_reader_new ("t.csv", csv, strlen (csv), ',');
  static const struct
  {
    guint64 line;
    gsize record, position;
  } expected[] = { { 1, 0, 4 }, { 3, 5, 14 }, { 5, 14, 18 } };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (thema_csv_reader_next (reader, arena, NULL));
      g_assert_cmpuint (thema_csv_reader_line (reader), ==, expected[i].line);
      g_assert_cmpuint (thema_csv_reader_record (reader), ==, expected[i].record);
      g_assert_cmpuint (thema_csv_reader_position (reader), ==, expected[i].position);
    }
  g_assert_false (thema_csv_reader_next (reader, arena, NULL));
  g_assert_false (thema_csv_reader_next (reader, arena, NULL));
}

static void
test_guess (void)
{
  static const struct
  {
    const char *csv;
    char delimiter;
  } cases[] = {
    { "", ',' },
    { "a\n", ',' },
    { "a,b;c,d\n", ',' },
    { "a;b\n1,2,3\n", ';' },
    { "a\tb c\n", '\t' },
    { "\"x,y,z\";b\n", ';' },
    { "\"x\n,,,\";b\n", ';' },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (thema_csv_guess_delimiter (cases[i].csv, strlen (cases[i].csv)), ==,
                     cases[i].delimiter);
}

/* Writes with `fill` and returns the file's bytes (transfer full). */
static char *
written (gboolean excel, void (*fill) (ThemaCsvWriter *, gconstpointer), gconstpointer data,
         gsize *length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("thema-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "t.csv", NULL);
  g_autoptr (ThemaOutput) output = thema_output_new (path, &error);
  g_assert_no_error (error);
  g_autoptr (ThemaCsvWriter) writer = thema_csv_writer_new (output, excel);
  fill (writer, data);
  thema_output_commit (output, &error);
  g_assert_no_error (error);
  char *bytes;
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  g_remove (path);
  g_rmdir (dir);
  return bytes;
}

static void
fill_text (ThemaCsvWriter *writer, gconstpointer text)
{
  thema_csv_writer_text (writer, text);
  thema_csv_writer_text (writer, "x");
  thema_csv_writer_end_row (writer);
}

/* A cell, as it is written, and as it is written for spreadsheets. */
static const struct
{
  const char *text, *plain, *excel;
} write_cases[] = {
  { "", "", "" },
  { "a", "a", "a" },
  { "a b", "a b", "a b" },
  { " a", "\" a\"", "\" a\"" },
  { "a ", "\"a \"", "\"a \"" },
  { "a,b", "\"a,b\"", "\"a,b\"" },
  { "a;b\tc", "a;b\tc", "a;b\tc" },
  { "a\nb", "\"a\nb\"", "\"a\nb\"" },
  { "a\rb", "\"a\rb\"", "\"a\rb\"" },
  { "\"", "\"\"\"\"", "\"\"\"\"" },
  { "say \"no\"", "\"say \"\"no\"\"\"", "\"say \"\"no\"\"\"" },
  { "caf\xC3\xA9", "caf\xC3\xA9", "caf\xC3\xA9" },
  { "=1+1", "=1+1", "'=1+1" },
  { "+1", "+1", "'+1" },
  { "-1", "-1", "-1" },
  { "-1.5", "-1.5", "-1.5" },
  { "-1+A1", "-1+A1", "'-1+A1" },
  { "-", "-", "'-" },
  { "+1", "+1", "'+1" },
  { "@a", "@a", "'@a" },
  { "\ta", "\ta", "'\ta" },
  { "\ra", "\"\ra\"", "\"'\ra\"" },
  { "=HYPERLINK(\"x\",1)", "\"=HYPERLINK(\"\"x\"\",1)\"", "\"'=HYPERLINK(\"\"x\"\",1)\"" },
  { "a=b", "a=b", "a=b" },
};

static void
test_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (write_cases); i++)
    {
      gsize length;
      g_autofree char *plain = written (FALSE, fill_text, write_cases[i].text, &length);
      g_autofree char *plain_row = g_strconcat (write_cases[i].plain, ",x\n", NULL);
      g_assert_cmpstr (plain, ==, plain_row);
      g_autofree char *excel = written (TRUE, fill_text, write_cases[i].text, &length);
      g_autofree char *excel_row = g_strconcat ("\xEF\xBB\xBF", write_cases[i].excel, ",x\n", NULL);
      g_assert_cmpstr (excel, ==, excel_row);
    }
}

/* A field made in memory is the one that is written. */
static void
test_append (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (write_cases); i++)
    {
      g_autoptr (GString) field = g_string_new ("<");
      const char *text = write_cases[i].text;
      thema_csv_append_field (field, text, strlen (text), FALSE);
      g_string_append_c (field, '|');
      thema_csv_append_field (field, text, strlen (text), TRUE);
      g_autofree char *expected
          = g_strdup_printf ("<%s|%s", write_cases[i].plain, write_cases[i].excel);
      g_assert_cmpstr (field->str, ==, expected);
    }
}

static void
fill_rows (ThemaCsvWriter *writer, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const names[] = { "term", "n", "share", NULL };
  thema_csv_writer_header (writer, names);
  thema_csv_writer_text (writer, "");
  thema_csv_writer_end_row (writer);
  thema_csv_writer_text (writer, "");
  thema_csv_writer_text (writer, "");
  thema_csv_writer_end_row (writer);
  thema_csv_writer_bytes (writer, "abc", 2);
  thema_csv_writer_end_row (writer);
}

/* A row of one empty field must not become an empty line, which readers pass over. */
static void
test_rows (void)
{
  gsize length;
  g_autofree char *csv = written (FALSE, fill_rows, NULL, &length);
  g_assert_cmpstr (csv, ==, "term,n,share\n\"\"\n,\nab\n");
}

static void
fill_numbers (ThemaCsvWriter *writer, G_GNUC_UNUSED gconstpointer data)
{
  const double numbers[] = { 0,    -0.0,  1,         -1.5, 0.1,  1.0 / 3,  123456789,
                             1e-9, 1e300, 12345.678, NAN,  -NAN, INFINITY, -INFINITY };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    thema_csv_writer_number (writer, numbers[i]);
  thema_csv_writer_end_row (writer);
  thema_csv_writer_count (writer, 0);
  thema_csv_writer_count (writer, 1234567);
  thema_csv_writer_count (writer, G_MAXUINT64);
  thema_csv_writer_end_row (writer);
  thema_csv_writer_number (writer, NAN);
  thema_csv_writer_end_row (writer);
}

static const char numbers_csv[]
    = "0,0,1,-1.5,0.1,0.33333333,1.2345679e+08,1e-09,1e+300,12345.678,,,,\n"
      "0,1234567,18446744073709551615\n"
      "\"\"\n";

static void
test_numbers (void)
{
  gsize length;
  g_autofree char *plain = written (FALSE, fill_numbers, NULL, &length);
  g_assert_cmpstr (plain, ==, numbers_csv);
  /* A negative number is a number to a spreadsheet too: it gets no apostrophe. */
  g_autofree char *excel = written (TRUE, fill_numbers, NULL, &length);
  g_assert_cmpstr (excel + 3, ==, numbers_csv);
}

/* Numbers of all sizes, many of them with few digits or about half way between two texts of eight.
 */
static double
random_number (guint i)
{
  double digits = floor (g_test_rand_double_range (-1e9, 1e9));
  switch (i % 5)
    {
    case 0:
      return g_test_rand_double_range (-1, 1);
    case 1:
      return digits / pow (10, g_test_rand_int_range (0, 16));
    case 2:
      return (digits + 0.5) / pow (10, g_test_rand_int_range (0, 16));
    case 3:
      return ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-1074, 1024)) + 0.0;
    default:
      return ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-60, 60));
    }
}

#define N_NUMBERS 200000

static void
fill_array (ThemaCsvWriter *writer, gconstpointer data)
{
  const double *numbers = data;
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      thema_csv_writer_number (writer, numbers[i]);
      thema_csv_writer_end_row (writer);
    }
}

/* Eight significant digits as the C library has them. */
static void
test_random_numbers (void)
{
  g_autofree double *numbers = g_new (double, N_NUMBERS);
  for (guint i = 0; i < N_NUMBERS; i++)
    numbers[i] = random_number (i);
  gsize length;
  g_autofree char *csv = written (FALSE, fill_array, numbers, &length);
  const char *line = csv;
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      char expected[G_ASCII_DTOSTR_BUF_SIZE];
      g_ascii_formatd (expected, sizeof expected, "%.8g", numbers[i]);
      gsize n = strlen (expected);
      if (memcmp (line, expected, n) != 0 || line[n] != '\n')
        g_error ("%.17g is not written as %s", numbers[i], expected);
      line += n + 1;
    }
}

static void
test_numbers_in_german (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  char comma[8];
  g_snprintf (comma, sizeof comma, "%.1f", 0.5);
  g_assert_cmpstr (comma, ==, "0,5");
  test_numbers ();
  setlocale (LC_ALL, before);
}

/* Without an output rows are kept until they are cleared. */
static void
test_kept_rows (void)
{
  g_autoptr (ThemaCsvWriter) writer = thema_csv_writer_new (NULL, TRUE);
  gsize length;
  for (guint round = 0; round < 2; round++)
    {
      thema_csv_writer_rows (writer, &length);
      g_assert_cmpuint (length, ==, 0);
      fill_text (writer, "=1");
      thema_csv_writer_text (writer, "");
      thema_csv_writer_end_row (writer);
      const char *rows = thema_csv_writer_rows (writer, &length);
      g_assert_cmpmem (rows, (int) length, "'=1,x\n\"\"\n", 9);
      thema_csv_writer_clear (writer);
    }
}

/* Fields of all lengths, with what must be quoted at any place. */
static void
test_special (void)
{
  g_autoptr (ThemaCsvWriter) writer = thema_csv_writer_new (NULL, FALSE);
  for (gsize n = 1; n < 40; n++)
    for (gsize at = 0; at <= n; at++)
      for (const char *special = ",\"\n\r\x2B\x2D\x8C\xA2"; *special != '\0'; special++)
        {
          g_autofree char *text = g_strnfill (n, 'x');
          gboolean quoted = at < n && strchr (",\"\n\r", *special) != NULL;
          if (at < n)
            text[at] = *special;
          g_autofree char *twice = g_strdelimit (g_strdup (text), "\"", '\1');
          g_auto (GStrv) parts = g_strsplit (twice, "\1", -1);
          g_autofree char *inner = g_strjoinv ("\"\"", parts);
          g_autofree char *expected = g_strdup_printf (quoted ? "\"%s\"\n" : "%s\n", inner);
          gsize length;
          thema_csv_writer_bytes (writer, text, n);
          thema_csv_writer_end_row (writer);
          const char *rows = thema_csv_writer_rows (writer, &length);
          g_assert_cmpmem (rows, (int) length, expected, (int) strlen (expected));
          thema_csv_writer_clear (writer);
        }
}

#define N_ROWS 300

/* Rows of 1 to 6 fields made of what is special to CSV. */
static GPtrArray *
random_rows (void)
{
  static const char *const pieces[] = { "",  "a",  " ",    ",", "\"", "\n", "\r",      "\r\n",
                                        ";", "\t", "\"\"", "'", "=",  "-",  "\xC3\xA9" };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint r = 0; r < N_ROWS; r++)
    {
      g_autoptr (GPtrArray) fields = g_ptr_array_new ();
      for (int f = g_test_rand_int_range (1, 7); f > 0; f--)
        {
          GString *field = g_string_new (NULL);
          for (int k = g_test_rand_int_range (0, 6); k > 0; k--)
            g_string_append (field, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_ptr_array_add (fields, g_string_free (field, FALSE));
        }
      g_ptr_array_add (fields, NULL);
      g_ptr_array_add (rows, g_ptr_array_steal (fields, NULL));
    }
  return rows;
}

static void
fill_random (ThemaCsvWriter *writer, gconstpointer data)
{
  const GPtrArray *rows = data;
  for (guint r = 0; r < rows->len; r++)
    thema_csv_writer_header (writer, g_ptr_array_index (rows, r));
}

/* What the reader has of a field that was written for spreadsheets. */
static void
assert_field (ThemaSlice field, const char *text, gboolean excel)
{
  gboolean guarded = excel && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  g_autofree char *expected = g_strconcat (guarded ? "'" : "", text, NULL);
  g_autofree char *got = g_strndup (field.bytes, field.length);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_round_trip (gconstpointer excel)
{
  g_autoptr (GPtrArray) rows = random_rows ();
  gsize length;
  g_autofree char *csv = written (excel != NULL, fill_random, rows, &length);
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) reader = thema_csv_reader_new ("t.csv", csv, length, ',');
  g_autoptr (GError) error = NULL;
  for (guint r = 0; r < rows->len; r++)
    {
      char **row = g_ptr_array_index (rows, r);
      thema_csv_reader_next (reader, arena, &error);
      g_assert_no_error (error);
      guint n;
      const ThemaSlice *fields = thema_csv_reader_fields (reader, &n);
      g_assert_cmpuint (n, ==, g_strv_length (row));
      for (guint f = 0; f < n; f++)
        assert_field (fields[f], row[f], excel != NULL);
    }
  g_assert_false (thema_csv_reader_next (reader, arena, &error));
  g_assert_no_error (error);
}

/* The conformance files: a table and the JSON array of objects that it means. */
static const char *const spectrum[] = {
  "comma_in_quotes",
  "empty",
  "empty_crlf",
  "escaped_quotes",
  "json",
  "newlines",
  "newlines_crlf",
  "quotes_and_newlines",
  "simple",
  "simple_crlf",
  "utf8",
};

static void
assert_object (JsonObject *object, const ThemaSlice *fields, char **header)
{
  guint n = g_strv_length (header);
  g_assert_cmpuint (json_object_get_size (object), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *field = g_strndup (fields[i].bytes, fields[i].length);
      g_assert_cmpstr (field, ==, json_object_get_string_member (object, header[i]));
    }
}

static char **
read_header (ThemaCsvReader *reader, ThemaArena *arena)
{
  guint n;
  g_assert_true (thema_csv_reader_next (reader, arena, NULL));
  const ThemaSlice *fields = thema_csv_reader_fields (reader, &n);
  char **header = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    header[i] = g_strndup (fields[i].bytes, fields[i].length);
  return header;
}

static void
check_spectrum (const char *folder, const char *name)
{
  g_autofree char *csv_path = g_strdup_printf ("%s/csv-spectrum-csvs/%s.csv", folder, name);
  g_autofree char *json_path = g_strdup_printf ("%s/csv-spectrum-json/%s.json", folder, name);
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  gsize length;
  g_file_get_contents (csv_path, &csv, &length, &error);
  g_assert_no_error (error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  json_parser_load_from_file (parser, json_path, &error);
  g_assert_no_error (error);
  JsonArray *expected = json_node_get_array (json_parser_get_root (parser));

  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) reader = thema_csv_reader_new (csv_path, csv, length, ',');
  g_auto (GStrv) header = read_header (reader, arena);
  for (guint r = 0; r < json_array_get_length (expected); r++)
    {
      guint n;
      g_assert_true (thema_csv_reader_next (reader, arena, &error));
      const ThemaSlice *fields = thema_csv_reader_fields (reader, &n);
      g_assert_cmpuint (n, ==, g_strv_length (header));
      assert_object (json_array_get_object_element (expected, r), fields, header);
    }
  g_assert_false (thema_csv_reader_next (reader, arena, &error));
  g_assert_no_error (error);
}

static void
test_spectrum (void)
{
  const char *data = g_getenv ("THEMA_SHARED_DATA");
  g_autofree char *folder = g_build_filename (data != NULL ? data : "", "conformance", NULL);
  if (data == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the conformance files are not there (THEMA_SHARED_DATA)");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (spectrum); i++)
    check_spectrum (folder, spectrum[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/nul-is-data", test_nul_is_data);
  g_test_add_func ("/csv/errors", test_errors);
  g_test_add_func ("/csv/places", test_places);
  g_test_add_func ("/csv/guess-delimiter", test_guess);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/append", test_append);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/kept-rows", test_kept_rows);
  g_test_add_func ("/csv/special", test_special);
  g_test_add_func ("/csv/numbers", test_numbers);
  g_test_add_func ("/csv/random-numbers", test_random_numbers);
  g_test_add_func ("/csv/numbers-in-german", test_numbers_in_german);
  g_test_add_data_func ("/csv/round-trip", NULL, test_round_trip);
  g_test_add_data_func ("/csv/round-trip-excel", "", test_round_trip);
  g_test_add_func ("/csv/spectrum", test_spectrum);
  return g_test_run ();
}
