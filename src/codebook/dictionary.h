/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of dictionaries share: lines, categories that nest, and messages. */
#pragma once

#include "codebook/codebook.h"

/* Deeper than any dictionary nests: a bound for hostile files, as are the next two. */
#define THEMA_MAX_NESTING 64
#define THEMA_MAX_NAME 1024     /* bytes of a code's whole name */
#define THEMA_MAX_CODES 100000u /* of a codebook */
#define THEMA_LONG_NAME "the name of this code has more than %d bytes; shorten it"

/* Sets an error that names the file and the line; returns FALSE. */
gboolean thema_dictionary_fail (const ThemaCodebook *codebook, guint line, GError **error,
                                const char *format, ...) G_GNUC_PRINTF (4, 5);

/* A text line by line; lines end with LF. */
typedef struct
{
  const char *next, *end; /* borrowed */
  const char *line;       /* borrowed: the current one, not closed by NUL */
  gsize length;           /* without its end and the blanks before that */
  guint number;
} ThemaLines;

void thema_lines_init (ThemaLines *self, const char *text, gsize length);
gboolean thema_lines_next (ThemaLines *self);

/* How deep the current line is indented: a tab counts 8, a blank 1. `*at` is where its text begins.
 */
guint thema_lines_indent (const ThemaLines *self, gsize *at);

/* A name or word as a single line: control characters are blanks, blanks are single and none stand
 * at either end (transfer full). */
char *thema_single_line (const char *text, gsize length);

/* The categories of a dictionary, which become codes. A category's name is that of its parent, a
 * dot and its own name, which is also the label. */
typedef struct _ThemaCategories ThemaCategories;

/* `codebook` is borrowed. */
ThemaCategories *thema_categories_new (ThemaCodebook *codebook);
void thema_categories_free (ThemaCategories *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaCategories, thema_categories_free)

/* The code of the category `name` below `parent` (NULL: topmost): a new one, or with a note the one
 * that is there already (borrowed). NULL and `error`: the bounds are exceeded. */
ThemaCode *thema_categories_add (ThemaCategories *self, const ThemaCode *parent, const char *name,
                                 guint line, GError **error);

/* The same where indentation nests: the parent is the last category that is indented less. */
ThemaCode *thema_categories_add_indented (ThemaCategories *self, guint indent, const char *name,
                                          guint line, GError **error);

/* The last category that is indented less (borrowed; NULL: none). */
ThemaCode *thema_categories_above (ThemaCategories *self, guint indent);

/* Replaces `*field` (owned) by `text`, unless something else stands there: that is kept, with a
 * note which calls the text `what`. */
void thema_dictionary_set (ThemaCodebook *codebook, char **field, const char *text,
                           const char *what, guint line);
