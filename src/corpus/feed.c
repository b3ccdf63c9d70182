/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/feed.h"

#include "corpus/error.h"
#include "corpus/feed-private.h"

#include <string.h>
#include <unicode/ucnv.h>

/* What is read at a time. */
#define CHUNK ((gsize) 256 * 1024)
/* ICU's pivot. */
#define PIVOT 1024

struct _ThemaFeed
{
  char *name; /* owned */
  ThemaReadBytes read;
  gpointer data;             /* borrowed */
  char *window;              /* owned */
  gsize start, end, room;    /* the bytes at hand, and the window's size */
  gboolean after_cr;         /* the last byte read was a CR, which stands in the window as LF */
  gboolean raw_end, at_end;  /* nothing more to read; nothing behind the window */
  gboolean started;          /* the byte order mark was looked for */
  guint64 position, line;    /* raw bytes read; line of `start` */
  UConverter *from, *to;     /* owned; NULL: it is UTF-8 */
  char *raw;                 /* owned: bytes to be converted; NULL without converters */
  gsize raw_start, raw_size; /* of those */
  UChar pivot[PIVOT];
  UChar *pivot_source, *pivot_target;
  char *encoding;    /* owned: of the converter, for messages */
  const char *bytes; /* borrowed: of a feed from memory */
  gsize length;
};

static gssize
read_memory (gpointer data, char *buffer, gsize length, G_GNUC_UNUSED GError **error)
{
  ThemaFeed *self = data;
  gsize n = MIN (length, self->length);
  memcpy (buffer, self->bytes, n);
  self->bytes += n;
  self->length -= n;
  return (gssize) n;
}

static gboolean
open_converters (ThemaFeed *self, const char *encoding, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  self->from = ucnv_open (encoding, &status);
  self->to = ucnv_open ("UTF-8", &status);
  ucnv_setToUCallBack (self->from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_FAILURE (status) || *encoding == '\0')
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                   "%s: there is no encoding '%s'; try UTF-8, windows-1252 or UTF-16", self->name,
                   encoding);
      return FALSE;
    }
  self->encoding = g_strdup (encoding);
  self->raw = g_malloc (CHUNK);
  self->pivot_source = self->pivot_target = self->pivot;
  return TRUE;
}

static ThemaFeed *
feed_alloc (const char *name, ThemaReadBytes read, gpointer data)
{
  ThemaFeed *self = g_new0 (ThemaFeed, 1);
  self->name = g_strdup (name);
  self->read = read;
  self->data = data;
  self->line = 1;
  return self;
}

ThemaFeed *
thema_feed_new (const char *name, const char *encoding, ThemaReadBytes read, gpointer data,
                GError **error)
{
  g_autoptr (ThemaFeed) self = feed_alloc (name, read, data);
  if (encoding != NULL && ucnv_compareNames (encoding, "UTF-8") != 0
      && !open_converters (self, encoding, error))
    return NULL;
  return g_steal_pointer (&self);
}

ThemaFeed *
thema_feed_new_from_bytes (const char *name, const char *bytes, gsize length)
{
  ThemaFeed *self = feed_alloc (name, read_memory, NULL);
  self->data = self;
  self->bytes = bytes;
  self->length = length;
  return self;
}

void
thema_feed_free (ThemaFeed *self)
{
  if (self == NULL)
    return;
  ucnv_close (self->from);
  ucnv_close (self->to);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->raw);
  g_free (self->window);
  g_free (self);
}

const char *
thema_feed_name (const ThemaFeed *self)
{
  return self->name;
}

const char *
thema_feed_peek (const ThemaFeed *self, gsize *length)
{
  *length = self->end - self->start;
  return self->window != NULL ? self->window + self->start : "";
}

gboolean
thema_feed_at_end (const ThemaFeed *self)
{
  return self->at_end;
}

guint64
thema_feed_line (const ThemaFeed *self)
{
  return self->line;
}

guint64
thema_feed_position (const ThemaFeed *self)
{
  return self->position;
}

void
thema_feed_skip (ThemaFeed *self, gsize n)
{
  g_return_if_fail (n <= self->end - self->start);
  const char *p = self->window + self->start, *end = p + n;
  while (p < end && (p = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      self->line++;
      p++;
    }
  self->start += n;
}

/* Makes place for more bytes behind those at hand. */
static gboolean
make_room (ThemaFeed *self, GError **error)
{
  if (self->room - self->end >= CHUNK)
    return TRUE;
  gsize length = self->end - self->start;
  if (length > THEMA_MAX_PIECE)
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_LIMIT,
                   "%s:%" G_GUINT64_FORMAT
                   ": what starts here is longer than %u MiB, which no record is; is it a file of "
                   "the kind it was taken for?",
                   self->name, self->line, (guint) (THEMA_MAX_PIECE >> 20));
      return FALSE;
    }
  if (length > 0)
    memmove (self->window, self->window + self->start, length);
  self->start = 0;
  self->end = length;
  if (self->room - length < CHUNK)
    {
      self->room = MAX (2 * self->room, length + CHUNK);
      self->window = g_realloc (self->window, self->room);
    }
  return TRUE;
}

static gssize
read_raw (ThemaFeed *self, char *buffer, gsize length, GError **error)
{
  gssize n = self->read (self->data, buffer, length, error);
  self->raw_end = n == 0;
  if (n > 0)
    self->position += (guint64) n;
  return n;
}

/* Converts what can be of the raw bytes; reads more of them first when there are none. The number
 * of bytes written behind the window's end, or -1. */
static gssize
read_converted (ThemaFeed *self, GError **error)
{
  if (self->raw_start == self->raw_size && !self->raw_end)
    {
      gssize n = read_raw (self, self->raw, CHUNK, error);
      if (n < 0)
        return n;
      self->raw_start = 0;
      self->raw_size = (gsize) n;
    }
  UErrorCode status = U_ZERO_ERROR;
  char *target = self->window + self->end;
  const char *source = self->raw + self->raw_start;
  ucnv_convertEx (self->to, self->from, &target, self->window + self->room, &source,
                  self->raw + self->raw_size, self->pivot, &self->pivot_source, &self->pivot_target,
                  self->pivot + PIVOT, FALSE, self->raw_end ? 1 : 0, &status);
  self->raw_start = (gsize) (source - self->raw);
  if (U_SUCCESS (status) || status == U_BUFFER_OVERFLOW_ERROR)
    return (gssize) (target - (self->window + self->end));
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
               "%s: the bytes before byte %" G_GUINT64_FORMAT
               " are not %s; choose another --encoding",
               self->name, self->position - (self->raw_size - self->raw_start), self->encoding);
  return -1;
}

/* Makes CR LF and CR in `length` new bytes LF; how many are left. */
static gsize
fix_line_ends (ThemaFeed *self, char *bytes, gsize length)
{
  char *in = bytes, *out = bytes, *end = bytes + length;
  if (self->after_cr && *in == '\n')
    in++;
  self->after_cr = FALSE;
  while (in < end)
    {
      char *cr = memchr (in, '\r', (gsize) (end - in));
      gsize n = (gsize) ((cr != NULL ? cr : end) - in);
      if (out != in)
        memmove (out, in, n);
      out += n;
      in += n;
      if (cr == NULL)
        break;
      *out++ = '\n';
      in++;
      if (in == end)
        self->after_cr = TRUE;
      else if (*in == '\n')
        in++;
    }
  return (gsize) (out - bytes);
}

static void
drop_mark (ThemaFeed *self)
{
  if (self->end - self->start >= 3 && memcmp (self->window + self->start, "\xEF\xBB\xBF", 3) == 0)
    self->start += 3;
}

gboolean
thema_feed_grow (ThemaFeed *self, GError **error)
{
  if (self->at_end || !make_room (self, error))
    return FALSE;
  gsize before = self->end;
  do
    {
      gssize n = self->from != NULL
                     ? read_converted (self, error)
                     : read_raw (self, self->window + self->end, self->room - self->end, error);
      if (n < 0)
        return FALSE;
      if (n > 0)
        self->end += fix_line_ends (self, self->window + self->end, (gsize) n);
      self->at_end = n == 0 && self->raw_end;
      /* A mark may come in pieces. */
      if (!self->started && (self->end - self->start >= 3 || self->at_end))
        {
          self->started = TRUE;
          drop_mark (self);
        }
    }
  while (!self->at_end && (self->end == before || !self->started));
  return self->end > before;
}

gboolean
thema_feed_want (ThemaFeed *self, gsize length, GError **error)
{
  GError *failure = NULL;
  while (self->end - self->start < length && thema_feed_grow (self, &failure))
    ;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
thema_feed_peek_line (ThemaFeed *self, const char **line, gsize *length, gsize *skip,
                      GError **error)
{
  gsize known = 0, at_hand;
  const char *newline = NULL, *start;
  for (;;)
    {
      start = thema_feed_peek (self, &at_hand);
      newline = memchr (start + known, '\n', at_hand - known);
      if (newline != NULL)
        break;
      known = at_hand;
      GError *failure = NULL;
      if (thema_feed_grow (self, &failure))
        continue;
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      start = thema_feed_peek (self, &at_hand);
      break;
    }
  *line = start;
  *length = newline != NULL ? (gsize) (newline - start) : at_hand;
  *skip = *length + (newline != NULL);
  return *skip > 0;
}
