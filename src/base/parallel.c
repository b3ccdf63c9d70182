/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/parallel.h"

typedef struct
{
  gsize n, step;
  void (*task) (gpointer user_data, gsize from, gsize to);
  gpointer user_data;
  gsize next; /* atomic: the first item that nobody has taken */
} Job;

static gpointer
work (gpointer data)
{
  Job *job = data;
  gsize from;
  while ((from = __atomic_fetch_add (&job->next, job->step, __ATOMIC_RELAXED)) < job->n)
    job->task (job->user_data, from, from + MIN (job->step, job->n - from));
  return NULL;
}

void
thema_parallel_for (gsize n, gsize step, guint n_threads,
                    void (*task) (gpointer user_data, gsize from, gsize to), gpointer user_data)
{
  g_return_if_fail (step > 0);
  Job job = { n, step, task, user_data, 0 };
  guint n_others = (guint) MIN (MAX (n_threads, 1) - 1, n / step);
  g_autofree GThread **others = g_new (GThread *, MAX (n_others, 1));
  for (guint i = 0; i < n_others; i++)
    others[i] = g_thread_new ("thema-worker", work, &job);
  work (&job);
  for (guint i = 0; i < n_others; i++)
    g_thread_join (others[i]);
}
