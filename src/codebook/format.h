/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file formats of codebooks. */
#pragma once

#include "codebook/codebook.h"

typedef enum
{
  THEMA_FORMAT_THEMA,    /* thema's own YAML */
  THEMA_FORMAT_QUANTEDA, /* plain YAML of nested maps and lists */
  THEMA_FORMAT_CSV,      /* a spreadsheet: a row a pattern */
  THEMA_FORMAT_DIC,      /* LIWC */
  THEMA_FORMAT_CAT,      /* WordStat */
  THEMA_FORMAT_YKD,      /* Yoshikoder */
  THEMA_FORMAT_LCD,      /* Lexicoder 2: Yoshikoder's XML */
  THEMA_FORMAT_LC3,      /* Lexicoder 3 */
  THEMA_FORMAT_QDC,      /* REFI-QDA */
  THEMA_N_FORMATS
} ThemaFormatId;

/* As messages and options list them. */
#define THEMA_FORMAT_NAMES "thema, quanteda, csv, dic, cat, ykd, lcd, lc3, qdc"

typedef struct
{
  ThemaFormatId id;
  const char *name;
  const char *extensions; /* lower case, with blanks between; the first is the usual one */
  /* Reads UTF-8 in NFC with LF as line end into an empty codebook, which is sealed later. */
  gboolean (*read) (ThemaCodebook *codebook, const char *text, gsize length, GError **error);
  /* Appends the codebook in this format; `losses` gets an owned text for everything that it cannot
   * hold (see write.h). */
  void (*write) (const ThemaCodebook *codebook, GString *out, GPtrArray *losses);
  gboolean is_unicode; /* files are UTF-8 unless they state something else: nothing is guessed */
  gboolean is_foreign; /* patterns that can never match are left out, with a note */
} ThemaFormat;

const ThemaFormat *thema_format_get (ThemaFormatId id);
/* NULL: there is none of this name. */
const ThemaFormat *thema_format_find (const char *name);
/* By the file's extension; NULL: none has it. */
const ThemaFormat *thema_format_of_path (const char *path);
/* By what the file holds, then by its extension; YAML when neither tells. The text's encoding may
 * be any in which ASCII is ASCII. */
const ThemaFormat *thema_format_recognize (const char *path, const char *text, gsize length);
