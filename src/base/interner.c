/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/interner.h"

#include "base/arena.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

typedef struct
{
  const char *bytes; /* borrowed from the arena */
  guint32 length;
  guint32 hash;
} Entry;

/* Open addressing with linear probing. A slot carries the upper half of the hash beside the id, so
 * that a probe that misses seldom touches the entry. */
typedef struct
{
  guint32 hash;
  guint32 id; /* THEMA_NO_ID: empty */
} Slot;

struct _ThemaInterner
{
  ThemaArena *arena; /* owned */
  Entry *entries;    /* owned, by id */
  guint32 size;
  guint32 allocated;
  Slot *slots; /* owned, a power of two, at most half full */
  guint32 mask;
};

static Slot *
slots_new (guint32 count)
{
  Slot *slots = g_new (Slot, count);
  memset (slots, 0xff, sizeof *slots * count);
  return slots;
}

ThemaInterner *
thema_interner_new (void)
{
  ThemaInterner *self = g_new0 (ThemaInterner, 1);
  self->arena = thema_arena_new ();
  self->allocated = 512;
  self->entries = g_new (Entry, self->allocated);
  self->mask = 1023;
  self->slots = slots_new (self->mask + 1);
  return self;
}

void
thema_interner_free (ThemaInterner *self)
{
  if (self == NULL)
    return;
  thema_arena_free (self->arena);
  g_free (self->entries);
  g_free (self->slots);
  g_free (self);
}

static inline guint32
hash_bytes (const char *bytes, gsize length)
{
  guint64 hash = XXH3_64bits (bytes, length);
  return (guint32) (hash ^ (hash >> 32));
}

/* The slot that holds the string, or the empty one where it belongs. */
static inline Slot *
find_slot (const ThemaInterner *self, const char *bytes, gsize length, guint32 hash)
{
  for (guint32 i = hash & self->mask;; i = (i + 1) & self->mask)
    {
      Slot *slot = &self->slots[i];
      if (slot->id == THEMA_NO_ID)
        return slot;
      if (slot->hash != hash)
        continue;
      const Entry *entry = &self->entries[slot->id];
      if (entry->length == length && memcmp (entry->bytes, bytes, length) == 0)
        return slot;
    }
}

static void
grow (ThemaInterner *self)
{
  guint32 count = (self->mask + 1) * 2;
  g_free (self->slots);
  self->slots = slots_new (count);
  self->mask = count - 1;
  for (guint32 id = 0; id < self->size; id++)
    {
      guint32 i = self->entries[id].hash & self->mask;
      while (self->slots[i].id != THEMA_NO_ID)
        i = (i + 1) & self->mask;
      self->slots[i] = (Slot) { self->entries[id].hash, id };
    }
  self->allocated = count / 2;
  self->entries = g_renew (Entry, self->entries, self->allocated);
}

guint32
thema_interner_add (ThemaInterner *self, const char *bytes, gsize length)
{
  guint32 hash = hash_bytes (bytes, length);
  Slot *slot = find_slot (self, bytes, length, hash);
  if (slot->id != THEMA_NO_ID)
    return slot->id;
  g_assert (length <= G_MAXUINT32 && self->size < G_MAXINT32);
  guint32 id = self->size++;
  *slot = (Slot) { hash, id };
  self->entries[id]
      = (Entry) { thema_arena_copy (self->arena, bytes, length), (guint32) length, hash };
  if (self->size == self->allocated)
    grow (self);
  return id;
}

guint32
thema_interner_find (const ThemaInterner *self, const char *bytes, gsize length)
{
  return find_slot (self, bytes, length, hash_bytes (bytes, length))->id;
}

const char *
thema_interner_string (const ThemaInterner *self, guint32 id)
{
  g_return_val_if_fail (id < self->size, NULL);
  return self->entries[id].bytes;
}

gsize
thema_interner_length (const ThemaInterner *self, guint32 id)
{
  g_return_val_if_fail (id < self->size, 0);
  return self->entries[id].length;
}

guint32
thema_interner_size (const ThemaInterner *self)
{
  return self->size;
}
