/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv-writer.h"

#include <math.h>
#include <string.h>

struct _ThemaCsvWriter
{
  ThemaOutput *output; /* borrowed */
  gboolean excel;
  gboolean row_started;
  gboolean row_is_blank; /* the row's only field so far is empty */
};

ThemaCsvWriter *
thema_csv_writer_new (ThemaOutput *output, gboolean excel)
{
  ThemaCsvWriter *self = g_new0 (ThemaCsvWriter, 1);
  self->output = output;
  self->excel = excel;
  if (excel)
    thema_output_write (output, "\xEF\xBB\xBF", 3);
  return self;
}

void
thema_csv_writer_free (ThemaCsvWriter *self)
{
  g_free (self);
}

static void
begin_field (ThemaCsvWriter *self, gsize length)
{
  if (self->row_started)
    thema_output_write (self->output, ",", 1);
  self->row_is_blank = !self->row_started && length == 0;
  self->row_started = TRUE;
}

static gboolean
must_quote (const char *bytes, gsize length)
{
  if (length > 0 && (bytes[0] == ' ' || bytes[length - 1] == ' '))
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == ',' || bytes[i] == '"' || bytes[i] == '\n' || bytes[i] == '\r')
      return TRUE;
  return FALSE;
}

static void
write_quoted (ThemaCsvWriter *self, gboolean guard, const char *bytes, gsize length)
{
  const char *end = bytes + length;
  thema_output_write (self->output, "\"'", guard ? 2 : 1);
  for (const char *quote; (quote = memchr (bytes, '"', (gsize) (end - bytes))) != NULL;
       bytes = quote + 1)
    {
      thema_output_write (self->output, bytes, (gsize) (quote - bytes) + 1);
      thema_output_write (self->output, "\"", 1);
    }
  thema_output_write (self->output, bytes, (gsize) (end - bytes));
  thema_output_write (self->output, "\"", 1);
}

/* Whether a spreadsheet would take the text for a formula; a negative number is no harm. */
static gboolean
looks_like_formula (const char *bytes, gsize length)
{
  if (length == 0 || memchr ("=+-@\t\r", bytes[0], 6) == NULL)
    return FALSE;
  if (bytes[0] != '-')
    return TRUE;
  gsize i = 1, n_digits = 0;
  for (; i < length && (g_ascii_isdigit (bytes[i]) || bytes[i] == '.'); i++)
    n_digits += bytes[i] != '.';
  return i < length || n_digits == 0;
}

void
thema_csv_writer_bytes (ThemaCsvWriter *self, const char *bytes, gsize length)
{
  gboolean guard = self->excel && looks_like_formula (bytes, length);
  begin_field (self, length);
  if (must_quote (bytes, length))
    {
      write_quoted (self, guard, bytes, length);
      return;
    }
  if (guard)
    thema_output_write (self->output, "'", 1);
  thema_output_write (self->output, bytes, length);
}

void
thema_csv_writer_text (ThemaCsvWriter *self, const char *text)
{
  thema_csv_writer_bytes (self, text, strlen (text));
}

void
thema_csv_writer_count (ThemaCsvWriter *self, guint64 count)
{
  char digits[20];
  gsize n = 0;
  do
    digits[sizeof digits - ++n] = (char) ('0' + count % 10);
  while ((count /= 10) > 0);
  begin_field (self, n);
  thema_output_write (self->output, digits + sizeof digits - n, n);
}

#define DIGITS 8

/* Writes `number` >= 1e-4 and < 1e8 as "%.8g" would, or returns 0 where eight digits cannot be told
 * for certain. Scaling by an exact power of ten rounds once, by less than 1e-7 of the last digit:
 * unless the digits behind are that near to a half, they round as the number itself does. */
static gsize
format_plain (char *out, double number)
{
  static const double powers[]
      = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12 };
  int before = 1; /* digits before the point; 0 and less: zeros behind it */
  while (before < DIGITS && number >= powers[before])
    before++;
  double scaled = number * powers[DIGITS - before];
  for (; scaled < 1e7 && before > -3; before--)
    scaled = number * powers[DIGITS - before + 1];
  double whole = floor (scaled), rest = scaled - whole;
  if (scaled < 1e7 || (rest > 0.499999 && rest < 0.500001))
    return 0;
  guint32 value = (guint32) whole + (rest > 0.5);
  if (value >= 100000000)
    return 0;
  char digits[DIGITS];
  for (int i = DIGITS; i-- > 0; value /= 10)
    digits[i] = (char) ('0' + value % 10);
  int last = DIGITS;
  while (last > before && last > 1 && digits[last - 1] == '0')
    last--;
  gsize n = 0;
  if (before <= 0)
    {
      memcpy (out, "0.000", 5);
      n = (gsize) (2 - before);
    }
  for (int i = 0; i < last; i++)
    {
      if (i == before && i > 0)
        out[n++] = '.';
      out[n++] = digits[i];
    }
  return n;
}

void
thema_csv_writer_number (ThemaCsvWriter *self, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE] = "";
  gsize length = 0;
  double size = fabs (number);
  if (size >= 1e-4 && size < 1e8)
    {
      digits[0] = '-';
      length = format_plain (digits + (number < 0), size);
      length += length > 0 && number < 0;
    }
  if (length == 0 && isfinite (number))
    length = strlen (g_ascii_formatd (digits, sizeof digits, "%.8g", number == 0 ? 0.0 : number));
  begin_field (self, length);
  thema_output_write (self->output, digits, length);
}

void
thema_csv_writer_end_row (ThemaCsvWriter *self)
{
  /* A line with nothing on it would be no row at all to most readers. */
  if (self->row_is_blank)
    thema_output_write (self->output, "\"\"", 2);
  thema_output_write (self->output, "\n", 1);
  self->row_started = FALSE;
  self->row_is_blank = FALSE;
}

void
thema_csv_writer_header (ThemaCsvWriter *self, const char *const *names)
{
  for (; *names != NULL; names++)
    thema_csv_writer_text (self, *names);
  thema_csv_writer_end_row (self);
}

void
thema_csv_append_field (GString *row, const char *bytes, gsize length, gboolean excel)
{
  gboolean quote = must_quote (bytes, length);
  if (quote)
    g_string_append_c (row, '"');
  if (excel && looks_like_formula (bytes, length))
    g_string_append_c (row, '\'');
  const char *end = bytes + length;
  for (const char *mark; (mark = memchr (bytes, '"', (gsize) (end - bytes))) != NULL;
       bytes = mark + 1)
    {
      g_string_append_len (row, bytes, mark - bytes + 1);
      g_string_append_c (row, '"');
    }
  g_string_append_len (row, bytes, end - bytes);
  if (quote)
    g_string_append_c (row, '"');
}

gboolean
thema_csv_writer_is_excel (const ThemaCsvWriter *self)
{
  return self->excel;
}

void
thema_csv_writer_rows (ThemaCsvWriter *self, const char *bytes, gsize length)
{
  thema_output_write (self->output, bytes, length);
}
