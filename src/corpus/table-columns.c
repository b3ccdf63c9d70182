/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/table-columns.h"

#include "corpus/error.h"
#include "corpus/table-names.h"
#include "text/utf8.h"

#include <string.h>

/* Columns that a message lists. */
#define MAX_LISTED 100

/* What is made of names while a map is: the first column of each folded name. */
typedef struct
{
  GHashTable *columns;        /* owned: folded name (owned) -> its column + 1 */
  const ThemaTableKind *kind; /* borrowed; NULL: none that is known */
} Lookup;

/* The number of bytes of a blank at the start (or end) of a name; 0: there is none. */
static gsize
blank_at (const ThemaSlice *name, gboolean at_end)
{
  static const char *const blanks[] = { " ", "\t", "\n", "\xC2\xA0", "\xEF\xBB\xBF" };
  if (name->length > 0 && g_ascii_isgraph (name->bytes[at_end ? name->length - 1 : 0]))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      gsize n = strlen (blanks[i]);
      if (name->length >= n
          && memcmp (name->bytes + (at_end ? name->length - n : 0), blanks[i], n) == 0)
        return n;
    }
  return 0;
}

static ThemaSlice
strip (ThemaSlice name)
{
  gsize n;
  for (; (n = blank_at (&name, FALSE)) > 0; name.length -= n)
    name.bytes += n;
  while ((n = blank_at (&name, TRUE)) > 0)
    name.length -= n;
  return name;
}

GPtrArray *
thema_table_names (const char *place, const ThemaSlice *cells, guint n, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      gsize fault = thema_utf8_find_fault (cells[i].bytes, cells[i].length);
      const char *nul = cells[i].length > 0 ? memchr (cells[i].bytes, '\0', cells[i].length) : NULL;
      if (fault < cells[i].length || nul != NULL)
        {
          gsize at = nul != NULL ? (gsize) (nul - cells[i].bytes) : fault;
          g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_TEXT,
                       "%s: byte %" G_GSIZE_FORMAT " of the name of column %u is not valid UTF-8; "
                       "save the file as UTF-8, or name its encoding with --encoding",
                       place, at, i + 1);
          return NULL;
        }
      ThemaSlice name = strip (cells[i]);
      g_ptr_array_add (names, name.length > 0 ? g_strndup (name.bytes, name.length)
                                              : g_strdup_printf ("column_%u", i + 1));
    }
  return g_steal_pointer (&names);
}

static void
lookup_init (Lookup *self, const GPtrArray *names)
{
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *folded = thema_table_name_fold (name, strlen (name));
      if (!g_hash_table_contains (self->columns, folded))
        g_hash_table_insert (self->columns, g_steal_pointer (&folded), GUINT_TO_POINTER (i + 1));
    }
  self->kind = thema_table_kind (self->columns);
}

static guint
lookup (const Lookup *self, const char *folded)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, folded)) - 1;
}

static guint
lookup_first (const Lookup *self, const char *const *folded)
{
  guint column = THEMA_NO_COLUMN;
  for (; *folded != NULL && column == THEMA_NO_COLUMN; folded++)
    column = lookup (self, *folded);
  return column;
}

static char *
list_names (const GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < MIN (names->len, MAX_LISTED); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (names, i));
  if (names->len > MAX_LISTED)
    g_string_append_printf (list, " and %u more", names->len - MAX_LISTED);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* What to tell a user when no column has one of the names that are known (transfer full). */
static char *
describe_missing (const ThemaTableMap *self, const char *place, const char *option)
{
  g_autofree char *list = list_names (self->names);
  return g_strdup_printf ("%s: no column has one of the usual names; choose one with %s from: %s",
                          place, option, list);
}

static gboolean
set_missing (const ThemaTableMap *self, const char *place, const char *option, GError **error)
{
  g_autofree char *message = describe_missing (self, place, option);
  g_set_error_literal (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN, message);
  return FALSE;
}

/* The column that a user asked for, by the very name. */
static gboolean
find_wanted (const ThemaTableMap *self, const char *wanted, const char *place, guint *column,
             GError **error)
{
  if (wanted == NULL || g_ptr_array_find_with_equal_func (self->names, wanted, g_str_equal, column))
    return TRUE;
  g_autofree char *list = list_names (self->names);
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN,
               "%s: there is no column '%s'; the columns are: %s", place, wanted, list);
  return FALSE;
}

/* The column of a field, and what parts its values. */
static guint
find_field (const Lookup *names, ThemaField field, const char **joint)
{
  const ThemaTableKind *kind = names->kind;
  for (const ThemaTableName *name = kind != NULL ? kind->names : NULL;
       name != NULL && name->name != NULL; name++)
    {
      guint column = name->field == field ? lookup (names, name->name) : THEMA_NO_COLUMN;
      *joint = name->joint;
      if (column != THEMA_NO_COLUMN)
        return column;
    }
  *joint = NULL;
  if (kind != NULL && kind->is_complete)
    return THEMA_NO_COLUMN;
  return lookup_first (names, thema_table_field_names (field));
}

static void
find_fields (ThemaTableMap *self, const Lookup *names, ThemaTableUse use)
{
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    {
      const char *joint;
      gboolean is_text = 1u << field & THEMA_TEXT_FIELDS;
      if ((is_text && use == THEMA_TABLE_METADATA)
          || (field == THEMA_FIELD_ABSTRACT && self->text_column != THEMA_NO_COLUMN))
        continue;
      guint column = find_field (names, field, &joint);
      if (column == THEMA_NO_COLUMN)
        continue;
      self->columns[column].field = field;
      self->columns[column].joint = joint;
      self->fields |= 1u << field;
      if (field == THEMA_FIELD_ABSTRACT)
        self->text_column = column;
    }
}

/* Whether a table is an export: of a kind that is known, or with numbers that only databases give,
 * or with most of what they say about a record. One that people made has a title and a year. */
static gboolean
is_export (const ThemaTableMap *self, const Lookup *names)
{
  guint n = 0;
  for (guint field = 0; field <= THEMA_FIELD_TYPE; field++)
    n += (self->fields & 1u << field) != 0;
  return names->kind != NULL || n >= 4
         || (self->fields & (1u << THEMA_FIELD_DOI | 1u << THEMA_FIELD_ACCESSION)) != 0;
}

/* The columns that were asked for, or that can be guessed, besides what they are by their names. */
static gboolean
find_special (ThemaTableMap *self, const Lookup *names, ThemaTableUse use,
              const ThemaReaderOptions *options, const char *place, GError **error)
{
  gboolean is_metadata = use == THEMA_TABLE_METADATA;
  if ((!is_metadata && !find_wanted (self, options->text_column, place, &self->text_column, error))
      || !find_wanted (self, options->id_column, place, &self->id_column, error))
    return FALSE;
  if (options->id_column == NULL && (names->kind == NULL || names->kind->has_ids))
    self->id_column = lookup_first (names, thema_table_id_names);
  if (options->id_column == NULL && self->id_column == self->text_column)
    self->id_column = THEMA_NO_COLUMN;
  if (is_metadata && self->id_column == THEMA_NO_COLUMN)
    self->id_column = lookup_first (names, thema_table_other_id_names);
  find_fields (self, names, use);
  if (names->kind != NULL && names->kind->citation != NULL)
    self->citation = lookup (names, names->kind->citation);
  if (is_metadata)
    return self->id_column != THEMA_NO_COLUMN || set_missing (self, place, "--id-column", error);
  if (self->text_column != THEMA_NO_COLUMN)
    {
      ThemaTableColumn *text = &self->columns[self->text_column];
      text->also = text->field != THEMA_FIELD_ABSTRACT ? text->field : THEMA_N_FIELDS;
      text->field = THEMA_FIELD_ABSTRACT;
      self->fields |= 1u << THEMA_FIELD_ABSTRACT;
    }
  else if (1u << THEMA_FIELD_TITLE & self->fields)
    self->lacking = describe_missing (self, place, "--text-column");
  else
    return set_missing (self, place, "--text-column", error);
  return TRUE;
}

gboolean
thema_table_map_init (ThemaTableMap *self, GPtrArray *names, ThemaTableUse use,
                      const ThemaReaderOptions *options, const char *place, GError **error)
{
  *self = (ThemaTableMap){ .names = names,
                           .columns = g_new (ThemaTableColumn, names->len + 1),
                           .id_column = THEMA_NO_COLUMN,
                           .citation = THEMA_NO_COLUMN,
                           .text_column = THEMA_NO_COLUMN };
  for (guint i = 0; i < names->len; i++)
    self->columns[i] = (ThemaTableColumn){ THEMA_N_FIELDS, THEMA_N_FIELDS, NULL };
  Lookup known;
  lookup_init (&known, names);
  gboolean done = find_special (self, &known, use, options, place, error);
  self->is_export = is_export (self, &known);
  g_hash_table_unref (known.columns);
  return done;
}

void
thema_table_map_clear (ThemaTableMap *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->lacking, g_free);
}

/* Whether a column is one of the reader's: of metadata. */
static gboolean
is_shown (const ThemaTableMap *self, guint column)
{
  ThemaField field = self->columns[column].field;
  return column != self->id_column
         && (field == THEMA_N_FIELDS || !(1u << field & THEMA_TEXT_FIELDS));
}

/* A name that no column before has: with a number behind it, if need be. `taken` has the last
 * number of each. */
static char *
make_unique (GHashTable *taken, const char *name)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (taken, name));
  char *unique = g_strdup (name);
  for (guint number = n; g_hash_table_contains (taken, unique);)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s_%u", name, ++number);
      g_hash_table_insert (taken, g_strdup (name), GUINT_TO_POINTER (number));
    }
  g_hash_table_insert (taken, g_strdup (unique), GUINT_TO_POINTER (1));
  return unique;
}

/* Fields that a citation has and no column. */
static guint
fields_of_citation (const ThemaTableMap *self)
{
  guint fields = 1u << THEMA_FIELD_SOURCE_TITLE | 1u << THEMA_FIELD_YEAR;
  return self->citation != THEMA_NO_COLUMN ? fields & ~self->fields : 0;
}

void
thema_table_map_add_columns (const ThemaTableMap *self, ThemaSourceReader *reader)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint extra = fields_of_citation (self);
  for (guint field = 0; field < THEMA_N_FIELDS; field++)
    if (1u << field & (self->fields | extra) & ~THEMA_TEXT_FIELDS)
      g_hash_table_insert (taken, g_strdup (thema_field_names[field]), GUINT_TO_POINTER (1));
  for (guint i = 0; i < self->names->len; i++)
    {
      ThemaField field = self->columns[i].field;
      for (guint f = 0; i == self->citation && f < THEMA_N_FIELDS; f++)
        if (1u << f & extra)
          thema_source_reader_add_column (reader, NULL, f);
      if (!is_shown (self, i))
        continue;
      g_autofree char *name
          = field < THEMA_N_FIELDS ? NULL : make_unique (taken, g_ptr_array_index (self->names, i));
      thema_source_reader_add_column (reader, name, field);
    }
  reader->fields = self->fields | extra;
  reader->is_export = self->is_export;
  reader->lacking = g_strdup (self->lacking);
}

gboolean
thema_table_map_is_header (const ThemaTableMap *self, const ThemaSlice *cells, guint n)
{
  if (self->names == NULL || n < self->names->len || self->names->len < 2)
    return FALSE;
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      ThemaSlice cell = strip (cells[i]);
      if (cell.length != strlen (name) || memcmp (cell.bytes, name, cell.length) != 0)
        return FALSE;
    }
  return TRUE;
}
