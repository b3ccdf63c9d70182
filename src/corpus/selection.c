/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/selection.h"

#include "corpus/error.h"
#include "corpus/tidy-values.h"

#include <string.h>

/* Where a value stands. */
typedef struct
{
  ThemaField field; /* of the entry; THEMA_N_FIELDS: in a column */
  guint column;
} Place;

struct _ThemaSelection
{
  GArray *text;       /* owned, of Place */
  char *text_name;    /* owned */
  GArray *kept;       /* owned, of Place; NULL: all columns, as they are */
  GPtrArray *names;   /* owned, of owned: of the columns that are kept; closed by NULL */
  ThemaWhere *where;  /* owned; NULL: all are wanted */
  GArray *conditions; /* owned, of Place: of each name that it asks for */
  ThemaSlice *asked;  /* owned: scratch, their values */
};

static gboolean
find_place (const char *name, const ThemaParts *parts, Place *place)
{
  const char *const *columns = thema_parts_columns (parts);
  place->field = THEMA_N_FIELDS;
  for (place->column = 0; columns[place->column] != NULL; place->column++)
    if (strcmp (columns[place->column], name) == 0)
      return TRUE;
  place->field = thema_field_find (name);
  return place->field < THEMA_N_FIELDS && (1u << place->field & THEMA_TEXT_FIELDS) != 0;
}

/* The places of some names. NULL: one is none. */
static GArray *
find_places (const char *option, const char *const *names, const ThemaParts *parts, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (; *names != NULL; names++)
    {
      Place place;
      if (!find_place (*names, parts, &place))
        {
          g_autofree char *columns = g_strjoinv (", ", (char **) thema_parts_columns (parts));
          g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN,
                       "--%s: there is no column '%s'; the columns are: abstract%s%s", option,
                       *names, *columns != '\0' ? ", " : "", columns);
          return NULL;
        }
      g_array_append_val (places, place);
    }
  return g_steal_pointer (&places);
}

/* The names of a list. NULL: one is there twice. */
static char **
split_list (const char *option, const char *list, GError **error)
{
  g_auto (GStrv) names = g_strsplit (list, ",", -1);
  for (char **name = names; *name != NULL; name++)
    {
      g_strstrip (*name);
      for (char **before = names; before < name; before++)
        if (strcmp (*before, *name) == 0)
          {
            g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN,
                         "--%s: the column '%s' is named twice", option, *name);
            return NULL;
          }
    }
  return g_steal_pointer (&names);
}

static GArray *
find_list (const char *option, const char *list, const ThemaParts *parts, GError **error)
{
  g_auto (GStrv) names = split_list (option, list, error);
  return names != NULL ? find_places (option, (const char *const *) names, parts, error) : NULL;
}

static gboolean
select_columns (ThemaSelection *self, const char *keep, const ThemaParts *parts, GError **error)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (keep == NULL)
    {
      for (const char *const *name = thema_parts_columns (parts); *name != NULL; name++)
        g_ptr_array_add (self->names, g_strdup (*name));
      g_ptr_array_add (self->names, NULL);
      return TRUE;
    }
  self->kept = find_list ("keep", keep, parts, error);
  if (self->kept == NULL)
    return FALSE;
  for (guint i = 0; i < self->kept->len; i++)
    {
      const Place *place = &g_array_index (self->kept, Place, i);
      const char *name = place->field < THEMA_N_FIELDS ? thema_field_names[place->field]
                                                       : thema_parts_columns (parts)[place->column];
      g_ptr_array_add (self->names, g_strdup (name));
    }
  g_ptr_array_add (self->names, NULL);
  return TRUE;
}

static gboolean
select_records (ThemaSelection *self, const char *where, const ThemaParts *parts, GError **error)
{
  if (where == NULL)
    return TRUE;
  self->where = thema_where_new (where, error);
  if (self->where == NULL)
    return FALSE;
  self->conditions = find_places ("where", thema_where_names (self->where), parts, error);
  if (self->conditions == NULL)
    return FALSE;
  self->asked = g_new (ThemaSlice, self->conditions->len + 1);
  return TRUE;
}

/* An error when a part of the corpus can have none of the fields that make the text. */
static gboolean
check_text (const char *fields, const ThemaParts *parts, GError **error)
{
  guint bits = 0;
  g_auto (GStrv) names = g_strsplit (fields, ",", -1);
  for (char **name = names; *name != NULL; name++)
    {
      ThemaField field = thema_field_find (g_strstrip (*name));
      if (field == THEMA_N_FIELDS)
        return TRUE;
      bits |= 1u << field;
    }
  const char *lacking = thema_parts_lacking (parts, bits);
  if (lacking == NULL)
    return TRUE;
  gboolean has_titles = thema_parts_lacking (parts, 1u << THEMA_FIELD_TITLE) == NULL;
  g_set_error (error, THEMA_CORPUS_ERROR, THEMA_CORPUS_ERROR_COLUMN, "%s%s", lacking,
               has_titles ? "; or take titles for the texts: --fields=title" : "");
  return FALSE;
}

ThemaSelection *
thema_selection_new (const ThemaSourceOptions *options, const ThemaParts *parts, GError **error)
{
  g_autoptr (ThemaSelection) self = g_new0 (ThemaSelection, 1);
  const char *fields = options->fields != NULL ? options->fields : "abstract";
  self->text = find_list ("fields", fields, parts, error);
  g_auto (GStrv) names = g_strsplit (fields, ",", -1);
  for (char **name = names; *name != NULL; name++)
    g_strstrip (*name);
  self->text_name = g_strjoinv (" or ", names);
  if (options->fields == NULL)
    {
      /* Whatever the reader takes for the text, also where a column is called so. */
      Place abstract = { THEMA_FIELD_ABSTRACT, 0 };
      g_clear_pointer (&self->text, g_array_unref);
      self->text = g_array_new (FALSE, FALSE, sizeof (Place));
      g_array_append_val (self->text, abstract);
    }
  if (self->text == NULL || !check_text (fields, parts, error)
      || !select_columns (self, options->keep, parts, error)
      || !select_records (self, options->where, parts, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
thema_selection_free (ThemaSelection *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, g_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->conditions, g_array_unref);
  thema_where_free (self->where);
  g_free (self->text_name);
  g_free (self->asked);
  g_free (self);
}

const char *const *
thema_selection_columns (const ThemaSelection *self)
{
  return (const char *const *) self->names->pdata;
}

const char *
thema_selection_text_name (const ThemaSelection *self)
{
  return self->text_name;
}

static ThemaSlice
value_at (const GArray *places, guint i, const ThemaEntry *entry, const ThemaSlice *values)
{
  const Place *place = &g_array_index (places, Place, i);
  return place->field < THEMA_N_FIELDS ? entry->fields[place->field] : values[place->column];
}

ThemaSlice
thema_selection_text (const ThemaSelection *self, const ThemaEntry *entry, const ThemaSlice *values,
                      ThemaArena *arena)
{
  ThemaSlice text = { "", 0 };
  if (self->text->len == 1)
    return value_at (self->text, 0, entry, values);
  for (guint i = 0; i < self->text->len; i++)
    {
      ThemaSlice part = value_at (self->text, i, entry, values);
      if (thema_slice_is_blank (part))
        continue;
      if (text.length == 0)
        {
          text = part;
          continue;
        }
      /* A blank line parts paragraphs. */
      char *joined = thema_arena_alloc (arena, text.length + 2 + part.length);
      memcpy (joined, text.bytes, text.length);
      memcpy (joined + text.length, "\n\n", 2);
      memcpy (joined + text.length + 2, part.bytes, part.length);
      text = (ThemaSlice){ joined, text.length + 2 + part.length };
    }
  return text;
}

const ThemaSlice *
thema_selection_values (const ThemaSelection *self, const ThemaEntry *entry,
                        const ThemaSlice *values, ThemaArena *arena)
{
  if (self->kept == NULL)
    return values;
  ThemaSlice *kept = thema_arena_alloc (arena, sizeof *kept * MAX (self->kept->len, 1));
  for (guint i = 0; i < self->kept->len; i++)
    kept[i] = value_at (self->kept, i, entry, values);
  return kept;
}

gboolean
thema_selection_wants (const ThemaSelection *self, const ThemaEntry *entry,
                       const ThemaSlice *values)
{
  if (self->where == NULL)
    return TRUE;
  for (guint i = 0; i < self->conditions->len; i++)
    self->asked[i] = value_at (self->conditions, i, entry, values);
  return thema_where_holds (self->where, self->asked);
}
