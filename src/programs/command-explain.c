/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema explain DOC STORE --codebook=FILE: a document with its codes in place, and which pattern
 * made each passage. */
#include "programs/commands.h"

#include "analysis/explain.h"
#include "analysis/find-document.h"
#include "analysis/passage.h"
#include "base/csv-writer.h"
#include "programs/console.h"
#include "programs/screen.h"
#include "text/display.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  const ThemaCodebook *codebook; /* borrowed, as is all here */
  const ThemaMatcher *matcher;
  const ThemaStore *store;
  guint32 document;
  const ThemaExplanation *explanation;
  const ThemaScreen *screen;
} View;

/* The pattern that made a segment; NULL for one that a rule made. */
static const ThemaPattern *
pattern_of (const View *self, const ThemaSegment *segment)
{
  return segment->pattern < thema_matcher_n_patterns (self->matcher)
             ? thema_matcher_pattern (self->matcher, segment->pattern)
             : NULL;
}

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

/* The columns of the list: each a text for every segment. */
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

static void
add_row (const View *self, guint index, const ThemaPassageView *passage, GPtrArray *cells)
{
  const ThemaSegment *segment = &g_array_index (self->explanation->segments, ThemaSegment, index);
  const ThemaPattern *pattern = pattern_of (self, segment);
  g_autofree char *number
      = g_strdup_printf ("%u", g_array_index (self->explanation->numbers, guint32, index));
  g_autofree char *place
      = g_strdup_printf ("%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, passage->start, passage->end);
  g_autofree char *text
      = g_strdup_printf ("\"%.*s\"", (int) passage->text.length, passage->text.bytes);
  g_autofree char *source
      = pattern != NULL
            ? g_strdup_printf ("(%s:%u)", self->codebook->path, pattern->line)
            : g_strdup_printf ("(%s:%u)", self->codebook->path,
                               thema_codebook_code (self->codebook, segment->code)->line);
  add_cell (cells, number);
  add_cell (cells, place);
  add_cell (cells, text);
  add_cell (cells, thema_codebook_code (self->codebook, segment->code)->name);
  add_cell (cells, pattern != NULL ? pattern->text : "its rule");
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

static gboolean
write_text (const View *self, GError **error)
{
  const GArray *segments = self->explanation->segments;
  g_autoptr (ThemaPassageReader) passages = thema_passage_reader_new (self->store, 0);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new (NULL);
  append_head (self, out);
  append_text (self, out);
  for (guint i = 0; i < segments->len; i++)
    {
      ThemaPassageView passage;
      if (!thema_passage_reader_get (passages, &g_array_index (segments, ThemaSegment, i), &passage,
                                     error))
        return FALSE;
      add_row (self, i, &passage, cells);
    }
  g_string_append (out, segments->len > 0 ? "\n" : "\nNo passage is coded.\n");
  append_cells (self, cells, out);
  thema_screen_flush (out, TRUE);
  return TRUE;
}

static gboolean
write_csv (const View *self, GError **error)
{
  static const char *const header[] = { "doc_id", "passage", "sentence", "start", "end",
                                        "text",   "code",    "pattern",  "line",  NULL };
  const GArray *segments = self->explanation->segments;
  g_autoptr (ThemaPassageReader) passages = thema_passage_reader_new (self->store, 0);
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  thema_csv_writer_header (csv, header);
  for (guint i = 0; i < segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (segments, ThemaSegment, i);
      const ThemaCode *code = thema_codebook_code (self->codebook, segment->code);
      const ThemaPattern *pattern = pattern_of (self, segment);
      ThemaPassageView passage;
      if (!thema_passage_reader_get (passages, segment, &passage, error))
        return FALSE;
      thema_csv_writer_text (csv, passage.id);
      thema_csv_writer_count (csv, g_array_index (self->explanation->numbers, guint32, i));
      thema_csv_writer_count (csv, passage.sentence);
      thema_csv_writer_count (csv, passage.start);
      thema_csv_writer_count (csv, passage.end);
      thema_csv_writer_bytes (csv, passage.text.bytes, passage.text.length);
      thema_csv_writer_text (csv, code->name);
      thema_csv_writer_text (csv, pattern != NULL ? pattern->text : "");
      thema_csv_writer_count (csv, pattern != NULL ? pattern->line : code->line);
      thema_csv_writer_end_row (csv);
    }
  gsize length;
  const char *rows = thema_csv_writer_rows (csv, &length);
  fwrite (rows, 1, length, stdout);
  return TRUE;
}

static gboolean
explain (const char *name, const char *store_path, const char *codebook_path, gboolean as_csv,
         const ThemaScreen *screen, GError **error)
{
  g_autoptr (ThemaStore) store = thema_store_open (store_path, error);
  View self = { .store = store, .screen = screen };
  if (store == NULL || !thema_find_document (store, name, &self.document, error))
    return FALSE;
  g_autoptr (ThemaCodebook) codebook = thema_codebook_load (codebook_path, NULL, error);
  g_autoptr (ThemaMatcher) matcher
      = codebook != NULL ? thema_matcher_new (codebook, store, NULL, error) : NULL;
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
  g_autofree char *codebook = NULL, *format = g_strdup ("text"), *colour = g_strdup ("auto");
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  ThemaScreen screen;
  int width = 0;
  const GOptionEntry entries[] = {
    { "codebook", 'b', 0, G_OPTION_ARG_FILENAME, &codebook, "the codebook", "FILE" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      "text, to read, or csv, the list of passages alone (default: text)", "HOW" },
    { "width", 'w', 0, G_OPTION_ARG_INT, &width,
      "columns of a line of text (default: the terminal's, 100 without one)", "N" },
    { "color", 0, 0, G_OPTION_ARG_STRING, &colour,
      "colour the passages: auto, always or never (default: auto)", "WHEN" },
    G_OPTION_ENTRY_NULL,
  };
  int status = thema_console_parse (
      argc, argv, "DOCUMENT STORE - show a document with its codes and patterns", entries, &rest);
  if (status >= 0)
    return status;
  if (g_strv_length (rest) != 2 || codebook == NULL)
    return thema_console_say (argv[0], "DOCUMENT STORE --codebook=FILE");
  if (!thema_screen_check_choice ("format", format, "text or csv", &error)
      || !thema_screen_init (&screen, width, colour, &error)
      || !explain (rest[0], rest[1], codebook, strcmp (format, "csv") == 0, &screen, &error))
    return thema_console_fail (argv[0], error);
  return 0;
}
