/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and the summary of what a changed codebook changes. */
#include "analysis/codebook-diff-private.h"

#include "analysis/passage.h"

static const char *const change_names[THEMA_N_CHANGES] = {
  [THEMA_CHANGE_WON] = "won",
  [THEMA_CHANGE_LOST] = "lost",
  [THEMA_CHANGE_PATTERN] = "same place, other pattern",
};

static const char *
pattern_text (const ThemaDiffPass *self, guint version, guint32 pattern)
{
  return pattern != THEMA_NO_ID
             ? thema_matcher_pattern (self->versions[version].matcher, pattern)->text
             : "";
}

static gboolean
write_change (const ThemaDiffPass *self, ThemaPassageReader *reader, const ThemaDiffChange *change,
              ThemaCsvWriter *csv, GError **error)
{
  ThemaPassageView view;
  if (!thema_passage_reader_get (reader, &change->segment, &view, error))
    return FALSE;
  thema_csv_writer_text (csv, change_names[change->kind]);
  thema_csv_writer_text (csv, view.id);
  thema_csv_writer_text (csv, thema_diff_code_at (self, change->code)->name);
  thema_csv_writer_text (csv, pattern_text (self, THEMA_OLD, change->patterns[THEMA_OLD]));
  thema_csv_writer_text (csv, pattern_text (self, THEMA_NEW, change->patterns[THEMA_NEW]));
  thema_csv_writer_count (csv, view.sentence);
  thema_csv_writer_count (csv, view.start);
  thema_csv_writer_count (csv, view.end);
  thema_csv_writer_bytes (csv, view.left.bytes, view.left.length);
  thema_csv_writer_bytes (csv, view.text.bytes, view.text.length);
  thema_csv_writer_bytes (csv, view.right.bytes, view.right.length);
  thema_csv_writer_end_row (csv);
  return TRUE;
}

gboolean
thema_codebook_diff_write_passages (const ThemaPass *pass, guint context, ThemaCsvWriter *csv,
                                    GError **error)
{
  static const char *const header[]
      = { "change", "doc_id", "code", "pattern_old", "pattern_new", "sentence",
          "start",  "end",    "left", "text",        "right",       NULL };
  const ThemaDiffPass *self = (const ThemaDiffPass *) pass;
  ThemaDiffState *state = pass->state;
  guint32 n_documents = thema_store_n_documents (pass->store);
  g_autoptr (ThemaPassageReader) reader = thema_passage_reader_new (pass->store, context);
  thema_csv_writer_header (csv, header);
  thema_lists_seal (state->changes, n_documents);
  for (guint32 i = 0; i < n_documents; i++)
    {
      gsize n;
      const ThemaDiffChange *changes = thema_lists_get (state->changes, i, &n);
      for (gsize k = 0; k < n; k++)
        if (!write_change (self, reader, &changes[k], csv, error))
          return FALSE;
    }
  return TRUE;
}

static const char *
name_shift (const ThemaDiffShift *shift)
{
  if (shift->segments[THEMA_OLD] == 0)
    return "gained";
  if (shift->segments[THEMA_NEW] == 0)
    return "lost";
  return shift->segments[THEMA_NEW] > shift->segments[THEMA_OLD] ? "more" : "fewer";
}

void
thema_codebook_diff_write_documents (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "doc_id", "code", "segments_old", "segments_new", "change", NULL };
  const ThemaDiffPass *self = (const ThemaDiffPass *) pass;
  ThemaDiffState *state = pass->state;
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_csv_writer_header (csv, header);
  thema_lists_seal (state->shifts, n_documents);
  for (guint32 i = 0; i < n_documents; i++)
    {
      gsize n;
      const ThemaDiffShift *shifts = thema_lists_get (state->shifts, i, &n);
      for (gsize k = 0; k < n; k++)
        {
          thema_csv_writer_text (csv, thema_store_document_string (pass->store, i, THEMA_STORE_ID));
          thema_csv_writer_text (csv, thema_diff_code_at (self, shifts[k].code)->name);
          thema_csv_writer_count (csv, shifts[k].segments[THEMA_OLD]);
          thema_csv_writer_count (csv, shifts[k].segments[THEMA_NEW]);
          thema_csv_writer_text (csv, name_shift (&shifts[k]));
          thema_csv_writer_end_row (csv);
        }
    }
}

/* A count of a code in one of the codebooks; empty where it is not in it. */
static void
write_counts (const ThemaDiffCode *code, const guint64 counts[2], ThemaCsvWriter *csv)
{
  for (guint v = 0; v < 2; v++)
    if (code->numbers[v] != THEMA_NO_ID)
      thema_csv_writer_count (csv, counts[v]);
    else
      thema_csv_writer_text (csv, "");
}

void
thema_codebook_diff_write_codes (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "code",
                                        "status",
                                        "segments_old",
                                        "segments_new",
                                        "documents_old",
                                        "documents_new",
                                        "share_old",
                                        "share_new",
                                        "won",
                                        "lost",
                                        NULL };
  const ThemaDiffPass *self = (const ThemaDiffPass *) pass;
  const ThemaDiffState *state = pass->state;
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < self->codes->len; i++)
    {
      const ThemaDiffCode *code = thema_diff_code_at (self, i);
      const ThemaDiffTally *tally = &state->tallies[i];
      const char *status = code->numbers[THEMA_OLD] == THEMA_NO_ID   ? "added"
                           : code->numbers[THEMA_NEW] == THEMA_NO_ID ? "removed"
                                                                     : "kept";
      thema_csv_writer_text (csv, code->name);
      thema_csv_writer_text (csv, status);
      write_counts (code, tally->segments, csv);
      write_counts (code, tally->documents, csv);
      for (guint v = 0; v < 2; v++)
        if (code->numbers[v] != THEMA_NO_ID)
          thema_csv_writer_number (csv, (double) tally->documents[v] / n_documents);
        else
          thema_csv_writer_text (csv, "");
      thema_csv_writer_count (csv, tally->changes[THEMA_CHANGE_WON]);
      thema_csv_writer_count (csv, tally->changes[THEMA_CHANGE_LOST]);
      thema_csv_writer_end_row (csv);
    }
}

/* Summaries. */

guint32
thema_codebook_diff_n_codes (const ThemaPass *pass)
{
  return ((const ThemaDiffPass *) pass)->codes->len;
}

ThemaCodeDiff
thema_codebook_diff_code (const ThemaPass *pass, guint32 index)
{
  const ThemaDiffCode *code = thema_diff_code_at ((const ThemaDiffPass *) pass, index);
  const ThemaDiffTally *tally = &((const ThemaDiffState *) pass->state)->tallies[index];
  return (ThemaCodeDiff){
    .name = code->name,
    .in_old = code->numbers[THEMA_OLD] != THEMA_NO_ID,
    .in_new = code->numbers[THEMA_NEW] != THEMA_NO_ID,
    .segments_old = tally->segments[THEMA_OLD],
    .segments_new = tally->segments[THEMA_NEW],
    .documents_old = tally->documents[THEMA_OLD],
    .documents_new = tally->documents[THEMA_NEW],
    .won = tally->changes[THEMA_CHANGE_WON],
    .lost = tally->changes[THEMA_CHANGE_LOST],
    .other_pattern = tally->changes[THEMA_CHANGE_PATTERN],
    .gained = tally->gained,
    .missed = tally->missed,
  };
}

guint64
thema_codebook_diff_documents (const ThemaPass *pass)
{
  return ((const ThemaDiffState *) pass->state)->n_documents;
}
