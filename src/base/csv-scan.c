/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv-scan.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum
{
  BEFORE, /* at the start of a line that may be empty */
  CELL,   /* at the start of a cell */
  PLAIN,  /* inside a cell without quotes */
  QUOTED, /* inside quotes */
};

/* The first of two characters; `end` when there is neither. */
static const char *
find_either (const char *p, const char *end, char a, char b)
{
#ifdef __SSE2__
  const __m128i all_a = _mm_set1_epi8 (a), all_b = _mm_set1_epi8 (b);
  for (; end - p >= 16; p += 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
      int found = _mm_movemask_epi8 (
          _mm_or_si128 (_mm_cmpeq_epi8 (block, all_a), _mm_cmpeq_epi8 (block, all_b)));
      if (found != 0)
        return p + __builtin_ctz ((guint) found);
    }
#endif
  while (p < end && *p != a && *p != b)
    p++;
  return p;
}

void
thema_csv_scanner_init (ThemaCsvScanner *self, ThemaCsvDialect dialect)
{
  *self = (ThemaCsvScanner){ .dialect = dialect };
  self->cells = g_array_new (FALSE, FALSE, sizeof (ThemaCsvCell));
}

void
thema_csv_scanner_clear (ThemaCsvScanner *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
}

void
thema_csv_scanner_start (ThemaCsvScanner *self)
{
  g_array_set_size (self->cells, 0);
  self->record = self->end = self->fault = self->at = self->start = 0;
  self->state = BEFORE;
}

gboolean
thema_csv_scanner_is_quoted (const ThemaCsvScanner *self)
{
  return self->state == QUOTED;
}

/* The number of bytes of a line end at `at`: 0, none; -1: not known yet. */
static int
line_end (const char *bytes, gsize at, gsize length, gboolean at_end)
{
  if (at == length)
    return at_end ? 0 : -1;
  if (bytes[at] == '\n')
    return 1;
  if (bytes[at] != '\r')
    return 0;
  if (at + 1 == length)
    return at_end ? 0 : -1;
  return bytes[at + 1] == '\n' ? 2 : 0;
}

/* Takes the cell that ends before `cell_end`; what ends it has `n` bytes and stands at `at`. */
static ThemaCsvFound
end_cell (ThemaCsvScanner *self, gsize cell_end, gsize at, gsize n, gboolean is_last)
{
  if (self->cells->len == THEMA_CSV_MAX_CELLS)
    return THEMA_CSV_WIDE;
  ThemaCsvCell cell = { self->start, cell_end - self->start, self->is_escaped };
  g_array_append_val (self->cells, cell);
  self->at = self->end = at + n;
  self->state = CELL;
  return is_last ? THEMA_CSV_RECORD : THEMA_CSV_MORE;
}

/* Passes over empty lines. */
static ThemaCsvFound
run_before (ThemaCsvScanner *self, const char *bytes, gsize length, gboolean at_end)
{
  int n;
  while ((n = line_end (bytes, self->at, length, at_end)) > 0)
    self->at += (gsize) n;
  self->record = self->at;
  if (n == 0)
    self->state = CELL;
  return n == 0 && self->at == length ? THEMA_CSV_END : THEMA_CSV_MORE;
}

static void
start_cell (ThemaCsvScanner *self, const char *bytes, gsize length)
{
  gboolean quoted
      = self->dialect.quote != 0 && self->at < length && bytes[self->at] == self->dialect.quote;
  self->fault = self->at;
  self->at += quoted;
  self->start = self->at;
  self->state = quoted ? QUOTED : PLAIN;
  self->is_escaped = FALSE;
}

static ThemaCsvFound
run_plain (ThemaCsvScanner *self, const char *bytes, gsize length, gboolean at_end)
{
  gsize at = (gsize) (find_either (bytes + self->at, bytes + length, self->dialect.delimiter, '\n')
                      - bytes);
  self->at = at;
  if (at == length)
    return at_end ? end_cell (self, at, at, 0, TRUE) : THEMA_CSV_MORE;
  if (bytes[at] == self->dialect.delimiter)
    return end_cell (self, at, at, 1, FALSE);
  gboolean has_cr = at > self->start && bytes[at - 1] == '\r';
  return end_cell (self, at - has_cr, at, 1, TRUE);
}

/* At a closing quote, `self->at`. */
static ThemaCsvFound
close_quote (ThemaCsvScanner *self, const char *bytes, gsize length, gboolean at_end)
{
  gsize behind = self->at + 1;
  if (behind < length && bytes[behind] == self->dialect.delimiter)
    return end_cell (self, self->at, behind, 1, FALSE);
  int n = line_end (bytes, behind, length, at_end);
  if (n > 0 || (n == 0 && behind == length))
    return end_cell (self, self->at, behind, (gsize) n, TRUE);
  if (n < 0)
    return THEMA_CSV_MORE;
  self->fault = self->at;
  return THEMA_CSV_BEHIND;
}

static ThemaCsvFound
run_quoted (ThemaCsvScanner *self, const char *bytes, gsize length, gboolean at_end)
{
  char quote = self->dialect.quote;
  for (;;)
    {
      const char *p = bytes + self->at, *end = bytes + length;
      if (self->dialect.backslash)
        p = find_either (p, end, quote, '\\');
      else if (p < end && (p = memchr (p, quote, (gsize) (end - p))) == NULL)
        p = end;
      self->at = (gsize) (p - bytes);
      gboolean is_last = self->at + 1 >= length;
      if (is_last && !at_end)
        return THEMA_CSV_MORE;
      if (p == end || (is_last && *p != quote))
        return THEMA_CSV_OPEN;
      if (*p == quote && (is_last || p[1] != quote))
        return close_quote (self, bytes, length, at_end);
      self->is_escaped = TRUE;
      self->at += 2;
    }
}

ThemaCsvFound
thema_csv_scanner_run (ThemaCsvScanner *self, const char *bytes, gsize length, gboolean at_end)
{
  for (;;)
    {
      guint state = self->state;
      gsize n_cells = self->cells->len;
      ThemaCsvFound found = THEMA_CSV_MORE;
      if (state == BEFORE)
        found = run_before (self, bytes, length, at_end);
      else if (state == CELL && self->at == length && !at_end)
        return THEMA_CSV_MORE;
      else if (state == CELL)
        start_cell (self, bytes, length);
      else if (state == PLAIN)
        found = run_plain (self, bytes, length, at_end);
      else
        found = run_quoted (self, bytes, length, at_end);
      if (found != THEMA_CSV_MORE || (self->state == state && self->cells->len == n_cells))
        return found;
    }
}

gsize
thema_csv_unescape (const ThemaCsvDialect *dialect, char *text, gsize length)
{
  const char *in = text, *end = text + length;
  char *out = text;
  char other = dialect->backslash ? '\\' : dialect->quote;
  while (in < end)
    {
      const char *p = find_either (in, end, dialect->quote, other);
      gsize n = (gsize) (p - in);
      memmove (out, in, n);
      out += n;
      in = p;
      if (in == end)
        break;
      /* A backslash before anything else is just that. */
      if (in + 1 < end && (in[1] == dialect->quote || in[1] == other))
        in++;
      *out++ = *in++;
    }
  return (gsize) (out - text);
}

const char *
thema_csv_fault (ThemaCsvFound found)
{
  if (found == THEMA_CSV_OPEN)
    return "a quote opens here and is never closed; close it, or write a quote inside a field "
           "twice (\"\")";
  if (found == THEMA_CSV_BEHIND)
    return "text follows a closing quote; write a quote inside a field twice (\"\")";
  return "has more than " G_STRINGIFY (THEMA_CSV_MAX_CELLS) " fields, which no table has; is it a "
                                                            "table with another delimiter?";
}
