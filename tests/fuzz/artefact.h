/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the targets of the binary artefacts share: a small corpus and its store, damage done to good
 * files, and a header made to fit again so that the damage gets past its checksum.
 *
 * base/input.h is replaced: a file becomes a heap block of exactly its size, in which the
 * sanitizer sees every read beyond the end, as it does not in a mapped file. Targets link the
 * archives of src/, so that base/input.c is left out. */
#pragma once

#include "base/container.h"
#include "base/input.h"
#include "corpus/ingest.h"
#include "corpus/store.h"

#include <glib/gstdio.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#define HEADER_SIZE 48 /* see base/container.c */

/* The file "input" is these bytes. */
static const guint8 *input_bytes; /* borrowed */
static gsize input_length;

ThemaInput *
thema_input_open_for_reading (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = input_length;
  if (!g_str_equal (path, "input") && !g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  ThemaInput *self = g_new0 (ThemaInput, 1);
  self->path = g_strdup (path);
  self->bytes
      = length > 0 ? g_memdup2 (bytes != NULL ? (const void *) bytes : input_bytes, length) : "";
  self->length = length;
  return self;
}

ThemaInput *
thema_input_open (const char *path, GError **error)
{
  return thema_input_open_for_reading (path, error);
}

gboolean
thema_input_read (G_GNUC_UNUSED const ThemaInput *self, const char *from, gpointer buffer,
                  gsize length, G_GNUC_UNUSED GError **error)
{
  memcpy (buffer, from, length);
  return TRUE;
}

void
thema_input_release (G_GNUC_UNUSED const ThemaInput *self, G_GNUC_UNUSED gconstpointer from,
                     G_GNUC_UNUSED gsize length)
{
}

void
thema_input_free (ThemaInput *self)
{
  if (self == NULL)
    return;
  if (self->length > 0)
    g_free ((gpointer) self->bytes);
  g_free (self->path);
  g_free (self);
}

static const char *
say_nothing (G_GNUC_UNUSED gpointer user_data, G_GNUC_UNUSED const ThemaRecordCounts *counts,
             G_GNUC_UNUSED GError **error)
{
  return "";
}

/* Makes a store of two small documents, a record left out and a duplicate in a new folder, whose path it returns (transfer full). */
static char *
make_store (char **store_path)
{
  g_autofree char *folder = g_dir_make_tmp ("thema-fuzz-XXXXXX", NULL);
  g_autofree char *corpus = g_build_filename (folder, "corpus.csv", NULL);
  g_assert_true (
      g_file_set_contents (corpus,
                           "id,text,year,doi\n"
                           "a,\"States protect human rights. Rights protect us.\n\nAn end.\",1999,10.1000/a\n"
                           "b,Data protection: 2 laws for caf\xC3\xA9s,2001,\n"
                           "c,,2001,\n"
                           "d,The same,2001,10.1000/a\n",
                           -1, NULL));
  ThemaSourceOptions options = { .paths = (const char *const[]){ corpus, NULL }, .keep = "year", .keys = TRUE };
  g_autoptr (ThemaSource) source = thema_source_open (&options, NULL);
  g_assert_nonnull (source);
  ThemaIngestOptions ingest = { .store = { .language = "en",
                                           .stemmer = "english",
                                           .columns = thema_source_columns (source),
                                           .n_workers = 1 },
                                .duplicates = THEMA_DUPLICATES_DROP,
                                .provenance = say_nothing };
  *store_path = g_build_filename (folder, "store", NULL);
  g_assert_true (thema_ingest (source, *store_path, &ingest, NULL, NULL));
  g_remove (corpus);
  return g_steal_pointer (&folder);
}

/* Does to `file` what `data` says, four bytes a time: a place, how, and a number. */
static void
damage (GByteArray *file, const guint8 *data, gsize size)
{
  for (; size >= 4 && file->len > 0; data += 4, size -= 4)
    {
      guint at = (data[0] | (guint) data[1] << 8) % file->len;
      if (data[2] >= 0xF0)
        g_byte_array_set_size (file, at);
      else
        for (guint i = at; i < file->len && i <= at + (data[2] & 7); i++)
          file->data[i] = (guint8) (data[2] & 8 ? file->data[i] + data[3] : data[3]);
    }
}

/* Makes the header fit the file: its size and both its checksums. */
static void
repair_header (GByteArray *file)
{
  if (file->len < HEADER_SIZE)
    return;
  guint64 size = file->len;
  guint64 body = XXH3_64bits (file->data + HEADER_SIZE, file->len - HEADER_SIZE);
  memcpy (file->data + 16, &size, sizeof size);
  memcpy (file->data + 32, &body, sizeof body);
  guint64 header = XXH3_64bits (file->data, 40);
  memcpy (file->data + 40, &header, sizeof header);
}

/* A whole artefact as it is given, or `good` with the damage that `data` describes. */
static GByteArray *
make_input (const guint8 *data, gsize size, const char *magic, const char *good, gsize good_length)
{
  GByteArray *file = g_byte_array_new ();
  if (size >= THEMA_CONTAINER_MAGIC_LENGTH
      && memcmp (data, magic, THEMA_CONTAINER_MAGIC_LENGTH) == 0)
    return g_byte_array_append (file, data, (guint) size);
  g_byte_array_append (file, (const guint8 *) good, (guint) good_length);
  damage (file, data, size);
  return file;
}

static inline void
set_input (const GByteArray *file)
{
  input_bytes = file->data;
  input_length = file->len;
}

/* Reads each byte, so that the sanitizer sees those that are not there. */
static inline guint
touch (gconstpointer bytes, gsize length)
{
  static volatile guint sum;
  for (gsize i = 0; i < length; i++)
    sum += ((const guint8 *) bytes)[i];
  return sum;
}
