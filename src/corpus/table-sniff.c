/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/table-sniff.h"

#include "corpus/table-names.h"

#include <string.h>

/* The header is one of so many records: exports may say before it where they come from. */
#define MAX_BEFORE 16
/* A quoted cell of which so much is at hand, and no end, may be one that never ends. */
#define LONG_CELL ((gsize) 16 * 1024)
/* Names of columns are shorter. */
#define MAX_NAME 100

/* The beginning of a table. */
typedef struct
{
  const char *bytes; /* borrowed */
  gsize length;
  gboolean is_all;
} Head;

/* What a dialect makes of it. */
typedef struct
{
  gsize header;
  guint n_cells, n_filled; /* of the header; up to the last of its cells that is not blank */
  guint n_known;           /* of its names */
  gboolean has_text;       /* one of them is a title or a text */
  gboolean is_terse;       /* all of them are as short as names are */
  guint n_good, n_bad;     /* rows below that fit, and that do not */
  guint n_used;            /* the most cells, up to one that is not blank, of those that fit */
  gboolean is_faulty;      /* quotes are not where they can be */
} View;

static const struct
{
  const char *name;
  char quote;
  gboolean backslash;
} quotes[] = {
  { "double", '"', FALSE },
  { "single", '\'', FALSE },
  { "backslash", '"', TRUE },
  { "none", 0, FALSE },
};

/* In the order in which they are tried. */
static const struct
{
  const char *name;
  char delimiter;
} delimiters[] = {
  { "comma", ',' },
  { "semicolon", ';' },
  { "tab", '\t' },
  { "pipe", '|' },
};

char
thema_table_delimiter (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (strcmp (delimiters[i].name, name) == 0)
      return delimiters[i].delimiter;
  gboolean is_one
      = name[0] == '\t' || (g_ascii_ispunct (name[0]) && strchr ("\"'\\", name[0]) == NULL);
  return is_one && name[1] == '\0' ? name[0] : 0;
}

static ThemaCsvDialect
dialect_of (char delimiter, const char *quote)
{
  gsize i = 0;
  while (i + 1 < G_N_ELEMENTS (quotes) && strcmp (quotes[i].name, quote) != 0)
    i++;
  return (ThemaCsvDialect){ delimiter, quotes[i].quote, quotes[i].backslash };
}

/* The number of cells up to the last that is not blank. */
static guint
count_filled (const Head *head, gsize at, const GArray *cells)
{
  guint n = cells->len;
  for (; n > 0; n--)
    {
      const ThemaCsvCell *cell = &g_array_index (cells, ThemaCsvCell, n - 1);
      if (!thema_slice_is_blank ((ThemaSlice){ head->bytes + at + cell->start, cell->length }))
        break;
    }
  return n;
}

/* How the record at `at` looks as a header. */
static void
view_header (const Head *head, gsize at, const GArray *cells, View *view)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  view->header = at;
  view->n_cells = cells->len;
  view->n_filled = count_filled (head, at, cells);
  view->is_terse = TRUE;
  for (guint i = 0; i < cells->len; i++)
    {
      const ThemaCsvCell *cell = &g_array_index (cells, ThemaCsvCell, i);
      g_hash_table_add (names, thema_table_name_fold (head->bytes + at + cell->start,
                                                      MIN (cell->length, MAX_NAME)));
      view->is_terse = view->is_terse && cell->length <= MAX_NAME;
    }
  view->n_known = thema_table_names_known (names, &view->has_text);
}

/* Looks for the header: the first record, unless those before another one say nothing, or are
 * comments, and that one has names that are known. */
static void
find_header (const Head *head, gsize start, ThemaCsvScanner *scanner, View *view)
{
  gsize at = start;
  for (guint n = 0; n < MAX_BEFORE; n++)
    {
      View seen = { 0 };
      thema_csv_scanner_start (scanner);
      ThemaCsvFound found
          = thema_csv_scanner_run (scanner, head->bytes + at, head->length - at, head->is_all);
      if (found == THEMA_CSV_END)
        break;
      view_header (head, at, scanner->cells, &seen);
      if (n == 0 || (seen.n_known >= 2 && seen.has_text))
        *view = seen;
      if (found != THEMA_CSV_RECORD || view->n_known >= 2
          || (seen.n_filled > 1 && head->bytes[at + scanner->record] != '#'))
        break;
      at += scanner->end;
    }
}

static void
view_rows (const Head *head, ThemaCsvScanner *scanner, View *view)
{
  gboolean is_header = TRUE;
  for (gsize at = view->header;; at += scanner->end)
    {
      thema_csv_scanner_start (scanner);
      ThemaCsvFound found
          = thema_csv_scanner_run (scanner, head->bytes + at, head->length - at, head->is_all);
      view->is_faulty = found == THEMA_CSV_OPEN || found == THEMA_CSV_BEHIND
                        || (found == THEMA_CSV_MORE && thema_csv_scanner_is_quoted (scanner)
                            && head->length - at - scanner->start > LONG_CELL);
      if (found != THEMA_CSV_RECORD)
        return;
      guint n_filled = count_filled (head, at, scanner->cells);
      gboolean fits = scanner->cells->len >= view->n_filled && n_filled <= view->n_cells;
      if (fits)
        view->n_used = MAX (view->n_used, n_filled);
      /* Nothing can be learnt from a row that is all blank. */
      if (!is_header && n_filled > 0)
        *(fits ? &view->n_good : &view->n_bad) += 1;
      is_header = FALSE;
    }
}

static View
view_as (const Head *head, gsize start, ThemaCsvDialect dialect)
{
  View view = { .header = start };
  ThemaCsvScanner scanner;
  thema_csv_scanner_init (&scanner, dialect);
  find_header (head, start, &scanner, &view);
  view_rows (head, &scanner, &view);
  thema_csv_scanner_clear (&scanner);
  return view;
}

/* A first line as spreadsheets take it, "sep=;": its length, and the delimiter. */
static gsize
read_sep_line (const Head *head, char *delimiter)
{
  if (head->length < 6 || g_ascii_strncasecmp (head->bytes, "sep=", 4) != 0
      || head->bytes[5] != '\n')
    return 0;
  *delimiter = head->bytes[4];
  return 6;
}

/* The delimiter that makes the most known names of the header, or else the most names. */
static char
choose_delimiter (const Head *head, gsize start, const char *quote)
{
  View best = { 0 };
  char delimiter = delimiters[0].delimiter;
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      View view = { .header = start };
      ThemaCsvScanner scanner;
      thema_csv_scanner_init (&scanner, dialect_of (delimiters[i].delimiter, quote));
      find_header (head, start, &scanner, &view);
      thema_csv_scanner_clear (&scanner);
      if (view.n_known < best.n_known
          || (view.n_known == best.n_known && view.n_cells <= best.n_cells))
        continue;
      best = view;
      delimiter = delimiters[i].delimiter;
    }
  return delimiter;
}

/* Whether all names of the header have single quotes around them. */
static gboolean
has_single_quotes (const Head *head, gsize header, char delimiter)
{
  const char *p = head->bytes + header, *end = memchr (p, '\n', head->length - header);
  guint n = 0;
  if (end == NULL)
    return FALSE;
  while (p < end)
    {
      const char *behind = memchr (p, delimiter, (gsize) (end - p));
      behind = behind != NULL ? behind : end;
      if (behind - p < 3 || *p != '\'' || behind[-1] != '\'')
        return FALSE;
      n++;
      p = behind + 1;
    }
  return n > 1;
}

/* Web of Science writes tabs, and quotes as they are in the text. */
static gboolean
is_unquoted (const Head *head, gsize header, char delimiter)
{
  const char *p = head->bytes + header, *end = memchr (p, '\n', head->length - header);
  if (end == NULL || delimiter != '\t')
    return FALSE;
  g_autofree char *line = g_strndup (p, (gsize) (end - p));
  g_auto (GStrv) cells = g_strsplit (line, "\t", THEMA_CSV_MAX_CELLS);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **cell = cells; *cell != NULL; cell++)
    g_hash_table_add (names, thema_table_name_fold (*cell, strlen (*cell)));
  const ThemaTableKind *kind = thema_table_kind (names);
  return kind != NULL && kind->is_unquoted;
}

/* Doubled quotes, unless they do not fit and something else does. */
static const char *
choose_quote (const Head *head, gsize start, char delimiter)
{
  static const char *const others[] = { "backslash", "none" };
  View usual = view_as (head, start, dialect_of (delimiter, "double"));
  if (has_single_quotes (head, usual.header, delimiter))
    return "single";
  if (is_unquoted (head, usual.header, delimiter))
    return "none";
  /* Between commas a quote that does not fit is a mistake to be told; between tabs it is common. */
  gsize n = delimiter == '\t' || delimiter == '|' ? G_N_ELEMENTS (others) : 1;
  for (gsize i = 0; usual.is_faulty && i < n; i++)
    {
      View view = view_as (head, start, dialect_of (delimiter, others[i]));
      if (!view.is_faulty && view.n_good > 0 && view.n_bad == 0)
        return others[i];
    }
  return "double";
}

ThemaTableShape
thema_table_sniff (const char *bytes, gsize length, gboolean is_all, const ThemaTableWish *wish)
{
  Head head = { bytes, length, is_all };
  char delimiter = 0;
  gsize start = read_sep_line (&head, &delimiter);
  const char *quote = wish->quote;
  if (wish->delimiter != 0)
    delimiter = wish->delimiter;
  if (delimiter == 0)
    delimiter = choose_delimiter (&head, start, quote != NULL ? quote : "double");
  if (quote == NULL)
    quote = choose_quote (&head, start, delimiter);
  ThemaTableShape shape = { .dialect = dialect_of (delimiter, quote) };
  View view = view_as (&head, start, shape.dialect);
  shape.header = view.header;
  shape.n_used = view.n_used;
  shape.is_telling = view.n_known >= 2 && view.has_text && view.is_terse && view.n_cells >= 2
                     && view.n_bad == 0 && view.n_good > 0
                     && (view.n_known > 2 || view.n_known * 2 >= view.n_cells);
  return shape;
}
