/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text that the value of a BibTeX field stands for. */
#pragma once

#include "text/clean.h"

/* Scratch space. */
typedef struct
{
  ThemaClean *clean;               /* owned */
  GString *spaced, *parted, *text; /* owned */
} ThemaBibtexText;

void thema_bibtex_text_init (ThemaBibtexText *self);
void thema_bibtex_text_clear (ThemaBibtexText *self);

/* The value without LaTeX: accents and letters are characters, braces and commands of fonts are
 * gone (text/clean.h says more). Formulas stay as they are, but for one that is a sign or symbol
 * ($<$, $\alpha$) or the index of a letter (CO$_2$). Blanks and line breaks are a blank; a blank
 * line stays one. A value that is not UTF-8 stays as it is. Borrowed until the next call. */
const char *thema_bibtex_text (ThemaBibtexText *self, const char *value, gsize length,
                               gsize *text_length);

/* The value of a field that is no text but a code, as a DOI: only braces and the backslashes before
 * signs go. */
const char *thema_bibtex_code (ThemaBibtexText *self, const char *value, gsize length,
                               gsize *text_length);

/* The next of several names or keywords, from `*at` on; FALSE: there is none. Names are parted by
 * the word "and", keywords by `separator`; not within braces. */
gboolean thema_bibtex_next_name (const char *value, gsize length, gsize *at, const char **name,
                                 gsize *name_length);
gboolean thema_bibtex_next_keyword (const char *value, gsize length, char separator, gsize *at,
                                    const char **keyword, gsize *keyword_length);
