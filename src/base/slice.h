/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some bytes of a text that stands elsewhere. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *bytes; /* borrowed */
  gsize length;
} ThemaSlice;

/* Whether they are white space, or none. */
static inline gboolean
thema_slice_is_blank (ThemaSlice slice)
{
  gsize i = 0;
  while (i < slice.length && g_ascii_isspace (slice.bytes[i]))
    i++;
  return i == slice.length;
}

/* The same bytes without white space around them. */
static inline ThemaSlice
thema_slice_trim (ThemaSlice slice)
{
  while (slice.length > 0 && g_ascii_isspace (*slice.bytes))
    {
      slice.bytes++;
      slice.length--;
    }
  while (slice.length > 0 && g_ascii_isspace (slice.bytes[slice.length - 1]))
    slice.length--;
  return slice;
}
