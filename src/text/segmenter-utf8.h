/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Decoding for this floor: trusts valid UTF-8 and is merely safe on the rest, where it reads
 * nothing beyond the end and always moves on. */

#include <glib.h>

G_BEGIN_DECLS

/* The code point at TEXT[*OFFSET], *OFFSET being less than END; moves *OFFSET past it. */
static inline guint32
thema_utf8_next (const guint8 *text, gsize *offset, gsize end)
{
  const guint8 *p = text + *offset;
  gsize rest = end - *offset;
  guint32 c = p[0];

  if (c < 0x80)
    {
      *offset += 1;
      return c;
    }
  if (c < 0xE0 && rest >= 2)
    {
      *offset += 2;
      return (c & 0x1F) << 6 | (p[1] & 0x3F);
    }
  if (c >= 0xE0 && c < 0xF0 && rest >= 3)
    {
      *offset += 3;
      return (c & 0x0F) << 12 | (guint32) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
  if (c >= 0xF0 && rest >= 4)
    {
      *offset += 4;
      c = (c & 0x07) << 18 | (guint32) (p[1] & 0x3F) << 12 | (guint32) (p[2] & 0x3F) << 6
          | (p[3] & 0x3F);
      return c <= 0x10FFFF ? c : 0xFFFD;
    }
  *offset += 1;
  return 0xFFFD;
}

G_END_DECLS
