/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema explain DOC STORE --codebook=FILE: a document with its codes in place, which pattern made
 * each passage, and what became of the other matches. */
#include "programs/commands.h"

#include "analysis/explain.h"
#include "analysis/find-document.h"
#include "analysis/passage.h"
#include "base/csv-writer.h"
#include "programs/checks.h"
#include "programs/console.h"
#include "programs/screen.h"
#include "programs/stages.h"
#include "text/display.h"

#include <stdio.h>
#include <string.h>

#define MAX_PASSAGE 60 /* columns of a passage in the list */

typedef struct
{
  const ThemaCodebook *codebook; /* borrowed, as is all here */
  const ThemaMatcher *matcher;
  const ThemaStore *store;
  guint32 document;
  const ThemaExplanation *explanation;
  const ThemaScreen *screen;
} View;

/* The id and the metadata that are there, each on a line. */
static void
append_head (const View *self, GString *out)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *const *columns = thema_store_columns (self->store);
  const char *id = thema_store_document_string (self->store, self->document, THEMA_STORE_ID);
  thema_display_append (line, id, strlen (id));
  thema_screen_append (self->screen, out, THEMA_COLOUR_HEAD, line->str, line->len);
  g_string_append_printf (out, "  (#%u of %u)\n", self->document + 1,
                          thema_store_n_documents (self->store));
  for (guint i = 0; i < thema_store_n_columns (self->store); i++)
    {
      const char *value
          = thema_store_document_string (self->store, self->document, THEMA_STORE_VALUES + i);
      g_string_printf (line, "%s: ", columns[i]);
      thema_display_append (line, value, strlen (value));
      gsize length = thema_display_head (line->str, line->len, self->screen->width);
      if (*value != '\0')
        {
          thema_screen_append (self->screen, out, THEMA_COLOUR_FAINT, line->str, length);
          g_string_append_c (out, '\n');
        }
    }
  g_string_append_c (out, '\n');
}

/* The bytes from..to of the marked text, each run in its colour. */
static void
append_stretch (const View *self, gsize from, gsize to, guint *run, GString *out)
{
  static const char *const colours[] = {
    [THEMA_MARK_TEXT] = "",
    [THEMA_MARK_PASSAGE] = THEMA_COLOUR_PASSAGE,
    [THEMA_MARK_SIGN] = THEMA_COLOUR_SIGN,
  };
  const ThemaExplanation *explanation = self->explanation;
  while (from < to)
    {
      const ThemaMarkRun *current = &g_array_index (explanation->runs, ThemaMarkRun, *run);
      gsize end = MIN (current->end, to);
      if (end == from)
        {
          ++*run;
          continue;
        }
      if (current->mark == THEMA_MARK_TEXT)
        g_string_append_len (out, explanation->text->str + from, (gssize) (end - from));
      else
        thema_screen_append (self->screen, out, colours[current->mark],
                             explanation->text->str + from, end - from);
      from = end;
    }
}

static void
append_text (const View *self, GString *out)
{
  const GString *text = self->explanation->text;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  thema_display_wrap (text->str, text->len, self->screen->width, ends);
  gsize from = 0;
  guint run = 0;
  for (guint i = 0; i < ends->len; i++)
    {
      gsize next = g_array_index (ends, gsize, i), to = next;
      while (to > from && (text->str[to - 1] == ' ' || text->str[to - 1] == '\n'))
        to--;
      append_stretch (self, from, to, &run, out);
      g_string_append_c (out, '\n');
      while (run < self->explanation->runs->len
             && g_array_index (self->explanation->runs, ThemaMarkRun, run).end <= next)
        run++;
      from = next;
    }
}

/* The columns of the list: each a text for every row. */
enum
{
  NUMBER,
  PLACE,
  PASSAGE,
  CODE,
  PATTERN,
  SOURCE,
  N_COLUMNS
};

/* A row of the list: a segment, or a match that does not count. */
typedef struct
{
  ThemaSegment segment;
  guint32 number;                  /* of the passage; 0 for a match that does not count */
  const ThemaCandidate *candidate; /* borrowed; NULL for a segment */
} Row;

static guint
count_rows (const View *self)
{
  return self->explanation->segments->len + self->explanation->lost->len;
}

static Row
get_row (const View *self, guint i)
{
  const ThemaExplanation *explanation = self->explanation;
  if (i < explanation->segments->len)
    return (Row){ g_array_index (explanation->segments, ThemaSegment, i),
                  g_array_index (explanation->numbers, guint32, i), NULL };
  const ThemaCandidate *candidate
      = &g_array_index (explanation->lost, ThemaCandidate, i - explanation->segments->len);
  return (Row){ .segment = { .document = candidate->document,
                             .code = thema_matcher_pattern_code (self->matcher, candidate->pattern),
                             .pattern = candidate->pattern,
                             .sentence = candidate->sentence,
                             .first_token = candidate->first_token,
                             .end_token = candidate->end_token,
                             .start = candidate->start,
                             .end = candidate->end },
                .candidate = candidate };
}

static void
add_cell (GPtrArray *cells, const char *text)
{
  GString *cell = g_string_new (NULL);
  gboolean rtl = thema_display_is_rtl (text, strlen (text));
  if (rtl)
    g_string_append (cell, THEMA_DISPLAY_ISOLATE);
  thema_display_append (cell, text, strlen (text));
  if (rtl)
    g_string_append (cell, THEMA_DISPLAY_END_ISOLATE);
  g_ptr_array_add (cells, g_string_free (cell, FALSE));
}

/* Why the match does not count: "not: data protection". */
static char *
tell_reason (const View *self, const ThemaCandidate *candidate)
{
  return g_strdup_printf ("%s: %s", thema_fate_name (candidate->fate),
                          candidate->by != THEMA_NO_ID
                              ? thema_matcher_pattern (self->matcher, candidate->by)->text
                              : "");
}

static void
add_row (const View *self, const Row *row, const ThemaPassageView *passage, GPtrArray *cells)
{
  const ThemaPattern *pattern = thema_matcher_pattern (self->matcher, row->segment.pattern);
  g_autofree char *number = row->number > 0 ? g_strdup_printf ("%u", row->number) : g_strdup ("-");
  g_autofree char *place
      = g_strdup_printf ("%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, passage->start, passage->end);
  /* The passage of a rule is a whole sentence or more. */
  gsize shown = thema_display_head (passage->text.bytes, passage->text.length, MAX_PASSAGE);
  g_autofree char *text = g_strdup_printf ("\"%.*s%s\"", (int) shown, passage->text.bytes,
                                           shown < passage->text.length ? "..." : "");
  g_autofree char *name
      = g_strconcat (thema_codebook_code (self->codebook, row->segment.code)->name,
                     row->segment.negated ? " (negated)" : NULL, NULL);
  g_autofree char *source = row->candidate != NULL
                                ? tell_reason (self, row->candidate)
                                : g_strdup_printf ("(%s:%u)", self->codebook->path, pattern->line);
  add_cell (cells, number);
  add_cell (cells, place);
  add_cell (cells, text);
  add_cell (cells, name);
  add_cell (cells, pattern->text);
  add_cell (cells, source);
}

/* Cells below each other, a row a segment; the last column is not padded. */
static void
append_cells (const View *self, const GPtrArray *cells, GString *out)
{
  static const char *const colours[N_COLUMNS] = {
    [PASSAGE] = THEMA_COLOUR_PASSAGE, [CODE] = THEMA_COLOUR_SIGN, [SOURCE] = THEMA_COLOUR_FAINT
  };
  guint widths[N_COLUMNS] = { 0 };
  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      guint width = thema_display_width (cell, strlen (cell));
      widths[i % N_COLUMNS] = MIN (MAX (widths[i % N_COLUMNS], width), self->screen->width / 2);
    }
  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      guint column = i % N_COLUMNS, width = thema_display_width (cell, strlen (cell));
      if (colours[column] != NULL)
        thema_screen_append (self->screen, out, colours[column], cell, strlen (cell));
      else
        g_string_append (out, cell);
      if (column == N_COLUMNS - 1)
        g_string_append_c (out, '\n');
      else
        g_string_append_printf (out, "%*s", (int) (MAX (width, widths[column]) - width) + 2, "");
    }
}

/* Appends the rows from `from` to before `to`. */
static gboolean
append_list (const View *self, guint from, guint to, GString *out, GError **error)
{
  g_autoptr (ThemaPassageReader) passages = thema_passage_reader_new (self->store, 0);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = from; i < to; i++)
    {
      Row row = get_row (self, i);
      ThemaPassageView passage;
      if (!thema_passage_reader_get (passages, &row.segment, &passage, error))
        return FALSE;
      add_row (self, &row, &passage, cells);
    }
  append_cells (self, cells, out);
  return TRUE;
}

static gboolean
write_text (const View *self, GError **error)
{
  guint n_segments = self->explanation->segments->len, n_rows = count_rows (self);
  g_autoptr (GString) out = g_string_new (NULL);
  append_head (self, out);
  append_text (self, out);
  g_string_append (out, n_segments > 0 ? "\n" : "\nNo passage is coded.\n");
  if (!append_list (self, 0, n_segments, out, error))
    return FALSE;
  if (n_rows > n_segments)
    g_string_append (out, "\nMatches that do not count:\n");
  if (!append_list (self, n_segments, n_rows, out, error))
    return FALSE;
  thema_screen_flush (out, TRUE);
  return TRUE;
}

static void
write_csv_row (const View *self, const Row *row, const ThemaPassageView *passage,
               ThemaCsvWriter *csv)
{
  const ThemaPattern *pattern = thema_matcher_pattern (self->matcher, row->segment.pattern);
  const ThemaCandidate *candidate = row->candidate;
  thema_csv_writer_text (csv, passage->id);
  if (row->number > 0)
    thema_csv_writer_count (csv, row->number);
  else
    thema_csv_writer_text (csv, "");
  thema_csv_writer_count (csv, passage->sentence);
  thema_csv_writer_count (csv, passage->start);
  thema_csv_writer_count (csv, passage->end);
  thema_csv_writer_bytes (csv, passage->text.bytes, passage->text.length);
  thema_csv_writer_text (csv, thema_codebook_code (self->codebook, row->segment.code)->name);
  thema_csv_writer_text (csv, pattern->text);
  thema_csv_writer_count (csv, pattern->line);
  thema_csv_writer_count (csv, candidate == NULL);
  thema_csv_writer_text (csv, candidate != NULL ? thema_fate_name (candidate->fate) : "");
  thema_csv_writer_text (csv, candidate != NULL && candidate->by != THEMA_NO_ID
                                  ? thema_matcher_pattern (self->matcher, candidate->by)->text
                                  : "");
  thema_csv_writer_end_row (csv);
}

static gboolean
write_csv (const View *self, GError **error)
{
  static const char *const header[]
      = { "doc_id",  "passage", "sentence", "start",  "end",           "text", "code",
          "pattern", "line",    "kept",     "reason", "suppressed_by", NULL };
  g_autoptr (ThemaPassageReader) passages = thema_passage_reader_new (self->store, 0);
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  thema_csv_writer_header (csv, header);
  for (guint i = 0; i < count_rows (self); i++)
    {
      Row row = get_row (self, i);
      ThemaPassageView passage;
      if (!thema_passage_reader_get (passages, &row.segment, &passage, error))
        return FALSE;
      write_csv_row (self, &row, &passage, csv);
    }
  gsize length;
  const char *rows = thema_csv_writer_rows (csv, &length);
  fwrite (rows, 1, length, stdout);
  return TRUE;
}

static gboolean
explain (const ThemaOptions *options, const char *const *arguments, gboolean as_csv,
         const ThemaScreen *screen, ThemaConsole *console, GError **error)
{
  g_autoptr (ThemaStore) store = thema_store_open (arguments[1], error);
  View self = { .store = store, .screen = screen };
  if (store == NULL || !thema_find_document (store, arguments[0], &self.document, error))
    return FALSE;
  g_autoptr (ThemaCodebook) codebook = thema_stage_codebook (
      options, options->codebook, thema_store_rules (store), console, error);
  const ThemaCodingRules rules = thema_stage_coding_rules (options);
  g_autoptr (ThemaMatcher) matcher
      = codebook != NULL ? thema_matcher_new (codebook, store, &rules, error) : NULL;
  g_autoptr (ThemaExplanation) explanation
      = matcher != NULL ? thema_explanation_new (matcher, store, codebook, self.document, error)
                        : NULL;
  if (explanation == NULL)
    return FALSE;
  self.codebook = codebook;
  self.matcher = matcher;
  self.explanation = explanation;
  return (as_csv ? write_csv : write_text) (&self, error);
}

int
thema_command_explain (int argc, char **argv)
{
  static const char *const shared[]
      = { "codebook", "codebook-format", "codebook-encoding", "overlap", "phrase-gap", "parents",
          NULL };
  g_autoptr (ThemaOptions) options = thema_options_new (THEMA_FOR_CODE);
  char *texts[G_N_ELEMENTS (shared)] = { NULL };
  g_autofree char *format = NULL, *colour = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  ThemaScreen screen;
  ThemaConsole console;
  int width = 0;
  GOptionEntry entries[G_N_ELEMENTS (shared) + 3] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      "text, to read, or csv, the list of passages alone (default: text)", "HOW" },
    { "width", 'w', 0, G_OPTION_ARG_INT, &width,
      "columns of a line of text (default: the terminal's, 100 without one)", "N" },
    { "color", 0, 0, G_OPTION_ARG_STRING, &colour,
      "colour the passages: auto, always or never (default: auto)", "WHEN" },
  };
  thema_options_entries (shared, texts, entries + 3);
  int status = thema_console_parse (
      argc, argv, "DOCUMENT STORE - show a document with its codes and patterns", entries, &rest);
  gboolean good = thema_options_take (options, shared, texts, &error);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) != 2 || options->codebook == NULL)
    return thema_console_say (argv[0], "DOCUMENT STORE --codebook=FILE");
  thema_console_init (&console, argv[0], FALSE);
  if (!good || !thema_check_choice ("format", format, "text or csv", &error)
      || !thema_screen_init (&screen, width, colour, &error)
      || !explain (options, (const char *const *) rest, g_strcmp0 (format, "csv") == 0, &screen,
                   &console, &error))
    return thema_console_fail (argv[0], error);
  return 0;
}
