/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/error.h"
#include "report/manifest.h"
#include "report/nesting.h"
#include "report/record-compare.h"
#include "report/report.h"
#include "report/stage-record.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* printf a | sha256sum */
#define SHA_OF_A "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"

static void
test_record (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_write (folder, "data/a.txt", "a", -1);
  g_autoptr (ThemaStageRecord) record = thema_stage_record_new ();
  thema_stage_record_text (record, "language", "en");
  thema_stage_record_number (record, "min_words", -1);
  thema_stage_record_flag (record, "unwrap", TRUE);
  thema_stage_record_text (record, "bad", "\xFF");
  g_assert_true (thema_stage_record_input (record, path, folder->path, &error));
  g_autofree char *json = thema_stage_record_to_json (record);
  g_assert_cmpstr (json, ==,
                   "{\"options\":{\"language\":\"en\",\"min_words\":-1,\"unwrap\":true,"
                   "\"bad\":\"\xEF\xBF\xBD\"},\"inputs\":[{\"path\":\"data/a.txt\",\"bytes\":1,"
                   "\"sha256\":\"" SHA_OF_A "\"}]}");
  g_assert_false (thema_stage_record_input (record, "no-such-file", ".", &error));
  g_assert_nonnull (error);
}

static const struct
{
  const char *path, *root, *name;
} paths[] = {
  { "/study/data/a.txt", "/study", "data/a.txt" },
  { "/study/data/a.txt", "/study/", "data/a.txt" },
  { "/study/./data/../a.txt", "/study", "a.txt" },
  { "/study/a.txt", "/study/x/..", "a.txt" },
  { "/a.txt", "/", "a.txt" },
  { "/study/a.txt", "/", "study/a.txt" },
  /* elsewhere: the bare name, so that nothing of the machine shows */
  { "/elsewhere/data/a.txt", "/study", "a.txt" },
  { "/study2/a.txt", "/study", "a.txt" },
  { "/study/../a.txt", "/study", "a.txt" },
  { "data/a.txt", ".", "data/a.txt" },
  { "./data/a.txt", ".", "data/a.txt" },
  { "../a.txt", ".", "a.txt" },
};

static void
test_paths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *name = thema_path_below (paths[i].path, paths[i].root);
      g_assert_cmpstr (name, ==, paths[i].name);
    }
}

static const char *const stages[] = { "tokenize", "code", "freq", "cooc" };

/* A manifest of stages, in short: for each a letter that is its options, or "-" for none; an output of
 * each. "aab-" has no cooc, and a code stage with the option a. */
static ThemaManifest *
make (const char *options, gboolean with_outputs)
{
  ThemaManifest *manifest = thema_manifest_new ();
  for (guint i = 0; options[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      if (options[i] == '-')
        continue;
      g_autofree char *record = g_strdup_printf (
          "{\"options\":{\"o\":\"%c\"},\"inputs\":[{\"path\":\"in%u\",\"bytes\":1,\"sha256\":\"" SHA_OF_A
          "\"}]}",
          options[i], i);
      thema_manifest_set_stage (manifest, stages[i], record, &error);
      g_assert_no_error (error);
      g_autofree char *output = g_strdup_printf ("%s.csv", stages[i]);
      if (with_outputs)
        thema_manifest_add_output (manifest, stages[i], output, 1, SHA_OF_A);
    }
  return manifest;
}

static void
test_round_trip (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaManifest) manifest = make ("ab-c", TRUE);
  g_autofree char *json = thema_manifest_to_json (manifest);
  g_free (fixture_write (folder, THEMA_MANIFEST_NAME, json, -1));
  g_autoptr (ThemaManifest) again = thema_manifest_load (folder->path, &error);
  g_assert_no_error (error);
  g_autofree char *json_again = thema_manifest_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
  g_assert_true (g_str_has_suffix (json, "}\n"));
  g_assert_cmpstr (thema_manifest_version (again), ==, thema_manifest_version (manifest));
  g_assert_true (thema_manifest_has_output (again, "code.csv"));
  g_assert_false (thema_manifest_has_output (again, "freq.csv"));
  g_assert_false (thema_manifest_has_output (again, "in0"));
}

/* Stages come in their order, however they were set. */
static void
test_stage_order (void)
{
  static const char record[] = "{\"options\":{},\"inputs\":[]}";
  g_autoptr (ThemaManifest) one = thema_manifest_new (), other = thema_manifest_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      thema_manifest_set_stage (one, stages[i], record, NULL);
      thema_manifest_set_stage (other, stages[G_N_ELEMENTS (stages) - 1 - i], record, NULL);
    }
  g_autofree char *first = thema_manifest_to_json (one), *second = thema_manifest_to_json (other);
  g_assert_cmpstr (first, ==, second);
}

/* What a new run takes over from the report before it: outputs that stand afterwards, of the tables that
 * the old one had and the new one did not write again. */
static const struct
{
  const char *name, *old, *new, *kept;
} adoptions[] = {
  { "an earlier stage alone, the same", "aaaa", "a---", "tokenize code freq cooc" },
  { "a changed corpus", "aaaa", "b---", "" },
  { "a changed codebook", "aaaa", "ab--", "tokenize" },
  { "new frequencies", "aaaa", "aab-", "tokenize code cooc" },
  { "new co-occurrence", "aaaa", "aa-b", "tokenize code freq" },
  { "the same once more", "aaaa", "aaaa", "tokenize code freq cooc" },
  { "frequencies without a codebook, then with one", "a-a-", "aa--", "tokenize freq" },
  { "nothing before", "----", "aaaa", "" },
  { "a stage that was not before", "a---", "aa--", "tokenize" },
};

static void
test_adopt (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (adoptions); i++)
    {
      g_autoptr (ThemaManifest) old = make (adoptions[i].old, TRUE);
      g_autoptr (ThemaManifest) new = make (adoptions[i].new, FALSE);
      g_autoptr (GString) kept = g_string_new (NULL);
      thema_manifest_adopt (new, old);
      for (gsize s = 0; s < G_N_ELEMENTS (stages); s++)
        {
          g_autofree char *output = g_strdup_printf ("%s.csv", stages[s]);
          if (thema_manifest_has_output (new, output))
            g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", stages[s]);
        }
      g_test_message ("%s", adoptions[i].name);
      g_assert_cmpstr (kept->str, ==, adoptions[i].kept);
    }
}

/* What this run wrote is not replaced by what the old one did. */
static void
test_adopt_keeps_ours (void)
{
  g_autoptr (ThemaManifest) old = make ("aa--", TRUE), new = make ("aa--", FALSE);
  thema_manifest_add_output (new, "code", "fresh.csv", 1, SHA_OF_A);
  thema_manifest_adopt (new, old);
  g_assert_true (thema_manifest_has_output (new, "fresh.csv"));
  g_assert_false (thema_manifest_has_output (new, "code.csv"));
}

/* Nothing is taken over from another version. */
static void
test_adopt_other_version (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (ThemaManifest) made = make ("aaaa", TRUE), new = make ("a---", FALSE);
  g_autofree char *json = thema_manifest_to_json (made);
  g_autofree char *version = g_strdup_printf ("\"thema\" : \"%s\"", thema_manifest_version (made));
  g_auto (GStrv) parts = g_strsplit (json, version, 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_autofree char *older = g_strjoinv ("\"thema\" : \"0.0\"", parts);
  g_free (fixture_write (folder, THEMA_MANIFEST_NAME, older, -1));
  g_autoptr (ThemaManifest) old = thema_manifest_load (folder->path, NULL);
  g_assert_cmpstr (thema_manifest_version (old), ==, "0.0");
  thema_manifest_adopt (new, old);
  g_assert_false (thema_manifest_has_output (new, "code.csv"));
  g_assert_false (thema_manifest_has_output (new, "tokenize.csv"));
}

static void
visit (const char *stage, gboolean is_output, const char *path, ThemaFileState state, gpointer user_data)
{
  static const char *const names[]
      = { [THEMA_FILE_SAME] = "same", [THEMA_FILE_DIFFERS] = "differs", [THEMA_FILE_MISSING] = "missing" };
  g_string_append_printf (user_data, "%s %s %s %s\n", stage, is_output ? "output" : "input", path,
                          names[state]);
}

static void
test_verify (void)
{
  g_autoptr (FixtureFolder) root = fixture_folder_new ();
  g_autoptr (GString) states = g_string_new (NULL);
  g_autofree char *reports = fixture_path (root, "reports");
  g_free (fixture_write (root, "in0", "a", -1));
  g_free (fixture_write (root, "in1", "b", -1));
  g_free (fixture_write (root, "reports/code.csv", "a", -1));
  g_free (fixture_write (root, "reports/freq.csv", "", -1));
  g_autoptr (ThemaManifest) manifest = make ("aaa-", TRUE);
  thema_manifest_verify (manifest, reports, root->path, visit, states);
  g_assert_cmpstr (states->str, ==,
                   "tokenize input in0 same\ntokenize output tokenize.csv missing\n"
                   "code input in1 differs\ncode output code.csv same\n"
                   "freq input in2 missing\nfreq output freq.csv differs\n");
}

#define FILES "\"inputs\":[],\"outputs\":[]"

/* Manifests that no program of this version writes. */
static const char *const malformed[] = {
  "",
  "{",
  "null",
  "1",
  "[]",
  "{}",
  "\"form\"",
  "{\"form\":1}",
  "{\"form\":2,\"stages\":{}}",
  "{\"form\":\"1\",\"stages\":{}}",
  "{\"form\":null,\"stages\":{}}",
  "{\"form\":[],\"stages\":{}}",
  "{\"form\":{},\"stages\":{}}",
  "{\"stages\":{}}",
  "{\"form\":1,\"stages\":[]}",
  "{\"form\":1,\"stages\":null}",
  "{\"form\":1,\"stages\":{\"code\":1}}",
  "{\"form\":1,\"stages\":{\"code\":null}}",
  "{\"form\":1,\"stages\":{\"code\":{}}}",
  "{\"form\":1,\"stages\":{\"code\":{" FILES "}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":[]," FILES "}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"inputs\":[]}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"outputs\":[]}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"inputs\":{},\"outputs\":[]}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"inputs\":[1],\"outputs\":[]}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"inputs\":[{}],\"outputs\":[]}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"inputs\":[{\"path\":\"a\"}],\"outputs\":[]}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"inputs\":[],\"outputs\":[{\"path\":1,\"sha256\":\"\"}]}}}",
  "{\"form\":1,\"stages\":{\"code\":{\"options\":{},\"inputs\":[],\"outputs\":[{\"path\":null,\"sha256\":\"\"}]}}}",
  "{\"form\":1,\"stages\":{}} x",
};

static void
test_malformed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (FixtureFolder) folder = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      g_free (fixture_write (folder, THEMA_MANIFEST_NAME, malformed[i], -1));
      g_test_message ("%s", malformed[i]);
      g_assert_null (thema_manifest_load (folder->path, &error));
      g_assert_error (error, THEMA_REPORT_ERROR, THEMA_REPORT_ERROR_MANIFEST);
      g_autofree char *message = fixture_strip (folder, error->message);
      g_assert_true (g_str_has_prefix (message, "manifest.json: "));
    }
  g_autoptr (FixtureFolder) empty = fixture_folder_new ();
  g_assert_null (thema_manifest_load (empty->path, NULL));
}

static void
test_bad_records (void)
{
  static const char *const records[] = {
    "", "{", "null", "[]", "{}", "{\"options\":{}}", "{\"inputs\":[]}", "{\"options\":1,\"inputs\":[]}",
    "{\"options\":{},\"inputs\":[{\"path\":\"a\"}]}",
  };
  g_autoptr (ThemaManifest) manifest = thema_manifest_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (thema_manifest_set_stage (manifest, "code", records[i], &error));
      g_assert_nonnull (error);
    }
}

static gboolean
write_table (gpointer data, ThemaCsvWriter *csv, G_GNUC_UNUSED GError **error)
{
  thema_csv_writer_text (csv, data);
  thema_csv_writer_end_row (csv);
  return TRUE;
}

static gboolean
fail_table (G_GNUC_UNUSED gpointer data, G_GNUC_UNUSED ThemaCsvWriter *csv, GError **error)
{
  g_set_error (error, THEMA_REPORT_ERROR, THEMA_REPORT_ERROR_MANIFEST, "it cannot be");
  return FALSE;
}

/* A folder with a file of the researcher's and a table that no longer holds. */
static char *
old_reports (const FixtureFolder *root)
{
  g_free (fixture_write (root, "reports/notes.txt", "mine", -1));
  g_free (fixture_write (root, "reports/code_frequencies.csv", "stale", -1));
  return fixture_path (root, "reports");
}

static ThemaReport *
report_new (const char *folder)
{
  g_autoptr (GError) error = NULL;
  ThemaReport *report = thema_report_new (folder, FALSE, &error);
  g_assert_no_error (error);
  thema_manifest_set_stage (thema_report_manifest (report), "tokenize",
                            "{\"options\":{},\"inputs\":[]}", &error);
  g_assert_no_error (error);
  return report;
}

/* Tables appear with their digests, in their order whatever the number of threads; what is not thema's
 * stays, what no longer holds goes. */
static void
test_report (void)
{
  ThemaTable tables[] = { { .name = "rejected.csv", .write = write_table, .data = (gpointer) "r" },
                          { .name = "documents.csv", .write = write_table, .data = (gpointer) "d" } };
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (FixtureFolder) root = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = old_reports (root), *table = NULL;
      g_autoptr (ThemaReport) report = report_new (folder);
      thema_report_write (report, "tokenize", tables, G_N_ELEMENTS (tables), n_threads, &error);
      g_assert_no_error (error);
      thema_report_commit (report, &error);
      g_assert_no_error (error);

      g_autofree char *notes = fixture_path (root, "reports/notes.txt");
      g_autofree char *stale = fixture_path (root, "reports/code_frequencies.csv");
      g_autofree char *documents = fixture_path (root, "reports/documents.csv");
      g_assert_true (g_file_test (notes, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (documents, &table, NULL, NULL));
      g_assert_cmpstr (table, ==, "d\n");

      g_autoptr (ThemaManifest) manifest = thema_manifest_load (folder, &error);
      g_autoptr (GString) states = g_string_new (NULL);
      thema_manifest_verify (manifest, folder, root->path, visit, states);
      g_assert_cmpstr (states->str, ==,
                       "tokenize output rejected.csv same\ntokenize output documents.csv same\n"
                   " output datapackage.json same\n");
    }
}

/* As many rows as the data says, two fields each. */
static gsize
prepare_rows (gpointer data, G_GNUC_UNUSED guint n_threads)
{
  return *(const gsize *) data;
}

static void
write_row_header (G_GNUC_UNUSED gconstpointer data, ThemaCsvWriter *csv)
{
  static const char *const names[] = { "row", "=of", NULL };
  thema_csv_writer_header (csv, names);
}

static void
write_some_rows (gconstpointer data, gsize from, gsize to, ThemaCsvWriter *csv)
{
  for (gsize i = from; i < to; i++)
    {
      thema_csv_writer_count (csv, i);
      thema_csv_writer_count (csv, *(const gsize *) data);
      thema_csv_writer_end_row (csv);
    }
}

/* Tables in rows, long and empty, are whole and in order, between others. */
static void
test_report_rows (void)
{
  gsize sizes[] = { 0, 1, 16384, 16385, 200000 };
  static const char *const names[] = { "documents.csv", "code_frequencies.csv", "code_terms.csv",
                                       "document_terms.csv", "document_codes.csv" };
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (ThemaTable));
  ThemaTable whole = { .name = "rejected.csv", .write = write_table, .data = (gpointer) "r" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ThemaTable table = { .name = names[i], .data = &sizes[i], .prepare = prepare_rows,
                           .write_header = write_row_header, .write_rows = write_some_rows };
      if (i == 3)
        g_array_append_val (tables, whole);
      g_array_append_val (tables, table);
    }
  for (guint n_threads = 1; n_threads <= 4; n_threads++)
    {
      g_autoptr (FixtureFolder) root = fixture_folder_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = fixture_path (root, "reports");
      g_autoptr (ThemaReport) report = thema_report_new (folder, TRUE, &error);
      thema_manifest_set_stage (thema_report_manifest (report), "tokenize",
                                "{\"options\":{},\"inputs\":[]}", &error);
      thema_report_write (report, "tokenize", (ThemaTable *) (gpointer) tables->data, tables->len,
                          n_threads, &error);
      g_assert_no_error (error);
      thema_report_commit (report, &error);
      g_assert_no_error (error);
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *path = g_build_filename (folder, names[i], NULL), *table = NULL;
          g_autoptr (GString) expected = g_string_new ("\xEF\xBB\xBFrow,'=of\n");
          for (gsize row = 0; row < sizes[i]; row++)
            g_string_append_printf (expected, "%zu,%zu\n", row, sizes[i]);
          g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
          g_assert_true (g_str_equal (table, expected->str));
        }
      g_autoptr (ThemaManifest) manifest = thema_manifest_load (folder, &error);
      g_autoptr (GString) states = g_string_new (NULL);
      thema_manifest_verify (manifest, folder, root->path, visit, states);
      g_assert_null (strstr (states->str, "differs"));
      g_assert_nonnull (strstr (states->str, "document_codes.csv same"));
    }
}

/* A table that fails, or a report that is given up, leaves what stood there. */
static void
test_report_failed (void)
{
  ThemaTable tables[] = { { .name = "documents.csv", .write = write_table, .data = (gpointer) "d" },
                          { .name = "rejected.csv", .write = fail_table } };
  g_autoptr (FixtureFolder) root = fixture_folder_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = old_reports (root);
  ThemaReport *report = report_new (folder);
  g_assert_false (
      thema_report_write (report, "tokenize", tables, G_N_ELEMENTS (tables), 2, &error));
  g_assert_cmpstr (error->message, ==, "it cannot be");
  thema_report_free (report);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL), above = g_dir_open (root->path, 0, NULL);
  guint n = 0, n_above = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  while (g_dir_read_name (above) != NULL)
    n_above++;
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (n_above, ==, 1);
}

#define FILE_OF(path, sha256) "{\"path\":\"" path "\",\"bytes\":1,\"sha256\":\"" sha256 "\"}"
#define RECORD(options, inputs) "{\"options\":{" options "},\"inputs\":[" inputs "]}"

static const struct
{
  const char *was, *is, *difference; /* NULL: none */
} differences[] = {
  { RECORD ("\"a\":1,\"b\":true", FILE_OF ("x", "1")), RECORD ("\"b\":true,\"a\":1", FILE_OF ("x", "1")), NULL },
  { RECORD ("\"a\":1", ""), RECORD ("\"a\":2", ""), "option a was 1 and is 2" },
  { RECORD ("", ""), RECORD ("\"a\":\"x\"", ""), "option a was not there and is \"x\"" },
  { RECORD ("\"a\":false", ""), RECORD ("", ""), "option a was false and is not there" },
  { RECORD ("\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1", ""),
    RECORD ("\"a\":2,\"b\":2,\"c\":2,\"d\":2,\"e\":2", ""),
    "option a was 1 and is 2; option b was 1 and is 2; option c was 1 and is 2; and 2 more" },
  { RECORD ("", FILE_OF ("x", "1")), RECORD ("", FILE_OF ("x", "2")), "x changed" },
  { RECORD ("", FILE_OF ("x", "1")), RECORD ("", FILE_OF ("x", "1") "," FILE_OF ("y", "1")), "y is new" },
  { RECORD ("", FILE_OF ("x", "1")), RECORD ("", ""), "x is no input any more" },
  { RECORD ("", FILE_OF ("x", "1") "," FILE_OF ("y", "1")), RECORD ("", FILE_OF ("y", "1") "," FILE_OF ("x", "1")),
    "the order or number of inputs changed" },
  { RECORD ("", FILE_OF ("x", "1") "," FILE_OF ("x", "2")), RECORD ("", FILE_OF ("x", "3") "," FILE_OF ("x", "2")),
    "x changed" },
  { RECORD ("", "{\"path\":\"x\",\"bytes\":2,\"sha256\":\"1\"}"), RECORD ("", FILE_OF ("x", "1")),
    "the record was changed by hand" },
  { "[[[[", RECORD ("\"a\":1", ""), "option a was not there and is 1" },
  { "{\"options\":[],\"inputs\":{}}", RECORD ("", ""), "the record was changed by hand" },
};

static void
test_difference (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      g_autofree char *difference = thema_record_difference (differences[i].was, differences[i].is);
      g_assert_cmpstr (difference, ==, differences[i].difference);
    }
}

static void
test_damage (void)
{
  static const char record[] = "{\"outputs\":[" FILE_OF ("a.csv", SHA_OF_A) "," FILE_OF ("b.csv", SHA_OF_A) "]}";
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *a = fixture_write (folder, "a.csv", "a", -1), *b = fixture_write (folder, "b.csv", "a", -1);
  g_assert_null (thema_record_damage (record, folder->path));
  g_assert_true (g_file_set_contents (a, "A", -1, NULL));
  g_assert_cmpint (g_remove (b), ==, 0);
  g_autofree char *damage = thema_record_damage (record, folder->path);
  g_assert_cmpstr (damage, ==, "a.csv is not as it was written; b.csv is missing");
  g_assert_true (thema_record_has_output (record, "a.csv"));
  g_assert_true (thema_record_has_output (record, NULL));
  g_assert_false (thema_record_has_output (record, "c.csv"));
  g_assert_false (thema_record_has_output ("{}", NULL));
}

static void
test_nesting (void)
{
  g_assert_true (thema_json_is_tame ("{\"a\":[[]]}", 10));
  g_autoptr (GString) json = g_string_new (NULL);
  for (guint i = 0; i < 100; i++)
    g_string_append (json, "[]{}\"[[\\\"[[\"");
  g_assert_true (thema_json_is_tame (json->str, json->len));
  for (guint i = 0; i < 100; i++)
    g_string_append_c (json, i % 2 ? '[' : '{');
  g_assert_false (thema_json_is_tame (json->str, json->len));
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_write (folder, "manifest.json", json->str, -1);
  g_autoptr (GError) error = NULL;
  g_assert_nonnull (path);
  g_assert_null (thema_manifest_load (folder->path, &error));
  g_assert_error (error, THEMA_REPORT_ERROR, THEMA_REPORT_ERROR_MANIFEST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/manifest/record", test_record);
  g_test_add_func ("/manifest/paths", test_paths);
  g_test_add_func ("/manifest/round-trip", test_round_trip);
  g_test_add_func ("/manifest/stage-order", test_stage_order);
  g_test_add_func ("/manifest/adopt", test_adopt);
  g_test_add_func ("/manifest/adopt-keeps-ours", test_adopt_keeps_ours);
  g_test_add_func ("/manifest/adopt-other-version", test_adopt_other_version);
  g_test_add_func ("/manifest/verify", test_verify);
  g_test_add_func ("/manifest/malformed", test_malformed);
  g_test_add_func ("/manifest/bad-records", test_bad_records);
  g_test_add_func ("/manifest/difference", test_difference);
  g_test_add_func ("/manifest/damage", test_damage);
  g_test_add_func ("/manifest/nesting", test_nesting);
  g_test_add_func ("/manifest/report", test_report);
  g_test_add_func ("/manifest/report-rows", test_report_rows);
  g_test_add_func ("/manifest/report-failed", test_report_failed);
  return g_test_run ();
}
