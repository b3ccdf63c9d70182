/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for keys, from 0 in the order in which keys are added: made for many millions of keys
 * that are looked up in bulk. A caller hashes a batch of keys, says for each where it will look,
 * and then looks: so that the ways to memory run beside each other. */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 key;
  guint32 number; /* G_MAXUINT32 where there is no key */
} ThemaKeySlot;

typedef struct
{
  ThemaKeySlot *slots; /* owned: a power of two, at most two thirds of them taken */
  guint64 mask;
  guint32 n_keys;
} ThemaKeyTable;

void thema_key_table_init (ThemaKeyTable *self, gsize n_expected);
void thema_key_table_clear (ThemaKeyTable *self);

/* The finalizer of MurmurHash3 (Appleby, public domain): every bit of the key moves every bit. */
static inline guint64
thema_key_hash (guint64 key)
{
  key ^= key >> 33;
  key *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  key ^= key >> 33;
  key *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return key ^ key >> 33;
}

static inline void
thema_key_table_call (const ThemaKeyTable *self, guint64 hash)
{
  __builtin_prefetch (&self->slots[hash & self->mask]);
}

/* G_MAXUINT32 when there is no such key. */
static inline guint32
thema_key_table_find (const ThemaKeyTable *self, guint64 key, guint64 hash)
{
  guint64 i = hash & self->mask;
  while (self->slots[i].key != key && self->slots[i].number != G_MAXUINT32)
    i = (i + 1) & self->mask;
  return self->slots[i].number;
}

/* The key's number, a new one for a new key. Keys are less than 2^32 - 1. */
guint32 thema_key_table_add (ThemaKeyTable *self, guint64 key, guint64 hash);
