/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with citations, from which Markdown, LaTeX and plain text are rendered alike. */
#pragma once

#include <glib.h>

/* The first line of a bibliography. */
#define THEMA_BIBLIOGRAPHY_HEAD "% Works cited by thema methods."

typedef struct _ThemaProse ThemaProse;

typedef enum
{
  THEMA_PROSE_MARKDOWN, /* Pandoc's: [@key; @other] */
  THEMA_PROSE_LATEX,    /* natbib's: \citep{key,other} */
  THEMA_PROSE_PLAIN,    /* (Author year), and a list of references */
} ThemaProseFormat;

ThemaProse *thema_prose_new (void);
void thema_prose_free (ThemaProse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaProse, thema_prose_free)

/* Words of thema's own, in which [key; other] cites works and `this` is code. */
void thema_prose_say (ThemaProse *self, const char *words);

/* Words from elsewhere, which may hold anything: as they are, as code or as a title. */
void thema_prose_quote (ThemaProse *self, const char *text);
void thema_prose_code (ThemaProse *self, const char *text);
void thema_prose_title (ThemaProse *self, const char *text); /* between quotation marks */

/* "1 record", "12,345 records"; `one` may be NULL: then only the number. */
void thema_prose_count (ThemaProse *self, guint64 n, const char *one, const char *many);

/* "a, b and c" of words of thema's own; `items` ends with NULL. */
void thema_prose_list (ThemaProse *self, const char *const *items);

/* Which version of a work is cited; both are copied. */
void thema_prose_set_version (ThemaProse *self, const char *key, const char *version);

void thema_prose_end_paragraph (ThemaProse *self);

/* Paragraphs with an empty line between (transfer full). */
char *thema_prose_render (const ThemaProse *self, ThemaProseFormat format);

/* A .bib file of the works cited, by their keys (transfer full). */
char *thema_prose_bibliography (const ThemaProse *self);
