/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/bag.h"

#include <string.h>

/* Things lie far apart in memory: so many tokens before its turn a thing's slot is called for. */
#define AHEAD 16

/* Where a thing was met last. Sentences are numbered through all documents. */
typedef struct
{
  guint32 sentence; /* 0: nowhere yet */
  guint32 entry;    /* of the document of that sentence */
} Slot;

struct _ThemaBag
{
  const guint32 *things; /* borrowed: by form */
  Slot *slots;           /* owned, by thing */
  guint32 n_things;
  guint32 sentence;       /* the last one's number */
  ThemaBagEntry *entries; /* owned */
  guint32 n, capacity;
};

ThemaBag *
thema_bag_new (const guint32 *things, guint32 n_things)
{
  ThemaBag *self = g_new0 (ThemaBag, 1);
  self->things = things;
  self->n_things = n_things;
  self->slots = g_new0 (Slot, MAX (n_things, 1));
  return self;
}

void
thema_bag_free (ThemaBag *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self->entries);
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
      self->capacity = document->n_tokens;
      self->entries = g_new (ThemaBagEntry, self->capacity);
    }
  if (document->n_sentences > G_MAXUINT32 - self->sentence) /* numbers run out: start anew */
    {
      memset (self->slots, 0, self->n_things * sizeof (Slot));
      self->sentence = 0;
    }
}

/* Whether a token is the first of its thing cannot be foretold, so the loop does the same for all
 * and has no branch to go wrong. */
void
thema_bag_fill (ThemaBag *self, const ThemaDocument *document)
{
  prepare (self, document);
  const guint32 *things = self->things, *forms = document->forms;
  const guint32 before = self->sentence;
  Slot *slots = self->slots;
  ThemaBagEntry *entries = self->entries;
  guint32 sentence = before, n = 0, token = 0, last = document->n_tokens - 1;
  for (guint32 s = 0; s < document->n_sentences; s++)
    {
      sentence++;
      for (guint32 end = document->sentence_ends[s]; token < end; token++)
        {
          guint32 thing = things[forms[token]];
          __builtin_prefetch (&slots[things[forms[MIN (token + AHEAD, last)]]], 1);
          Slot *slot = &slots[thing];
          guint32 fresh = slot->sentence <= before;
          guint32 keep = fresh - 1; /* all bits, or none */
          guint32 at = (slot->entry & keep) | (n & ~keep);
          ThemaBagEntry *entry = &entries[at];
          entry->thing = thing;
          entry->count = (entry->count & keep) + 1;
          entry->sentences = (entry->sentences & keep) + (slot->sentence != sentence);
          *slot = (Slot){ sentence, at };
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
