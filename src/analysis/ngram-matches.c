/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many n-grams have some of the words of another one at the same places.
 *
 * Of five words there are 31 sets of places that are not empty, but only 16 shapes: sets that begin
 * at the first place. A set is a shape that was shifted, and the n-grams that match there are the
 * places where the shape stands with room before and behind it for the rest. So each shape is
 * sought once in the sequence, and counted by the room that it has. */
#include "analysis/ngrams.h"

#include "analysis/ngrams-private.h"
#include "base/parallel.h"

#define BATCH 64
#define PAIR 3 /* the shape of two neighbours, bits by places */
#define GAP 5  /* that of the first and the third word */

/* A shape is known by two parts of it, the second one some places behind the first. */
typedef enum
{
  PART_WORD,
  PART_PAIR,
  PART_GAP, /* by `gaps` of Job */
} PartKind;

typedef struct
{
  guint shape;
  guint span; /* places from the first to the last, both counted */
  PartKind first, second;
  guint offset; /* of the second part */
} Shape;

/* The second one must be counted before those behind it that have it for a part. The shape 31 is
 * the whole of the longest n-gram, whose frequency is known. */
static const Shape shapes[] = {
  { GAP, 3, PART_WORD, PART_WORD, 2 }, { PAIR, 2, PART_WORD, PART_WORD, 1 },
  { 9, 4, PART_WORD, PART_WORD, 3 },   { 17, 5, PART_WORD, PART_WORD, 4 },
  { 7, 3, PART_PAIR, PART_WORD, 2 },   { 11, 4, PART_PAIR, PART_WORD, 3 },
  { 13, 4, PART_WORD, PART_PAIR, 2 },  { 15, 4, PART_PAIR, PART_PAIR, 2 },
  { 19, 5, PART_PAIR, PART_WORD, 4 },  { 21, 5, PART_GAP, PART_WORD, 4 },
  { 25, 5, PART_WORD, PART_PAIR, 3 },  { 23, 5, PART_PAIR, PART_GAP, 2 },
  { 27, 5, PART_PAIR, PART_PAIR, 3 },  { 29, 5, PART_GAP, PART_PAIR, 3 },
};

typedef struct
{
  const ThemaSequence *sequence;
  const ThemaNgramSettings *settings;
  const guint32 *parts[3]; /* by kind, then by position */
  guint32 *gaps;           /* owned, the last of them; NULL where no shape needs it */
  ThemaNgrams *by_size;
  guint greatest; /* size */
} Job;

/* The occurrences of some keys by the room before and behind them. */
typedef struct
{
  guint span, room; /* places of the shape; the most room that matters, plus one */
  guint32 *counts;  /* owned: room * room a key */
} Rooms;

static void
rooms_init (Rooms *self, guint span, guint greatest, guint32 n_keys)
{
  self->span = span;
  self->room = greatest - span + 1;
  self->counts = g_new0 (guint32, (gsize) MAX (n_keys, 1) * self->room * self->room);
}

static inline void
rooms_add (Rooms *self, const ThemaSequence *sequence, guint32 key, guint32 p)
{
  guint most = self->room - 1;
  guint before = MIN (thema_reach_before (sequence, p), most);
  guint behind = MIN (thema_reach_from (sequence, p) - self->span, most);
  self->counts[((gsize) key * self->room + before) * self->room + behind]++;
}

/* From those that have just this much room to those that have at least so much. */
static void
rooms_sum (Rooms *self, guint32 n_keys)
{
  guint room = self->room;
  for (guint32 key = 0; key < n_keys; key++)
    {
      guint32 *counts = self->counts + (gsize) key * room * room;
      for (guint i = 0; i < room; i++)
        for (guint k = room - 1; k-- > 0;)
          counts[i * room + k] += counts[i * room + k + 1];
      for (guint i = room - 1; i-- > 0;)
        for (guint k = 0; k < room; k++)
          counts[i * room + k] += counts[(i + 1) * room + k];
    }
}

static inline guint32
rooms_get (const Rooms *self, guint32 key, guint before, guint behind)
{
  return self->counts[((gsize) key * self->room + before) * self->room + behind];
}

static inline guint64
key_at (const Job *job, const Shape *shape, guint32 p)
{
  return (guint64) job->parts[shape->first][p] << 32 | job->parts[shape->second][p + shape->offset];
}

/* Whether there is a shape at `p`, all of it in one run, and its key. */
static inline gboolean
is_at (const Job *job, const Shape *shape, guint32 p, guint64 *key)
{
  guint32 a = job->parts[shape->first][p], b = job->parts[shape->second][p + shape->offset];
  *key = (guint64) a << 32 | b;
  return thema_is_part (a) && thema_is_part (b)
         && thema_reach_from (job->sequence, p) >= shape->span;
}

/* The keys that stand in the n-grams listed, wherever. */
static void
collect_keys (const Job *job, const Shape *shape, ThemaKeyTable *table)
{
  for (guint size = shape->span; size <= job->greatest; size++)
    {
      const ThemaNgrams *ngrams = &job->by_size[size];
      for (guint32 i = 0; i < ngrams->n; i++)
        for (guint shift = 0; shift + shape->span <= size; shift++)
          {
            guint64 key = key_at (job, shape, ngrams->positions[i] + shift);
            thema_key_table_add (table, key, thema_key_hash (key));
          }
    }
}

static void
count_keys (const Job *job, const Shape *shape, const ThemaKeyTable *table, Rooms *rooms)
{
  guint32 positions[BATCH], n = job->sequence->n;
  guint64 keys[BATCH], hashes[BATCH];
  guint32 *gaps = shape->shape == GAP ? job->gaps : NULL;
  for (guint32 p = 0; p < n;)
    {
      guint filled = 0;
      for (; p < n && filled < BATCH; p++)
        {
          gboolean here = is_at (job, shape, p, &keys[filled]);
          hashes[filled] = thema_key_hash (keys[filled]);
          positions[filled] = p;
          if (here)
            thema_key_table_call (table, hashes[filled++]);
        }
      for (guint i = 0; i < filled; i++)
        {
          guint32 key = thema_key_table_find (table, keys[i], hashes[i]);
          if (key == G_MAXUINT32)
            continue;
          rooms_add (rooms, job->sequence, key, positions[i]);
          if (gaps != NULL)
            gaps[positions[i]] = key;
        }
    }
}

/* Tells the n-grams of each size and each shift of the shape. */
static void
hand_out (const Job *job, const Shape *shape, const ThemaKeyTable *table, const Rooms *rooms)
{
  for (guint size = shape->span; size <= job->greatest; size++)
    {
      ThemaNgrams *ngrams = &job->by_size[size];
      for (guint32 i = 0; i < ngrams->n; i++)
        for (guint shift = 0; shift + shape->span <= size; shift++)
          {
            guint64 key = key_at (job, shape, ngrams->positions[i] + shift);
            guint32 number = thema_key_table_find (table, key, thema_key_hash (key));
            ngrams->matching[((gsize) i << size) + (shape->shape << shift)]
                = rooms_get (rooms, number, shift, size - shape->span - shift);
          }
    }
}

static void
match_shape (const Job *job, const Shape *shape)
{
  ThemaKeyTable table;
  Rooms rooms;
  thema_key_table_init (&table, 0);
  collect_keys (job, shape, &table);
  rooms_init (&rooms, shape->span, job->greatest, table.n_keys);
  count_keys (job, shape, &table, &rooms);
  rooms_sum (&rooms, table.n_keys);
  hand_out (job, shape, &table, &rooms);
  thema_key_table_clear (&table);
  g_free (rooms.counts);
}

/* The shape of one word, which needs no keys. */
static void
match_words (const Job *job)
{
  const ThemaSequence *sequence = job->sequence;
  Rooms rooms;
  rooms_init (&rooms, 1, job->greatest, job->settings->n_terms);
  for (guint32 p = 0; p < sequence->n; p++)
    if (thema_is_part (sequence->words[p]))
      rooms_add (&rooms, sequence, sequence->words[p], p);
  rooms_sum (&rooms, job->settings->n_terms);
  for (guint size = 2; size <= job->greatest; size++)
    {
      ThemaNgrams *ngrams = &job->by_size[size];
      for (guint32 i = 0; i < ngrams->n; i++)
        for (guint shift = 0; shift < size; shift++)
          ngrams->matching[((gsize) i << size) + (1u << shift)] = rooms_get (
              &rooms, sequence->words[ngrams->positions[i] + shift], shift, size - 1 - shift);
    }
  g_free (rooms.counts);
}

/* Whether some n-gram has the shape and more. */
static gboolean
is_needed (const Job *job, const Shape *shape)
{
  gboolean full = shape->shape == (1u << shape->span) - 1;
  return shape->span + (full ? 1 : 0) <= job->greatest;
}

/* Task 0 is that of words; the shape GAP was counted before. */
static void
match_shapes (gpointer data, gsize from, gsize to)
{
  const Job *job = data;
  for (gsize i = from; i < to; i++)
    if (i == 0)
      match_words (job);
    else if (is_needed (job, &shapes[i]))
      match_shape (job, &shapes[i]);
}

/* All n-grams, and those that match everywhere. */
static void
match_ends (const ThemaSequence *sequence, ThemaNgrams *ngrams)
{
  guint size = ngrams->size;
  guint32 all = 0;
  for (guint32 p = 0; p < sequence->n; p++)
    all += thema_reach_from (sequence, p) >= size;
  for (guint32 i = 0; i < ngrams->n; i++)
    {
      guint32 *matching = ngrams->matching + ((gsize) i << size);
      matching[0] = all;
      matching[(1u << size) - 1] = ngrams->frequencies[i];
    }
}

void
thema_ngrams_match (const ThemaSequence *sequence, const ThemaNgramSettings *settings,
                    const guint32 *pairs, ThemaNgrams by_size[THEMA_MAX_NGRAM + 1])
{
  Job job = { .sequence = sequence,
              .settings = settings,
              .parts = { sequence->words, pairs, NULL },
              .by_size = by_size };
  for (guint size = 2; size <= THEMA_MAX_NGRAM; size++)
    if (settings->sizes[size])
      job.greatest = size;
  for (guint size = 2; size <= job.greatest; size++)
    by_size[size].matching = g_new0 (guint32, (gsize) MAX (by_size[size].n, 1) << size);
  if (job.greatest == THEMA_MAX_NGRAM)
    job.parts[PART_GAP] = job.gaps = thema_sequence_array (sequence);
  if (job.greatest > 2)
    match_shape (&job, &shapes[0]);
  thema_parallel_for (G_N_ELEMENTS (shapes), 1, settings->n_threads, match_shapes, &job);
  g_free (job.gaps);
  for (guint size = 2; size <= job.greatest; size++)
    if (settings->sizes[size])
      match_ends (sequence, &by_size[size]);
}
