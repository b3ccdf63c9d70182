/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sixteen bytes at a time, in the vectors of the compiler: for scans that look for bytes that are
 * seldom there, at some gigabytes a second. What is compared is all ones where it holds. */
#pragma once

#include <glib.h>
#include <string.h>

#define THEMA_LANE 16

typedef guint8 ThemaBytes __attribute__ ((vector_size (THEMA_LANE)));

/* Sixteen times the byte. */
#define THEMA_BYTES(c) ((ThemaBytes){ c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c })

static inline ThemaBytes
thema_bytes_load (const char *from)
{
  ThemaBytes bytes;
  memcpy (&bytes, from, sizeof bytes);
  return bytes;
}

static inline ThemaBytes
thema_bytes_equal (ThemaBytes bytes, guint8 c)
{
  ThemaBytes all;
  memset (&all, c, sizeof all);
  return (ThemaBytes) (bytes == all);
}

static inline gboolean
thema_bytes_any (ThemaBytes bytes)
{
  guint64 halves[2];
  memcpy (halves, &bytes, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}
