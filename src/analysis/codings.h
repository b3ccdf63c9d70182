/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codings: what coders said of units, from the tables in which they said it.
 *
 * A table has one of three shapes, which its columns tell:
 *   long   a row a rating: unit, coder, code (may be absent), value
 *   wide   a column a coder, where the coders are named: unit, code (may be absent), the coders
 *   sheet  a column a code, as `thema sample` writes it: unit, coder (may be absent: the file's
 *          name is the coder's), the codes
 * The unit is in the column unit or doc_id, with the column sentence where there is one. */
#pragma once

#include "analysis/sheet.h"
#include "base/interner.h"

/* Whether a column of this name is never a code. */
gboolean thema_codings_is_reserved (const char *column);

/* Lists are borrowed; NULL: not given. */
typedef struct
{
  const char *const *coders;     /* those that take part */
  const char *const *codes;      /* likewise */
  const char *const *categories; /* all values that there are */
  gboolean numbers;              /* values are numbers */
  gboolean any;                  /* values of codes are any text, not yes or no alone */
  gboolean empty_is_no;          /* otherwise an empty cell is a missing rating */
} ThemaCodingsOptions;

/* A unit: a document, or a sentence of it. */
typedef struct
{
  const char *id;   /* borrowed from the codings */
  guint32 sentence; /* from 1; 0: the whole document */
  const char *text; /* borrowed: as the tables have it; "" when they do not */
  guint32 file;     /* where it was first seen */
  guint64 line;
} ThemaCodedUnit;

typedef struct
{
  guint32 code, unit, coder, value;
  guint32 file;
  guint64 line;
} ThemaCoding;

typedef struct
{
  ThemaCodingsOptions options;
  ThemaInterner *coders, *codes, *values; /* owned; a variable that is no code is the code "" */
  GPtrArray *files;                       /* owned, of owned names */
  GArray *units;                          /* owned, of ThemaCodedUnit, as they were first seen */
  GArray *codings;                        /* owned, of ThemaCoding; by code, unit and coder once
                                             sealed */
  GArray *numbers;                        /* owned, of double: each value as a number */
  ThemaInterner *keys;                    /* owned: private */
  GPtrArray *sheets;                      /* owned: private */
} ThemaCodings;

#define THEMA_VALUE_NO 0
#define THEMA_VALUE_YES 1

ThemaCodings *thema_codings_new (const ThemaCodingsOptions *options);
void thema_codings_free (ThemaCodings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCodings, thema_codings_free)

/* Adds the ratings of a table (transfer full). */
gboolean thema_codings_read (ThemaCodings *self, ThemaSheet *sheet, GError **error);

/* Adds a rating that does not stand in a table of ratings; `file` and `line` are where one would
 * look for it. */
void thema_codings_add (ThemaCodings *self, guint32 unit, guint32 code, guint32 coder,
                        guint32 value, guint32 file, guint64 line);

/* The unit, or THEMA_NO_ID. */
guint32 thema_codings_find_unit (const ThemaCodings *self, const char *id, guint32 sentence);

/* Yes or no as it stands in a cell: TRUE, and the value. */
gboolean thema_codings_parse_yes_no (const char *cell, guint32 *value);

/* A sentence's number as it stands in a cell: from 1; 0 for an empty one. */
gboolean thema_codings_parse_sentence (const ThemaSheet *sheet, const char *cell, guint32 *sentence,
                                       GError **error);

/* Puts the ratings in order. An error when somebody rated a unit twice. */
gboolean thema_codings_seal (ThemaCodings *self, GError **error);

/* The ratings of a code, in a sealed table. */
const ThemaCoding *thema_codings_of (const ThemaCodings *self, guint32 code, gsize *n);
