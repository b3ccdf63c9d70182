/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the formats of tagged lines share: RIS, Web of Science, MEDLINE. A line begins with a tag
 * that says what it is; one without a tag goes on with what was before it.
 *
 * A record begins at its first tag (TY) rather than ending at its last one (ER), for exports have
 * fields behind ER, and records without it. Behind an ER a title or an abstract begins a record,
 * too, whose first tag is missing. */
#pragma once

#include "corpus/formats.h"

/* What a line without a tag adds to the value before it. */
typedef enum
{
  THEMA_LINES_WRAPPED, /* the rest of a value that was too long for one line */
  THEMA_LINES_VALUES,  /* a further value: an author or keyword a line */
  THEMA_LINES_TEXT, /* a text's next line: a paragraph behind a blank line; a new line behind a line
                     * that ends a sentence and is longer than those of a wrapped text */
} ThemaTaggedLines;

/* Which values a rule takes. */
typedef enum
{
  THEMA_TAKES_ALL,
  THEMA_TAKES_DOI,   /* "10.1/x", with "doi:" or the address of doi.org in front */
  THEMA_TAKES_LABEL, /* of MEDLINE: "10.1/x [doi]", without the label */
} ThemaTaggedTakes;

typedef struct
{
  const char *tag; /* of up to four letters; several rules of one are tried in their order */
  ThemaField field;
  guint rank; /* see corpus/values.h */
  ThemaTaggedLines lines;
  ThemaTaggedTakes takes;
} ThemaTaggedRule;

typedef struct
{
  const ThemaTaggedRule *rules; /* closed by a NULL tag */
  const char *first;            /* the tag that begins a record */
  const char *last;             /* that ends it; NULL: a blank line */
  const char *outside;          /* tags of no record, with a blank behind each */
  /* Whether the line has a tag: which (four letters, blanks behind a shorter one), and where the
   * value begins. `in_list`: the line before is of THEMA_LINES_VALUES. */
  gboolean (*split) (const char *line, gsize length, gboolean in_list, char *tag, gsize *value);
  const char *hint; /* in messages: what a record begins with */
} ThemaTaggedFormat;

/* The format is borrowed. */
ThemaSourceReader *thema_tagged_open (ThemaFeed *feed, const ThemaTaggedFormat *format);

/* The next line of the beginning of a text that is not blank, from `*at` on. */
gboolean thema_head_next_line (const ThemaHead *head, gsize *at, const char **line, gsize *length);

/* Recognising and opening. */
gboolean thema_source_ris_recognise (const ThemaHead *head);
gboolean thema_source_wos_recognise (const ThemaHead *head);
gboolean thema_source_nbib_recognise (const ThemaHead *head);
