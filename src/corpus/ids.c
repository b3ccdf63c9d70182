/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "corpus/ids.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

struct _ThemaIds
{
  XXH128_hash_t *places; /* owned; open addressing with linear probing; zero is an empty place */
  gsize size, n;
  guint64 seed;
  /* owned: ids that were made more than once (owned) -> the last number behind one of them, so that
   * a thousand of them do not count from 2 each. */
  GHashTable *repeated;
};

ThemaIds *
thema_ids_new (void)
{
  ThemaIds *self = g_new0 (ThemaIds, 1);
  self->size = 256;
  self->places = g_new0 (XXH128_hash_t, self->size);
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  self->repeated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
thema_ids_free (ThemaIds *self)
{
  if (self == NULL)
    return;
  g_free (self->places);
  g_hash_table_unref (self->repeated);
  g_free (self);
}

static gboolean
is_empty (XXH128_hash_t place)
{
  return place.low64 == 0 && place.high64 == 0;
}

static gsize
find_place (const ThemaIds *self, XXH128_hash_t hash)
{
  gsize at = (gsize) (((unsigned __int128) hash.high64 * self->size) >> 64);
  while (!is_empty (self->places[at]) && !XXH128_isEqual (self->places[at], hash))
    at = at + 1 < self->size ? at + 1 : 0;
  return at;
}

static void
grow (ThemaIds *self)
{
  g_autofree XXH128_hash_t *old = g_steal_pointer (&self->places);
  gsize size = self->size;
  self->size = size / 2 * 3;
  self->places = g_new0 (XXH128_hash_t, self->size);
  for (gsize i = 0; i < size; i++)
    if (!is_empty (old[i]))
      self->places[find_place (self, old[i])] = old[i];
}

static XXH128_hash_t
hash_of (const ThemaIds *self, ThemaSlice id)
{
  XXH128_hash_t hash = XXH3_128bits_withSeed (id.bytes, id.length, self->seed);
  hash.low64 |= is_empty (hash);
  return hash;
}

static gboolean
has (const ThemaIds *self, ThemaSlice id)
{
  return !is_empty (self->places[find_place (self, hash_of (self, id))]);
}

gboolean
thema_ids_add (ThemaIds *self, ThemaSlice id)
{
  XXH128_hash_t hash = hash_of (self, id);
  if (5 * (self->n + 1) > 4 * self->size)
    grow (self);
  gsize at = find_place (self, hash);
  if (!is_empty (self->places[at]))
    return FALSE;
  self->places[at] = hash;
  self->n++;
  return TRUE;
}

ThemaSlice
thema_ids_make (ThemaIds *self, ThemaSlice id, gboolean take, ThemaArena *arena)
{
  if (take ? thema_ids_add (self, id) : !has (self, id))
    return id;
  g_autofree char *base = g_strndup (id.bytes, id.length);
  guint last = MAX (GPOINTER_TO_UINT (g_hash_table_lookup (self->repeated, base)), 1);
  for (;;)
    {
      g_autofree char *numbered = g_strdup_printf ("%s~%u", base, ++last);
      gsize length = strlen (numbered);
      ThemaSlice made = { thema_arena_copy (arena, numbered, length), length };
      if (!(take ? thema_ids_add (self, made) : !has (self, made)))
        continue;
      if (take)
        g_hash_table_insert (self->repeated, g_steal_pointer (&base), GUINT_TO_POINTER (last));
      return made;
    }
}
