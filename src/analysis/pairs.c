/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pairs.h"

#include "base/sort.h"

#include <string.h>

#define EMPTY G_MAXUINT64

/* Open addressing: a power of two of places, at most half of them taken. */
struct _ThemaPairs
{
  guint n_values;
  guint64 *keys;  /* owned: a and b in one number, EMPTY where there is no pair */
  gint64 *values; /* owned: n_values a place */
  gsize mask, n_pairs;
};

static void
allocate (ThemaPairs *self, gsize n_places)
{
  self->mask = n_places - 1;
  self->keys = g_new (guint64, n_places);
  memset (self->keys, 0xff, n_places * sizeof *self->keys);
  self->values = g_new0 (gint64, n_places * self->n_values);
}

ThemaPairs *
thema_pairs_new (guint n_values)
{
  ThemaPairs *self = g_new0 (ThemaPairs, 1);
  self->n_values = n_values;
  allocate (self, 1024);
  return self;
}

void
thema_pairs_free (ThemaPairs *self)
{
  if (self == NULL)
    return;
  g_free (self->keys);
  g_free (self->values);
  g_free (self);
}

/* The place of the key, or the empty one where it belongs. */
static inline gsize
find_place (const ThemaPairs *self, guint64 key)
{
  gsize i = (gsize) (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32) & self->mask;
  while (self->keys[i] != key && self->keys[i] != EMPTY)
    i = (i + 1) & self->mask;
  return i;
}

static void
grow (ThemaPairs *self)
{
  g_autofree guint64 *keys = self->keys;
  g_autofree gint64 *values = self->values;
  gsize n_places = self->mask + 1, size = self->n_values * sizeof *values;
  allocate (self, 2 * n_places);
  for (gsize i = 0; i < n_places; i++)
    if (keys[i] != EMPTY)
      {
        gsize place = find_place (self, keys[i]);
        self->keys[place] = keys[i];
        memcpy (self->values + place * self->n_values, values + i * self->n_values, size);
      }
}

static gint64 *
values_of (ThemaPairs *self, guint64 key)
{
  gsize place = find_place (self, key);
  if (self->keys[place] == key)
    return self->values + place * self->n_values;
  if (2 * ++self->n_pairs > self->mask)
    {
      grow (self);
      place = find_place (self, key);
    }
  self->keys[place] = key;
  return self->values + place * self->n_values;
}

gint64 *
thema_pairs_at (ThemaPairs *self, guint32 a, guint32 b)
{
  return values_of (self, (guint64) a << 32 | b);
}

const gint64 *
thema_pairs_find (const ThemaPairs *self, guint32 a, guint32 b)
{
  guint64 key = (guint64) a << 32 | b;
  gsize place = find_place (self, key);
  return self->keys[place] == key ? self->values + place * self->n_values : NULL;
}

void
thema_pairs_merge (ThemaPairs *self, const ThemaPairs *other)
{
  g_return_if_fail (self->n_values == other->n_values);
  for (gsize i = 0; i <= other->mask; i++)
    {
      if (other->keys[i] == EMPTY)
        continue;
      gint64 *values = values_of (self, other->keys[i]);
      for (guint k = 0; k < self->n_values; k++)
        values[k] += other->values[i * self->n_values + k];
    }
}

GArray *
thema_pairs_list (const ThemaPairs *self)
{
  g_autofree ThemaSortKey *order = g_new (ThemaSortKey, MAX (self->n_pairs, 1));
  GArray *list = g_array_sized_new (FALSE, FALSE, sizeof (ThemaPair), (guint) self->n_pairs);
  gsize n = 0;
  for (gsize i = 0; i <= self->mask; i++)
    if (self->keys[i] != EMPTY)
      order[n++] = (ThemaSortKey){ self->keys[i], i };
  thema_sort_keys (order, n);
  for (gsize i = 0; i < n; i++)
    {
      ThemaPair pair = { (guint32) (order[i].key >> 32), (guint32) order[i].key,
                         self->values + order[i].item * self->n_values };
      g_array_append_val (list, pair);
    }
  return list;
}
