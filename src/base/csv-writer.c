/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/csv-writer.h"

#include "base/bytes.h"

#include <math.h>
#include <string.h>

/* A field is closed by a comma as soon as it is written; the last one's becomes the row's end. */
struct _ThemaCsvWriter
{
  ThemaOutput *output; /* borrowed; NULL: rows are kept */
  gboolean excel;
  char *bytes; /* owned: the row at hand, behind the rows that are kept */
  gsize used, size;
  gsize row;                       /* where the row at hand begins */
  guint n_fields, n_fields_before; /* in the row at hand, in the one before */
};

#define MARK "\xEF\xBB\xBF"
#define FIRST_SIZE 4096

ThemaCsvWriter *
thema_csv_writer_new (ThemaOutput *output, gboolean excel)
{
  ThemaCsvWriter *self = g_new0 (ThemaCsvWriter, 1);
  self->output = output;
  self->excel = excel;
  self->size = FIRST_SIZE;
  self->bytes = g_malloc (self->size);
  if (excel && output != NULL)
    thema_output_write (output, MARK, strlen (MARK));
  return self;
}

void
thema_csv_writer_free (ThemaCsvWriter *self)
{
  if (self == NULL)
    return;
  g_free (self->bytes);
  g_free (self);
}

static void
grow (ThemaCsvWriter *self, gsize length)
{
  self->size = MAX (2 * self->size, self->used + length);
  self->bytes = g_realloc (self->bytes, self->size);
}

/* Room for `length` more bytes, where the next one goes. */
static inline char *
reserve (ThemaCsvWriter *self, gsize length)
{
  if (G_UNLIKELY (length > self->size - self->used))
    grow (self, length);
  return self->bytes + self->used;
}

/* Ends a field that was written up to `end`. */
static inline void
end_field (ThemaCsvWriter *self, char *end)
{
  *end++ = ',';
  self->used = (gsize) (end - self->bytes);
  self->n_fields++;
}

/* Not zero where one of sixteen bytes makes a field need quotes. */
static inline ThemaBytes
find_special (ThemaBytes bytes)
{
  return (ThemaBytes) ((bytes == THEMA_BYTES (',')) | (bytes == THEMA_BYTES ('"'))
                       | (bytes == THEMA_BYTES ('\n')) | (bytes == THEMA_BYTES ('\r')));
}

/* Up to sixteen bytes; the two halves overlap where they are less. */
static inline ThemaBytes
load_few (const char *bytes, gsize length)
{
  guint64 halves[2] = { 0, 0 };
  if (length >= 8)
    {
      memcpy (&halves[0], bytes, 8);
      memcpy (&halves[1], bytes + length - 8, 8);
    }
  else if (length >= 4)
    {
      memcpy (&halves[0], bytes, 4);
      memcpy (&halves[1], bytes + length - 4, 4);
    }
  else if (length > 0)
    {
      guint8 three[3]
          = { (guint8) bytes[0], (guint8) bytes[length / 2], (guint8) bytes[length - 1] };
      memcpy (&halves[0], three, sizeof three);
    }
  ThemaBytes loaded;
  memcpy (&loaded, halves, sizeof loaded);
  return loaded;
}

static inline gboolean
must_quote (const char *bytes, gsize length)
{
  if (length > 0 && (bytes[0] == ' ' || bytes[length - 1] == ' '))
    return TRUE;
  if (length <= sizeof (ThemaBytes))
    return thema_bytes_any (find_special (load_few (bytes, length)));
  ThemaBytes found, sixteen;
  memcpy (&sixteen, bytes + length - sizeof sixteen, sizeof sixteen);
  found = find_special (sixteen);
  for (gsize i = 0; i + sizeof sixteen < length; i += sizeof sixteen)
    {
      memcpy (&sixteen, bytes + i, sizeof sixteen);
      found |= find_special (sixteen);
    }
  return thema_bytes_any (found);
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

/* The most bytes of a field of `length`: all of them quotes. */
#define FIELD_SIZE(length) (2 * (length) + 3)

/* Writes a field; where it ends. */
static inline char *
put_field (char *out, const char *bytes, gsize length, gboolean quote, gboolean excel)
{
  if (quote)
    *out++ = '"';
  if (excel && looks_like_formula (bytes, length))
    *out++ = '\'';
  if (!quote)
    {
      memcpy (out, bytes, length);
      return out + length;
    }
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '"')
        *out++ = '"';
      *out++ = bytes[i];
    }
  *out++ = '"';
  return out;
}

void
thema_csv_writer_bytes (ThemaCsvWriter *self, const char *bytes, gsize length)
{
  gboolean quote = must_quote (bytes, length);
  char *out = reserve (self, (quote ? FIELD_SIZE (length) : length + 1) + 1);
  end_field (self, put_field (out, bytes, length, quote, self->excel));
}

void
thema_csv_writer_text (ThemaCsvWriter *self, const char *text)
{
  thema_csv_writer_bytes (self, text, strlen (text));
}

/* "00" to "99", one behind the other. */
static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334"
                            "353637383940414243444546"
                            "4748495051525354555657585960616263646566676869707172737475767778798081"
                            "828384858687888990919293"
                            "949596979899";

/* Writes the digits of `number` so that they end at `end`; where they start. */
static inline char *
put_digits (char *end, guint64 number)
{
  for (; number >= 100; number /= 100)
    memcpy (end -= 2, pairs + 2 * (number % 100), 2);
  if (number >= 10)
    memcpy (end -= 2, pairs + 2 * number, 2);
  else
    *--end = (char) ('0' + number);
  return end;
}

#define MAX_DIGITS 20

void
thema_csv_writer_count (ThemaCsvWriter *self, guint64 count)
{
  char *out = reserve (self, MAX_DIGITS + 1);
  if (count < 10)
    {
      *out = (char) ('0' + count);
      end_field (self, out + 1);
      return;
    }
  char digits[MAX_DIGITS];
  char *start = put_digits (digits + MAX_DIGITS, count);
  gsize n = (gsize) (digits + MAX_DIGITS - start);
  memcpy (out, start, n);
  end_field (self, out + n);
}

#define DIGITS 8

/* Writes the eight digits of a number; how many are left without the zeros at the end, at least
 * one. */
static inline int
put_eight (char *out, guint32 number)
{
  guint32 high = number / 10000, low = number % 10000;
  memcpy (out, pairs + 2 * (high / 100), 2);
  memcpy (out + 2, pairs + 2 * (high % 100), 2);
  memcpy (out + 4, pairs + 2 * (low / 100), 2);
  memcpy (out + 6, pairs + 2 * (low % 100), 2);
  int n = DIGITS;
  while (n > 1 && out[n - 1] == '0')
    n--;
  return n;
}

/* Ten times ten powers of ten; beyond 1e22 they are rounded. */
#define POWERS(tens)                                                                               \
  1e##tens##0, 1e##tens##1, 1e##tens##2, 1e##tens##3, 1e##tens##4, 1e##tens##5, 1e##tens##6,       \
      1e##tens##7, 1e##tens##8, 1e##tens##9
#define HUNDRED_POWERS(hundreds)                                                                   \
  POWERS (hundreds##0), POWERS (hundreds##1), POWERS (hundreds##2), POWERS (hundreds##3),          \
      POWERS (hundreds##4), POWERS (hundreds##5), POWERS (hundreds##6), POWERS (hundreds##7),      \
      POWERS (hundreds##8), POWERS (hundreds##9)

/* The first eight digits of `number`, >= 1e-290 and < 1e8, as a whole number, and the power of ten
 * of the first of them. FALSE where they cannot be told for certain: scaling by a power of ten
 * rounds by less than 1e-7 of the last digit, so unless the digits behind are that near to a half,
 * they round as the number itself does. */
static inline gboolean
find_digits (double number, guint32 *digits, int *exponent)
{
  static const double powers[]
      = { 0.1, HUNDRED_POWERS (0), HUNDRED_POWERS (1), HUNDRED_POWERS (2) };
  guint64 bits;
  memcpy (&bits, &number, sizeof bits);
  int e2 = (int) (bits >> 52) - 1023;
  int e10 = (e2 * 1233) >> 12; /* log10 (2), a little less: at times one too low */
  const double *power = &powers[DIGITS - e10];
  double scaled = number * power[0], smaller = number * power[-1];
  gboolean is_low = scaled >= 1e8;
  scaled = is_low ? smaller : scaled;
  guint32 whole = (guint32) scaled;
  double rest = scaled - whole;
  *digits = whole + (rest > 0.5);
  *exponent = e10 + is_low;
  return scaled >= 1e7 && *digits < 100000000 && (rest < 0.499999 || rest > 0.500001);
}

/* Writes eight digits with a point behind the first `before`, and no zeros at the end behind it;
 * where it ends. There is room for 16 bytes. */
static inline char *
put_with_point (char *out, guint32 number, int before)
{
  char digits[2 * DIGITS];
  int last = put_eight (digits, number);
  memcpy (out, digits, DIGITS);
  if (last <= before)
    return out + before;
  out[before] = '.';
  memcpy (out + before + 1, digits + before, DIGITS);
  return out + last + 1;
}

/* Writes `size` as "%.8g" would; where it ends, or NULL where find_digits () does not know. */
static char *
put_number (char *out, double size)
{
  guint32 digits;
  int exponent;
  if (!find_digits (size, &digits, &exponent))
    return NULL;
  if (exponent >= 0)
    return put_with_point (out, digits, exponent + 1);
  if (exponent >= -4)
    {
      memcpy (out, "0.000", 5);
      out += 1 - exponent;
      return out + put_eight (out, digits);
    }
  char power[3];
  char *end = put_with_point (out, digits, 1);
  char *first = put_digits (power + sizeof power, (guint64) -exponent);
  gsize n = (gsize) (power + sizeof power - first);
  memcpy (end, "e-0", 3);
  end += n > 1 ? 2 : 3;
  memcpy (end, first, n);
  return end + n;
}

void
thema_csv_writer_number (ThemaCsvWriter *self, double number)
{
  char *out = reserve (self, G_ASCII_DTOSTR_BUF_SIZE + 1), *end = NULL;
  double size = fabs (number);
  if (size >= 1e-290 && size < 1e8)
    {
      *out = '-';
      end = put_number (out + (number < 0), size);
    }
  else if (!isfinite (number))
    end = out;
  else if (size <= 0)
    {
      *out = '0';
      end = out + 1;
    }
  if (end == NULL)
    {
      g_ascii_formatd (out, G_ASCII_DTOSTR_BUF_SIZE, "%.8g", number);
      end = out + strlen (out);
    }
  end_field (self, end);
}

void
thema_csv_writer_end_row (ThemaCsvWriter *self)
{
  gsize length = self->used - self->row;
  if (length > 1)
    self->bytes[self->used - 1] = '\n';
  else
    {
      /* A line with nothing on it would be no row at all to most readers. */
      const char *blank = length == 1 ? "\"\"\n" : "\n";
      self->used = self->row;
      memcpy (reserve (self, 3), blank, strlen (blank));
      self->used += strlen (blank);
    }
  if (self->output != NULL)
    {
      thema_output_write (self->output, self->bytes, self->used);
      self->used = 0;
    }
  self->row = self->used;
  self->n_fields_before = self->n_fields;
  self->n_fields = 0;
}

guint
thema_csv_writer_n_fields (const ThemaCsvWriter *self)
{
  return self->n_fields_before;
}

const char *
thema_csv_writer_rows (const ThemaCsvWriter *self, gsize *length)
{
  *length = self->row;
  return self->bytes;
}

void
thema_csv_writer_clear (ThemaCsvWriter *self)
{
  self->used = self->row = 0;
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
  gsize before = row->len;
  g_string_set_size (row, before + FIELD_SIZE (length));
  char *end = put_field (row->str + before, bytes, length, must_quote (bytes, length), excel);
  g_string_truncate (row, (gsize) (end - row->str));
}

void
thema_csv_writer_field (ThemaCsvWriter *self, const char *field, gsize length)
{
  char *out = reserve (self, length + 1);
  memcpy (out, field, length);
  end_field (self, out + length);
}

gboolean
thema_csv_writer_is_excel (const ThemaCsvWriter *self)
{
  return self->excel;
}

void
thema_csv_writer_put_rows (ThemaCsvWriter *self, const char *bytes, gsize length)
{
  thema_output_write (self->output, bytes, length);
}
