/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/hyphens.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

static gboolean
is_hyphen (const char *text, ThemaSpan span)
{
  const char *token = text + span.start;
  switch (span.end - span.start)
    {
    case 1:
      return *token == '-';
    case 3:
      return memcmp (token, "\xE2\x80\x90", 3) == 0 || memcmp (token, "\xE2\x80\x91", 3) == 0;
    default:
      return FALSE;
    }
}

/* Whether a token is a word or a number, and whether it holds a letter. */
typedef struct
{
  gboolean word, letter;
} Kind;

static Kind
kind_of (const char *text, ThemaSpan span)
{
  const guint8 *bytes = (const guint8 *) text;
  Kind kind = { FALSE, FALSE };
  for (gsize i = span.start; i < span.end && !kind.letter;)
    {
      UChar32 c;
      U8_NEXT_OR_FFFD (bytes, i, (gsize) span.end, c);
      guint32 mask = U_GET_GC_MASK (c);
      kind.letter = (mask & U_GC_L_MASK) != 0;
      kind.word |= (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
    }
  return kind;
}

/* How many of the spans, from the first on, hyphens join, and whether these hold a letter. */
static gsize
find_run (const char *text, const ThemaSpan *spans, gsize n, gboolean *letter)
{
  gsize run = 1;
  *letter = FALSE;
  if (n < 3 || spans[1].start != spans[0].end || !is_hyphen (text, spans[1]))
    return run;
  Kind kind = kind_of (text, spans[0]);
  *letter = kind.letter;
  while (kind.word && run + 1 < n && spans[run].start == spans[run - 1].end
         && spans[run + 1].start == spans[run].end && is_hyphen (text, spans[run]))
    {
      kind = kind_of (text, spans[run + 1]);
      *letter |= kind.letter;
      run += kind.word ? 2 : 0;
    }
  return run;
}

gsize
thema_join_hyphens (const char *text, ThemaSpan *spans, gsize n)
{
  gsize kept = 0, run;
  for (gsize i = 0; i < n; i += run)
    {
      gboolean letter;
      run = find_run (text, spans + i, n - i, &letter);
      if (letter)
        spans[kept++] = (ThemaSpan){ spans[i].start, spans[i + run - 1].end };
      else
        for (gsize k = 0; k < run; k++)
          spans[kept++] = spans[i + k];
    }
  return kept;
}
