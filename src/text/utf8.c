/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include <string.h>

/* Sixteen bytes at a time, in whatever registers the machine has for that. */
typedef guint8 Bytes __attribute__ ((vector_size (16)));

static inline Bytes
load_bytes (const char *bytes)
{
  Bytes loaded;
  memcpy (&loaded, bytes, sizeof loaded);
  return loaded;
}

static inline gboolean
any_bit (Bytes bytes)
{
  guint64 halves[2];
  memcpy (halves, &bytes, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/* The length of a leading stretch that is ASCII without NUL. */
static gsize
plain_prefix (const char *bytes, gsize length)
{
  gsize i = 0;
  for (; length - i >= 4 * sizeof (Bytes); i += 4 * sizeof (Bytes))
    {
      Bytes suspect = { 0 };
      for (guint k = 0; k < 4; k++)
        {
          Bytes part = load_bytes (bytes + i + k * sizeof (Bytes));
          suspect |= (Bytes) (part >= 0x80) | (Bytes) (part == 0);
        }
      if (any_bit (suspect))
        break;
    }
  while (i < length && (guint8) (bytes[i] - 1) < 0x7F)
    i++;
  return i;
}

gboolean
thema_utf8_is_below (const char *bytes, gsize length, guint8 limit)
{
  Bytes above = { 0 };
  gboolean rest = FALSE;
  gsize i = 0;
  for (; length - i >= sizeof (Bytes); i += sizeof (Bytes))
    above |= (Bytes) (load_bytes (bytes + i) >= limit);
  for (; i < length; i++)
    rest |= (guint8) bytes[i] >= limit;
  return !rest && !any_bit (above);
}

gsize
thema_utf8_find_fault (const char *bytes, gsize length)
{
  gsize i = 0;
  while (i < length)
    {
      i += plain_prefix (bytes + i, length - i);
      /* GLib checks the next stretch; it stops at NUL as well, which is a fault here too. A stretch
       * may cut a character in two, so what it leaves unread at its end is looked at again. */
      gsize stretch = MIN (length - i, 64);
      const char *stop;
      if (!g_utf8_validate_len (bytes + i, stretch, &stop))
        {
          gsize valid = (gsize) (stop - (bytes + i));
          if (i + stretch == length || stretch - valid >= 4 || *stop == '\0')
            return i + valid;
          if (!g_utf8_validate_len (stop, MIN (length - i - valid, 4), &stop)
              && stop == bytes + i + valid)
            return i + valid;
        }
      i = (gsize) (stop - bytes);
    }
  return length;
}

gsize
thema_utf8_count (const char *bytes, gsize length)
{
  gsize followers = 0, i = 0;
  while (length - i >= sizeof (Bytes))
    {
      /* A counter of one byte holds 255 blocks. */
      gsize end = i + MIN ((length - i) / sizeof (Bytes), 255) * sizeof (Bytes);
      guint8 counts[sizeof (Bytes)];
      Bytes count = { 0 };
      for (; i < end; i += sizeof (Bytes))
        count -= (Bytes) ((load_bytes (bytes + i) & 0xC0) == 0x80);
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
  Bytes all = { 0 };
  guint8 rest = 0;
  gsize i = 0;
  for (; length - i >= sizeof (Bytes); i += sizeof (Bytes))
    all |= load_bytes (bytes + i);
  for (; i < length; i++)
    rest |= (guint8) bytes[i];
  return rest < 0x80 && !any_bit (all & 0x80);
}
