/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/table-shape.h"

#include "base/csv-reader.h"
#include "base/input.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static void
clear_field (gpointer data)
{
  ThemaField *field = data;
  g_free (field->name);
  thema_column_clear (&field->column);
}

void
thema_table_shape_free (ThemaTableShape *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->fields);
  g_free (self);
}

/* A column that docs/tables.md has no name for: by its prefix, or by its place. */
static void
init_named_elsewhere (ThemaField *field, const char *table, gboolean is_metadata)
{
  static const char prefix[] = "stratum_units:";
  if (g_str_has_prefix (field->name, prefix) && thema_column_is_known (table, prefix))
    {
      field->is_known = thema_column_init (&field->column, table, prefix, 0);
      return;
    }
  ThemaColumn second;
  gboolean has_second = thema_column_init (&second, table, "*", 1);
  gboolean takes_second = has_second && !is_metadata;
  thema_column_clear (&second);
  field->is_known = thema_column_init (&field->column, table, "*", takes_second);
  /* Whatever stands in the corpus: it may be years. */
  field->is_metadata = is_metadata && field->is_known;
  if (field->is_metadata)
    field->column.type = THEMA_COLUMN_YEAR;
}

static void
add_field (ThemaTableShape *self, const char *table, const ThemaSlice *name, guint *n_metadata)
{
  ThemaField field = { .name = g_utf8_make_valid (name->bytes, (gssize) name->length) };
  /* In the matrix the corpus's columns come first, and may be called as one of thema's. */
  if (thema_column_is_known (table, field.name))
    field.is_known = thema_column_init (&field.column, table, field.name, 0);
  else
    {
      init_named_elsewhere (&field, table, *n_metadata > 0);
      *n_metadata -= *n_metadata > 0;
    }
  g_array_append_val (self->fields, field);
}

static gboolean
is_year (const ThemaSlice *cell)
{
  if (cell->length != 4)
    return FALSE;
  for (gsize i = 0; i < 4; i++)
    if (!g_ascii_isdigit (cell->bytes[i]))
      return FALSE;
  /* Other numbers of four digits are rather no years. */
  return memcmp (cell->bytes, "1000", 4) >= 0 && memcmp (cell->bytes, "2100", 4) < 0;
}

typedef struct
{
  gboolean some, others; /* years; other values that are not empty */
} Seen;

/* Reads all rows and lets be a year what never is anything else; others are what they would be
 * without. */
static void
settle_years (ThemaTableShape *self, ThemaCsvReader *csv, ThemaArena *arena)
{
  guint n = self->fields->len, n_fields;
  g_autofree Seen *seen = g_new0 (Seen, n);
  while (thema_csv_reader_next (csv, arena, NULL))
    {
      const ThemaSlice *cells = thema_csv_reader_fields (csv, &n_fields);
      for (guint i = 0; i < MIN (n, n_fields); i++)
        {
          const ThemaField *field = &g_array_index (self->fields, ThemaField, i);
          if (field->column.type != THEMA_COLUMN_YEAR || cells[i].length == 0 || seen[i].others)
            continue;
          if (is_year (&cells[i]))
            seen[i].some = TRUE;
          else
            seen[i].others = TRUE;
        }
      thema_arena_reset (arena);
    }
  for (guint i = 0; i < n; i++)
    {
      ThemaField *field = &g_array_index (self->fields, ThemaField, i);
      gboolean ours = field->column.unit != NULL;
      if (field->column.type != THEMA_COLUMN_YEAR)
        continue;
      if (!seen[i].some || seen[i].others)
        field->column.type = ours ? THEMA_COLUMN_INTEGER : THEMA_COLUMN_STRING;
      else
        field->column.unit = "year";
    }
}

static gboolean
may_have_years (const ThemaTableShape *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, ThemaField, i).column.type == THEMA_COLUMN_YEAR)
      return TRUE;
  return FALSE;
}

ThemaTableShape *
thema_table_shape_read (const char *path, const char *table, guint n_metadata, GError **error)
{
  g_autoptr (ThemaInput) input = thema_input_open (path, error);
  if (input == NULL)
    return NULL;
  g_autoptr (ThemaTableShape) self = g_new0 (ThemaTableShape, 1);
  self->fields = g_array_new (FALSE, FALSE, sizeof (ThemaField));
  g_array_set_clear_func (self->fields, clear_field);
  gsize mark = strlen (BYTE_ORDER_MARK);
  self->excel = input->length >= mark && memcmp (input->bytes, BYTE_ORDER_MARK, mark) == 0;
  gsize skip = self->excel ? mark : 0;
  g_autoptr (ThemaCsvReader) csv
      = thema_csv_reader_new (path, input->bytes + skip, input->length - skip, ',');
  g_autoptr (ThemaArena) arena = thema_arena_new ();
  g_autoptr (GError) cause = NULL;
  if (thema_csv_reader_next (csv, arena, &cause))
    {
      guint n_fields;
      const ThemaSlice *names = thema_csv_reader_fields (csv, &n_fields);
      for (guint i = 0; i < n_fields; i++)
        add_field (self, table, &names[i], &n_metadata);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (may_have_years (self))
    settle_years (self, csv, arena);
  return g_steal_pointer (&self);
}

guint
thema_table_shape_n_metadata (const ThemaTableShape *self)
{
  guint n = 0;
  for (guint i = 0; i < self->fields->len; i++)
    n += g_array_index (self->fields, ThemaField, i).is_metadata ? 1 : 0;
  return n;
}

const ThemaField *
thema_table_shape_find (const ThemaTableShape *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (strcmp (g_array_index (self->fields, ThemaField, i).name, name) == 0)
      return &g_array_index (self->fields, ThemaField, i);
  return NULL;
}
