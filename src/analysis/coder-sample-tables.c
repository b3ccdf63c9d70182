/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units that can be sampled, and the tables of those that were. */
#include "analysis/coder-sample-private.h"

#include "analysis/sheet.h"
#include "analysis/unit-text.h"

#include <string.h>

/* Adds a unit with the codes of those segments that begin in it. */
static void
list_unit (ThemaCoderSample *self, guint32 document, guint32 sentence, const ThemaSegment *segments,
           gsize n, guint32 *seen)
{
  ThemaSampleUnit unit = { document, sentence };
  g_array_append_val (self->frame.units, unit);
  guint32 mark = self->frame.units->len;
  for (gsize i = 0; i < n; i++)
    {
      guint32 code = self->numbers[segments[i].code];
      if (code == THEMA_NO_ID || seen[code] == mark)
        continue;
      seen[code] = mark;
      g_array_append_val (self->frame.codes, code);
    }
  gsize end = self->frame.codes->len;
  g_array_append_val (self->frame.starts, end);
}

/* Segments come by their start, and so by sentence. */
static void
list_document (ThemaCoderSample *self, const ThemaDocument *document, const ThemaSegment *segments,
               gsize n, guint32 *seen)
{
  gsize from = 0;
  if (self->unit == THEMA_UNIT_DOCUMENT)
    {
      list_unit (self, document->index, 0, segments, n, seen);
      return;
    }
  for (guint32 i = 0; i < document->n_sentences; i++)
    {
      gsize to = from;
      while (to < n && segments[to].sentence == i)
        to++;
      list_unit (self, document->index, i, segments + from, to - from, seen);
      from = to;
    }
}

gboolean
thema_coder_sample_list (ThemaCoderSample *self, GError **error)
{
  g_autoptr (ThemaStoreReader) reader = thema_store_reader_new (self->store);
  g_autofree guint32 *seen = g_new0 (guint32, self->n_codes + 1);
  gsize start = 0;
  g_array_append_val (self->frame.starts, start);
  for (guint32 i = 0; i < thema_store_n_documents (self->store); i++)
    {
      ThemaDocument document;
      const ThemaSegment *segments = NULL;
      gsize n = 0;
      if (!thema_store_reader_document (reader, i, &document, error)
          || (self->segments != NULL
              && !thema_segments_document (self->segments, &document, &segments, &n, error)))
        return FALSE;
      list_document (self, &document, segments, n, seen);
    }
  return TRUE;
}

static void
write_unit (const ThemaCoderSample *self, const ThemaSampleUnit *unit, ThemaCsvWriter *csv)
{
  thema_csv_writer_text (csv,
                         thema_store_document_string (self->store, unit->document, THEMA_STORE_ID));
  if (self->unit == THEMA_UNIT_SENTENCE)
    thema_csv_writer_count (csv, unit->sentence + 1);
}

static void
write_unit_columns (const ThemaCoderSample *self, ThemaCsvWriter *csv)
{
  thema_csv_writer_text (csv, "doc_id");
  if (self->unit == THEMA_UNIT_SENTENCE)
    thema_csv_writer_text (csv, "sentence");
}

static void
write_code_columns (const ThemaCoderSample *self, const char *prefix, ThemaCsvWriter *csv)
{
  for (guint32 i = 0; i < self->n_codes; i++)
    {
      g_autofree char *name
          = g_strconcat (prefix, thema_segments_code_name (self->segments, self->codes[i]), NULL);
      thema_csv_writer_text (csv, name);
    }
}

gboolean
thema_coder_sample_write (const ThemaCoderSample *self, ThemaCsvWriter *csv, GError **error)
{
  write_unit_columns (self, csv);
  thema_csv_writer_text (csv, "text");
  write_code_columns (self, "", csv);
  thema_csv_writer_text (csv, THEMA_SHEET_NOTES);
  thema_csv_writer_end_row (csv);
  for (guint i = 0; i < self->chosen->len; i++)
    {
      const ThemaSampleUnit *unit
          = &g_array_index (self->frame.units, ThemaSampleUnit, self->order[i]);
      write_unit (self, unit, csv);
      if (!thema_unit_text_write (self->store, unit->document,
                                  self->unit == THEMA_UNIT_SENTENCE ? unit->sentence + 1 : 0, csv,
                                  error))
        return FALSE;
      for (guint32 code = 0; code < self->n_codes + 1; code++)
        thema_csv_writer_text (csv, "");
      thema_csv_writer_end_row (csv);
    }
  return TRUE;
}

static void
write_key_row (const ThemaCoderSample *self, guint32 number, guint8 *has, ThemaCsvWriter *csv)
{
  guint32 of_unit = self->of_unit[number];
  const ThemaCoderStratum *stratum = &g_array_index (self->strata, ThemaCoderStratum, of_unit);
  gsize n;
  const guint32 *codes = thema_sample_frame_codes (&self->frame, number, &n);
  memset (has, 0, self->n_codes + 1);
  for (gsize j = 0; j < n; j++)
    has[codes[j]] = 1;
  write_unit (self, &g_array_index (self->frame.units, ThemaSampleUnit, number), csv);
  thema_csv_writer_text (csv, stratum->name);
  thema_csv_writer_count (csv, stratum->units);
  thema_csv_writer_count (csv, stratum->sampled);
  thema_csv_writer_number (csv, (double) stratum->sampled / (double) stratum->units);
  for (guint32 code = 0; code < self->n_codes; code++)
    thema_csv_writer_count (csv, has[code]);
  for (guint32 code = 0; code < self->n_codes; code++)
    thema_csv_writer_count (csv, self->coded[(gsize) of_unit * self->n_codes + code]);
  thema_csv_writer_end_row (csv);
}

gboolean
thema_coder_sample_write_key (const ThemaCoderSample *self, ThemaCsvWriter *csv,
                              G_GNUC_UNUSED GError **error)
{
  g_autofree guint8 *has = g_new0 (guint8, self->n_codes + 1);
  write_unit_columns (self, csv);
  thema_csv_writer_text (csv, "stratum");
  thema_csv_writer_text (csv, "stratum_units");
  thema_csv_writer_text (csv, "stratum_sampled");
  thema_csv_writer_text (csv, "inclusion_probability");
  write_code_columns (self, "", csv);
  write_code_columns (self, THEMA_CODED_PREFIX, csv);
  thema_csv_writer_end_row (csv);
  for (guint i = 0; i < self->chosen->len; i++)
    write_key_row (self, g_array_index (self->chosen, guint32, i), has, csv);
  return TRUE;
}
