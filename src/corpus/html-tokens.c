/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/html-tokens.h"

#include <string.h>

/* Bytes of a tag: images are put into pages as such. What is longer has lost a quote. */
#define MAX_TAG ((gsize) 16 << 20)
/* Text that is handed out at a time. */
#define MAX_TEXT ((gsize) 64 * 1024)

struct _ThemaHtmlTokens
{
  ThemaFeed *feed; /* borrowed */
  gsize pending;   /* bytes of what was handed out */
  gsize barren;    /* bytes from the first one at hand on in which no tag can end */
  const char *raw; /* static: the element whose text ends with its end tag only; NULL: none */
};

ThemaHtmlTokens *
thema_html_tokens_new (ThemaFeed *feed)
{
  ThemaHtmlTokens *self = g_new0 (ThemaHtmlTokens, 1);
  self->feed = feed;
  return self;
}

void
thema_html_tokens_free (ThemaHtmlTokens *self)
{
  g_free (self);
}

/* Whether there are `n` bytes at hand; fewer at the end only. */
static gboolean
want (ThemaHtmlTokens *self, gsize n, const char **bytes, gsize *length, GError **error)
{
  if (!thema_feed_want (self->feed, n, error))
    return FALSE;
  *bytes = thema_feed_peek (self->feed, length);
  return *length >= n;
}

/* Skips to behind the next `what`, or to the end. FALSE: an error. */
static gboolean
skip_past (ThemaHtmlTokens *self, const char *what, GError **error)
{
  gsize n = strlen (what), length;
  const char *bytes;
  GError *failure = NULL;
  while (want (self, n, &bytes, &length, &failure))
    {
      const char *found = memmem (bytes, length, what, n);
      if (found != NULL)
        {
          thema_feed_skip (self->feed, (gsize) (found - bytes) + n);
          return TRUE;
        }
      thema_feed_skip (self->feed, length - (n - 1));
    }
  if (failure == NULL)
    thema_feed_skip (self->feed, length);
  else
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Whether "</NAME" is at `p`. */
static gboolean
is_end_of (const char *p, gsize length, const char *name)
{
  gsize n = strlen (name);
  return length >= n + 3 && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, n) == 0
         && strchr (" \t\n/>", p[n + 2]) != NULL;
}

/* Finds where the tag at hand ends, quotes respected: the length to behind its ">". 0: nowhere. A
 * quote that is never closed is none. FALSE: an error. */
static gboolean
find_tag_end (ThemaHtmlTokens *self, gsize *end, GError **error)
{
  char quote = '\0';
  gsize at = 1, length, first = 0;
  GError *failure = NULL;
  for (;;)
    {
      const char *bytes = thema_feed_peek (self->feed, &length);
      for (; at < length; at++)
        {
          char c = bytes[at];
          if (c == '>' && first == 0)
            first = at + 1;
          if (c == '>' && quote == '\0')
            {
              *end = at + 1;
              self->barren = 0;
              return TRUE;
            }
          if (quote != '\0' ? c == quote
                            : (c == '"' || c == '\'')
                                  && (bytes[at - 1] == '=' || g_ascii_isspace (bytes[at - 1])))
            quote = quote != '\0' ? '\0' : c;
        }
      *end = first;
      self->barren = first == 0 ? length : 0;
      if (at > MAX_TAG)
        return TRUE;
      if (!thema_feed_grow (self->feed, &failure))
        break;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Elements whose text has no tags. */
static const char *
find_raw (const char *name)
{
  static const char *const raw[]
      = { "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", NULL };
  for (const char *const *element = raw; *element != NULL; element++)
    if (strcmp (*element, name) == 0)
      return *element;
  return NULL;
}

static void
read_tag (ThemaHtmlTokens *self, const char *bytes, gsize length, ThemaHtmlToken *token)
{
  gboolean is_end = bytes[1] == '/';
  gsize at = 1 + is_end, n = 0;
  for (; at < length && !g_ascii_isspace (bytes[at]) && bytes[at] != '>' && bytes[at] != '/'; at++)
    if (n < THEMA_HTML_MAX_NAME)
      token->name[n++] = g_ascii_tolower (bytes[at]);
  token->name[n < THEMA_HTML_MAX_NAME ? n : 0] = '\0';
  token->kind = is_end ? THEMA_HTML_END : THEMA_HTML_BEGIN;
  token->bytes = bytes + at;
  token->length = length - at - (bytes[length - 1] == '>');
  self->raw = is_end ? NULL : find_raw (token->name);
}

/* Hands out text up to the next "<", or that one itself. */
static gboolean
take_text (ThemaHtmlTokens *self, gsize from, ThemaHtmlToken *token)
{
  gsize length;
  const char *bytes = thema_feed_peek (self->feed, &length);
  length = MIN (length, MAX_TEXT);
  const char *open = from < length ? memchr (bytes + from, '<', length - from) : NULL;
  token->kind = THEMA_HTML_TEXT;
  token->bytes = bytes;
  token->length = self->pending = open != NULL ? (gsize) (open - bytes) : length;
  token->name[0] = '\0';
  return TRUE;
}

/* What stands at the "<" at hand. */
typedef enum
{
  FAILED,
  PASSED_OVER,
  TOKEN,
} Step;

static Step
read_markup (ThemaHtmlTokens *self, ThemaHtmlToken *token, GError **error)
{
  const char *bytes;
  gsize length, end;
  if (!thema_feed_want (self->feed, 64, error))
    return FAILED;
  bytes = thema_feed_peek (self->feed, &length);
  if (self->raw != NULL && !is_end_of (bytes, length, self->raw))
    return take_text (self, 1, token) ? TOKEN : FAILED;
  char next = length > 1 ? bytes[1] : '\0';
  if (next == '!' || next == '?')
    {
      self->barren = 0;
      gboolean is_comment = length >= 4 && memcmp (bytes, "<!--", 4) == 0;
      thema_feed_skip (self->feed, 2); /* "<!-->" is a comment, too */
      return skip_past (self, is_comment ? "-->" : ">", error) ? PASSED_OVER : FAILED;
    }
  char letter = next == '/' && length > 2 ? bytes[2] : next;
  if (!g_ascii_isalpha (letter) || self->barren > 0)
    return take_text (self, 1, token) ? TOKEN : FAILED;
  if (!find_tag_end (self, &end, error))
    return FAILED;
  if (end == 0)
    return take_text (self, 1, token) ? TOKEN : FAILED;
  read_tag (self, thema_feed_peek (self->feed, &length), end, token);
  self->pending = end;
  return TOKEN;
}

gboolean
thema_html_tokens_next (ThemaHtmlTokens *self, ThemaHtmlToken *token, GError **error)
{
  gsize length;
  const char *bytes;
  GError *failure = NULL;
  thema_feed_skip (self->feed, self->pending);
  self->barren -= MIN (self->barren, self->pending);
  self->pending = 0;
  while (want (self, 1, &bytes, &length, &failure))
    {
      token->line = thema_feed_line (self->feed);
      Step step = *bytes == '<'                ? read_markup (self, token, &failure)
                  : take_text (self, 0, token) ? TOKEN
                                               : FAILED;
      if (step == TOKEN)
        return TRUE;
      if (step == FAILED)
        break;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return FALSE;
}
