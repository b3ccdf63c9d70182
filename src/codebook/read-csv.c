/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/read-csv.h"

#include "base/csv-reader.h"
#include "codebook/choices.h"
#include "codebook/dictionary.h"
#include "codebook/near-words.h"

#include <string.h>

typedef enum
{
  COLUMN_CODE,
  COLUMN_PARENT,
  COLUMN_LABEL,
  COLUMN_DEFINITION,
  COLUMN_INCLUDE,
  COLUMN_EXCLUDE,
  COLUMN_PATTERN,
  COLUMN_MATCH,
  COLUMN_CASE,
  COLUMN_NOT,
  COLUMN_WEIGHT,
  COLUMN_NEAR_WORDS,
  COLUMN_WITHIN,
  COLUMN_ORDER,
  COLUMN_NEAR_UNIT,
  COLUMN_RULE,
  COLUMN_UNIT,
  COLUMN_NEGATED,
  COLUMN_EXCLUSIVE,
  COLUMN_EXAMPLE,
  COLUMN_POSITIVE,
  COLUMN_COLOR,
  COLUMN_GUID,
  N_COLUMNS
} Column;

const char *const thema_codebook_csv_columns[N_COLUMNS + 1]
    = { "code", "parent",  "label",     "definition", "include",  "exclude", "pattern",   "match",
        "case", "not",     "weight",    "near_words", "within",   "order",   "near_unit", "rule",
        "unit", "negated", "exclusive", "example",    "positive", "color",   "guid",      NULL };

/* As spreadsheets and people write them: no and yes in turn. */
static const char *const flags[]
    = { "no", "yes", "false", "true", "0", "1", "n", "y", "-", "x", "negative", "positive", NULL };

typedef struct
{
  ThemaCodebook *codebook; /* borrowed */
  GHashTable *by_name;     /* owned: of borrowed ThemaCode, by their borrowed names */
  guint n_fields;          /* of the header */
  guint where[N_COLUMNS];  /* the field of each column; G_MAXUINT: there is none */
  char *cells[N_COLUMNS];  /* owned: of the current row, blanks trimmed, never NULL */
  guint line;              /* of the current row */
} Reader;

static void
clear_cells (Reader *self)
{
  for (guint c = 0; c < N_COLUMNS; c++)
    g_clear_pointer (&self->cells[c], g_free);
}

static gboolean
is_given (const Reader *self, Column column)
{
  return *self->cells[column] != '\0';
}

/* The place of a cell among `choices`; `*choice` stays when the cell is empty. */
static gboolean
read_choice (const Reader *self, Column column, const char *const *choices, guint *choice,
             GError **error)
{
  if (!is_given (self, column))
    return TRUE;
  for (guint i = 0; choices[i] != NULL; i++)
    if (g_ascii_strcasecmp (self->cells[column], choices[i]) == 0)
      {
        *choice = i;
        return TRUE;
      }
  g_autofree char *list
      = choices == flags ? g_strdup ("yes or no") : g_strjoinv (" or ", (char **) choices);
  return thema_dictionary_fail (self->codebook, self->line, error,
                                "'%s' in the column '%s' must be %s", self->cells[column],
                                thema_codebook_csv_columns[column], list);
}

static gboolean
read_flag (const Reader *self, Column column, gboolean *flag, GError **error)
{
  guint choice = *flag != FALSE;
  if (!read_choice (self, column, flags, &choice, error))
    return FALSE;
  *flag = choice % 2 == 1;
  return TRUE;
}

/* Where the columns are; what has no meaning is noted. */
static gboolean
read_header (Reader *self, const ThemaSlice *fields, guint n, GError **error)
{
  self->n_fields = n;
  for (guint c = 0; c < N_COLUMNS; c++)
    self->where[c] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = thema_single_line (fields[i].bytes, fields[i].length);
      guint c = 0;
      while (c < N_COLUMNS && g_ascii_strcasecmp (name, thema_codebook_csv_columns[c]) != 0)
        c++;
      if (c == N_COLUMNS && *name != '\0')
        thema_codebook_note (self->codebook, self->line,
                             "the column '%s' is not known; it is left out", name);
      else if (c < N_COLUMNS && self->where[c] != G_MAXUINT)
        return thema_dictionary_fail (self->codebook, self->line, error,
                                      "the column '%s' is there twice", name);
      else if (c < N_COLUMNS)
        self->where[c] = i;
    }
  for (guint i = 0; i < 2; i++)
    {
      Column needed = i == 0 ? COLUMN_CODE : COLUMN_PATTERN;
      if (self->where[needed] == G_MAXUINT)
        return thema_dictionary_fail (self->codebook, self->line, error,
                                      "the column '%s' is missing; the first row names the "
                                      "columns, of which code and pattern are needed",
                                      thema_codebook_csv_columns[needed]);
    }
  return TRUE;
}

/* The name in a cell (transfer full): as it stands there, but on one line. */
static char *
name_of (const Reader *self, Column column)
{
  const char *cell = self->cells[column];
  for (const char *p = cell; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      return thema_single_line (cell, strlen (cell));
  return g_strdup (cell);
}

/* The code of the row, with what the row says of it. */
static ThemaCode *
read_code (Reader *self, GError **error)
{
  g_autofree char *name = name_of (self, COLUMN_CODE);
  if (*name == '\0')
    {
      thema_dictionary_fail (self->codebook, self->line, error,
                             "the column 'code' is empty; each row names its code");
      return NULL;
    }
  ThemaCode *code = g_hash_table_lookup (self->by_name, name);
  if (code != NULL)
    return code;
  if (thema_codebook_n_codes (self->codebook) == THEMA_MAX_CODES)
    {
      thema_dictionary_fail (self->codebook, self->line, error,
                             "the codebook has more than %u codes", THEMA_MAX_CODES);
      return NULL;
    }
  code = thema_codebook_add (self->codebook, name, NULL, self->line);
  g_hash_table_insert (self->by_name, code->name, code);
  return code;
}

static void
set_text (Reader *self, Column column, char **field)
{
  thema_dictionary_set (self->codebook, field, self->cells[column],
                        thema_codebook_csv_columns[column], self->line);
}

/* A field that is NULL when nothing was said. */
static void
set_optional (Reader *self, Column column, char **field)
{
  if (!is_given (self, column))
    return;
  if (*field == NULL)
    *field = g_strdup ("");
  set_text (self, column, field);
}

static gboolean
read_code_columns (Reader *self, ThemaCode *code, GError **error)
{
  guint unit = code->rule_unit, negated = code->negated;
  char *parent = name_of (self, COLUMN_PARENT);
  g_free (self->cells[COLUMN_PARENT]);
  self->cells[COLUMN_PARENT] = parent;
  set_optional (self, COLUMN_PARENT, &code->parent_name);
  set_text (self, COLUMN_LABEL, &code->label);
  set_text (self, COLUMN_DEFINITION, &code->definition);
  set_text (self, COLUMN_INCLUDE, &code->include);
  set_text (self, COLUMN_EXCLUDE, &code->exclude);
  set_text (self, COLUMN_COLOR, &code->color);
  set_text (self, COLUMN_GUID, &code->guid);
  set_optional (self, COLUMN_RULE, &code->rule);
  if (!read_choice (self, COLUMN_UNIT, thema_choices_unit, &unit, error)
      || !read_choice (self, COLUMN_NEGATED, thema_choices_negated, &negated, error)
      || !read_flag (self, COLUMN_EXCLUSIVE, &code->exclusive, error))
    return FALSE;
  code->rule_unit = unit;
  code->negated = negated;
  return TRUE;
}

static gboolean
read_near (const Reader *self, ThemaPattern *pattern, GError **error)
{
  g_autoptr (ThemaNear) near = thema_near_new ();
  guint64 within;
  guint order = near->order, unit = near->unit;
  if (!thema_near_words_parse (self->cells[COLUMN_NEAR_WORDS], self->line, near->words))
    return thema_dictionary_fail (self->codebook, self->line, error,
                                  "'%s' in the column 'near_words' must be two or more words with "
                                  "commas between, phrases in quotes: fail*, \"human rights\"",
                                  self->cells[COLUMN_NEAR_WORDS]);
  if (!g_ascii_string_to_unsigned (self->cells[COLUMN_WITHIN], 10, 0, THEMA_MAX_WITHIN, &within,
                                   NULL))
    return thema_dictionary_fail (self->codebook, self->line, error,
                                  "'%s' in the column 'within' must be a whole number from 0 to "
                                  "%d: how many other words may stand between the near_words",
                                  self->cells[COLUMN_WITHIN], THEMA_MAX_WITHIN);
  if (!read_choice (self, COLUMN_ORDER, thema_choices_order, &order, error)
      || !read_choice (self, COLUMN_NEAR_UNIT, thema_choices_unit, &unit, error))
    return FALSE;
  near->within = (guint) within;
  near->order = order;
  near->unit = unit;
  thema_pattern_set_near (pattern, g_steal_pointer (&near));
  return TRUE;
}

static gboolean
read_pattern (Reader *self, ThemaCode *code, GError **error)
{
  gboolean is_near = is_given (self, COLUMN_NEAR_WORDS), is_not = FALSE;
  guint match = THEMA_MATCH_WORD, sensitive = FALSE;
  if (!read_flag (self, COLUMN_NOT, &is_not, error)
      || !read_choice (self, COLUMN_MATCH, thema_choices_match, &match, error)
      || !read_choice (self, COLUMN_CASE, thema_choices_case, &sensitive, error))
    return FALSE;
  if (!is_near && !is_given (self, COLUMN_PATTERN))
    return TRUE;
  if (match == THEMA_MATCH_STEM && sensitive)
    return thema_dictionary_fail (
        self->codebook, self->line, error,
        "a pattern cannot be matched by stem and by case at once; stems are lower case");
  ThemaPattern *pattern = thema_codebook_add_pattern (
      is_not ? code->exclusions : code->patterns, self->cells[COLUMN_PATTERN], match, self->line);
  pattern->case_sensitive = sensitive == 1;
  if (is_given (self, COLUMN_WEIGHT)
      && !thema_weight_parse (self->cells[COLUMN_WEIGHT], &pattern->weight))
    return thema_dictionary_fail (self->codebook, self->line, error,
                                  "'%s' in the column 'weight' must be a number with at most six "
                                  "decimals, like 2 or -0.5",
                                  self->cells[COLUMN_WEIGHT]);
  if (!is_near)
    return TRUE;
  pattern->match = THEMA_MATCH_WORD;
  pattern->case_sensitive = FALSE;
  if (!read_near (self, pattern, error))
    return FALSE;
  if (is_given (self, COLUMN_PATTERN) && strcmp (self->cells[COLUMN_PATTERN], pattern->text) != 0)
    thema_codebook_note (self->codebook, self->line,
                         "the row has near_words, so that its pattern, '%s', is left out",
                         self->cells[COLUMN_PATTERN]);
  return TRUE;
}

static gboolean
read_example (Reader *self, ThemaCode *code, GError **error)
{
  gboolean positive = TRUE;
  if (!read_flag (self, COLUMN_POSITIVE, &positive, error))
    return FALSE;
  ThemaExample example = { g_strdup (self->cells[COLUMN_EXAMPLE]), positive, self->line };
  if (is_given (self, COLUMN_EXAMPLE))
    g_array_append_val (code->examples, example);
  else
    g_free (example.text);
  return TRUE;
}

/* Puts the row into `cells`; FALSE: all of it is empty. */
static gboolean
take_cells (Reader *self, const ThemaSlice *fields, guint n)
{
  gboolean any = FALSE;
  clear_cells (self);
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      guint at = self->where[c];
      self->cells[c]
          = g_strstrip (at < n ? g_strndup (fields[at].bytes, fields[at].length) : g_strdup (""));
      any |= is_given (self, c);
    }
  for (guint i = self->n_fields; i < n; i++)
    {
      g_autofree char *text = thema_single_line (fields[i].bytes, fields[i].length);
      if (*text != '\0')
        thema_codebook_note (self->codebook, self->line,
                             "'%s' stands in no column that the header names; it is left out",
                             text);
    }
  return any;
}

static gboolean
read_row (Reader *self, const ThemaSlice *fields, guint n, GError **error)
{
  if (!take_cells (self, fields, n))
    return TRUE;
  ThemaCode *code = read_code (self, error);
  return code != NULL && read_code_columns (self, code, error) && read_pattern (self, code, error)
         && read_example (self, code, error);
}

/* The lines of records, counted on the way: asking the reader for each would count from the start.
 */
static void
count_lines (Reader *self, const char *text, gsize *counted, gsize up_to)
{
  for (; *counted < up_to; ++*counted)
    self->line += text[*counted] == '\n';
}

static gboolean
read_rows (Reader *self, const char *text, gsize length, GError **error)
{
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (ThemaCsvReader) csv = thema_csv_reader_new (self->codebook->path, text, length,
                                                         thema_csv_guess_delimiter (text, length));
  gsize counted = 0;
  gboolean is_header = TRUE;
  GError *failure = NULL;
  while (thema_csv_reader_next (csv, arena, &failure))
    {
      guint n;
      const ThemaSlice *fields = thema_csv_reader_fields (csv, &n);
      count_lines (self, text, &counted, thema_csv_reader_record (csv));
      if (is_header ? !read_header (self, fields, n, error) : !read_row (self, fields, n, error))
        return FALSE;
      is_header = FALSE;
      thema_arena_reset (arena);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (is_header)
    thema_dictionary_fail (self->codebook, 1, error, "the codebook is empty");
  return failure == NULL && !is_header;
}

gboolean
thema_codebook_read_csv (ThemaCodebook *codebook, const char *text, gsize length, GError **error)
{
  Reader reader = { .codebook = codebook, .line = 1 };
  reader.by_name = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean good = read_rows (&reader, text, length, error);
  clear_cells (&reader);
  g_hash_table_unref (reader.by_name);
  return good;
}
