/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/decoder.h"

#include "text/charset.h"

#include <string.h>

/* What is read at a time. */
#define RAW_SIZE ((gsize) 256 * 1024)
/* With fewer bytes that are not UTF-8 an encoding is not guessed: they may as well be damaged. */
#define MIN_FAULTS 4
/* ICU's pivot. */
#define PIVOT 1024

struct _ThemaDecoder
{
  char *encoding;        /* owned */
  UConverter *from, *to; /* owned */
  char *raw;             /* owned: the bytes to be converted */
  gsize room;            /* of it */
  gsize start, end;      /* of those that are not converted yet */
  UChar pivot[PIVOT];
  UChar *pivot_source, *pivot_target;
};

ThemaDecoder *
thema_decoder_new (const char *encoding)
{
  UConverter *from, *to;
  if (!thema_charset_open (encoding, &from, &to))
    return NULL;
  ThemaDecoder *self = g_new0 (ThemaDecoder, 1);
  self->encoding = g_strdup (encoding);
  self->from = from;
  self->to = to;
  self->room = RAW_SIZE;
  self->raw = g_malloc (self->room);
  self->pivot_source = self->pivot_target = self->pivot;
  return self;
}

void
thema_decoder_free (ThemaDecoder *self)
{
  if (self == NULL)
    return;
  ucnv_close (self->from);
  ucnv_close (self->to);
  g_free (self->encoding);
  g_free (self->raw);
  g_free (self);
}

const char *
thema_decoder_encoding (const ThemaDecoder *self)
{
  return self->encoding;
}

gsize
thema_decoder_rest (const ThemaDecoder *self)
{
  return self->end - self->start;
}

char *
thema_decoder_room (ThemaDecoder *self, gsize *length)
{
  self->start = self->end = 0;
  *length = self->room;
  return self->raw;
}

void
thema_decoder_fill (ThemaDecoder *self, gsize length)
{
  self->end = length;
}

void
thema_decoder_preload (ThemaDecoder *self, const char *bytes, gsize length)
{
  if (length > self->room)
    {
      self->room = length;
      self->raw = g_realloc (self->raw, self->room);
    }
  memcpy (self->raw, bytes, length);
  self->start = 0;
  self->end = length;
}

gssize
thema_decoder_convert (ThemaDecoder *self, char *target, gsize room, gboolean is_last)
{
  UErrorCode status = U_ZERO_ERROR;
  char *out = target;
  const char *source = self->raw + self->start;
  ucnv_convertEx (self->to, self->from, &out, target + room, &source, self->raw + self->end,
                  self->pivot, &self->pivot_source, &self->pivot_target, self->pivot + PIVOT, FALSE,
                  is_last ? 1 : 0, &status);
  self->start = (gsize) (source - self->raw);
  return U_SUCCESS (status) || status == U_BUFFER_OVERFLOW_ERROR ? out - target : -1;
}

/* Whether the bytes are all of the encoding. */
static gboolean
fits (const char *encoding, const char *bytes, gsize length, gboolean is_all)
{
  g_autoptr (ThemaDecoder) decoder = thema_decoder_new (encoding);
  if (decoder == NULL)
    return FALSE;
  g_autofree char *out = g_malloc (RAW_SIZE);
  gssize n;
  thema_decoder_preload (decoder, bytes, length);
  do
    n = thema_decoder_convert (decoder, out, RAW_SIZE, is_all);
  while (n > 0);
  return n == 0;
}

ThemaDecoder *
thema_decoder_guess (const char *bytes, gsize length, gboolean is_all)
{
  gsize sequences, faults;
  thema_charset_count (bytes, length, &sequences, &faults);
  /* Where most of what could be UTF-8 is, a few bytes are damaged, and another encoding would make
   * garbage of the rest. In texts of other encodings, sequences that look like UTF-8 are rare. */
  if (faults < MIN_FAULTS || faults <= 2 * sequences)
    return NULL;
  g_autoptr (GPtrArray) names = thema_charset_guesses (bytes, length);
  for (guint i = 0; i < names->len; i++)
    if (fits (g_ptr_array_index (names, i), bytes, length, is_all))
      return thema_decoder_new (g_ptr_array_index (names, i));
  return NULL;
}
