/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include <string.h>

#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)
#define LOW_BITS G_GUINT64_CONSTANT (0x0101010101010101)

/* The length of the leading stretch of eight-byte words that are ASCII without NUL. */
static gsize
plain_prefix (const char *bytes, gsize length)
{
  gsize i = 0;
  for (guint64 word; length - i >= sizeof word; i += sizeof word)
    {
      memcpy (&word, bytes + i, sizeof word);
      /* A zero byte borrows into its own high bit; a byte >= 0x80 has it already. */
      if (((word - LOW_BITS) | word) & HIGH_BITS)
        break;
    }
  return i;
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
  gsize count = 0;
  for (gsize i = 0; i < length; i++)
    count += ((guint8) bytes[i] & 0xC0) != 0x80;
  return count;
}

gboolean
thema_utf8_is_ascii (const char *bytes, gsize length)
{
  guint8 all = 0;
  for (gsize i = 0; i < length; i++)
    all |= (guint8) bytes[i];
  return all < 0x80;
}
