/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/resample.h"

#include "base/parallel.h"

/* Replicates that a thread draws, and rows whose intervals it makes, in one go. */
#define DRAWS 16
/* Replicates between two reports of progress. */
#define BATCH 256
#define INTERVALS 8
/* Values of replicates that are kept at once; rows beyond them wait for another round of the same
 * draws. */
#define MAX_VALUES (32 * 1024 * 1024)
#define MAX_MEASURES 8

struct _ThemaResample
{
  guint32 n_documents;
  guint32 *common;       /* owned, by document */
  GArray *counts;        /* owned, of ThemaDocumentCount: one variable behind the other */
  GArray *ends;          /* owned, of gsize: where each variable ends */
  GArray *common_values; /* owned, of guint32: the different values of `common`, rising */
  guint32 *value_of;     /* owned: the place of each document's in that list */
  guint64 *n_value;      /* owned: documents with each */
};

/* What the threads work on. */
typedef struct
{
  const ThemaResample *self; /* borrowed, as is all here */
  const ThemaResampleClass *class;
  const ThemaResampleRow *rows;
  gsize n_rows, n_replicates;
  gsize first; /* replicate of those that are drawn now */
  guint64 seed;
  const guint8 *used; /* by variable: whether a row has it */
  double *values;     /* by row, measure and replicate */
  double *estimates;
  ThemaBootstrap *intervals;
} Job;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return (x > y) - (x < y);
}

/* Finds the different values of the common variable, so that documents that differ in nothing else
 * are left out together. */
static void
list_common_values (ThemaResample *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->common_values = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_vals (all, self->common, self->n_documents);
  g_array_sort (all, compare_values);
  for (guint i = 0; i < all->len; i++)
    {
      guint32 value = g_array_index (all, guint32, i);
      if (i == 0 || value != g_array_index (all, guint32, i - 1))
        g_array_append_val (self->common_values, value);
    }
  self->n_value = g_new0 (guint64, MAX (self->common_values->len, 1));
  self->value_of = g_new (guint32, MAX (self->n_documents, 1));
  for (guint32 i = 0; i < self->n_documents; i++)
    {
      guint place = 0;
      g_array_binary_search (self->common_values, &self->common[i], compare_values, &place);
      self->value_of[i] = place;
      self->n_value[place]++;
    }
}

ThemaResample *
thema_resample_new (const guint32 *common, guint32 n_documents)
{
  ThemaResample *self = g_new0 (ThemaResample, 1);
  self->n_documents = n_documents;
  self->common = g_memdup2 (common, n_documents * sizeof *common);
  /* Where no variable counts anything, the counts have an address all the same. */
  self->counts = g_array_sized_new (FALSE, FALSE, sizeof (ThemaDocumentCount), 1);
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  list_common_values (self);
  return self;
}

void
thema_resample_free (ThemaResample *self)
{
  if (self == NULL)
    return;
  g_free (self->common);
  g_free (self->value_of);
  g_free (self->n_value);
  g_array_unref (self->counts);
  g_array_unref (self->ends);
  g_array_unref (self->common_values);
  g_free (self);
}

guint32
thema_resample_add (ThemaResample *self, const ThemaDocumentCount *counts, gsize n)
{
  if (n > 0)
    g_array_append_vals (self->counts, counts, (guint) n);
  gsize end = self->counts->len;
  g_array_append_val (self->ends, end);
  return self->ends->len - 1;
}

static const ThemaDocumentCount *
counts_of (const ThemaResample *self, guint32 variable, gsize *n)
{
  gsize start = variable > 0 ? g_array_index (self->ends, gsize, variable - 1) : 0;
  *n = g_array_index (self->ends, gsize, variable) - start;
  return (const ThemaDocumentCount *) (gpointer) self->counts->data + start;
}

/* The sum of a variable over documents that were drawn `times` over; NULL: once each. */
static guint64
sum_of (const ThemaResample *self, guint32 variable, const guint32 *times)
{
  gsize n;
  const ThemaDocumentCount *counts = counts_of (self, variable, &n);
  guint64 sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += (guint64) counts[i].count * (times != NULL ? times[counts[i].document] : 1);
  return sum;
}

static guint64
sum_common (const ThemaResample *self, const guint32 *times)
{
  guint64 sum = 0;
  for (guint32 i = 0; i < self->n_documents; i++)
    sum += (guint64) self->common[i] * (times != NULL ? times[i] : 1);
  return sum;
}

/* One replicate of all rows. */
static void
measure_replicate (const Job *job, const guint32 *times, guint64 *sums, gsize replicate)
{
  const ThemaResample *self = job->self;
  const ThemaResampleClass *class = job->class;
  guint64 common = sum_common (self, times);
  for (guint32 v = 0; v < self->ends->len; v++)
    if (job->used[v])
      sums[v] = sum_of (self, v, times);
  for (gsize row = 0; row < job->n_rows; row++)
    {
      guint64 own[THEMA_RESAMPLE_VARIABLES];
      double measures[MAX_MEASURES];
      for (guint i = 0; i < class->n_variables; i++)
        own[i] = sums[job->rows[row].variables[i]];
      class->measure (own, common, self->n_documents, measures);
      for (guint m = 0; m < class->n_measures; m++)
        job->values[(row * class->n_measures + m) * job->n_replicates + replicate] = measures[m];
    }
}

static void
draw (gpointer data, gsize from, gsize to)
{
  const Job *job = data;
  const ThemaResample *self = job->self;
  g_autofree guint32 *times = g_new (guint32, MAX (self->n_documents, 1));
  g_autofree guint64 *sums = g_new0 (guint64, MAX (self->ends->len, 1));
  g_autoptr (ThemaRandom) random = thema_random_new (job->seed, from);
  for (gsize replicate = job->first + from; replicate < job->first + to; replicate++)
    {
      thema_random_set (random, job->seed, replicate);
      thema_bootstrap_draw (random, self->n_documents, times);
      measure_replicate (job, times, sums, replicate);
    }
}

/* The row's measures with one document left out, for every document. */
typedef struct
{
  guint64 sums[THEMA_RESAMPLE_VARIABLES], common;
  GArray *values[MAX_MEASURES]; /* owned, of double */
  GArray *times;                /* owned, of guint64: documents that make the same difference */
} Jackknife;

static void
jackknife_init (Jackknife *self, const Job *job, const ThemaResampleRow *row)
{
  for (guint i = 0; i < job->class->n_variables; i++)
    self->sums[i] = sum_of (job->self, row->variables[i], NULL);
  self->common = sum_common (job->self, NULL);
  for (guint m = 0; m < job->class->n_measures; m++)
    self->values[m] = g_array_new (FALSE, FALSE, sizeof (double));
  self->times = g_array_new (FALSE, FALSE, sizeof (guint64));
}

static void
jackknife_clear (Jackknife *self, const Job *job)
{
  for (guint m = 0; m < job->class->n_measures; m++)
    g_array_unref (self->values[m]);
  g_array_unref (self->times);
}

static void
leave_out (Jackknife *self, const Job *job, const guint64 *counts, guint64 common, guint64 times)
{
  double measures[MAX_MEASURES];
  guint64 sums[THEMA_RESAMPLE_VARIABLES];
  for (guint i = 0; i < job->class->n_variables; i++)
    sums[i] = self->sums[i] - counts[i];
  job->class->measure (sums, self->common - common, job->self->n_documents - 1, measures);
  for (guint m = 0; m < job->class->n_measures; m++)
    g_array_append_val (self->values[m], measures[m]);
  g_array_append_val (self->times, times);
}

/* The documents in which one of the row's variables counts something, each for itself; then all
 * others, of which `rest` has by common value how many there are. */
static void
leave_out_each (Jackknife *self, const Job *job, const ThemaResampleRow *row, guint64 *rest)
{
  const ThemaResample *resample = job->self;
  const ThemaDocumentCount *next[THEMA_RESAMPLE_VARIABLES], *end[THEMA_RESAMPLE_VARIABLES];
  for (guint i = 0; i < job->class->n_variables; i++)
    {
      gsize n;
      next[i] = counts_of (resample, row->variables[i], &n);
      end[i] = next[i] + n;
    }
  for (;;)
    {
      guint64 counts[THEMA_RESAMPLE_VARIABLES] = { 0 };
      guint32 document = G_MAXUINT32;
      for (guint i = 0; i < job->class->n_variables; i++)
        if (next[i] < end[i])
          document = MIN (document, next[i]->document);
      if (document == G_MAXUINT32)
        break;
      for (guint i = 0; i < job->class->n_variables; i++)
        if (next[i] < end[i] && next[i]->document == document)
          counts[i] = next[i]++->count;
      rest[resample->value_of[document]]--;
      leave_out (self, job, counts, resample->common[document], 1);
    }
  const guint64 nothing[THEMA_RESAMPLE_VARIABLES] = { 0 };
  for (guint i = 0; i < resample->common_values->len; i++)
    if (rest[i] > 0)
      leave_out (self, job, nothing, g_array_index (resample->common_values, guint32, i), rest[i]);
}

static void
make_intervals (gpointer data, gsize from, gsize to)
{
  const Job *job = data;
  guint n_measures = job->class->n_measures;
  gsize n_values = job->self->common_values->len;
  for (gsize row = from; row < to; row++)
    {
      Jackknife jackknife;
      g_autofree guint64 *rest
          = g_memdup2 (job->self->n_value, MAX (n_values, 1) * sizeof (guint64));
      double *estimates = job->estimates + row * n_measures;
      jackknife_init (&jackknife, job, &job->rows[row]);
      job->class->measure (jackknife.sums, jackknife.common, job->self->n_documents, estimates);
      leave_out_each (&jackknife, job, &job->rows[row], rest);
      for (guint m = 0; m < n_measures; m++)
        {
          double acceleration = thema_jackknife_acceleration (
              (const double *) (gpointer) jackknife.values[m]->data,
              (const guint64 *) (gpointer) jackknife.times->data, jackknife.times->len);
          gsize at = row * n_measures + m;
          thema_bootstrap_interval (job->values + at * job->n_replicates, job->n_replicates,
                                    estimates[m], acceleration, &job->intervals[at]);
        }
      jackknife_clear (&jackknife, job);
    }
}

/* Draws all replicates of the job's rows; `before` rows of `n_all` had theirs. */
static void
draw_all (Job *job, gsize before, gsize n_all, guint n_threads, const ThemaProgress *progress)
{
  gsize n = job->n_replicates;
  for (job->first = 0; job->first < n; job->first += BATCH)
    {
      thema_progress_report (progress, before * n + job->n_rows * job->first, n_all * n);
      thema_parallel_for (MIN (BATCH, n - job->first), DRAWS, n_threads, draw, job);
    }
}

void
thema_resample_run (const ThemaResample *self, const ThemaResampleClass *class,
                    const ThemaResampleRow *rows, gsize n_rows, gsize n_replicates, guint64 seed,
                    guint n_threads, const ThemaProgress *progress, double *estimates,
                    ThemaBootstrap *intervals)
{
  g_return_if_fail (class->n_measures <= MAX_MEASURES && n_replicates > 0);
  gsize a_row = class->n_measures * n_replicates;
  gsize step = MIN (MAX (MAX_VALUES / a_row, 1), MAX (n_rows, 1));
  g_autofree double *values = g_new (double, step *a_row);
  for (gsize from = 0; from < n_rows; from += step)
    {
      g_autofree guint8 *used = g_new0 (guint8, MAX (self->ends->len, 1));
      gsize n = MIN (step, n_rows - from);
      for (gsize i = 0; i < n; i++)
        for (guint v = 0; v < class->n_variables; v++)
          used[rows[from + i].variables[v]] = TRUE;
      Job job = { .self = self,
                  .class = class,
                  .rows = rows + from,
                  .n_rows = n,
                  .n_replicates = n_replicates,
                  .seed = seed,
                  .used = used,
                  .values = values,
                  .estimates = estimates + from * class->n_measures,
                  .intervals = intervals + from * class->n_measures };
      draw_all (&job, from, n_rows, n_threads, progress);
      thema_parallel_for (n, INTERVALS, n_threads, make_intervals, &job);
    }
}
