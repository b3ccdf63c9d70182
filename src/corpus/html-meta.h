/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the head of a web page says in <meta>, <title> and <html lang>. */
#pragma once

#include "corpus/draft.h"
#include "corpus/html-tokens.h"

/* Values by how well they are known to say what is asked: tags of publishers for Google Scholar
 * (citation_title, ...) before Dublin Core's, these before those for all pages. */
typedef struct
{
  GString *values[THEMA_N_FIELDS]; /* owned */
  guint ranks[THEMA_N_FIELDS];     /* of those; 0: nothing is known */
  char *charset;                   /* owned, or NULL */
} ThemaHtmlMeta;

void thema_html_meta_init (ThemaHtmlMeta *self);
void thema_html_meta_clear (ThemaHtmlMeta *self);

/* Takes what a <meta> or <html> tag says. */
void thema_html_meta_read (ThemaHtmlMeta *self, const ThemaHtmlToken *tag);

/* Takes a value by the name of its <meta>; "title" is that of <title>. */
void thema_html_meta_add (ThemaHtmlMeta *self, const char *name, const char *value);
