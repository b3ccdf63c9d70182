/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each kind of source provides; private to the sources. */
#pragma once

#include "corpus/entry.h"
#include "corpus/feed.h"
#include "corpus/source.h"

typedef struct _ThemaSourceReader ThemaSourceReader;

typedef struct
{
  /* The next record into `entry`, which was empty; its memory is the arena's. FALSE at the end or
   * on an error. A record that is malformed, but behind which reading can go on, is no error: its
   * fault is set. */
  gboolean (*next) (ThemaSourceReader *self, ThemaArena *arena, ThemaEntry *entry, GError **error);
  void (*free) (ThemaSourceReader *self);
} ThemaSourceReaderClass;

/* A column of metadata. */
typedef struct
{
  char *name;       /* owned */
  ThemaField field; /* which of an entry's fields it is; THEMA_N_FIELDS: the next of its others */
} ThemaSourceColumn;

struct _ThemaSourceReader
{
  const ThemaSourceReaderClass *class;
  ThemaFeed *feed; /* borrowed; NULL for a reader that opens files itself */
  GArray *columns; /* owned, of ThemaSourceColumn: known once the reader is open */
  /* A table whose columns are those of a database: its records are tidied like those of a format
   * that is bibliographic. */
  gboolean is_export;
  guint fields;  /* bits 1 << field: those that its entries can have; all, unless it says which */
  char *lacking; /* owned: what to tell a user who wants a text that is none of them; or NULL */
};

/* What readers may be told. */
typedef struct
{
  ThemaSplit split;
  const char *text_column, *id_column; /* borrowed; NULL: by their names */
  char delimiter;                      /* of a table; 0: as it shows itself */
  const char *quote;                   /* borrowed: one of THEMA_TABLE_QUOTES; NULL: likewise */
} ThemaReaderOptions;

void thema_source_reader_init (ThemaSourceReader *self, const ThemaSourceReaderClass *class,
                               ThemaFeed *feed);
void thema_source_reader_clear (ThemaSourceReader *self);

/* Adds a column; one that is a field goes by the field's name. */
void thema_source_reader_add_column (ThemaSourceReader *self, const char *name, ThemaField field);

/* Adds a column for each field that is metadata: those of a reader of bibliographic records. */
void thema_source_reader_add_fields (ThemaSourceReader *self);

/* The readers, one a format. */
ThemaSourceReader *thema_source_ris_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                          GError **error);
ThemaSourceReader *thema_source_wos_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                          GError **error);
ThemaSourceReader *thema_source_nbib_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                           GError **error);
ThemaSourceReader *thema_source_bibtex_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                             GError **error);
ThemaSourceReader *thema_source_table_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                            GError **error);
ThemaSourceReader *thema_source_text_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                           GError **error);

/* A table without texts, whose entries have an id. */
ThemaSourceReader *thema_source_metadata_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                               GError **error);
ThemaSourceReader *thema_source_pubmed_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                             GError **error);
ThemaSourceReader *thema_source_openalex_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                               GError **error);
ThemaSourceReader *thema_source_csl_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                          GError **error);
ThemaSourceReader *thema_source_html_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                           GError **error);

/* The text files `names` (borrowed, of borrowed) of a folder, a document each, and the table of
 * metadata, if there is one. The paths of all are appended to `files`, of owned. */
ThemaSourceReader *thema_source_folder_open (const ThemaSourceOptions *options, const char *path,
                                             const GPtrArray *names, GPtrArray *files,
                                             GError **error);

/* A whole text in UTF-8 whose lines end with LF, of a file that may be compressed. */
typedef struct _ThemaTextFile ThemaTextFile;

ThemaTextFile *thema_text_file_open (const char *path, const char *encoding, GError **error);
void thema_text_file_free (ThemaTextFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTextFile, thema_text_file_free)
/* Without a leading byte order mark; borrowed. */
const char *thema_text_file_bytes (const ThemaTextFile *self, gsize *length);
