/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The works that a methods section cites: standards, software and the sources of statistics. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *key;  /* "wilson1927" */
  const char *type; /* of BibTeX: "article", "book", "incollection", ... */
  /* As BibTeX has them: "Surname, Initials and Surname, Initials"; in braces what is no person. In
   * UTF-8; NULL where there is none. */
  const char *author, *year, *title, *container, *editor, *volume, *number, *pages, *edition,
      *publisher, *doi, *url;
} ThemaWork;

/* All of them, by key; ends with a key of NULL. */
extern const ThemaWork thema_works[];

/* NULL when there is none of that key. */
const ThemaWork *thema_work_find (const char *key);

/* As a text has it, "Benjamini & Hochberg 1995" (transfer full). `version` of the work, here and
 * below, may be NULL. */
char *thema_work_cite (const ThemaWork *self, const char *version);

/* An entry of a list of references, in plain text on one line (transfer full). */
char *thema_work_reference (const ThemaWork *self, const char *version);

/* An entry of a .bib file (transfer full). */
char *thema_work_bibtex (const ThemaWork *self, const char *version);
