/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The syntax of BibTeX: entries, their fields and the strings that stand for values, from a feed of
 * any length.
 *
 * Debian's libbtparse 0.89 is not used: it reads from a FILE only, keeps its state in global
 * variables, writes to standard error and ends the process by itself, makes one paragraph of all,
 * and loses the entry behind one whose braces do not match. */
#pragma once

#include "corpus/feed.h"

typedef struct
{
  ThemaFeed *feed;    /* borrowed */
  gsize at;           /* how much of the window was dealt with */
  char before;        /* the character in front of the window */
  char close;         /* the bracket that ends the entry */
  guint64 line;       /* on which the entry begins */
  const char *fault;  /* static: why the entry cannot be read; NULL while it can */
  GString *first;     /* owned: the name of the first field, where there is no key before it */
  GHashTable *macros; /* owned, of owned by owned: values of @string by their names, lower case */
  gsize macro_bytes;
  GError *failure; /* owned: of the feed */
} ThemaBibtexScan;

void thema_bibtex_scan_init (ThemaBibtexScan *self, ThemaFeed *feed);
void thema_bibtex_scan_clear (ThemaBibtexScan *self);

/* Finds the next entry that is a record, and remembers strings on the way. FALSE: the end, or
 * `failure`. */
gboolean thema_bibtex_scan_entry (ThemaBibtexScan *self, GString *type, GString *key);

/* Its next field: the name, and the value without its outermost braces or quotation marks. FALSE:
 * there are no more, the entry has a fault, or `failure`. */
gboolean thema_bibtex_scan_field (ThemaBibtexScan *self, GString *name, GString *value);

/* Whether an entry begins with the "@" at the start of the bytes: "@type{", or, where it is less
 * sure, "@type (key,". */
gboolean thema_bibtex_is_entry (const char *bytes, gsize length);
