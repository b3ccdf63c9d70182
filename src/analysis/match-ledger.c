/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/match-ledger.h"

#include "text/utf8.h"

/* What suppressed the match: of a cue there is no code. */
static void
write_cause (const ThemaSegments *segments, const ThemaCandidate *candidate, ThemaCsvWriter *csv)
{
  gboolean kept = candidate->fate == THEMA_FATE_KEPT;
  thema_csv_writer_text (csv, kept ? "" : thema_fate_name (candidate->fate));
  thema_csv_writer_text (csv, candidate->by != THEMA_NO_ID
                                  ? thema_segments_phrase_text (segments, candidate->by)
                                  : "");
  gboolean has_code = candidate->by < thema_segments_n_patterns (segments);
  thema_csv_writer_text (
      csv, has_code ? thema_segments_code_name (
               segments, thema_segments_pattern_counts (segments, candidate->by)->code)
                    : "");
}

/* A place in a document, counted in bytes and in code points. */
typedef struct
{
  gsize byte, character;
} Place;

/* Candidates come by their start, so that a document is counted once. */
static gsize
character_of (Place *place, const char *text, gsize byte)
{
  place->character += thema_utf8_count (text + place->byte, byte - place->byte);
  place->byte = byte;
  return place->character;
}

static void
write_row (const ThemaStore *store, const ThemaSegments *segments, const ThemaDocument *document,
           const ThemaCandidate *candidate, Place *place, ThemaCsvWriter *csv)
{
  guint32 code = thema_segments_pattern_counts (segments, candidate->pattern)->code;
  if (candidate->start < place->byte)
    *place = (Place){ 0, 0 };
  gsize start = character_of (place, document->text, candidate->start);
  const char *text = document->text + candidate->start;
  gsize length = candidate->end - candidate->start;
  thema_csv_writer_text (csv, thema_store_document_string (store, document->index, THEMA_STORE_ID));
  thema_csv_writer_text (csv, thema_segments_code_name (segments, code));
  thema_csv_writer_text (csv, thema_segments_pattern_text (segments, candidate->pattern));
  thema_csv_writer_count (csv, (guint64) candidate->sentence + 1);
  thema_csv_writer_count (csv, start);
  thema_csv_writer_count (csv, start + thema_utf8_count (text, length));
  thema_csv_writer_bytes (csv, text, length);
  thema_csv_writer_count (csv, candidate->fate == THEMA_FATE_KEPT);
  write_cause (segments, candidate, csv);
  thema_csv_writer_end_row (csv);
}

gboolean
thema_match_ledger_write (const ThemaStore *store, const ThemaSegments *segments,
                          ThemaCsvWriter *csv, GError **error)
{
  static const char *const header[]
      = { "doc_id", "code",   "pattern",       "sentence",           "start", "end", "text",
          "kept",   "reason", "suppressed_by", "suppressed_by_code", NULL };
  g_autoptr (ThemaStoreReader) reader = thema_store_reader_new_whole (store);
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < thema_store_n_documents (store); i++)
    {
      ThemaDocument document;
      const ThemaCandidate *candidates;
      gsize n;
      if (!thema_store_reader_document (reader, i, &document, error)
          || !thema_segments_candidates (segments, &document, &candidates, &n, error))
        return FALSE;
      Place place = { 0, 0 };
      for (gsize k = 0; k < n; k++)
        write_row (store, segments, &document, &candidates[k], &place, csv);
    }
  return TRUE;
}
