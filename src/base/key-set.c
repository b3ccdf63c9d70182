/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/key-set.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* Open addressing with linear probing, at most seven eighths full; 0 is an empty slot. */
struct _ThemaKeySet
{
  guint64 *slots; /* owned; 2^bits of them */
  guint bits;
  gsize size;
};

ThemaKeySet *
thema_key_set_new (void)
{
  ThemaKeySet *self = g_new0 (ThemaKeySet, 1);
  self->bits = 10;
  self->slots = g_new0 (guint64, (gsize) 1 << self->bits);
  return self;
}

void
thema_key_set_free (ThemaKeySet *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self);
}

/* The slot that has the key, or the empty one where it belongs. */
static guint64 *
find_slot (const ThemaKeySet *self, guint64 key)
{
  gsize mask = ((gsize) 1 << self->bits) - 1, at = (gsize) key & mask;
  while (self->slots[at] != 0 && self->slots[at] != key)
    at = (at + 1) & mask;
  return &self->slots[at];
}

static void
grow (ThemaKeySet *self)
{
  gsize n = (gsize) 1 << self->bits;
  g_autofree guint64 *old = self->slots;
  self->bits++;
  self->slots = g_new0 (guint64, 2 * n);
  for (gsize i = 0; i < n; i++)
    if (old[i] != 0)
      *find_slot (self, old[i]) = old[i];
}

gboolean
thema_key_set_add (ThemaKeySet *self, const char *bytes, gsize length)
{
  guint64 key = XXH3_64bits (bytes, length);
  key += key == 0;
  guint64 *slot = find_slot (self, key);
  if (*slot == key)
    return FALSE;
  *slot = key;
  self->size++;
  if (self->size > ((gsize) 1 << self->bits) / 8 * 7)
    grow (self);
  return TRUE;
}
