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

void
thema_csv_writer_bytes (ThemaCsvWriter *self, const char *bytes, gsize length)
{
  gboolean guard = self->excel && length > 0 && memchr ("=+-@\t\r", bytes[0], 6) != NULL;
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

void
thema_csv_writer_number (ThemaCsvWriter *self, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE] = "";
  if (isfinite (number))
    g_ascii_formatd (digits, sizeof digits, "%.8g", number == 0 ? 0.0 : number);
  gsize length = strlen (digits);
  begin_field (self, length);
  thema_output_write (self->output, digits, length);
}

void
thema_csv_writer_end_row (ThemaCsvWriter *self)
{
  /* A line with nothing on it would be no row at all to most readers. */
  thema_output_write (self->output, "\"\"\n" + (self->row_is_blank ? 0 : 2),
                      self->row_is_blank ? 3 : 1);
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
