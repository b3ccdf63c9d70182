/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "codebook/passage-counts.h"

#include "base/interner.h"

/* A pattern and a passage. A passage of one token is the form's number, which needs no look at the
 * text; a longer one is that of its text behind those of all forms. */
typedef struct
{
  guint32 pattern, passage;
  guint64 count; /* 0: an empty place */
} Entry;

struct _ThemaPassageCounts
{
  const ThemaStore *store; /* borrowed */
  guint32 n_forms;
  ThemaInterner *texts; /* owned */
  Entry *entries;       /* owned: open addressing, a power of two, at most half full */
  guint32 mask, n_entries;
};

ThemaPassageCounts *
thema_passage_counts_new (const ThemaStore *store)
{
  ThemaPassageCounts *self = g_new0 (ThemaPassageCounts, 1);
  self->store = store;
  self->n_forms = thema_store_n_forms (store);
  self->texts = thema_interner_new ();
  self->mask = 1023;
  self->entries = g_new0 (Entry, (gsize) self->mask + 1);
  return self;
}

void
thema_passage_counts_free (ThemaPassageCounts *self)
{
  if (self == NULL)
    return;
  thema_interner_free (self->texts);
  g_free (self->entries);
  g_free (self);
}

/* The entry of the pair, or the empty one where it belongs. */
static inline Entry *
find_entry (Entry *entries, guint32 mask, guint32 pattern, guint32 passage)
{
  guint64 key = (guint64) pattern << 32 | passage;
  guint32 i = (guint32) (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32) & mask;
  while (entries[i].count > 0 && (entries[i].pattern != pattern || entries[i].passage != passage))
    i = (i + 1) & mask;
  return &entries[i];
}

static void
grow (ThemaPassageCounts *self)
{
  guint32 mask = 2 * self->mask + 1;
  Entry *entries = g_new0 (Entry, (gsize) mask + 1);
  for (guint32 i = 0; i <= self->mask; i++)
    if (self->entries[i].count > 0)
      *find_entry (entries, mask, self->entries[i].pattern, self->entries[i].passage)
          = self->entries[i];
  g_free (self->entries);
  self->entries = entries;
  self->mask = mask;
}

static void
add (ThemaPassageCounts *self, guint32 pattern, guint32 passage, guint64 count)
{
  Entry *entry = find_entry (self->entries, self->mask, pattern, passage);
  if (entry->count == 0)
    {
      *entry = (Entry){ pattern, passage, count };
      if (2 * ++self->n_entries > self->mask)
        grow (self);
      return;
    }
  entry->count += count;
}

void
thema_passage_counts_add_form (ThemaPassageCounts *self, guint32 pattern, guint32 form)
{
  add (self, pattern, form, 1);
}

void
thema_passage_counts_add_text (ThemaPassageCounts *self, guint32 pattern, const char *bytes,
                               gsize length)
{
  add (self, pattern, self->n_forms + thema_interner_add (self->texts, bytes, length), 1);
}

void
thema_passage_counts_merge (ThemaPassageCounts *self, const ThemaPassageCounts *other)
{
  for (guint32 i = 0; i <= other->mask; i++)
    {
      const Entry *entry = &other->entries[i];
      if (entry->count == 0)
        continue;
      guint32 passage = entry->passage;
      if (passage >= other->n_forms)
        {
          guint32 text = passage - other->n_forms;
          passage = self->n_forms
                    + thema_interner_add (self->texts, thema_interner_string (other->texts, text),
                                          thema_interner_length (other->texts, text));
        }
      add (self, entry->pattern, passage, entry->count);
    }
}

void
thema_passage_counts_foreach (const ThemaPassageCounts *self,
                              void (*visit) (guint32 pattern, ThemaSlice passage, guint64 count,
                                             gpointer user_data),
                              gpointer user_data)
{
  for (guint32 i = 0; i <= self->mask; i++)
    {
      const Entry *entry = &self->entries[i];
      if (entry->count == 0)
        continue;
      guint32 text = entry->passage - self->n_forms;
      ThemaSlice passage = entry->passage < self->n_forms
                               ? thema_store_form (self->store, entry->passage)
                               : (ThemaSlice){ thema_interner_string (self->texts, text),
                                               thema_interner_length (self->texts, text) };
      visit (entry->pattern, passage, entry->count, user_data);
    }
}
