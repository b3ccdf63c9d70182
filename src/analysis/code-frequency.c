/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/code-frequency.h"

#include "analysis/metadata.h"
#include "stats/dispersion.h"
#include "stats/interval.h"

#include <stdlib.h>

#define CONFIDENCE 0.95

/* One code in one document. */
typedef struct
{
  guint32 document, code;
  guint32 segments, sentences, words;
  guint32 last_sentence; /* the last one counted, plus one */
} Entry;

/* Appends an entry for each code of the document. Segments come by place, so a code's sentences
 * rise. */
static void
count_document (const ThemaScanDocument *view, GArray *entries)
{
  guint first = entries->len;
  for (gsize i = 0; i < view->n_segments; i++)
    {
      const ThemaSegment *segment = &view->segments[i];
      guint at = first;
      while (at < entries->len && g_array_index (entries, Entry, at).code != segment->code)
        at++;
      if (at == entries->len)
        {
          Entry fresh = { .document = segment->document, .code = segment->code };
          g_array_append_val (entries, fresh);
        }
      Entry *entry = &g_array_index (entries, Entry, at);
      entry->segments++;
      entry->words += segment->n_words;
      entry->sentences += entry->last_sentence != segment->sentence + 1;
      entry->last_sentence = segment->sentence + 1;
    }
}

static void
pass_free (ThemaPass *pass)
{
  g_free (pass);
}

static ThemaPass *
pass_new (const ThemaPassClass *class, const ThemaStore *store, const ThemaSegments *segments)
{
  ThemaPass *self = g_new0 (ThemaPass, 1);
  self->class = class;
  self->store = store;
  self->segments = segments;
  return self;
}

/* code_frequencies.csv */

typedef struct
{
  ThemaCodeCounts *counts; /* owned, by code */
  guint32 n_codes;
  guint32 coded_documents;
  GArray *entries; /* owned, of Entry: scratch */
} Totals;

static gpointer
totals_new (const ThemaPass *pass)
{
  Totals *totals = g_new0 (Totals, 1);
  totals->n_codes = thema_segments_n_codes (pass->segments);
  totals->counts = g_new0 (ThemaCodeCounts, totals->n_codes);
  totals->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return totals;
}

static void
totals_free (gpointer data)
{
  Totals *totals = data;
  g_free (totals->counts);
  g_array_unref (totals->entries);
  g_free (totals);
}

static void
totals_add (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  Totals *totals = data;
  g_array_set_size (totals->entries, 0);
  count_document (view, totals->entries);
  for (guint i = 0; i < totals->entries->len; i++)
    {
      const Entry *entry = &g_array_index (totals->entries, Entry, i);
      ThemaCodeCounts *counts = &totals->counts[entry->code];
      counts->segments += entry->segments;
      counts->sentences += entry->sentences;
      counts->documents++;
    }
  totals->coded_documents += totals->entries->len > 0;
}

static void
totals_merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  Totals *into = data;
  const Totals *from = other;
  for (guint32 i = 0; i < into->n_codes; i++)
    {
      into->counts[i].segments += from->counts[i].segments;
      into->counts[i].sentences += from->counts[i].sentences;
      into->counts[i].documents += from->counts[i].documents;
    }
  into->coded_documents += from->coded_documents;
}

static guint64 *
count_own_segments (const ThemaSegments *segments)
{
  guint64 *own = g_new0 (guint64, thema_segments_n_codes (segments));
  for (guint32 i = 0; i < thema_segments_n_patterns (segments); i++)
    {
      const ThemaPatternCounts *counts = thema_segments_pattern_counts (segments, i);
      own[counts->code] += counts->segments;
    }
  return own;
}

static void
totals_write (const ThemaPass *pass, gpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code",          "label",     "parent",         "segments",
          "own_segments",  "documents", "document_share", "share_ci_low",
          "share_ci_high", "sentences", "per_1000",       NULL };
  const Totals *totals = data;
  const ThemaSegments *segments = pass->segments;
  g_autofree guint64 *own = count_own_segments (segments);
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_csv_writer_header (csv, header);
  for (guint32 i = 0; i < totals->n_codes; i++)
    {
      const ThemaCodeCounts *counts = &totals->counts[i];
      guint32 parent = thema_segments_code_parent (segments, i);
      double low, high;
      thema_wilson_interval (counts->documents, n_documents, CONFIDENCE, &low, &high);
      thema_csv_writer_text (csv, thema_segments_code_name (segments, i));
      thema_csv_writer_text (csv, thema_segments_code_label (segments, i));
      thema_csv_writer_text (
          csv, parent != THEMA_NO_ID ? thema_segments_code_name (segments, parent) : "");
      thema_csv_writer_count (csv, counts->segments);
      thema_csv_writer_count (csv, own[i]);
      thema_csv_writer_count (csv, counts->documents);
      thema_csv_writer_number (csv, thema_share (counts->documents, n_documents));
      thema_csv_writer_number (csv, low);
      thema_csv_writer_number (csv, high);
      thema_csv_writer_count (csv, counts->sentences);
      thema_csv_writer_number (
          csv, thema_per_1000 (counts->segments, thema_store_n_words (pass->store)));
      thema_csv_writer_end_row (csv);
    }
}

ThemaPass *
thema_code_frequency_pass_new (const ThemaStore *store, const ThemaSegments *segments)
{
  static const ThemaPassClass class = {
    "code_frequencies.csv", FALSE,        totals_new, totals_free, totals_add,
    totals_merge,           totals_write, pass_free
  };
  return pass_new (&class, store, segments);
}

ThemaCodeCounts
thema_code_frequency_counts (const ThemaPass *pass, guint32 code)
{
  return ((const Totals *) pass->state)->counts[code];
}

guint32
thema_code_frequency_coded_documents (const ThemaPass *pass)
{
  return ((const Totals *) pass->state)->coded_documents;
}

/* document_codes.csv and document_code_matrix.csv: the state of both is a GArray of Entry. */

static gpointer
entries_new (G_GNUC_UNUSED const ThemaPass *pass)
{
  return g_array_new (FALSE, FALSE, sizeof (Entry));
}

static void
entries_free (gpointer data)
{
  g_array_unref (data);
}

static void
entries_add (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, const ThemaScanDocument *view)
{
  count_document (view, data);
}

static void
entries_merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  const GArray *more = other;
  g_array_append_vals (data, more->data, more->len);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  if (x->document != y->document)
    return x->document < y->document ? -1 : 1;
  return x->code < y->code ? -1 : x->code > y->code;
}

/* Calls `write` for every code of every document, in order, with an empty entry where there is
 * none. */
static void
foreach_cell (const ThemaPass *pass, GArray *entries,
              void (*write) (const ThemaPass *pass, const Entry *entry, ThemaCsvWriter *csv),
              ThemaCsvWriter *csv)
{
  guint next = 0;
  g_array_sort (entries, compare_entries);
  for (guint32 document = 0; document < thema_store_n_documents (pass->store); document++)
    for (guint32 code = 0; code < thema_segments_n_codes (pass->segments); code++)
      {
        Entry cell = { .document = document, .code = code };
        if (next < entries->len
            && compare_entries (&g_array_index (entries, Entry, next), &cell) == 0)
          cell = g_array_index (entries, Entry, next++);
        write (pass, &cell, csv);
      }
}

static void
write_long_cell (const ThemaPass *pass, const Entry *cell, ThemaCsvWriter *csv)
{
  thema_csv_writer_text (csv,
                         thema_store_document_string (pass->store, cell->document, THEMA_STORE_ID));
  thema_csv_writer_text (csv, thema_segments_code_name (pass->segments, cell->code));
  thema_csv_writer_count (csv, cell->segments);
  thema_csv_writer_count (csv, cell->sentences);
  thema_csv_writer_count (csv, cell->words);
  thema_csv_writer_end_row (csv);
}

static void
long_write (const ThemaPass *pass, gpointer data, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "doc_id", "code", "segments", "sentences", "words", NULL };
  thema_csv_writer_header (csv, header);
  foreach_cell (pass, data, write_long_cell, csv);
}

ThemaPass *
thema_document_codes_pass_new (const ThemaStore *store, const ThemaSegments *segments)
{
  static const ThemaPassClass class = { "document_codes.csv", FALSE,       entries_new,
                                        entries_free,         entries_add, entries_merge,
                                        long_write,           pass_free };
  return pass_new (&class, store, segments);
}

static void
write_wide_cell (const ThemaPass *pass, const Entry *cell, ThemaCsvWriter *csv)
{
  if (cell->code == 0)
    {
      thema_csv_writer_text (
          csv, thema_store_document_string (pass->store, cell->document, THEMA_STORE_ID));
      thema_metadata_write_values (pass->store, cell->document, csv);
    }
  thema_csv_writer_count (csv, cell->segments);
  if (cell->code + 1 == thema_segments_n_codes (pass->segments))
    thema_csv_writer_end_row (csv);
}

static void
wide_write (const ThemaPass *pass, gpointer data, ThemaCsvWriter *csv)
{
  static const char *const own[] = { "doc_id", NULL };
  guint32 n_codes = thema_segments_n_codes (pass->segments);
  g_autofree const char **names = g_new (const char *, n_codes);
  for (guint32 i = 0; i < n_codes; i++)
    names[i] = thema_segments_code_name (pass->segments, i);
  thema_csv_writer_text (csv, "doc_id");
  thema_metadata_write_names (pass->store, own, names, n_codes, csv);
  for (guint32 i = 0; i < n_codes; i++)
    thema_csv_writer_text (csv, names[i]);
  thema_csv_writer_end_row (csv);
  foreach_cell (pass, data, write_wide_cell, csv);
}

ThemaPass *
thema_document_code_matrix_pass_new (const ThemaStore *store, const ThemaSegments *segments)
{
  static const ThemaPassClass class = { "document_code_matrix.csv",
                                        FALSE,
                                        entries_new,
                                        entries_free,
                                        entries_add,
                                        entries_merge,
                                        wide_write,
                                        pass_free };
  return pass_new (&class, store, segments);
}
