/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/coding-tables.h"

#include "text/utf8.h"

typedef struct
{
  const ThemaStore *store;       /* borrowed */
  const ThemaSegments *segments; /* borrowed */
  guint context;
  ThemaCsvWriter *csv; /* borrowed */
  GArray *places;      /* borrowed, of guint32: scratch */
  GString *line;       /* borrowed: scratch */
  guint64 n_written;
  gsize byte, character; /* a place in the document at hand, counted both ways */
} Ledger;

/* The code point at a byte of the text. Segments come by their start, so it is seldom far from the
 * place that was asked for last. */
static gsize
character_of (Ledger *self, const char *text, gsize byte)
{
  if (byte < self->byte)
    self->byte = self->character = 0;
  self->character += thema_utf8_count (text + self->byte, byte - self->byte);
  self->byte = byte;
  return self->character;
}

/* A stretch of text on one line: a run of white space becomes one space. */
static void
write_line (Ledger *self, const char *text, gsize length)
{
  g_string_set_size (self->line, 0);
  gboolean space = FALSE;
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
  thema_csv_writer_bytes (self->csv, self->line->str, self->line->len);
}

static void
write_segment (Ledger *self, const ThemaDocument *document, const ThemaSegment *segment)
{
  const guint32 *places = (const guint32 *) (gpointer) self->places->data;
  guint32 first = segment->first_token > self->context ? segment->first_token - self->context : 0;
  guint32 last = MIN (segment->end_token + self->context, document->n_tokens) - 1;
  guint32 left = places[2 * first], right = places[2 * last + 1];
  gsize start = character_of (self, document->text, segment->start);
  gsize n = thema_utf8_count (document->text + segment->start, segment->end - segment->start);

  thema_csv_writer_count (self->csv, ++self->n_written);
  thema_csv_writer_text (
      self->csv, thema_store_document_string (self->store, document->index, THEMA_STORE_ID));
  thema_csv_writer_text (self->csv, thema_segments_code_name (self->segments, segment->code));
  thema_csv_writer_text (self->csv, thema_segments_pattern_text (self->segments, segment->pattern));
  thema_csv_writer_count (self->csv, (guint64) segment->sentence + 1);
  thema_csv_writer_count (self->csv, start);
  thema_csv_writer_count (self->csv, start + n);
  write_line (self, document->text + left, MAX (segment->start, left) - left);
  thema_csv_writer_bytes (self->csv, document->text + segment->start,
                          segment->end - segment->start);
  write_line (self, document->text + segment->end, MAX (right, segment->end) - segment->end);
  thema_csv_writer_end_row (self->csv);
}

static gboolean
write_document (Ledger *self, guint32 index, GError **error)
{
  ThemaDocument document;
  const ThemaSegment *segments;
  gsize n;
  if (!thema_store_document (self->store, index, &document, error)
      || !thema_segments_document (self->segments, &document, &segments, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_array_set_size (self->places, 2 * document.n_tokens);
  thema_store_locate (self->store, &document, (guint32 *) (gpointer) self->places->data, NULL);
  self->byte = self->character = 0;
  for (gsize i = 0; i < n; i++)
    write_segment (self, &document, &segments[i]);
  return TRUE;
}

gboolean
thema_coded_segments_write (const ThemaStore *store, const ThemaSegments *segments, guint context,
                            ThemaCsvWriter *csv, GError **error)
{
  static const char *const header[]
      = { "segment_id", "doc_id", "code", "pattern", "sentence", "start",
          "end",        "left",   "text", "right",   NULL };
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) line = g_string_new (NULL);
  Ledger ledger = { .store = store,
                    .segments = segments,
                    .context = context,
                    .csv = csv,
                    .places = places,
                    .line = line };
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    if (!write_document (&ledger, i, error))
      return FALSE;
  return TRUE;
}

void
thema_codebook_coverage_write (const ThemaSegments *segments, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code", "pattern", "segments", "documents", "unique_segments", "example", NULL };
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < thema_segments_n_patterns (segments); i++)
    {
      const ThemaPatternCounts *counts = thema_segments_pattern_counts (segments, i);
      thema_csv_writer_text (csv, thema_segments_code_name (segments, counts->code));
      thema_csv_writer_text (csv, thema_segments_pattern_text (segments, i));
      thema_csv_writer_count (csv, counts->segments);
      thema_csv_writer_count (csv, counts->documents);
      thema_csv_writer_count (csv, counts->unique_segments);
      thema_csv_writer_text (csv, thema_segments_pattern_example (segments, i));
      thema_csv_writer_end_row (csv);
    }
}
