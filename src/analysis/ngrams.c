/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which n-grams are frequent. An n-gram cannot be more frequent than the shorter ones in it, so
 * that those of n words are sought only where two frequent ones of n - 1 overlap. It is known by
 * the numbers of these two. */
#include "analysis/ngrams.h"

#include "analysis/ngrams-private.h"
#include "base/parallel.h"

#include <string.h>

/* Keys are counted in so many parts, by their hashes: each on a thread of its own, and few of them
 * in memory at a time. */
#define N_PARTS 4 /* 1 << PART_BITS */
#define PART_BITS 2
#define BATCH 64

void
thema_sequence_init (ThemaSequence *self, guint32 n, guint32 n_documents)
{
  gsize size = (gsize) n + THEMA_SEQUENCE_PADDING;
  *self = (ThemaSequence){ .n = n, .n_documents = n_documents };
  self->words = thema_sequence_array (self);
  self->reach = g_new0 (guint8, size);
  self->documents = g_new0 (guint32, MAX (n_documents, 1));
}

void
thema_sequence_clear (ThemaSequence *self)
{
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->reach, g_free);
  g_clear_pointer (&self->documents, g_free);
}

guint32 *
thema_sequence_array (const ThemaSequence *sequence)
{
  gsize size = (gsize) sequence->n + THEMA_SEQUENCE_PADDING;
  guint32 *array = g_new (guint32, size);
  memset (array, 0xff, size * sizeof *array);
  return array;
}

void
thema_ngrams_clear (ThemaNgrams *self)
{
  g_clear_pointer (&self->positions, g_free);
  g_clear_pointer (&self->frequencies, g_free);
  g_clear_pointer (&self->documents, g_free);
  g_clear_pointer (&self->nested, g_free);
  g_clear_pointer (&self->matching, g_free);
  self->n = 0;
}

static void
measure_terms (ThemaSequence *self)
{
  for (guint32 p = 0, end; p < self->n; p = end)
    {
      for (end = p; thema_is_part (self->words[end]);)
        end++;
      guint length = CLAMP (end - p, 2, THEMA_MAX_NGRAM);
      for (guint32 i = p; i < end; i++)
        self->reach[i] |= (guint8) ((length - 2) << 6);
      end = MAX (end, p + 1);
    }
}

static void
measure_reach (ThemaSequence *self)
{
  guint before = 0, from = 0;
  for (guint32 p = 0; p < self->n; p++)
    {
      self->reach[p] = (guint8) (before << 3);
      before = self->words[p] == THEMA_RUN_END ? 0 : MIN (before + 1, THEMA_REACH_MAX);
    }
  for (guint32 p = self->n; p-- > 0;)
    {
      from = self->words[p] == THEMA_RUN_END ? 0 : MIN (from + 1, THEMA_REACH_MAX);
      self->reach[p] |= (guint8) from;
    }
  measure_terms (self);
}

/* A word that is too rare cannot be in an n-gram that is not. */
static void
drop_rare_words (ThemaSequence *self, const ThemaNgramSettings *settings)
{
  g_autofree guint32 *counts = g_new0 (guint32, MAX (settings->n_terms, 1));
  for (guint32 p = 0; p < self->n; p++)
    if (thema_is_part (self->words[p]))
      counts[self->words[p]]++;
  for (guint32 p = 0; p < self->n; p++)
    if (thema_is_part (self->words[p]) && counts[self->words[p]] < settings->min_frequency)
      self->words[p] = THEMA_RUN_OTHER;
}

typedef struct
{
  guint32 position, frequency, documents, nested;
  guint32 last; /* document in which it was seen, plus one */
} Entry;

typedef struct
{
  const ThemaSequence *sequence;
  const ThemaNgramSettings *settings;
  const guint32 *parts; /* by position: the word, or the n-gram of one word less */
  guint32 *numbers;     /* by position, to be filled; NULL: nobody needs them */
  guint next_size;      /* of the greater n-grams that are listed next, or 0 */
  GMutex lock;          /* of these: */
  ThemaNgrams *found;
} Level;

typedef struct
{
  const Level *level;
  ThemaKeyTable table;
  Entry *entries; /* owned */
  gsize n_room;   /* entries */
} Part;

/* Positions whose keys are of the part, and these keys. */
typedef struct
{
  guint32 positions[BATCH];
  guint64 keys[BATCH], hashes[BATCH];
  guint n;
} Batch;

/* Takes positions from `*p` on, until the batch is full or `end` is reached. */
static void
fill_batch (const Level *level, gsize part, guint32 *p, guint32 end, Batch *batch)
{
  const guint32 *parts = level->parts;
  guint n = 0;
  for (; *p < end && n < BATCH; ++*p)
    {
      guint32 a = parts[*p], b = parts[*p + 1];
      if (!thema_is_part (a) || !thema_is_part (b))
        continue;
      guint64 key = (guint64) a << 32 | b, hash = thema_key_hash (key);
      batch->positions[n] = *p;
      batch->keys[n] = key;
      batch->hashes[n] = hash;
      n += hash >> (64 - PART_BITS) == part;
    }
  batch->n = n;
}

static Entry *
entry_at (Part *self, guint32 number)
{
  if (number >= self->n_room)
    {
      gsize before = self->n_room;
      self->n_room = MAX (2 * before, 1024);
      self->entries = g_renew (Entry, self->entries, self->n_room);
      memset (self->entries + before, 0, (self->n_room - before) * sizeof (Entry));
    }
  return &self->entries[number];
}

static void
count_batch (Part *self, const Batch *batch, guint32 document)
{
  const Level *level = self->level;
  for (guint i = 0; i < batch->n; i++)
    thema_key_table_call (&self->table, batch->hashes[i]);
  for (guint i = 0; i < batch->n; i++)
    {
      guint32 p = batch->positions[i];
      guint32 number = thema_key_table_add (&self->table, batch->keys[i], batch->hashes[i]);
      Entry *entry = entry_at (self, number);
      if (entry->frequency++ == 0)
        entry->position = p;
      if (entry->last != document + 1)
        {
          entry->last = document + 1;
          entry->documents++;
        }
      entry->nested
          += level->next_size > 0 && thema_reach_terms (level->sequence, p) >= level->next_size;
      if (level->numbers != NULL)
        level->numbers[p] = number;
    }
}

/* Appends the entries that are frequent enough, and returns by entry the number that it has from
 * now on. */
static guint32 *
keep_entries (Level *level, const Part *part)
{
  const ThemaNgramSettings *settings = level->settings;
  guint32 n = part->table.n_keys, n_kept = 0;
  guint32 *numbers = g_new (guint32, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    n_kept += numbers[i] = part->entries[i].frequency >= settings->min_frequency
                           && part->entries[i].documents >= settings->min_documents;
  g_mutex_lock (&level->lock);
  ThemaNgrams *found = level->found;
  guint32 next = found->n;
  gsize room = MAX ((gsize) found->n + n_kept, 1);
  found->n += n_kept;
  found->positions = g_renew (guint32, found->positions, room);
  found->frequencies = g_renew (guint32, found->frequencies, room);
  found->documents = g_renew (guint32, found->documents, room);
  found->nested = g_renew (guint32, found->nested, room);
  for (guint32 i = 0; i < n; i++)
    {
      const Entry *entry = &part->entries[i];
      if (!numbers[i])
        {
          numbers[i] = THEMA_RUN_END;
          continue;
        }
      found->positions[next] = entry->position;
      found->frequencies[next] = entry->frequency;
      found->documents[next] = entry->documents;
      found->nested[next] = entry->nested;
      numbers[i] = next++;
    }
  g_mutex_unlock (&level->lock);
  return numbers;
}

static void
count_part (Level *level, gsize which)
{
  const ThemaSequence *sequence = level->sequence;
  Part part = { .level = level };
  Batch batch;
  guint32 p = 0;
  thema_key_table_init (&part.table, sequence->n / (8 * N_PARTS));
  for (guint32 d = 0; d < sequence->n_documents; d++)
    while (p < sequence->documents[d])
      {
        fill_batch (level, which, &p, sequence->documents[d], &batch);
        count_batch (&part, &batch, d);
      }
  thema_key_table_clear (&part.table);
  g_autofree guint32 *numbers = keep_entries (level, &part);
  g_free (part.entries);
  if (level->numbers == NULL)
    return;
  for (p = 0; p < sequence->n;)
    {
      fill_batch (level, which, &p, sequence->n, &batch);
      for (guint i = 0; i < batch.n; i++)
        level->numbers[batch.positions[i]] = numbers[level->numbers[batch.positions[i]]];
    }
}

static void
count_parts (gpointer data, gsize from, gsize to)
{
  for (gsize part = from; part < to; part++)
    count_part (data, part);
}

static guint
next_size (const ThemaNgramSettings *settings, guint size)
{
  for (guint next = size + 1; next <= THEMA_MAX_NGRAM; next++)
    if (settings->sizes[next])
      return next;
  return 0;
}

/* The numbers by position of the n-grams of one word more, whose parts are given (transfer full);
 * NULL when `last`. */
static guint32 *
count_level (const ThemaSequence *sequence, const ThemaNgramSettings *settings,
             const guint32 *parts, guint size, gboolean last, ThemaNgrams *found)
{
  Level level = { .sequence = sequence,
                  .settings = settings,
                  .parts = parts,
                  .numbers = last ? NULL : thema_sequence_array (sequence),
                  .next_size = next_size (settings, size),
                  .found = found };
  found->size = size;
  g_mutex_init (&level.lock);
  thema_parallel_for (N_PARTS, 1, settings->n_threads, count_parts, &level);
  g_mutex_clear (&level.lock);
  return level.numbers;
}

/* Whether there is room for the counts of those found so far, which will be listed. */
static gboolean
is_room (const ThemaNgramSettings *settings, const ThemaNgrams by_size[THEMA_MAX_NGRAM + 1])
{
  guint64 n_cells = 0;
  for (guint size = 2; size <= THEMA_MAX_NGRAM; size++)
    if (settings->sizes[size])
      n_cells += (guint64) by_size[size].n << size;
  return n_cells <= settings->most_cells;
}

gboolean
thema_ngrams_count (ThemaSequence *sequence, const ThemaNgramSettings *settings,
                    ThemaNgrams by_size[THEMA_MAX_NGRAM + 1])
{
  g_autofree guint32 *pairs = NULL, *before = NULL;
  guint greatest = 2;
  while (next_size (settings, greatest) > 0)
    greatest = next_size (settings, greatest);
  measure_reach (sequence);
  drop_rare_words (sequence, settings);
  pairs = count_level (sequence, settings, sequence->words, 2, greatest == 2, &by_size[2]);
  for (guint size = 3; size <= greatest && is_room (settings, by_size); size++)
    {
      guint32 *numbers = count_level (sequence, settings, size == 3 ? pairs : before, size,
                                      size == greatest, &by_size[size]);
      g_free (before);
      before = numbers;
    }
  g_clear_pointer (&before, g_free);
  gboolean fits = is_room (settings, by_size);
  for (guint size = 2; size <= greatest; size++)
    if (!settings->sizes[size] || !fits)
      thema_ngrams_clear (&by_size[size]);
  if (fits)
    thema_ngrams_match (sequence, settings, pairs, by_size);
  return fits;
}
