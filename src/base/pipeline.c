/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pipeline.h"

/* How many items may be under way for each worker: enough that none waits for the consumer, few
 * enough that memory stays small. */
#define ITEMS_PER_WORKER 3

typedef struct
{
  gpointer item;
  GError *error; /* owned: why the work failed */
  gboolean done;
} Place;

typedef struct
{
  const ThemaPipeline *pipeline;
  GMutex mutex;
  GCond work_ready;
  GCond work_done;
  Place *ring; /* borrowed */
  guint64 capacity;
  guint64 produced, taken, consumed; /* items so far; place = number % capacity */
  gboolean closed;                   /* nothing more will be produced */
} Queue;

typedef struct
{
  Queue *queue;
  gpointer state;
} Worker;

static gpointer
worker_main (gpointer data)
{
  Worker *worker = data;
  Queue *queue = worker->queue;
  g_mutex_lock (&queue->mutex);
  for (;;)
    {
      while (queue->taken == queue->produced && !queue->closed)
        g_cond_wait (&queue->work_ready, &queue->mutex);
      if (queue->taken == queue->produced)
        break;
      Place *place = &queue->ring[queue->taken++ % queue->capacity];
      g_mutex_unlock (&queue->mutex);
      queue->pipeline->work (place->item, worker->state, &place->error);
      g_mutex_lock (&queue->mutex);
      place->done = TRUE;
      g_cond_signal (&queue->work_done);
    }
  g_mutex_unlock (&queue->mutex);
  return NULL;
}

static void
push (Queue *queue, gpointer item)
{
  g_mutex_lock (&queue->mutex);
  queue->ring[queue->produced++ % queue->capacity] = (Place){ item, NULL, FALSE };
  g_cond_signal (&queue->work_ready);
  g_mutex_unlock (&queue->mutex);
}

/* Waits for the oldest item and hands it on. After a failure items are only thrown away. */
static void
pop (Queue *queue, gpointer user_data, GError **failure)
{
  Place *place = &queue->ring[queue->consumed++ % queue->capacity];
  g_mutex_lock (&queue->mutex);
  while (!place->done)
    g_cond_wait (&queue->work_done, &queue->mutex);
  g_mutex_unlock (&queue->mutex);
  if (*failure == NULL && place->error == NULL)
    {
      queue->pipeline->consume (place->item, user_data, failure);
      return;
    }
  queue->pipeline->discard (place->item);
  if (*failure == NULL)
    g_propagate_error (failure, g_steal_pointer (&place->error));
  g_clear_error (&place->error);
}

static void
feed (Queue *queue, gpointer user_data, GError **failure)
{
  gpointer item;
  g_autoptr (GError) produce_error = NULL;
  while (*failure == NULL && (item = queue->pipeline->produce (user_data, &produce_error)) != NULL)
    {
      push (queue, item);
      if (queue->produced - queue->consumed == queue->capacity)
        pop (queue, user_data, failure);
    }
  while (queue->consumed < queue->produced)
    pop (queue, user_data, failure);
  if (*failure == NULL && produce_error != NULL)
    g_propagate_error (failure, g_steal_pointer (&produce_error));
}

static gboolean
run_threaded (const ThemaPipeline *pipeline, gpointer user_data, gpointer *states, guint n_workers,
              GError **error)
{
  guint64 capacity = (guint64) n_workers * ITEMS_PER_WORKER;
  g_autofree Place *ring = g_new0 (Place, capacity);
  Queue queue = { .pipeline = pipeline, .ring = ring, .capacity = capacity };
  g_autofree Worker *workers = g_new0 (Worker, n_workers);
  g_autofree GThread **threads = g_new0 (GThread *, n_workers);
  g_mutex_init (&queue.mutex);
  g_cond_init (&queue.work_ready);
  g_cond_init (&queue.work_done);
  for (guint i = 0; i < n_workers; i++)
    {
      workers[i] = (Worker){ &queue, states[i] };
      threads[i] = g_thread_new ("thema-worker", worker_main, &workers[i]);
    }
  GError *failure = NULL;
  feed (&queue, user_data, &failure);
  g_mutex_lock (&queue.mutex);
  queue.closed = TRUE;
  g_cond_broadcast (&queue.work_ready);
  g_mutex_unlock (&queue.mutex);
  for (guint i = 0; i < n_workers; i++)
    g_thread_join (threads[i]);
  g_mutex_clear (&queue.mutex);
  g_cond_clear (&queue.work_ready);
  g_cond_clear (&queue.work_done);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
run_inline (const ThemaPipeline *pipeline, gpointer user_data, gpointer worker, GError **error)
{
  gpointer item;
  GError *failure = NULL;
  while ((item = pipeline->produce (user_data, &failure)) != NULL)
    {
      pipeline->work (item, worker, &failure);
      if (failure != NULL)
        pipeline->discard (item);
      else
        pipeline->consume (item, user_data, &failure);
      if (failure != NULL)
        break;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
thema_pipeline_run (const ThemaPipeline *pipeline, gpointer user_data, gpointer *workers,
                    guint n_workers, GError **error)
{
  g_return_val_if_fail (n_workers > 0, FALSE);
  if (n_workers == 1)
    return run_inline (pipeline, user_data, workers[0], error);
  return run_threaded (pipeline, user_data, workers, n_workers, error);
}
