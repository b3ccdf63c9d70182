/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thema kwic PATTERN STORE: where a pattern or a code is found, each place with what stands around
 * it. */
#include "programs/commands.h"

#include "analysis/find-document.h"
#include "analysis/kwic.h"
#include "analysis/passage.h"
#include "base/csv-writer.h"
#include "programs/checks.h"
#include "programs/console.h"
#include "programs/screen.h"
#include "programs/stages.h"
#include "text/display.h"

#include <stdio.h>
#include <string.h>

#define MAX_CONTEXT 1000

typedef struct
{
  char *code, *match, *letter_case, *sort, *document, *format, *colour; /* owned */
  GStrv exclusions, rest;                                               /* owned */
  ThemaOptions *coding; /* owned: the codebook of --code, and how it is applied */
  int context, width, threads;
  gint64 limit, sample, seed;
  gboolean quiet;
} Options;

/* What is looked for and where it is shown. */
typedef struct
{
  const Options *options;       /* borrowed */
  const ThemaMatcher *matcher;  /* borrowed */
  const ThemaStore *store;      /* borrowed */
  const GArray *segments;       /* borrowed: in their order */
  ThemaPassageReader *passages; /* owned */
  ThemaScreen screen;
} Concordance;

static Options *
options_new (void)
{
  Options *self = g_new0 (Options, 1);
  self->coding = thema_options_new (THEMA_FOR_CODE);
  self->context = 10;
  self->seed = 1;
  return self;
}

static void
options_free (Options *self)
{
  char *const texts[] = { self->code,     self->match,  self->letter_case, self->sort,
                          self->document, self->format, self->colour };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (self->exclusions);
  g_strfreev (self->rest);
  thema_options_free (self->coding);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Options, options_free)

static void
set_default (char **text, const char *value)
{
  if (*text == NULL)
    *text = g_strdup (value);
}

/* -1 to go on, else the exit status to leave with. */
static int
parse (Options *self, int argc, char **argv, GError **error)
{
  static const char *const shared[]
      = { "codebook", "codebook-format", "codebook-encoding", "overlap", "phrase-gap", "parents",
          NULL };
  char *texts[G_N_ELEMENTS (shared)] = { NULL };
  /* Texts are taken as they come, like file names, whatever the locale says of their encoding. */
  const GOptionEntry own[] = {
    { "code", 'c', 0, G_OPTION_ARG_FILENAME, &self->code,
      "show a code's passages instead of a pattern's; needs --codebook", "CODE" },
    { "match", 0, 0, G_OPTION_ARG_STRING, &self->match,
      "how PATTERN matches: word, stem or regex (default: word)", "HOW" },
    { "case", 0, 0, G_OPTION_ARG_STRING, &self->letter_case,
      "whether PATTERN minds upper and lower case: ignore or sensitive (default: ignore)", "HOW" },
    { "not", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->exclusions,
      "leave out matches that lie inside a match of this pattern; may be repeated", "PATTERN" },
    { "document", 'd', 0, G_OPTION_ARG_FILENAME, &self->document,
      "only this document: its id, or #N for the N-th one", "ID" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &self->sort,
      "order by document, or by the word to the left or right (default: document)", "HOW" },
    { "sample", 0, 0, G_OPTION_ARG_INT64, &self->sample, "draw N passages at random", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &self->seed,
      "another number draws another sample (default: 1)", "N" },
    { "limit", 'n', 0, G_OPTION_ARG_INT64, &self->limit, "show the first N passages (default: all)",
      "N" },
    { "context", 0, 0, G_OPTION_ARG_INT, &self->context,
      "tokens to the left and right of a passage (default: 10)", "N" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &self->format,
      "text, aligned to read, or csv (default: text)", "HOW" },
    { "width", 'w', 0, G_OPTION_ARG_INT, &self->width,
      "columns of a line of text (default: the terminal's, 100 without one)", "N" },
    { "color", 0, 0, G_OPTION_ARG_STRING, &self->colour,
      "colour the passages: auto, always or never (default: auto)", "WHEN" },
    { "threads", 't', 0, G_OPTION_ARG_INT, &self->threads, "threads to use (default: all cores)",
      "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet, "no summary", NULL },
  };
  GOptionEntry entries[G_N_ELEMENTS (own) + G_N_ELEMENTS (shared)] = { 0 };
  memcpy (entries, own, sizeof own);
  thema_options_entries (shared, texts, entries + G_N_ELEMENTS (own));
  int status = thema_console_parse (
      argc, argv, "PATTERN STORE - show where a pattern or a code is found", entries, &self->rest);
  set_default (&self->match, "word");
  set_default (&self->letter_case, "ignore");
  set_default (&self->sort, "document");
  set_default (&self->format, "text");
  if (!thema_options_take (self->coding, shared, texts, error) && status < 0)
    return thema_console_fail (argv[0], *error);
  return status;
}

static gboolean
check (const Options *self, GError **error)
{
  gboolean of_pattern = strcmp (self->match, "word") != 0 || self->exclusions != NULL
                        || strcmp (self->letter_case, "ignore") != 0;
  if (!thema_check_choice ("match", self->match, "word or stem or regex", error)
      || !thema_check_choice ("case", self->letter_case, "ignore or sensitive", error)
      || !thema_check_choice ("sort", self->sort, "document or left or right", error)
      || !thema_check_choice ("format", self->format, "text or csv", error)
      || !thema_check_range ("context", self->context, 0, MAX_CONTEXT, error)
      || !thema_check_range ("limit", self->limit, 0, G_MAXUINT32, error)
      || !thema_check_range ("sample", self->sample, 0, G_MAXUINT32, error)
      || !thema_check_range ("threads", self->threads, 0, 1024, error))
    return FALSE;
  const char *wrong = NULL;
  if ((self->code != NULL) != (self->coding->codebook != NULL))
    wrong = "--code and --codebook go together";
  else if (self->code != NULL && of_pattern)
    wrong = "--match, --case and --not are of a PATTERN; those of a code stand in its codebook";
  else if (strcmp (self->match, "stem") == 0 && strcmp (self->letter_case, "sensitive") == 0)
    wrong = "stems know no case: leave out --match=stem or --case=sensitive";
  return wrong == NULL || thema_check_refuse (wrong, error);
}

static ThemaCodebook *
make_codebook (const Options *self, const ThemaStore *store, ThemaConsole *console, GError **error)
{
  if (self->code != NULL)
    return thema_stage_codebook (self->coding, self->coding->codebook, thema_store_rules (store),
                                 console, error);
  ThemaMatch match = strcmp (self->match, "stem") == 0    ? THEMA_MATCH_STEM
                     : strcmp (self->match, "regex") == 0 ? THEMA_MATCH_REGEX
                                                          : THEMA_MATCH_WORD;
  return thema_kwic_codebook_new (self->rest[0], (const char *const *) self->exclusions, match,
                                  strcmp (self->letter_case, "sensitive") == 0, error);
}

static gboolean
find_code (const Options *self, const ThemaCodebook *codebook, guint32 *index, GError **error)
{
  *index = 0;
  if (self->code == NULL)
    return TRUE;
  for (; *index < thema_codebook_n_codes (codebook); ++*index)
    if (strcmp (thema_codebook_code (codebook, *index)->name, self->code) == 0)
      return TRUE;
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint32 i = 0; i < MIN (thema_codebook_n_codes (codebook), 20); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            thema_codebook_code (codebook, i)->name);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: there is no code '%s'; it has %s%s",
               codebook->path, self->code, names->str,
               thema_codebook_n_codes (codebook) > 20 ? ", ..." : "");
  return FALSE;
}

static void
put_stdout (ThemaCsvWriter *csv, gboolean all)
{
  gsize length;
  const char *rows = thema_csv_writer_rows (csv, &length);
  if (!all && length < 65536)
    return;
  fwrite (rows, 1, length, stdout);
  thema_csv_writer_clear (csv);
}

static void
write_csv_row (const Concordance *self, const ThemaSegment *segment,
               const ThemaPassageView *passage, ThemaCsvWriter *csv)
{
  thema_csv_writer_text (csv, passage->id);
  thema_csv_writer_count (csv, passage->sentence);
  thema_csv_writer_count (csv, passage->start);
  thema_csv_writer_count (csv, passage->end);
  thema_csv_writer_bytes (csv, passage->left.bytes, passage->left.length);
  thema_csv_writer_bytes (csv, passage->text.bytes, passage->text.length);
  thema_csv_writer_bytes (csv, passage->right.bytes, passage->right.length);
  if (self->options->code != NULL)
    {
      thema_csv_writer_text (csv, self->options->code);
      thema_csv_writer_text (csv,
                             segment->pattern < thema_matcher_n_patterns (self->matcher)
                                 ? thema_matcher_pattern (self->matcher, segment->pattern)->text
                                 : "");
    }
  thema_csv_writer_end_row (csv);
}

static gboolean
write_csv (const Concordance *self, GError **error)
{
  static const char *const header[]
      = { "doc_id", "sentence", "start", "end", "left", "text", "right", NULL };
  static const char *const code_header[]
      = { "doc_id", "sentence", "start", "end", "left", "text", "right", "code", "pattern", NULL };
  g_autoptr (ThemaCsvWriter) csv = thema_csv_writer_new (NULL, FALSE);
  thema_csv_writer_header (csv, self->options->code != NULL ? code_header : header);
  for (guint i = 0; i < self->segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (self->segments, ThemaSegment, i);
      ThemaPassageView passage;
      if (!thema_passage_reader_get (self->passages, segment, &passage, error))
        return FALSE;
      write_csv_row (self, segment, &passage, csv);
      put_stdout (csv, FALSE);
    }
  put_stdout (csv, TRUE);
  return TRUE;
}

/* The columns of a line: ID, two blanks, LEFT, " | ", PASSAGE, " | ", RIGHT. */
typedef struct
{
  guint id, left, passage, right;
} Columns;

static guint
shown_width (const char *bytes, gsize length, GString *scratch)
{
  g_string_truncate (scratch, 0);
  thema_display_append (scratch, bytes, length);
  return thema_display_width (scratch->str, scratch->len);
}

/* As wide as what they hold, ids up to a quarter and passages up to a third of the screen; the
 * context has the rest. */
static gboolean
measure (const Concordance *self, Columns *columns, GError **error)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  guint id = 0, passage = 1;
  guint32 last = THEMA_NO_ID;
  for (guint i = 0; i < self->segments->len; i++)
    {
      const ThemaSegment *segment = &g_array_index (self->segments, ThemaSegment, i);
      ThemaPassageView view;
      if (!thema_passage_reader_get (self->passages, segment, &view, error))
        return FALSE;
      passage = MAX (passage, shown_width (view.text.bytes, view.text.length, scratch));
      if (segment->document != last)
        id = MAX (id, shown_width (view.id, strlen (view.id), scratch));
      last = segment->document;
    }
  columns->id = MIN (id, self->screen.width / 4);
  columns->passage = MIN (passage, self->screen.width / 3);
  guint rest = self->screen.width - columns->id - columns->passage - 2 - 3 - 3;
  columns->left = rest / 2;
  columns->right = rest - columns->left;
  return TRUE;
}

static void
put_blanks (GString *line, guint n)
{
  gsize before = line->len;
  g_string_set_size (line, before + n);
  memset (line->str + before, ' ', n);
}

/* Appends a cell that is no wider than it may be. */
static void
put_cell (const Concordance *self, GString *line, const char *colour, const char *text,
          gsize length)
{
  gboolean rtl = thema_display_is_rtl (text, length);
  if (rtl)
    g_string_append (line, THEMA_DISPLAY_ISOLATE);
  if (colour != NULL)
    thema_screen_append (&self->screen, line, colour, text, length);
  else
    g_string_append_len (line, text, (gssize) length);
  if (rtl)
    g_string_append (line, THEMA_DISPLAY_END_ISOLATE);
}

/* The end of a text, right-aligned, or its beginning without one. */
static void
put_left (const Concordance *self, GString *line, guint columns, GString *cell)
{
  gsize from = thema_display_tail (cell->str, cell->len, columns);
  put_blanks (line, columns - thema_display_width (cell->str + from, cell->len - from));
  put_cell (self, line, NULL, cell->str + from, cell->len - from);
}

/* The id, with its end where there is no room for all of it. */
static void
put_id (const Concordance *self, GString *line, guint columns, GString *cell)
{
  guint width = thema_display_width (cell->str, cell->len);
  if (width > columns)
    {
      gsize from = thema_display_tail (cell->str, cell->len, columns - 1);
      g_string_erase (cell, 0, (gssize) from);
      g_string_prepend (cell, "\xE2\x80\xA6");
      width = thema_display_width (cell->str, cell->len);
    }
  put_cell (self, line, THEMA_COLOUR_FAINT, cell->str, cell->len);
  put_blanks (line, columns - width);
}

static void
set_cell (GString *cell, ThemaSlice text)
{
  g_string_truncate (cell, 0);
  thema_display_append (cell, text.bytes, text.length);
  if (cell->len > 0 && cell->str[cell->len - 1] == ' ')
    g_string_truncate (cell, cell->len - 1);
}

static void
append_line (const Concordance *self, const Columns *columns, const ThemaPassageView *passage,
             GString *cell, GString *line)
{
  set_cell (cell, (ThemaSlice){ passage->id, strlen (passage->id) });
  put_id (self, line, columns->id, cell);
  g_string_append (line, "  ");
  set_cell (cell, passage->left);
  put_left (self, line, columns->left, cell);
  g_string_append (line, " | ");
  /* A passage that is longer than its column takes from the context behind it. */
  guint room = columns->passage + columns->right;
  set_cell (cell, passage->text);
  gsize length = thema_display_head (cell->str, cell->len, room);
  guint width = thema_display_width (cell->str, length);
  put_cell (self, line, THEMA_COLOUR_PASSAGE, cell->str, length);
  if (width < columns->passage)
    put_blanks (line, columns->passage - width);
  g_string_append (line, " |");
  set_cell (cell, passage->right);
  length = thema_display_head (cell->str, cell->len, room - MAX (width, columns->passage));
  while (length > 0 && cell->str[length - 1] == ' ')
    length--;
  if (length > 0)
    g_string_append_c (line, ' ');
  put_cell (self, line, NULL, cell->str, length);
  g_string_append_c (line, '\n');
}

static gboolean
write_text (const Concordance *self, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL), cell = g_string_new (NULL);
  Columns columns;
  if (!measure (self, &columns, error))
    return FALSE;
  for (guint i = 0; i < self->segments->len; i++)
    {
      ThemaPassageView passage;
      if (!thema_passage_reader_get (
              self->passages, &g_array_index (self->segments, ThemaSegment, i), &passage, error))
        return FALSE;
      append_line (self, &columns, &passage, cell, out);
      thema_screen_flush (out, FALSE);
    }
  thema_screen_flush (out, TRUE);
  return TRUE;
}

/* How many there are, and how many of them are not shown, and why. */
static void
say_counts (const Concordance *self, const char *program, const ThemaKwicCounts *counts)
{
  if (self->options->quiet)
    return;
  fflush (stdout);
  fprintf (stderr, "%s: %" G_GUINT64_FORMAT " %s in %u %s", program, counts->passages,
           counts->passages == 1 ? "passage" : "passages", counts->documents,
           counts->documents == 1 ? "document" : "documents");
  if (counts->sampled < counts->passages)
    fprintf (stderr, ", a sample of %" G_GUINT64_FORMAT, counts->sampled);
  if (self->segments->len < counts->sampled)
    fprintf (stderr, "; %" G_GUINT64_FORMAT " more than --limit=%u shows",
             counts->sampled - self->segments->len, self->segments->len);
  fputc ('\n', stderr);
}

static gboolean
show (const Options *options, const char *program, GError **error)
{
  const ThemaCodingRules rules = thema_stage_coding_rules (options->coding);
  ThemaScreen screen;
  ThemaConsole console;
  thema_console_init (&console, program, options->quiet);
  if (!check (options, error)
      || !thema_screen_init (&screen, options->width, options->colour, error))
    return FALSE;
  guint n_threads = options->threads > 0 ? (guint) options->threads : g_get_num_processors ();
  ThemaKwicQuery query = { .document = THEMA_NO_ID,
                           .sort = strcmp (options->sort, "left") == 0    ? THEMA_KWIC_LEFT
                                   : strcmp (options->sort, "right") == 0 ? THEMA_KWIC_RIGHT
                                                                          : THEMA_KWIC_DOCUMENT,
                           .sample = (guint64) options->sample,
                           .seed = (guint64) options->seed,
                           .limit = (guint64) options->limit,
                           .n_threads = n_threads };
  g_autoptr (ThemaStore) store
      = thema_store_open (options->rest[options->code != NULL ? 0 : 1], error);
  g_autoptr (ThemaCodebook) codebook
      = store != NULL ? make_codebook (options, store, &console, error) : NULL;
  if (codebook == NULL || !find_code (options, codebook, &query.code, error)
      || (options->document != NULL
          && !thema_find_document (store, options->document, &query.document, error)))
    return FALSE;
  g_autoptr (ThemaMatcher) matcher = options->code != NULL
                                         ? thema_matcher_new (codebook, store, &rules, error)
                                         : thema_kwic_matcher_new (codebook, store, error);
  ThemaKwicCounts counts;
  g_autoptr (GArray) segments
      = matcher != NULL ? thema_kwic_find (matcher, store, &query, &counts, error) : NULL;
  if (segments == NULL)
    return FALSE;
  g_autoptr (ThemaPassageReader) passages
      = thema_passage_reader_new (store, (guint) options->context);
  Concordance self = { options, matcher, store, segments, passages, screen };
  if (!(strcmp (options->format, "csv") == 0 ? write_csv : write_text) (&self, error))
    return FALSE;
  say_counts (&self, program, &counts);
  return TRUE;
}

int
thema_command_kwic (int argc, char **argv)
{
  g_autoptr (Options) options = options_new ();
  g_autoptr (GError) error = NULL;
  int status = parse (options, argc, argv, &error);
  if (status >= 0)
    return status;
  if (g_strv_length (options->rest) != (options->code != NULL ? 1 : 2))
    return thema_console_say (argv[0], options->code != NULL ? "--code=CODE --codebook=FILE STORE"
                                                             : "PATTERN STORE");
  return show (options, argv[0], &error) ? 0 : thema_console_fail (argv[0], error);
}
