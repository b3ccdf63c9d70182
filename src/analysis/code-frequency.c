/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/code-frequency.h"

#include "analysis/lists.h"
#include "analysis/metadata.h"
#include "stats/dispersion.h"
#include "stats/interval.h"

#include <string.h>

#define CONFIDENCE 0.95

/* One code in one document. */
typedef struct
{
  guint32 code;
  guint32 segments, sentences, words;
  guint32 last_sentence; /* the last one counted, plus one */
  gint64 weight;
} Entry;

/* Makes an entry for each code of the document, of which there are no more than segments; how many.
 * Segments come by place, so a code's sentences rise. */
static gsize
count_document (const ThemaPass *pass, const ThemaScanDocument *view, Entry *entries)
{
  gboolean weighted = thema_segments_has_weights (pass->segments);
  gsize n = 0;
  for (gsize i = 0; i < view->n_segments; i++)
    {
      const ThemaSegment *segment = &view->segments[i];
      gsize at = 0;
      while (at < n && entries[at].code != segment->code)
        at++;
      if (at == n)
        entries[n++] = (Entry){ .code = segment->code };
      Entry *entry = &entries[at];
      entry->segments++;
      entry->words += segment->n_words;
      entry->sentences += entry->last_sentence != segment->sentence + 1;
      entry->last_sentence = segment->sentence + 1;
      if (weighted)
        entry->weight += thema_segments_pattern_counts (pass->segments, segment->pattern)->weight;
    }
  return n;
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
  guint64 *own;    /* owned, once prepared: by code, what its own patterns caught */
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
  g_free (totals->own);
  g_array_unref (totals->entries);
  g_free (totals);
}

static gboolean
totals_add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
            G_GNUC_UNUSED GError **error)
{
  Totals *totals = data;
  g_array_set_size (totals->entries, (guint) view->n_segments);
  Entry *entries = (Entry *) (gpointer) totals->entries->data;
  gsize n = count_document (pass, view, entries);
  for (gsize i = 0; i < n; i++)
    {
      ThemaCodeCounts *counts = &totals->counts[entries[i].code];
      counts->segments += entries[i].segments;
      counts->sentences += entries[i].sentences;
      counts->weight += entries[i].weight;
      counts->documents++;
    }
  totals->coded_documents += n > 0;
  return TRUE;
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
      into->counts[i].weight += from->counts[i].weight;
      into->counts[i].documents += from->counts[i].documents;
    }
  into->coded_documents += from->coded_documents;
}

static gsize
totals_prepare (const ThemaPass *pass, gpointer data, G_GNUC_UNUSED guint n_threads)
{
  Totals *totals = data;
  g_free (totals->own);
  totals->own = g_new0 (guint64, totals->n_codes);
  for (guint32 i = 0; i < thema_segments_n_patterns (pass->segments); i++)
    {
      const ThemaPatternCounts *counts = thema_segments_pattern_counts (pass->segments, i);
      totals->own[counts->code] += counts->segments;
    }
  return totals->n_codes;
}

/* A row of names, and one more for a codebook with weights. */
static void
write_header (const ThemaPass *pass, const char *const *names, ThemaCsvWriter *csv)
{
  for (; *names != NULL; names++)
    thema_csv_writer_text (csv, *names);
  if (thema_segments_has_weights (pass->segments))
    thema_csv_writer_text (csv, "weight");
  thema_csv_writer_end_row (csv);
}

static void
write_weight (const ThemaPass *pass, gint64 weight, ThemaCsvWriter *csv)
{
  if (thema_segments_has_weights (pass->segments))
    thema_csv_writer_number (csv, (double) weight / THEMA_WEIGHT_ONE);
}

static void
totals_write_header (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[]
      = { "code",          "label",     "parent",         "segments",
          "own_segments",  "documents", "document_share", "share_ci_low",
          "share_ci_high", "sentences", "per_1000",       NULL };
  write_header (pass, header, csv);
}

static void
totals_write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to,
                   ThemaCsvWriter *csv)
{
  const Totals *totals = data;
  const ThemaSegments *segments = pass->segments;
  guint32 n_documents = thema_store_n_documents (pass->store);
  for (guint32 i = (guint32) from; i < to; i++)
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
      thema_csv_writer_count (csv, totals->own[i]);
      thema_csv_writer_count (csv, counts->documents);
      thema_csv_writer_number (csv, thema_share (counts->documents, n_documents));
      thema_csv_writer_number (csv, low);
      thema_csv_writer_number (csv, high);
      thema_csv_writer_count (csv, counts->sentences);
      thema_csv_writer_number (
          csv, thema_per_1000 (counts->segments, thema_store_n_words (pass->store)));
      write_weight (pass, counts->weight, csv);
      thema_csv_writer_end_row (csv);
    }
}

ThemaPass *
thema_code_frequency_pass_new (const ThemaStore *store, const ThemaSegments *segments)
{
  static const ThemaPassClass class = {
    .table = "code_frequencies.csv",
    .state_new = totals_new,
    .state_free = totals_free,
    .add = totals_add,
    .merge = totals_merge,
    .prepare = totals_prepare,
    .write_header = totals_write_header,
    .write_rows = totals_write_rows,
    .free = pass_free,
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

/* document_codes.csv and document_code_matrix.csv: the state of both is ThemaLists of Entry. */

static gpointer
lists_new (G_GNUC_UNUSED const ThemaPass *pass)
{
  return thema_lists_new (sizeof (Entry));
}

static void
lists_free (gpointer data)
{
  thema_lists_free (data);
}

static gboolean
lists_add (const ThemaPass *pass, gpointer data, const ThemaScanDocument *view,
           G_GNUC_UNUSED GError **error)
{
  Entry *entries = thema_lists_begin (data, view->n_segments);
  thema_lists_end (data, view->document->index, count_document (pass, view, entries));
  return TRUE;
}

static void
lists_merge (G_GNUC_UNUSED const ThemaPass *pass, gpointer data, gpointer other)
{
  thema_lists_merge (data, other);
}

static gsize
wide_prepare (const ThemaPass *pass, gpointer data, G_GNUC_UNUSED guint n_threads)
{
  guint32 n_documents = thema_store_n_documents (pass->store);
  thema_lists_seal (data, n_documents);
  return n_documents;
}

static gsize
long_prepare (const ThemaPass *pass, gpointer data, guint n_threads)
{
  return wide_prepare (pass, data, n_threads) * thema_segments_n_codes (pass->segments);
}

/* The entry of each code of a document, an empty one where there is none. */
static void
spread (const ThemaLists *lists, guint32 document, Entry *cells, guint32 n_codes)
{
  gsize n;
  const Entry *entries = thema_lists_get (lists, document, &n);
  memset (cells, 0, n_codes * sizeof *cells);
  for (gsize i = 0; i < n; i++)
    cells[entries[i].code] = entries[i];
}

static void
long_write_header (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const header[] = { "doc_id", "code", "segments", "sentences", "words", NULL };
  write_header (pass, header, csv);
}

/* The names of all codes as fields, one behind the other in `bytes` (transfer full). */
static ThemaSlice *
make_code_fields (const ThemaSegments *segments, gboolean excel, GString *bytes)
{
  guint32 n_codes = thema_segments_n_codes (segments);
  ThemaSlice *fields = g_new (ThemaSlice, n_codes);
  for (guint32 i = 0; i < n_codes; i++)
    {
      const char *name = thema_segments_code_name (segments, i);
      gsize start = bytes->len;
      thema_csv_append_field (bytes, name, strlen (name), excel);
      fields[i].length = bytes->len - start;
    }
  for (gsize i = 0, start = 0; i < n_codes; start += fields[i++].length)
    fields[i].bytes = bytes->str + start;
  return fields;
}

static void
long_write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to,
                 ThemaCsvWriter *csv)
{
  guint32 n_codes = thema_segments_n_codes (pass->segments);
  gboolean excel = thema_csv_writer_is_excel (csv);
  g_autofree Entry *cells = g_new (Entry, n_codes);
  g_autoptr (GString) names = g_string_new (NULL), id = g_string_new (NULL);
  g_autofree ThemaSlice *codes = make_code_fields (pass->segments, excel, names);
  for (gsize row = from; row < to;)
    {
      guint32 document = (guint32) (row / n_codes);
      const char *string = thema_store_document_string (pass->store, document, THEMA_STORE_ID);
      g_string_truncate (id, 0);
      thema_csv_append_field (id, string, strlen (string), excel);
      spread (data, document, cells, n_codes);
      for (guint32 code = (guint32) (row % n_codes); code < n_codes && row < to; code++, row++)
        {
          thema_csv_writer_field (csv, id->str, id->len);
          thema_csv_writer_field (csv, codes[code].bytes, codes[code].length);
          thema_csv_writer_count (csv, cells[code].segments);
          thema_csv_writer_count (csv, cells[code].sentences);
          thema_csv_writer_count (csv, cells[code].words);
          write_weight (pass, cells[code].weight, csv);
          thema_csv_writer_end_row (csv);
        }
    }
}

ThemaPass *
thema_document_codes_pass_new (const ThemaStore *store, const ThemaSegments *segments)
{
  static const ThemaPassClass class = {
    .table = "document_codes.csv",
    .state_new = lists_new,
    .state_free = lists_free,
    .add = lists_add,
    .merge = lists_merge,
    .prepare = long_prepare,
    .write_header = long_write_header,
    .write_rows = long_write_rows,
    .free = pass_free,
  };
  return pass_new (&class, store, segments);
}

static void
wide_write_header (const ThemaPass *pass, ThemaCsvWriter *csv)
{
  static const char *const own[] = { "doc_id", NULL };
  guint32 n_codes = thema_segments_n_codes (pass->segments);
  g_autofree const char **names = g_new0 (const char *, n_codes + 1);
  for (guint32 i = 0; i < n_codes; i++)
    names[i] = thema_segments_code_name (pass->segments, i);
  thema_csv_writer_text (csv, "doc_id");
  thema_metadata_write_names (pass->store, own, names, n_codes, csv);
  thema_csv_writer_header (csv, names);
}

static void
wide_write_rows (const ThemaPass *pass, gconstpointer data, gsize from, gsize to,
                 ThemaCsvWriter *csv)
{
  guint32 n_codes = thema_segments_n_codes (pass->segments);
  g_autofree Entry *cells = g_new (Entry, n_codes);
  for (guint32 document = (guint32) from; document < to; document++)
    {
      spread (data, document, cells, n_codes);
      thema_metadata_write_document (pass->store, document, FALSE, csv);
      for (guint32 code = 0; code < n_codes; code++)
        thema_csv_writer_count (csv, cells[code].segments);
      thema_csv_writer_end_row (csv);
    }
}

ThemaPass *
thema_document_code_matrix_pass_new (const ThemaStore *store, const ThemaSegments *segments)
{
  static const ThemaPassClass class = {
    .table = "document_code_matrix.csv",
    .state_new = lists_new,
    .state_free = lists_free,
    .add = lists_add,
    .merge = lists_merge,
    .prepare = wide_prepare,
    .write_header = wide_write_header,
    .write_rows = wide_write_rows,
    .free = pass_free,
  };
  return pass_new (&class, store, segments);
}
