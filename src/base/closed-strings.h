/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings one behind the other, each closed by NUL: how artefacts keep names. */
#pragma once

#include <glib.h>
#include <string.h>

static inline void
thema_closed_append (GString *out, const char *text)
{
  g_string_append_len (out, text, (gssize) strlen (text) + 1);
}

/* The string at `*cursor`, which moves behind it; NULL when none is closed before `end`. */
static inline const char *
thema_closed_next (const char **cursor, const char *end)
{
  const char *start = *cursor;
  const char *nul = start < end ? memchr (start, '\0', (gsize) (end - start)) : NULL;
  if (nul == NULL)
    return NULL;
  *cursor = nul + 1;
  return start;
}
