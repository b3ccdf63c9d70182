/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where documents come from: folders of text files, tables (CSV, TSV), exports of databases and
 * reference managers, or text files in blocks.
 *
 * A source hands out records in the corpus's own order, always the same: paths as they are named, a
 * folder's files by the code points of their names, a file's records from the top.
 *
 * On its way from its reader a record of an export is tidied (tidy.h), its text is put together
 * from the fields that are asked for, it is left out when it has none or when the condition does
 * not hold, and it is given an id when it has none. That ids are unique, and that no record is
 * there twice, is seen to behind the tokenizer (settle.h); what the bytes mean is checked by
 * whoever tokenizes them. */
#pragma once

#include "corpus/block.h"

typedef enum
{
  THEMA_SPLIT_FILE,      /* the whole file is one document */
  THEMA_SPLIT_LINE,      /* each line that is not blank */
  THEMA_SPLIT_PARAGRAPH, /* blocks parted by blank lines; lines, when the file has no blank line */
} ThemaSplit;

typedef struct
{
  const char *const *paths;  /* files, folders, "-" for standard input; NULL-terminated; borrowed,
                                as are all strings here */
  const char *format;        /* NULL: as each file shows itself; else one of
                                THEMA_SOURCE_FORMAT_NAMES */
  ThemaSplit split;          /* how a text file becomes documents */
  const char *text_column;   /* NULL: guessed from common names */
  const char *id_column;     /* NULL: guessed from common names */
  char delimiter;            /* of tables; 0: as they show themselves */
  const char *quote;         /* likewise; NULL, or one of THEMA_TABLE_QUOTES */
  const char *metadata_path; /* NULL: `documents.csv` in a folder that has one */
  const char *encoding; /* NULL: UTF-8, what a byte order mark says, or, but for texts, a guess;
                           else any charset that ICU knows */
  const char *fields;   /* NULL: abstract; else fields that make the text, with commas */
  const char *keep;     /* NULL: all; else the metadata columns, likewise */
  const char *where;    /* NULL: all; else the condition on records, see where.h */
  gboolean detect;      /* the language of records that say none is guessed */
  gboolean verbatim;    /* texts of exports stay as they are */
  gboolean keys;        /* records are given what duplicates are known by */
  gboolean keep_going;  /* a record that cannot be read is rejected rather than an error */
} ThemaSourceOptions;

typedef struct _ThemaSource ThemaSource;
typedef struct _ThemaParts ThemaParts;

ThemaSource *thema_source_open (const ThemaSourceOptions *options, GError **error);
void thema_source_free (ThemaSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaSource, thema_source_free)

/* The metadata columns' names, NULL-terminated, borrowed. */
const char *const *thema_source_columns (const ThemaSource *self);

/* The files read, in order: NULL-terminated paths, borrowed. Known once the source is open. */
const char *const *thema_source_files (const ThemaSource *self);

/* What the user should know of what was found (of owned, borrowed), likewise. */
const GPtrArray *thema_source_notes (const ThemaSource *self);

/* Of what it is read from; borrowed. */
const ThemaParts *thema_source_parts (const ThemaSource *self);

/* Fills `block->records` with the next records, about as much text as is worth a task of its own.
 * Returns FALSE at the end (no error) or on an error; a record that is left out goes to
 * `block->rejected`. */
gboolean thema_source_fill (ThemaSource *self, ThemaBlock *block, GError **error);

/* Bytes in all files. */
guint64 thema_source_size (const ThemaSource *self);

/* Where a record stands, as "FILE:LINE" for messages (transfer full). */
char *thema_source_place (const ThemaRecord *record);

/* What is wrong with a record whose id is there already (transfer full). */
char *thema_source_id_fault (const ThemaRecord *record);

/* Leaves a record out, and counts it. The table of rejected documents names the file without its
 * folder, so that it is the same from wherever the program is run. */
void thema_source_reject (ThemaBlock *block, const ThemaRecord *record, ThemaRecordCount count,
                          const char *reason);

/* The first path that was opened; borrowed. */
const char *thema_source_path (const ThemaSource *self);
