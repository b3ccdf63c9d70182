/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

FixtureFolder *
fixture_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  FixtureFolder *self = g_new0 (FixtureFolder, 1);
  self->path = g_dir_make_tmp ("thema-test-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);
          remove_tree (child);
        }
    }
  g_remove (path);
}

void
fixture_folder_free (FixtureFolder *self)
{
  if (self == NULL)
    return;
  remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

char *
fixture_path (const FixtureFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

char *
fixture_write (const FixtureFolder *self, const char *name, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (self, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

char *
fixture_strip (const FixtureFolder *self, const char *message)
{
  g_autofree char *prefix = g_strconcat (self->path, "/", NULL);
  g_auto (GStrv) parts = g_strsplit (message, prefix, -1);
  return g_strjoinv ("", parts);
}

static void
append_field (GString *csv, const char *field)
{
  g_string_append_c (csv, '"');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

char *
fixture_csv (const FixtureText *texts)
{
  GString *csv = g_string_new ("id,text\n");
  for (; texts->id != NULL; texts++)
    {
      append_field (csv, texts->id);
      g_string_append_c (csv, ',');
      /* A row without text is left out; one of a no-break space is a document without a word. */
      append_field (csv, strspn (texts->text, " \n") < strlen (texts->text) ? texts->text : "\xC2\xA0");
      g_string_append_c (csv, '\n');
    }
  return g_string_free (csv, FALSE);
}

static const char *
say_nothing (G_GNUC_UNUSED gpointer user_data, G_GNUC_UNUSED const ThemaRecordCounts *counts,
             G_GNUC_UNUSED GError **error)
{
  return "{}";
}

gboolean
fixture_ingest (const char *corpus_path, const char *store_path, const FixtureOptions *options,
                GError **error)
{
  static const FixtureOptions plain = { 0 };
  if (options == NULL)
    options = &plain;
  ThemaSourceOptions source_options = { .paths = (const char *const[]){ corpus_path, NULL }, .keep_going = options->keep_going };
  g_autoptr (ThemaSource) source = thema_source_open (&source_options, error);
  if (source == NULL)
    return FALSE;
  ThemaIngestOptions ingest = {
    .store = { .rules = { .kind = options->tokenizer },
               .language = "en",
               .stemmer = options->stemmer,
               .n_workers = MAX (options->n_threads, 1) },
    .min_words = options->min_words,
    .unwrap = options->unwrap,
    .keep_going = options->keep_going,
    .provenance = say_nothing,
  };
  return thema_ingest (source, store_path, &ingest, NULL, error);
}

ThemaStore *
fixture_store_from_csv (const char *csv, const FixtureOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *corpus = fixture_write (folder, "corpus.csv", csv, -1);
  g_autofree char *path = fixture_path (folder, "corpus.tok");
  fixture_ingest (corpus, path, options, &error);
  g_assert_no_error (error);
  ThemaStore *store = thema_store_open (path, &error);
  g_assert_no_error (error);
  return store;
}

ThemaStore *
fixture_store_new (const FixtureText *texts, const FixtureOptions *options)
{
  g_autofree char *csv = fixture_csv (texts);
  return fixture_store_from_csv (csv, options);
}

ThemaDocument
fixture_document (const ThemaStore *store, guint32 index)
{
  g_autoptr (GError) error = NULL;
  ThemaDocument document;
  thema_store_document (store, index, &document, &error);
  g_assert_no_error (error);
  return document;
}

/* The header of base/container.c: its checksum stands in bytes 40 to 47 and is that of those
 * before. */
#define HEADER_LENGTH 48
#define FILE_SIZE_AT 16
#define CHECKSUM_AT 40

static void
write_copy (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Makes the header agree with itself. */
static void
mend_header (char *bytes)
{
  guint64 checksum = XXH3_64bits (bytes, CHECKSUM_AT);
  memcpy (bytes + CHECKSUM_AT, &checksum, sizeof checksum);
}

guint
fixture_damage (const char *path, const FixtureFolder *folder,
                void (*read) (const char *path, gpointer user_data), gpointer user_data)
{
  static const guint8 masks[] = { 0x01, 0x02, 0x04, 0x10, 0x40, 0x80, 0xFF };
  g_autofree char *whole = NULL, *copy = fixture_path (folder, "damaged");
  gsize length;
  guint n = 0;
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize cut = 0; cut < length; cut += cut < 2 * HEADER_LENGTH ? 1 : 29)
    for (guint mended = 0; mended < (cut >= HEADER_LENGTH ? 2u : 1u); mended++, n++)
      {
        g_autofree char *bytes = g_memdup2 (whole, length);
        guint64 claimed = mended ? cut : length;
        memcpy (bytes + FILE_SIZE_AT, &claimed, sizeof claimed);
        if (mended)
          mend_header (bytes);
        write_copy (copy, bytes, cut);
        read (copy, user_data);
      }
  /* A bit of every seventh byte, each mask beginning one byte further. */
  for (guint m = 0; m < G_N_ELEMENTS (masks); m++)
    for (gsize at = m; at < length; at += G_N_ELEMENTS (masks))
      for (guint mended = 0; mended < (at < CHECKSUM_AT ? 2u : 1u); mended++, n++)
        {
          g_autofree char *bytes = g_memdup2 (whole, length);
          bytes[at] ^= (char) masks[m];
          if (mended)
            mend_header (bytes);
          write_copy (copy, bytes, length);
          read (copy, user_data);
        }
  return n;
}
