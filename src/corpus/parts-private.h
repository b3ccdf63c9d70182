/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a corpus, shared by what finds them (parts-open.c) and what reads them (parts.c). */
#pragma once

#include "corpus/carrier.h"
#include "corpus/parts.h"

/* A text that is being read. */
typedef struct
{
  ThemaCarrier *carrier;     /* owned; NULL for a folder */
  ThemaFeed *feed;           /* borrowed from it; likewise */
  ThemaSourceReader *reader; /* owned */
} ThemaReading;

typedef struct
{
  char *path; /* owned */
  guint member;
  char *name;                      /* owned: that stands in messages and tables */
  const ThemaSourceFormat *format; /* borrowed */
  char *encoding;                  /* owned; NULL: of a folder */
  gboolean guessed;                /* the encoding was */
  guint readable;                  /* bits of fields that its entries can have */
  char *lacking;                   /* owned: as of its reader */
  guint64 n_records;               /* so far */
  ThemaReading reading;
  GArray *fields;  /* owned, of ThemaField: of each of its columns */
  GArray *columns; /* owned, of guint: which column of the corpus each of them is */
} ThemaPart;

struct _ThemaParts
{
  ThemaReaderOptions options; /* borrowed strings are those of `strings` */
  char *text_column, *id_column, *encoding, *quote;
  const ThemaSourceFormat *forced; /* borrowed; NULL: by content */
  GPtrArray *parts;                /* owned, of ThemaPart */
  guint current;                   /* the part that is read, or is next */
  GPtrArray *columns;              /* owned, of owned */
  GHashTable *column_numbers;      /* owned: name, borrowed from them -> number + 1 */
  GPtrArray *files;                /* owned, of owned */
  GPtrArray *notes;                /* owned, of owned */
  guint64 size, position;          /* of all files; of those read to their end */
  guint64 number;                  /* of the last record in its file */
  gboolean has_stdin;
  gboolean detect;    /* there is a column of languages, whatever the parts have */
  char *stdin_digest; /* owned: once it was read */
  guint64 stdin_length;
};

void thema_reading_clear (ThemaReading *self);

/* Finds all that the options name. */
gboolean thema_parts_find (ThemaParts *self, const ThemaSourceOptions *options, GError **error);

/* Learns the format of the part, if it is not known, and opens its reader. */
gboolean thema_part_begin (const ThemaParts *self, ThemaPart *part, ThemaFeed *feed,
                           GError **error);

static inline gboolean
thema_part_is_stdin (const ThemaPart *self)
{
  return g_str_equal (self->path, THEMA_STDIN_PATH);
}
