/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/code-ratings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_values (const void *a, const void *b, void *user_data)
{
  const ThemaCodings *codings = user_data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  double left = g_array_index (codings->numbers, double, x);
  double right = g_array_index (codings->numbers, double, y);
  if (codings->options.numbers)
    return (left > right) - (left < right);
  return strcmp (thema_interner_string (codings->values, x),
                 thema_interner_string (codings->values, y));
}

static void
add_value (GArray *list, guint8 *seen, guint32 value)
{
  if (!seen[value])
    g_array_append_val (list, value);
  seen[value] = 1;
}

/* The values that are categories, in their order. */
static GArray *
list_values (const ThemaCodings *codings, const ThemaCoding *of_code, gsize n, gboolean yes_no)
{
  g_autofree guint8 *seen = g_new0 (guint8, thema_interner_size (codings->values) + 1);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (yes_no)
    {
      add_value (list, seen, THEMA_VALUE_NO);
      add_value (list, seen, THEMA_VALUE_YES);
    }
  for (gsize i = 0; i < n; i++)
    add_value (list, seen, of_code[i].value);
  g_array_sort_with_data (list, (GCompareDataFunc) compare_values, (gpointer) codings);
  return list;
}

/* Categories that nobody used come last: they are nowhere but in their number. At a level of
 * numbers they stand for the range, too, and must be in order. */
static guint32
count_categories (const ThemaCodings *codings, const GArray *values)
{
  const char *const *categories = codings->options.categories;
  return MAX (values->len, categories != NULL ? g_strv_length ((char **) categories) : 0);
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* The numbers of the categories, rising: those that are given, else those of the values. */
static double *
category_numbers (const ThemaCodings *codings, const GArray *values, guint32 n)
{
  const char *const *categories = codings->options.categories;
  double *numbers = g_new0 (double, n + 1);
  for (guint32 i = 0; i < n; i++)
    numbers[i] = categories != NULL
                     ? g_ascii_strtod (categories[i], NULL)
                     : g_array_index (codings->numbers, double, g_array_index (values, guint32, i));
  if (n > 0)
    qsort (numbers, n, sizeof *numbers, compare_doubles);
  return numbers;
}

/* By value, its category. */
static guint32 *
map_values (const ThemaCodeRatings *self, const ThemaCodings *codings, const GArray *values)
{
  guint32 *map = g_new0 (guint32, thema_interner_size (codings->values) + 1);
  for (guint32 i = 0; i < values->len; i++)
    {
      guint32 value = g_array_index (values, guint32, i);
      guint32 category = i;
      while (self->values != NULL && category < self->all.n_categories - 1
             && self->values[category] != g_array_index (codings->numbers, double, value))
        category++;
      map[value] = category;
    }
  return map;
}

static void
fill (ThemaCodeRatings *self, const ThemaCoding *of_code, gsize n, const guint32 *map)
{
  gsize n_units = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (i == 0 || of_code[i].unit != of_code[i - 1].unit)
        {
          self->starts[n_units] = i;
          self->units[n_units++] = of_code[i].unit;
        }
      self->ratings[i] = (ThemaRating){ of_code[i].coder, map[of_code[i].value] };
    }
  self->starts[n_units] = n;
  self->all.n_units = n_units;
}

static void
allocate (ThemaCodeRatings *self, gsize n)
{
  self->ratings = g_new (ThemaRating, n + 1);
  self->starts = g_new (gsize, n + 1);
  self->units = g_new (guint32, n + 1);
  self->all.ratings = self->ratings;
  self->all.starts = self->starts;
  self->all.values = self->values;
}

void
thema_code_ratings_init (ThemaCodeRatings *self, const ThemaCodings *codings, guint32 code,
                         gboolean yes_no)
{
  gsize n;
  const ThemaCoding *of_code = thema_codings_of (codings, code, &n);
  g_autoptr (GArray) values = list_values (codings, of_code, n, yes_no);
  *self = (ThemaCodeRatings){ 0 };
  self->all.n_coders = thema_interner_size (codings->coders);
  self->all.n_categories = yes_no ? values->len : count_categories (codings, values);
  if (codings->options.numbers)
    self->values = category_numbers (codings, values, self->all.n_categories);
  g_autofree guint32 *map = map_values (self, codings, values);
  allocate (self, n);
  fill (self, of_code, n, map);
}

void
thema_code_ratings_init_pair (ThemaCodeRatings *self, const ThemaCodeRatings *categories, guint32 a,
                              guint32 b)
{
  const ThemaRatings *from = &categories->all;
  gsize n = 0, n_units = 0;
  *self = (ThemaCodeRatings){ .all = *from };
  allocate (self, from->starts[from->n_units]);
  for (gsize i = 0; i < from->n_units; i++)
    {
      gsize start = n;
      for (gsize j = from->starts[i]; j < from->starts[i + 1]; j++)
        if (from->ratings[j].coder == a || from->ratings[j].coder == b)
          self->ratings[n++]
              = (ThemaRating){ from->ratings[j].coder == b, from->ratings[j].category };
      if (n == start)
        continue;
      self->starts[n_units] = start;
      self->units[n_units++] = categories->units[i];
    }
  self->starts[n_units] = n;
  self->all.values = categories->values;
  self->all.n_units = n_units;
  self->all.n_coders = 2;
}

void
thema_code_ratings_clear (ThemaCodeRatings *self)
{
  g_clear_pointer (&self->ratings, g_free);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->units, g_free);
  g_clear_pointer (&self->values, g_free);
}
