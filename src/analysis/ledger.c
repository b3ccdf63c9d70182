/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/ledger.h"

#include "base/bytes.h"
#include "text/utf8.h"

#include <string.h>

#define FLUSH_BYTES ((gsize) 256 * 1024)
#define PADDING 16

/* Fields that many rows share, each with a comma behind it; field i ends at ends[i]. */
typedef struct
{
  GString *bytes; /* owned: with PADDING bytes behind the last field once they are sealed */
  GArray *ends;   /* owned, of gsize */
} Fields;

struct _ThemaLedger
{
  const ThemaStore *store;       /* borrowed */
  const ThemaSegments *segments; /* borrowed */
  guint context;
  gboolean excel;
  Fields codes, patterns;
  gboolean marks; /* there is a column for negation */
  Fields weights; /* of patterns; none when all are one */
};

struct _ThemaLedgerFormatter
{
  const ThemaLedger *ledger; /* borrowed */
  ThemaStoreReader *reader;  /* owned */
  GArray *places;            /* owned, of guint32: the document's tokens' bytes */
  GString *id;           /* owned: the document's id as a field, with a comma behind it, padded */
  gsize id_length;       /* without the padding */
  GString *line;         /* owned: scratch */
  GString *field;        /* owned: scratch */
  gboolean ascii;        /* whether the document is, so that bytes are characters */
  gsize byte, character; /* a place in the document, counted both ways */
};

static void
fields_init (Fields *self)
{
  self->bytes = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
fields_clear (Fields *self)
{
  g_string_free (self->bytes, TRUE);
  g_array_unref (self->ends);
}

static void
fields_add (Fields *self, const char *text, gboolean excel)
{
  thema_csv_append_field (self->bytes, text, strlen (text), excel);
  g_string_append_c (self->bytes, ',');
  g_array_append_val (self->ends, self->bytes->len);
}

static void
pad (GString *bytes)
{
  for (guint i = 0; i < PADDING; i++)
    g_string_append_c (bytes, '\0');
}

static ThemaSlice
fields_get (const Fields *self, guint32 index)
{
  gsize start = index > 0 ? g_array_index (self->ends, gsize, index - 1) : 0;
  return (ThemaSlice){ self->bytes->str + start, g_array_index (self->ends, gsize, index) - start };
}

ThemaLedger *
thema_ledger_new (const ThemaStore *store, const ThemaSegments *segments, guint context,
                  gboolean excel)
{
  ThemaLedger *self = g_new0 (ThemaLedger, 1);
  self->store = store;
  self->segments = segments;
  self->context = context;
  self->excel = excel;
  fields_init (&self->codes);
  fields_init (&self->patterns);
  for (guint32 i = 0; i < thema_segments_n_codes (segments); i++)
    fields_add (&self->codes, thema_segments_code_name (segments, i), excel);
  for (guint32 i = 0; i < thema_segments_n_patterns (segments); i++)
    fields_add (&self->patterns, thema_segments_pattern_text (segments, i), excel);
  self->marks = thema_segments_marks_negation (segments);
  fields_init (&self->weights);
  for (guint32 i = 0;
       thema_segments_has_weights (segments) && i < thema_segments_n_patterns (segments); i++)
    {
      g_autofree char *weight
          = thema_weight_format (thema_segments_pattern_counts (segments, i)->weight);
      fields_add (&self->weights, weight, excel);
    }
  pad (self->codes.bytes);
  pad (self->patterns.bytes);
  return self;
}

void
thema_ledger_free (ThemaLedger *self)
{
  if (self == NULL)
    return;
  fields_clear (&self->codes);
  fields_clear (&self->patterns);
  fields_clear (&self->weights);
  g_free (self);
}

ThemaLedgerFormatter *
thema_ledger_formatter_new (const ThemaLedger *ledger)
{
  ThemaLedgerFormatter *self = g_new0 (ThemaLedgerFormatter, 1);
  self->ledger = ledger;
  self->reader = thema_store_reader_new_whole (ledger->store);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->id = g_string_new (NULL);
  self->line = g_string_new (NULL);
  self->field = g_string_new (NULL);
  return self;
}

void
thema_ledger_formatter_free (ThemaLedgerFormatter *self)
{
  if (self == NULL)
    return;
  thema_store_reader_free (self->reader);
  g_array_unref (self->places);
  g_string_free (self->id, TRUE);
  g_string_free (self->line, TRUE);
  g_string_free (self->field, TRUE);
  g_free (self);
}

/* Not zero where a stretch of text holds a comma, and where a quotation mark, a control character
 * or two blanks in a row. */
typedef struct
{
  ThemaBytes commas, others;
} Marks;

typedef struct
{
  gboolean commas, others;
} Look;

static inline void
mark_sixteen (Marks *marks, const char *text)
{
  ThemaBytes bytes, next;
  memcpy (&bytes, text, sizeof bytes);
  memcpy (&next, text + 1, sizeof next);
  marks->commas |= (ThemaBytes) (bytes == THEMA_BYTES (','));
  marks->others
      |= (ThemaBytes) (bytes == THEMA_BYTES ('"')) | (ThemaBytes) (bytes < THEMA_BYTES (' '))
         | (ThemaBytes) ((bytes | next) == THEMA_BYTES (' ')); /* two, or a blank and a NUL */
}

/* Looks at text that does not end with a blank. */
static inline Look
look_at (const char *text, gsize length)
{
  Marks marks = { THEMA_BYTES (0), THEMA_BYTES (0) };
  Look look = { FALSE, FALSE };
  gsize i = 0;
  for (; i + 17 <= length; i += 16)
    mark_sixteen (&marks, text + i);
  if (length >= 17)
    {
      mark_sixteen (&marks, text + length - 17);
      i = length - 1;
      look = (Look){ thema_bytes_any (marks.commas), thema_bytes_any (marks.others) };
    }
  for (; i < length; i++)
    {
      look.commas |= text[i] == ',';
      look.others
          |= text[i] == '"' || (guint8) text[i] < ' ' || (text[i] == ' ' && text[i + 1] == ' ');
    }
  return look;
}

static inline char *
put_bytes (char *p, const char *bytes, gsize length)
{
  memcpy (p, bytes, length);
  return p + length;
}

/* Bytes that are followed by at least PADDING more, put where there is room for as many. Most are
 * few, and then no call is worth its while. */
static inline char *
put_padded (char *p, const char *bytes, gsize length)
{
  if (length <= PADDING)
    memcpy (p, bytes, PADDING);
  else
    memcpy (p, bytes, length);
  return p + length;
}

/* A number and a comma. */
static inline char *
put_count (char *p, guint64 count)
{
  static const char pairs[]
      = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
        "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
        "8081828384858687888990919293949596979899";
  gsize n = 1;
  for (guint64 limit = 10; n < 20 && count >= limit; limit *= 10)
    n++;
  char *at = p + n;
  *at = ',';
  for (; count >= 100; count /= 100)
    memcpy (at -= 2, pairs + 2 * (count % 100), 2);
  if (count >= 10)
    memcpy (at - 2, pairs + 2 * count, 2);
  else
    at[-1] = (char) ('0' + count);
  return p + n + 1;
}

/* A field by all rules. */
static char *
put_carefully (ThemaLedgerFormatter *self, char *p, const char *text, gsize length)
{
  g_string_truncate (self->field, 0);
  thema_csv_append_field (self->field, text, length, self->ledger->excel);
  return put_bytes (p, self->field->str, self->field->len);
}

/* A stretch of text on one line: a run of white space becomes one space. */
static char *
put_folded (ThemaLedgerFormatter *self, char *p, const char *text, gsize length)
{
  gboolean space = FALSE;
  g_string_truncate (self->line, 0);
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isspace (text[i]))
        {
          space = TRUE;
          continue;
        }
      if (space && self->line->len > 0)
        g_string_append_c (self->line, ' ');
      space = FALSE;
      g_string_append_c (self->line, text[i]);
    }
  return put_carefully (self, p, self->line->str, self->line->len);
}

/* Text that a look found plain but for commas. */
static char *
put_plain (char *p, const char *text, gsize length, gboolean quote)
{
  *p = '"';
  p = put_bytes (p + quote, text, length);
  *p = '"';
  return p + quote;
}

/* The words beside a passage, on one line. */
static char *
put_context (ThemaLedgerFormatter *self, char *p, const char *text, gsize length)
{
  while (length > 0 && text[length - 1] == ' ')
    length--;
  for (; length > 0 && *text == ' '; text++)
    length--;
  Look look = look_at (text, length);
  if (look.others || self->ledger->excel)
    return put_folded (self, p, text, length);
  return put_plain (p, text, length, look.commas != 0);
}

static char *
put_passage (ThemaLedgerFormatter *self, char *p, const char *text, gsize length)
{
  Look look = { 0, 1 };
  if (text[0] != ' ' && text[length - 1] != ' ')
    look = look_at (text, length);
  if (look.others || self->ledger->excel)
    return put_carefully (self, p, text, length);
  return put_plain (p, text, length, look.commas != 0);
}

/* The number of code points in a stretch of the document. */
static gsize
count_characters (const ThemaLedgerFormatter *self, const char *text, gsize length)
{
  return self->ascii ? length : thema_utf8_count (text, length);
}

/* The code point at a byte of the text. Segments come by their start, so it is seldom far from the
 * place that was asked for last. */
static gsize
character_of (ThemaLedgerFormatter *self, const char *text, gsize byte)
{
  if (byte < self->byte)
    self->byte = self->character = 0;
  self->character += count_characters (self, text + self->byte, byte - self->byte);
  self->byte = byte;
  return self->character;
}

/* Room for `length` more bytes behind the rows. */
static char *
reserve (GString *rows, gsize length)
{
  gsize before = rows->len;
  g_string_set_size (rows, before + length);
  rows->len = before;
  return rows->str + before;
}

/* The columns that only some codebooks have. */
static char *
put_extras (const ThemaLedger *ledger, char *p, const ThemaSegment *segment)
{
  if (ledger->marks)
    {
      *p++ = ',';
      *p++ = segment->negated ? '1' : '0';
    }
  if (ledger->weights.ends->len > 0)
    {
      ThemaSlice weight = fields_get (&ledger->weights, segment->pattern);
      *p++ = ',';
      p = put_bytes (p, weight.bytes, weight.length - 1);
    }
  return p;
}

static void
append_row (ThemaLedgerFormatter *self, const ThemaDocument *document, const ThemaSegment *segment,
            guint64 number, GString *rows)
{
  const ThemaLedger *ledger = self->ledger;
  const guint32 *places = (const guint32 *) (gpointer) self->places->data;
  guint32 first = segment->first_token - MIN (segment->first_token, ledger->context);
  guint32 last = segment->end_token - 1;
  last += MIN (document->n_tokens - 1 - last, ledger->context);
  const char *text = document->text;
  guint32 left = MIN (places[2 * first], segment->start);
  guint32 right = MAX (places[2 * last + 1], segment->end);
  ThemaSlice code = fields_get (&ledger->codes, segment->code);
  ThemaSlice pattern = fields_get (&ledger->patterns, segment->pattern);
  gsize start = character_of (self, text, segment->start);
  gsize n = count_characters (self, text + segment->start, segment->end - segment->start);

  /* Four numbers with their commas, the negation and a weight; for each text two quotes, an
   * apostrophe and a comma or line end, and twice its length. */
  char *p = reserve (rows, 4 * 21 + 2 + 32 + self->id_length + code.length + pattern.length + 3 * 4
                               + 2 * (gsize) (right - left) + PADDING);
  p = put_count (p, number);
  p = put_padded (p, self->id->str, self->id_length);
  p = put_padded (p, code.bytes, code.length);
  p = put_padded (p, pattern.bytes, pattern.length);
  p = put_count (p, (guint64) segment->sentence + 1);
  p = put_count (p, start);
  p = put_count (p, start + n);
  p = put_context (self, p, text + left, segment->start - left);
  *p++ = ',';
  p = put_passage (self, p, text + segment->start, segment->end - segment->start);
  *p++ = ',';
  p = put_context (self, p, text + segment->end, right - segment->end);
  p = put_extras (ledger, p, segment);
  *p++ = '\n';
  rows->len = (gsize) (p - rows->str);
}

/* What all rows of a document share. */
static void
start_document (ThemaLedgerFormatter *self, const ThemaDocument *document)
{
  const char *id
      = thema_store_document_string (self->ledger->store, document->index, THEMA_STORE_ID);
  g_string_truncate (self->id, 0);
  thema_csv_append_field (self->id, id, strlen (id), self->ledger->excel);
  g_string_append_c (self->id, ',');
  self->id_length = self->id->len;
  pad (self->id);
  self->ascii = thema_utf8_is_ascii (document->text, document->text_length);
  self->byte = self->character = 0;
}

gboolean
thema_ledger_formatter_append (ThemaLedgerFormatter *self, guint32 index, GString *rows,
                               ThemaCsvWriter *csv, GError **error)
{
  const ThemaLedger *ledger = self->ledger;
  ThemaDocument document;
  const ThemaSegment *segments;
  gsize n;
  if (!thema_store_reader_document (self->reader, index, &document, error)
      || !thema_segments_document (ledger->segments, &document, &segments, &n, error))
    return FALSE;
  g_array_set_size (self->places, 2 * document.n_tokens);
  if (!thema_store_locate (ledger->store, &document, (guint32 *) (gpointer) self->places->data,
                           error))
    return FALSE;
  start_document (self, &document);
  guint64 number = thema_segments_before (ledger->segments, index);
  for (gsize i = 0; i < n; i++)
    {
      append_row (self, &document, &segments[i], ++number, rows);
      if (csv != NULL && rows->len >= FLUSH_BYTES)
        {
          thema_csv_writer_put_rows (csv, rows->str, rows->len);
          rows->len = 0;
        }
    }
  return TRUE;
}
