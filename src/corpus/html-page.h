/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A web page's main text, in blocks, and what its head says of it.
 *
 * Left out are elements that hold no main text (nav, header outside of an article, footer, aside,
 * menus, scripts, controls of forms), and blocks that look like boilerplate by their number of
 * words and the share of these in links, theirs and their neighbours': the decision tree over both
 * that Kohlschütter, Fankhauser and Nejdl (2010), "Boilerplate Detection using Shallow Text
 * Features", WSDM '10, learned from news pages (their Algorithm 2). Where that would leave nothing,
 * all blocks stay. */
#pragma once

#include "corpus/html-meta.h"

typedef struct
{
  gsize start, length; /* bytes of the page's text */
  guint64 line;        /* on which it begins */
  guint n_words, n_linked;
  gboolean is_main;
} ThemaHtmlBlock;

typedef struct
{
  GString *text;  /* owned: of all blocks */
  GArray *blocks; /* owned, of ThemaHtmlBlock */
  ThemaHtmlMeta meta;
} ThemaHtmlPage;

/* FALSE and `error`: the text cannot be read, or is longer than any page. */
gboolean thema_html_page_read (ThemaHtmlPage *self, ThemaFeed *feed, GError **error);

void thema_html_page_clear (ThemaHtmlPage *self);
