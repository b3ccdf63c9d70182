/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the cleaner share: clean.c scans and keeps the map, clean-html.c and
 * clean-latex.c (with clean-math.c) know the two languages, clean-compose.c sees to NFC. */
#pragma once

#include "text/clean.h"

#include <unicode/utypes.h>

/* A stretch of the cleaned text, up to where the next begins. */
typedef struct
{
  guint32 cleaned;    /* where it begins there */
  guint32 start, end; /* and what of the text it came from */
  gboolean whole; /* each of its bytes from all of that, rather than from the byte in its place */
} ThemaCleanRun;

/* Things that end something, looked for from many places: each is found once. Queries for one kind
 * must come in ascending order. */
typedef enum
{
  THEMA_NEXT_COMMENT_END,
  THEMA_NEXT_DECLARATION_END,
  THEMA_NEXT_DISPLAY,
  THEMA_NEXT_ROUND,
  THEMA_NEXT_SQUARE,
  THEMA_NEXT_DOCUMENT_END,
  THEMA_NEXT_BLANK_LINE,
  THEMA_NEXT_FORMULA_END, /* and those of the other environments, see thema_latex_formula () */
  THEMA_N_NEXT = THEMA_NEXT_FORMULA_END + 64
} ThemaCleanNext;

/* The last end tag of an element in the text. */
typedef struct
{
  char name[24];
  gsize at;
} ThemaEndTag;

struct _ThemaClean
{
  const char *text; /* borrowed: what is being cleaned */
  gsize length;
  ThemaCleanFlags flags;
  gsize taken;    /* the text before was taken over, replaced or left out */
  GString *out;   /* owned */
  GArray *runs;   /* owned, of ThemaCleanRun: none where nothing was changed */
  guint cursor;   /* the run of the last query */
  GString *spare; /* owned, as the next: room for thema_clean_compose () */
  GArray *spare_runs;

  /* What was found in the text when it was first asked for. */
  struct
  {
    gsize from, found;
  } next[THEMA_N_NEXT];
  GArray *end_tags; /* owned, of ThemaEndTag */
  gboolean has_end_tags;
  GArray *addresses; /* owned, of ThemaEntity */
  gboolean has_addresses;
  guint address;  /* the first that does not end before where we are */
  gsize text_end; /* where the dollar stands that ends a text between dollars, or 0 */
};

/* Replaces the bytes from `start` to `end` (not before what was replaced already) by `n` others,
 * and returns `end`. */
gsize thema_clean_replace (ThemaClean *self, gsize start, gsize end, const char *by, gsize n);
gsize thema_clean_replace_character (ThemaClean *self, gsize start, gsize end, UChar32 c);

/* Where the next thing of the kind begins at or behind `at`; the length when there is none. */
gsize thema_clean_next (ThemaClean *self, ThemaCleanNext kind, gsize at);

/* Whether the byte is part of a URL, an e-mail address or a DOI. Asked in ascending order. */
gboolean thema_clean_in_address (ThemaClean *self, gsize at);

/* Whether the text has `string` at `at`. */
gboolean thema_clean_has (const ThemaClean *self, gsize at, const char *string);

/* Each cleans what begins with the byte at `at` and returns where to go on: behind it. */
gsize thema_clean_tag (ThemaClean *self, gsize at);       /* "<" */
gsize thema_clean_reference (ThemaClean *self, gsize at); /* "&" */
gsize thema_clean_command (ThemaClean *self, gsize at);   /* "\" */
gsize thema_clean_dollar (ThemaClean *self, gsize at);
gsize thema_clean_brace (ThemaClean *self, gsize at);
gsize thema_clean_tie (ThemaClean *self, gsize at);
gsize thema_clean_double (ThemaClean *self, gsize at); /* "--", "``", "''" */

/* Puts a formula's sign in the place of what is between `start` and `end`. */
gsize thema_clean_formula (ThemaClean *self, gsize start, gsize end);

/* Brings the cleaned text to NFC again where its runs meet. */
gboolean thema_clean_compose (ThemaClean *self, GError **error);

/* LaTeX's commands by name. */
typedef enum
{
  THEMA_LATEX_DROP,     /* vanishes, with the blanks behind it */
  THEMA_LATEX_ARGUMENT, /* vanishes with its options and its argument */
  THEMA_LATEX_BLANK,
  THEMA_LATEX_LINE,
  THEMA_LATEX_PARAGRAPH,
  THEMA_LATEX_TEXT,   /* `text` in its place */
  THEMA_LATEX_LETTER, /* likewise, and takes the blanks behind it with it, and accents */
  THEMA_LATEX_ACCENT, /* `text` is a combining mark for the letter that follows */
  THEMA_LATEX_BEGIN,
  THEMA_LATEX_END,
  THEMA_LATEX_DOCUMENT, /* a formula's own document */
} ThemaLatexAction;

typedef struct
{
  const char *name;
  ThemaLatexAction action;
  const char *text;
} ThemaLatexCommand;

/* NULL: not known. */
const ThemaLatexCommand *thema_latex_command (const char *name, gsize length);

/* What an environment ends with when it holds a formula, else THEMA_N_NEXT; and the end itself. */
ThemaCleanNext thema_latex_formula (const char *environment, gsize length);
char *thema_latex_formula_end (ThemaCleanNext kind);
