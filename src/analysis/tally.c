/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/tally-private.h"

#include <string.h>

/* A document of the tally where it came from. */
typedef struct
{
  guint32 pass, document;
} Origin;

/* What the passes hold, while it is put in order. */
typedef struct
{
  GPtrArray *passes;    /* borrowed */
  Origin *origins;      /* owned: of the documents, group by group */
  guint64 *frequencies; /* owned, by the thing's number in the passes */
  guint32 *documents;   /* owned: likewise, documents that hold it */
  guint32 *numbers;     /* owned: likewise, its number in the tally; THEMA_NO_ID: left out */
} Job;

static const ThemaTallyPass *
pass_at (const Job *job, guint i)
{
  return g_ptr_array_index (job->passes, i);
}

static ThemaTallyState *
state_at (const Job *job, guint i)
{
  return ((ThemaPass *) g_ptr_array_index (job->passes, i))->state;
}

/* The documents of all passes group by group, and in a group as they come. */
static void
order_documents (ThemaTally *self, Job *job)
{
  guint32 *starts = self->group_starts;
  for (guint p = 0; p < job->passes->len; p++)
    for (guint32 i = 0; i < state_at (job, p)->n_documents; i++)
      if (pass_at (job, p)->groups[i] != THEMA_NO_ID)
        starts[pass_at (job, p)->groups[i] + 1]++;
  for (guint32 group = 0; group < self->n_groups; group++)
    starts[group + 1] += starts[group];
  self->n_documents = starts[self->n_groups];
  self->sizes = g_new (guint32, MAX (self->n_documents, 1));
  job->origins = g_new (Origin, MAX (self->n_documents, 1));
  g_autofree guint32 *next = g_memdup2 (starts, (self->n_groups + 1) * sizeof *starts);
  for (guint p = 0; p < job->passes->len; p++)
    for (guint32 i = 0; i < state_at (job, p)->n_documents; i++)
      {
        guint32 group = pass_at (job, p)->groups[i];
        if (group == THEMA_NO_ID)
          continue;
        guint32 at = next[group]++, size = state_at (job, p)->sizes[i];
        job->origins[at] = (Origin){ p, i };
        self->sizes[at] = size;
        self->group_sizes[group] += size;
        self->size += size;
      }
}

static const ThemaTallyEntry *
entries_of (const Job *job, guint32 document, gsize *n)
{
  const Origin *origin = &job->origins[document];
  return thema_lists_get (state_at (job, origin->pass)->lists, origin->document, n);
}

static void
count_things (const ThemaTally *self, Job *job)
{
  gsize n;
  for (guint32 document = 0; document < self->n_documents; document++)
    {
      const ThemaTallyEntry *entries = entries_of (job, document, &n);
      for (gsize i = 0; i < n; i++)
        {
          job->frequencies[entries[i].thing] += entries[i].count;
          job->documents[entries[i].thing]++;
        }
    }
}

/* Numbers the things that are frequent enough, and makes room for their postings. */
static void
choose_things (ThemaTally *self, Job *job, guint32 n_things, guint64 min_frequency,
               guint32 min_documents)
{
  gsize n_postings = 0;
  self->things = g_new (guint32, MAX (n_things, 1));
  self->starts = g_new (gsize, (gsize) n_things + 1);
  for (guint32 i = 0; i < n_things; i++)
    {
      job->numbers[i] = THEMA_NO_ID;
      if (job->frequencies[i] < min_frequency || job->documents[i] < min_documents)
        continue;
      job->numbers[i] = self->n_things;
      self->things[self->n_things] = i;
      self->starts[self->n_things++] = n_postings;
      n_postings += job->documents[i];
    }
  self->starts[self->n_things] = n_postings;
  self->postings = g_new (ThemaPosting, MAX (n_postings, 1));
}

static void
fill (ThemaTally *self, const Job *job)
{
  gsize n;
  g_autofree gsize *next
      = g_memdup2 (self->starts, ((gsize) self->n_things + 1) * sizeof *self->starts);
  for (guint32 document = 0; document < self->n_documents; document++)
    {
      const ThemaTallyEntry *entries = entries_of (job, document, &n);
      for (gsize i = 0; i < n; i++)
        {
          guint32 thing = job->numbers[entries[i].thing];
          if (thing != THEMA_NO_ID)
            self->postings[next[thing]++] = (ThemaPosting){ document, entries[i].count };
        }
    }
}

ThemaTally *
thema_tally_new (GPtrArray *passes, guint32 n_groups, guint32 n_things, guint64 min_frequency,
                 guint32 min_documents)
{
  ThemaTally *self = g_new0 (ThemaTally, 1);
  Job job = { .passes = passes,
              .frequencies = g_new0 (guint64, MAX (n_things, 1)),
              .documents = g_new0 (guint32, MAX (n_things, 1)),
              .numbers = g_new0 (guint32, MAX (n_things, 1)) };
  self->n_groups = n_groups;
  self->group_starts = g_new0 (guint32, n_groups + 1);
  self->group_sizes = g_new0 (guint64, MAX (n_groups, 1));
  for (guint p = 0; p < passes->len; p++)
    thema_lists_seal (state_at (&job, p)->lists, state_at (&job, p)->n_documents);
  order_documents (self, &job);
  count_things (self, &job);
  choose_things (self, &job, n_things, min_frequency, min_documents);
  fill (self, &job);
  g_free (job.origins);
  g_free (job.frequencies);
  g_free (job.documents);
  g_free (job.numbers);
  return self;
}

void
thema_tally_free (ThemaTally *self)
{
  if (self == NULL)
    return;
  g_free (self->group_starts);
  g_free (self->group_sizes);
  g_free (self->sizes);
  g_free (self->things);
  g_free (self->starts);
  g_free (self->postings);
  g_free (self);
}

/* The first posting at or behind `from` of a document that is not before `document`. */
static gsize
lower_bound (const ThemaPosting *postings, gsize from, gsize to, guint32 document)
{
  while (from < to)
    {
      gsize middle = from + (to - from) / 2;
      if (postings[middle].document < document)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

gsize
thema_tally_find (const ThemaTally *self, guint32 thing, guint32 group,
                  const ThemaPosting **postings)
{
  gsize end = self->starts[thing + 1];
  gsize first = lower_bound (self->postings, self->starts[thing], end, self->group_starts[group]);
  gsize last = lower_bound (self->postings, first, end, self->group_starts[group + 1]);
  *postings = self->postings + first;
  return last - first;
}
