/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The permutation test over documents. Under the hypothesis that documents were dealt to the groups
 * by chance, every way to deal them out in groups of the same numbers of documents is as likely. A
 * permutation is one such way, the same for all rows; a row counts those in which the rates of its
 * two sides differ at least as much as they do. */
#include "analysis/keyness-private.h"

#include "base/parallel.h"
#include "stats/random.h"

#include <string.h>

/* Permutations that a thread takes at once, and after how many there is news of them. */
#define STEP 4
#define BATCH 100

typedef struct
{
  ThemaKeyness *keyness;  /* borrowed */
  const guint32 *labels;  /* borrowed: each document's group as it is */
  ThemaSortKey *by_thing; /* owned: all rows (items) by their things (keys) */
  double *observed;       /* owned, by row: the difference of the rates */
  gsize first;            /* the batch's first permutation */
  GMutex mutex;           /* over the rows' numbers */
} Job;

/* What one thread needs; all owned. */
typedef struct
{
  ThemaRandom *random;
  guint32 *labels;     /* each document's group in this permutation */
  guint64 *sizes;      /* each group's tokens in it */
  guint64 *counts;     /* a thing's, by group */
  guint32 *n_reaching; /* by row */
} Worker;

static void
worker_init (Worker *self, const Job *job)
{
  const ThemaTally *tally = job->keyness->tally;
  self->random = thema_random_new (job->keyness->options.seed, 0);
  self->labels = g_new (guint32, MAX (tally->n_documents, 1));
  self->sizes = g_new (guint64, MAX (tally->n_groups, 1));
  self->counts = g_new0 (guint64, MAX (tally->n_groups, 1));
  self->n_reaching = g_new0 (guint32, MAX (job->keyness->n_rows, 1));
}

static void
worker_clear (Worker *self)
{
  thema_random_free (self->random);
  g_free (self->labels);
  g_free (self->sizes);
  g_free (self->counts);
  g_free (self->n_reaching);
}

/* Deals the documents out anew, by random numbers that are this permutation's own. */
static void
deal (Worker *self, const Job *job, guint32 permutation)
{
  const ThemaTally *tally = job->keyness->tally;
  memcpy (self->labels, job->labels, tally->n_documents * sizeof *self->labels);
  thema_random_set (self->random, job->keyness->options.seed, permutation);
  thema_random_shuffle (self->random, self->labels, tally->n_documents);
  memset (self->sizes, 0, tally->n_groups * sizeof *self->sizes);
  for (guint32 i = 0; i < tally->n_documents; i++)
    self->sizes[self->labels[i]] += tally->sizes[i];
}

/* The rows of one thing, which begin at `first`; how many. */
static gsize
try_thing (Worker *self, const Job *job, gsize first)
{
  const ThemaKeyness *keyness = job->keyness;
  const ThemaTally *tally = keyness->tally;
  guint32 thing = (guint32) job->by_thing[first].key;
  double total = (double) keyness->totals[thing], size = (double) tally->size;
  gsize from = tally->starts[thing], to = tally->starts[thing + 1], i;
  for (gsize k = from; k < to; k++)
    self->counts[self->labels[tally->postings[k].document]] += tally->postings[k].count;
  for (i = first; i < keyness->n_rows && job->by_thing[i].key == thing; i++)
    {
      gsize row = job->by_thing[i].item;
      guint32 group = keyness->rows[row].comparison;
      double difference = thema_key_rate_difference ((double) self->counts[group],
                                                     (double) self->sizes[group], total, size);
      self->n_reaching[row] += thema_key_reaches (difference, job->observed[row]);
    }
  for (gsize k = from; k < to; k++)
    self->counts[self->labels[tally->postings[k].document]] = 0;
  return i - first;
}

static void
permute_some (gpointer data, gsize from, gsize to)
{
  Job *job = data;
  ThemaKeyness *keyness = job->keyness;
  Worker worker;
  worker_init (&worker, job);
  for (gsize permutation = from; permutation < to; permutation++)
    {
      deal (&worker, job, (guint32) (job->first + permutation));
      for (gsize i = 0; i < keyness->n_rows;)
        i += try_thing (&worker, job, i);
    }
  g_mutex_lock (&job->mutex);
  for (gsize i = 0; i < keyness->n_rows; i++)
    keyness->rows[i].n_reaching += worker.n_reaching[i];
  g_mutex_unlock (&job->mutex);
  worker_clear (&worker);
}

static void
prepare_rows (Job *job)
{
  const ThemaKeyness *keyness = job->keyness;
  job->by_thing = g_new (ThemaSortKey, MAX (keyness->n_rows, 1));
  job->observed = g_new (double, MAX (keyness->n_rows, 1));
  for (gsize i = 0; i < keyness->n_rows; i++)
    {
      const ThemaKeynessRow *row = &keyness->rows[i];
      job->by_thing[i] = (ThemaSortKey){ row->thing, i };
      job->observed[i] = thema_key_rate_difference (
          (double) row->frequencies[THEMA_SIDE_TARGET],
          (double) thema_keyness_size (keyness, row->comparison, THEMA_SIDE_TARGET),
          (double) keyness->totals[row->thing], (double) keyness->tally->size);
    }
  thema_sort_keys (job->by_thing, keyness->n_rows);
}

void
thema_keyness_permute (ThemaKeyness *self)
{
  const ThemaTally *tally = self->tally;
  if (self->options.n_permutations == 0)
    return;
  g_autofree guint32 *labels = g_new (guint32, MAX (tally->n_documents, 1));
  for (guint32 group = 0; group < tally->n_groups; group++)
    for (guint32 i = tally->group_starts[group]; i < tally->group_starts[group + 1]; i++)
      labels[i] = group;
  Job job = { .keyness = self, .labels = labels };
  g_mutex_init (&job.mutex);
  prepare_rows (&job);
  for (gsize n = self->options.n_permutations; job.first < n; job.first += BATCH)
    {
      thema_progress_report (self->options.progress, job.first, n);
      thema_parallel_for (MIN (BATCH, n - job.first), STEP, self->options.n_threads, permute_some,
                          &job);
    }
  g_mutex_clear (&job.mutex);
  g_free (job.by_thing);
  g_free (job.observed);
}
