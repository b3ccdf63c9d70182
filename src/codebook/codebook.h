/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codebook as a researcher wrote it: codes, their patterns and their examples.
 *
 * However the file orders them, codes stand in preorder (a code before its sub-codes, siblings by
 * the code points of their names) and patterns by their text, so that no result depends on that
 * order. */
#pragma once

#include "base/interner.h"

typedef enum
{
  THEMA_MATCH_WORD, /* the folded word, with wildcards */
  THEMA_MATCH_CASE, /* the word as written, with wildcards */
  THEMA_MATCH_STEM, /* the word's stem */
} ThemaMatch;

typedef struct
{
  char *text; /* owned: as written, in NFC, blanks trimmed */
  ThemaMatch match;
  guint line; /* in the file */
} ThemaPattern;

typedef struct
{
  char *text;        /* owned */
  gboolean positive; /* whether it must get the code, or must not */
  guint line;
} ThemaExample;

typedef struct
{
  char *name;                                   /* owned, unique in the codebook */
  char *label, *definition, *include, *exclude; /* owned, "" when not given */
  char *parent_name;                            /* owned: as the file names it, NULL for none */
  guint32 parent;                               /* index of the parent, THEMA_NO_ID for none */
  guint32 last_descendant;                      /* index of the last code below it, or its own */
  GArray *patterns;                             /* owned, of ThemaPattern */
  GArray *exclusions;                           /* owned, of ThemaPattern: the `not:` patterns */
  GArray *examples;                             /* owned, of ThemaExample */
  guint line;
} ThemaCode;

typedef struct
{
  char *path;                       /* owned: as given, for messages */
  char *title, *version, *language; /* owned, "" when not given */
  GPtrArray *codes;                 /* owned, of ThemaCode */
} ThemaCodebook;

/* Reads a codebook in thema's own YAML or in quanteda's plain one. */
ThemaCodebook *thema_codebook_load (const char *path, GError **error);
ThemaCodebook *thema_codebook_parse (const char *path, const char *bytes, gsize length,
                                     GError **error);
void thema_codebook_free (ThemaCodebook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCodebook, thema_codebook_free)

guint32 thema_codebook_n_codes (const ThemaCodebook *self);
const ThemaCode *thema_codebook_code (const ThemaCodebook *self, guint32 index);

/* For readers of the file formats. */

ThemaCodebook *thema_codebook_new (const char *path);
/* A new code at the end; `parent_name` may be NULL. */
ThemaCode *thema_codebook_add (ThemaCodebook *self, const char *name, const char *parent_name,
                               guint line);
/* Puts everything in order and checks it: names unique, parents known, no cycle, a pattern
 * somewhere. */
gboolean thema_codebook_seal (ThemaCodebook *self, GError **error);
