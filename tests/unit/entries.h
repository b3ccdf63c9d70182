/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a format as lines that a test can compare. */
#pragma once

#include "corpus/formats.h"

typedef struct
{
  const char *name, *text, *records;
} EntriesCase;

/* All records of a text: "12 title=A title|year=2001" with the line, "12 !fault" for one that cannot be
 * read; line breaks in a value are "/". `piece` bytes are read at a time, 0: all. NULL: `error`. */
char *entries_read (const char *format, const char *text, gsize piece, GError **error);

/* Checks that each text is recognised as the format and gives the records, read at once or byte by byte. */
void entries_check (const char *format, const EntriesCase *cases, gsize n);

/* Whether each text, NULL-terminated, is taken for a format. */
void entries_check_recognised (const char *format, const char *const *texts, gboolean is_format);
