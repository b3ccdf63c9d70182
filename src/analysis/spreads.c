/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/spreads.h"

#include "base/parallel.h"

/* Things lie far apart in memory: they are called for so many marks ahead. */
#define AHEAD 16

/* How often the part that is looked at has a thing. */
typedef struct
{
  guint32 part; /* the last one that had it, plus one */
  guint32 count;
} Pending;

typedef struct
{
  ThemaSpreads *spreads; /* borrowed, as is all here */
  const ThemaPlaces *places;
  const guint32 *documents; /* those that count, by their part, then in order */
  const guint32 *part_of;   /* by document; NULL: each is a part */
  guint32 n_documents;
  guint32 n_parts;
  guint64 *sizes; /* of the parts */
} Job;

static guint32
part_of (const Job *job, guint32 document)
{
  return job->part_of != NULL ? job->part_of[document] : document;
}

/* First run: frequencies, and the sizes of parts. */
static void
count (Job *job)
{
  ThemaSpreads *self = job->spreads;
  for (guint32 d = 0; d < job->places->n_documents; d++)
    {
      gsize n;
      guint64 size = 0;
      guint32 part = part_of (job, d);
      const guint32 *marks = thema_lists_get (job->places->lists, d, &n);
      for (gsize i = 0; part != THEMA_NO_ID && i < n; i++)
        {
          gboolean is_gap = (marks[i] & THEMA_PLACES_GAP) != 0;
          size += is_gap ? marks[i] & ~THEMA_PLACES_GAP : job->places->width;
          if (!is_gap)
            self->frequencies[marks[i]]++;
        }
      if (part != THEMA_NO_ID)
        job->sizes[part] += size;
    }
  for (guint32 i = 0; i < job->n_parts; i++)
    thema_parts_add (&self->parts, job->sizes[i]);
}

/* The documents that count, by their part: those of one part stay in their order. */
static guint32 *
order_documents (Job *job)
{
  guint32 n_documents = job->places->n_documents;
  guint32 *documents = g_new (guint32, MAX (n_documents, 1));
  g_autofree guint32 *next = g_new0 (guint32, (gsize) job->n_parts + 1);
  for (guint32 d = 0; d < n_documents; d++)
    if (part_of (job, d) != THEMA_NO_ID)
      {
        next[part_of (job, d) + 1]++;
        job->n_documents++;
      }
  for (guint32 i = 0; i < job->n_parts; i++)
    next[i + 1] += next[i];
  for (guint32 d = 0; d < n_documents; d++)
    if (part_of (job, d) != THEMA_NO_ID)
      documents[next[part_of (job, d)]++] = d;
  return documents;
}

static void
flush (const Job *job, guint32 thing, const Pending *pending)
{
  ThemaSpreads *self = job->spreads;
  if (pending->count > 0)
    thema_spread_add (&self->spreads[thing], &self->parts, self->frequencies[thing],
                      job->sizes[pending->part - 1], pending->count);
}

/* Parts one after the other. */
static void
run_parts (const Job *job)
{
  guint32 n_things = job->spreads->n_things;
  g_autofree Pending *pending = g_new0 (Pending, MAX (n_things, 1));
  for (guint32 d = 0; d < job->n_documents; d++)
    {
      gsize n;
      guint32 part = part_of (job, job->documents[d]) + 1;
      const guint32 *marks = thema_lists_get (job->places->lists, job->documents[d], &n);
      for (gsize i = 0; i < n; i++)
        {
          if (i + AHEAD < n && !(marks[i + AHEAD] & THEMA_PLACES_GAP))
            {
              __builtin_prefetch (&pending[marks[i + AHEAD]], 1);
              __builtin_prefetch (&job->spreads->spreads[marks[i + AHEAD]], 1);
            }
          if (marks[i] & THEMA_PLACES_GAP)
            continue;
          Pending *entry = &pending[marks[i]];
          if (entry->part != part)
            {
              flush (job, marks[i], entry);
              *entry = (Pending){ part, 0 };
            }
          entry->count++;
        }
    }
  for (guint32 i = 0; i < n_things; i++)
    flush (job, i, &pending[i]);
}

/* All of the corpus in its order. What begins behind the last word is taken to be at it. */
static void
run_distances (const Job *job)
{
  ThemaSpreads *self = job->spreads;
  guint64 size = self->parts.size, position = 0;
  for (guint32 d = 0; size > 0 && d < job->places->n_documents; d++)
    {
      gsize n;
      const guint32 *marks = thema_lists_get (job->places->lists, d, &n);
      for (gsize i = 0; part_of (job, d) != THEMA_NO_ID && i < n; i++)
        {
          guint32 thing = marks[i];
          if (i + AHEAD < n && !(marks[i + AHEAD] & THEMA_PLACES_GAP))
            __builtin_prefetch (&self->distances[marks[i + AHEAD]], 1);
          if (thing & THEMA_PLACES_GAP)
            {
              position += thing & ~THEMA_PLACES_GAP;
              continue;
            }
          thema_distances_add (&self->distances[thing], size, self->frequencies[thing],
                               MIN (position, size - 1));
          position += job->places->width;
        }
    }
}

static void
run (gpointer user_data, gsize from, gsize to)
{
  for (gsize i = from; i < to; i++)
    if (i == 0)
      run_parts (user_data);
    else
      run_distances (user_data);
}

void
thema_spreads_init (ThemaSpreads *self, const ThemaPlaces *places, const ThemaGroups *groups,
                    guint n_threads)
{
  guint32 n_parts = groups != NULL ? groups->n : places->n_documents;
  gsize n = MAX (places->n_things, 1);
  *self = (ThemaSpreads){ .n_things = places->n_things,
                          .frequencies = g_new0 (guint64, n),
                          .spreads = g_new0 (ThemaSpread, n),
                          .distances = g_new0 (ThemaDistances, n) };
  g_autofree guint64 *sizes = g_new0 (guint64, MAX (n_parts, 1));
  Job job = { .spreads = self,
              .places = places,
              .part_of = groups != NULL ? groups->of_document : NULL,
              .n_parts = n_parts,
              .sizes = sizes };
  count (&job);
  g_autofree guint32 *documents = order_documents (&job);
  job.documents = documents;
  thema_parallel_for (2, 1, n_threads, run, &job);
}

void
thema_spreads_clear (ThemaSpreads *self)
{
  g_clear_pointer (&self->frequencies, g_free);
  g_clear_pointer (&self->spreads, g_free);
  g_clear_pointer (&self->distances, g_free);
}
