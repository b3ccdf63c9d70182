/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three shapes of tables. */
#include "analysis/codings-private.h"

#include <string.h>

/* A column with ratings, and whose or which code's they are. */
typedef struct
{
  guint column;
  guint32 id;
} RatingColumn;

/* Where things stand in a table; THEMA_NO_COLUMN for what is not there. */
typedef struct
{
  guint unit, sentence, coder, code, value, text;
  GArray *ratings; /* borrowed, of RatingColumn: the coders of a wide table, the codes of a sheet */
  gboolean wide;
  guint32 own_coder; /* of a sheet without a column of coders */
} Layout;

gboolean
thema_codings_is_reserved (const char *column)
{
  static const char *const names[]
      = { "unit", "doc_id", "sentence", "coder", "text", THEMA_SHEET_NOTES };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (column, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (const char *const *list, const char *name)
{
  return list == NULL || g_strv_contains (list, name);
}

static char *
list_columns (const ThemaSheet *sheet)
{
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < thema_sheet_n_columns (sheet) && i < 30; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", thema_sheet_column (sheet, i));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
add_rating_column (Layout *self, guint column, guint32 id)
{
  RatingColumn made = { column, id };
  g_array_append_val (self->ratings, made);
}

/* The name of a file without its folder and ending. */
static char *
file_stem (const char *path)
{
  char *stem = g_path_get_basename (path);
  char *dot = strrchr (stem, '.');
  if (dot != NULL && dot != stem)
    *dot = '\0';
  return stem;
}

/* Coders that are named and are columns make the table a wide one. */
static gboolean
find_wide (ThemaCodings *self, const ThemaSheet *sheet, Layout *layout, GError **error)
{
  const char *const *coders = self->options.coders;
  for (guint i = 0; coders != NULL && coders[i] != NULL; i++)
    {
      guint column = thema_sheet_find (sheet, coders[i]);
      for (guint j = 0; column != THEMA_NO_COLUMN && j < layout->ratings->len; j++)
        if (g_array_index (layout->ratings, RatingColumn, j).column == column)
          return thema_sheet_fail (sheet, error, "--coders names the column '%s' twice",
                                   thema_sheet_column (sheet, column));
      if (column != THEMA_NO_COLUMN)
        add_rating_column (layout, column,
                           thema_interner_find (self->coders, coders[i], strlen (coders[i])));
      else if (layout->ratings->len > 0)
        {
          g_autofree char *columns = list_columns (sheet);
          return thema_sheet_fail (sheet, error,
                                   "there is no column '%s' of --coders; there are: %s", coders[i],
                                   columns);
        }
    }
  layout->wide = layout->ratings->len > 0;
  return TRUE;
}

static gboolean
find_codes (ThemaCodings *self, const ThemaSheet *sheet, Layout *layout, GError **error)
{
  for (guint i = 0; i < thema_sheet_n_columns (sheet); i++)
    {
      const char *name = thema_sheet_column (sheet, i);
      if (*name != '\0' && !thema_codings_is_reserved (name)
          && is_wanted (self->options.codes, name))
        add_rating_column (layout, i, thema_interner_add (self->codes, name, strlen (name)));
    }
  if (layout->ratings->len == 0)
    {
      g_autofree char *columns = list_columns (sheet);
      return thema_sheet_fail (sheet, error,
                               "no column holds ratings. A table has the columns unit, coder and "
                               "value, or a column for each coder (name them with --coders), or a "
                               "column for each code; this one has: %s",
                               columns);
    }
  if (layout->coder != THEMA_NO_COLUMN)
    return TRUE;
  g_autofree char *stem = file_stem (thema_sheet_name (sheet));
  if (!is_wanted (self->options.coders, stem))
    return thema_sheet_fail (sheet, error,
                             "the coder of this table is '%s' by the file's name, who is none of "
                             "--coders, and no column is called like one of them",
                             stem);
  layout->own_coder = thema_interner_add (self->coders, stem, strlen (stem));
  return TRUE;
}

static gboolean
find_layout (ThemaCodings *self, const ThemaSheet *sheet, Layout *layout, GError **error)
{
  layout->unit = thema_sheet_find (sheet, "unit");
  if (layout->unit == THEMA_NO_COLUMN)
    layout->unit = thema_sheet_find (sheet, "doc_id");
  layout->sentence = thema_sheet_find (sheet, "sentence");
  layout->coder = thema_sheet_find (sheet, "coder");
  layout->code = thema_sheet_find (sheet, "code");
  layout->value = thema_sheet_find (sheet, "value");
  layout->text = thema_sheet_find (sheet, "text");
  if (layout->unit == THEMA_NO_COLUMN)
    {
      g_autofree char *columns = list_columns (sheet);
      return thema_sheet_fail (sheet, error,
                               "there is no column 'unit' or 'doc_id', which says what was rated; "
                               "there are: %s",
                               columns);
    }
  if (!find_wide (self, sheet, layout, error))
    return FALSE;
  if (layout->wide)
    return TRUE;
  if (layout->coder != THEMA_NO_COLUMN && layout->value != THEMA_NO_COLUMN)
    return TRUE;
  return find_codes (self, sheet, layout, error);
}

/* The code of a row in a long or wide table; THEMA_NO_ID for one that is left out. */
static gboolean
row_code (ThemaCodings *self, const ThemaSheet *sheet, const Layout *layout, guint32 *code,
          GError **error)
{
  const char *name = thema_sheet_cell (sheet, layout->code);
  if (layout->code != THEMA_NO_COLUMN && *name == '\0')
    return thema_sheet_fail (sheet, error, "the column 'code' is empty");
  *code = THEMA_NO_ID;
  if (layout->code == THEMA_NO_COLUMN || is_wanted (self->options.codes, name))
    *code = thema_interner_add (self->codes, name, strlen (name));
  return TRUE;
}

/* The coder that the row names, likewise. */
static gboolean
row_coder (ThemaCodings *self, const ThemaSheet *sheet, const Layout *layout, guint32 *coder,
           GError **error)
{
  const char *name = thema_sheet_cell (sheet, layout->coder);
  *coder = layout->own_coder;
  if (layout->coder == THEMA_NO_COLUMN)
    return TRUE;
  if (*name == '\0')
    return thema_sheet_fail (sheet, error, "the column 'coder' is empty");
  *coder = is_wanted (self->options.coders, name)
               ? thema_interner_add (self->coders, name, strlen (name))
               : THEMA_NO_ID;
  return TRUE;
}

static gboolean
read_ratings (ThemaCodings *self, const ThemaSheet *sheet, const Layout *layout, guint32 unit,
              guint32 coder, guint32 code, GError **error)
{
  for (guint i = 0; i < layout->ratings->len; i++)
    {
      const RatingColumn *rating = &g_array_index (layout->ratings, RatingColumn, i);
      if (!thema_codings_cell (self, sheet, rating->column, unit, layout->wide ? rating->id : coder,
                               layout->wide ? code : rating->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_row (ThemaCodings *self, const ThemaSheet *sheet, const Layout *layout, GError **error)
{
  const char *id = thema_sheet_cell (sheet, layout->unit);
  guint32 sentence, coder = THEMA_NO_ID, code = THEMA_NO_ID;
  gboolean is_sheet = !layout->wide && layout->ratings->len > 0;
  if (*id == '\0')
    return thema_sheet_fail (sheet, error, "the column '%s' is empty",
                             thema_sheet_column (sheet, layout->unit));
  if (!thema_codings_parse_sentence (sheet, thema_sheet_cell (sheet, layout->sentence), &sentence,
                                     error)
      || (!layout->wide && !row_coder (self, sheet, layout, &coder, error))
      || (!is_sheet && !row_code (self, sheet, layout, &code, error)))
    return FALSE;
  if ((!layout->wide && coder == THEMA_NO_ID) || (!is_sheet && code == THEMA_NO_ID))
    return TRUE;
  guint32 unit = thema_codings_unit (self, id, sentence, thema_sheet_cell (sheet, layout->text),
                                     self->files->len - 1, thema_sheet_line (sheet));
  if (layout->ratings->len > 0)
    return read_ratings (self, sheet, layout, unit, coder, code, error);
  return thema_codings_cell (self, sheet, layout->value, unit, coder, code, error);
}

gboolean
thema_codings_read (ThemaCodings *self, ThemaSheet *sheet, GError **error)
{
  GError *failure = NULL;
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (RatingColumn));
  Layout layout = { .ratings = ratings, .own_coder = THEMA_NO_ID };
  g_ptr_array_add (self->sheets, sheet);
  g_ptr_array_add (self->files, g_strdup (thema_sheet_name (sheet)));
  if (!find_layout (self, sheet, &layout, error))
    return FALSE;
  while (thema_sheet_next (sheet, &failure))
    if (!read_row (self, sheet, &layout, error))
      return FALSE;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
