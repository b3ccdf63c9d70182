/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* The character at `*at`, which moves behind it; U+FFFD for bytes that are none. */
static gunichar
next_character (const char *bytes, gsize length, gsize *at)
{
  const guint8 *units = (const guint8 *) bytes;
  UChar32 character;
  U8_NEXT (units, *at, length, character);
  return character < 0 ? 0xFFFD : (gunichar) character;
}

static gunichar
previous_character (const char *bytes, gsize *at)
{
  const guint8 *units = (const guint8 *) bytes;
  UChar32 character;
  gint32 i = (gint32) *at;
  U8_PREV (units, 0, i, character);
  *at = (gsize) i;
  return character < 0 ? 0xFFFD : (gunichar) character;
}

static gboolean
turns_direction (gunichar character)
{
  return (character >= 0x202A && character <= 0x202E)
         || (character >= 0x2066 && character <= 0x2069);
}

static gboolean
ends_blank (const GString *out)
{
  return out->len == 0 || out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\n';
}

/* Where ASCII that is seen ends: most text is that, and needs no tables. */
static gsize
skip_plain (const char *bytes, gsize length, gsize at)
{
  while (at < length && bytes[at] > ' ' && bytes[at] < 0x7F)
    at++;
  return at;
}

void
thema_display_append (GString *out, const char *bytes, gsize length)
{
  for (gsize at = 0; at < length;)
    {
      gsize start = at;
      at = skip_plain (bytes, length, at);
      g_string_append_len (out, bytes + start, (gssize) (at - start));
      if (at == length)
        return;
      start = at;
      gunichar character = next_character (bytes, length, &at);
      if (u_isUWhiteSpace ((UChar32) character))
        {
          if (!ends_blank (out))
            g_string_append_c (out, ' ');
        }
      else if (character == 0xFFFD || u_iscntrl ((UChar32) character))
        {
          if (u_charType ((UChar32) character) == U_FORMAT_CHAR)
            {
              if (!turns_direction (character))
                g_string_append_len (out, bytes + start, (gssize) (at - start));
            }
          else
            g_string_append (out, REPLACEMENT);
        }
      else
        g_string_append_len (out, bytes + start, (gssize) (at - start));
    }
}

static guint
width_of (gunichar character)
{
  if (character < 0x300)
    return 1;
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

guint
thema_display_width (const char *bytes, gsize length)
{
  guint width = 0;
  for (gsize at = 0; at < length;)
    width += width_of (next_character (bytes, length, &at));
  return width;
}

gsize
thema_display_head (const char *bytes, gsize length, guint columns)
{
  guint width = 0;
  for (gsize at = 0; at < length;)
    {
      gsize before = at;
      width += width_of (next_character (bytes, length, &at));
      if (width > columns)
        return before;
    }
  return length;
}

gsize
thema_display_tail (const char *bytes, gsize length, guint columns)
{
  guint width = 0;
  gsize tail = length; /* before the last character that has a width: marks follow it */
  for (gsize at = length; at > 0;)
    {
      guint own = width_of (previous_character (bytes, &at));
      width += own;
      if (width > columns)
        return tail;
      if (own > 0)
        tail = at;
    }
  return 0;
}

gboolean
thema_display_is_rtl (const char *bytes, gsize length)
{
  for (gsize at = 0; at < length;)
    {
      gunichar character = next_character (bytes, length, &at);
      if (character < 0x590)
        continue;
      UCharDirection direction = u_charDirection ((UChar32) character);
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return TRUE;
    }
  return FALSE;
}

/* Whether a line may end where UAX #14 allows it: not between the two brackets of "]{". */
static gboolean
may_end (const char *bytes, gsize length, gsize at)
{
  return at == length || at == 0 || bytes[at - 1] != ']' || bytes[at] != '{';
}

static gsize
without_blanks (const char *bytes, gsize from, gsize to)
{
  while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\n'))
    to--;
  return to;
}

/* Ends lines before the piece that begins at `last` and ends at `next` if it does not fit. `width`
 * is that of the line up to `last`. */
static guint
place_piece (const char *bytes, gsize last, gsize next, guint width, guint columns, GArray *ends)
{
  guint seen = thema_display_width (bytes + last, without_blanks (bytes, last, next) - last);
  guint whole = thema_display_width (bytes + last, next - last);
  if (width > 0 && width + seen > columns)
    {
      g_array_append_val (ends, last);
      width = 0;
    }
  if (bytes[next - 1] != '\n')
    return width + whole;
  g_array_append_val (ends, next);
  return 0;
}

void
thema_display_wrap (const char *bytes, gsize length, guint columns, GArray *ends)
{
  if (length == 0)
    return;
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8 (&text, bytes, (gint64) length, &status);
  /* Without ICU's data the lines stay as they are: long, but all there. */
  UBreakIterator *breaks = ubrk_open (UBRK_LINE, "root", NULL, 0, &status);
  if (U_SUCCESS (status))
    ubrk_setUText (breaks, &text, &status);
  guint width = 0;
  gsize last = 0;
  if (U_SUCCESS (status))
    for (gint32 next = ubrk_next (breaks); next != UBRK_DONE; next = ubrk_next (breaks))
      if (may_end (bytes, length, (gsize) next))
        {
          width = place_piece (bytes, last, (gsize) next, width, columns, ends);
          last = (gsize) next;
        }
  if (ends->len == 0 || g_array_index (ends, gsize, ends->len - 1) != length)
    g_array_append_val (ends, length);
  ubrk_close (breaks);
  utext_close (&text);
}
