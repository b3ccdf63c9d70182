/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/groups.h"

#include "analysis/error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Names in a message. */
#define MAX_SHOWN 10

/* A value and its group while groups have no order yet. */
typedef struct
{
  const char *name; /* borrowed */
  double number;
  guint32 group;
} Value;

static char *
list_names (const char *const *names, guint32 n)
{
  GString *list = g_string_new (NULL);
  for (guint32 i = 0; i < MIN (n, MAX_SHOWN); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", names[i]);
  if (n > MAX_SHOWN)
    g_string_append_printf (list, " and %u more", n - MAX_SHOWN);
  return g_string_free (list, FALSE);
}

gboolean
thema_groups_column (const ThemaStore *store, const char *column, guint *index, GError **error)
{
  const char *const *columns = thema_store_columns (store);
  for (*index = 0; columns[*index] != NULL; ++*index)
    if (strcmp (columns[*index], column) == 0)
      return TRUE;
  g_autofree char *list = list_names (columns, thema_store_n_columns (store));
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
               *index > 0 ? "the corpus has no metadata column '%s'; it has %s"
                          : "the corpus has no metadata column '%s', and no other one%s",
               column, list);
  return FALSE;
}

/* A plain decimal number, whatever the locale; NAN for anything else. */
static double
read_number (const char *string)
{
  char *end;
  if (strspn (string, "0123456789+-.eE") != strlen (string))
    return NAN;
  double number = g_ascii_strtod (string, &end);
  return end != string && *end == '\0' && isfinite (number) ? number : NAN;
}

static int
compare_numbers (const void *a, const void *b)
{
  const Value *x = a, *y = b;
  if (x->number != y->number)
    return x->number < y->number ? -1 : 1;
  return strcmp (x->name, y->name);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (((const Value *) a)->name, ((const Value *) b)->name);
}

/* Numbers groups by first occurrence and lists their values. */
static GArray *
collect (ThemaGroups *self, const ThemaStore *store, guint string, GError **error)
{
  guint32 n_documents = thema_store_n_documents (store);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->of_document = g_new (guint32, MAX (n_documents, 1));
  for (guint32 i = 0; i < n_documents; i++)
    {
      const char *name = thema_store_document_string (store, i, string);
      gpointer found = NULL;
      self->of_document[i] = THEMA_NO_ID;
      if (*name == '\0')
        {
          self->n_missing++;
          continue;
        }
      if (!g_hash_table_lookup_extended (known, name, NULL, &found))
        {
          if (values->len == THEMA_MAX_GROUPS)
            {
              g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_LIMIT,
                           "the column '%s' has more than %d different values, too many for "
                           "groups; choose another one",
                           self->column, THEMA_MAX_GROUPS);
              return NULL;
            }
          Value value = { name, read_number (name), values->len };
          found = GUINT_TO_POINTER (values->len);
          g_hash_table_insert (known, (gpointer) name, found);
          g_array_append_val (values, value);
        }
      self->of_document[i] = GPOINTER_TO_UINT (found);
    }
  return g_steal_pointer (&values);
}

/* Puts the groups in order and counts their documents. */
static void
order (ThemaGroups *self, GArray *values, guint32 n_documents)
{
  Value *list = (Value *) (gpointer) values->data;
  gboolean numeric = values->len > 0;
  for (guint i = 0; i < values->len; i++)
    numeric = numeric && !isnan (list[i].number);
  if (values->len > 0)
    qsort (list, values->len, sizeof *list, numeric ? compare_numbers : compare_names);
  self->n = values->len;
  self->names = g_new0 (const char *, self->n + 1);
  self->sizes = g_new0 (guint32, MAX (self->n, 1));
  self->numbers = numeric ? g_new0 (double, self->n) : NULL;
  g_autofree guint32 *rank = g_new0 (guint32, MAX (self->n, 1));
  for (guint32 i = 0; i < self->n; i++)
    {
      self->names[i] = list[i].name;
      rank[list[i].group] = i;
      if (numeric)
        self->numbers[i] = list[i].number;
    }
  for (guint32 i = 0; i < n_documents; i++)
    if (self->of_document[i] != THEMA_NO_ID)
      {
        self->of_document[i] = rank[self->of_document[i]];
        self->sizes[self->of_document[i]]++;
      }
}

ThemaGroups *
thema_groups_new (const ThemaStore *store, const char *column, GError **error)
{
  guint index;
  if (!thema_groups_column (store, column, &index, error))
    return NULL;
  g_autoptr (ThemaGroups) self = g_new0 (ThemaGroups, 1);
  self->column = thema_store_columns (store)[index];
  g_autoptr (GArray) values = collect (self, store, THEMA_STORE_VALUES + index, error);
  if (values == NULL)
    return NULL;
  order (self, values, thema_store_n_documents (store));
  return g_steal_pointer (&self);
}

void
thema_groups_free (ThemaGroups *self)
{
  if (self == NULL)
    return;
  g_free (self->names);
  g_free (self->sizes);
  g_free (self->of_document);
  g_free (self->numbers);
  g_free (self);
}

gboolean
thema_groups_find (const ThemaGroups *self, const char *name, guint32 *group, GError **error)
{
  for (*group = 0; *group < self->n; ++*group)
    if (strcmp (self->names[*group], name) == 0)
      return TRUE;
  g_autofree char *list = list_names (self->names, self->n);
  g_set_error (error, THEMA_ANALYSIS_ERROR, THEMA_ANALYSIS_ERROR_QUERY,
               "no document has '%s' in the column '%s'; there are %s", name, self->column, list);
  return FALSE;
}
