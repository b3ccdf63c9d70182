/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/key-table.h"

#include <string.h>

/* All bits set: a free slot. Its key may be the one that is looked for; then, too, the answer is
 * the number of no key. */
static void
allocate (ThemaKeyTable *self, guint64 n_slots)
{
  self->mask = n_slots - 1;
  self->slots = g_new (ThemaKeySlot, n_slots);
  memset (self->slots, 0xff, n_slots * sizeof *self->slots);
}

void
thema_key_table_init (ThemaKeyTable *self, gsize n_expected)
{
  guint64 n_slots = 1024;
  while (2 * n_slots < 3 * (guint64) n_expected)
    n_slots *= 2;
  self->n_keys = 0;
  allocate (self, n_slots);
}

void
thema_key_table_clear (ThemaKeyTable *self)
{
  g_clear_pointer (&self->slots, g_free);
}

static ThemaKeySlot *
find_slot (const ThemaKeyTable *self, guint64 key, guint64 hash)
{
  guint64 i = hash & self->mask;
  while (self->slots[i].number != G_MAXUINT32 && self->slots[i].key != key)
    i = (i + 1) & self->mask;
  return &self->slots[i];
}

static void
grow (ThemaKeyTable *self)
{
  g_autofree ThemaKeySlot *slots = self->slots;
  guint64 n_slots = self->mask + 1;
  allocate (self, 2 * n_slots);
  for (guint64 i = 0; i < n_slots; i++)
    if (slots[i].number != G_MAXUINT32)
      *find_slot (self, slots[i].key, thema_key_hash (slots[i].key)) = slots[i];
}

guint32
thema_key_table_add (ThemaKeyTable *self, guint64 key, guint64 hash)
{
  ThemaKeySlot *slot = find_slot (self, key, hash);
  if (slot->number != G_MAXUINT32)
    return slot->number;
  if (3 * (guint64) self->n_keys >= 2 * self->mask)
    {
      grow (self);
      slot = find_slot (self, key, hash);
    }
  *slot = (ThemaKeySlot){ key, self->n_keys };
  return self->n_keys++;
}
