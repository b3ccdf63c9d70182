/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved web page as tags and texts.
 *
 * Our own, for libxml2's HTML parser takes time that grows with the square of unclosed tags and of
 * attributes (20 s for 0.9 MB of "<b>...</i>..."), drops the rest of a page behind a quote that is
 * missing, and does not know the elements of HTML 5. This one is linear and needs no more than a
 * tag at a time in memory. */
#pragma once

#include "corpus/feed.h"

typedef enum
{
  THEMA_HTML_TEXT,
  THEMA_HTML_BEGIN,
  THEMA_HTML_END,
} ThemaHtmlKind;

#define THEMA_HTML_MAX_NAME 16

typedef struct
{
  ThemaHtmlKind kind;
  char name[THEMA_HTML_MAX_NAME]; /* of the element, in lower case; "" for one that is longer */
  /* A piece of text with its references, or a tag's attributes; borrowed until the next call. */
  const char *bytes;
  gsize length;
  guint64 line;
} ThemaHtmlToken;

typedef struct _ThemaHtmlTokens ThemaHtmlTokens;

/* `feed` is borrowed. */
ThemaHtmlTokens *thema_html_tokens_new (ThemaFeed *feed);
void thema_html_tokens_free (ThemaHtmlTokens *self);

/* The next tag or text. Comments and declarations are passed over; what a script holds is text.
 * FALSE at the end (no error) or on an error. */
gboolean thema_html_tokens_next (ThemaHtmlTokens *self, ThemaHtmlToken *token, GError **error);

/* The value of an attribute (transfer full), references decoded; NULL: not given. */
char *thema_html_attribute (const ThemaHtmlToken *token, const char *name);

/* Appends text with its references decoded (those of HTML 4, with their semicolon). White space,
 * &nbsp; too, becomes one blank, none at the beginning of `text`. */
void thema_html_append_text (GString *text, const char *bytes, gsize length);
