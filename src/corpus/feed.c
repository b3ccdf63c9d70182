/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/feed.h"

#include "corpus/decoder.h"
#include "corpus/error.h"
#include "corpus/feed-private.h"
#include "text/charset.h"

#include <string.h>

/* What is read at a time. */
#define CHUNK ((gsize) 256 * 1024)
/* Bytes of the longest byte order mark, that of UTF-32. */
#define MARK 4

struct _ThemaFeed
{
  char *name; /* owned */
  char *base; /* owned */
  ThemaReadBytes read;
  gpointer data;   /* borrowed */
  char mark[MARK]; /* the first bytes, which were read before all others */
  gsize mark_start, mark_end;
  char *window;           /* owned */
  gsize start, end, room; /* the bytes at hand, and the window's size */
  gsize limit;            /* of a piece */
  gboolean after_cr;      /* the last byte read was a CR, which stands in the window as LF */
  gboolean source_end;    /* nothing more to read */
  gboolean raw_end;       /* likewise, and nothing of the first bytes is left */
  gboolean at_end;        /* nothing behind the window */
  gboolean sniffed;       /* the first bytes were looked at */
  gboolean started;       /* a mark was taken away */
  gboolean told;          /* the encoding was, by the caller or a mark */
  gboolean guessed;       /* or it was guessed */
  guint64 position, line; /* raw bytes read; line of `start` */
  ThemaDecoder *decoder;  /* owned; NULL: it is UTF-8 */
  const char *bytes;      /* borrowed: of a feed from memory */
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

static ThemaFeed *
feed_alloc (const char *name, ThemaReadBytes read, gpointer data)
{
  ThemaFeed *self = g_new0 (ThemaFeed, 1);
  self->name = g_strdup (name);
  self->base = g_path_get_basename (name);
  self->read = read;
  self->data = data;
  self->line = 1;
  self->limit = THEMA_MAX_RECORD;
  return self;
}

ThemaFeed *
thema_feed_new (const char *name, const char *encoding, ThemaReadBytes read, gpointer data,
                GError **error)
{
  g_autoptr (ThemaFeed) self = feed_alloc (name, read, data);
  self->told = self->sniffed = encoding != NULL;
  if (encoding == NULL || thema_charset_is_utf8 (encoding))
    return g_steal_pointer (&self);
  self->decoder = thema_decoder_new (encoding);
  if (self->decoder != NULL)
    return g_steal_pointer (&self);
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
               "%s: there is no encoding '%s'; try UTF-8, windows-1252 or UTF-16", name, encoding);
  return NULL;
}

void
thema_feed_set_base (ThemaFeed *self, const char *base)
{
  g_free (self->base);
  self->base = g_strdup (base);
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
  thema_decoder_free (self->decoder);
  g_free (self->name);
  g_free (self->base);
  g_free (self->window);
  g_free (self);
}

const char *
thema_feed_name (const ThemaFeed *self)
{
  return self->name;
}

const char *
thema_feed_base (const ThemaFeed *self)
{
  return self->base;
}

const char *
thema_feed_encoding (const ThemaFeed *self, gboolean *guessed)
{
  if (guessed != NULL)
    *guessed = self->guessed;
  return self->decoder != NULL ? thema_decoder_encoding (self->decoder) : "UTF-8";
}

void
thema_feed_set_limit (ThemaFeed *self, gsize limit)
{
  self->limit = limit;
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
  if (n == 0) /* when there may be no window yet */
    return;
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
  gsize length = self->end - self->start;
  if (length > self->limit)
    {
      g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_LIMIT,
                   "%s:%" G_GUINT64_FORMAT
                   ": what starts here is longer than %u MiB, which no record is; is it a file of "
                   "the kind it was taken for?",
                   self->name, self->line, (guint) (self->limit >> 20));
      return FALSE;
    }
  if (self->room - self->end >= CHUNK)
    return TRUE;
  if (length > 0)
    memmove (self->window, self->window + self->start, length);
  self->start = 0;
  self->end = length;
  if (self->room - length < CHUNK)
    {
      self->room = MAX (MIN (2 * self->room, self->limit), length) + CHUNK;
      self->window = g_realloc (self->window, self->room);
    }
  return TRUE;
}

static gssize
read_source (ThemaFeed *self, char *buffer, gsize length, GError **error)
{
  if (self->source_end)
    return 0;
  gssize n = self->read (self->data, buffer, length, error);
  self->source_end = n == 0;
  if (n > 0)
    self->position += (guint64) n;
  return n;
}

/* Looks for a mark that says another encoding. */
static gboolean
sniff (ThemaFeed *self, GError **error)
{
  self->sniffed = TRUE;
  while (self->mark_end < MARK && !self->source_end)
    {
      gssize n = read_source (self, self->mark + self->mark_end, MARK - self->mark_end, error);
      if (n < 0)
        return FALSE;
      self->mark_end += (gsize) n;
    }
  const char *name = thema_charset_of_mark (self->mark, self->mark_end);
  if (name != NULL && (g_str_has_prefix (name, "UTF-16") || g_str_has_prefix (name, "UTF-32")))
    self->decoder = thema_decoder_new (name);
  return TRUE;
}

static gssize
read_raw (ThemaFeed *self, char *buffer, gsize length, GError **error)
{
  gsize n_mark = MIN (self->mark_end - self->mark_start, length);
  if (n_mark > 0)
    {
      memcpy (buffer, self->mark + self->mark_start, n_mark);
      self->mark_start += n_mark;
      return (gssize) n_mark;
    }
  gssize n = read_source (self, buffer, length, error);
  self->raw_end = n == 0;
  return n;
}

static gssize
set_foreign (const ThemaFeed *self, GError **error)
{
  const char *encoding = thema_decoder_encoding (self->decoder);
  guint64 byte = self->position - thema_decoder_rest (self->decoder);
  if (self->guessed)
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s: its beginning looks like %s, but the bytes before byte %" G_GUINT64_FORMAT
                 " do not; name its encoding with --encoding",
                 self->name, encoding, byte);
  else
    g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                 "%s: the bytes before byte %" G_GUINT64_FORMAT
                 " are not %s; choose another --encoding",
                 self->name, byte, encoding);
  return -1;
}

/* Converts what can be of the raw bytes; reads more of them first when there are none. The number
 * of bytes written behind the window's end, or -1. */
static gssize
read_converted (ThemaFeed *self, GError **error)
{
  if (thema_decoder_rest (self->decoder) == 0 && !self->raw_end)
    {
      gsize room;
      char *raw = thema_decoder_room (self->decoder, &room);
      gssize n = read_raw (self, raw, room, error);
      if (n < 0)
        return n;
      thema_decoder_fill (self->decoder, (gsize) n);
    }
  gssize n = thema_decoder_convert (self->decoder, self->window + self->end, self->room - self->end,
                                    self->raw_end);
  return n >= 0 ? n : set_foreign (self, error);
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
  if (self->end - self->start < 3 || memcmp (self->window + self->start, "\xEF\xBB\xBF", 3) != 0)
    return;
  self->start += 3;
  self->told = TRUE;
}

gboolean
thema_feed_grow (ThemaFeed *self, GError **error)
{
  if (self->at_end || (!self->sniffed && !sniff (self, error)) || !make_room (self, error))
    return FALSE;
  gsize before = self->end;
  do
    {
      gssize n = self->decoder != NULL
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

/* Reads what is in the window once more. Its line ends are LF by now, which changes nothing: in
 * none of the encodings that are guessed a CR is a part of another character. */
gboolean
thema_feed_guess_encoding (ThemaFeed *self, GError **error)
{
  gsize length = self->end - self->start;
  if (self->told || self->decoder != NULL || length == 0)
    return TRUE;
  self->decoder = thema_decoder_guess (self->window + self->start, length, self->at_end);
  if (self->decoder == NULL)
    return TRUE;
  if (self->after_cr) /* an LF may follow, which must not count twice */
    self->window[self->end - 1] = '\r';
  thema_decoder_preload (self->decoder, self->window + self->start, length);
  self->start = self->end = 0;
  self->after_cr = self->at_end = FALSE;
  self->guessed = TRUE;
  return thema_feed_want (self, length, error);
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
