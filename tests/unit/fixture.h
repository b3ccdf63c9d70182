/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several unit tests share: folders that vanish, files, and small stores. Stands on the corpus floor;
 * whatever goes wrong in here ends the test. */
#pragma once

#include "corpus/ingest.h"
#include "corpus/store.h"

/* A fresh folder; freeing removes it with all that is in it. */
typedef struct
{
  char *path; /* owned */
} FixtureFolder;

FixtureFolder *fixture_folder_new (void);
void fixture_folder_free (FixtureFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureFolder, fixture_folder_free)

/* The path of a file in the folder (transfer full). */
char *fixture_path (const FixtureFolder *self, const char *name);
/* Writes a file, and its subfolder if it needs one; returns its path (transfer full). `length` -1: up to
 * the NUL. */
char *fixture_write (const FixtureFolder *self, const char *name, const char *bytes, gssize length);

/* Text without a temporary name in it: the folder's path and the slash behind it are cut out of `message`
 * (transfer full). */
char *fixture_strip (const FixtureFolder *self, const char *message);

/* A document. An array of them ends with an id of NULL. */
typedef struct
{
  const char *id, *text;
} FixtureText;

/* All zero: Unicode's words, English, no stemmer, one thread. */
typedef struct
{
  ThemaTokenizerKind tokenizer;
  const char *stemmer;
  guint n_threads; /* 0 is 1 */
  guint min_words;
  gboolean unwrap, keep_going;
} FixtureOptions;

/* A CSV file of the columns id and text (transfer full). */
char *fixture_csv (const FixtureText *texts);

/* Makes a store at `store_path` of a corpus file or folder. */
gboolean fixture_ingest (const char *corpus_path, const char *store_path, const FixtureOptions *options,
                         GError **error);

/* A store of these documents; `options` may be NULL. Its file is gone, its mapping stays. */
ThemaStore *fixture_store_new (const FixtureText *texts, const FixtureOptions *options);

/* The same of a whole CSV file, for corpora with metadata. */
ThemaStore *fixture_store_from_csv (const char *csv, const FixtureOptions *options);

/* Document `index`; a failure ends the test. */
ThemaDocument fixture_document (const ThemaStore *store, guint32 index);

/* Calls `read` with the path of one damaged copy of an artefact after the other: cut short, and with bits
 * flipped, both with a header as it was and with one that fits. Returns how many copies. */
guint fixture_damage (const char *path, const FixtureFolder *folder,
                      void (*read) (const char *path, gpointer user_data), gpointer user_data);
