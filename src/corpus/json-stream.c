/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/json-stream.h"

#include "corpus/error.h"
#include "corpus/json-scan.h"

#include <string.h>

/* Bytes by which the shape of the whole is known. */
#define HEAD ((gsize) 1 << 20)

typedef enum
{
  AT_ROOT,
  IN_KEYS, /* of an outer object */
  IN_LIST, /* between records */
} State;

/* What stands around the records. */
typedef enum
{
  NOTHING,
  A_LIST,  /* which an outer object has */
  MESSAGE, /* of an outer object that is the record */
} Outer;

struct _ThemaJsonStream
{
  ThemaFeed *feed; /* borrowed */
  gboolean by_lines;
  Outer outer;
  State state;
  guint level;     /* outer objects that are open */
  gboolean behind; /* a value, so that a comma or an end must follow */
  gsize pending;   /* bytes of the record that was handed out */
};

static gboolean
fail (const ThemaJsonStream *self, const char *what, GError **error)
{
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT, "%s:%" G_GUINT64_FORMAT ": %s",
               thema_feed_name (self->feed), thema_feed_line (self->feed), what);
  return FALSE;
}

static gboolean
fail_as_cut (const ThemaJsonStream *self, GError **error)
{
  return fail (self,
               "the file ends in the middle of what starts here; it is cut off, or a bracket or "
               "quote is missing: export it again",
               error);
}

/* The recognition of the shape. */

static gsize
skip_blanks (const char *bytes, gsize length, gsize at)
{
  while (at < length && g_ascii_isspace (bytes[at]))
    at++;
  return at;
}

static gboolean
is_key (const char *key, gsize length, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strlen (*names) + 2 == length && memcmp (key + 1, *names, length - 2) == 0)
      return TRUE;
  return FALSE;
}

static const char *const list_names[] = { "results", "items", NULL };
static const char *const message_names[] = { "message", NULL };

/* What the object at `at` is around, as far as the head shows; `*end` is behind it, or 0. */
static Outer
find_outer (const char *bytes, gsize length, gsize at, gsize *end, guint level)
{
  *end = 0;
  at = skip_blanks (bytes, length, at + 1);
  while (at < length && bytes[at] == '"')
    {
      ThemaJsonScan key = { .at = at }, value = { 0 };
      if (!thema_json_scan (&key, bytes, length))
        return NOTHING;
      value.at = skip_blanks (bytes, length, key.at);
      if (value.at == length || bytes[value.at] != ':')
        return NOTHING;
      value.at = skip_blanks (bytes, length, value.at + 1);
      if (value.at == length)
        return NOTHING;
      char first = bytes[value.at];
      if (first == '[' && is_key (bytes + at, key.at - at, list_names))
        return A_LIST;
      gsize inner_end;
      if (level == 0 && first == '{' && is_key (bytes + at, key.at - at, message_names))
        return find_outer (bytes, length, value.at, &inner_end, 1) == A_LIST ? A_LIST : MESSAGE;
      if (!thema_json_scan (&value, bytes, length))
        return NOTHING;
      at = skip_blanks (bytes, length, value.at);
      if (at < length && bytes[at] == ',')
        at = skip_blanks (bytes, length, at + 1);
    }
  if (at < length && bytes[at] == '}')
    *end = at + 1;
  return NOTHING;
}

/* Whether each line is to be an object, whatever is wrong with the first one. */
static gboolean
is_by_lines (const char *bytes, gsize length, gsize start, gsize end)
{
  const char *newline = memchr (bytes + start, '\n', length - start);
  gsize line_end = newline != NULL ? (gsize) (newline - bytes) : length;
  if (end > 0 && end <= line_end)
    return skip_blanks (bytes, line_end, end) == line_end;
  gsize next = skip_blanks (bytes, length, line_end);
  return newline == NULL || (next < length && bytes[next] == '{');
}

ThemaJsonStream *
thema_json_stream_new (ThemaFeed *feed, GError **error)
{
  if (!thema_feed_want (feed, HEAD, error))
    return NULL;
  ThemaJsonStream *self = g_new0 (ThemaJsonStream, 1);
  self->feed = feed;
  gsize length, end;
  const char *bytes = thema_feed_peek (feed, &length);
  gsize start = skip_blanks (bytes, length, 0);
  if (start < length && bytes[start] == '[')
    return self;
  if (start < length && bytes[start] == '{')
    {
      self->outer = find_outer (bytes, length, start, &end, 0);
      self->by_lines = self->outer == NOTHING && is_by_lines (bytes, length, start, end);
    }
  else
    self->by_lines = TRUE;
  return self;
}

void
thema_json_stream_free (ThemaJsonStream *self)
{
  g_free (self);
}

/* The walk. */

/* The first byte that is not blank, which becomes the first at hand; 0 at the end, or with `error`
 * set. */
static char
next_byte (ThemaJsonStream *self, GError **error)
{
  for (;;)
    {
      gsize length;
      const char *bytes = thema_feed_peek (self->feed, &length);
      gsize at = skip_blanks (bytes, length, 0);
      char c = at < length ? bytes[at] : '\0';
      gboolean found = at < length;
      thema_feed_skip (self->feed, at);
      if (found)
        return c != '\0' ? c : '\1'; /* NUL, too, is a byte that does not belong here */
      if (!thema_feed_grow (self->feed, error))
        return '\0';
    }
}

/* Finds the end of the value at hand. It stays at hand, or is skipped. */
static gboolean
find_end (ThemaJsonStream *self, ThemaJsonScan *scan, gboolean keep, GError **error)
{
  gsize length;
  GError *failure = NULL;
  *scan = (ThemaJsonScan){ 0 };
  for (;;)
    {
      const char *bytes = thema_feed_peek (self->feed, &length);
      if (thema_json_scan (scan, bytes, length))
        break;
      if (!keep)
        {
          thema_feed_skip (self->feed, length);
          scan->at = 0;
        }
      if (thema_feed_grow (self->feed, &failure))
        continue;
      if (failure == NULL)
        return fail_as_cut (self, error);
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (scan->at == 0 && keep)
    return fail (self, "a value is missing here; this is not valid JSON", error);
  if (!keep)
    thema_feed_skip (self->feed, scan->at);
  return TRUE;
}

static const char *
find_fault (const char *bytes, gsize length, guint deepest)
{
  if (length == 0 || *bytes != '{')
    return "is no JSON object ({...}), which every record is";
  if (deepest > THEMA_JSON_MAX_DEPTH)
    return "has brackets nested deeper than 128 levels, which no record needs";
  return NULL;
}

/* Hands out the value at hand. */
static gboolean
take_record (ThemaJsonStream *self, ThemaJsonRecord *record, GError **error)
{
  ThemaJsonScan scan;
  record->line = thema_feed_line (self->feed);
  if (!find_end (self, &scan, TRUE, error))
    return FALSE;
  gsize length;
  record->bytes = thema_feed_peek (self->feed, &length);
  record->length = self->pending = scan.at;
  record->fault = find_fault (record->bytes, record->length, scan.deepest);
  self->behind = self->state != AT_ROOT;
  return TRUE;
}

static gboolean
next_line (ThemaJsonStream *self, ThemaJsonRecord *record, GError **error)
{
  gsize skip;
  while (thema_feed_peek_line (self->feed, &record->bytes, &record->length, &skip, error))
    {
      gsize blanks = skip_blanks (record->bytes, record->length, 0);
      self->pending = skip;
      record->line = thema_feed_line (self->feed);
      record->bytes += blanks;
      record->length -= blanks;
      record->fault = find_fault (record->bytes, record->length, 0);
      if (record->length > 0)
        return TRUE;
      thema_feed_skip (self->feed, skip);
    }
  self->pending = 0;
  return FALSE;
}

typedef enum
{
  FAILED,
  MOVED,
  FOUND, /* a record is at hand */
  ENDED,
} Step;

static Step
step_at_root (ThemaJsonStream *self, GError **error)
{
  char c = next_byte (self, error);
  if (c == '\0')
    return ENDED;
  if (c == '{' && self->outer == NOTHING)
    return FOUND;
  if (c != '{' && c != '[')
    return fail (self,
                 "neither an object ({...}) nor an array ([...]) begins here; this is not valid "
                 "JSON",
                 error);
  thema_feed_skip (self->feed, 1);
  self->state = c == '[' ? IN_LIST : IN_KEYS;
  self->level = c == '{';
  self->behind = FALSE;
  return MOVED;
}

/* The list or outer object ends. */
static Step
leave (ThemaJsonStream *self)
{
  if (self->state == IN_KEYS)
    self->level--;
  self->state = self->level > 0 ? IN_KEYS : AT_ROOT;
  self->behind = TRUE;
  thema_feed_skip (self->feed, 1);
  return MOVED;
}

/* Moves to what is behind a comma, when there must be one. The byte there, or 0 and `error`. */
static char
next_item (ThemaJsonStream *self, char closing, GError **error)
{
  char c = next_byte (self, error);
  if (c != '\0' && c != closing && self->behind)
    {
      if (c != ',')
        {
          fail (self, "a comma or closing bracket is missing here; this is not valid JSON", error);
          return '\0';
        }
      thema_feed_skip (self->feed, 1);
      c = next_byte (self, error);
    }
  if (c == '\0' && error != NULL && *error == NULL)
    fail_as_cut (self, error);
  return c;
}

static Step
step_in_list (ThemaJsonStream *self, GError **error)
{
  char c = next_item (self, ']', error);
  if (c == '\0')
    return FAILED;
  return c == ']' ? leave (self) : FOUND;
}

/* Deals with a key and, unless it is or holds records, its value. */
static Step
step_in_keys (ThemaJsonStream *self, GError **error)
{
  ThemaJsonScan scan;
  gsize length;
  char c = next_item (self, '}', error);
  if (c == '\0')
    return FAILED;
  if (c == '}')
    return leave (self);
  if (c != '"')
    return fail (self, "a key in quotes is missing here; this is not valid JSON", error);
  if (!find_end (self, &scan, TRUE, error))
    return FAILED;
  const char *key = thema_feed_peek (self->feed, &length);
  gboolean is_list = is_key (key, scan.at, list_names);
  gboolean is_message = self->level == 1 && is_key (key, scan.at, message_names);
  thema_feed_skip (self->feed, scan.at);
  c = next_byte (self, error);
  if (c != ':')
    return c == '\0' && error != NULL && *error != NULL
               ? FAILED
               : fail (self, "a colon is missing here; this is not valid JSON", error);
  thema_feed_skip (self->feed, 1);
  c = next_byte (self, error);
  if (c == '{' && is_message && self->outer == MESSAGE)
    return FOUND;
  if ((c == '{' && is_message) || (c == '[' && is_list && self->outer == A_LIST))
    {
      thema_feed_skip (self->feed, 1);
      self->state = c == '{' ? IN_KEYS : IN_LIST;
      self->level += c == '{';
      self->behind = FALSE;
      return MOVED;
    }
  self->behind = TRUE;
  return find_end (self, &scan, FALSE, error) ? MOVED : FAILED;
}

gboolean
thema_json_stream_next (ThemaJsonStream *self, ThemaJsonRecord *record, GError **error)
{
  static Step (*const steps[]) (ThemaJsonStream *, GError **)
      = { step_at_root, step_in_keys, step_in_list };
  thema_feed_skip (self->feed, self->pending);
  self->pending = 0;
  if (self->by_lines)
    return next_line (self, record, error);
  GError *failure = NULL;
  Step step;
  do
    step = steps[self->state](self, &failure);
  while (step == MOVED && failure == NULL);
  if (failure == NULL && step == FOUND)
    return take_record (self, record, error);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return FALSE;
}
