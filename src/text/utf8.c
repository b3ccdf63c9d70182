/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include "base/bytes.h"

#include <string.h>

/* The length of a leading stretch that is ASCII without NUL. */
static gsize
plain_prefix (const char *bytes, gsize length)
{
  gsize i = 0;
  for (; length - i >= 4 * sizeof (ThemaBytes); i += 4 * sizeof (ThemaBytes))
    {
      ThemaBytes suspect = { 0 };
      for (guint k = 0; k < 4; k++)
        {
          ThemaBytes part = thema_bytes_load (bytes + i + k * sizeof (ThemaBytes));
          suspect |= (ThemaBytes) (part >= 0x80) | (ThemaBytes) (part == 0);
        }
      if (thema_bytes_any (suspect))
        break;
    }
  while (i < length && (guint8) (bytes[i] - 1) < 0x7F)
    i++;
  return i;
}

gboolean
thema_utf8_is_below (const char *bytes, gsize length, guint8 limit)
{
  ThemaBytes above = { 0 };
  gboolean rest = FALSE;
  gsize i = 0;
  for (; length - i >= sizeof (ThemaBytes); i += sizeof (ThemaBytes))
    above |= (ThemaBytes) (thema_bytes_load (bytes + i) >= limit);
  for (; i < length; i++)
    rest |= (guint8) bytes[i] >= limit;
  return !rest && !thema_bytes_any (above);
}

static inline gboolean
is_follower (guint8 byte)
{
  return (byte & 0xC0) == 0x80;
}

/* The length of the character that begins with a byte from 0x80 on, of which `rest` bytes are left,
 * or 0 when it is not well-formed: table 3-7 of the Unicode Standard. */
static inline gsize
length_of_character (const guint8 *bytes, gsize rest)
{
  guint8 first = bytes[0];
  if (first < 0xC2 || first > 0xF4)
    return 0;
  gsize length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (rest < length || !is_follower (bytes[1]))
    return 0;
  if (length == 2)
    return 2;
  /* The second byte tells what would be too long, a surrogate, or beyond U+10FFFF. */
  if ((first == 0xE0 && bytes[1] < 0xA0) || (first == 0xED && bytes[1] > 0x9F)
      || (first == 0xF0 && bytes[1] < 0x90) || (first == 0xF4 && bytes[1] > 0x8F)
      || !is_follower (bytes[2]) || (length == 4 && !is_follower (bytes[3])))
    return 0;
  return length;
}

/* In a text of many scripts blanks stand alone: so many bytes of ASCII make a stretch of it likely.
 */
#define LIKELY_STRETCH 8

gsize
thema_utf8_find_fault (const char *bytes, gsize length)
{
  const guint8 *text = (const guint8 *) bytes;
  gsize i = plain_prefix (bytes, length), run = 0;
  while (i < length && text[i] != '\0')
    {
      if (text[i] < 0x80)
        {
          i++;
          if (++run == LIKELY_STRETCH)
            {
              i += plain_prefix (bytes + i, length - i);
              run = 0;
            }
          continue;
        }
      gsize n = length_of_character (text + i, length - i);
      if (n == 0)
        return i;
      i += n;
      run = 0;
    }
  return i;
}

gsize
thema_utf8_count (const char *bytes, gsize length)
{
  gsize followers = 0, i = 0;
  while (length - i >= sizeof (ThemaBytes))
    {
      /* A counter of one byte holds 255 blocks. */
      gsize end = i + MIN ((length - i) / sizeof (ThemaBytes), 255) * sizeof (ThemaBytes);
      guint8 counts[sizeof (ThemaBytes)];
      ThemaBytes count = { 0 };
      for (; i < end; i += sizeof (ThemaBytes))
        count -= (ThemaBytes) ((thema_bytes_load (bytes + i) & 0xC0) == 0x80);
      memcpy (counts, &count, sizeof counts);
      for (guint k = 0; k < sizeof counts; k++)
        followers += counts[k];
    }
  for (; i < length; i++)
    followers += ((guint8) bytes[i] & 0xC0) == 0x80;
  return length - followers;
}

gboolean
thema_utf8_is_ascii (const char *bytes, gsize length)
{
  ThemaBytes all = { 0 };
  guint8 rest = 0;
  gsize i = 0;
  for (; length - i >= sizeof (ThemaBytes); i += sizeof (ThemaBytes))
    all |= thema_bytes_load (bytes + i);
  for (; i < length; i++)
    rest |= (guint8) bytes[i];
  return rest < 0x80 && !thema_bytes_any (all & 0x80);
}
