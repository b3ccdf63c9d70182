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
};

/* What readers may be told. */
typedef struct
{
  ThemaSplit split;
  const char *text_column, *id_column; /* borrowed; NULL: by their names */
} ThemaReaderOptions;

void thema_source_reader_init (ThemaSourceReader *self, const ThemaSourceReaderClass *class,
                               ThemaFeed *feed);
void thema_source_reader_clear (ThemaSourceReader *self);

/* Adds a column; one that is a field goes by the field's name. */
void thema_source_reader_add_column (ThemaSourceReader *self, const char *name, ThemaField field);

/* Adds a column for each field that is metadata: those of a reader of bibliographic records. */
void thema_source_reader_add_fields (ThemaSourceReader *self);

/* The readers, one a format. */
ThemaSourceReader *thema_source_table_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                            GError **error);
ThemaSourceReader *thema_source_text_open (ThemaFeed *feed, const ThemaReaderOptions *options,
                                           GError **error);

/* A folder of text files, and the paths of all that was found there (appended to `files`, of
 * owned).
 */
ThemaSourceReader *thema_source_folder_open (const ThemaSourceOptions *options, const char *path,
                                             GPtrArray *files, GError **error);

/* Reads a table's header: its columns' names (transfer full, of owned). An error when there is none
 * or a name is not UTF-8. */
GPtrArray *thema_source_read_header (const char *file, ThemaCsvReader *csv, GError **error);

/* The column among `names` that is called `wanted`, or, when that is NULL, by the first of the
 * common names (lower case, NULL-terminated) that fits whatever its case. An error when there is
 * none: it names the file, the option that chooses (`option`) and the columns there are. */
gboolean thema_source_find_column (const char *file, const GPtrArray *names, const char *wanted,
                                   const char *const *common, const char *option, guint *column,
                                   GError **error);

extern const char *const thema_source_id_names[];

/* A text in UTF-8: a mapped file, or its conversion. */
typedef struct _ThemaTextFile ThemaTextFile;

ThemaTextFile *thema_text_file_open (const char *path, const char *encoding, GError **error);
void thema_text_file_free (ThemaTextFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTextFile, thema_text_file_free)
/* Without a leading byte order mark; borrowed. */
const char *thema_text_file_bytes (const ThemaTextFile *self, gsize *length);
