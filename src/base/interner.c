/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/interner.h"

#include "base/arena.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

typedef struct
{
  const char *bytes; /* borrowed from the arena */
  gsize length;
} Entry;

/* What a string is recognised by. Up to 16 bytes it is the string itself, read as two words that
 * overlap where it is shorter; a longer one has its hash here and is compared. So the words of
 * ordinary text are found without a look at the arena. */
typedef struct
{
  guint64 low, high;
  guint32 length; /* cut to 32 bits: equal for equal strings */
} Key;

/* Open addressing with linear probing. */
typedef struct
{
  Key key;
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
  for (guint32 i = 0; i < count; i++)
    slots[i].id = THEMA_NO_ID;
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

static inline guint64
load (const char *bytes, gsize n)
{
  guint64 word = 0;
  memcpy (&word, bytes, n);
  return word;
}

static inline Key
make_key (const char *bytes, gsize length)
{
  if (length > 16)
    {
      XXH128_hash_t hash = XXH3_128bits (bytes, length);
      return (Key){ hash.low64, hash.high64, (guint32) length };
    }
  if (length >= 8)
    return (Key){ load (bytes, 8), load (bytes + length - 8, 8), (guint32) length };
  if (length >= 4)
    return (Key){ load (bytes, 4), load (bytes + length - 4, 4), (guint32) length };
  if (length == 0)
    return (Key){ 0, 0, 0 };
  return (Key){ load (bytes, 1) | load (bytes + length / 2, 1) << 8, load (bytes + length - 1, 1),
                (guint32) length };
}

/* Mixes the key's bits: two multiplications by odd numbers with random bits. */
static inline guint32
hash_key (Key key)
{
  guint64 mixed = (key.low ^ key.length) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  mixed = (mixed ^ (mixed >> 32) ^ key.high) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return (guint32) (mixed >> 32);
}

static inline gboolean
holds (const ThemaInterner *self, const Slot *slot, Key key, const char *bytes, gsize length)
{
  if (slot->key.low != key.low || slot->key.high != key.high || slot->key.length != key.length)
    return FALSE;
  const Entry *entry = &self->entries[slot->id];
  return length <= 16 || (entry->length == length && memcmp (entry->bytes, bytes, length) == 0);
}

/* The slot that holds the string, or the empty one where it belongs. */
static inline Slot *
find_slot (const ThemaInterner *self, Key key, const char *bytes, gsize length)
{
  for (guint32 i = hash_key (key) & self->mask;; i = (i + 1) & self->mask)
    {
      Slot *slot = &self->slots[i];
      if (slot->id == THEMA_NO_ID || holds (self, slot, key, bytes, length))
        return slot;
    }
}

static void
grow (ThemaInterner *self)
{
  guint32 count = (self->mask + 1) * 2;
  Slot *old = self->slots;
  self->slots = slots_new (count);
  for (guint32 i = 0; i <= self->mask; i++)
    {
      if (old[i].id == THEMA_NO_ID)
        continue;
      guint32 at = hash_key (old[i].key) & (count - 1);
      while (self->slots[at].id != THEMA_NO_ID)
        at = (at + 1) & (count - 1);
      self->slots[at] = old[i];
    }
  g_free (old);
  self->mask = count - 1;
  self->allocated = count / 2;
  self->entries = g_renew (Entry, self->entries, self->allocated);
}

guint32
thema_interner_add (ThemaInterner *self, const char *bytes, gsize length)
{
  Key key = make_key (bytes, length);
  Slot *slot = find_slot (self, key, bytes, length);
  if (slot->id != THEMA_NO_ID)
    return slot->id;
  g_assert (length <= G_MAXUINT32 && self->size < G_MAXINT32);
  guint32 id = self->size++;
  *slot = (Slot){ key, id };
  self->entries[id] = (Entry){ thema_arena_copy (self->arena, bytes, length), length };
  if (self->size == self->allocated)
    grow (self);
  return id;
}

guint32
thema_interner_find (const ThemaInterner *self, const char *bytes, gsize length)
{
  return find_slot (self, make_key (bytes, length), bytes, length)->id;
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
