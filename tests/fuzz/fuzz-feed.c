/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decodes any bytes that come in pieces of any size, and compares what is read with a conversion in one go.
 * The first byte chooses the encoding, the second the sizes of pieces and windows. */

#include "corpus/feed-private.h"
#include "text/charset.h"

#include <string.h>
#include <unicode/ustring.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

typedef struct
{
  const char *bytes;
  gsize length;
  guint32 state; /* of the sizes */
} Pieces;

static gssize
read_pieces (gpointer data, char *buffer, gsize length, G_GNUC_UNUSED GError **error)
{
  Pieces *self = data;
  self->state = self->state * 1664525u + 1013904223u;
  gsize n = MIN (MIN (length, 1 + (self->state >> 24) % 9), self->length);
  memcpy (buffer, self->bytes, n);
  self->bytes += n;
  self->length -= n;
  return (gssize) n;
}

/* In one go (transfer full); NULL: the bytes are not of the encoding. */
static char *
convert (const char *encoding, const char *bytes, gsize length, gsize *out_length)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (encoding, &status);
  g_assert_true (U_SUCCESS (status));
  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  int32_t room = (int32_t) (2 * length + 16), n_units, n_bytes = 0;
  g_autofree UChar *units = g_new (UChar, room);
  n_units = ucnv_toUChars (converter, units, room, bytes, (int32_t) length, &status);
  ucnv_close (converter);
  char *out = g_malloc (3 * (gsize) room);
  if (U_SUCCESS (status))
    u_strToUTF8 (out, 3 * room, &n_bytes, units, n_units, &status);
  *out_length = (gsize) n_bytes;
  if (U_SUCCESS (status))
    return out;
  g_free (out);
  return NULL;
}

/* Drops a mark and makes all line ends LF, byte by byte. */
static void
finish (char *bytes, gsize *length)
{
  gsize start = *length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, out = 0;
  for (gsize i = start; i < *length; i++)
    {
      if (bytes[i] == '\n' && i > start && bytes[i - 1] == '\r')
        continue;
      bytes[out++] = bytes[i];
    }
  for (gsize i = 0; i < out; i++)
    if (bytes[i] == '\r')
      bytes[i] = '\n';
  *length = out;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const encodings[] = { NULL, "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32",
                                           "windows-1252", "Shift_JIS", "GB18030", "EUC-KR" };
  if (size < 2)
    return 0;
  const char *encoding = encodings[data[0] % G_N_ELEMENTS (encodings)];
  const char *bytes = (const char *) data + 2;
  gsize length = size - 2, expected_length = length, step = 1 + data[1] % 32;
  const char *mark = encoding == NULL ? thema_charset_of_mark (bytes, MIN (length, 4)) : NULL;
  const char *by = mark != NULL && g_str_has_prefix (mark, "UTF-") && mark[4] != '8' && mark[4] != '7'
                       ? mark
                       : encoding;
  g_autofree char *expected = by != NULL && !thema_charset_is_utf8 (by)
                                  ? convert (by, bytes, length, &expected_length)
                                  : g_memdup2 (bytes, length);
  if (expected != NULL)
    finish (expected, &expected_length);

  Pieces pieces = { bytes, length, data[1] };
  g_autoptr (GError) error = NULL;
  g_autoptr (ThemaFeed) feed = thema_feed_new ("feed", encoding, read_pieces, &pieces, &error);
  g_assert_no_error (error);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n = 1;
  while (n > 0 && thema_feed_want (feed, step, &error))
    {
      const char *window = thema_feed_peek (feed, &n);
      n = MIN (n, step);
      g_string_append_len (text, window, (gssize) n);
      thema_feed_skip (feed, n);
    }
  if (expected == NULL && length > 0)
    g_assert_nonnull (error);
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (text->len, ==, expected_length);
      g_assert_true (text->len == 0 || memcmp (text->str, expected, text->len) == 0);
    }
  return 0;
}
