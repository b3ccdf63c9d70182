/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/interner.h"

#include "base/arena.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* Strings of ordinary text are short. A short one is its own key, three words of eight bytes filled
 * up with zeros, so that it is compared and kept without a look elsewhere; of a longer one the key
 * is a hash, and the string lies in the arena. */
#define KEY_WORDS 3
#define MAX_SHORT (KEY_WORDS * sizeof (guint64) - 1) /* behind it at least one zero: the NUL */

typedef struct
{
  guint64 word[KEY_WORDS];
} Key;

typedef struct
{
  union
  {
    Key key;                   /* of a short string */
    char bytes[MAX_SHORT + 1]; /* likewise */
    struct
    {
      guint64 hash[2];
      const char *bytes; /* borrowed from the arena */
    } longer;
  } string;
  guint32 length;
  guint32 hash;
} Entry;

G_STATIC_ASSERT (sizeof (Entry) == 32);
G_STATIC_ASSERT (THEMA_INTERNER_PADDING >= sizeof (Key));

/* Entries stay where they are, as their strings are handed out: they lie in pages. */
#define PAGE_BITS 11
#define PAGE_SIZE (1u << PAGE_BITS)

/* Open addressing with linear probing. A slot is small, so that the table of a large vocabulary
 * stays near the processor; what it says of the string is seldom wrong, but always checked. */
typedef struct
{
  guint32 hash;
  guint32 id; /* THEMA_NO_ID: empty */
} Slot;

struct _ThemaInterner
{
  ThemaArena *arena; /* owned: longer strings */
  GPtrArray *pages;  /* owned, of owned arrays of PAGE_SIZE Entry */
  Slot *slots;       /* owned; 2^bits of them, at most five eighths full */
  guint bits;
  guint32 size;
  guint32 limit;               /* of size, before the table must grow */
  guint64 seed[KEY_WORDS + 1]; /* of the hash: drawn anew for each interner */
};

static void
allocate_slots (ThemaInterner *self, guint bits)
{
  gsize count = (gsize) 1 << bits;
  self->bits = bits;
  self->limit = (guint32) (count / 8 * 5);
  self->slots = g_new (Slot, count);
  memset (self->slots, 0xFF, count * sizeof (Slot));
}

ThemaInterner *
thema_interner_new (void)
{
  ThemaInterner *self = g_new0 (ThemaInterner, 1);
  self->arena = thema_arena_new ();
  self->pages = g_ptr_array_new_with_free_func (g_free);
  /* Nobody who writes a text can know which words will share a slot. */
  for (guint i = 0; i < G_N_ELEMENTS (self->seed); i++)
    self->seed[i] = (guint64) g_random_int () << 32 | g_random_int () | 1;
  allocate_slots (self, 10);
  return self;
}

void
thema_interner_free (ThemaInterner *self)
{
  if (self == NULL)
    return;
  thema_arena_free (self->arena);
  g_ptr_array_unref (self->pages);
  g_free (self->slots);
  g_free (self);
}

static inline Entry *
entry_of (const ThemaInterner *self, guint32 id)
{
  return (Entry *) self->pages->pdata[id >> PAGE_BITS] + (id & (PAGE_SIZE - 1));
}

static inline gboolean
is_short (gsize length)
{
  return length <= MAX_SHORT;
}

static inline guint64
load (const char *bytes)
{
  guint64 word;
  memcpy (&word, bytes, sizeof word);
  return word;
}

/* The key of a short string behind which a whole key can be read. Masks, for no branch can guess
 * the length of the next word. */
static inline Key
read_key (const char *bytes, gsize length)
{
  static const guint8 ones_and_zeros[2 * sizeof (Key)]
      = { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
          0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF };
  const char *mask = (const char *) ones_and_zeros + sizeof (Key) - length;
  return (Key){ { load (bytes) & load (mask), load (bytes + 8) & load (mask + 8),
                  load (bytes + 16) & load (mask + 16) } };
}

static inline Key
copy_key (const char *bytes, gsize length)
{
  Key key = { { 0 } };
  memcpy (&key, bytes, length);
  return key;
}

static Key
long_key (const char *bytes, gsize length)
{
  XXH128_hash_t hash = XXH3_128bits (bytes, length);
  return (Key){ { hash.low64, hash.high64, 0 } };
}

static inline guint64
multiply_and_fold (guint64 a, guint64 b)
{
  __extension__ typedef unsigned __int128 Wide;
  Wide product = (Wide) a * b;
  return (guint64) product ^ (guint64) (product >> 64);
}

/* Folded multiplication of the key's words under a secret, after Wang Yi's wyhash (2019). */
static inline guint32
hash_key (const ThemaInterner *self, Key key, gsize length)
{
  guint64 head = multiply_and_fold (key.word[0] ^ self->seed[0], key.word[1] ^ self->seed[1]);
  guint64 tail = multiply_and_fold (key.word[2] ^ self->seed[2], length ^ self->seed[3]);
  guint64 mixed = head ^ tail;
  return (guint32) (mixed ^ mixed >> 32);
}

static inline gboolean
holds (const ThemaInterner *self, guint32 id, const Key *key, const char *bytes, gsize length)
{
  const Entry *entry = entry_of (self, id);
  if (entry->length != length || entry->string.key.word[0] != key->word[0]
      || entry->string.key.word[1] != key->word[1])
    return FALSE;
  if (is_short (length))
    return entry->string.key.word[2] == key->word[2];
  return memcmp (entry->string.longer.bytes, bytes, length) == 0;
}

static inline Slot *
slot_at (const ThemaInterner *self, guint32 hash, guint32 probe)
{
  guint32 mask = (guint32) (((guint64) 1 << self->bits) - 1);
  return &self->slots[(hash + probe) & mask];
}

/* The slot that holds the string, or the empty one where it belongs. */
static inline Slot *
find_slot (const ThemaInterner *self, const Key *key, guint32 hash, const char *bytes, gsize length)
{
  for (guint32 probe = 0;; probe++)
    {
      Slot *slot = slot_at (self, hash, probe);
      if (slot->id == THEMA_NO_ID
          || (slot->hash == hash && holds (self, slot->id, key, bytes, length)))
        return slot;
    }
}

static void
grow (ThemaInterner *self)
{
  g_free (self->slots);
  allocate_slots (self, self->bits + 1);
  for (guint32 id = 0; id < self->size; id++)
    {
      guint32 hash = entry_of (self, id)->hash, probe = 0;
      while (slot_at (self, hash, probe)->id != THEMA_NO_ID)
        probe++;
      *slot_at (self, hash, probe) = (Slot){ hash, id };
    }
}

static guint32
insert (ThemaInterner *self, Slot *slot, const Key *key, guint32 hash, const char *bytes,
        gsize length)
{
  g_assert (length <= G_MAXUINT32 && self->size < G_MAXINT32);
  guint32 id = self->size++;
  if (id >> PAGE_BITS == self->pages->len)
    g_ptr_array_add (self->pages, g_new (Entry, PAGE_SIZE));
  Entry *entry = entry_of (self, id);
  entry->string.key = *key;
  if (!is_short (length))
    entry->string.longer.bytes = thema_arena_copy (self->arena, bytes, length);
  entry->length = (guint32) length;
  entry->hash = hash;
  *slot = (Slot){ hash, id };
  if (self->size == self->limit)
    grow (self);
  return id;
}

static inline guint32
add_key (ThemaInterner *self, const Key *key, guint32 hash, const char *bytes, gsize length)
{
  Slot *slot = find_slot (self, key, hash, bytes, length);
  return slot->id != THEMA_NO_ID ? slot->id : insert (self, slot, key, hash, bytes, length);
}

static Key
make_key (const char *bytes, gsize length)
{
  return is_short (length) ? copy_key (bytes, length) : long_key (bytes, length);
}

guint32
thema_interner_add (ThemaInterner *self, const char *bytes, gsize length)
{
  Key key = make_key (bytes, length);
  return add_key (self, &key, hash_key (self, key, length), bytes, length);
}

/* Most of the time would go by waiting for memory. So it is done in batches, in three rounds: each
 * asks for what the next one needs, the slots where the keys belong and the entries they name. */
#define BATCH 64

static void
add_batch (ThemaInterner *self, const char *text, const ThemaSpan *spans, gsize n, guint32 *ids)
{
  Key keys[BATCH];
  guint32 hashes[BATCH];
  for (gsize i = 0; i < n; i++)
    {
      const char *bytes = text + spans[i].start;
      gsize length = spans[i].end - spans[i].start;
      Key key = G_LIKELY (is_short (length)) ? read_key (bytes, length) : long_key (bytes, length);
      hashes[i] = hash_key (self, key, length);
      keys[i] = key;
      __builtin_prefetch (slot_at (self, hashes[i], 0));
    }
  for (gsize i = 0; i < n; i++)
    {
      guint32 id = slot_at (self, hashes[i], 0)->id;
      if (id != THEMA_NO_ID)
        __builtin_prefetch (entry_of (self, id));
    }
  for (gsize i = 0; i < n; i++)
    ids[i]
        = add_key (self, &keys[i], hashes[i], text + spans[i].start, spans[i].end - spans[i].start);
}

void
thema_interner_add_spans (ThemaInterner *self, const char *text, const ThemaSpan *spans, gsize n,
                          guint32 *ids)
{
  for (gsize i = 0; i < n; i += BATCH)
    add_batch (self, text, spans + i, MIN (BATCH, n - i), ids + i);
}

guint32
thema_interner_find (const ThemaInterner *self, const char *bytes, gsize length)
{
  Key key = make_key (bytes, length);
  return find_slot (self, &key, hash_key (self, key, length), bytes, length)->id;
}

const char *
thema_interner_string (const ThemaInterner *self, guint32 id)
{
  g_return_val_if_fail (id < self->size, NULL);
  const Entry *entry = entry_of (self, id);
  return is_short (entry->length) ? entry->string.bytes : entry->string.longer.bytes;
}

gsize
thema_interner_length (const ThemaInterner *self, guint32 id)
{
  g_return_val_if_fail (id < self->size, 0);
  return entry_of (self, id)->length;
}

guint32
thema_interner_size (const ThemaInterner *self)
{
  return self->size;
}
