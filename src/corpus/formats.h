/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats that a corpus can have, and which of them a file has. */
#pragma once

#include "corpus/source-reader.h"

/* What a format is recognised by: the beginning of the text, and the file's name. */
typedef struct
{
  const char *bytes; /* borrowed; lines end with LF */
  gsize length; /* at most THEMA_HEAD_SIZE or a little more; all of the text, if it is shorter */
  const char *name; /* borrowed: of the file, without folder and ".gz" */
} ThemaHead;

#define THEMA_HEAD_SIZE ((gsize) 64 * 1024)

typedef struct
{
  const char *name;  /* as --from knows it */
  const char *title; /* in messages: "a Web of Science export" */
  /* Whether the text is of this format, and no other that stands behind it in the list. */
  gboolean (*recognise) (const ThemaHead *head);
  ThemaSourceReader *(*open) (ThemaFeed *feed, const ThemaReaderOptions *options, GError **error);
  /* The records are those of a database or a reference manager: their texts are freed of markup. */
  gboolean is_bibliographic;
} ThemaSourceFormat;

/* The names for --from, with commas between. */
#define THEMA_SOURCE_FORMAT_NAMES "ris, wos, nbib, pubmed, openalex, csl, bibtex, html, table, text"

/* The format that is called so; NULL: none. */
const ThemaSourceFormat *thema_source_format_find (const char *name);

/* The format of a text; the last one, plain text, is that of all others. */
const ThemaSourceFormat *thema_source_format_recognise (const ThemaHead *head);

/* The same; NULL and an error, in which the file is called `file`, when the text is no plain text
 * but of a kind that thema does not read: JSON of another sort, or a name that promises an export.
 * A file in which nothing stands is of the format that its name promises. */
const ThemaSourceFormat *thema_source_format_choose (const ThemaHead *head, const char *file,
                                                     GError **error);

/* By the file's name, or by a header and rows that leave no doubt. */
gboolean thema_source_table_recognise (const ThemaHead *head);
/* What text is of which format. */
gboolean thema_source_pubmed_recognise (const ThemaHead *head);
gboolean thema_source_openalex_recognise (const ThemaHead *head);
gboolean thema_source_csl_recognise (const ThemaHead *head);
gboolean thema_source_html_recognise (const ThemaHead *head);
