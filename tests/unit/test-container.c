/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/container.h"
#include "base/error.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAGIC "THEMAtst"
#define VERSION 3
#define HEADER_SIZE 48
#define SECTION_SIZE 24

enum
{
  NUMBERS = 1,
  BYTES = 7,
  EMPTY = 9,
};

static const guint32 numbers[] = { 1, 2, 0xFFFFFFFF };
static const char text[] = "thirteen byte";

static char *folder; /* owned, for the whole run */

static char *
in (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
write_container (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_remove (path);
  g_autoptr (ThemaContainerWriter) writer
      = thema_container_writer_new (path, MAGIC, VERSION, &error);
  g_assert_no_error (error);
  thema_container_writer_section (writer, NUMBERS, sizeof numbers[0], numbers,
                                  G_N_ELEMENTS (numbers));
  thema_container_writer_begin (writer, BYTES, 1);
  g_assert_cmpuint (thema_container_writer_tell (writer), ==, 0);
  thema_container_writer_append (writer, text, 5);
  thema_container_writer_append (writer, NULL, 0);
  thema_container_writer_align (writer);
  g_assert_cmpuint (thema_container_writer_tell (writer), ==, 8);
  thema_container_writer_append (writer, text, strlen (text));
  thema_container_writer_section (writer, EMPTY, 8, NULL, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  thema_container_writer_commit (writer, &error);
  g_assert_no_error (error);
}

static ThemaContainer *
open_container (const char *path, GError **error)
{
  return thema_container_open (path, MAGIC, VERSION, "test file", error);
}

/* Whether all sections are there and hold what was written. Reads every byte that it is promised.
 */
static gboolean
is_intact (const ThemaContainer *container)
{
  gsize n, n_bytes, n_empty;
  gconstpointer found = thema_container_section (container, NUMBERS, 4, &n, NULL);
  const char *bytes = thema_container_section (container, BYTES, 1, &n_bytes, NULL);
  if (found == NULL || bytes == NULL
      || !thema_container_section (container, EMPTY, 8, &n_empty, NULL))
    return FALSE;
  return n == 3 && n_bytes == 21 && n_empty == 0 && memcmp (found, numbers, sizeof numbers) == 0
         && memcmp (bytes, "thirt\0\0\0thirteen byte", 21) == 0;
}

static void
test_round_trip (void)
{
  g_autofree char *path = in ("good");
  write_container (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaContainer) container = open_container (path, &error);
  g_assert_no_error (error);
  g_assert_true (is_intact (container));
  g_assert_true (thema_container_verify (container, &error));
  g_assert_no_error (error);
}

static void
test_same_bytes_same_checksum (void)
{
  g_autofree char *one = in ("one"), *two = in ("two");
  write_container (one);
  write_container (two);
  g_autoptr (ThemaContainer) a = open_container (one, NULL);
  g_autoptr (ThemaContainer) b = open_container (two, NULL);
  g_assert_cmpuint (thema_container_checksum (a), ==, thema_container_checksum (b));
}

static void
test_sections_asked_for_wrongly (void)
{
  static const struct
  {
    guint32 id, element_size;
  } cases[] = { { 2, 4 }, { NUMBERS, 8 }, { NUMBERS, 1 }, { EMPTY, 4 } };
  g_autofree char *path = in ("good");
  write_container (path);
  g_autoptr (ThemaContainer) container = open_container (path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize n;
      g_assert_null (
          thema_container_section (container, cases[i].id, cases[i].element_size, &n, &error));
      g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED);
    }
}

static void
test_foreign (void)
{
  g_autofree char *path = in ("good"), *none = in ("none");
  write_container (path);
  g_autoptr (GError) magic = NULL, version = NULL, missing = NULL, dir = NULL;
  g_assert_null (thema_container_open (path, "THEMAxyz", VERSION, "test file", &magic));
  g_assert_error (magic, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED);
  g_assert_null (thema_container_open (path, MAGIC, VERSION + 1, "test file", &version));
  g_assert_error (version, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (version->message, "version 3"));
  g_assert_null (open_container (none, &missing));
  g_assert_error (missing, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
  g_assert_null (open_container (folder, &dir));
  g_assert_error (dir, THEMA_BASE_ERROR, THEMA_BASE_ERROR_IO);
}

/* An uncommitted container leaves nothing behind. */
static void
test_discard (void)
{
  g_autofree char *path = in ("discarded");
  ThemaContainerWriter *writer = thema_container_writer_new (path, MAGIC, VERSION, NULL);
  thema_container_writer_section (writer, NUMBERS, 4, numbers, 3);
  thema_container_writer_free (writer);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

typedef struct
{
  char *bytes;
  gsize length;
  char *path; /* of the file to damage */
} Sample;

static Sample
sample_new (void)
{
  Sample sample = { .path = in ("damaged") };
  g_autofree char *good = in ("good");
  write_container (good);
  g_assert_true (g_file_get_contents (good, &sample.bytes, &sample.length, NULL));
  return sample;
}

static void
sample_clear (Sample *sample)
{
  g_free (sample->bytes);
  g_free (sample->path);
}

static void
write_damaged (const Sample *sample, gsize length)
{
  g_assert_true (g_file_set_contents (sample->path, sample->bytes, (gssize) length, NULL));
}

/* Opens the damaged file. FALSE when that failed, as it should, with a message that names the file.
 */
static gboolean
opens (const Sample *sample, ThemaContainer **container)
{
  g_autoptr (GError) error = NULL;
  *container = open_container (sample->path, &error);
  if (*container != NULL)
    return TRUE;
  g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED);
  g_assert_true (g_str_has_prefix (error->message, sample->path));
  return FALSE;
}

/* A flip in the header does not open; one behind it is at least seen by verify. */
static void
test_every_flip (void)
{
  Sample sample = sample_new ();
  for (gsize i = 0; i < 8 * sample.length; i++)
    {
      g_autoptr (ThemaContainer) container = NULL;
      sample.bytes[i / 8] = (char) (sample.bytes[i / 8] ^ 1 << i % 8);
      write_damaged (&sample, sample.length);
      if (opens (&sample, &container))
        {
          g_autoptr (GError) error = NULL;
          g_assert_cmpuint (i / 8, >=, HEADER_SIZE);
          is_intact (container);
          g_assert_false (thema_container_verify (container, &error));
          g_assert_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED);
        }
      sample.bytes[i / 8] = (char) (sample.bytes[i / 8] ^ 1 << i % 8);
    }
  sample_clear (&sample);
}

static void
test_every_truncation (void)
{
  Sample sample = sample_new ();
  for (gsize length = 0; length < sample.length; length++)
    {
      g_autoptr (ThemaContainer) container = NULL;
      write_damaged (&sample, length);
      g_assert_false (opens (&sample, &container));
    }
  sample_clear (&sample);
}

static void
test_bytes_behind (void)
{
  Sample sample = sample_new ();
  g_autoptr (ThemaContainer) container = NULL;
  sample.bytes = g_realloc (sample.bytes, sample.length + 8);
  memset (sample.bytes + sample.length, 0, 8);
  write_damaged (&sample, sample.length + 8);
  g_assert_false (opens (&sample, &container));
  sample_clear (&sample);
}

/* Extreme numbers in each field of each entry of the directory: an error or sections within the
 * file. */
static void
test_directory (void)
{
  static const guint64 extremes[]
      = { 0, 1, 7, 8, 40, 1000, G_MAXUINT32, G_MAXINT64 - 7, G_MAXUINT64 - 7, G_MAXUINT64 };
  Sample sample = sample_new ();
  for (gsize at = sample.length - 3 * SECTION_SIZE; at < sample.length; at += 8)
    for (guint i = 0; i < G_N_ELEMENTS (extremes); i++)
      {
        g_autoptr (ThemaContainer) container = NULL;
        guint64 before;
        memcpy (&before, sample.bytes + at, sizeof before);
        memcpy (sample.bytes + at, &extremes[i], sizeof before);
        write_damaged (&sample, sample.length);
        if (opens (&sample, &container))
          is_intact (container);
        memcpy (sample.bytes + at, &before, sizeof before);
      }
  sample_clear (&sample);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = in (name);
      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("thema-container-XXXXXX", NULL);
  g_test_add_func ("/container/round-trip", test_round_trip);
  g_test_add_func ("/container/same-bytes-same-checksum", test_same_bytes_same_checksum);
  g_test_add_func ("/container/sections-asked-for-wrongly", test_sections_asked_for_wrongly);
  g_test_add_func ("/container/foreign", test_foreign);
  g_test_add_func ("/container/discard", test_discard);
  g_test_add_func ("/container/every-flip", test_every_flip);
  g_test_add_func ("/container/every-truncation", test_every_truncation);
  g_test_add_func ("/container/bytes-behind", test_bytes_behind);
  g_test_add_func ("/container/directory", test_directory);
  int status = g_test_run ();
  remove_folder ();
  return status;
}
