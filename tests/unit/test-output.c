/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/digest.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* An empty folder of its own for each test. */
typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fixture->folder = g_dir_make_tmp ("thema-output-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      remove_tree (file);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static char *
in (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
put (const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = in (fixture, name);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_text (const Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *path = in (fixture, name);
  g_autofree char *text = NULL;
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected); /* NULL: there is no such file */
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All that stands in the folder `name`, hidden files too, sorted: "a b c". */
static void
assert_listing (const Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *path = in (fixture, name);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *entry; (entry = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_strdup (entry));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  g_autofree char *listing = g_strjoinv (" ", (char **) names->pdata);
  g_assert_cmpstr (listing, ==, expected);
}

static ThemaOutput *
open_output (const Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in (fixture, name);
  ThemaOutput *output = thema_output_new (path, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_appears_at_commit (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (ThemaOutput) output = open_output (fixture, "f");
  thema_output_write (output, "abc", 3);
  thema_output_write (output, NULL, 0);
  thema_output_write (output, "d", 1);
  g_assert_cmpuint (thema_output_tell (output), ==, 4);
  assert_text (fixture, "f", NULL);
  g_assert_true (thema_output_commit (output, NULL));
  assert_text (fixture, "f", "abcd");
  assert_listing (fixture, ".", "f");
}

static void
test_old_file_until_commit (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  put (fixture, "f", "old");
  g_autoptr (ThemaOutput) output = open_output (fixture, "f");
  thema_output_write (output, "new", 3);
  assert_text (fixture, "f", "old");
  g_assert_true (thema_output_commit (output, NULL));
  assert_text (fixture, "f", "new");
}

static void
test_discard (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  put (fixture, "f", "old");
  ThemaOutput *output = open_output (fixture, "f");
  thema_output_write (output, "new", 3);
  thema_output_free (output);
  assert_text (fixture, "f", "old");
  assert_listing (fixture, ".", "f");
}

/* Pieces of all sizes about the buffer's, patched at both ends and across what was flushed. */
static void
test_large (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const gsize sizes[] = { 1, 262143, 262144, 262145, 7, 600000, 0, 262143, 1, 1 };
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (ThemaOutput) output = open_output (fixture, "f");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *piece = g_strnfill (sizes[i], (char) ('a' + i));
      thema_output_write (output, piece, sizes[i]);
      g_string_append (expected, piece);
      g_assert_cmpuint (thema_output_tell (output), ==, expected->len);
    }
  const gsize places[] = { 0, 262142, expected->len - 3 };
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      thema_output_patch (output, places[i], "XYZ", 3);
      memcpy (expected->str + places[i], "XYZ", 3);
    }
  thema_output_write (output, "end", 3);
  g_string_append (expected, "end");
  g_assert_true (thema_output_commit (output, NULL));
  g_autofree char *path = in (fixture, "f");
  g_autofree char *text = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, expected->len);
  g_assert_true (memcmp (text, expected->str, length) == 0);
}

static void
test_no_folder (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in (fixture, "none/f");
  g_assert_null (thema_output_new (path, &error));
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  g_assert_true (g_str_has_prefix (error->message, path));
}

/* A disk that is full, played by a limit on the size of files: EFBIG for ENOSPC. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  gsize length = GPOINTER_TO_SIZE (data);
  put (fixture, "f", "old");
  struct rlimit before, small;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  ThemaOutput *output = open_output (fixture, "f");
  g_autofree char *piece = g_strnfill (length, 'x');
  g_autoptr (GError) error = NULL;
  thema_output_write (output, piece, length);
  thema_output_write (output, "more", 4);
  gboolean committed = thema_output_commit (output, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  thema_output_free (output);
  g_assert_false (committed);
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, g_strerror (EFBIG)));
  assert_text (fixture, "f", "old");
  assert_listing (fixture, ".", "f");
}

/* What is no file must not be replaced by one. The link stands for /dev/full itself, which a test
 * that is run by root could lose. */
static void
test_device (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  if (access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_autofree char *path = in (fixture, "f");
  g_assert_cmpint (symlink ("/dev/full", path), ==, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaOutput) output = thema_output_new (path, &error);
  if (output != NULL)
    {
      thema_output_write (output, "text", 4);
      thema_output_commit (output, &error);
    }
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
}

static void
test_target_is_folder (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autofree char *path = in (fixture, "f");
  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
  g_autoptr (GError) error = NULL;
  ThemaOutput *output = thema_output_new (path, &error);
  if (output != NULL)
    {
      thema_output_write (output, "text", 4);
      g_assert_false (thema_output_commit (output, &error));
      thema_output_free (output);
    }
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  assert_listing (fixture, ".", "f");
}

/* The vectors of FIPS 180-2, appendix B. */
static const struct
{
  const char *text;
  guint repeat;
  const char *digest;
} digests[] = {
  { "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  { "aaaaaaaaaa", 100000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

static void
test_digest (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      g_autofree char *path = in (fixture, "f");
      g_autoptr (ThemaOutput) output = open_output (fixture, "f");
      thema_output_enable_digest (output);
      for (guint k = 0; k < digests[i].repeat; k++)
        thema_output_write (output, digests[i].text, strlen (digests[i].text));
      g_assert_true (thema_output_commit (output, NULL));
      g_assert_cmpstr (thema_output_get_digest (output), ==, digests[i].digest);
      g_autofree char *of_file = thema_digest_of_file (path, NULL, NULL);
      g_assert_cmpstr (of_file, ==, digests[i].digest);
    }
  g_autofree char *of_bytes = thema_digest_of_bytes ("abc", 3);
  g_assert_cmpstr (of_bytes, ==, digests[1].digest);
}

static void
test_digest_starts_anew (G_GNUC_UNUSED Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (ThemaDigest) digest = thema_digest_new ();
  for (guint i = 0; i < 2; i++)
    {
      thema_digest_update (digest, "a", 1);
      thema_digest_update (digest, "bc", 2);
      g_autofree char *hex = thema_digest_finish (digest);
      g_assert_cmpstr (hex, ==, digests[1].digest);
    }
}

/* Foreign files are kept, old tables are not. */
static gboolean
keep (const char *name, G_GNUC_UNUSED gpointer user_data)
{
  return !g_str_has_suffix (name, ".csv");
}

static ThemaFolder *
open_folder (const Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in (fixture, name);
  ThemaFolder *folder = thema_folder_new (path, &error);
  g_assert_no_error (error);
  return folder;
}

static void
put_new (const ThemaFolder *folder, const char *name)
{
  g_autofree char *path = thema_folder_path (folder, name);
  g_assert_true (g_file_set_contents (path, "new", -1, NULL));
}

static void
make_old (const Fixture *fixture)
{
  g_autofree char *path = in (fixture, "out");
  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
  put (fixture, "out/a.csv", "old");
  put (fixture, "out/gone.csv", "old");
  put (fixture, "out/notes.txt", "old");
}

static void
test_new_folder (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  g_autoptr (ThemaFolder) folder = open_folder (fixture, "deep/er/out/");
  put_new (folder, "a.csv");
  assert_text (fixture, "deep/er/out/a.csv", NULL);
  g_assert_true (thema_folder_commit (folder, keep, NULL, NULL));
  assert_listing (fixture, "deep/er", "out");
  assert_listing (fixture, "deep/er/out", "a.csv");
}

static void
test_folder_changes_at_once (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_old (fixture);
  g_autoptr (ThemaFolder) folder = open_folder (fixture, "out");
  put_new (folder, "a.csv");
  put_new (folder, "b.csv");
  assert_listing (fixture, "out", "a.csv gone.csv notes.txt");
  assert_text (fixture, "out/a.csv", "old");
  g_assert_true (thema_folder_commit (folder, keep, NULL, NULL));
  assert_listing (fixture, ".", "out");
  assert_listing (fixture, "out", "a.csv b.csv notes.txt");
  assert_text (fixture, "out/a.csv", "new");
  assert_text (fixture, "out/notes.txt", "old");
}

/* Temporary folders of killed processes go, those of living ones and all that is called otherwise stay. */
static void
test_stale_folders (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  static const char *const names[] = { ".out.tmp-abcDE1", ".out.tmp-abcDE1.old", ".out.tmp-abcDE", ".out.tmp-abc-E1",
                                       ".out.tmp-abcDE1.bak", "out.tmp-abcDE1", ".other.tmp-abcDE1" };
  make_old (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = in (fixture, names[i]);
      g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
    }
  put (fixture, ".out.tmp-abcDE1/a.csv", "half");
  g_autoptr (ThemaFolder) living = open_folder (fixture, "out");
  put_new (living, "a.csv");
  ThemaFolder *second = open_folder (fixture, "out");
  thema_folder_free (second);
  g_assert_true (thema_folder_commit (living, keep, NULL, NULL));
  assert_listing (fixture, ".",
                  ".other.tmp-abcDE1 .out.tmp-abc-E1 .out.tmp-abcDE .out.tmp-abcDE1.bak out out.tmp-abcDE1");
  assert_text (fixture, "out/a.csv", "new");
}

/* A process that was killed between its two renames has left the old target aside. */
static void
test_target_aside (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_old (fixture);
  g_autofree char *target = in (fixture, "out"), *aside = in (fixture, ".out.tmp-abcDE1.old");
  g_autofree char *fresh = in (fixture, ".out.tmp-abcDE1");
  g_assert_cmpint (g_rename (target, aside), ==, 0);
  g_assert_cmpint (g_mkdir (fresh, 0777), ==, 0);
  ThemaFolder *folder = open_folder (fixture, "out");
  assert_text (fixture, "out/a.csv", "old");
  assert_text (fixture, "out/notes.txt", "old");
  thema_folder_free (folder);
  assert_listing (fixture, ".", "out");
}

static void
test_folder_discard (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_old (fixture);
  ThemaFolder *folder = open_folder (fixture, "out");
  put_new (folder, "a.csv");
  thema_folder_free (folder);
  assert_listing (fixture, ".", "out");
  assert_listing (fixture, "out", "a.csv gone.csv notes.txt");
  assert_text (fixture, "out/a.csv", "old");
}

static void
test_subfolder_is_error (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_old (fixture);
  g_autofree char *sub = in (fixture, "out/sub");
  g_assert_cmpint (g_mkdir (sub, 0777), ==, 0);
  put (fixture, "out/sub/precious", "old");
  g_autoptr (GError) error = NULL;
  ThemaFolder *folder = open_folder (fixture, "out");
  put_new (folder, "a.csv");
  g_assert_false (thema_folder_commit (folder, keep, NULL, &error));
  thema_folder_free (folder);
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  assert_listing (fixture, ".", "out");
  assert_listing (fixture, "out", "a.csv gone.csv notes.txt sub");
  assert_text (fixture, "out/a.csv", "old");
  assert_text (fixture, "out/sub/precious", "old");
}

static void
test_folder_is_file (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  put (fixture, "out", "old");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in (fixture, "out");
  g_assert_null (thema_folder_new (path, &error));
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  assert_listing (fixture, ".", "out");
}

/* A link to the folder, as to another disk, stays one, and nothing is left beside it. */
static void
test_folder_is_link (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_old (fixture);
  g_autofree char *path = in (fixture, "link");
  g_assert_cmpint (symlink ("out", path), ==, 0);
  ThemaFolder *folder = open_folder (fixture, "link");
  put_new (folder, "a.csv");
  g_assert_true (thema_folder_commit (folder, keep, NULL, NULL));
  thema_folder_free (folder);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  assert_listing (fixture, ".", "link out");
  assert_listing (fixture, "out", "a.csv notes.txt");
}

/* A link in the folder is carried over as a link, whatever it points to. */
static void
test_links_in_folder (Fixture *fixture, G_GNUC_UNUSED gconstpointer data)
{
  make_old (fixture);
  g_autofree char *dangling = in (fixture, "out/dangling");
  g_autofree char *up = in (fixture, "out/up");
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_cmpint (symlink ("..", up), ==, 0);
  g_autoptr (ThemaFolder) folder = open_folder (fixture, "out");
  put_new (folder, "a.csv");
  g_assert_true (thema_folder_commit (folder, keep, NULL, NULL));
  assert_listing (fixture, ".", "out");
  assert_listing (fixture, "out", "a.csv dangling notes.txt up");
  g_assert_true (g_file_test (up, G_FILE_TEST_IS_SYMLINK));
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/output/appears-at-commit", NULL, test_appears_at_commit);
  ADD ("/output/old-file-until-commit", NULL, test_old_file_until_commit);
  ADD ("/output/discard", NULL, test_discard);
  ADD ("/output/large", NULL, test_large);
  ADD ("/output/no-folder", NULL, test_no_folder);
  ADD ("/output/full-disk/large-write", GSIZE_TO_POINTER (600000), test_full_disk);
  ADD ("/output/full-disk/at-commit", GSIZE_TO_POINTER (60000), test_full_disk);
  ADD ("/output/device", NULL, test_device);
  ADD ("/output/target-is-folder", NULL, test_target_is_folder);
  ADD ("/output/digest", NULL, test_digest);
  ADD ("/output/digest-starts-anew", NULL, test_digest_starts_anew);
  ADD ("/folder/new", NULL, test_new_folder);
  ADD ("/folder/changes-at-once", NULL, test_folder_changes_at_once);
  ADD ("/folder/stale", NULL, test_stale_folders);
  ADD ("/folder/target-aside", NULL, test_target_aside);
  ADD ("/folder/discard", NULL, test_folder_discard);
  ADD ("/folder/subfolder-is-error", NULL, test_subfolder_is_error);
  ADD ("/folder/is-file", NULL, test_folder_is_file);
  ADD ("/folder/is-link", NULL, test_folder_is_link);
  ADD ("/folder/links-in-it", NULL, test_links_in_folder);
  return g_test_run ();
}
