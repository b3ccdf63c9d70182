/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/claims.h"

#include "base/interner.h"

/* A place of the table; it is empty unless it was filled since the last reset. */
typedef struct
{
  guint64 key; /* space and token */
  guint32 owner;
  guint32 age;
} Entry;

struct _ThemaClaims
{
  Entry *entries; /* owned: open addressing, a power of two, at most half full */
  gsize mask, n_entries;
  guint32 age;
};

ThemaClaims *
thema_claims_new (void)
{
  ThemaClaims *self = g_new0 (ThemaClaims, 1);
  self->mask = 255;
  self->entries = g_new0 (Entry, self->mask + 1);
  self->age = 1;
  return self;
}

void
thema_claims_free (ThemaClaims *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self);
}

void
thema_claims_reset (ThemaClaims *self)
{
  self->n_entries = 0;
  if (++self->age > 0)
    return;
  for (gsize i = 0; i <= self->mask; i++)
    self->entries[i].age = 0;
  self->age = 1;
}

/* The entry of a token, or the empty one where it belongs. */
static Entry *
find (const ThemaClaims *self, guint64 key)
{
  gsize i = (gsize) (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32) & self->mask;
  while (self->entries[i].age == self->age && self->entries[i].key != key)
    i = (i + 1) & self->mask;
  return &self->entries[i];
}

static guint64
key_of (guint32 space, guint32 token)
{
  return (guint64) space << 32 | token;
}

static void
grow (ThemaClaims *self)
{
  Entry *old = self->entries;
  gsize n = self->mask + 1;
  self->mask = 2 * n - 1;
  self->entries = g_new0 (Entry, self->mask + 1);
  for (gsize i = 0; i < n; i++)
    if (old[i].age == self->age)
      *find (self, old[i].key) = old[i];
  g_free (old);
}

guint32
thema_claims_find (const ThemaClaims *self, guint32 space, guint32 start, guint32 end)
{
  for (guint32 token = start; token < end; token++)
    {
      const Entry *entry = find (self, key_of (space, token));
      if (entry->age == self->age)
        return entry->owner;
    }
  return THEMA_NO_ID;
}

void
thema_claims_take (ThemaClaims *self, guint32 space, guint32 start, guint32 end, guint32 owner)
{
  for (guint32 token = start; token < end; token++)
    {
      Entry *entry = find (self, key_of (space, token));
      if (entry->age == self->age)
        continue;
      *entry = (Entry){ key_of (space, token), owner, self->age };
      if (2 * ++self->n_entries > self->mask)
        grow (self);
    }
}
