/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each kind of source provides; private to the sources. */
#pragma once

#include "corpus/source.h"

typedef struct _ThemaSourceReader ThemaSourceReader;

typedef struct
{
  /* The next record; its memory is the reader's or the arena's. FALSE at the end or on an error. */
  gboolean (*next) (ThemaSourceReader *self, ThemaArena *arena, ThemaRecord *record,
                    GError **error);
  guint64 (*position) (const ThemaSourceReader *self);
  /* The contents of a file by its name in a record, for counting lines; NULL: not at hand. */
  const char *(*contents) (const ThemaSourceReader *self, const char *file, gsize *length);
  void (*free) (ThemaSourceReader *self);
} ThemaSourceReaderClass;

struct _ThemaSourceReader
{
  const ThemaSourceReaderClass *class;
  GPtrArray *columns; /* owned, of owned names; closed by NULL once the reader is open */
  GPtrArray *files;   /* owned, of owned paths; likewise */
  guint64 size;       /* bytes in all files */
};

/* A text in UTF-8: a mapped file, or its conversion. */
typedef struct _ThemaTextFile ThemaTextFile;

ThemaTextFile *thema_text_file_open (const char *path, const char *encoding, GError **error);
void thema_text_file_free (ThemaTextFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaTextFile, thema_text_file_free)
/* Without a leading byte order mark; borrowed. */
const char *thema_text_file_bytes (const ThemaTextFile *self, gsize *length);

void thema_source_reader_init (ThemaSourceReader *self, const ThemaSourceReaderClass *class);
void thema_source_reader_clear (ThemaSourceReader *self);

ThemaSourceReader *thema_source_folder_open (const ThemaSourceOptions *options, GError **error);
ThemaSourceReader *thema_source_table_open (const ThemaSourceOptions *options, GError **error);
ThemaSourceReader *thema_source_text_open (const ThemaSourceOptions *options, GError **error);

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
