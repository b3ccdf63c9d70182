/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/bag.h"

#include <string.h>

struct _ThemaBag
{
  const guint32 *things; /* borrowed: by form */
  /* Owned, by thing: the last sentence that held it, 0 for none, and from bit 32 on its entry in
   * that sentence's document. Sentences are numbered through all documents. */
  guint64 *slots;
  guint32 n_things;
  guint32 sentence;       /* the last one's number */
  ThemaBagEntry *entries; /* owned */
  guint32 *found;         /* owned: scratch, the thing of each token */
  guint32 n, capacity;
};

ThemaBag *
thema_bag_new (const guint32 *things, guint32 n_things)
{
  ThemaBag *self = g_new0 (ThemaBag, 1);
  self->things = things;
  self->n_things = n_things;
  self->slots = g_new0 (guint64, MAX (n_things, 1));
  return self;
}

void
thema_bag_free (ThemaBag *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self->entries);
  g_free (self->found);
  g_free (self);
}

/* Makes room for a document of all different things. */
static void
prepare (ThemaBag *self, const ThemaDocument *document)
{
  self->n = 0;
  if (document->n_tokens > self->capacity)
    {
      g_free (self->entries);
      g_free (self->found);
      self->capacity = document->n_tokens;
      self->entries = g_new (ThemaBagEntry, self->capacity);
      self->found = g_new (guint32, self->capacity);
    }
  if (document->n_sentences > G_MAXUINT32 - self->sentence) /* numbers run out: start anew */
    {
      memset (self->slots, 0, self->n_things * sizeof (guint64));
      self->sentence = 0;
    }
}

/* Things lie far apart in memory, so that all of a document's are called for before the first is
 * looked at. */
static void
find_things (ThemaBag *self, const ThemaDocument *document)
{
  const guint32 *things = self->things, *forms = document->forms;
  const guint64 *slots = self->slots;
  guint32 *found = self->found;
  for (guint32 i = 0; i < document->n_tokens; i++)
    {
      guint32 thing = things[forms[i]];
      __builtin_prefetch (&slots[thing], 1);
      found[i] = thing;
    }
}

/* Whether a token is the first of its thing cannot be foretold, so the loop does the same for all
 * and has no branch to go wrong. */
void
thema_bag_fill (ThemaBag *self, const ThemaDocument *document)
{
  prepare (self, document);
  find_things (self, document);
  const guint32 *found = self->found;
  const guint32 before = self->sentence;
  guint64 *slots = self->slots;
  ThemaBagEntry *entries = self->entries;
  guint32 sentence = before, n = 0, token = 0;
  for (guint32 s = 0; s < document->n_sentences; s++)
    {
      sentence++;
      for (guint32 end = document->sentence_ends[s]; token < end; token++)
        {
          guint32 thing = found[token];
          guint64 slot = slots[thing];
          guint32 fresh = (guint32) slot <= before;
          guint64 keep = (guint64) fresh - 1; /* all bits, or none */
          guint64 at = (slot >> 32 & keep) | (n & ~keep);
          guint64 fresh_here = (guint32) slot != sentence;
          ThemaBagEntry *entry = &entries[at];
          entry->thing = thing;
          entry->counts = (entry->counts & keep) + (fresh_here << 32) + 1;
          slots[thing] = at << 32 | sentence;
          n += fresh;
        }
    }
  self->sentence = sentence;
  self->n = n;
}

const ThemaBagEntry *
thema_bag_entries (const ThemaBag *self, guint32 *n)
{
  *n = self->n;
  return self->entries;
}
